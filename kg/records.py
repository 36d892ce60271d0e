"""The records that walk through the program: frozen, hashable, to and from JSON.

Every room hands these on and no other form: an `Article` is read, its `Mention`s are resolved to
`Entity`s, its sentences give `Statement`s, and each statement carries the `Evidence` that says it.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

ENTITY_TYPES = (
    "country", "person", "organization", "government_body", "armed_group", "military",
    "international_organization", "media", "place", "event", "group",
)  # fmt: skip
STATUSES = ("asserted", "claimed", "denied", "planned", "requested", "hypothetical")


class Record:
    """A record, pickled as its class and values: in half the time of what dataclasses do of themselves."""

    __slots__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), tuple([getattr(self, name) for name in self.__slots__])


@dataclass(frozen=True, slots=True)
class Article(Record):
    """A news article; offsets everywhere count characters of its `document`.

    `source` is its outlet, and `outlets` are the others that carry copies of it, sorted. `dated` says where the date
    of publication stood: "record", "feed", "front matter", "json-ld", "meta", "time", "url", "file name" or "text".
    """

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    source: str | None = None
    published: date | datetime | None = None
    language: str = "en"
    author: str | None = None
    dated: str | None = None
    outlets: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """All outlets that carry the article, its own first."""
        own = (self.source,) if self.source else ()
        return (*own, *(outlet for outlet in self.outlets if outlet != self.source))

    @property
    def month(self) -> str:
        """Year and month of publication ("2025-06"), or empty."""
        return self.published.strftime("%Y-%m") if self.published else ""

    @property
    def document(self) -> str:
        """Title, blank line, text: what is parsed, and what all offsets refer to."""
        return f"{self.title}\n\n{self.text}" if self.title else self.text

    def without_text(self) -> Article:
        """The article without its text; what many articles have in common is one object."""
        if not self.text:
            return self
        source, language, dated = map(_shared, (self.source, self.language, self.dated))
        return dataclasses.replace(self, text="", source=source, language=language, dated=dated)

    def to_dict(self) -> dict[str, Any]:
        """The article as JSON values; the date in ISO 8601."""
        row = {name: getattr(self, name) for name in self.__slots__}
        return row | {
            "published": self.published.isoformat() if self.published else None, "outlets": list(self.outlets),
        }  # fmt: skip

    @classmethod
    def from_dict(cls, row: Mapping[str, Any]) -> Article:
        """The article that `to_dict` wrote."""
        known = {name: row[name] for name in cls.__slots__ if name in row}
        return cls(
            **known | {
                "published": parse_date(known.get("published")), "outlets": tuple(known.get("outlets") or ()),
            }
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entity(Record):
    """Somebody or something that acts or is acted on; `id` is kind/Name_With_Underscores."""

    id: str
    name: str
    type: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash(self.id)  # its other fields take ten times as long, and sets of entities are many

    def _repr_html_(self) -> str:
        from kg.view import cards

        return cards.entity_card(self)

    def to_dict(self) -> dict[str, Any]:
        """The entity as JSON values."""
        row = {name: getattr(self, name) for name in self.__slots__}
        return row | {name: list(row[name]) for name in ("aliases", "links", "roles")}

    @classmethod
    def from_dict(cls, row: Mapping[str, Any]) -> Entity:
        """The entity that `to_dict` wrote."""
        known = {name: row[name] for name in cls.__slots__ if name in row}
        return cls(**known | {name: tuple(known.get(name, ())) for name in ("aliases", "links", "roles")})


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of an article that stands for an entity."""

    article: str
    start: int
    end: int
    text: str
    entity: Entity
    sector: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """One line of `kg extract --entities`."""
        entity = {name: getattr(self.entity, name) for name in ("id", "name", "type", "country")}
        return {
            "article": self.article, "start": self.start, "end": self.end, "text": self.text, "entity": entity,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Argument(Record):
    """An entity in its part in a statement, with the words that name it there.

    `sector` says which part of a country acts (GOV, MIL, …); `text`, `start` and `end` are those of the
    statement's first evidence, absent where the part is only understood.
    """

    id: str
    name: str
    type: str
    country: str | None = None
    sector: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None

    @property
    def span(self) -> tuple[int, int] | None:
        """Start and end of the argument's words."""
        return None if self.start is None or self.end is None else (self.start, self.end)

    def at(self, span: tuple[int, int] | None, piece: Evidence) -> Argument:
        """The argument with the words that another piece of evidence has for it, at a span of the document."""
        start, end = span or (None, None)
        return dataclasses.replace(self, text=piece.words(span), start=start, end=end)

    def to_dict(self) -> dict[str, Any]:
        """The argument as JSON values."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_dict(cls, row: Mapping[str, Any]) -> Argument:
        """The argument that `to_dict` wrote."""
        return cls(**{name: _shared(row[name]) for name in cls.__slots__ if name in row})


@dataclass(frozen=True, slots=True)
class TimeSpan(Record):
    """An expression of time and the days it covers, first and last included."""

    text: str
    start: date | None = None
    end: date | None = None

    def to_dict(self) -> dict[str, Any]:
        """{"text", "from", "to"}, days in ISO 8601."""
        return {
            "text": self.text,
            "from": self.start.isoformat() if self.start else None,
            "to": self.end.isoformat() if self.end else None,
        }

    @classmethod
    def from_dict(cls, row: Mapping[str, Any]) -> TimeSpan:
        """The span that `to_dict` wrote."""
        return cls(row["text"], day_of(parse_date(row.get("from"))), day_of(parse_date(row.get("to"))))


@dataclass(frozen=True, slots=True, order=True)
class Evidence(Record):
    """The sentence of an article that says a statement, and where in it the two arguments stand.

    `sentence` counts from 0; offsets count characters of `Article.document`; spans are (start, end).
    """

    article: str
    sentence: int
    start: int
    end: int
    text: str
    predicate: str = ""
    subject: tuple[int, int] | None = field(default=None, compare=False)
    object: tuple[int, int] | None = field(default=None, compare=False)
    confidence: float = 1.0

    def words(self, span: tuple[int, int] | None) -> str | None:
        """The words at a span of the document; None where they lie outside of the quote."""
        if span is None or not self.start <= span[0] <= span[1] <= self.end:
            return None
        return self.text[span[0] - self.start : span[1] - self.start]

    def to_dict(self) -> dict[str, Any]:
        """The evidence as JSON values."""
        row = {name: getattr(self, name) for name in self.__slots__}
        return row | {name: list(row[name]) if row[name] else None for name in ("subject", "object")}

    @classmethod
    def from_dict(cls, row: Mapping[str, Any]) -> Evidence:
        """The evidence that `to_dict` wrote."""
        known = {name: _shared(row[name]) for name in cls.__slots__ if name in row}
        return cls(**known | {name: tuple(known[name]) if known.get(name) else None for name in ("subject", "object")})


@dataclass(frozen=True, slots=True)
class Statement(Record):
    """Subject, relation, object, with its status, its source, and the evidence for it.

    Extraction gives one piece of evidence a statement; merging unites the evidence of statements of one id.
    `relation` is the vocabulary's term, `predicate` the words of the first evidence; `attributed_to` is whose
    claim, denial, plan or request it is; `content` holds ids of the statements that this one contains, and
    `responds_to` those of the accusations and claims that a denial answers in the article.
    """

    id: str
    subject: Argument
    relation: str
    relation_class: str
    object: Argument
    evidence: tuple[Evidence, ...]
    cameo: str | None = None
    status: str = "asserted"
    negated: bool = False
    attributed_to: Argument | None = None
    content: tuple[str, ...] = ()
    time: TimeSpan | None = None
    place: Argument | None = None
    responds_to: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Subject, relation and object, and the status in words: "A – aids – B (denied by A)"."""
        from kg.ontology import relations

        known = relations().get(self.relation)
        words = known.label if known and self.relation != "other" else self.predicate or self.relation
        by = f"{',' if self.status == 'asserted' else ''} by {self.attributed_to.name}" if self.attributed_to else ""
        status = f"{self.status}{by}{'; said not to have happened' if self.negated else ''}"
        return f"{self.subject.name} – {words} – {self.object.name} ({status})"

    def __repr__(self) -> str:
        return f"<Statement {self}: {json.dumps(self.evidence[0].text[:160], ensure_ascii=False)}>"

    def _repr_html_(self) -> str:
        from kg.view import cards

        return cards.statement_card(self)

    @property
    def predicate(self) -> str:
        """The words of the first evidence that say the relation."""
        return self.evidence[0].predicate

    @property
    def confidence(self) -> float:
        """The highest confidence among the evidence, 0 to 1."""
        return max(piece.confidence for piece in self.evidence)

    def said_by(self, evidence: tuple[Evidence, ...]) -> Statement:
        """The statement as some of its evidence says it; the arguments' words are those of the first of it."""
        first, by = evidence[0], self.attributed_to
        if first == self.evidence[0]:
            return dataclasses.replace(self, evidence=evidence)
        return dataclasses.replace(
            self, evidence=evidence, subject=self.subject.at(first.subject, first),
            object=self.object.at(first.object, first), attributed_to=by.at(None, first) if by else None,
        )  # fmt: skip

    def among(self, ids: Container[str]) -> Statement:
        """The statement with those of its links to other statements that lead to one of these."""
        content, answered = (tuple(id for id in links if id in ids) for links in (self.content, self.responds_to))
        if (content, answered) == (self.content, self.responds_to):
            return self
        return dataclasses.replace(self, content=content, responds_to=answered)

    def to_dict(self) -> dict[str, Any]:
        """One line of `kg extract` (DESIGN, "The records").

        Where several sentences say it, all stand in `mentions`; `responds_to` stands where it answers something.
        """
        first = self.evidence[0]
        row: dict[str, Any] = {
            "id": self.id, "article": first.article, "sentence": first.sentence, "start": first.start, "end": first.end,
            "evidence": first.text, "subject": self.subject.to_dict(), "relation": self.relation,
            "relation_class": self.relation_class, "cameo": self.cameo, "predicate": self.predicate,
            "object": self.object.to_dict(), "status": self.status, "negated": self.negated,
            "attributed_to": self.attributed_to.to_dict() if self.attributed_to else None,
            "content": list(self.content), "time": self.time.to_dict() if self.time else None,
            "place": self.place.to_dict() if self.place else None, "confidence": self.confidence,
        }  # fmt: skip
        if self.responds_to:
            row["responds_to"] = list(self.responds_to)
        if len(self.evidence) > 1:
            row["mentions"] = [piece.to_dict() for piece in self.evidence]
        return row

    @classmethod
    def from_dict(cls, row: Mapping[str, Any]) -> Statement:
        """The statement that `to_dict` wrote."""
        subject, target = Argument.from_dict(row["subject"]), Argument.from_dict(row["object"])
        by, place, time = row.get("attributed_to"), row.get("place"), row.get("time")
        if row.get("mentions"):
            evidence = tuple(Evidence.from_dict(piece) for piece in row["mentions"])
        else:
            evidence = (
                Evidence(
                    row["article"], row["sentence"], row["start"], row["end"], row["evidence"], row["predicate"],
                    subject.span, target.span, row["confidence"],
                ),
            )  # fmt: skip
        return cls(
            id=row["id"], subject=subject, relation=row["relation"], relation_class=row["relation_class"],
            object=target, evidence=evidence, cameo=row.get("cameo"), status=row["status"], negated=row["negated"],
            attributed_to=Argument.from_dict(by) if by else None, content=tuple(row.get("content", ())),
            time=TimeSpan.from_dict(time) if time else None, place=Argument.from_dict(place) if place else None,
            responds_to=tuple(row.get("responds_to", ())),
        )  # fmt: skip


def unite(values: Iterable[str]) -> tuple[str, ...]:
    """The distinct values, sorted."""
    return tuple(sorted(set(values)))


def _shared(value: Any) -> Any:
    """A value, equal texts as one object: records that are read hold the same names and sentences many times."""
    return sys.intern(value) if type(value) is str else value


def parse_date(value: str | date | datetime | None) -> date | datetime | None:
    """A date or a datetime from ISO 8601, or None; raises ValueError where the text is neither."""
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)


def day_of(value: date | datetime | None) -> date | None:
    """The day of a date or datetime."""
    return value.date() if isinstance(value, datetime) else value
