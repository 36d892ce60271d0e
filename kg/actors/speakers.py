"""Speakers: who "I" and "we" are in a quotation or in an article's own voice, and whom a question calls "you"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.actors.discourse import Discourse
from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.offices_alone import SPEAKING_FOR
from kg.actors.references import Reference
from kg.actors.titles import OWNED_BY
from kg.actors.words import PRESS
from kg.language.clauses import case_words
from kg.language.plain import Token
from kg.language.quotes import SPEECH_VERBS, Quotation
from kg.records import Entity

PARTS_OF_STATE = frozenset({"government_body", "military"})
TOLD = frozenset({"obj", "iobj", "obl"})


class Speakers:
    """The parties to what one document quotes, and who speaks in all else: its `publisher`, or the state of that."""

    def __init__(
        self,
        discourse: Discourse,
        quotations: Sequence[Quotation],
        publisher: Entity | None,
        knowledge: KnowledgeBase,
    ) -> None:
        self.discourse = discourse
        self.quotations = quotations
        self.publisher = publisher
        self.knowledge = knowledge

    def first_person(self, pronoun: Token, *, side: bool) -> tuple[Entity, ...]:
        """Who says "I", or where `side` is set "we": the speaker of the quotation, else the article's publisher."""
        quotation = self.discourse.quotation(pronoun.i)
        if quotation is None:
            return self._in_own_voice(pronoun) if side else ()
        speaker = self._speaker(quotation)
        if speaker is None:
            return ()
        if side and speaker.type == "person":
            side_of = self._side_of(speaker)
            if side_of is None:
                return ()
            speaker = side_of
        if side and speaker.type in PARTS_OF_STATE:
            return (self.knowledge.country(speaker.country or "") or speaker,)
        return (speaker,)

    def addressed(self, pronoun: Token) -> tuple[Entity, ...]:
        """Whom a question calls "you": the person who speaks next."""
        quotation = self.discourse.quotation(pronoun.i)
        if quotation is None and self.discourse.doc[pronoun.sent.end - 1].text != "?":
            return ()
        if quotation is not None and quotation.verb is not None:
            return ()  # "You lie," he told her: no turn of an interview
        end = quotation.end if quotation is not None else pronoun.sent.end
        answer = next((q for q in self.quotations if q.start >= end - 1 and q != quotation), None)
        answering = self._speaker(answer) if answer is not None else None
        asking = self._speaker(quotation) if quotation is not None else None
        person = answering is not None and answering.type == "person" and answering != asking
        return (answering,) if answering is not None and person else ()

    def _in_own_voice(self, pronoun: Token) -> tuple[Entity, ...]:
        """ "We" of an article: its publisher; what a paper calls "our own" beside that is its country's, if known."""
        publisher = self.publisher
        if publisher is None:
            return ()
        form = pronoun.lower_
        told = pronoun.dep_ in TOLD and pronoun.head.lemma_.lower() in SPEECH_VERBS
        of_press = form == "our" and pronoun.head.lemma_.lower() in PRESS
        if publisher.type != "media" or form == "we" or (form == "us" and told) or of_press:
            return (publisher,)
        home = self.knowledge.country(publisher.country) if publisher.country else None
        return (home,) if home is not None else ()

    def _speaker(self, quotation: Quotation) -> Entity | None:
        label = quotation.speaker
        if label is None:
            return None
        named = self.discourse.at(label) or self._surnamed(label) or self._spoken_for(label)
        return named.entities[0] if named is not None and len(named.entities) == 1 else None

    def _side_of(self, person: Entity) -> Entity | None:
        """Whom a person speaks for: what they hold an office of, else their state."""
        held = (role.of for role in self.discourse.actors.roles if role.person.entities[0].id == person.id)
        return next(held, None) or self._described_of(person) or self.discourse.home_of(person)

    def _described_of(self, person: Entity) -> Entity | None:
        """What only a description beside a name tells: "Ana Novak, the union's chairwoman", "its spokesman, Josef"."""
        for reference in self.discourse.found:
            if reference.kind != "name" or reference.entities[0].id != person.id:
                continue
            name = self.discourse.doc[reference.head]
            beside = [child for child in name.children if child.dep_ == "appos"]
            for noun in (*beside, *([name.head] if name.dep_ == "appos" else [])):
                if self.knowledge.office(noun.lower_) is None:
                    continue
                owners = (self.discourse.at(child) for child in noun.children if child.dep_ == "nmod:poss")
                if (owner := next((o for o in owners if o is not None and len(o.entities) == 1), None)) is not None:
                    return owner.entities[0]
        return None

    def _spoken_for(self, label: Token) -> Reference | None:
        """Whom an unnamed spokesman speaks for: "its spokesman", "a spokesman for the rebels"."""
        office = self.knowledge.office(label.lower_)
        if office is None or office.relation != SPEAKING_FOR:
            return None
        owners = (c for c in label.children if c.dep_ == "nmod:poss" or (c.dep_ == "nmod" and case_words(c) & OWNED_BY))
        return next((of for owner in owners if (of := self.discourse.at(owner)) is not None), None)

    def _surnamed(self, label: Token) -> Reference | None:
        """The person whose surname a label in capitals is: "PRESIDENT KOLSEN:"."""
        named = (r for r in self.discourse.found if r.entities[0].type == "person")
        return next((r for r in named if r.entities[0].name.upper().endswith(f" {label.text}")), None)
