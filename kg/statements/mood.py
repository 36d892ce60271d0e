"""Mood: the status and negation that a predicate or an action noun has by its own words.

Modals, adverbs, adjectives, the infinitive of a headline; what stands above it in the parse is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.language.clauses import children, conjuncts, first_conjunct, marker
from kg.language.plain import Token
from kg.statements.lexicon import Lexicon

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly", "cannot"})
NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
MODALS = {
    "may": "hypothetical", "might": "hypothetical", "could": "hypothetical", "would": "hypothetical",
    "should": "requested", "must": "requested", "ought": "requested",
    "will": "planned", "shall": "planned", "'ll": "planned", "wo": "planned",
}  # fmt: skip
# Auxiliaries that stand before their subject in a condition: "Should Iran refuse, …"
INVERTING = frozenset({"should", "were", "had"})
CONDITIONALS = frozenset({"if", "unless", "whether", "lest"})
# What opens a clause that says when, of which one in the present tense beside a future is yet to come
AWAITING = frozenset({"once", "until", "till", "when", "after"})
FUTURE = frozenset({"will", "shall", "'ll", "wo"})
PRESENT = ("VBZ", "VBP")
BE = frozenset({"am", "is", "are", "was", "were"})
ROOTS = ("ROOT", "root")


@dataclass(frozen=True, slots=True)
class Mood:
    """A status (None: none of its own, it is asserted unless something above says otherwise) and negation."""

    status: str | None
    negated: bool


def mood_of(predicate: Token, lexicon: Lexicon, but: Token | None = None) -> Mood:
    """The mood of a verb, adjective or predicate noun.

    Args:
        but: an argument of it whose own "no" has been counted.
    """
    words = _words(predicate)
    negated = _is_negated(predicate, words, but)
    status = _by_modal(predicate, words, negated) or _by_adverb(words, lexicon) or _by_infinitive(predicate, words)
    return Mood(status, negated)


def mood_of_noun(noun: Token, lexicon: Lexicon) -> Mood:
    """The mood of an action noun: "the alleged strike", "a planned visit", "no talks"."""
    adjectives = (lexicon.attitudes.get(("adjective", child.lower_)) for child in children(noun, "amod"))
    found = (a.status for a in adjectives if a is not None and a.status != "asserted" and noun.pos_ == "NOUN")
    negated = noun.pos_ in ("NOUN", "PROPN") and any(child.lower_ in ("no", "neither") for child in noun.children)
    return Mood(next(found, None), negated)


def is_conditional(clause: Token) -> bool:
    """Whether a clause is a condition: "if Iran refuses", "should Iran refuse"."""
    if clause.dep_ not in ("advcl", "conj"):
        return False  # "but only if Iran agrees" is coordinated with what it is a condition of
    first = clause.left_edge
    inverted = first.lower_ in INVERTING and first.head == clause and first.i == clause.sent.start
    return marker(clause) in CONDITIONALS or inverted or _awaits(clause)


def _awaits(clause: Token) -> bool:
    """Whether a clause says when something yet to come is to happen: "will leave once Iran agrees"."""
    bound = clause.head.lower_ in ("soon", "long")  # "as soon as"; "as" alone gives a reason
    modals = {child.lower_ for child in children(clause.head.head if bound else clause.head, "aux")}
    finite = (clause, *children(clause, "aux", "aux:pass", "cop"))
    awaited = any(word.tag_ in PRESENT for word in finite)
    opening = {child.lower_ for child in clause.lefts if child.dep_ in ("mark", "advmod")}
    opened = not opening.isdisjoint(AWAITING) or (bound and "as" in opening)
    return opened and awaited and not modals.isdisjoint(FUTURE)


def _words(predicate: Token) -> list[Token]:
    """What depends on a predicate, and the auxiliaries it shares with those it is coordinated to."""
    words = list(predicate.children)
    node = predicate
    if predicate.tag_ == "VBZ":
        return words  # "will leave, but wants"
    while node.dep_ == "conj" and node.head.pos_ == node.pos_ and not _has_own_clause(node):
        node = node.head
    return words if node == predicate else words + children(node, "aux") + _shared_negations(node, predicate)


def _shared_negations(first: Token, predicate: Token) -> list[Token]:
    """The "not" before the first of several that "or" joins: "will no longer buy oil or sell arms"."""
    links = {cc.lower_ for each in conjuncts(first) for cc in children(each, "cc")}
    if links != {"or"} or not (first.tag_ == predicate.tag_ or {first.tag_, predicate.tag_} == {"VB", "VBP"}):
        return []
    return [word for word in children(first, "advmod", "neg") if word.i < first.i]


def _has_own_clause(predicate: Token) -> bool:
    return bool(children(predicate, "aux", "aux:pass", "cop", "nsubj", "nsubj:pass"))


def _by_modal(predicate: Token, words: Iterable[Token], negated: bool) -> str | None:
    modals = [w.lower_ for w in words if w.dep_ == "aux" and w.lower_ in MODALS and not _opens_sentence(w)]
    if not modals:
        return None
    if predicate.dep_ == "ccomp" and marker(predicate) == "whether":
        return "hypothetical"  # "must decide whether it will leave"
    if modals == ["must"] and predicate.tag_ == "VBN" and any(w.lower_ == "have" for w in words):
        return None  # a conclusion: "it must have helped them"
    if "would" in modals and MODALS[modals[0]] == "hypothetical":
        told = first_conjunct(predicate)
        conditioned = any(is_conditional(child) for child in predicate.children) or _is_conditioned(predicate)
        said = told.dep_ == "ccomp" or (
            told.dep_ == "acl" and marker(told) == "that"
        )  # "gave assurances that it would"
        if said and marker(told) not in CONDITIONALS and not conditioned:
            return "planned"  # the future of reported speech: "said it would withdraw"
        if negated and not conditioned:
            return None  # a refusal: "Egypt would not let them pass"
    return MODALS[modals[0]]


def _is_conditioned(told: Token) -> bool:
    """Whether a condition stands between what is told and who tells it: "would help if asked, Chad said"."""
    between = (child for child in children(told.head, "advcl") if told.i < child.i < told.head.i)
    return told.i < told.head.i and any(map(is_conditional, between))


def _by_adverb(words: Iterable[Token], lexicon: Lexicon) -> str | None:
    adverbs = (lexicon.attitudes.get(("adverb", word.lower_)) for word in words if word.dep_ == "advmod")
    found = [adverb.status for adverb in adverbs if adverb is not None]
    return found[-1] if found and found[-1] != "asserted" else None


def _by_infinitive(predicate: Token, words: Iterable[Token]) -> str | None:
    """The future of headlines and of what is arranged: "Turkey to expel envoys", "the two are to meet"."""
    if predicate.dep_ == "xcomp" and predicate.head.lower_ == "ought":
        return "requested"
    forms = {word.lower_ for word in words if word.i < predicate.i}
    if predicate.tag_ == "VB" and "due" in forms:
        return "planned"  # "is due to visit"
    if "to" not in forms or not (predicate.tag_ == "VB" or (predicate.tag_ == "VBN" and "be" in forms)):
        return None
    arranged = any(word.dep_ in ("aux", "cop") and word.lower_ in BE and not _opens_sentence(word) for word in words)
    return "planned" if arranged or predicate.dep_ in ROOTS else None


def _is_negated(predicate: Token, words: Sequence[Token], but: Token | None = None) -> bool:
    negations = [w for w in words if w.dep_ in ("advmod", "neg", "cc:preconj", "cc") and w.lower_ in NEGATIONS]
    negations += [c for w in words if w.dep_ == "aux" for c in w.lefts if c.lower_ in NEGATIONS]  # "Never has Chad"
    negations += [c for c in predicate.children if c.dep_ in ("mark", "case") and c.lower_ == "without"]
    negations = [w for w in negations if w.i + 1 == len(w.doc) or w.nbor(1).lower_ != "only"]
    negations += [w for w in words if w.lower_ == "longer" and any(child.lower_ == "no" for child in w.children)]
    if negations:
        return len(negations) % 2 == 1
    if predicate.dep_ == "xcomp" and any(child.lower_ == "yet" for child in children(predicate.head, "advmod")):
        return predicate.head.lemma_.lower() in ("have", "be")  # "has yet to withdraw"
    arguments = children(predicate, "nsubj", "nsubj:pass", "obj", "obl:agent")
    if any(_is_nobody(argument) for argument in arguments if argument != but):
        return True
    phrases = children(predicate, "obl")
    phrases += [phrase for thing in children(predicate, "obj") for phrase in children(thing, "nmod")]
    return any(
        phrase.lower_ == "neither" or any(c.lower_ == "neither" for c in children(phrase, "cc:preconj"))
        for phrase in phrases
    )  # "signed with neither", "signed a pact with neither Chad nor Togo"


def _is_nobody(argument: Token) -> bool:
    """ "nobody", "no state", "neither of them"."""
    return argument.lower_ in NOBODY or any(
        child.lower_ in ("no", "neither") and child.dep_ in ("det", "cc:preconj") for child in argument.children
    )


def _opens_sentence(modal: Token) -> bool:
    return modal.lower_ in INVERTING and modal.i == modal.sent.start
