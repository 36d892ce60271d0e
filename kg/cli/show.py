"""`kg show`: what a graph knows of one actor."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import Annotated

import typer

from kg.cli.explore import Folder, asked, load_graph
from kg.cli.messages import say
from kg.cli.rows import Format, print_rows


def show(
    folder: Folder,
    actor: Annotated[str, typer.Argument(metavar="ENTITY", help="An actor's name, alias or id.")],
    format: Format = "table",
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many neighbours and sentences.")] = 50,
) -> None:
    """Show an actor: names, offices with the days of the articles that say so, links, and the sentences about it."""
    from kg.graph.profile import ROWS

    graph = load_graph(folder)
    profile = asked(graph.profile, actor)
    shown = replace(profile, neighbours=profile.neighbours[:limit], mentions=profile.mentions[:limit])
    if format == "json":
        sys.stdout.write(json.dumps(shown.to_dict(), ensure_ascii=False, indent=1) + "\n")
    else:
        print_rows(ROWS, shown.rows(), format)
    if len(profile.mentions) > limit:
        say(f"only the first {limit} of {len(profile.mentions)} sentences: see more with --limit")
