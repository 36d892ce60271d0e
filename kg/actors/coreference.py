"""Coreference within an article: pronouns, "its neighbor", "the group", "both countries", "we" of a speaker.

What can't be settled stays unresolved rather than wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.references import Actors, Reference
from kg.actors.words import DESCRIPTIONS, PRONOUNS
from kg.language.clauses import first_conjunct, surface_subjects
from kg.language.quotes import Quotation
from kg.records import Entity

SUBJECT_LABELS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
ORGANIZED = frozenset(
    {"organization", "government_body", "armed_group", "military", "international_organization", "media"}
)
THINGS = ORGANIZED | {"country"}
NEIGHBOUR = frozenset({"neighbor", "neighbour", "near-neighbor", "near-neighbour"})
SENTENCES_BACK = 2
PAIR_WINDOW = 4


class Coreference:
    """Resolves pronouns and definite descriptions of one document against the references found so far."""

    def __init__(
        self, doc: Doc, actors: Actors, knowledge: KnowledgeBase, quotations: list[Quotation], publisher: Entity | None
    ) -> None:
        self.doc = doc
        self.knowledge = knowledge
        self.publisher = publisher
        self.quotations = quotations
        self.found = sorted(actors.references, key=lambda r: r.head)
        self.actors = actors
        self.sentences = {token.i: number for number, sentence in enumerate(doc.sents) for token in sentence}

    def resolve(self) -> Iterator[Reference]:
        """References for pronouns and descriptions, in order of the text."""
        for token in self.doc:
            if self.actors.at(token) is not None:
                continue
            reference = self._pronoun(token) or self._description(token)
            if reference is not None:
                self.found.append(reference)
                self.found.sort(key=lambda r: r.head)
                yield reference

    def _pronoun(self, token: Token) -> Reference | None:
        kind = PRONOUNS.get(token.lower_)
        if kind is None or token.pos_ not in ("PRON", "DET") or token.dep_ == "expl":
            return None
        if token.text == "US":
            return None
        if kind in ("speaker", "side"):
            return self._reference(token, self._speaking(token, kind), 0.8)
        quotation = self._quotation(token)
        if kind == "person":
            wanted = frozenset({"person"})
            return self._reference(token, self._nearest(token, wanted, quotation), 0.75)
        if kind == "thing":
            if token.dep_ in ("obj", "obl") and self._means_a_thing(token):
                return None
            return self._reference(token, self._nearest(token, THINGS, quotation), 0.65)
        return self._reference(token, self._several(token), 0.6)

    def _description(self, token: Token) -> Reference | None:
        if token.pos_ not in ("NOUN", "PROPN"):
            return None
        if token.lower_ in NEIGHBOUR:
            return self._neighbour(token)
        kind = DESCRIPTIONS.get(token.lower_)
        if kind is None:
            return None
        words = {child.lower_ for child in token.children}
        if kind == "several":
            if words & {"both", "two", "their"} and not words & {"of"} and token.dep_ != "conj":
                return self._reference(token, self._last_pair(token), 0.7)
            return None
        definite = words & {"the", "this", "that"}
        if not definite or any(
            c.dep_ in ("nmod", "amod", "compound", "acl", "acl:relcl", "nmod:poss", "appos") for c in token.children
        ):
            return None
        if kind == "person":
            return self._reference(token, self._nearest(token, frozenset({"person"}), None), 0.6)
        if kind == "organization" and (named := self._named_after(token)):
            return self._reference(token, named, 0.8)
        wanted = ORGANIZED if kind == "organization" else frozenset({"country"})
        return self._reference(token, self._nearest(token, wanted, None), 0.6)

    def _named_after(self, token: Token) -> tuple[Entity, ...]:
        """The last organization whose name has the word: "the council" after "the UN Security Council"."""
        for reference in reversed(self.found):
            entity = reference.entities[0]
            if reference.head < token.i and entity.type in ORGANIZED and token.lower_ in entity.name.lower().split():
                return reference.entities
        return ()

    def _neighbour(self, token: Token) -> Reference | None:
        """ "its neighbor": the one country of the article, beside the owner, that borders the owner."""
        owner = next((self.actors.at(c) or self._pronoun(c) for c in token.children if c.dep_ == "nmod:poss"), None)
        if owner is None or owner.entities[0].country is None or owner.entities[0].type != "country":
            return None
        borders = {entity.id for entity in self.knowledge.neighbours(owner.entities[0].country)}
        named = [r for r in self.found if r.kind == "name" and self.sentences[r.head] <= self.sentences[token.i]]
        near = {r.entities[0].id: r.entities[0] for r in named if r.entities[0].id in borders}
        if len(near) != 1:
            return None
        return self._reference(token, tuple(near.values()), 0.8)

    def _nearest(self, token: Token, types: frozenset[str], quotation: Quotation | None) -> tuple[Entity, ...]:
        """The likeliest earlier actor: subjects before others, this sentence before the last ones."""
        sentence = self.sentences[token.i]
        speaker = quotation.speaker.i if quotation and quotation.speaker is not None else None
        best: tuple[float, tuple[Entity, ...]] = (0.0, ())
        for reference in self.found:
            if reference.head >= token.i or reference.kind == "adjective" or len(reference.entities) != 1:
                continue
            entity = reference.entities[0]
            distance = sentence - self.sentences[reference.head]
            if entity.type not in types or distance > SENTENCES_BACK or reference.head == speaker:
                continue
            head = self.doc[reference.head]
            score = 3.0 - distance + (1.5 if self._is_subject(head) else 0.0) + reference.head / len(self.doc) / 2
            if head.dep_ == "nmod:poss":
                score -= 0.75
            if token.dep_ != "nmod:poss" and self._acts_in_clause_of(token, head):
                continue  # "Iran attacked it": the object is not its own subject
            if score > best[0]:
                best = (score, reference.entities)
        return best[1]

    def _is_subject(self, token: Token) -> bool:
        while token.dep_ in ("conj", "flat", "nmod:desc", "compound") and token.head != token:
            token = token.head
        return token.dep_ in SUBJECT_LABELS or token.dep_ == "obl:agent"

    def _means_a_thing(self, token: Token) -> bool:
        """Whether "it" is likelier a thing just mentioned as an object ("support the draft; X opposes it")."""
        earlier = [t for t in self.doc[token.sent.start : token.i] if t.dep_ == "obj" and t.pos_ in ("NOUN", "PROPN")]
        return (
            bool(earlier)
            and earlier[-1].pos_ == "NOUN"
            and self.actors.at(earlier[-1]) is None
            and earlier[-1].tag_ == "NN"
        )

    @staticmethod
    def _acts_in_clause_of(pronoun: Token, other: Token) -> bool:
        """Whether `other` is the subject of the clause whose object the pronoun is, shared subjects included."""
        if pronoun.dep_ in SUBJECT_LABELS:
            return False
        verb = pronoun.head if pronoun.head.pos_ in ("VERB", "AUX") else pronoun.head.head
        return first_conjunct(other) in surface_subjects(verb)

    def _several(self, token: Token) -> tuple[Entity, ...]:
        """ "they": a coordination of actors or a group that was subject last; else nothing."""
        sentence = self.sentences[token.i]
        for reference in reversed(self.found):
            if reference.head >= token.i or reference.kind == "adjective":
                continue
            if sentence - self.sentences[reference.head] > 1:
                return ()
            head = self.doc[reference.head]
            if not self._is_subject(head):
                continue
            partners = [
                r
                for r in self.found
                if self.doc[r.head].head == head and self.doc[r.head].dep_ == "conj" and r.head < token.i
            ]
            if head.dep_ != "conj" and partners:
                return tuple(dict.fromkeys(e for r in (reference, *partners) for e in r.entities))
            if len(reference.entities) > 1 or reference.entities[0].type in ("group", "armed_group", "military"):
                return reference.entities
        return ()

    def _last_pair(self, token: Token) -> tuple[Entity, ...]:
        """The two countries that the last sentences name most, the acting one of the clause apart."""
        governor = token.head if token.head.pos_ == "VERB" else token.head.head
        acting = {
            entity.id
            for child in governor.children
            if child.dep_ in SUBJECT_LABELS and child.i < token.i and (r := self.actors.at(child))
            for entity in r.entities
        }
        weights: Counter[str] = Counter()
        known: dict[str, Entity] = {}
        for reference in self.found:
            distance = self.sentences[token.i] - self.sentences[reference.head]
            if reference.head >= token.i or distance > PAIR_WINDOW or len(reference.entities) != 1:
                continue
            entity = reference.entities[0]
            if entity.type == "country" and entity.id not in acting:
                known[entity.id] = entity
                weights[entity.id] += PAIR_WINDOW + 1 - distance
        best = [id for id, _ in weights.most_common(2)]
        return tuple(known[id] for id in sorted(best, key=list(known).index)) if len(best) == 2 else ()

    def _quotation(self, token: Token) -> Quotation | None:
        return next((q for q in self.quotations if q.start <= token.i < q.end), None)

    def _speaking(self, token: Token, kind: str) -> tuple[Entity, ...]:
        """Who says "I" or "we": the speaker of the quotation, else the article's publisher where it is an actor."""
        quotation = self._quotation(token)
        if quotation is None:
            return (self.publisher,) if self.publisher and kind == "side" else ()
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

    def _reference(self, token: Token, entities: tuple[Entity, ...], certainty: float) -> Reference | None:
        if not entities:
            return None
        return Reference(
            token.i,
            token.i + 1,
            token.i,
            entities,
            "pronoun" if token.pos_ == "PRON" else "nominal",
            None,
            certainty=certainty,
        )
