"""Events: the same act told by many articles, counted once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from kg.graph.graph import KnowledgeGraph
from kg.ids import short_hash, slug
from kg.ontology import event_classes, relations, weight
from kg.records import Argument, Evidence, Statement, day_of, unite

WINDOW = 3  # days: news repeats an act for two or three
SIMILARITY = 0.2
LONGEST_TIME = 3  # days: an expression of time that covers more ("last year") does not date an act
WORD = re.compile(r"[^\W\d_]{4,}")
STEM = 5  # letters: "shelled" and "shells" are one word, "shore" is another
COMMON = frozenset(
    "about after against also amid been before being could does during from have having into later more most other "
    "over said says since such than that their them then there they this those through under until were what when "
    "where which while will with would monday tuesday wednesday thursday friday saturday sunday".split()
)


@dataclass(frozen=True, slots=True)
class Event:
    """An act between two actors, and the statements that report it.

    `start` and `end` are the days that it is dated to: by the sentences, else by publication; None where neither has
    a day. `n_reports` counts articles, `n_sources` outlets. `sentence` is that of the first report.
    """

    id: str
    subject: str
    subject_name: str
    object: str
    object_name: str
    relation_class: str
    relations: tuple[str, ...]
    cameo: str | None
    weight: float | None
    place: str | None
    start: date | None
    end: date | None
    n_reports: int
    n_sources: int
    statements: tuple[str, ...]
    sentence: str

    def to_dict(self) -> dict[str, Any]:
        """The event as JSON values; days in ISO 8601."""
        row = {field.name: getattr(self, field.name) for field in fields(self)}
        days = {name: row[name].isoformat() if row[name] else None for name in ("start", "end")}
        return row | days | {"relations": list(self.relations), "statements": list(self.statements)}


@dataclass(frozen=True, slots=True)
class _Report:
    statement: Statement
    evidence: Evidence
    day: date | None
    words: frozenset[str]


def events(
    graph: KnowledgeGraph,
    *,
    window: int = WINDOW,
    similarity: float = SIMILARITY,
    statuses: tuple[str, ...] = ("asserted",),
) -> list[Event]:
    """The events that a graph's statements report, by day; what is negated and standing relations are none.

    Two reports are of one event if they have the same actors and event class, no different places, days at most
    `window` apart, and similar words: the shorter sentence shares at least `similarity` (0 to 1) of its words,
    without the actors' names and the predicate. Reports are chained, so an event may last longer than `window`.

    >>> from kg.graph import example
    >>> for event in events(example()):
    ...     if event.n_reports > 1:
    ...         print(event.start, event.subject_name, event.relations, event.object_name, event.n_sources)
    2024-01-10 Freedonia ('accuses',) Sylvania 2
    2024-02-03 Sylvania ('shells',) Freedonia 2
    """
    groups: dict[tuple[str, ...], list[_Report]] = defaultdict(list)
    for statement in graph.by_id.values():
        kind = event_classes().get(statement.relation_class)
        if statement.status in statuses and not statement.negated and kind is not None and not kind.standing:
            groups[_key(statement)] += _reports(graph, statement)
    found = [
        _event(graph, cluster)
        for reports in groups.values()
        for cluster in _clusters(reports, window=window, similarity=similarity)
    ]
    return sorted(found, key=lambda event: (event.start or date.max, event.id))


def _key(statement: Statement) -> tuple[str, ...]:
    ends = (statement.subject.id, statement.object.id)
    known = relations().get(statement.relation)
    return (statement.relation_class, *(sorted(ends) if known and known.symmetric else ends))


def _reports(graph: KnowledgeGraph, statement: Statement) -> Iterator[_Report]:
    time = statement.time
    dated = time.start if time and time.start and time.end and (time.end - time.start).days < LONGEST_TIME else None
    names = _stems([statement.subject.name, statement.object.name])
    for piece in statement.evidence:
        article = graph.articles.get(piece.article)
        parts = [piece.predicate, *(_words_at(piece, span) for span in (piece.subject, piece.object))]
        words = _stems([piece.text]) - names - _stems(parts)
        yield _Report(statement, piece, dated or (day_of(article.published) if article else None), words)


def _words_at(piece: Evidence, span: tuple[int, int] | None) -> str:
    return piece.text[max(0, span[0] - piece.start) : max(0, span[1] - piece.start)] if span else ""


def _stems(texts: Iterable[str]) -> frozenset[str]:
    words = (word.lower() for text in texts for word in WORD.findall(text))
    return frozenset(word[:STEM] for word in words if word not in COMMON)


def _clusters(reports: list[_Report], *, window: int, similarity: float) -> list[list[_Report]]:
    """The reports put together: single linkage over those whose days are near."""
    ordered = sorted(reports, key=lambda report: (report.day or date.max, report.evidence))
    parent = list(range(len(ordered)))

    def root(place: int) -> int:
        while parent[place] != place:
            place = parent[place]
        return place

    for place, report in enumerate(ordered):
        for earlier in range(place - 1, -1, -1):
            if not _near(ordered[earlier], report, window):
                break
            if root(earlier) != root(place) and _same(ordered[earlier], report, similarity):
                parent[max(root(earlier), root(place))] = min(root(earlier), root(place))
    found: dict[int, list[_Report]] = defaultdict(list)
    for place, report in enumerate(ordered):
        found[root(place)].append(report)
    return list(found.values())


def _near(one: _Report, other: _Report, window: int) -> bool:
    if one.day is None or other.day is None:
        return one.statement.id == other.statement.id
    return abs((other.day - one.day).days) <= window


def _same(one: _Report, other: _Report, similarity: float) -> bool:
    if _apart(one.statement.place, other.statement.place):
        return False
    shorter = min(len(one.words), len(other.words))
    return not shorter or len(one.words & other.words) / shorter >= similarity


def _apart(one: Argument | None, other: Argument | None) -> bool:
    """Whether two places are known and different; a city is not apart from its country."""
    if one is None or other is None or one.id == other.id:
        return False
    return one.country != other.country or "country" not in (one.type, other.type)


def _event(graph: KnowledgeGraph, cluster: list[_Report]) -> Event:
    first = cluster[0].statement
    days = [report.day for report in cluster if report.day]
    articles = {report.evidence.article for report in cluster}
    sources = {outlet for id in articles if id in graph.articles for outlet in graph.articles[id].sources}
    statements = unite(report.statement.id for report in cluster)
    key = short_hash(repr((statements, sorted((r.evidence.article, r.evidence.start) for r in cluster))))
    ends = "-".join(slug(part.id.partition("/")[2]) for part in (first.subject, first.object))
    return Event(
        id=f"{ends}-{slug(first.relation_class)}-{key}",
        subject=first.subject.id, subject_name=first.subject.name,
        object=first.object.id, object_name=first.object.name,
        relation_class=first.relation_class, relations=unite(report.statement.relation for report in cluster),
        cameo=first.cameo, weight=weight(first.relation_class, first.cameo),
        place=next((r.statement.place.id for r in cluster if r.statement.place), None),
        start=min(days, default=None), end=max(days, default=None),
        n_reports=len(articles), n_sources=len(sources),
        statements=statements, sentence=cluster[0].evidence.text,
    )  # fmt: skip
