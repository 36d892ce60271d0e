"""The corpus on the command line: ``python -m corpus --help``, run in training/scripts."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from corpus import agreement, counts, markup, readers, records, validation

app = typer.Typer(add_completion=False, no_args_is_help=True)
Files = Annotated[list[Path], typer.Argument(help="JSON lines (.jsonl), or markup (any other suffix)", exists=True)]
File = Annotated[Path, typer.Argument(exists=True, dir_okay=False)]
Output = Annotated[Path, typer.Option("--output", "-o")]


def read(paths: Iterable[Path]) -> tuple[list[records.Article], list[str]]:
    """Return the articles of ``paths``, and what could not be read; markup without an article is such a thing."""
    articles: list[records.Article] = []
    failures: list[str] = []
    for path in paths:
        if path.suffix == ".jsonl":
            for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
                try:
                    articles.append(records.from_json(line))
                except (ValueError, KeyError, TypeError) as error:
                    failures.append(f"{path}, line {number}: not an annotated article: {error!r}")
        else:
            blocks = list(markup.split_articles(path.read_text(encoding="utf8")))
            if not blocks:
                failures.append(f"{path}: no article; each begins with a line '=== its-id'")
            for article_id, text in blocks:
                try:
                    articles.append(markup.parse(article_id, text))
                except markup.MarkupError as error:
                    failures.append(str(error))
    return articles, failures


def stop(problems: Iterable[str]) -> NoReturn:
    """Say what is wrong and end with 1."""
    typer.echo("\n".join(problems), err=True)
    raise typer.Exit(1)


def read_all(paths: Iterable[Path]) -> list[records.Article]:
    """Return the articles of ``paths``; end with 1 if one cannot be read."""
    articles, failures = read(paths)
    if failures:
        stop(failures)
    return articles


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write ``lines`` to ``path``."""
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf8")


@app.command()
def check(
    paths: Files, doubts: Annotated[bool, typer.Option(help="list words that may lack a mark, too")] = False
) -> None:
    """Say what is wrong with the articles of PATHS; exit with 1 if something is."""
    articles, found = read(paths)
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
    for row in counts.rows(read_all(paths)):
        if row.short or not short:
            typer.echo(f"{row.name:42} {row.count:>8} of {row.asked:>8}{'   SHORT' if row.short else ''}")


@app.command()
def card(paths: Files) -> None:
    """Print the counts of the data card (training/corpus/README.md) for the articles of PATHS."""
    typer.echo(counts.card(read_all(paths)))


@app.command()
def entities(paths: Files, output: Output) -> None:
    """Write the names of PATHS in the form that convert_entities.py and evaluate.py read."""
    found = [readers.entity_record(article) for article in read_all(paths)]
    write_lines(output, (json.dumps(record, ensure_ascii=False) for record in found))


@app.command()
def predictions(paths: Files, output: Output) -> None:
    """Write the core statements of PATHS in the form of `kg extract`, for a scorer to compare with others."""
    write_lines(output, agreement.predictions(read_all(paths)))


@app.command()
def mentions(first: File, second: File) -> None:
    """Print how far the mentions of two annotations agree, over the articles that are in both."""
    one, other = ({article.id: article for article in read_all([path])} for path in (first, second))
    shared = sorted(set(one) & set(other))
    scores = agreement.mention_agreement([one[id] for id in shared], [other[id] for id in shared])
    for kind, score in scores.items():
        typer.echo(f"{kind:12} F1 {score:.3f}")


@app.command()
def resolution(
    paths: Files, errors: Annotated[bool, typer.Option(help="print each miss first, tab-separated")] = False
) -> None:
    """Print how many mentions of PATHS the installed kg finds and resolves to the right entity, by kind."""
    from corpus import resolution as measure  # only this command needs kg

    judgements = []
    for article, judgement in measure.judge_all(read_all(paths)):
        judgements.append(judgement)
        for line in measure.misses(article, judgement) if errors else ():
            typer.echo(line)
    by_kind, unasked = measure.counts(judgements)
    for kind, outcomes in by_kind.items():
        total = outcomes.total() or 1
        shares = "  ".join(f"{outcome} {outcomes[outcome] / total:.3f}" for outcome in measure.OUTCOMES)
        typer.echo(f"{kind:12} {outcomes.total():>6}  {shares}")
    typer.echo(f"mentions of nobody that is marked: {unasked}")


@app.command()
def antecedents(paths: Files, output: Output) -> None:
    """Learn whom pronouns and descriptions mean from PATHS, and write the weights (kg/actors/antecedents.csv)."""
    from corpus import antecedents as learning  # only this command needs kg and scipy

    made = list(learning.choices(read_all(paths)))
    for kind, found in learning.folds(made).items():
        right, meant = found["all right"] / found["all"], found["meant right"] / (found["meant"] or 1)
        typer.echo(
            f"{kind:18} {found['all']:>5}, right {right:.3f}; {found['meant']:>5} mean somebody, right {meant:.3f}"
        )
    output.write_text(learning.table(made), encoding="utf8")


@app.command()
def words(paths: Files, output: Output) -> None:
    """List the words that PATHS have in lower case more often than capitalized (kg/language/common_words.txt)."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for article in read_all(paths):
        for found in re.finditer(r"\b[A-Za-z][a-z]+\b", article.text):
            word, before = found.group(), article.text[: found.start()][-2:]
            if word.islower():
                lower[word] += 1
            elif re.fullmatch(r"[\w,;] ", before):  # not the first word of a sentence
                upper[word.lower()] += 1
    common = sorted(word for word, number in lower.items() if number > upper[word])
    write_lines(
        output, ["# Words that the corpus has in lower case more often than not: python -m corpus words.", *common]
    )


@app.command()
def pack(
    paths: Files,
    folder: Annotated[Path, typer.Option(help="the corpus; its split.csv says where an article goes", exists=True)],
) -> None:
    """Put the articles of PATHS, in markup, into the corpus; those there with the same ids are replaced.

    Nothing is written if an article has a problem, or no part in split.csv.
    """
    given = read_all(paths)
    parts = records.read_split(folder)
    kept = [article for part in records.PARTS for article in read_all([folder / f"{part}.jsonl"])]
    found = [line for article in given for line in validation.problems(article)]
    found += validation.corpus_problems(given)
    whole = {article.id: article for article in (*kept, *given)}
    found += [
        f"{id}: not in split.csv; give it a part there" for id in sorted(whole) if parts.get(id) not in records.PARTS
    ]
    if found:
        stop(found)
    for part in records.PARTS:
        records.write(folder / f"{part}.jsonl", [article for article in whole.values() if parts[article.id] == part])


@app.command()
def unpack(
    paths: Files, only: Annotated[list[str] | None, typer.Option("--id", help="only this article")] = None
) -> None:
    """Print the articles of PATHS in markup, to be corrected and packed again."""
    articles = {article.id: article for article in read_all(paths)}
    if missing := [id for id in only or () if id not in articles]:
        stop([f"no article {id!r} in {', '.join(map(str, paths))}" for id in missing])
    typer.echo(
        "\n".join(markup.render(article) for id, article in articles.items() if not only or id in only), nl=False
    )


if __name__ == "__main__":
    app()
