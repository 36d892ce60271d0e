"""Organizations: which one a name, its first words or its abbreviation stands for within an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.stretches import Stretch, plain, with_aliases
from kg.actors.words import ORGANIZATION_HEADS
from kg.ids import identifier
from kg.language.plain import Doc, Span
from kg.records import Entity

NEW_TYPES = {"ORG": "organization", "GPE": "place", "LOC": "place", "NORP": "group", "EVENT": "event"}
KINDS = {"person": "person", "place": "place", "event": "event", "group": "group"}
# Organizations that belong to the country their name begins with.
NATIONAL = frozenset({"government_body", "military", "armed_group", "organization"})


def with_abbreviations(doc: Doc, stretches: list[Stretch]) -> list[Stretch]:
    """The stretches, with an abbreviation as what the article says it is, whoever else is known by it.

    "The Forces for the Defence of Democracy (FDD)" is not the Foundation for Defense of Democracies. Where the letters
    are those of another language, the long name is who is known by them: "the National Union … of Angola (UNITA)".
    """
    told: set[str] = set()
    known: dict[int, Stretch] = {}
    for full, after in _bracketed(doc, stretches):
        short = plain(doc[after.start : after.end])
        if short == _initials(plain(doc[full.start : full.end])):
            told.add(short)
        elif after.names and after.names[0].entity.type not in ("country", "place", "person"):
            known[full.start] = replace(full, names=after.names)
    if not told and not known:
        return stretches
    found = (known.get(stretch.start, stretch) for stretch in stretches)
    return [replace(s, label="ORG", names=()) if plain(doc[s.start : s.end]) in told else s for s in found]


def _bracketed(doc: Doc, stretches: Iterable[Stretch]) -> Iterator[tuple[Stretch, Stretch]]:
    """The organizations that only the article names, each with the name in brackets behind it."""
    for full, after in pairwise(sorted(stretches, key=lambda stretch: stretch.start)):
        if full.label == "ORG" and not full.names and after.start == full.end + 1 and doc[full.end].text == "(":
            yield full, after


def organizations_of(doc: Doc, stretches: list[Stretch], knowledge: KnowledgeBase) -> dict[str, Entity]:
    """The organization that each form of a name stands for: abbreviation in brackets and first words included."""
    forms = {plain(doc[s.start : s.end]): None for s in reversed(stretches) if s.label == "ORG" and not s.names}
    organizations: dict[str, Entity] = {}
    short = {
        plain(doc[after.start : after.end]): plain(doc[full.start : full.end])
        for full, after in _bracketed(doc, stretches)
        if after.end - after.start == 1 and doc[after.start].text.isupper()
    }
    for form in sorted(forms, key=lambda form: -len(form.split())):
        longer = [
            name
            for name in organizations
            if name.startswith(form + " ") or _initials(name) == form or short.get(form) == name
        ]
        if longer:
            organizations[form] = organizations[longer[0]]
            continue
        new = new_entity(form, organization_type(form))
        organizations[form] = replace(new, country=_country_in(form, knowledge)) if new.type in NATIONAL else new
    return with_aliases(organizations)


def _country_in(name: str, knowledge: KnowledgeBase) -> str | None:
    """The country whose adjective or name begins a name: "Brazilian Senate", "Sri Lankan navy"."""
    length, known = knowledge.longest(name.split(), 0)
    return known[0].entity.country if length and known[0].entity.type == "country" else None


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())


def organization_type(name: str) -> str:
    """The type of an organization, by the words of its name: a ministry, an army, a newspaper, a party."""
    for word in reversed(re.findall(r"\w+", name.lower())):
        if word in ORGANIZATION_HEADS:
            return ORGANIZATION_HEADS[word]
    return "organization"


def type_of(name: Span, label: str) -> str:
    """The type by the recognizer's label, which takes units and bodies for events now and then."""
    told = organization_type(name.text)
    last = name.text.lower().split()[-1]
    return told if label == "EVENT" and last in ORGANIZATION_HEADS else NEW_TYPES[label]


def new_entity(name: str, kind: str) -> Entity:
    """The entity of a name that the knowledge base lacks."""
    return Entity(f"{KINDS.get(kind, 'org')}/{identifier(name)}", name, kind)
