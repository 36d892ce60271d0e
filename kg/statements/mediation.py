"""Mediation: who brought others together, told beside what they agreed: "a truce between X and Y, brokered by Oman"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.clauses import case_words, children
from kg.language.plain import Token
from kg.statements.arguments import Filler, without
from kg.statements.proposals import Proposal, Reading, known_lemma
from kg.statements.words import AUSPICES, BROKERING, TEXTS_OF_PARTIES

MUTUAL_CLASSES = frozenset({"AGREE", "CONSULT", "RETREAT"})


def mediations(reading: Reading, word: Token) -> Iterator[Proposal]:
    """The mediation that a participle behind an agreement, or "under the auspices of", tells of."""
    if word.tag_ == "VBN" and word.dep_ == "acl" and known_lemma(word, BROKERING) in BROKERING:
        mediators, parties = reading.fill(reading.clause(word).subjects, acting=True), _parties(reading, word.head)
    elif word.dep_ == "obl" and "under" in case_words(word) and known_lemma(word, AUSPICES) in AUSPICES:
        owners = children(word, "nmod", "nmod:poss", "amod")
        mediators, parties = reading.fill(owners), reading.fill(reading.clause(word.head).subjects)
    else:
        return
    others = without(parties, mediators)
    if mediators and len(others) > 1:
        relation = reading.lexicon.relations["mediatesBetween"]
        yield Proposal(relation, word, mediators, others, words=(word,), certainty=0.85)


def _parties(reading: Reading, noun: Token) -> tuple[Filler, ...]:
    """Who has an agreement or talks: those between whom they are, else those who sign or hold them."""
    frames = reading.lexicon.nouns.get(known_lemma(noun, reading.lexicon.nouns), ())
    texts = any(frame.relation.relation_class in MUTUAL_CLASSES for frame in frames)
    if not texts and noun.lemma_.lower() not in TEXTS_OF_PARTIES:
        return ()
    between = [child for child in children(noun, "nmod") if case_words(child) & {"between", "among"}]
    if between or noun.head == noun or noun.head.pos_ != "VERB":
        return reading.fill(between)
    return reading.fill(reading.clause(noun.head).subjects, acting=True)
