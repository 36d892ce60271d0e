"""Corrections: what people say about entities and statements, in `corrections.toml`, the one file they edit.

    [[merge]]                  # one actor under several ids; the first one's id and name stay
    entities = ["person/Ana_Novak", "person/Anna_Novak"]

    [[not_same]]               # never to be taken for one another, and not asked about again
    entities = ["org/ANC", "org/Alpine_National_Council"]

    [[rename]]                 # the name to show; the former one stays as an alias
    entity = "org/ANC"
    name = "Alpine Nature Club"

    [[retype]]
    entity = "org/ANC"
    type = "organization"

    [[reject]]                 # a statement that no article makes, or that is not to be kept
    statement = "freedonia-accuses-sylvania-0a1b2c3d"

    [[forget]]                 # an actor, mostly a private person, to be taken out with all that is said of it
    entity = "person/Ana_Novak"

Each may have a `why`. Order and repetition don't matter.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import combinations
from operator import or_, sub
from typing import Any

from kg.records import ENTITY_TYPES

FIELDS = {
    "merge": ("entities",), "not_same": ("entities",), "rename": ("entity", "name"), "retype": ("entity", "type"),
    "reject": ("statement",), "forget": ("entity",),
}  # fmt: skip
HEADER = f"# What people corrected: {', '.join(FIELDS)}. `kg build` replays it each time.\n"


class CorrectionsError(ValueError):
    """Corrections that cannot be read, or that contradict each other; says which and what to change."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Entities that are one: `others` are taken into `into`."""

    into: str
    others: frozenset[str]


@dataclass(frozen=True, slots=True)
class Corrections:
    """A set of corrections; `|` unites two."""

    merges: frozenset[Merge] = frozenset()
    not_same: frozenset[frozenset[str]] = frozenset()
    names: frozenset[tuple[str, str]] = frozenset()
    types: frozenset[tuple[str, str]] = frozenset()
    rejected: frozenset[str] = frozenset()
    forgotten: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        _one_value_each("rename", "name", self.names)
        _one_value_each("retype", "type", self.types)
        roots = self.roots()
        for pair in self.not_same:
            one, other = sorted(pair)
            if roots.get(one, one) == roots.get(other, other):
                raise CorrectionsError(
                    f"{one} and {other} are merged and said to be not the same: remove one of these corrections"
                )

    def __or__(self, other: Corrections) -> Corrections:
        return Corrections(*map(or_, self._sets(), other._sets()))

    def __len__(self) -> int:
        return sum(map(len, self._sets()))

    def __sub__(self, other: Corrections) -> Corrections:
        """The corrections that `other` lacks."""
        return Corrections(*map(sub, self._sets(), other._sets()))

    def _sets(self) -> tuple[frozenset[Any], ...]:
        return tuple(getattr(self, field.name) for field in fields(self))

    def roots(self) -> dict[str, str]:
        """The id under which each merged entity goes on, by its own id; the same whatever the order of the merges.

        Of several first ids in a chain of merges the one that no merge takes in stays; of several such, or of none,
        the first by alphabet.
        """
        groups: dict[str, set[str]] = {}
        for merge in self.merges:
            joined = {merge.into, *merge.others}
            for id in tuple(joined):
                joined |= groups.get(id, set())
            for id in joined:
                groups[id] = joined
        taken_in = {id for merge in self.merges for id in merge.others}
        return {id: min(group - taken_in or group) for id, group in groups.items()}

    def forgotten_ids(self) -> frozenset[str]:
        """The ids of those to be forgotten, and of those merged with them."""
        roots = self.roots()
        gone = {roots.get(id, id) for id in self.forgotten}
        return self.forgotten | gone | {id for id, root in roots.items() if root in gone}

    @classmethod
    def merge(cls, into: str, *others: str) -> Corrections:
        """One correction: these entities are one."""
        return cls(merges=frozenset({Merge(into, frozenset(others) - {into})}))

    @classmethod
    def different(cls, *entities: str) -> Corrections:
        """One correction: of these entities no two are the same."""
        return cls(not_same=frozenset(map(frozenset, combinations(sorted(set(entities)), 2))))

    @classmethod
    def reject(cls, *statements: str) -> Corrections:
        """Corrections: these statements, by id, are not to be kept."""
        return cls(rejected=frozenset(statements))

    @classmethod
    def forget(cls, *entities: str) -> Corrections:
        """Corrections: these actors, by id, are taken out with all that is said of them."""
        return cls(forgotten=frozenset(entities))

    @classmethod
    def from_toml(cls, text: str) -> Corrections:
        """The corrections of a file.

        Raises:
            CorrectionsError: it is no TOML, an entry lacks something or has an unknown value, or two contradict.
        """
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise CorrectionsError(f"no valid TOML: {error}") from error
        return cls.from_dict(data)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Corrections:
        """The corrections of a file's tables; see `from_toml`."""
        if unknown := sorted(data.keys() - FIELDS.keys()):
            raise CorrectionsError(f"unknown kind of correction {unknown[0]!r}: write one of {', '.join(FIELDS)}")
        merges = [Merge(ids[0], frozenset(ids[1:])) for ids in _lists(data, "merge")]
        pairs = [frozenset(pair) for ids in _lists(data, "not_same") for pair in combinations(sorted(set(ids)), 2)]
        types = frozenset(_values(data, "retype"))
        for entity, kind in sorted(types):
            if kind not in ENTITY_TYPES:
                raise CorrectionsError(f"retype of {entity}: no type {kind!r}, write one of {', '.join(ENTITY_TYPES)}")
        names = frozenset(_values(data, "rename"))
        rejected, forgotten = (frozenset(_single(data, kind)) for kind in ("reject", "forget"))
        return cls(frozenset(merges), frozenset(pairs), names, types, rejected, forgotten)

    def to_toml(self) -> str:
        """The corrections as entries of a file, sorted, without its header."""
        return "\n".join(self._entries())

    def _entries(self) -> Iterator[str]:
        for merge in sorted(self.merges, key=lambda merge: (merge.into, sorted(merge.others))):
            yield f"[[merge]]\nentities = {_array([merge.into, *sorted(merge.others)])}\n"
        for pair in sorted(map(sorted, self.not_same)):
            yield f"[[not_same]]\nentities = {_array(pair)}\n"
        for kind, values in (("rename", self.names), ("retype", self.types)):
            field = FIELDS[kind][1]
            for entity, value in sorted(values):
                yield f"[[{kind}]]\nentity = {_string(entity)}\n{field} = {_string(value)}\n"
        for kind, ids in (("reject", self.rejected), ("forget", self.forgotten)):
            for id in sorted(ids):
                yield f"[[{kind}]]\n{FIELDS[kind][0]} = {_string(id)}\n"


def add(text: str, corrections: Corrections) -> str:
    """The text of a corrections file with what it lacks of further ones appended; what stands there stays as it is."""
    lacking = corrections - Corrections.from_toml(text)
    if not lacking:
        return text or HEADER
    return f"{(text or HEADER).rstrip()}\n\n{lacking.to_toml()}"


def _array(values: Iterable[str]) -> str:
    return f"[{', '.join(map(_string, values))}]"


def _string(text: str) -> str:
    # JSON's escapes are TOML's, but TOML wants DEL escaped as well
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _tables(data: Mapping[str, Any], kind: str) -> Iterator[Mapping[str, Any]]:
    entries = data.get(kind, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise CorrectionsError(f"{kind} is no list of tables: write each correction under [[{kind}]]")
    for number, entry in enumerate(entries, 1):
        if unknown := sorted(entry.keys() - {*FIELDS[kind], "why"}):
            wanted = " and ".join(FIELDS[kind])
            raise CorrectionsError(f"{kind} number {number} has {unknown[0]!r}: it takes {wanted}, and why")
        yield entry


def _lists(data: Mapping[str, Any], kind: str) -> Iterator[list[str]]:
    for number, entry in enumerate(_tables(data, kind), 1):
        ids = entry.get("entities")
        if not isinstance(ids, list) or not all(isinstance(id, str) and id for id in ids) or len(set(ids)) < 2:
            raise CorrectionsError(f"{kind} number {number}: entities has to be a list of two ids or more, not {ids!r}")
        yield ids


def _values(data: Mapping[str, Any], kind: str) -> Iterator[tuple[str, str]]:
    field = FIELDS[kind][1]
    for number, entry in enumerate(_tables(data, kind), 1):
        yield _text(entry, "entity", kind, number), _text(entry, field, kind, number)


def _single(data: Mapping[str, Any], kind: str) -> Iterator[str]:
    for number, entry in enumerate(_tables(data, kind), 1):
        yield _text(entry, FIELDS[kind][0], kind, number)


def _text(entry: Mapping[str, Any], field: str, kind: str, number: int) -> str:
    given = entry.get(field)
    if not isinstance(given, str) or not given.strip():
        raise CorrectionsError(f"{kind} number {number}: {field} has to be a text, not {given!r}")
    return given


def _one_value_each(kind: str, field: str, values: Iterable[tuple[str, str]]) -> None:
    seen: dict[str, str] = {}
    for entity, value in sorted(values):
        if seen.setdefault(entity, value) != value:
            raise CorrectionsError(f"{kind} gives {entity} the {field}s {seen[entity]!r} and {value!r}: remove one")
