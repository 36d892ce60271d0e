"""`kg show`: what a graph knows of one actor."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Annotated

import typer

from kg.cli.explore import Folder, asked, load_graph
from kg.cli.messages import say
from kg.cli.rows import Format, print_rows
from kg.records import Entity


def show(
    folder: Folder,
    actor: Annotated[str, typer.Argument(metavar="ENTITY", help="An actor's name, alias or id.")],
    format: Format = "table",
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many neighbours and sentences.")] = 50,
    known: Annotated[
        bool, typer.Option("--known", help="Also what is known beforehand: members, memberships, what it is part of.")
    ] = False,
) -> None:
    """Show an actor: names, offices with the days of the articles that say so, links, and the sentences about it."""
    from kg.graph.profile import ROWS

    graph = load_graph(folder)
    profile = asked(graph.profile, actor)
    shown = replace(profile, neighbours=profile.neighbours[:limit], mentions=profile.mentions[:limit])
    beforehand = list(_known(profile.entity)) if known else []
    if format == "json":
        told = shown.to_dict() | (
            {"known": [{"part": p, "id": e.id, "name": e.name} for p, e in beforehand]} if known else {}
        )
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    else:
        rows = ({"part": part, "value": entity.name} for part, entity in beforehand)
        print_rows(ROWS, chain(shown.rows(), rows), format)
    if len(profile.mentions) > limit:
        say(f"only the first {limit} of {len(profile.mentions)} sentences: see more with --limit")


def _known(entity: Entity) -> Iterator[tuple[str, Entity]]:
    """What the knowledge base that comes with the package knows an actor to be a member or a part of."""
    from kg import actors

    base = actors.load()
    parent = base.parent(entity.id)
    yield from [("part of", parent)] if parent is not None else []
    if entity.type == "country" and entity.country:
        yield from (("member of", body) for body in base.memberships(entity.country))
    yield from (("member", member) for member in base.members(entity.id))
