"""Merging records: unions of sets, of what is single the least: order, grouping and repetition never matter.

Both are associative, commutative and idempotent: shards may be merged in any tree, and one that was read twice counts
once. Corrections are no part of it: they are replayed after it (`kg.graph.correct`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby, pairwise
from pathlib import Path

from kg.records import Entity, Evidence, Statement, TimeSpan, unite
from kg.shelf import Shelf
from kg.sorting import Sorter

# Readings that are in memory at a time, some 30 MB: a graph of no more is kept there. On disk merging and writing take
# 0.4 ms of CPU a statement more (measured over 12,000 statements: 17 s in place of 11)
MOST = 20_000
VAGUE = "organization"


def merge_statements(statements: Iterable[Statement]) -> dict[str, Statement]:
    """One statement for each id, with the evidence and links of all; sorted by id.

    Of what may differ between readings an argument's words are those of the first evidence, the time is the earliest.
    """
    readings: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        readings[statement.id].append(statement)
    return {id: united(readings[id]) for id in sorted(readings)}


class Readings(Sorter[Statement]):
    """Readings of statements that come one by one, to be merged; very many are on disk, if a folder is given."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__(_id, folder, most=MOST)

    def merged(self) -> Mapping[str, Statement]:
        """As `merge_statements`; on a shelf (`kg.shelf`) where the readings are; OSError if that cannot be written."""
        if not (self.folder and self.on_disk):
            return merge_statements(self)
        return Shelf((united(list(same)) for _, same in groupby(self, _id)), self.folder)


def merged(statements: Iterable[Statement], folder: Path | None) -> Mapping[str, Statement]:
    """As `merge_statements`; on a shelf where there are very many readings and a folder is given (`Readings`)."""
    readings = Readings(folder)
    for statement in statements:
        readings.add(statement)
    return readings.merged()


def _id(statement: Statement) -> str:
    return statement.id


def united(readings: list[Statement]) -> Statement:
    """Several readings of one id as one.

    Each part is a union or a least one, so that any grouping and order gives the same.
    """
    if len(readings) == 1 and _is_united(readings[0]):
        return readings[0]
    pieces: dict[Evidence, Evidence] = {}
    for piece in sorted((piece for reading in readings for piece in reading.evidence), key=_with_spans):
        pieces.setdefault(piece, piece)
    return replace(
        min(readings, key=_rank),
        evidence=tuple(pieces),
        content=unite(id for reading in readings for id in reading.content),
        responds_to=unite(id for reading in readings for id in reading.responds_to),
        time=min((reading.time for reading in readings if reading.time), key=_earlier, default=None),
        place=min((reading.place for reading in readings if reading.place), key=repr, default=None),
    )


def _is_united(reading: Statement) -> bool:
    """Whether a reading's evidence and links are sorted, each once: merged again it is the same."""
    links = (reading.content, reading.responds_to)
    return all(one < other for one, other in pairwise(reading.evidence)) and all(
        len(ids) < 2 or ids == unite(ids) for ids in links
    )


def _rank(reading: Statement) -> tuple[Evidence, str]:
    """By which of several readings the words of the arguments are taken: the one of the first evidence."""
    return min(reading.evidence), repr((reading.subject, reading.object, reading.attributed_to, reading.cameo))


def _with_spans(piece: Evidence) -> tuple[Evidence, str]:
    return piece, repr((piece.subject, piece.object))


def _earlier(time: TimeSpan) -> tuple[date, date, str]:
    return time.start or date.max, time.end or date.max, time.text


def merge_entities(entities: Iterable[Entity]) -> dict[str, Entity]:
    """One entity for each id, with all names, links and roles; sorted by id.

    Of several types one that says more than "organization" counts, of several names the first by the alphabet: a vote
    would count repetitions, and come out otherwise where some records were merged before.
    """
    same: dict[str, dict[Entity, None]] = defaultdict(dict)  # most are the same again and again
    for entity in entities:
        same[entity.id].setdefault(entity)
    return {id: _unite_entities(list(same[id])) for id in sorted(same)}


def _unite_entities(same: list[Entity]) -> Entity:
    if len(same) == 1 and _is_united_entity(same[0]):
        return same[0]
    name, kind = min(((entity.name, entity.type) for entity in same), key=lambda pair: (pair[1] == VAGUE, pair))
    names = {entity.name for entity in same} | {alias for entity in same for alias in entity.aliases}
    return Entity(
        id=same[0].id,
        name=name,
        type=kind,
        country=min((entity.country for entity in same if entity.country), default=None),
        aliases=unite(names - {name}),
        links=unite(link for entity in same for link in entity.links),
        roles=unite(role for entity in same for role in entity.roles),
    )


def _is_united_entity(entity: Entity) -> bool:
    """Whether an entity's names, links and roles are sorted, each once: merged again it is the same."""
    lists = (entity.aliases, entity.links, entity.roles)
    return entity.name not in entity.aliases and all(one < other for values in lists for one, other in pairwise(values))
