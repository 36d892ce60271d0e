"""Appositions: descriptions beside the names of whom they describe ("Hatay, a province", "the rivals, A and B")."""

from __future__ import annotations

from collections.abc import Iterator

from kg.actors.joint import paired
from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.references import Actors, Reference
from kg.actors.words import CALLED, DESCRIPTIONS, ORGANIZATION_HEADS
from kg.language.plain import Doc, Token
from kg.records import Entity

BESIDE = frozenset({"appos", "flat"})
# What a kind of description can be said of; capitals and countries are both called states.
SAID_OF = {
    "person": frozenset({"person"}),
    "country": frozenset({"country", "place"}),
    "place": frozenset({"place", "country"}),
}
WITHIN = frozenset({"det", "amod", "compound", "nmod:poss", "case", "nummod", "nmod:desc", "flat"})


def find_appositions(doc: Doc, actors: Actors, knowledge: KnowledgeBase) -> Iterator[Reference]:
    """References for nouns in apposition to a name, wherever they can describe what is named."""
    for token in doc:
        if token.pos_ != "NOUN" or token.dep_ == "compound" or _is_named(token, actors):
            continue
        if token.tag_ == "NNS":
            if len(several := _named_together(token, actors, knowledge)) > 1:
                yield Reference(_start(token), token.i + 1, token.i, several, "nominal", certainty=0.8)
            continue
        named = name_beside(token, actors)
        if named is None or not _describes(token, named, knowledge):
            continue
        entity = named.city if token.lower_ == "capital" and named.city is not None else named.entities[0]
        office = knowledge.office(token.lower_)
        sector = office.sector if office is not None and office.sector else named.sector
        yield Reference(_start(token), token.i + 1, token.i, (entity,), "nominal", sector, certainty=0.85)


def _start(noun: Token) -> int:
    """Where the phrase of a noun begins."""
    return min([noun.i] + [c.left_edge.i for c in noun.lefts if c.dep_ in WITHIN and c.dep_ != "case"])


def _named_together(noun: Token, actors: Actors, knowledge: KnowledgeBase) -> tuple[Entity, ...]:
    """Those coordinated whom a plural noun describes: "its partners, Oman and Chad", "Oman and Chad, allies since"."""
    kind = paired(noun) or DESCRIPTIONS.get(noun.lemma_.lower()) or DESCRIPTIONS.get(noun.lower_)
    if kind is None and knowledge.office(noun.lemma_.lower()) is not None:
        kind = "person"
    if kind is None:
        return ()
    listed = next((child for child in noun.rights if child.dep_ in BESIDE), None)
    first = listed
    if first is None and noun.dep_ in ("appos", "conj") and noun.head.i < noun.i:
        first = noun.head
        if any(child.dep_ == "cc" for child in noun.children) or any(
            child.dep_ == "conj" and child.i > noun.i for child in first.children
        ):
            return ()
    if first is None:
        return ()
    words = [first, *(c for c in first.children if c.dep_ == "conj" and (listed is not None or c.i < noun.i))]
    found = [actors.at(word) for word in words if word != noun]
    names = [r for r in found if r is not None and r.kind == "name" and len(r.entities) == 1]
    persons = [r.entities[0].type == "person" for r in names]
    fitting = all(persons) if kind == "person" else kind in ("party", "several") or not any(persons)
    return tuple(dict.fromkeys(r.entities[0] for r in names)) if fitting and len(names) == len(found) else ()


def name_beside(noun: Token, actors: Actors, *, of_person: bool = False) -> Reference | None:
    """The name that a noun is in apposition to: "TASS, the Soviet news agency", "its owner, Idris Bey".

    By the parse; or, of a noun for a person (`of_person` says that it is one), the person's name right before the comma
    in front of the noun's phrase.
    """
    others = [child for child in noun.children if child.dep_ in BESIDE and child.i > noun.i]
    if noun.dep_ in ("appos", "nmod:desc"):
        others.append(noun.head)
    others += _called(noun)
    found = [r for r in map(actors.at, others) if r is not None and r.kind == "name" and len(r.entities) == 1]
    if found:
        return found[0]
    return _person_before(noun, actors) if of_person or DESCRIPTIONS.get(noun.lower_) == "person" else None


def _called(noun: Token) -> list[Token]:
    """What a participle behind a noun says that it is called: "the militia known as the YPG"."""
    naming = [c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN" and c.lower_ in CALLED]
    return [child for verb in naming for child in verb.rights if child.dep_ in ("obl", "obj", "xcomp")]


def _person_before(noun: Token, actors: Actors) -> Reference | None:
    start = min([noun.i] + [child.left_edge.i for child in noun.lefts if child.dep_ in WITHIN])
    if start - 2 <= noun.sent.start - 1 or noun.doc[start - 1].text != ",":
        return None
    before = actors.at(noun.doc[start - 2])
    person = before is not None and before.kind == "name" and before.entities[0].type == "person"
    return before if person else None


def _is_named(token: Token, actors: Actors) -> bool:
    reference = actors.at(token)
    return reference is not None and (reference.head == token.i or reference.kind == "name")


def _describes(noun: Token, named: Reference, knowledge: KnowledgeBase) -> bool:
    """Whether a noun can be said of what is named: "minister" of a person, "republic" of a country."""
    if noun.tag_ == "NNS" or named.start <= noun.i < named.end:
        return False
    kind = named.entities[0].type
    office = knowledge.office(noun.lower_)
    if office is not None and office.rank != "honorific":
        return kind == "person"
    said_of = SAID_OF.get(DESCRIPTIONS.get(noun.lower_, ""))
    if said_of is not None:
        return kind in said_of
    if noun.lower_ in ORGANIZATION_HEADS:
        return kind not in ("person", "country", "place")
    return True
