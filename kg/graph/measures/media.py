"""Outlets by what they report: how much, of whom, how much conflict, what nobody else has."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from kg.graph.exploring import tone
from kg.graph.graph import KnowledgeGraph
from kg.ontology import quad_class
from kg.records import Statement


@dataclass(frozen=True, slots=True)
class Outlet:
    """What an outlet reports: shares are of its statements, 0 to 1; `tone` as in `Balance`; the first three actors."""

    name: str
    articles: int
    statements: int
    cooperation: float
    conflict: float
    contested: float
    alone: float
    tone: float | None
    actors: tuple[str, ...]


def outlets(graph: KnowledgeGraph) -> list[Outlet]:
    """What each outlet reports, the most statements first.

    `contested` are statements with the status claimed or denied, `alone` those that no other outlet has.

    >>> from kg.graph import example
    >>> for row in outlets(example()):
    ...     print(row.name, row.articles, row.statements, row.alone, row.actors[0])
    Example Wire 3 7 0.714 Freedonia
    Example Herald 2 6 0.667 Sylvania
    Example Gazette 2 4 1.0 Freedonia
    """
    reported: dict[str, list[Statement]] = defaultdict(list)
    for statement in graph.by_id.values():
        for source in graph.sources(statement):
            reported[source].append(statement)
    articles = Counter(outlet for article in graph.articles.values() for outlet in article.sources)
    return sorted(
        (_outlet(graph, name, articles[name], statements) for name, statements in reported.items()),
        key=lambda row: (-row.statements, row.name),
    )


def _outlet(graph: KnowledgeGraph, name: str, articles: int, statements: list[Statement]) -> Outlet:
    def share(count: int) -> float:
        return round(count / len(statements), 3)

    quads = [quad_class(statement.relation_class) for statement in statements]
    actors = Counter(id for s in statements for id in sorted({s.subject.id, s.object.id}))
    ranked = sorted(actors, key=lambda id: (-actors[id], id))
    return Outlet(
        name,
        articles,
        len(statements),
        share(sum(quad.endswith("cooperation") for quad in quads)),
        share(sum(quad.endswith("conflict") for quad in quads)),
        share(sum(s.status in ("claimed", "denied") for s in statements)),
        share(sum(len(graph.sources(s)) == 1 for s in statements)),
        tone(statements),
        tuple(graph.entity(id).name for id in ranked[:3]),
    )
