"""Merging records: set unions, so that order and repetition never matter."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import astuple, replace

from kg.records import Entity, Statement, unite


def merge_statements(statements: Iterable[Statement]) -> dict[str, Statement]:
    """One statement for each id, with the evidence and links of all; sorted by id.

    What may differ between readings (an argument's words, time, place) is taken from the first by evidence.
    """
    readings: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        readings[statement.id].append(statement)
    return {id: _unite(readings[id]) for id in sorted(readings)}


def _unite(readings: list[Statement]) -> Statement:
    readings = sorted(readings, key=lambda reading: (reading.evidence, repr(astuple(reading))))
    first = readings[0]
    return replace(
        first,
        evidence=tuple(sorted({piece for reading in readings for piece in reading.evidence})),
        content=unite(id for reading in readings for id in reading.content),
        responds_to=unite(id for reading in readings for id in reading.responds_to),
        time=next((reading.time for reading in readings if reading.time), None),
        place=next((reading.place for reading in readings if reading.place), None),
    )


def merge_entities(entities: Iterable[Entity]) -> dict[str, Entity]:
    """One entity for each id, with all names, links and roles; sorted by id."""
    same: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        same[entity.id].append(entity)
    return {id: _unite_entities(same[id]) for id in sorted(same)}


def _unite_entities(same: list[Entity]) -> Entity:
    counts = Counter((entity.name, entity.type) for entity in same)
    name, kind = min(counts, key=lambda pair: (-counts[pair], pair))
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
