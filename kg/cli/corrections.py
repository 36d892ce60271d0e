"""`kg review`, `kg merge`, `kg reject`, `kg forget`: what people correct; each is written to corrections.toml."""

from __future__ import annotations

from collections import Counter
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.build import OUTPUT, Output
from kg.cli.explore import Folder, asked, load_graph
from kg.cli.messages import UserError, say, writing
from kg.cli.rows import Format, print_rows
from kg.counting import counted

if TYPE_CHECKING:
    from kg.graph import Corrections

COLUMNS = ("one", "other", "why", "statements")


def review(
    folder: Folder,
    format: Format = "table",
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many pairs.")] = None,
) -> None:
    """List pairs of actors that may be one, with what speaks for it; those with most statements first."""
    from kg import output
    from kg.graph import questions

    graph = load_graph(folder)
    counts = Counter(id for s in graph.by_id.values() for id in {s.subject.id, s.object.id})
    rows: list[dict[str, Any]] = [
        {"one": pair.into, "other": pair.other, "why": pair.why, "statements": counts[pair.into] + counts[pair.other]}
        for pair in questions(graph, output.read_corrections(folder))
    ]
    rows.sort(key=lambda row: -row["statements"])
    print_rows(COLUMNS, rows[:limit], format)
    if rows and format == "table":
        say(f"{counted(len(rows), 'pair')}. One actor: kg merge ONE OTHER -o {folder}; two: the same with --not-same")


def merge(
    actors: Annotated[list[str], typer.Argument(metavar="A B…", help="Ids, names or aliases; A's id and name stay.")],
    output: Output = OUTPUT,
    not_same: Annotated[bool, typer.Option("--not-same", help="They are different: never take them for one.")] = False,
) -> None:
    """Say that actors are one: writes corrections.toml in the folder, and the graph anew."""
    from kg.graph import Corrections

    graph = load_graph(output)
    ids = list(dict.fromkeys(asked(graph.actor, actor).id for actor in actors))
    if len(ids) < 2:
        raise UserError(f"{', '.join(actors)}: this is one actor, {ids[0]}; name two or more")
    correction = Corrections.different(*ids) if not_same else Corrections.merge(*ids)
    done = f"{' and '.join(ids)} are not the same" if not_same else f"{', '.join(ids[1:])} is now {ids[0]}"
    _write(correction, output, done)


def reject(
    statements: Annotated[list[str], typer.Argument(metavar="ID…", help="Ids of statements, as in statements.csv.")],
    output: Output = OUTPUT,
) -> None:
    """Take statements out that no article makes: writes corrections.toml in the folder, and the graph anew."""
    from kg import output as folder
    from kg.graph import Corrections, ids_as_read

    graph = load_graph(output)
    if unknown := [id for id in statements if id not in graph.by_id]:
        near = get_close_matches(unknown[0], graph.by_id, n=1, cutoff=0.8)
        raise UserError(
            f"the graph has no statement {unknown[0]!r}{f': did you mean {near[0]}?' if near else ''}",
            f"{output / 'statements.csv'} lists the ids",
        )
    read = folder.load_records(output)
    ids = {read_id for id in statements for read_id in ids_as_read(read, graph.by_id[id])}
    done = "\n".join(f"rejected: {graph.by_id[id]}" for id in dict.fromkeys(statements))
    _write(Corrections.reject(*statements, *ids), output, done)


def forget(
    actors: Annotated[list[str], typer.Argument(metavar="NAME…", help="Ids, names or aliases.")],
    output: Output = OUTPUT,
) -> None:
    """Forget actors, such as private persons: what is said of them goes, also from the records, and at later builds.

    Their names are blacked out in sentences about others. Taking the entry out of corrections.toml does not bring
    them back; reading the articles anew does.
    """
    from kg import output as folder
    from kg.graph import Corrections

    graph, read = load_graph(output), folder.load_records(output)
    gone = [asked(graph.actor, actor) for actor in dict.fromkeys(actors)]
    ids = {entity.id for entity in gone}
    for entity in gone:
        names = {entity.name, *entity.aliases}
        ids |= {e.id for e in read.entities.values() if e.id not in graph.entities and e.name in names}
    _write(Corrections.forget(*ids), output, f"forgotten: {', '.join(entity.name for entity in gone)}")


def _write(corrections: Corrections, output: Path, done: str) -> None:
    """Add corrections to those of an output folder, write its graph anew, and say what was done."""
    from kg import output as folder
    from kg.graph import CorrectionsError

    with writing(output):
        try:
            folder.add_corrections(corrections, output)
            folder.rewrite(output)
        except CorrectionsError as error:
            raise UserError(str(error)) from error
    say(f"{done}; {output / folder.CORRECTIONS} says so, and the graph in {output} was written anew")
