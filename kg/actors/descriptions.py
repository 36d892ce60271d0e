"""Descriptions that point back: "the group", "its neighbour", "his government", "the army", "both countries"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.actors.discourse import ORGANIZED, Discourse, pointing
from kg.actors.names import organization_type
from kg.actors.references import Reference
from kg.actors.words import DESCRIPTIONS, IDLE_MODIFIERS, INSTITUTIONS, NOT_ACTORS, ORGANIZATION_HEADS, WITHOUT_ARTICLE
from kg.records import Entity

NEIGHBOUR = frozenset({"neighbor", "neighbour", "near-neighbor", "near-neighbour"})
PAPERS = frozenset({"newspaper", "paper", "daily", "magazine", "column"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
FURTHER = frozenset({"nmod", "amod", "compound", "acl", "acl:relcl", "nmod:poss", "appos"})


class Descriptions:
    """Resolves the definite descriptions of one document against the references found so far."""

    def __init__(self, discourse: Discourse, home: Entity | None) -> None:
        self.discourse = discourse
        self.knowledge = discourse.knowledge
        self.home = home

    def resolve(self, token: Token) -> Reference | None:
        """What a noun points back to, if it is a description that does."""
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound":
            return None
        if token.lower_ in NEIGHBOUR:
            return self._neighbour(token)
        return self._pointing_back(token) or self._part_of_state(token)

    def _pointing_back(self, token: Token) -> Reference | None:
        kind = DESCRIPTIONS.get(token.lower_)
        words = {child.lower_ for child in token.children}
        if kind is None:
            return None
        if kind == "several":
            if words & {"both", "two", "their"} and not words & {"of"} and token.dep_ != "conj":
                return pointing(token, self.discourse.last_pair(token), 0.7)
            return None
        owner = _possessor(token)
        if kind == "country" and owner is not None and (of := self.discourse.at(owner)) is not None:
            state = self.discourse.state_of(of.entities[0])
            return pointing(token, (state,) if state else (), 0.75)
        if not words & DEFINITE or any(c.dep_ in FURTHER and c.lower_ not in IDLE_MODIFIERS for c in token.children):
            return None
        publisher = self.discourse.actors.publisher
        if publisher is not None and publisher.type == "media" and "this" in words and token.lower_ in PAPERS:
            return pointing(token, (publisher,), 0.9)
        if named := self._named_after(token, kind):
            return pointing(token, named, 0.8)
        if kind == "place":
            return None
        wanted = {"person": frozenset({"person"}), "country": frozenset({"country"})}
        if kind == "organization":
            own = organization_type(token.lower_) if token.lower_ in ORGANIZATION_HEADS else None
            types = ORGANIZED if own in (None, "organization") else frozenset({own, "organization"})
            return pointing(token, self.discourse.nearest(token, lambda e: e.type in types), 0.6)
        return pointing(token, self.discourse.nearest(token, lambda e: e.type in wanted[kind]), 0.6)

    def _named_after(self, token: Token, kind: str) -> tuple[Entity, ...]:
        """The last actor whose name has the word: "the council" after "the UN Security Council"."""
        if kind == "person":
            return ()
        forms = {token.lower_, token.lemma_.lower()}
        for reference in reversed(self.discourse.found):
            entity = reference.entities[0]
            if reference.head >= token.i or entity.type == "person" or len(reference.entities) > 1:
                continue
            if any(forms & set(name.lower().split()) for name in (entity.name, *entity.aliases)):
                return reference.entities
        return ()

    def _part_of_state(self, token: Token) -> Reference | None:
        """ "its army", "his government", "the police": part of the state of its owner, or of the one spoken of."""
        noun = self.knowledge.sector_noun(token.lemma_.lower()) or self.knowledge.sector_noun(token.lower_)
        office = self.knowledge.office(token.lower_) if noun is None else None
        national = office is not None and office.national
        if not national and (noun is None or noun.stands_for != "state" or noun.noun in NOT_ACTORS):
            return None
        sector = noun.sector if noun is not None else "GOV"
        owner = _possessor(token)
        if owner is not None:
            of = self.discourse.at(owner)
            state = self.discourse.state_of(of.entities[0]) if of is not None else None
            return pointing(token, (state,) if state else (), 0.7, sector)
        alone = noun is not None and noun.noun in INSTITUTIONS
        if not alone or any(c.dep_ in FURTHER or c.dep_ == "nummod" for c in token.children):
            return None
        if not any(c.lower_ in DEFINITE for c in token.children) and token.lower_ not in WITHOUT_ARTICLE:
            return None
        return pointing(token, self._state_spoken_of(token), 0.55, sector)

    def _state_spoken_of(self, token: Token) -> tuple[Entity, ...]:
        if self.home is not None:
            return (self.home,)
        found = self.discourse.nearest(token, lambda e: e.type == "country")
        main = self.discourse.main_state()
        return found or ((main,) if main is not None else ())

    def _neighbour(self, token: Token) -> Reference | None:
        """ "its neighbor": the one country of the article, beside the owner, that borders the owner."""
        owner = _possessor(token)
        of = self.discourse.at(owner) if owner is not None else None
        state = self.discourse.state_of(of.entities[0]) if of is not None else None
        if state is None:
            return None
        number = self.discourse.sentences[token.i]
        named = {
            r.entities[0].id: r.entities[0]
            for r in self.discourse.found
            if r.kind == "name" and self.discourse.sentences[r.head] <= number and r.entities[0].type == "country"
        }
        named.pop(state.id, None)
        if state.country is not None:
            borders = {entity.id for entity in self.knowledge.neighbours(state.country)}
            named = {id: entity for id, entity in named.items() if id in borders}
        if len(named) == 1:
            return pointing(token, tuple(named.values()), 0.8)
        return pointing(token, self.discourse.nearest(token, lambda e: e.id in named), 0.6)


def _possessor(token: Token) -> Token | None:
    return next((child for child in token.children if child.dep_ == "nmod:poss"), None)
