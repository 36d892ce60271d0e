"""Matching: all frames of the lexicon against a document, giving proposals of statements."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.actors import Actors
from kg.language.clauses import is_verbal
from kg.statements.lexicon import Lexicon
from kg.statements.modifier_frames import adjective_proposals, hyphenated_proposals
from kg.statements.noun_frames import NounFrames
from kg.statements.proposals import DASHES, Proposal, Reading, known_lemma
from kg.statements.verb_frames import VerbFrames


@dataclass(frozen=True, slots=True)
class Matches:
    """The proposals of a document in order, and those whose object is an act told before, with the noun for it."""

    proposals: list[Proposal]
    pointing: list[tuple[Proposal, Token]]


def match_frames(doc: Doc, actors: Actors, lexicon: Lexicon) -> Matches:
    """Everything that the lexicon reads in a document; a noun that a verb's frame has taken makes no statement."""
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
            lemma = known_lemma(token, lexicon.nouns)
            if lemma in lexicon.nouns:
                found += nouns.propose(token, lemma)
        lemma = token.lemma_.lower() if token.pos_ == "ADJ" else token.lower_  # "allied", "based"
        if lemma in lexicon.adjectives and token.pos_ in ("ADJ", "VERB"):
            found += adjective_proposals(reading, token, lemma)
        if token.i > 1 and doc[token.i - 1].text in DASHES and token.lower_ in lexicon.hyphenated:
            found += hyphenated_proposals(reading, token)
    return Matches(sorted(found, key=lambda proposal: proposal.trigger.i), verbs.pointing)
