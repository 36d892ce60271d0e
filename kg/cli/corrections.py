"""`kg review` and `kg merge`: which actors are one, asked and answered."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

import typer

from kg.cli.build import OUTPUT, Output
from kg.cli.explore import Folder, asked, load_graph
from kg.cli.messages import UserError, say
from kg.cli.rows import Format, print_rows

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
        say(f"{len(rows)} pairs. One actor: kg merge ONE OTHER -o {folder}; two: the same with --not-same")


def merge(
    actors: Annotated[list[str], typer.Argument(metavar="A B…", help="Ids, names or aliases; A's id and name stay.")],
    output: Output = OUTPUT,
    not_same: Annotated[bool, typer.Option("--not-same", help="They are different: never take them for one.")] = False,
) -> None:
    """Say that actors are one: writes corrections.toml in the folder, and the graph anew."""
    from kg import output as folder
    from kg.graph import Corrections, CorrectionsError

    graph = load_graph(output)
    ids = list(dict.fromkeys(asked(graph.actor, actor).id for actor in actors))
    if len(ids) < 2:
        raise UserError(f"{', '.join(actors)}: this is one actor, {ids[0]}; name two or more")
    correction = Corrections.different(*ids) if not_same else Corrections.merge(*ids)
    try:
        folder.add_corrections(correction, output)
        folder.save(folder.load_records(output), output)
    except CorrectionsError as error:
        raise UserError(str(error)) from error
    except OSError as error:
        raise UserError(f"{output} cannot be written ({error.strerror}): check who may write there") from error
    done = f"{' and '.join(ids)} are not the same" if not_same else f"{', '.join(ids[1:])} is now {ids[0]}"
    say(f"{done}; {output / folder.CORRECTIONS} says so, and the graph in {output} was written anew")
