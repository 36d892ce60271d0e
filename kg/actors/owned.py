"""People known by whose they are: "its members", "all members", "his ministers"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.actors.knowledge_records import SectorNoun
from kg.actors.references import Actors, Reference
from kg.actors.words import PEOPLE_OF_PERSONS, SOME_OF
from kg.ids import identifier
from kg.language.clauses import PLURAL
from kg.language.plain import Token
from kg.records import Entity

BODIES = frozenset({"organization", "international_organization", "armed_group"})
MEMBERS = frozenset({"member", "member state"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def find_owned(nouns: Sequence[tuple[Token, SectorNoun]], actors: Actors) -> Iterator[Reference]:
    """References for the members of a body and for people of a person; each owner's are the same in every article."""
    for token, noun in nouns:
        if token.tag_ not in PLURAL or token.dep_ == "appos" or actors.at(token) is not None:
            continue
        if token.dep_ == "nmod" and token.head.lower_ in SOME_OF:
            continue
        owner = _owner(token, actors)
        if owner is None and noun.noun in MEMBERS and any(child.lower_ == "all" for child in token.lefts):
            owner = _subject(token, actors)
        if owner is None or len(owner.entities) != 1 or any(child.dep_ == "nmod" for child in token.rights):
            continue
        whose = owner.entities[0]
        if (noun.noun in MEMBERS and whose.type in BODIES) or is_of_person(token, noun, owner):
            name = f"{'members' if noun.noun in MEMBERS else token.lower_} of {whose.name}"
            own = Entity(f"group/{identifier(name)}", name, "group", whose.country)
            yield Reference(token.i, token.i + 1, token.i, (own,), "nominal", noun.sector, certainty=0.7)


def is_of_person(token: Token, noun: SectorNoun, owner: Reference) -> bool:
    """Whether people of a state are a person's, whom they may serve or resist: "his ministers"."""
    return noun.noun in PEOPLE_OF_PERSONS and token.tag_ in PLURAL and owner.entities[0].type == "person"


def _owner(token: Token, actors: Actors) -> Reference | None:
    """Whose people are by a possessive before the noun."""
    possessors = (child for child in token.lefts if child.dep_ == "nmod:poss")
    return next((reference for child in possessors if (reference := actors.at(child)) is not None), None)


def _subject(token: Token, actors: Actors) -> Reference | None:
    """Who speaks to people or does something to them: of "all members" the body whose they are."""
    subjects = (child for child in token.head.children if child.dep_ in SUBJECTS)
    return next((reference for child in subjects if (reference := actors.at(child)) is not None), None)
