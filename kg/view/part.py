"""A part of a graph worth a page of its own: one actor's surroundings, or what was reported since a day."""

from __future__ import annotations

import re
from datetime import date

from kg.graph import KnowledgeGraph


def part(
    graph: KnowledgeGraph, *, focus: str | None = None, hops: int = 1, since: str | date | None = None
) -> KnowledgeGraph:
    """The statements since a day between the actors within some hops of an actor, as a graph.

    Args:
        graph: the whole.
        focus: id, name or alias of the actor in the middle; all actors where it is None.
        hops: how many statements away from `focus` an actor may be.
        since: the first day of publication that counts; "2025-06" is the first of that month.

    Raises:
        ValueError: `focus` is no actor of the graph, or `since` is no day.
    """
    statements = graph.statements(since=_first_day(since))
    return graph.subgraph(*([focus] if focus else []), radius=hops, statements=statements)


def _first_day(since: str | date | None) -> date | None:
    """The day meant by "2025-06-27", "2025-06" or "2025"."""
    if not isinstance(since, str):
        return since
    try:
        return date.fromisoformat(f"{since}-01-01"[:10] if re.fullmatch(r"\d{4}(-\d\d)?", since) else since)
    except ValueError as error:
        raise ValueError(f"{since!r} is no day: write it as 2025-06-27, 2025-06 or 2025") from error
