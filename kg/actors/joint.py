"""Joint descriptions: "both countries", "the two leaders", "neither side", "all three states"."""

from __future__ import annotations

from kg.actors.antecedents import Choose, pairs
from kg.actors.discourse import Discourse, pointing
from kg.actors.references import Reference
from kg.actors.words import PAIRED
from kg.language.plain import Token
from kg.records import Entity

DEFINITE = frozenset({"the", "these", "those"})
BOTH = frozenset({"both", "either", "neither"})
PAIR_WORDS = BOTH | {"two"}
NUMBERS = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
COUNTING = frozenset({"two", *NUMBERS})
# "Two men were arrested": nobody named before
TOLD_BEFORE = DEFINITE | {"all", "our", "their"}
NOMINAL_LABELS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod"})


def is_joint(noun: Token) -> bool:
    """Whether a noun has a number or "both" that makes it mean actors named before: "the two men", "all three"."""
    if paired(noun) is None:
        return False
    words = {child.lower_ for child in noun.children}
    return bool(words & BOTH or (words & COUNTING and words & TOLD_BEFORE))


def paired(noun: Token) -> str | None:
    """The kind of actors that a noun can mean several of together, if it can."""
    return PAIRED.get(noun.lemma_.lower()) or PAIRED.get(noun.lower_)


def resolve_joint(noun: Token, discourse: Discourse, choose: Choose) -> Reference | None:
    """The actors that a noun, "both" or "the two" means together."""
    kind = paired(noun)
    if kind is None and noun.lower_ not in PAIR_WORDS:
        return None  # most nouns
    words = {child.lower_ for child in noun.children}
    number = next((NUMBERS[word] for word in words if word in NUMBERS), 0)
    if kind is not None and number:
        return pointing(noun, _so_many(noun, discourse, kind, number), 0.8)
    if noun.lower_ in PAIR_WORDS:
        definite = noun.lower_ != "two" or bool(words & DEFINITE)
        if noun.dep_ not in NOMINAL_LABELS or not definite or any(c.dep_ == "nmod" for c in noun.children):
            return None
    elif not is_joint(noun):
        return None
    possible = pairs(noun, discourse, kind or "country")
    if kind is None:
        possible += pairs(noun, discourse, "person")[1:]
    best, certainty = choose(noun, "a pair", possible)
    return pointing(noun, possible[best].entities, round(certainty, 2))


def _so_many(noun: Token, discourse: Discourse, kind: str, number: int) -> tuple[Entity, ...]:
    """The last coordination of so many actors, else all states named so far if they are so many."""
    before = [reference for reference in discourse.found if reference.head < noun.i]
    for reference in reversed(before):
        together = discourse.coordinated(reference, noun)
        if len(together) == number:
            return together
    states = dict.fromkeys(entity for r in before for entity in r.entities if entity.type == "country")
    return tuple(states) if kind == "country" and len(states) == number else ()
