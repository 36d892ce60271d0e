"""People who are counted, taken, freed or tried: "48 Chadian soldiers", "eleven other Kenyans", "thousands"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.actors.references import Actors, Reference
from kg.actors.words import CROWDS, FATES, KILLINGS, ROUND_NUMBERS
from kg.ids import identifier, short_hash
from kg.language.base_forms import base_forms
from kg.language.clauses import PLURAL, case_words, first_conjunct
from kg.language.plain import Doc, Token
from kg.language.words import NUMERALS
from kg.records import Entity

MILLIONS = frozenset({"million", "millions", "billion"})
# Numbers that without a noun are people
PERSONS = CROWDS.union(NUMERALS[2:])
DOING = frozenset({"nsubj", "nsubj:pass"})
UNDERGOING = frozenset({"obj", "nsubj:pass"})
DEFINITE = frozenset({"the", "these", "those", "both", "all"})


def is_counted(token: Token) -> bool:
    """Whether so many people are meant, who are thereby told from all others: "eleven", "thousands of"."""
    words = [
        child
        for child in token.lefts
        if child.dep_ == "nummod" and (child.tag_ == "CD" or child.lower_ in ROUND_NUMBERS)
    ]
    counted = bool(words) and not any(child.lower_ in DEFINITE for child in token.lefts)
    return counted or (token.dep_ == "nmod" and token.head.lower_ in ROUND_NUMBERS)


def are_taken(token: Token, sector: str | None = "MIL") -> bool:
    """Whether people are taken, freed or tried, which is done to them and not to their state.

    Of several who are no soldiers also whether they are killed or wounded.
    """
    if token.tag_ not in PLURAL and any(child.lower_ in DEFINITE for child in token.lefts):
        return False  # "the leader of Chad" holds an office
    first = first_conjunct(token)
    if first.dep_ == "nmod" and (first.head.lower_ in ROUND_NUMBERS or first.head.tag_ == "CD"):
        first = first.head
    fates = FATES | KILLINGS if sector != "MIL" and token.tag_ in PLURAL else FATES
    return first.dep_ in UNDERGOING and not fates.isdisjoint(base_forms(first.head))


def apart_from_state(doc: Doc, found: Iterable[Reference]) -> Iterator[Reference]:
    """The references, those to so many of a people as people of their own: "two Russians" are not Russia."""
    for reference in found:
        token, state = doc[reference.head], reference.entities[0]
        people = reference.kind == "name" and state.type == "country" and reference.sector == "CVL"
        several = token.tag_ in PLURAL or token.lower_.endswith("s")
        if people and several and (_are_so_many(token) or are_taken(token)):
            name = doc[reference.start : reference.end].text
            own = Entity(f"group/{identifier(name)}", name, "group", state.country)
            reference = replace(reference, entities=(own,))
        yield reference


def _are_so_many(token: Token) -> bool:
    """Whether some of a people are counted or told from others; "20 million Kenyans" may be all."""
    return is_counted(token) and not any(word.lower_ in MILLIONS for child in token.lefts for word in child.subtree)


def find_crowds(doc: Doc, actors: Actors, article_id: str) -> Iterator[Reference]:
    """References for people of whom only the number is told: "thousands marched", "jailed two", "freed 14 others"."""
    for token in doc:
        if actors.at(token) is None and (_is_crowd(token) or _are_persons(token)):
            name = token.lower_
            own = Entity(f"group/{identifier(name)}_{short_hash(article_id)}", name, "group")
            yield Reference(token.i, token.i + 1, token.i, (own,), "nominal", "CVL", certainty=0.7)


def _is_crowd(token: Token) -> bool:
    """Whether a number is of people who do something: "hundreds of thousands had marched"."""
    if token.lower_ not in CROWDS or any(child.lower_ in DEFINITE for child in token.lefts):
        return False
    counted = [token]
    for number in counted:  # grows as it goes: "hundreds of thousands of Kenyans"
        counted += [child for child in number.children if child.dep_ == "nmod" and "of" in case_words(child)]
    return token.dep_ in DOING and all(number.lower_ in CROWDS for number in counted)


def _are_persons(token: Token) -> bool:
    """Whether a number alone is of people by what is done to them: "jailed two", "freed eleven others"."""
    if token.lower_ in ("others", "more"):
        number = any(child.dep_ == "nummod" for child in token.children)
    else:
        number = token.tag_ == "CD" and token.lower_ in PERSONS
    further = any(child.dep_ in ("nmod", "compound") or child.lower_ in DEFINITE for child in token.children)
    return number and not further and are_taken(token)
