"""Belonging: what a named body is part of or based in, as its name or the words right before it say.

"The Israeli Air Force", "Iran's Tasnim news agency", "the Azerbaijani news outlet Caliber", "the OSCE's Minsk Group".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.references import Actors, Belonging, Reference
from kg.actors.titles import POSSESSIVES
from kg.actors.words import DESCRIPTIONS, STATE_RUN
from kg.language.plain import Doc, Token
from kg.records import Entity

# Types of what is part of the state whose it is; the other bodies of a country are only based there
OF_STATE = frozenset({"government_body", "military"})
BASED = frozenset({"media", "organization", "armed_group"})
# Types of what has parts with names of their own
WHOLES = frozenset({"international_organization", "organization", "armed_group", "government_body", "military"})
# What may stand between whose it is and the name: "North Korea's main news agency KCNA"
BETWEEN = frozenset({"ADJ", "NOUN", "PROPN"})
REACH = 5
# Kinds of references that say what is meant, unlike pronouns
NAMING = frozenset({"name", "nominal"})


def find_belonging(doc: Doc, actors: Actors, knowledge: KnowledgeBase) -> Iterator[Belonging]:
    """What named bodies are part of or based in, each body and what it belongs to once, where it is first said."""
    told: set[tuple[str, str]] = set()
    for reference in sorted(actors.references, key=lambda reference: reference.start):
        if reference.kind in NAMING and len(reference.entities) == 1:
            found = _in_name(doc, reference, knowledge) or _before(doc, reference, actors)
            if found is not None and (key := (reference.entities[0].id, found.of.id)) not in told:
                told.add(key)
                yield found


def _in_name(doc: Doc, reference: Reference, knowledge: KnowledgeBase) -> Belonging | None:
    """The state that the name of its body says: "the Armenian defence ministry", "Syrian state television"."""
    body = reference.entities[0]
    if body.id.startswith("group/"):
        return None  # "freed 48 Chadian soldiers": people without a name
    if body.type not in OF_STATE and not (body.type == "media" and _is_state_run(doc, reference.start, reference.end)):
        return None
    words = doc.words[reference.start : reference.end]
    for place in range(len(words) if len(words) > 1 else 0):
        length, known = knowledge.longest(words[place:] if place else words[:-1], 0)
        if states := [name.entity for name in known if name.entity.type == "country"]:
            own = next((state for state in states if state.country == body.country), None)
            start = reference.start + place
            return Belonging(reference, own, (start, start + length), part=True) if own is not None else None
    return None


def _before(doc: Doc, reference: Reference, actors: Actors) -> Belonging | None:
    """Whose a body is by a possessive or a demonym in front of its name, or of the noun that says what it is."""
    if doc[reference.head].dep_ == "compound" and doc[reference.head].head.i >= reference.end:
        return None  # "Syrian SANA reporters"
    place, described = reference.start - 1, False
    while place >= 0 and reference.start - place <= REACH and _leads_on(doc[place], reference, actors):
        described = described or DESCRIPTIONS.get(doc[place].lower_) == "organization"
        place -= 1
    owned = place >= 0 and doc[place].text in POSSESSIVES
    if not owned and not described:
        return None
    owner = actors.at(doc[place - owned]) if place >= owned else None
    if owner is None or len(owner.entities) != 1 or owner.end != place + 1 - owned:
        return None
    body, whole = reference.entities[0], owner.entities[0]
    if not _can_belong(body, whole, owned=owned):
        return None
    part = whole.type != "country" or body.type in OF_STATE or _is_state_run(doc, place + 1, reference.end)
    return Belonging(reference, whole, (owner.start, owner.end), part)


def _is_state_run(doc: Doc, start: int, end: int) -> bool:
    return any(token.lower_ in STATE_RUN for token in doc[start:end])


def _leads_on(token: Token, name: Reference, actors: Actors) -> bool:
    """Whether a word may stand between whose a body is and its name: it says at most what the body is."""
    described = actors.at(token)
    of_body = described is None or (described.kind == "nominal" and described.entities == name.entities)
    return of_body and (token.pos_ in BETWEEN or token.text == "-")


def _can_belong(body: Entity, whole: Entity, *, owned: bool) -> bool:
    """Whether a body may be of that country, or part of that larger body."""
    if whole.type == "country":
        return body.type in OF_STATE | BASED and body.country in (None, whole.country)
    return owned and whole.type in WHOLES and body.type in WHOLES and body.id != whole.id
