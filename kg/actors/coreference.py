"""Coreference within an article: pronouns, "we" of a speaker, and the descriptions that point back.

What can't be settled stays unresolved rather than wrong.
"""

from __future__ import annotations

from kg.actors.antecedents import Choose, candidates, likeliest
from kg.actors.descriptions import Descriptions
from kg.actors.discourse import ORGANIZED, Discourse, pointing
from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.references import Actors, Reference
from kg.actors.words import DESCRIPTIONS, PRONOUNS
from kg.language.plain import Doc, Token
from kg.language.quotes import Quotation
from kg.records import Entity

THINGS = ORGANIZED | {"country", "group"}
MEANT_BY = {"person": frozenset({"person"}), "thing": THINGS, "several": THINGS | {"person"}}
# Nouns whose bearer is "he" or "she": "an Israeli official said his government …"
PERSONS = frozenset(noun for noun, kind in DESCRIPTIONS.items() if kind == "person")


class Coreference:
    """Resolves pronouns and definite descriptions of one document against the references found so far."""

    def __init__(
        self,
        doc: Doc,
        actors: Actors,
        knowledge: KnowledgeBase,
        quotations: list[Quotation],
        publisher: Entity | None,
        choose: Choose = likeliest,
    ) -> None:
        self.doc = doc
        self.publisher = publisher
        self.actors = actors
        self.choose = choose
        self.discourse = Discourse(doc, actors, knowledge, quotations)
        self.descriptions = Descriptions(self.discourse, issuing_state(publisher, knowledge), choose)

    def resolve(self) -> list[Reference]:
        """References for pronouns and descriptions, in order of the text.

        What is quoted comes after all else: its speaker may be a pronoun behind it ("We won't," he said).
        """
        found = []
        for token in sorted(self.doc, key=lambda token: self.discourse.quotation(token.i) is not None):
            if self.actors.at(token) is not None:
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
            return pointing(token, self._speaking(token, kind), 0.8)
        possible = candidates(token, self.discourse, lambda r: self._can_mean(kind, r), several=kind == "several")
        best, certainty = self.choose(token, kind, possible)
        return pointing(token, possible[best].entities, round(certainty, 2))

    def _can_mean(self, kind: str, reference: Reference) -> bool:
        """Whether a pronoun of a kind can pick up a reference; "she" also a state's minister or official."""
        if reference.entities[0].type in MEANT_BY[kind]:
            return True
        head = self.doc[reference.head]
        return kind == "person" and reference.kind == "nominal" and head.tag_ == "NN" and head.lower_ in PERSONS

    def _speaking(self, token: Token, kind: str) -> tuple[Entity, ...]:
        """Who says "I" or "we": the speaker of the quotation, else the article's publisher where it is an actor."""
        quotation = self.discourse.quotation(token.i)
        if quotation is None:
            if self.publisher is None or kind != "side":
                return ()
            # "our allies" in a newspaper are those of its country, which nobody has named
            own = self.publisher.type != "media" or token.lower_ == "we"
            return (self.publisher,) if own else ()
        if quotation.speaker is None:
            return ()
        speaker = self.discourse.at(quotation.speaker) or self._surnamed(quotation.speaker)
        if speaker is None or len(speaker.entities) != 1:
            return ()
        entity = speaker.entities[0]
        if kind == "side" and entity.type == "person":
            held = [role.of for role in self.actors.roles if role.person.entities[0].id == entity.id]
            state = self.discourse.home_of(entity)
            return (held[0],) if held else (state,) if state is not None else ()
        return (entity,)

    def _surnamed(self, label: Token) -> Reference | None:
        """The person whose surname a label in capitals is: "PRESIDENT KOLSEN:"."""
        return next(
            (
                reference
                for reference in self.discourse.found
                if reference.entities[0].type == "person"
                and reference.entities[0].name.upper().endswith(f" {label.text}")
            ),
            None,
        )


def issuing_state(publisher: Entity | None, knowledge: KnowledgeBase) -> Entity | None:
    """The state whose government or part released an article; its "the government" is its own."""
    if publisher is None or publisher.type == "country":
        return publisher
    if publisher.country is None or publisher.type in ("media", "organization"):
        return None
    return knowledge.country(publisher.country)
