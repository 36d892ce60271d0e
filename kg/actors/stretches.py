"""Stretches: the tokens of a name, before it is settled who is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.actors.knowledge_records import Name
from kg.language.plain import Span
from kg.records import Entity


@dataclass(frozen=True, slots=True)
class Stretch:
    """A name's tokens, the recognizer's label and what the knowledge base has for it."""

    start: int
    end: int
    label: str
    names: tuple[Name, ...] = ()


def plain(span: Span) -> str:
    """The words of a span with single spaces between them."""
    return " ".join(span.text.split())


def is_person(stretch: Stretch) -> bool:
    """Whether a stretch names a person, by the knowledge base or else by the recognizer."""
    return stretch.names[0].entity.type == "person" if stretch.names else stretch.label == "PERSON"


def is_minor_place(stretch: Stretch) -> bool:
    """Whether what the knowledge base has for a stretch is a city or a region."""
    return stretch.names[0].kind in ("city", "region")


def with_aliases(entities: Mapping[str, Entity]) -> dict[str, Entity]:
    """The entities of forms, each with all the forms that stand for it as aliases."""
    forms: dict[str, set[str]] = defaultdict(set)
    for form, entity in entities.items():
        forms[entity.id].add(form)
    return {
        form: replace(e, aliases=tuple(sorted({*e.aliases, *forms[e.id]} - {e.name}))) for form, e in entities.items()
    }
