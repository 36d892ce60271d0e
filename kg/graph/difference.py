"""What changed between two graphs: new, gone and changed statements, new and gone actors."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from kg.counting import counted
from kg.records import Argument, Entity, Statement

if TYPE_CHECKING:
    from kg.graph.graph import KnowledgeGraph


@dataclass(frozen=True, slots=True)
class Change:
    """A statement before and after; `fields` are the names of the fields that differ ("evidence", "time", …)."""

    old: Statement
    new: Statement
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What stands only in the new graph, only in the old one, or otherwise than before; by id."""

    new: tuple[Statement, ...]
    gone: tuple[Statement, ...]
    changed: tuple[Change, ...]
    new_actors: tuple[Entity, ...]
    gone_actors: tuple[Entity, ...]

    def __bool__(self) -> bool:
        return any((self.new, self.gone, self.changed, self.new_actors, self.gone_actors))

    def __str__(self) -> str:
        return (
            f"{counted(len(self.new), 'new statement')}, {len(self.gone)} gone, {len(self.changed)} changed; "
            f"{counted(len(self.new_actors), 'new actor')}, {len(self.gone_actors)} gone"
        )


def difference(old: KnowledgeGraph, new: KnowledgeGraph) -> Difference:
    """What changed from an old graph to a new one."""
    changed = tuple(
        Change(before, after, what)
        for id, before in old.by_id.items()
        if (after := new.by_id.get(id)) and (what := _differing(before, after))
    )
    return Difference(
        tuple(s for id, s in new.by_id.items() if id not in old.by_id),
        tuple(s for id, s in old.by_id.items() if id not in new.by_id),
        changed,
        tuple(e for id, e in new.entities.items() if id not in old.entities),
        tuple(e for id, e in old.entities.items() if id not in new.entities),
    )


def _differing(before: Statement, after: Statement) -> tuple[str, ...]:
    names = (field.name for field in fields(Statement))
    return tuple(name for name in names if _told(getattr(before, name)) != _told(getattr(after, name)))


def _told(value: object) -> object:
    """A field without the words of an argument: they are those of the first evidence, and change with it."""
    return replace(value, text=None, start=None, end=None) if isinstance(value, Argument) else value
