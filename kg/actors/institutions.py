"""Institutions of a state named without it: "Cuba's Foreign Ministry … the Foreign Ministry", "Parliament"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.organizations import organization_type
from kg.actors.references import Reference
from kg.actors.titles import POSSESSIVES
from kg.actors.words import INSTITUTIONS
from kg.ids import identifier, short_hash
from kg.language.plain import Doc
from kg.records import Entity


def with_institutions(
    doc: Doc, references: Sequence[Reference], knowledge: KnowledgeBase, article_id: str, home: Entity | None
) -> Iterator[Reference]:
    """The names of a document in order, those of ministries and the like with the state that owns them.

    Without an owner one is the last of that name that has one, else that of the state whose release it is (`home`), or
    else kept apart from those of other articles. A
    single word ("Parliament", "the Cabinet") is no name but describes a part of the state spoken of.
    """
    states = {reference.end: reference for reference in references if reference.entities[0].type == "country"}
    owned: dict[str, Entity] = {}
    for reference in sorted(references, key=lambda reference: reference.start):
        text = doc[reference.start : reference.end].text
        id = reference.entities[0].id
        unknown = id.startswith("org/") and id == f"org/{identifier(text)}" and not knowledge.find(text)
        noun = knowledge.sector_noun(text) if unknown else None
        if noun is None or noun.stands_for != "state":
            yield reference
        elif " " in text:
            before = reference.start - 1
            while before > 0 and doc[before].pos_ == "ADJ" and doc[before].is_lower:
                before -= 1  # "Oman's brave Armed Forces"
            owner = states.get(before) if before > 0 and doc[before].text in POSSESSIVES else None
            if owner is not None:
                owned[text] = _body(text, owner.entities[0], knowledge)
            elif home is not None and text not in owned:
                owned[text] = _body(text, home, knowledge)
            apart = replace(reference.entities[0], id=f"org/{identifier(text)}_{short_hash(article_id)}")
            yield replace(reference, entities=(owned.get(text, apart),), sector=noun.sector)
        elif noun.noun not in INSTITUTIONS and text.lower() not in INSTITUTIONS:
            yield reference


def _body(text: str, state: Entity, knowledge: KnowledgeBase) -> Entity:
    names = state.name, *state.aliases, *knowledge.adjectives(state.id)
    forms = (f"{state.name}'s {text}", *(f"{name} {text}" for name in names))
    known = next((found[0].entity for form in forms if (found := knowledge.find(form))), None)
    if known is not None and known.country == state.country:
        return known
    name = f"{text} of {state.name}"
    kind = organization_type(text)
    kind = kind if kind == "military" else "government_body"
    return Entity(f"org/{identifier(name)}", name, kind, state.country, (text,))
