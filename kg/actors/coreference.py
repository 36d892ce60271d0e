"""Coreference within an article: pronouns, "we" of a speaker, and the descriptions that point back.

What can't be settled stays unresolved rather than wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.actors.descriptions import Descriptions
from kg.actors.discourse import ORGANIZED, Discourse, pointing
from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.references import Actors, Reference
from kg.actors.words import PRONOUNS
from kg.language.quotes import Quotation
from kg.records import Entity

THINGS = ORGANIZED | {"country"}


class Coreference:
    """Resolves pronouns and definite descriptions of one document against the references found so far."""

    def __init__(
        self, doc: Doc, actors: Actors, knowledge: KnowledgeBase, quotations: list[Quotation], publisher: Entity | None
    ) -> None:
        self.doc = doc
        self.publisher = publisher
        self.quotations = quotations
        self.actors = actors
        self.discourse = Discourse(doc, actors, knowledge)
        self.descriptions = Descriptions(self.discourse, issuing_state(publisher, knowledge))

    def resolve(self) -> Iterator[Reference]:
        """References for pronouns and descriptions, in order of the text."""
        for token in self.doc:
            if self.actors.at(token) is not None:
                continue
            reference = self._pronoun(token) or self.descriptions.resolve(token)
            if reference is not None:
                self.discourse.add(reference)
                yield reference

    def _pronoun(self, token: Token) -> Reference | None:
        kind = PRONOUNS.get(token.lower_)
        if kind is None or token.pos_ not in ("PRON", "DET") or token.dep_ == "expl":
            return None
        if token.text == "US":
            return None
        if kind in ("speaker", "side"):
            return pointing(token, self._speaking(token, kind), 0.8)
        if kind == "several":
            return pointing(token, self._several(token), 0.6)
        if kind == "thing" and token.dep_ in ("obj", "obl") and self._means_a_thing(token):
            return None
        quotation = self._quotation(token)
        speaker = quotation.speaker.i if quotation and quotation.speaker is not None else None
        types = frozenset({"person"}) if kind == "person" else THINGS
        nearest = self.discourse.nearest(token, lambda entity: entity.type in types, without=speaker)
        return pointing(token, nearest, 0.75 if kind == "person" else 0.65)

    def _means_a_thing(self, token: Token) -> bool:
        """Whether "it" is likelier a thing just mentioned as an object ("support the draft; X opposes it")."""
        earlier = [t for t in self.doc[token.sent.start : token.i] if t.dep_ == "obj" and t.pos_ in ("NOUN", "PROPN")]
        return (
            bool(earlier)
            and earlier[-1].pos_ == "NOUN"
            and self.actors.at(earlier[-1]) is None
            and earlier[-1].tag_ == "NN"
        )

    def _several(self, token: Token) -> tuple[Entity, ...]:
        """ "they": actors coordinated as a subject, or the likeliest plural before it ("the rebels", "Iranians")."""
        for reference in reversed(self.discourse.found):
            if reference.head >= token.i or reference.kind == "adjective":
                continue
            if self.discourse.sentences[token.i] - self.discourse.sentences[reference.head] > 1:
                break
            head = self.doc[reference.head]
            if head.dep_ == "conj" or not self.discourse.is_subject(head):
                continue
            partners = [
                r for r in self.discourse.found
                if self.doc[r.head].head == head and self.doc[r.head].dep_ == "conj" and r.head < token.i
            ]  # fmt: skip
            if partners:
                return tuple(dict.fromkeys(e for r in (reference, *partners) for e in r.entities))
            if is_plural(reference, head):
                return reference.entities
        return self.discourse.nearest(token, lambda e: True, back=1, suits=is_plural)

    def _quotation(self, token: Token) -> Quotation | None:
        return next((q for q in self.quotations if q.start <= token.i < q.end), None)

    def _speaking(self, token: Token, kind: str) -> tuple[Entity, ...]:
        """Who says "I" or "we": the speaker of the quotation, else the article's publisher where it is an actor."""
        quotation = self._quotation(token)
        if quotation is None:
            if self.publisher is None or kind != "side":
                return ()
            # "our allies" in a newspaper are those of its country, which nobody has named
            own = self.publisher.type != "media" or token.lower_ == "we"
            return (self.publisher,) if own else ()
        if quotation.speaker is None:
            return ()
        speaker = self.actors.at(quotation.speaker)
        if speaker is None or len(speaker.entities) != 1:
            return ()
        entity = speaker.entities[0]
        if kind == "side" and entity.type == "person":
            held = [role.of for role in self.actors.roles if role.person.entities[0].id == entity.id]
            return (held[0],) if held else ()
        return (entity,)


def is_plural(reference: Reference, head: Token) -> bool:
    """Whether "they" can mean a reference: several actors, a group, or a plural noun."""
    groups = ("group", "armed_group", "military")
    plural = head.tag_ in ("NNS", "NNPS") or head.lower_ in ("police", "people")
    return len(reference.entities) > 1 or reference.entities[0].type in groups or plural


def issuing_state(publisher: Entity | None, knowledge: KnowledgeBase) -> Entity | None:
    """The state whose government or part released an article; its "the government" is its own."""
    if publisher is None or publisher.type == "country":
        return publisher
    if publisher.country is None or publisher.type in ("media", "organization"):
        return None
    return knowledge.country(publisher.country)
