"""Matching: all frames of the lexicon against a document, giving proposals of statements."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.actors import Actors
from kg.language.clauses import is_verbal
from kg.language.plain import Token
from kg.statements.lexicon import Lexicon
from kg.statements.modifier_frames import adjective_proposals, hyphenated_proposals, party_proposals
from kg.statements.noun_frames import NounFrames
from kg.statements.proposals import DASHES, Proposal, Reading, known_lemma
from kg.statements.verb_frames import VerbFrames

# What games have in common with wars, and how a score is written; "killed 10–12 men" tells none
WON = frozenset({"FIGHT", "ASSAULT"})
SCORE = re.compile(r"(?<![\d.,])\d{1,2} ?[-–—] ?\d{1,2}(?= *(?:[.,;:)]|$|in\b|on\b|at\b|to\b|after\b|with\b|and\b))")


@dataclass(frozen=True, slots=True)
class Matches:
    """The proposals of a document in order, and those whose object is an act told before, with the noun for it."""

    proposals: list[Proposal]
    pointing: list[tuple[Proposal, Token]]


def match_frames(actors: Actors, lexicon: Lexicon) -> Matches:
    """Everything that the lexicon reads in a document; a noun that a verb's frame has taken makes no statement."""
    doc = actors.doc
    reading = Reading(doc, actors, lexicon)
    verbs, nouns = VerbFrames(reading), NounFrames(reading)
    found: list[Proposal] = []
    for token in doc:
        if is_verbal(token) and token.dep_ not in ("amod", "compound", "case"):
            found += verbs.propose(token, known_lemma(token, lexicon.verbs))
    spoken_for = {word.i for proposal in found for word in proposal.words}
    for token in doc:
        if token.is_space or token.is_punct:
            continue
        if token.pos_ in ("NOUN", "PROPN") and not is_verbal(token) and token.i not in spoken_for:
            found += party_proposals(reading, token)
            lemma = known_lemma(token, lexicon.nouns)
            if lemma in lexicon.nouns:
                found += nouns.propose(token, lemma)
        lemma = token.lemma_.lower() if token.pos_ == "ADJ" else token.lower_  # "allied", "based"
        participle = token.pos_ == "VERB" and token.tag_ in ("VBN", "VBD")
        if lemma in lexicon.adjectives and (token.pos_ == "ADJ" or participle):
            found += adjective_proposals(reading, token, lemma)
        if token.i > 1 and doc[token.i - 1].text in DASHES and token.lower_ in lexicon.hyphenated:
            found += hyphenated_proposals(reading, token)
    found = [_as_played(proposal, lexicon) for proposal in found]
    return Matches(sorted(_without_idle_guesses(found), key=lambda proposal: proposal.trigger.i), verbs.pointing)


def _as_played(proposal: Proposal, lexicon: Lexicon) -> Proposal:
    """The proposal, a contest instead of a fight where the sentence tells the score: "Ghana defeated Togo 3–0"."""
    verb = proposal.trigger
    if proposal.relation.relation_class not in WON or SCORE.search(verb.doc[verb.i : verb.sent.end].text) is None:
        return proposal
    return replace(proposal, relation=lexicon.relations["competesWith"])


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
