"""Speakers: who "I" and "we" are in a quotation or in an article's own voice, and whom a question calls "you"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from kg.actors.discourse import Discourse
from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.offices_alone import SPEAKING_FOR
from kg.actors.references import Reference
from kg.actors.titles import OWNED_BY
from kg.actors.words import LEADING, PRESS, PRONOUNS
from kg.language.clauses import case_words
from kg.language.interviews import answers_question
from kg.language.plain import Token
from kg.language.quotes import Quotation
from kg.language.words import SPEECH_VERBS
from kg.records import Entity

PARTS_OF_STATE = frozenset({"government_body", "military"})
TOLD = frozenset({"obj", "iobj", "obl"})
SELF = frozenset(word for word, kind in PRONOUNS.items() if kind == "speaker")
SIDE = frozenset(word for word, kind in PRONOUNS.items() if kind == "side")


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
        """Whom a question calls "you": the person who speaks next, or where "we" answer the side of that person."""
        quotation = self.discourse.quotation(pronoun.i)
        if quotation is not None and quotation.verb is not None:
            return ()  # "You lie," he told her: no turn of an interview
        end = quotation.end if quotation is not None else pronoun.sent.end
        answer = next((q for q in self.quotations if q.start >= end - 1 and q != quotation), None)
        if quotation is None and self.discourse.doc[pronoun.sent.end - 1].text != "?":
            # 'Ostria says that you pay them. "We pay nobody."'
            follows = answer is not None and answer.start <= end and answer.verb is None
            if not follows or not any(answers_question(self.discourse.doc, q.start) for q in self.quotations):
                return ()
        answering = self._speaker(answer) if answer is not None else None
        asking = self._speaker(quotation) if quotation is not None else None
        if answer is None or answering is None or answering.type != "person" or answering == asking:
            return ()
        words = [token.lower_ for token in self.discourse.doc[answer.start : answer.end]]
        for_side = sum(word in SIDE for word in words) > sum(word in SELF for word in words)
        return ((self._side_of(answering) if for_side else None) or answering,)

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
        home = self.knowledge.country(publisher.country) if publisher.country else self._state_in_name(publisher)
        home = home or self._state_written_of()
        return (home,) if home is not None else ()

    def _state_in_name(self, paper: Entity) -> Entity | None:
        """The state of the article that a paper is called after: "Varnia Lantern"."""
        words = paper.name.split()
        named = (r.entities[0] for r in self.discourse.found if r.entities[0].name in words)
        return next((entity for entity in named if entity.type == "country"), None)

    def _state_written_of(self) -> Entity | None:
        """The state that an article names most, of those in its headline if there are any."""
        states = [r for r in self.discourse.found if len(r.entities) == 1 and r.entities[0].type == "country"]
        above = {r.entities[0] for r in states if self.discourse.sentences[r.head] == 0}
        named = Counter(r.entities[0] for r in states if not above or r.entities[0] in above)
        return max(named, key=lambda state: named[state]) if named else None

    def _speaker(self, quotation: Quotation) -> Entity | None:
        label = quotation.speaker
        if label is None:
            return None
        in_capitals = self._surnamed(label) if label.text.isupper() else None
        named = in_capitals or self.discourse.at(label) or self._spoken_for(label)
        return named.entities[0] if named is not None and len(named.entities) == 1 else None

    def _side_of(self, person: Entity) -> Entity | None:
        """Whom a person speaks for: what they hold an office of, else their state."""
        held = (role.of for role in self.discourse.actors.roles if role.person.entities[0].id == person.id)
        return next(held, None) or self._described_of(person) or self.discourse.home_of(person)

    def _described_of(self, person: Entity) -> Entity | None:
        """What only a description beside a name tells: "Ana Novak, the union's chairwoman", "its spokesman, Josef".

        "A spokesman for President Novak" speaks for the president's state, "who leads the union" for the union.
        """
        for reference in self.discourse.found:
            if reference.kind != "name" or reference.entities[0].id != person.id:
                continue
            name = self.discourse.doc[reference.head]
            beside = [child for child in name.children if child.dep_ == "appos"]
            for noun in (*beside, *([name.head] if name.dep_ == "appos" else [])):
                if self.knowledge.office(noun.lower_) is None:
                    continue
                if (owner := self._first_at(c for c in noun.children if _is_owner(c))) is not None:
                    return self.discourse.home_of(owner) if owner.type == "person" else owner
            leading = [child for child in name.children if child.dep_ == "acl:relcl"]
            leading += [name.head] if name.dep_ == "nsubj" else []
            led = (c for verb in leading if verb.lemma_.lower() in LEADING for c in verb.children)
            if (body := self._first_at(child for child in led if child.dep_ == "obj")) is not None:
                return body
        return None

    def _first_at(self, tokens: Iterable[Token]) -> Entity | None:
        """The first single actor that stands at one of the tokens."""
        found = (self.discourse.at(token) for token in tokens)
        return next((r.entities[0] for r in found if r is not None and len(r.entities) == 1), None)

    def _spoken_for(self, label: Token) -> Reference | None:
        """Whom an unnamed spokesman speaks for: "its spokesman", "a spokesman for the rebels"."""
        office = self.knowledge.office(label.lower_)
        if office is None or office.relation != SPEAKING_FOR:
            return None
        owners = (child for child in label.children if _is_owner(child))
        return next((of for owner in owners if (of := self.discourse.at(owner)) is not None), None)

    def _surnamed(self, label: Token) -> Reference | None:
        """The person whose surname a label in capitals is: "PRESIDENT KOLSEN:"."""
        named = (r for r in self.discourse.found if r.entities[0].type == "person")
        return next((r for r in named if r.entities[0].name.upper().endswith(f" {label.text}")), None)


def _is_owner(child: Token) -> bool:
    """Whether a word tells what the office before or behind it is of: "its", "the union's", "of the union"."""
    return child.dep_ == "nmod:poss" or (child.dep_ == "nmod" and bool(case_words(child) & OWNED_BY))
