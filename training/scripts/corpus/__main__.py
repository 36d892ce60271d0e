"""The corpus on the command line: ``python -m corpus --help``, run in training/scripts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from corpus import agreement, counts, markup, readers, records, validation

app = typer.Typer(add_completion=False, no_args_is_help=True)
Files = Annotated[list[Path], typer.Argument(help="JSON lines (.jsonl), or markup (any other suffix)", exists=True)]


def load(paths: list[Path]) -> tuple[list[records.Article], list[str]]:
    """Return the articles of ``paths``, and what could not be read."""
    articles, failures = [], []
    for path in paths:
        if path.suffix == ".jsonl":
            articles += records.read(path)
            continue
        for article_id, text in markup.split_articles(path.read_text(encoding="utf8")):
            try:
                articles.append(markup.parse(article_id, text))
            except markup.MarkupError as error:
                failures.append(str(error))
    return articles, failures


@app.command()
def check(
    paths: Files, doubts: Annotated[bool, typer.Option(help="list words that may lack a mark, too")] = False
) -> None:
    """Say what is wrong with the articles of PATHS; exit with 1 if something is."""
    articles, found = load(paths)
    for article in articles:
        found += validation.problems(article)
    found += validation.corpus_problems(articles)
    for line in found:
        typer.echo(line)
    for article in articles if doubts else ():
        for line in validation.doubts(article):
            typer.echo(f"perhaps: {line}")
    typer.echo(f"{len(articles)} articles, {len(found)} problems", err=True)
    raise typer.Exit(bool(found))


@app.command()
def count(paths: Files, short: Annotated[bool, typer.Option(help="only what stays under its goal")] = False) -> None:
    """Count what the articles of PATHS hold, beside their share of the corpus's goals."""
    articles, failures = load(paths)
    for failure in failures:
        typer.echo(failure, err=True)
    for row in counts.rows(articles):
        if row.short or not short:
            typer.echo(f"{row.name:42} {row.count:>8} of {row.asked:>8}{'   SHORT' if row.short else ''}")


@app.command()
def card(paths: Files) -> None:
    """Print the counts of the data card (training/corpus/README.md) for the articles of PATHS."""
    typer.echo(counts.card(load(paths)[0]))


@app.command()
def predictions(paths: Files, output: Annotated[Path, typer.Option("--output", "-o")]) -> None:
    """Write the core statements of PATHS in the form of `kg extract`, for a scorer to compare with others."""
    articles, failures = load(paths)
    typer.echo("\n".join(failures), err=True, nl=bool(failures))
    output.write_text("".join(f"{line}\n" for line in agreement.predictions(articles)), encoding="utf8")


@app.command()
def entities(paths: Files, output: Annotated[Path, typer.Option("--output", "-o")]) -> None:
    """Write the names of PATHS in the form that convert_entities.py and evaluate.py read."""
    articles, _ = load(paths)
    lines = [json.dumps(readers.entity_record(article), ensure_ascii=False) for article in articles]
    output.write_text("".join(f"{line}\n" for line in lines), encoding="utf8")


@app.command()
def mentions(first: Path, second: Path) -> None:
    """Print how far the mentions of two annotations agree, over the articles that are in both."""
    one, other = ({article.id: article for article in load([path])[0]} for path in (first, second))
    shared = sorted(set(one) & set(other))
    scores = agreement.mention_agreement([one[id] for id in shared], [other[id] for id in shared])
    for kind, score in scores.items():
        typer.echo(f"{kind:12} F1 {score:.3f}")


@app.command()
def pack(
    paths: Files, folder: Annotated[Path, typer.Option(help="the corpus; its split.csv says where an article goes")]
) -> None:
    """Put the articles of PATHS, in markup, into the corpus; those there with the same ids are replaced."""
    articles, found = load(paths)
    parts = records.read_split(folder)
    found += [f"{a.id}: not in split.csv; give it a part there" for a in articles if a.id not in parts]
    if found:
        typer.echo("\n".join(found), err=True)
        raise typer.Exit(1)
    for part in records.PARTS:
        path = folder / f"{part}.jsonl"
        kept = {article.id: article for article in records.read(path)} if path.exists() else {}
        kept.update({article.id: article for article in articles})
        records.write(path, [article for article in kept.values() if parts.get(article.id) == part])


@app.command()
def unpack(
    paths: Files, only: Annotated[list[str] | None, typer.Option("--id", help="only this article")] = None
) -> None:
    """Print the articles of PATHS in markup, to be corrected and packed again."""
    articles, _ = load(paths)
    typer.echo("\n".join(markup.render(article) for article in articles if not only or article.id in only))


if __name__ == "__main__":
    app()
