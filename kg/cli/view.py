"""`kg view`: a part of a graph as a page of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.messages import UserError, existing_graph, say


def view(
    folder: Annotated[Path, typer.Argument(help="The output folder of a build.")],
    focus: Annotated[str | None, typer.Option("--focus", help="The actor in the middle: id, name or alias.")] = None,
    hops: Annotated[int, typer.Option("--hops", min=1, max=3, help="Steps around the actor.")] = 1,
    since: Annotated[
        str | None, typer.Option("--since", help="Only what was reported from this day or month on.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="The heading of the page.")] = None,
    output: Annotated[Path, typer.Option("-o", "--output", help="The page to write.")] = Path("view.html"),
) -> None:
    """Write the page of a part of a graph: one actor's surroundings, or what was reported since a day."""
    from kg.files import write_text
    from kg.output import load
    from kg.view import page, part

    graph = load(existing_graph(folder))
    try:
        shown = part(graph, focus=focus, hops=hops, since=since)
        if not len(shown):
            raise UserError("no statement fits: choose an earlier --since, or more --hops")
        write_text(output, page(shown, title=title, focus=focus))
    except ValueError as error:
        raise UserError(str(error)) from error
    except OSError as error:
        raise UserError(f"{output} cannot be written ({error.strerror}): choose another -o") from error
    say(f"{len(shown)} of {len(graph)} statements in {output}")
