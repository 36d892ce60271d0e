"""Joint descriptions: "both countries", "the two leaders", "neither side", "all three", "the rivals"."""

from __future__ import annotations

from collections import Counter

from kg.actors.antecedents import Choose, pairs
from kg.actors.discourse import Discourse, pointing
from kg.actors.references import Reference
from kg.actors.words import IDLE_MODIFIERS, PAIRED, RIVALS
from kg.language.plain import Token
from kg.language.words import NUMERALS
from kg.records import Entity

DEFINITE = frozenset({"the", "these", "those"})
BOTH = frozenset({"both", "either", "neither"})
PAIR_WORDS = BOTH | {"two"}
# "Each side", where "each" alone may be of many
OF_TWO = BOTH | {"each"}
NUMBERS = {NUMERALS[number]: number for number in range(3, 9)}
COUNTING = frozenset({"two", *NUMBERS})
# "Two men were arrested": nobody named before
TOLD_BEFORE = DEFINITE | {"all", "our", "their"}
FURTHER = frozenset({"nmod", "amod", "compound", "acl", "acl:relcl", "nmod:poss", "appos", "nummod"})
NOMINAL_LABELS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod"})


def is_joint(noun: Token) -> bool:
    """Whether a noun has a number or "both" that makes it mean actors named before: "the two men", "all three"."""
    if paired(noun) is None:
        return False
    words = {child.lower_ for child in noun.children}
    return bool(words & OF_TWO or (words & COUNTING and words & TOLD_BEFORE))


def paired(noun: Token) -> str | None:
    """The kind of actors that a noun can mean several of together, if it can."""
    return PAIRED.get(noun.lemma_.lower()) or PAIRED.get(noun.lower_)


def resolve_joint(noun: Token, discourse: Discourse, choose: Choose) -> Reference | None:
    """The actors that a noun, "both", "the two" or "all three" means together."""
    kind = paired(noun)
    alone = kind is None
    if alone and noun.lower_ not in PAIR_WORDS and noun.lower_ not in NUMBERS:
        return None  # most nouns
    words = {child.lower_ for child in noun.children}
    if alone and noun.lower_ in NUMBERS:
        if noun.dep_ not in NOMINAL_LABELS or not words & TOLD_BEFORE or any(c.dep_ == "nmod" for c in noun.children):
            return None
        return pointing(noun, _so_many(noun, discourse, "country", NUMBERS[noun.lower_]), 0.7)
    number = next((NUMBERS[word] for word in words if word in NUMBERS), 0)
    if kind is not None and number:
        return pointing(noun, _so_many(noun, discourse, kind, number), 0.8)
    if alone and not _stands_for_two(noun, words):
        return None
    if not alone and not is_joint(noun):
        return _rivals(noun, discourse, choose) if _is_plain_plural(noun, words) else None
    possible = pairs(noun, discourse, kind or "party")
    if alone or kind == "party":
        possible += pairs(noun, discourse, "person")[1:]
    best, certainty = choose(noun, "a pair", possible)
    return pointing(noun, possible[best].entities, round(certainty, 2))


def _stands_for_two(word: Token, words: set[str]) -> bool:
    """Whether "both", "neither" or "the two" is a part of a clause: "neither has …", not "he neither has nor …"."""
    if word.lower_ == "two" and not words & DEFINITE:
        return False
    if any(child.dep_ == "nmod" for child in word.children):
        return False
    return word.dep_ in NOMINAL_LABELS or _is_unsaid_subject(word)


def _is_unsaid_subject(word: Token) -> bool:
    """Whether a word that the parser takes for a conjunction is what the verb behind it has for a subject."""
    verb = word.head
    if word.dep_ not in ("advmod", "cc:preconj") or verb.i < word.i or verb.pos_ not in ("VERB", "AUX"):
        return False
    told = any(child.dep_.startswith("nsubj") or child.dep_ == "conj" for child in verb.children)
    return not told and not any(token.lower_ in ("nor", "and", "or") for token in word.doc[word.i : verb.i])


def _is_plain_plural(noun: Token, words: set[str]) -> bool:
    """Whether a noun is "the rivals", with nothing that tells who they are."""
    further = [c for c in noun.children if c.dep_ in FURTHER and c.lower_ not in IDLE_MODIFIERS]
    named = noun.lemma_.lower() in RIVALS or noun.lower_ in RIVALS
    return named and noun.tag_ == "NNS" and bool(words & DEFINITE) and not further


def _rivals(noun: Token, discourse: Discourse, choose: Choose) -> Reference | None:
    """Those coordinated before, or the two named most, that "the rivals" or "the neighbours" are."""
    possible = pairs(noun, discourse, paired(noun) or "country", more=True)
    best, certainty = choose(noun, "the several", possible)
    return pointing(noun, possible[best].entities, round(certainty, 2))


def _so_many(noun: Token, discourse: Discourse, kind: str, number: int) -> tuple[Entity, ...]:
    """The last actors coordinated or meant together that are so many, else so many states if they are named most."""
    before = [reference for reference in discourse.found if reference.head < noun.i]
    for reference in reversed(before):
        together = discourse.coordinated(reference, noun) or reference.entities
        if len(together) == number:
            return together
    states = Counter(entity for r in before for entity in r.entities if entity.type == "country")
    ranked = states.most_common()
    if kind != "country" or len(ranked) < number:
        return ()
    told_apart = len(ranked) == number or ranked[number - 1][1] > ranked[number][1]
    return tuple(entity for entity, _ in ranked[:number]) if told_apart else ()
