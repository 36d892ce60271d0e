"""What the knowledge base holds: names of entities, offices, nouns of a state, and facts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kg.actors.normalize import key
from kg.records import Entity

Kind = Literal["name", "abbreviation", "adjective", "people", "capital", "seat", "alias", "surname", "city", "region"]

# A name first, what merely stands for an entity last.
KIND_ORDER: tuple[Kind, ...] = (
    "name", "abbreviation", "adjective", "people", "capital", "seat", "alias", "surname", "region", "city",
)  # fmt: skip
_ABBREVIATION = re.compile(r"[A-Z][A-Z0-9&/-]{1,7}")


@dataclass(frozen=True, slots=True)
class Name:
    """A form under which an entity is known; `sector` says which part of a country it means (GOV, MIL, CVL …).

    A surname alone is one of an office holder who can hardly be mistaken: see `KnowledgeBase.on`.
    """

    text: str
    entity: Entity
    kind: Kind
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A title: `relation` is "president of", `national` whether the title alone holds an office of its country."""

    title: str
    sector: str | None
    rank: str
    relation: str | None
    national: bool


@dataclass(frozen=True, slots=True)
class SectorNoun:
    """A noun for a part of a country ("troops"); it stands for the state, a place, its people or a group.

    A described group is one only in the plural and with words that tell which ("donor countries").
    """

    noun: str
    sector: str | None
    stands_for: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an entity beside its names; neighbours and members are alpha-3 codes, validity is in years."""

    sector: str | None = None
    population: int = 0
    parent: str | None = None
    members: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    capital: str | None = None
    valid_from: int | None = None
    valid_to: int | None = None


def alias_kind(text: str) -> Kind:
    """Whether a further name of an entity is an abbreviation, by its form."""
    return "abbreviation" if _ABBREVIATION.fullmatch(key(text)) else "alias"


def split(cell: str) -> tuple[str, ...]:
    """The parts of a cell of several."""
    return tuple(cell.split("|")) if cell else ()
