"""Predecessors: which state a capital or a seat of government meant in the year of an article."""

from __future__ import annotations

from functools import cache

from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.loading import read
from kg.records import Entity


def state_at(state: Entity, year: int | None, knowledge: KnowledgeBase) -> Entity:
    """The state that the capital of today's `state` governed in a year; today's where that is not known."""
    for predecessor, first, last in _predecessors().get(state.country or "", ()):
        if year is not None and first <= year <= last:
            return knowledge.country(predecessor) or state
    return state


@cache
def _predecessors() -> dict[str, list[tuple[str, int, int]]]:
    found: dict[str, list[tuple[str, int, int]]] = {}
    for row in read("predecessors.csv"):
        found.setdefault(row["country"], []).append((row["predecessor"], int(row["from"]), int(row["to"])))
    return found
