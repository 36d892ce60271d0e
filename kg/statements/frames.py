"""Matching: all frames of the lexicon against a document, giving proposals of statements."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.actors import Actors
from kg.language.clauses import is_verbal, sentence_start
from kg.language.plain import Token
from kg.statements.lexicon import Lexicon
from kg.statements.mediation import mediations
from kg.statements.modifier_frames import (
    adjective_proposals,
    hyphenated_proposals,
    party_proposals,
    refusing_proposals,
    siding_proposals,
    verbless_proposals,
)
from kg.statements.mood import ROOTS
from kg.statements.noun_frames import NounFrames
from kg.statements.proposals import DASHES, NAMING_ACTS, Proposal, Reading, known_lemma
from kg.statements.tellers import against_tellers, intrusions
from kg.statements.verb_frames import VerbFrames
from kg.statements.whereabouts import whereabouts

# What games have in common with wars, and how a score is written; "killed 10–12 men" tells none
WON = frozenset({"FIGHT", "ASSAULT"})
# Classes of words about what others do
TELLING = frozenset({"SUPPORT", "DISAPPROVE", "REJECT", "INVESTIGATE", "DEMAND", "REQUEST", "OPPOSES", "SAYS_ABOUT"})
SCORE = re.compile(r"(?<![\d.,])\d{1,2} ?[-–—] ?\d{1,2}(?= *(?:[.,;:)]|$|in\b|on\b|at\b|to\b|after\b|with\b|and\b))")


@dataclass(frozen=True, slots=True)
class Matches:
    """The proposals of a document in order, and those whose object is an act told before, with the noun for it."""

    proposals: list[Proposal]
    pointing: list[tuple[Proposal, Token | None]]


def match_frames(actors: Actors, lexicon: Lexicon) -> Matches:
    """Everything that the lexicon reads in a document; a noun that a verb's frame has taken makes no statement."""
    doc, classes = actors.doc, lexicon.classes
    reading = Reading(doc, actors, lexicon)
    verbs, nouns = VerbFrames(reading), NounFrames(reading)
    words = _words(actors)
    verbal = [word for word in words if is_verbal(word)]
    found: list[Proposal] = []
    for verb in verbal:
        if verb.dep_ not in ("amod", "compound", "case"):
            found += verbs.propose(verb, known_lemma(verb, lexicon.verbs))
    taken = {word.i for word in verbal} | {
        word.i for proposal in found for word in proposal.words if proposal.relation.id not in NAMING_ACTS
    }
    told = {word.i for each in found if each.relation.relation_class in TELLING for word in each.words}
    for word in words:
        if word.pos_ in ("NOUN", "PROPN"):
            found += whereabouts(reading, word)
            found += siding_proposals(reading, word)
            if any(refused := list(refusing_proposals(reading, word))):
                found += refused
                continue
            if word.i not in taken or nouns.called(word) or (word.i in told and nouns.tells_both(word)):
                if word.pos_ == "PROPN" and word.dep_ in ROOTS:
                    found += verbless_proposals(reading, word)
                if word.pos_ == "PROPN" and word.children:
                    found += party_proposals(reading, word)
                if classes[word.lower_, word.lemma_] and (lemma := known_lemma(word, lexicon.nouns)) in lexicon.nouns:
                    found += nouns.propose(word, lemma)
        elif word.pos_ == "ADJ" or (word.pos_ == "VERB" and word.tag_ in ("VBN", "VBD")):
            lemma = word.lemma_.lower() if word.pos_ == "ADJ" else word.lower_  # "allied", "based"
            if lemma in lexicon.adjectives:
                found += adjective_proposals(reading, word, lemma)
        if word.lower_ in lexicon.hyphenated and word.i > 1 and doc[word.i - 1].text in DASHES:
            found += hyphenated_proposals(reading, word)
    found += [proposal for word in words for proposal in mediations(reading, word)]
    found += [proposal for word in words for proposal in intrusions(reading, word)]
    found += list(against_tellers(found, reading))
    found = [_as_played(proposal, lexicon) for proposal in found]
    return Matches(sorted(_without_idle_guesses(found), key=lambda proposal: proposal.trigger.i), verbs.pointing)


def _words(actors: Actors) -> list[Token]:
    """The words of the sentences in which there are actors."""
    sentences = {sentence_start(actors.doc[reference.head]) for reference in actors.references}
    return [
        token
        for sentence in actors.doc.sents
        if sentence.start in sentences
        for token in sentence
        if not (token.is_space or token.is_punct)
    ]


def _as_played(proposal: Proposal, lexicon: Lexicon) -> Proposal:
    """The proposal, a contest instead of a fight where the sentence tells the score: "Ghana defeated Togo 3–0"."""
    verb = proposal.trigger
    if proposal.relation.relation_class not in WON or SCORE.search(verb.doc[verb.i : verb.sent.end].text) is None:
        return proposal
    return proposal._replace(relation=lexicon.relations["competesWith"])


def _without_idle_guesses(found: Iterable[Proposal]) -> Iterator[Proposal]:
    """The proposals without guesses about actors between whom a word in or above the clause tells something."""
    told: dict[frozenset[str], list[int]] = defaultdict(list)
    proposals = list(found)
    for proposal in proposals:
        if not proposal.guessed:
            for pair in _pairs(proposal):
                told[pair].append(proposal.trigger.i)
    for proposal in proposals:
        verb = proposal.trigger
        clause = range(verb.left_edge.i, verb.right_edge.i + 1)
        near = (i for pair in _pairs(proposal) for i in told[pair] if i in clause or i == verb.head.i)
        if not (proposal.guessed and next(near, None) is not None):
            yield proposal


def _pairs(proposal: Proposal) -> set[frozenset[str]]:
    return {frozenset((one.entity.id, two.entity.id)) for one in proposal.subjects for two in proposal.objects}
