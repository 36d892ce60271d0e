"""Profile: what a graph knows of one actor, with the articles that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.graph.exploring import Neighbour, actor, neighbours
from kg.graph.graph import KnowledgeGraph
from kg.graph.namesakes import says_office
from kg.records import Entity, Evidence, Statement, day_of


@dataclass(frozen=True, slots=True)
class Office:
    """An office that articles of these days, first and last, say somebody holds or, if former, held."""

    title: str
    holder: Entity
    of: Entity
    first: date | None
    last: date | None
    articles: int


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A sentence about an actor: where it stands, and the actor's words in it where they are known."""

    day: date | None
    source: str | None
    article: str
    start: int
    end: int
    sentence: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor's record, the offices it holds, those that others hold of it, whom it is named with, and where."""

    entity: Entity
    offices: tuple[Office, ...]
    holders: tuple[Office, ...]
    neighbours: tuple[Neighbour, ...]
    mentions: tuple[Mentioned, ...]

    def to_dict(self) -> dict[str, Any]:
        """The profile as JSON values; days in ISO 8601."""
        return self.entity.to_dict() | {
            "offices": [{"title": office.title, **_told(office)} for office in self.offices],
            "holders": [
                {"id": office.holder.id, "name": office.holder.name, "title": office.title, **_told(office)}
                for office in self.holders
            ],
            "neighbours": [
                {"id": beside.entity.id, "name": beside.entity.name, "statements": beside.statements,
                 "reports": beside.reports}
                for beside in self.neighbours
            ],
            "mentions": [
                {"day": _iso(m.day), "source": m.source, "article": m.article, "start": m.start, "end": m.end,
                 "sentence": m.sentence, "words": list(m.words)}
                for m in self.mentions
            ],
        }  # fmt: skip

    def rows(self) -> Iterator[dict[str, Any]]:
        """The profile as flat rows: what is told (`part`), the value, and the days and articles that say so."""
        entity = self.entity
        single = (("name", entity.name), ("id", entity.id), ("type", entity.type), ("country", entity.country))
        for part, value in single:
            if value:
                yield {"part": part, "value": value}
        for part, values in (("alias", entity.aliases), ("link", entity.links)):
            yield from ({"part": part, "value": value} for value in values)
        told = {office.title.casefold() for office in self.offices}
        for office in self.offices:
            yield {"part": "office", "value": office.title, **_told(office)}
        for role in entity.roles:
            if role.casefold() not in told:
                yield {"part": "role", "value": role}
        for office in self.holders:
            yield {"part": "office holder", "value": f"{office.holder.name}, {office.title}", **_told(office)}
        for beside in self.neighbours:
            yield {"part": "named with", "value": beside.entity.name, "articles": beside.reports}
        for mention in self.mentions:
            day = _iso(mention.day)
            yield {
                "part": "sentence", "value": mention.sentence, "first": day, "last": day, "articles": mention.article,
                "source": mention.source,
            }  # fmt: skip


ROWS = ("part", "value", "first", "last", "articles", "source")


def profile(graph: KnowledgeGraph, name: str) -> Profile:
    """What the graph knows of the actor of this id, name or alias; raises UnknownActorError."""
    entity = actor(graph, name)
    told = list(offices(graph))
    return Profile(
        entity,
        tuple(office for office in told if office.holder.id == entity.id),
        tuple(office for office in told if office.of.id == entity.id),
        tuple(neighbours(graph, entity.id)),
        tuple(_mentions(graph, entity)),
    )


def offices(graph: KnowledgeGraph) -> Iterator[Office]:
    """The offices that articles say, by first day and title."""
    told: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for statement in graph.by_id.values():
        if says_office(statement):
            for piece in statement.evidence:
                of = graph.entity(statement.object.id)
                told[statement.subject.id, of.id, f"{piece.predicate} {of.name}"].add(piece.article)
    found = []
    for (holder, of_id, title), articles in told.items():
        published = (graph.articles[id].published for id in articles if id in graph.articles)
        days = sorted(day for when in published if (day := day_of(when)))
        first, last = (days[0], days[-1]) if days else (None, None)
        found.append(Office(title, graph.entity(holder), graph.entity(of_id), first, last, len(articles)))
    yield from sorted(found, key=lambda office: (office.first or date.max, office.title, office.holder.id))


def _mentions(graph: KnowledgeGraph, entity: Entity) -> Iterator[Mentioned]:
    """The sentences of statements that an actor takes part in, by day, article and place, each once."""
    words: dict[tuple[str, int, int, str], set[str]] = defaultdict(set)
    for statement in graph.by_id.values():
        parts = (statement.subject, statement.object, statement.attributed_to, statement.place)
        if any(part and part.id == entity.id for part in parts):
            for piece in statement.evidence:
                said = words[piece.article, piece.start, piece.end, piece.text]
                said.update(_words(statement, piece, entity))
    found = []
    for (id, start, end, sentence), said in words.items():
        article = graph.articles.get(id)
        day, source = (day_of(article.published), article.source) if article else (None, None)
        found.append(Mentioned(day, source, id, start, end, sentence, tuple(sorted(said))))
    yield from sorted(found, key=lambda mention: (mention.day or date.max, mention.article, mention.start))


def _words(statement: Statement, piece: Evidence, entity: Entity) -> Iterator[str]:
    for part, span in ((statement.subject, piece.subject), (statement.object, piece.object)):
        words = piece.words(span)
        if words and part.id == entity.id:
            yield words


def _told(office: Office) -> dict[str, Any]:
    return {"first": _iso(office.first), "last": _iso(office.last), "articles": office.articles}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
