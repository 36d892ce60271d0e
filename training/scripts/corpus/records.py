"""Annotated articles as records, and their JSON lines (the form is described in training/corpus/README.md).

All offsets are characters in ``readable(article)``: title, empty line, text, as ``kg extract`` counts them.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

#: How a mention names its entity. A demonym is an adjective or a people's name ("Iranian", "the Iranians").
MENTION_KINDS = ("name", "demonym", "description", "pronoun")
ENTITY_TYPES = (
    "country",
    "person",
    "organization",
    "government_body",
    "armed_group",
    "military",
    "international_organization",
    "media",
    "place",
    "event",
    "group",
)
PLACE_KINDS = ("settlement", "region", "water", "land", "site")
STATUSES = ("asserted", "claimed", "denied", "planned", "requested", "hypothetical")
PARTS = ("train", "development", "test")
GENRES = (
    "agency report",
    "newspaper report",
    "analysis",
    "live report",
    "government release",
    "press conference",
    "interview",
    "editorial",
    "chronology",
    "headlines",
    "news brief",
)


@dataclass(frozen=True)
class Mention:
    """A stretch of the article that stands for an entity."""

    sentence: int
    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True)
class JointMention:
    """A stretch that stands for several entities at once ("both nations")."""

    entities: tuple[str, ...]
    sentence: int
    start: int
    end: int
    text: str
    kind: str

    def as_mention(self) -> Mention:
        """Return the stretch without whom it stands for."""
        return Mention(self.sentence, self.start, self.end, self.text, self.kind)


@dataclass(frozen=True)
class Entity:
    """An actor or place of one article."""

    id: str
    name: str
    type: str
    country: str | None
    place_kind: str | None
    occurrences: tuple[Mention, ...]

    @property
    def mentions(self) -> list[str]:
        """Its names and descriptions, each once, in the order of the article."""
        return list(dict.fromkeys(mention.text for mention in self.occurrences if mention.kind != "pronoun"))


@dataclass(frozen=True)
class Alternatives:
    """What is right as well: other classes, other entities."""

    relation: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()


@dataclass(frozen=True)
class Statement:
    """Who did or said what to whom, as one sentence of the article says it."""

    id: str
    subject: str
    relation: str
    predicate: str
    object: str
    sentence: int
    evidence: str
    start: int
    end: int
    trigger: Mention | None
    subject_mention: Mention | None
    object_mention: Mention | None
    status: str
    attributed_to: str | None
    negated: bool
    core: bool
    symmetric: bool
    alt: Alternatives = field(default_factory=Alternatives)
    content: tuple[str, ...] = ()
    time: str | None = None
    place: str | None = None


@dataclass(frozen=True)
class Article:
    """An article with all that is annotated in it."""

    id: str
    title: str
    date: str
    source: str
    genre: str
    world: str
    text: str
    sentences: tuple[str, ...]
    entities: tuple[Entity, ...]
    joint_mentions: tuple[JointMention, ...]
    other_names: tuple[Mention, ...]
    statements: tuple[Statement, ...]

    def sentence_starts(self) -> list[int]:
        """Return where each sentence begins in ``readable(self)``."""
        starts, position, whole = [], 0, readable(self)
        for sentence in self.sentences:
            position = whole.index(sentence, position)
            starts.append(position)
            position += len(sentence)
        return starts


def readable(article: Article) -> str:
    """Return the text that all offsets count in."""
    return f"{article.title}\n\n{article.text}"


def to_json(article: Article) -> str:
    """Return ``article`` as one line of JSON; argument mentions are their offsets alone."""
    record = asdict(article)
    record["entities"] = [{**asdict(entity), "mentions": entity.mentions} for entity in article.entities]
    for statement in record["statements"]:
        for key in ("subject_mention", "object_mention"):
            statement[key] = statement[key] and {name: statement[key][name] for name in ("start", "end")}
        if statement["trigger"]:
            statement["trigger"] = {name: statement["trigger"][name] for name in ("start", "end", "text")}
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def from_json(line: str) -> Article:
    """Return the article of one line of JSON. Raises KeyError or TypeError where a field is missing or unknown."""
    record: dict[str, Any] = json.loads(line)
    entities = {values["id"]: _entity(values) for values in record["entities"]}
    joint = tuple(JointMention(**{**each, "entities": tuple(each["entities"])}) for each in record["joint_mentions"])
    return Article(
        **{
            **record,
            "sentences": tuple(record["sentences"]),
            "entities": tuple(entities.values()),
            "joint_mentions": joint,
            "other_names": tuple(Mention(**each) for each in record["other_names"]),
            "statements": tuple(_statement(values, entities, joint) for values in record["statements"]),
        }
    )


def _entity(values: dict[str, Any]) -> Entity:
    values = {key: value for key, value in values.items() if key != "mentions"}
    return Entity(**{**values, "occurrences": tuple(Mention(**each) for each in values["occurrences"])})


def _statement(values: dict[str, Any], entities: dict[str, Entity], joint: tuple[JointMention, ...]) -> Statement:
    def mention(entity: str, offsets: dict[str, int] | None) -> Mention | None:
        if offsets is None:
            return None
        span = (offsets["start"], offsets["end"])
        shared = [each.as_mention() for each in joint if entity in each.entities]
        found = [each for each in (*entities[entity].occurrences, *shared) if (each.start, each.end) == span]
        if not found:
            raise KeyError(f"no mention of {entity} at {span}, which {values['id']} names as its argument")
        return found[0]

    trigger = values["trigger"]
    return Statement(
        **{
            **values,
            "trigger": trigger and Mention(sentence=values["sentence"], kind="trigger", **trigger),
            "subject_mention": mention(values["subject"], values["subject_mention"]),
            "object_mention": mention(values["object"], values["object_mention"]),
            "alt": Alternatives(**{key: tuple(each) for key, each in values["alt"].items()}),
            "content": tuple(values["content"]),
        }
    )


def read_split(folder: Path) -> dict[str, str]:
    """Return the part of the corpus (train, development or test) that each article belongs to, by id."""
    with (folder / "split.csv").open(encoding="utf8", newline="") as rows:
        return {row["id"]: row["part"] for row in csv.DictReader(row for row in rows if not row.startswith("#"))}


def read_part(folder: Path, part: str) -> list[Article]:
    """Return the articles of one part of the corpus in ``folder``."""
    return list(read(folder / f"{part}.jsonl"))


def read(path: Path) -> Iterator[Article]:
    """Yield the articles of a file of JSON lines."""
    with path.open(encoding="utf8") as lines:
        for line in lines:
            yield from_json(line)


def write(path: Path, articles: Iterable[Article]) -> None:
    """Write ``articles`` as JSON lines in the order of their ids, beside ``path`` first, then renamed."""
    beside = path.with_name(path.name + ".part")
    lines = [to_json(article) + "\n" for article in sorted(articles, key=lambda article: article.id)]
    beside.write_text("".join(lines), encoding="utf8")
    beside.replace(path)
