"""`kg build` and `kg demo`: from articles to an output folder."""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.articles import AllowNetwork, DayFirst, Fields, Glob, LimitSettings, Paths, limits_of, read_articles
from kg.cli.extracting import Extracting
from kg.cli.messages import UserError, finish, load_knowledge, load_pipeline, say, writing
from kg.cli.serve import Store, base_iri, make_store
from kg.counting import counted

if TYPE_CHECKING:
    from kg.articles import Problem
    from kg.graph import KnowledgeGraph
    from kg.output.ledger import Ledger, Settings
    from kg.output.shares import Parts
    from kg.records import Article

Output = Annotated[Path, typer.Option("-o", "--output", help="Folder to write to.", show_default=True)]
OUTPUT = Path("output")
Open = Annotated[bool, typer.Option("--open", help="Open the page in a browser when done.")]
Knowledge = Annotated[
    list[Path] | None,
    typer.Option("--knowledge", help="Actors of your own: FollowTheMoney JSON lines or CSV; may be given again."),
]
Model = Annotated[str | None, typer.Option("--model", help="A spaCy pipeline to use instead of the shipped one.")]


def build(
    paths: Paths,
    output: Output = OUTPUT,
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
    knowledge: Knowledge = None,
    corrections: Annotated[
        Path | None, typer.Option("--corrections", help="Corrections to add to those in the folder's corrections.toml.")
    ] = None,
    model: Model = None,
    glob: Glob = None,
    field: Fields = None,
    day_first: DayFirst = None,
    limit: LimitSettings = None,
    allow_network: AllowNetwork = False,
    workers: Annotated[
        int,
        typer.Option("--workers", min=1, help="Processes that read, then as many that write; some 350 MB each."),
    ] = 1,
    cluster: Annotated[
        str | None,
        typer.Option(
            "--cluster", metavar="ADDRESS|local", help="Read on a Dask scheduler's machines; local: this one's cores."
        ),
    ] = None,
    shards: Annotated[
        str | None,
        typer.Option("--shards", metavar="FOLDER", help="Where those write: a folder all see, or s3://, gs://, …"),
    ] = None,
    base: Annotated[
        str | None,
        typer.Option("--base", help="IRI that the RDF's things stand at; else the folder's, or the default."),
    ] = None,
    store: Store = None,
    open_page: Open = False,
) -> None:
    """Build a graph of articles: graph.html, graph.ttl, graph.graphml, CSV files and records."""
    from kg import output as folder
    from kg.output.changing import scratch
    from kg.output.ledger import Ledger
    from kg.output.shares import Whole
    from kg.output.updating import Update, articles_by_id
    from kg.shards import Recipe, program, shipped_meta, spare_collections

    if shards and not cluster:
        raise UserError("--shards says where the machines of a cluster write: give --cluster with it")
    if prune and not update:
        raise UserError("--prune drops articles from a graph that is added to: give --update with it")
    if output.exists() and not output.is_dir():
        raise UserError(f"{output} is a file, not a folder: choose another name after -o")
    base = base_iri(base)
    problems: list[Problem] = []
    limits = limits_of(limit)
    _correct(output, corrections)
    own_actors = load_knowledge(knowledge, problems)
    # Where others read, the shipped pipeline need not be loaded here too
    nlp = load_pipeline(model) if model or (workers == 1 and not cluster) else None
    meta = nlp.meta if nlp else shipped_meta()
    spare_collections()
    settings: Settings = {
        "min_confidence": min_confidence, "program": program(meta), "knowledge": _digests(knowledge or ()),
    }  # fmt: skip
    recipe = Recipe(model, tuple(path.resolve() for path in knowledge or ()), limits)
    with Extracting(
        recipe, settings, output, nlp, own_actors, problems, workers=workers, cluster=cluster, shards=shards,
        keep_text=keep_text,
    ) as extracting, writing(output), scratch(output) as own:  # fmt: skip
        everything = read_articles(
            paths, problems, meta["lang"], glob=glob, fields=field, day_first=day_first, limits=limits,
            allow_network=allow_network, gather=partial(articles_by_id, folder=own),
        )  # fmt: skip
        found = everything.keys()
        old, known = _earlier(output) if update else ({}, Ledger())
        prune = prune and _may_prune(old, found, problems)
        new = Update(_since(everything, since), settings, found, old, known, prune=prune, keep_copies=keep_copies)
        whole = Whole(own)
        read = extracting.parts(new.fresh, whole)
        staying = new.staying(read)
        for part in staying.values():
            whole.add(part)
        parts: Parts = ChainMap(staying, read)  # type: ignore[arg-type]  # what is read may be on disk: no copy of it
        graph = folder.save(
            whole.graph(), output, keep_text=keep_text, ledger=new.ledger(read), parts=parts, base=base,
            doing=extracting.processes.doing,
        )  # fmt: skip
        extracting.forget()
        status = Counter(statement.status for statement in graph.by_id.values())
    make_store(output, store)
    _report(graph, status, output, copies=new.copies)
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


def _since(articles: Mapping[str, Article], since: str | None) -> Mapping[str, Article]:
    from datetime import date

    from kg.records import day_of
    from kg.shelf import each

    if since is None:
        return articles
    try:
        first = date.fromisoformat(since)
    except ValueError as error:
        raise UserError(f"--since {since!r} is no day: write it as 2025-06-27") from error

    def recent(article: Article) -> Article | None:
        day = day_of(article.published)
        return article if day is not None and day >= first else None

    chosen = each(articles, recent)
    if not chosen:
        raise UserError(f"no article was published on or after {since}: leave out --since or choose an earlier day")
    return chosen


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


def _earlier(output: Path) -> tuple[Parts, Ledger]:
    """What each article gave to the graph in the folder, and how that was read; empty if there is none."""
    from kg import output as folder
    from kg.output.ledger import Ledger, read_ledger
    from kg.output.shares import read_shares, split

    records = output / "records"
    if not any(records.glob("*.parquet")):
        return {}, Ledger()
    try:
        return split(folder.load_records(output), read_shares(records)), read_ledger(records)
    except (OSError, ValueError) as error:
        raise UserError(
            f"the records in {output} are damaged ({error}): build without --update, or into another folder"
        ) from error


def _digests(files: Iterable[Path]) -> str:
    import hashlib

    return " ".join(sorted(hashlib.sha256(file.read_bytes()).hexdigest() for file in files))


def _may_prune(old: Parts, found: AbstractSet[str], problems: list[Problem]) -> bool:
    """Whether articles may be dropped: not where something could not be read, which may be the very files."""
    failed = any(problem.severity == "error" for problem in problems)
    if failed and (gone := old.keys() - found):
        say(f"nothing is pruned, since some inputs could not be read: {len(gone)} articles were not found")
    return not failed


def _report(graph: KnowledgeGraph, status: Counter[str], output: Path, *, copies: int) -> None:
    parts = ", ".join(f"{count} {name}" for name, count in status.most_common())
    if copies:
        what = "article is a copy" if copies == 1 else "articles are copies"
        say(f"{copies} {what} of others' reports, which count once: {output / 'copies.csv'} has the outlets")
    counts = f"{counted(len(graph.articles), 'article')}, {counted(len(graph.entities), 'actor')}"
    say(f"{counts}, {counted(len(graph), 'statement')}{f' ({parts})' if parts else ''}")
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
