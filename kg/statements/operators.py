"""Operators: what a word above a predicate does to it, and whose claim, plan or request it thereby is.

An act of speech gives its content a status ("accuse … of"); so do words of saying, planning, denying and failing that
are no relation to a second actor (`attitudes.yaml`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.actors import Actors
from kg.language.base_forms import base_forms
from kg.language.clauses import (
    OBJECT_CONTROL,
    case_words,
    children,
    first_conjunct,
    gives_reason,
    is_passive,
    is_verbal,
    marker,
    owners,
    surface_subjects,
)
from kg.language.plain import Token
from kg.language.quotes import inverted_speaker
from kg.statements.arguments import Filler, fillers, ids
from kg.statements.lexicon import Attitude, Lexicon
from kg.statements.mood import mood_of
from kg.statements.proposals import Proposal
from kg.statements.words import COMMANDING, COMMITTING, ORDERING, WITH_THINGS

KINDS = {"NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
CLAUSES = frozenset({"ccomp", "xcomp", "acl", "csubj", "csubj:pass"})
MARKS = frozenset({"to", "of", "from", "for", "that", "in"})
# Statuses that reach a noun which is itself their complement, also a definite one ("denied the attack") …
GRIPPING = frozenset({"denied", "planned", "requested", "hypothetical"})
# "asked whether", "wondered if": what is open
OPENING = frozenset({"whether", "if"})


@dataclass(frozen=True, slots=True)
class Operator:
    """What a word does to its complement; `container` is the trigger of the statement whose content that is."""

    status: str
    sources: tuple[Filler, ...]
    negates: bool = False
    container: int | None = None
    # Whether it takes the complement for granted: what is said of the word itself does not reach it
    presupposes: bool = False
    # Whether somebody is accused of it
    accuses: bool = False


class Operators:
    """The operators of one document."""

    def __init__(self, actors: Actors, lexicon: Lexicon, proposals: Iterable[Proposal]) -> None:
        self.actors = actors
        self.lexicon = lexicon
        self._contents = self._of_contents(proposals)

    def over(self, node: Token) -> Operator | None:
        """What the word above a predicate, or above the coordination that it is in, does to it."""
        top = first_conjunct(node)
        return self._contents.get(node.i) or self._contents.get(top.i) or self._attitude(top, top.head)

    def _of_contents(self, proposals: Iterable[Proposal]) -> Mapping[int, Operator]:
        found: dict[int, Operator] = {}
        told = {(p.trigger.i, p.relation.relation_class, p.subjects[0].entity.id) for p in proposals if p.subjects}
        for proposal in proposals:
            status, negates = proposal.relation.content, proposal.relation.negates
            for token in proposal.contents if status else ():
                # "tell Iran that it …" is a claim, "tell Iran to …" a request
                told_to = status == "claimed" and token.tag_ == "VB" and marker(first_conjunct(token)) == "to"
                given = "requested" if told_to else status or ""
                given = "hypothetical" if marker(first_conjunct(token)) in OPENING else given
                kind = proposal.relation.relation_class
                if any((token.i, kind, subject.entity.id) in told for subject in proposal.subjects):
                    continue  # "insisted on its demand" makes the demand
                if mood_of(proposal.trigger, self.lexicon).negated and _leaves_open(proposal):
                    # Whether it is so stays open: the "not" above is no part of it
                    found.setdefault(token.i, Operator("hypothetical", (), True, proposal.trigger.i))
                accuses = kind == "DISAPPROVE" and given == "claimed"
                operator = Operator(given, proposal.subjects, negates, proposal.trigger.i, accuses=accuses)
                found.setdefault(token.i, operator)
        return found

    def _attitude(self, complement: Token, word: Token) -> Operator | None:
        """The attitude that a word expresses to its complement: "plans to", "reported that", "a threat to"."""
        kind = "verb" if is_verbal(word) else KINDS.get(word.pos_)
        if kind is None or word == complement or gives_reason(complement):
            return None
        forms = (self.lexicon.attitudes.get((kind, form)) for form in base_forms(word))
        attitude = next((form for form in forms if form is not None), None)
        if _is_called_for(word):
            return Operator("requested", ())
        given_up = attitude is not None and attitude.negates and self._is_intent(complement)
        if attitude is None or not (given_up or _takes(word, kind, complement, attitude)):
            attitude = self._framed(word, kind, complement)  # "wanted for the murder of", "charged with"
        if attitude is None:
            return None
        committed = attitude.status == "claimed" and marker(complement) == "to" and complement.dep_ == "xcomp"
        status = "planned" if committed and word.lemma_.lower() in COMMITTING else attitude.status
        if committed and word.lemma_.lower() in COMMANDING:
            status = "requested"
        accused = surface_subjects(complement) if marker(complement) in OBJECT_CONTROL else ()
        sources = (token for token in self._sources(word, kind, attitude.source) if token not in accused)
        found = tuple(filler for token in sources for filler in fillers(token, self.actors))
        if status == "requested" and is_verbal(word) and _is_past(complement):
            status = "claimed"  # "advised that Oman had never ruled it": what is past cannot be asked for
        is_open = complement.dep_ == "ccomp" and marker(complement) in OPENING
        status = "hypothetical" if is_open else status
        if status == "requested" and word.lemma_.lower() in ORDERING and self._is_own(complement, found):
            status = "planned"
        presupposes = is_open or (attitude.presupposes and complement.dep_ == "ccomp")
        return Operator(status, found, attitude.negates, presupposes=presupposes)

    def _is_intent(self, complement: Token) -> bool:
        """Whether an object is a plan or an attempt to do something: "abandoned plans to buy gas"."""
        intent = self.lexicon.attitudes.get(("noun", complement.lemma_.lower()))
        behind = bool(children(complement, "acl"))
        return complement.dep_ in ("obj", "nsubj:pass") and behind and intent is not None and intent.status == "planned"

    def _is_own(self, complement: Token, sources: Iterable[Filler]) -> bool:
        """Whether those who shall do something belong to who says so."""
        doers = [f for token in surface_subjects(complement) for f in fillers(token, self.actors, acting=True)]
        return bool(doers) and ids(doers) <= ids(sources)

    def _framed(self, word: Token, kind: str, complement: Token) -> Attitude | None:
        """What a frame gives its content also where it makes no statement, for want of an actor: "was accused of"."""
        frames = {"verb": self.lexicon.verbs, "noun": self.lexicon.nouns}.get(kind, self.lexicon.adjectives)
        introduced = case_words(complement) | ({"that"} if complement.dep_ == "ccomp" else set())
        for frame in (frame for form in base_forms(word) for frame in frames.get(form, ())):
            content = frame.slot("CONTENT")
            if content is not None and frame.relation.content and not frame.words and content.prepositions & introduced:
                # "bankers charged with fraud": who has nobody to charge is who is charged
                without = kind == "verb" and frame.slot("OBJ") is not None and not children(word, "obj", "iobj")
                source = "none" if without and not is_passive(word) else "subject"
                return Attitude(frame.relation.content, frame.relation.negates, source)
        return None

    def _sources(self, word: Token, kind: str, source: str) -> Sequence[Token]:
        """Who says, plans or asks: the word's subject or object, or the owner of a noun."""
        if source == "none":
            return ()
        if kind == "noun":
            return self._owners(word)
        if source == "object":
            return children(word, "obj", "iobj")
        if is_passive(word):
            return [child for child in children(word, "obl:agent", "obl") if "by" in case_words(child)]
        speaker = inverted_speaker(word)
        return surface_subjects(word) if speaker is None else [speaker]

    def _owners(self, noun: Token) -> list[Token]:
        """Whose plan or claim: "Iran's plan", "a plan by Iran", "Iran made a plan"; not whose "Iran denied a plan"."""
        found = owners(noun)
        if found or noun.dep_ != "obj":
            return found
        forms = set(base_forms(noun.head))
        attitudes = (self.lexicon.attitudes.get(("verb", form)) for form in forms)
        if any(attitude is not None and attitude.status == "denied" for attitude in attitudes):
            return []
        return list(surface_subjects(noun.head)) if forms & self.lexicon.light_verbs.keys() else []


def _leaves_open(proposal: Proposal) -> bool:
    """Whether a verb that is negated says neither yes nor no: "did not confirm", "would not rule out"."""
    particles = {child.lower_ for child in children(proposal.trigger, "compound:prt")}
    ruled_out = proposal.relation.id == "refusesTo" and "out" in particles
    return proposal.relation.id == "confirmsAbout" or ruled_out


def _is_past(complement: Token) -> bool:
    """Whether a clause is told in the past tense."""
    finite = (complement, *children(complement, "aux", "aux:pass", "cop"))
    modal = any(word.tag_ == "MD" for word in finite)
    past = any(word.tag_ == "VBD" and word.lower_ != word.lemma_.lower() for word in finite)
    return complement.dep_ == "ccomp" and not modal and past


def _is_called_for(word: Token) -> bool:
    """Whether "let" calls for what is not yet: "let them withdraw"."""
    apart = word.dep_ in ("ROOT", "root", "ccomp", "parataxis", "conj") and word.tag_ in ("VB", "VBP")
    return word.lower_ == "let" and apart and not children(word, "nsubj", "nsubj:pass", "aux", "mark")


def _takes(word: Token, kind: str, complement: Token, attitude: Attitude) -> bool:
    """Whether a phrase or clause below a word is what its attitude is about."""
    label = complement.dep_
    if label == "xcomp" and complement.pos_ == "NOUN" and not marker(complement) and attitude.status == "planned":
        return False  # "was elected president"
    participle = label == "acl" and complement.tag_ in ("VBG", "VBN") and not marker(complement)
    if participle and (attitude.status == "claimed" or complement.tag_ == "VBN"):
        return False  # "a statement condemning Israel" is how it is condemned, "a deal brokered by Israel" is brokered
    if attitude.purpose and marker(complement) == "to" and is_verbal(complement):
        return False
    if label in CLAUSES or (label == "advcl" and marker(complement) in MARKS):
        return True
    if label in ("obj", "nsubj:pass") and complement.pos_ == "NOUN":
        return attitude.status in GRIPPING and word.lemma_.lower() not in WITH_THINGS
    return kind == "noun" and label == "nmod" and bool(case_words(complement) & {"of", "for", "to", "about"})
