"""`kg build` and `kg demo`: from articles to an output folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.articles import Limits
from kg.cli.messages import UserError, finish, load_pipeline, progress, say

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.articles import Problem
    from kg.graph import KnowledgeGraph
    from kg.output import Reading
    from kg.pipeline import Extraction
    from kg.records import Article

Paths = Annotated[list[str], typer.Argument(help="Files or folders of articles; - is standard input.")]
Output = Annotated[Path, typer.Option("-o", "--output", help="Folder to write to.", show_default=True)]
Open = Annotated[bool, typer.Option("--open", help="Open the page in a browser when done.")]
AllowNetwork = Annotated[
    bool, typer.Option("--allow-network", help="Read http(s) addresses too; nothing else ever uses the network.")
]
Model = Annotated[str | None, typer.Option("--model", help="A spaCy pipeline to use instead of the shipped one.")]
Glob = Annotated[
    str | None,
    typer.Option(
        "--glob", help="Only files of a folder or archive whose name or path below it matches: *.html, 2025/*."
    ),
]
Fields = Annotated[
    list[str] | None,
    typer.Option("--field", metavar="FIELD=KEY", help="Where JSON and tables hold a field of the article: text=body."),
]
DayFirst = Annotated[
    bool | None,
    typer.Option(
        "--day-first/--month-first", help="How 06/07/2025 is meant; such a date is left out unless this says it."
    ),
]
LimitSettings = Annotated[
    list[str] | None,
    typer.Option("--limit", metavar="NAME=NUMBER", help="Set a limit (its default). " + Limits.help()),
]


def build(
    paths: Paths,
    output: Output = Path("output"),
    update: Annotated[
        bool, typer.Option("--update", help="Add to the graph in the folder; read only new and changed articles.")
    ] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="With --update: drop articles that the paths do not hold any more.")
    ] = False,
    keep_text: Annotated[
        bool, typer.Option("--keep-text", help="Keep the articles' full texts in records/, not quotes alone.")
    ] = False,
    keep_copies: Annotated[
        bool,
        typer.Option("--keep-copies", help="Count copies of one report in several outlets as reports of their own."),
    ] = False,
    since: Annotated[str | None, typer.Option("--since", help="Only articles published on or after this day.")] = None,
    min_confidence: Annotated[
        float, typer.Option("--min-confidence", min=0, max=1, help="Leave out statements less sure than this.")
    ] = 0.0,
    model: Model = None,
    glob: Glob = None,
    field: Fields = None,
    day_first: DayFirst = None,
    limit: LimitSettings = None,
    allow_network: AllowNetwork = False,
    open_page: Open = False,
) -> None:
    """Build a graph of articles: graph.html, graph.ttl, graph.graphml, CSV files and records."""
    from kg import output as folder
    from kg.articles import Report, reports

    if prune and not update:
        raise UserError("--prune drops articles from a graph that is added to: give --update with it")
    if output.exists() and not output.is_dir():
        raise UserError(f"{output} is a file, not a folder: choose another name after -o")
    problems: list[Problem] = []
    limits = limits_of(limit)
    nlp = load_pipeline(model)
    everything = read_articles(
        paths, problems, nlp, glob=glob, fields=field, day_first=day_first, limits=limits, allow_network=allow_network
    )
    articles = _since(everything, since)
    found = [Report(article, ()) for article in articles] if keep_copies else reports(articles)
    old, known = _earlier(output) if update else (None, folder.Reading())
    settings: dict[str, str | float] = {"min_confidence": min_confidence, "program": _program(nlp)}
    distinct = [report.article for report in found]
    digests = known.digests if known.settings == settings else {}
    fresh = [article for article in distinct if digests.get(article.id) != folder.digest(article)]
    extractions = _extract(fresh, output, settings, nlp=nlp, limits=limits, problems=problems)
    graph = _graph(extractions, min_confidence=min_confidence)
    copies = list(folder.copies_of(found))
    if old is not None:
        unchanged = {article.id for article in distinct} - {article.id for article in fresh}
        gone = {article.id for article in articles} - unchanged | set(graph.articles)
        if prune:
            gone |= _removed(old, everything, problems)
        copies += [copy for copy in known.copies if copy.article not in {article.id for article in everything}]
        graph = _with_texts(old, distinct).without_articles(gone) + graph
    reading = folder.Reading(settings, _kept(known, graph, fresh), tuple(copies))
    _write(graph, output, reading, keep_text=keep_text)
    _report(graph, output, len(articles) - len(distinct))
    if open_page:
        typer.launch(str((output / "graph.html").resolve()))
    finish(problems)


def demo(output: Output = Path("output"), open_page: Open = False) -> None:
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


def limits_of(settings: list[str] | None) -> Limits:
    """The limits that the command line sets; raises UserError where it sets none that there is."""
    try:
        return Limits.of(settings or ())
    except ValueError as error:
        raise UserError(f"--limit: {error}") from error


def read_articles(
    paths: list[str],
    problems: list[Problem],
    nlp: Language,
    *,
    glob: str | None,
    fields: list[str] | None,
    day_first: bool | None,
    limits: Limits,
    allow_network: bool,
) -> list[Article]:
    """All articles of the paths in the pipeline's language; raises UserError where there is none, with the problems."""
    from kg.articles import Network, read

    skipped: Counter[str] = Counter()
    mapping = dict(part.partition("=")[::2] for part in fields or ())
    languages = (nlp.lang,) if nlp.lang and nlp.lang != "xx" else ()  # xx: of many languages
    try:
        found = read(
            *paths, problems=problems, glob=glob, fields=mapping, limits=limits, day_first=day_first,
            languages=languages, skipped=skipped, network=Network() if allow_network else None,
        )  # fmt: skip
        articles = list(found)
    except ValueError as error:
        raise UserError(f"--field: {error}") from error
    if skipped:
        counts = ", ".join(f"{count} {language}" for language, count in sorted(skipped.items()))
        say(f"{skipped.total()} articles skipped that are not in {nlp.lang}, the language of the pipeline: {counts}")
    if not articles:
        raise UserError(f"no article could be read from {', '.join(paths)}", *map(str, problems))
    return articles


def _program(nlp: Language) -> str:
    from kg import __version__

    return " ".join(("kg", __version__, *(str(nlp.meta.get(name, "")) for name in ("lang", "name", "version"))))


def _earlier(output: Path) -> tuple[KnowledgeGraph | None, Reading]:
    """The graph that is in the folder, if any, and what is known of how it was read."""
    from kg import output as folder

    if not (output / "records").is_dir() or not any((output / "records").glob("*.parquet")):
        return None, folder.Reading()
    try:
        return folder.load(output), folder.read_reading(output)
    except (OSError, ValueError) as error:
        raise UserError(
            f"the records in {output} are damaged ({error}): build without --update, or into another folder"
        ) from error


def _extract(
    articles: list[Article],
    output: Path,
    settings: dict[str, str | float],
    *,
    nlp: Language,
    limits: Limits,
    problems: list[Problem],
) -> list[Extraction]:
    """The extractions of articles; those that a run which was killed has written already are not read again."""
    from kg import output as folder
    from kg import pipeline

    journal = folder.Journal(output, settings)
    done = [extraction for article in articles if (extraction := journal.read(article))]
    finished = {extraction.article.id for extraction in done}
    rest = [article for article in articles if article.id not in finished]
    if done:
        say(f"{len(done)} articles were read by a run that did not end: going on with the other {len(rest)}")

    def written() -> Iterator[Extraction]:
        with journal.open() as file:
            for extraction in pipeline.extract(rest, nlp=nlp, limits=limits, problems=problems):
                journal.write(file, extraction)
                yield extraction

    try:
        return done + list(progress(written(), len(rest), "Reading articles"))
    except OSError as error:
        raise UserError(f"{output} cannot be written ({error.strerror}): choose another folder after -o") from error


def _graph(extractions: list[Extraction], *, min_confidence: float) -> KnowledgeGraph:
    from dataclasses import replace

    from kg.graph import KnowledgeGraph

    statements = [s for e in extractions for s in e.statements if s.confidence >= min_confidence]
    kept = {statement.id for statement in statements}
    statements = [replace(s, content=tuple(id for id in s.content if id in kept)) for s in statements]
    return KnowledgeGraph.from_records(
        (e.article for e in extractions), (entity for e in extractions for entity in e.entities), statements
    ).without_idle_entities()


def _removed(old: KnowledgeGraph, read: list[Article], problems: list[Problem]) -> set[str]:
    """The articles to prune; none where something could not be read, which may be the very files."""
    missing = set(old.articles) - {article.id for article in read}
    if missing and any(problem.severity == "error" for problem in problems):
        say(f"nothing is pruned, since some inputs could not be read: {len(missing)} articles were not found")
        return set()
    return missing


def _with_texts(old: KnowledgeGraph, articles: list[Article]) -> KnowledgeGraph:
    """The graph with the texts just read, which its records may lack."""
    from dataclasses import replace

    texts = {article.id: article for article in articles if article.id in old.articles}
    return replace(old, articles=old.articles | texts)


def _kept(known: Reading, graph: KnowledgeGraph, fresh: list[Article]) -> dict[str, str]:
    """The digests of the articles that are in the graph from before."""
    read = {article.id for article in fresh}
    return {id: digest for id, digest in known.digests.items() if id in graph.articles and id not in read}


def _write(graph: KnowledgeGraph, output: Path, reading: Reading, *, keep_text: bool) -> None:
    from kg import output as folder

    try:
        folder.save(graph, output, keep_text=keep_text, reading=reading)
        folder.Journal(output, reading.settings).remove()
    except OSError as error:
        raise UserError(f"{output} cannot be written ({error.strerror}): choose another folder after -o") from error


def _report(graph: KnowledgeGraph, output: Path, copies: int) -> None:
    status = Counter(statement.status for statement in graph.by_id.values())
    parts = ", ".join(f"{count} {name}" for name, count in status.most_common())
    if copies:
        say(
            f"{copies} articles are copies of others' reports and count once: {output / 'copies.csv'} has their outlets"
        )
    say(f"{len(graph.articles)} articles, {len(graph.entities)} actors, {len(graph)} statements ({parts})")
    for name, what in (
        ("graph.html", "the graph as a page: open it in a browser"),
        ("graph.ttl", "RDF: ask it with `kg query`"),
        ("graph.graphml", "for Gephi, Cytoscape and networkx"),
        ("statements.csv", "one line for each statement, with its sentence"),
        ("entities.csv", "one line for each actor"),
        ("copies.csv", "one line for each syndicated copy, with its outlet"),
        ("records", "Parquet: what later runs add to"),
    ):
        say(f"  {output / name}  {what}")
