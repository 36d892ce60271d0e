"""Walking through a graph: an actor's neighbours, what happened between two, the path from one to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.graph.selection import Statements
from kg.ontology import weight
from kg.records import Entity, Evidence, Statement, day_of

if TYPE_CHECKING:
    from kg.graph.graph import KnowledgeGraph


class UnknownActorError(ValueError):
    """A graph has no actor of a name, or several."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An actor beside another: their statements, how many articles say them, and their mean weight (-10 to +10).

    `tone` counts what is asserted and has a weight in `ontology/weights.csv`; None where nothing does.
    """

    entity: Entity
    statements: int
    reports: int
    tone: float | None


@dataclass(frozen=True, slots=True)
class Report:
    """A statement as one article says it: the day of publication, the outlet and the sentence."""

    day: date | None
    source: str | None
    statement: Statement
    evidence: Evidence

    def to_dict(self) -> dict[str, Any]:
        """The report as one flat row; `happened` are the days that the sentence names, if it does."""
        statement, time = self.statement, self.statement.time
        return {
            "day": self.day.isoformat() if self.day else None, "subject": statement.subject.name,
            "relation": statement.relation, "object": statement.object.name, "status": statement.status,
            "negated": statement.negated,
            "attributed_to": statement.attributed_to.name if statement.attributed_to else None,
            "happened": _days(time.start, time.end) if time else None, "source": self.source,
            "sentence": self.evidence.text, "article": self.evidence.article, "statement": statement.id,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Path:
    """A way from one actor to another: the actors in order, and the statements that join each with the next."""

    actors: tuple[Entity, ...]
    links: tuple[tuple[Statement, ...], ...]

    def __str__(self) -> str:
        return " – ".join(actor.name for actor in self.actors)


def actor(graph: KnowledgeGraph, name: str) -> Entity:
    """The one actor of this id, name or alias.

    Raises:
        UnknownActorError: there is none (names that are alike are given), or there are several (their ids are).
    """
    found = graph.find(name)
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownActorError(f"{name!r} is several actors: give an id, {' or '.join(e.id for e in found)}")
    names = sorted({alias for entity in graph.entities.values() for alias in (entity.name, *entity.aliases)})
    near = get_close_matches(name, names, n=3)
    advice = f"did you mean {' or '.join(near)}?" if near else "give an id, a name or an alias of one of its actors"
    raise UnknownActorError(f"the graph has no actor called {name!r}: {advice}")


def between(graph: KnowledgeGraph, one: str, other: str) -> Statements:
    """What two actors do to or say about each other, in either direction, by first day of publication and id."""
    pair = {actor(graph, one).id, actor(graph, other).id}
    found = [s for s in graph.by_id.values() if {s.subject.id, s.object.id} == pair]
    return Statements(graph, sorted(found, key=lambda s: ((graph.days(s) or [date.max])[0], s.id)))


def neighbours(graph: KnowledgeGraph, name: str) -> list[Neighbour]:
    """The actors that have a statement with an actor, the most reported first."""
    own = actor(graph, name).id
    beside: dict[str, list[Statement]] = defaultdict(list)
    for statement in graph.by_id.values():
        ends = (statement.subject.id, statement.object.id)
        if own in ends and ends[0] != ends[1]:
            beside[ends[1] if ends[0] == own else ends[0]].append(statement)
    found = [
        Neighbour(graph.entity(id), len(statements), sum(map(graph.reports, statements)), tone(statements))
        for id, statements in beside.items()
    ]
    return sorted(found, key=lambda neighbour: (-neighbour.reports, -neighbour.statements, neighbour.entity.id))


def tone(statements: Iterable[Statement]) -> float | None:
    """The mean weight of what is asserted to have happened, -10 (war) to +10 (help); None where nothing weighs."""
    weights = [w for s in statements if happened(s) and (w := weight(s.relation_class, s.cameo)) is not None]
    return round(sum(weights) / len(weights), 2) if weights else None


def happened(statement: Statement) -> bool:
    """Whether articles say in their own voice that it did happen."""
    return statement.status == "asserted" and not statement.negated


def timeline(graph: KnowledgeGraph, one: str, other: str | None = None) -> list[Report]:
    """Each report of what an actor does or undergoes, or of what two do to each other, by day; undated ones last."""
    if other is None:
        own = actor(graph, one).id
        statements = [s for s in graph.by_id.values() if own in (s.subject.id, s.object.id)]
    else:
        statements = between(graph, one, other)
    found = []
    for statement in statements:
        for piece in statement.evidence:
            article = graph.articles.get(piece.article)
            day = day_of(article.published) if article else None
            found.append(Report(day, article.source if article else None, statement, piece))
    return sorted(found, key=lambda r: (r.day or date.max, r.evidence.article, r.evidence.start, r.statement.id))


def path(graph: KnowledgeGraph, one: str, other: str) -> Path | None:
    """The shortest way between two actors, of the shortest ones the most reported; None where there is none."""
    start, end = actor(graph, one), actor(graph, other)
    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from(graph.entities)
    for statement in graph.by_id.values():
        ends = (statement.subject.id, statement.object.id)
        reports = ties.get_edge_data(*ends, {"reports": 0})["reports"] + graph.reports(statement)
        ties.add_edge(*ends, reports=reports)
    for _, _, data in ties.edges(data=True):  # all fractions of a path together are less than a step
        data["length"] = 1 + 1 / (1 + data["reports"]) / len(ties)
    try:
        ids = nx.shortest_path(ties, start.id, end.id, weight="length")
    except nx.NetworkXNoPath:
        return None
    links = (tuple(between(graph, first, second)) for first, second in pairwise(ids))
    return Path(tuple(map(graph.entity, ids)), tuple(links))


def subgraph(
    graph: KnowledgeGraph, names: Iterable[str], *, radius: int = 0, statements: Iterable[Statement] | None = None
) -> KnowledgeGraph:
    """The part of a graph between some actors, and with `radius` those that many steps from them; or of statements.

    What a kept statement contains stays with it, since an accusation without its content says nothing; articles that
    say nothing in it are left out.
    """
    chosen = list(graph.by_id.values() if statements is None else statements)
    kept = {actor(graph, name).id for name in names}
    if kept:
        for _ in range(radius):
            kept |= {id for s in chosen for id in (s.subject.id, s.object.id) if kept & {s.subject.id, s.object.id}}
        chosen = [s for s in chosen if s.subject.id in kept and s.object.id in kept]
    contents = [graph.by_id[id] for s in chosen for id in s.content if id in graph.by_id]
    return graph.with_statements([*chosen, *contents])


def _days(first: date | None, last: date | None) -> str | None:
    days = [day.isoformat() for day in (first, last) if day]
    return "/".join(dict.fromkeys(days)) or None
