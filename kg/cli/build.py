"""`kg build` and `kg demo`: from articles to an output folder."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.messages import UserError, finish, load_knowledge, load_pipeline, progress, read_articles, say

if TYPE_CHECKING:
    from kg.actors import KnowledgeBase
    from kg.articles import Problem
    from kg.graph import KnowledgeGraph
    from kg.records import Article

Output = Annotated[Path, typer.Option("-o", "--output", help="Folder to write to.", show_default=True)]
OUTPUT = Path("output")
Open = Annotated[bool, typer.Option("--open", help="Open the page in a browser when done.")]
AllowNetwork = Annotated[
    bool, typer.Option("--allow-network", help="Read http(s) addresses too; nothing else ever uses the network.")
]
Knowledge = Annotated[
    list[Path] | None,
    typer.Option("--knowledge", help="Actors of your own: FollowTheMoney JSON lines or CSV; may be given again."),
]
Model = Annotated[str | None, typer.Option("--model", help="A spaCy pipeline to use instead of the shipped one.")]


def build(
    paths: Annotated[list[str], typer.Argument(help="Files or folders of articles; - is standard input.")],
    output: Output = OUTPUT,
    update: Annotated[bool, typer.Option("--update", help="Add to the graph that is in the folder.")] = False,
    since: Annotated[str | None, typer.Option("--since", help="Only articles published on or after this day.")] = None,
    min_confidence: Annotated[
        float, typer.Option("--min-confidence", min=0, max=1, help="Leave out statements less sure than this.")
    ] = 0.0,
    knowledge: Knowledge = None,
    corrections: Annotated[
        Path | None, typer.Option("--corrections", help="Corrections to add to those in the folder's corrections.toml.")
    ] = None,
    model: Model = None,
    allow_network: AllowNetwork = False,
    open_page: Open = False,
) -> None:
    """Build a graph of articles: graph.html, graph.ttl, graph.graphml, CSV files and records."""
    problems: list[Problem] = []
    _correct(output, corrections)
    known = load_knowledge(knowledge, problems)
    articles = _since(read_articles(paths, problems, allow_network=allow_network), since)
    read = _graph(articles, min_confidence=min_confidence, model=model, knowledge=known)
    _report(_write(read, output, update=update), output)
    if open_page:
        typer.launch(str((output / "graph.html").resolve()))
    finish(problems)


def demo(output: Output = OUTPUT, open_page: Open = False) -> None:
    """Build the graph of the sample articles that come with the program."""
    samples = sample_folder()
    say(f"Reading the sample articles in {samples}")
    build([str(samples)], output, open_page=open_page)
    say(f'Ask it something:  kg query {output} "SELECT ?who WHERE {{ ?who kg:accuses place:Iran }}"')


def sample_folder() -> Path:
    """Where the samples are: beside the package in a checkout, inside it when installed."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "samples", package.parent / "samples"):
        if folder.is_dir():
            return folder
    raise UserError(f"the sample articles are missing from {package}: install the package again")


def _since(articles: list[Article], since: str | None) -> list[Article]:
    from datetime import date

    from kg.records import day_of

    if since is None:
        return articles
    try:
        first = date.fromisoformat(since)
    except ValueError as error:
        raise UserError(f"--since {since!r} is no day: write it as 2025-06-27") from error
    recent = [article for article in articles if (day := day_of(article.published)) is not None and day >= first]
    if not recent:
        raise UserError(f"no article was published on or after {since}: leave out --since or choose an earlier day")
    return recent


def _correct(output: Path, corrections: Path | None) -> None:
    """Add a file's corrections to the folder's, and say how many there are: errors show before the long work."""
    from kg import output as folder
    from kg.graph import Corrections, CorrectionsError

    try:
        given = folder.read_corrections_file(corrections) if corrections else Corrections()
        known = folder.read_corrections(output) | given
        if given:
            folder.add_corrections(given, output)
    except CorrectionsError as error:
        raise UserError(str(error)) from error
    except OSError as error:
        raise UserError(f"the corrections cannot be read or written ({error})") from error
    if known:
        say(f"Replaying {len(known)} correction{'s' if len(known) > 1 else ''} of {output / folder.CORRECTIONS}")


def _graph(
    articles: list[Article], *, min_confidence: float, model: str | None, knowledge: KnowledgeBase | None
) -> KnowledgeGraph:
    from dataclasses import replace

    from kg import pipeline
    from kg.graph import KnowledgeGraph

    nlp = load_pipeline(model)
    extractions = list(
        progress(pipeline.extract(articles, nlp=nlp, knowledge=knowledge), len(articles), "Reading articles")
    )
    statements = [s for e in extractions for s in e.statements if s.confidence >= min_confidence]
    kept = {statement.id for statement in statements}
    statements = [replace(s, content=tuple(id for id in s.content if id in kept)) for s in statements]
    return KnowledgeGraph.from_records(
        (e.article for e in extractions), (entity for e in extractions for entity in e.entities), statements
    ).without_idle_entities()


def _write(graph: KnowledgeGraph, output: Path, *, update: bool) -> KnowledgeGraph:
    """Write what was read to the folder; gives the graph with corrections replayed, as all but the records hold it."""
    from kg import output as folder
    from kg.graph import correct

    if output.exists() and not output.is_dir():
        raise UserError(f"{output} is a file, not a folder: choose another name after -o")
    try:
        if update and (output / "records").is_dir():
            graph = folder.load_records(output).without_articles(graph.articles) + graph
    except (OSError, ValueError) as error:
        raise UserError(
            f"the records in {output} are damaged ({error}): build without --update, or into another folder"
        ) from error
    try:
        folder.save(graph, output)
    except OSError as error:
        raise UserError(f"{output} cannot be written ({error.strerror}): choose another folder after -o") from error
    return correct(graph, folder.read_corrections(output))


def _report(graph: KnowledgeGraph, output: Path) -> None:
    status = Counter(statement.status for statement in graph.by_id.values())
    parts = ", ".join(f"{count} {name}" for name, count in status.most_common())
    say(f"{len(graph.articles)} articles, {len(graph.entities)} actors, {len(graph)} statements ({parts})")
    for name, what in (
        ("graph.html", "the graph as a page: open it in a browser"),
        ("graph.ttl", "RDF: ask it with `kg query`"),
        ("graph.graphml", "for Gephi, Cytoscape and networkx"),
        ("statements.csv", "one line for each statement, with its sentence"),
        ("entities.csv", "one line for each actor"),
        ("records", "Parquet: what later runs add to"),
    ):
        say(f"  {output / name}  {what}")
