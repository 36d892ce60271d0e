"""Whereabouts: who is in a place where no verb but "be" says so: "She is in Vienna", "Kerry in Geneva for talks"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.clauses import case_words, children, conjuncts, is_copular
from kg.language.plain import Token
from kg.statements.arguments import Filler, direct
from kg.statements.proposals import Proposal, Reading
from kg.statements.words import NAMED_BEHIND

WITHIN = frozenset({"in", "at", "inside", "within", "near", "outside"})
# Where ships and planes are
ABOVE = frozenset({"over", "off", "above"})
WHERE_TYPES = frozenset({"place", "country"})
FORCES = frozenset({"military", "armed_group"})


def whereabouts(reading: Reading, place: Token) -> Iterator[Proposal]:
    """Who a text says to be in a place; of forces over or off it, that they were sent there; of a headline a visit."""
    words = case_words(place)
    if not words & (WITHIN | ABOVE) and place.dep_ != "appos":
        return
    relations, subjects = reading.lexicon.relations, _named(reading, children(place, "nsubj"))
    if is_copular(place) and words & WITHIN:
        relation, subjects = relations["locatedIn"], tuple(f for f in subjects if not _is_state(f))
    elif is_copular(place):
        relation, subjects = relations["mobilizesAgainst"], tuple(filter(_is_force, subjects))
    elif subjects := _places_within(reading, place):
        relation = relations["locatedIn"]
    else:
        relation, subjects = relations["visits"], _visitors(reading, place)
    found = _meant(reading, place) if subjects else []
    objects = tuple(filler for filler in found if filler.entity.type in WHERE_TYPES)
    if subjects and objects:
        yield Proposal(relation, place, subjects, objects, words=(place,), certainty=0.8)


def _named(reading: Reading, phrases: list[Token]) -> tuple[Filler, ...]:
    """The actors that phrases name by their heads."""
    return tuple(f for phrase in phrases for part in conjuncts(phrase) for f in direct(part, reading.actors))


def _is_state(filler: Filler) -> bool:
    """Whether a country itself is meant, which is where it always was: "China is in Asia"."""
    return filler.entity.type == "country" and filler.sector is None


def _is_force(filler: Filler) -> bool:
    return filler.sector == "MIL" or filler.entity.type in FORCES


def _places_within(reading: Reading, place: Token) -> tuple[Filler, ...]:
    """The places that a text says by the way to lie in another: "the port of Goma in eastern Congo"."""
    if place.dep_ == "conj":
        return ()  # "in Vienna and now in Riyadh"
    first = place.left_edge
    within = _name_before(first) if place.dep_ == "obl" else place.head
    beside = place.dep_ == "appos" and first.i > 0 and first.nbor(-1).text == ","
    if not (beside or "in" in case_words(place)) or not _is_named(reading, within) or not _is_named(reading, place):
        return ()
    return tuple(f for f in _meant(reading, within) if f.entity.type == "place")


def _is_named(reading: Reading, place: Token) -> bool:
    reference = reading.actors.at(place)
    return reference.kind == "name" if reference is not None else place.lemma_.lower() in NAMED_BEHIND


def _meant(reading: Reading, place: Token) -> list[Filler]:
    """What a token names, or what is named behind the kind of place that it is: "the province of Latakia"."""
    if place.lemma_.lower() not in NAMED_BEHIND:
        return direct(place, reading.actors, as_place=True)
    return [
        filler
        for child in children(place, "nmod")
        if case_words(child) == {"of"}
        for part in conjuncts(child)
        for filler in direct(part, reading.actors, as_place=True)
    ]


def _name_before(word: Token) -> Token:
    """The word right before another, or the first of a name that ends there."""
    before = word.nbor(-1) if word.i else word
    while before.dep_ in ("flat", "compound") and before.head.i < before.i:
        before = before.head
    return before


def _visitors(reading: Reading, place: Token) -> tuple[Filler, ...]:
    """Who is somewhere in a headline without a verb that tells what for: "Kerry in Geneva for talks on Syria"."""
    who = place.head
    if place.dep_ != "nmod" or "in" not in case_words(place) or any(t.pos_ in ("VERB", "AUX") for t in place.sent):
        return ()
    root = place.sent.root
    if who not in (root, *children(root, "appos", "flat")):
        return ()
    errands = [c for word in {who, root} for c in children(word, "nmod", "obl") if "for" in case_words(c)]
    found = direct(who, reading.actors) if any(errand.i > place.i for errand in errands) else ()
    return tuple(f for f in found if f.entity.type == "person" or f.sector == "GOV")
