"""Descriptions that point back: "the group", "its neighbour", "his government", "the army", "both countries"."""

from __future__ import annotations

from collections.abc import Mapping

from kg.actors.antecedents import Choose, Means, candidates, likeliest, pairs
from kg.actors.discourse import ORGANIZED, Discourse, pointing
from kg.actors.references import Reference
from kg.actors.short_forms import last_named_so
from kg.actors.words import DESCRIPTIONS, IDLE_MODIFIERS, INSTITUTIONS, NOT_ACTORS, PAIRED, WITHOUT_ARTICLE
from kg.language.plain import Token
from kg.records import Entity

NEIGHBOUR = frozenset({"neighbor", "neighbour", "near-neighbor", "near-neighbour"})
PAPERS = frozenset({"newspaper", "paper", "daily", "magazine", "column"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
NUMBERS = {"three": 3, "four": 4, "five": 5, "six": 6}
PAIR_WORDS = frozenset({"both", "two", "either", "neither"})
NOMINAL_LABELS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod"})
MEANT_BY: Mapping[str, Means] = {
    "person": lambda reference: reference.entities[0].type == "person",
    "country": lambda reference: reference.entities[0].type == "country",
    "place": lambda reference: reference.entities[0].type == "place",
    "organization": lambda reference: reference.entities[0].type in ORGANIZED,
}
FURTHER = frozenset({"nmod", "amod", "compound", "acl", "acl:relcl", "nmod:poss", "appos"})


class Descriptions:
    """Resolves the definite descriptions of one document against the references found so far."""

    def __init__(self, discourse: Discourse, home: Entity | None, choose: Choose = likeliest) -> None:
        self.discourse = discourse
        self.knowledge = discourse.knowledge
        self.home = home
        self.choose = choose

    def resolve(self, token: Token) -> Reference | None:
        """What a noun points back to, if it is a description that does."""
        if token.pos_ not in ("NOUN", "PROPN", "NUM", "DET") or token.dep_ == "compound":
            return None
        if token.lower_ in NEIGHBOUR:
            return self._neighbour(token)
        if token.lower_ == "capital":
            return self._capital(token)
        return self._several(token) or self._pointing_back(token) or self._part_of_state(token)

    def _capital(self, token: Token) -> Reference | None:
        """ "the capital", "its capital": the city that is the capital of its owner, or of the state spoken of."""
        owner = _possessor(token)
        of = self.discourse.at(owner) if owner is not None else None
        state = self.discourse.state_of(of.entities[0]) if of is not None else None
        if owner is None and any(child.lower_ in DEFINITE for child in token.children) and self._is_bare(token):
            possible = candidates(token, self.discourse, MEANT_BY["country"])
            best, _ = self.choose(token, "a part of state", possible)
            state = next(iter(possible[best].entities), None)
        city = self.knowledge.capital(state.country) if state is not None and state.country else None
        return pointing(token, (city,) if city is not None else (), 0.6)

    def _pointing_back(self, token: Token) -> Reference | None:
        kind = DESCRIPTIONS.get(token.lower_)
        words = {child.lower_ for child in token.children}
        if words & DEFINITE and self._is_bare(token) and (named := last_named_so(token, self.discourse.found)):
            return pointing(token, named.entities, 0.85)
        if kind is None or kind == "several":
            return None
        owner = _possessor(token)
        if kind == "country" and owner is not None and (of := self.discourse.at(owner)) is not None:
            state = self.discourse.state_of(of.entities[0])
            return pointing(token, (state,) if state else (), 0.75)
        if not words & DEFINITE or not self._is_bare(token):
            return None
        publisher = self.discourse.actors.publisher
        if publisher is not None and publisher.type == "media" and "this" in words and token.lower_ in PAPERS:
            return pointing(token, (publisher,), 0.9)
        possible = candidates(token, self.discourse, MEANT_BY[kind])
        best, certainty = self.choose(token, f"the {kind}", possible)
        return pointing(token, possible[best].entities, round(certainty, 2))

    def _is_bare(self, token: Token) -> bool:
        """Whether a noun has no modifiers that may tell it from others: "the republic", "the small republic"."""
        further = [child for child in token.children if child.dep_ in FURTHER]
        return all(
            c.lower_ in IDLE_MODIFIERS or (c.dep_ == "amod" and c.is_lower and self.discourse.at(c) is None)
            for c in further
        )

    def _several(self, token: Token) -> Reference | None:
        """ "both countries", "the two leaders", "neither side", "the two": the pair spoken of."""
        kind = PAIRED.get(token.lemma_.lower()) or PAIRED.get(token.lower_)
        number = next((NUMBERS[child.lower_] for child in token.children if child.lower_ in NUMBERS), 0)
        if kind is not None and number and (together := self._named_together(token, number)):
            return pointing(token, together, 0.8)
        alone = token.lower_ in PAIR_WORDS
        if alone:
            definite = token.lower_ != "two" or any(child.lower_ in DEFINITE for child in token.children)
            if token.dep_ not in NOMINAL_LABELS or not definite or any(c.dep_ == "nmod" for c in token.children):
                return None
        elif kind is None or not any(child.lower_ in PAIR_WORDS for child in token.children):
            return None
        possible = pairs(token, self.discourse, MEANT_BY[kind or "country"])
        best, certainty = self.choose(token, "a pair", possible)
        return pointing(token, possible[best].entities, round(certainty, 2))

    def _named_together(self, token: Token, number: int) -> tuple[Entity, ...]:
        """The last coordination of so many actors: "Kenya, Uganda and Chad … the three countries"."""
        found = (self.discourse.coordinated(r, token) for r in reversed(self.discourse.found) if r.head < token.i)
        return next((together for together in found if len(together) == number), ())

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
        if self.home is not None:
            return pointing(token, (self.home,), 0.7, sector)
        possible = candidates(token, self.discourse, MEANT_BY["country"])
        best, certainty = self.choose(token, "a part of state", possible)
        return pointing(token, possible[best].entities, round(certainty, 2), sector)

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
