"""Statements chosen by conditions, and the list that they are handed out in."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, SupportsIndex, overload

from kg.ontology import event_classes, quad_class, quad_classes, relations
from kg.records import STATUSES, Statement, day_of, parse_date

if TYPE_CHECKING:
    import pandas

    from kg.graph.graph import KnowledgeGraph


class Statements(list[Statement]):
    """A list of statements that a notebook shows as a table; `graph` is where they come from."""

    def __init__(self, graph: KnowledgeGraph, statements: Iterable[Statement] = ()) -> None:
        super().__init__(statements)
        self.graph = graph

    @overload
    def __getitem__(self, place: SupportsIndex) -> Statement: ...

    @overload
    def __getitem__(self, place: slice) -> Statements: ...

    def __getitem__(self, place: SupportsIndex | slice) -> Statement | Statements:
        """One of the statements, or with a slice a shorter choice."""
        if isinstance(place, slice):
            return Statements(self.graph, super().__getitem__(place))
        return super().__getitem__(place)

    def dataframe(self) -> pandas.DataFrame:
        """The statements as a pandas DataFrame with the columns of statements.csv."""
        return self.graph.dataframe(self)

    def _repr_html_(self) -> str:
        from kg.view import cards

        return cards.statement_table(self.graph, self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What statements have to fit; None fits everything. Actors are names, aliases or ids, days ISO 8601.

    `actor` is subject or object, `source` an outlet; `since` and `until` (both included) are days of publication.
    """

    subject: str | None = None
    relation: str | None = None
    object: str | None = None
    relation_class: str | None = None
    status: str | None = None
    source: str | None = None
    since: str | date | None = None
    until: str | date | None = None
    actor: str | None = None
    attributed_to: str | None = None
    place: str | None = None
    quad_class: str | None = None
    negated: bool | None = None
    min_confidence: float | None = None

    def choose(self, graph: KnowledgeGraph) -> Statements:
        """The statements of a graph that fit all conditions, by id; raises ValueError for a word that none knows."""
        self._check(graph)
        fitting: Iterable[Statement] = graph.by_id.values()
        for name in ("relation", "relation_class", "status", "negated"):
            if (wanted := getattr(self, name)) is not None:
                fitting = [s for s in fitting if getattr(s, name) == wanted]
        for name in ("subject", "object", "attributed_to", "place"):
            if (wanted := getattr(self, name)) is not None:
                ids = {entity.id for entity in graph.find(wanted)}
                fitting = [s for s in fitting if (part := getattr(s, name)) is not None and part.id in ids]
        if self.actor is not None:
            ids = {entity.id for entity in graph.find(self.actor)}
            fitting = [s for s in fitting if not ids.isdisjoint((s.subject.id, s.object.id))]
        if self.quad_class is not None:
            fitting = [s for s in fitting if quad_class(s.relation_class) == self.quad_class]
        if self.min_confidence is not None:
            fitting = [s for s in fitting if s.confidence >= self.min_confidence]
        if self.source is not None:
            fitting = [s for s in fitting if self.source in graph.sources(s)]
        if self.since is not None or self.until is not None:
            first, last = _day(self.since) or date.min, _day(self.until) or date.max
            fitting = [s for s in fitting if any(first <= day <= last for day in graph.days(s))]
        return Statements(graph, fitting)

    def _check(self, graph: KnowledgeGraph) -> None:
        _among("status", self.status, STATUSES)
        _among("quad_class", self.quad_class, quad_classes())
        if self.relation_class not in event_classes():
            _among(
                "relation_class",
                self.relation_class,
                {*event_classes(), *(s.relation_class for s in graph.by_id.values())},
            )
        if self.relation not in relations():
            _among("relation", self.relation, {*relations(), *(s.relation for s in graph.by_id.values())})


def _among(name: str, value: str | None, known: Collection[str]) -> None:
    """Raises ValueError where a value is none of the known ones: an empty answer would look like one about the news."""
    if value is None or value in known:
        return
    near = get_close_matches(value, known, n=3, cutoff=0.7)
    some = f"did you mean {' or '.join(near)}?" if near else f"it is one of {', '.join(sorted(known))}"
    raise ValueError(f"there is no {name} {value!r}: {some}")


def _day(value: str | date | None) -> date | None:
    try:
        return day_of(parse_date(value)) if value else None
    except ValueError:
        raise ValueError(f"{value!r} is no day: write it as 2025-06-27") from None
