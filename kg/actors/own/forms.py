"""What a file of knowledge says, before it is brought together with what is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date


class KnowledgeError(ValueError):
    """A file of knowledge that cannot be read at all; says which, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of a file: `key` is what the file calls it by; `country` a code of two or three letters, or a name."""

    key: str
    name: str
    type: str | None = None
    country: str | None = None
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """An office that a person (by key) holds: a title, and keys or names of what it may be an office of, best first."""

    person: str
    title: str
    of: tuple[str, ...]
    start: date | None
    end: date | None
    line: int


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line that cannot be used, and why."""

    line: int
    message: str
    severity: str = "error"


Reader = Callable[[Iterable[str]], Iterator[Actor | Held | Rejected]]
