"""Coreference within an article: pronouns, "we" of a speaker, and the descriptions that point back.

What can't be settled stays unresolved rather than wrong.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.actors.antecedents import Candidate, Choose, candidates, likeliest
from kg.actors.descriptions import Descriptions
from kg.actors.discourse import ORGANIZED, Discourse, pointing, subjects_over
from kg.actors.joint import BOTH
from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.publishers import state_of_publisher
from kg.actors.references import Actors, Reference
from kg.actors.speakers import Speakers
from kg.actors.words import (
    DESCRIPTIONS,
    HARMING_OTHERS,
    INSTRUCTING_NOUNS,
    INSTRUCTING_VERBS,
    LETTING,
    PRONOUNS,
    TERRITORY,
    USING_TERRITORY,
)
from kg.language.clauses import OBLIGING, PLURAL, case_words, children, surface_subjects
from kg.language.plain import Doc, Token
from kg.language.quotes import Quotation
from kg.records import Entity

THINGS = ORGANIZED | {"country", "group", "place"}
MEANT_BY = {"person": frozenset({"person"}), "thing": THINGS, "several": THINGS | {"person"}}
# Parts of speech of what can point back: pronouns and descriptions
POINTING = frozenset({"PRON", "DET", "NOUN", "PROPN", "NUM"})
# Nouns whose bearer is "he" or "she": "an Israeli official said his government …"
PERSONS = frozenset(noun for noun, kind in DESCRIPTIONS.items() if kind == "person")


class Coreference:
    """Resolves pronouns and definite descriptions of one document against the references found so far."""

    def __init__(
        self,
        doc: Doc,
        actors: Actors,
        knowledge: KnowledgeBase,
        quotations: Sequence[Quotation],
        publisher: Entity | None,
        choose: Choose = likeliest,
    ) -> None:
        self.doc = doc
        self.actors = actors
        self.choose = choose
        self.discourse = Discourse(doc, actors, knowledge, quotations)
        state = state_of_publisher(publisher, knowledge)
        self.speakers = Speakers(self.discourse, quotations, state or publisher, knowledge)
        self.descriptions = Descriptions(self.discourse, state, choose)

    def resolve(self) -> list[Reference]:
        """References for pronouns and descriptions, in order of the text.

        What is quoted comes after all else: its speaker may be a pronoun behind it ("We won't," he said).
        """
        found = []
        pointing_back = (token for token in self.doc if token.pos_ in POINTING or token.lower_ in BOTH)
        for token in sorted(pointing_back, key=lambda token: self.discourse.quotation(token.i) is not None):
            if (covering := self.actors.at(token)) is not None and not _possesses_within(token, covering):
                continue
            reference = self._pronoun(token) or self.descriptions.resolve(token)
            if reference is not None:
                self.discourse.add(reference)
                found.append(reference)
        return sorted(found, key=lambda r: r.start)

    def _pronoun(self, token: Token) -> Reference | None:
        kind = PRONOUNS.get(token.lower_)
        if kind is None or token.pos_ not in ("PRON", "DET") or token.dep_ == "expl" or token.text == "US":
            return None
        if kind in ("speaker", "side"):
            return pointing(token, self.speakers.first_person(token, side=kind == "side"), 0.8)
        if kind == "addressed":
            return pointing(token, self.speakers.addressed(token), 0.7)
        obliged = self._obliged(token) or self._host(token)
        if obliged is not None and self._can_mean(kind, obliged):
            return pointing(token, obliged.entities, 0.8, obliged.sector)
        harming = self._harming(token)
        possible = candidates(
            token,
            self.discourse,
            lambda r: self._can_mean(kind, r) and r.entities[0].id not in harming,
            several=kind == "several",
        )
        best, certainty = self.choose(token, kind, possible)
        return pointing(token, possible[best].entities, round(certainty, 2), self._sector(token, possible[best]))

    def _harming(self, pronoun: Token) -> frozenset[str]:
        """The ids of those who do harm to what is a pronoun's: "Togo said Kenya had attacked its embassy"."""
        noun = pronoun.head
        harmed = pronoun.dep_ == "nmod:poss" and noun.dep_ == "obj" and noun.head.lemma_.lower() in HARMING_OTHERS
        if not harmed or any(child.lower_ == "own" for child in noun.children):
            return frozenset()
        doers = (self.discourse.at(subject) for subject in surface_subjects(noun.head))
        return frozenset(entity.id for doer in doers if doer is not None for entity in doer.entities)

    def _host(self, pronoun: Token) -> Reference | None:
        """Who lets others use what is a pronoun's: "Togo let the Kenyan air force use its airspace"."""
        land = pronoun.head
        verb = land.head
        used = pronoun.dep_ == "nmod:poss" and land.lemma_.lower() in TERRITORY and land.dep_ in ("obj", "obl")
        if not used or verb.lemma_.lower() not in USING_TERRITORY or verb.head.lemma_.lower() not in LETTING:
            return None
        found = (self.discourse.at(subject) for subject in surface_subjects(verb.head))
        return next((host for host in found if host is not None), None)

    def _obliged(self, pronoun: Token) -> Reference | None:
        """Whom somebody tells that they must do something: "reminded Togo that it must pay"."""
        clause = pronoun.head
        must = any(child.dep_ == "aux" and child.lower_ in OBLIGING for child in clause.children)
        if not must or pronoun.dep_ != "nsubj" or clause.dep_ != "ccomp":
            return None
        telling = clause.head
        told = children(telling, "obj", "iobj")
        if telling.lemma_.lower() not in INSTRUCTING_VERBS:
            noun = next((child for child in told if child.lemma_.lower() in INSTRUCTING_NOUNS), telling)
            told = [c for c in (*children(noun, "nmod"), *children(telling, "obl")) if "to" in case_words(c)]
        meant = [child for child in told if pronoun.lower_ != "it" or child.tag_ not in PLURAL]
        return next((reference for child in meant if (reference := self.discourse.at(child)) is not None), None)

    def _sector(self, pronoun: Token, meant: Candidate) -> str | None:
        """The sector of the actor that a pronoun means, as last told; "police watched them" is another's."""
        if len(meant.entities) != 1:
            return None
        acting = subjects_over(pronoun) if pronoun.dep_ != "nmod:poss" else ()
        told = (r.sector for r in reversed(meant.references) if self.doc[r.head] not in acting)
        return next(told, None)

    def _can_mean(self, kind: str, reference: Reference) -> bool:
        """Whether a pronoun of a kind can pick up a reference; "she" also a state's minister or official."""
        if reference.entities[0].type in MEANT_BY[kind]:
            return True
        head = self.doc[reference.head]
        return kind == "person" and reference.kind == "nominal" and head.tag_ == "NN" and head.lower_ in PERSONS


def _possesses_within(token: Token, reference: Reference) -> bool:
    """Whether a word is the possessor in a longer description: "its" in "its ally Oman"."""
    return token.lower_ in PRONOUNS and token.dep_ == "nmod:poss" and reference.head != token.i
