"""A part of a graph worth a page of its own: one actor's surroundings, or what was reported since a day."""

from __future__ import annotations

import re
from collections import defaultdict
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
    if focus is not None:
        found = graph.find(focus)
        if not found:
            raise ValueError(f"the graph has no actor called {focus!r}; give an id, a name or an alias of an actor")
        ties: dict[str, set[str]] = defaultdict(set)
        for statement in statements:
            ties[statement.subject.id].add(statement.object.id)
            ties[statement.object.id].add(statement.subject.id)
        near = {found[0].id}
        for _ in range(hops):
            near |= {other for actor in near for other in ties[actor]}
        statements = [row for row in statements if row.subject.id in near and row.object.id in near]
    # What a kept statement contains stays with it: an accusation without its content says nothing.
    kept = {statement.id: statement for statement in statements}
    for statement in statements:
        kept.update({id: graph.by_id[id] for id in statement.content if id in graph.by_id})
    articles = {piece.article for statement in kept.values() for piece in statement.evidence}
    named = {
        argument.id
        for row in kept.values()
        for argument in (row.subject, row.object, row.attributed_to, row.place)
        if argument
    }
    return KnowledgeGraph.from_records(
        [graph.articles[id] for id in sorted(articles) if id in graph.articles],
        [graph.entities[id] for id in sorted(named) if id in graph.entities],
        kept.values(),
    )


def _first_day(since: str | date | None) -> date | None:
    """The day meant by "2025-06-27", "2025-06" or "2025"."""
    if not isinstance(since, str):
        return since
    try:
        return date.fromisoformat(f"{since}-01-01"[:10] if re.fullmatch(r"\d{4}(-\d\d)?", since) else since)
    except ValueError as error:
        raise ValueError(f"{since!r} is no day: write it as 2025-06-27, 2025-06 or 2025") from error
