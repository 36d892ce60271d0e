"""Descriptions that point back: "the group", "its neighbour", "the army", "the Lithuanian capital"."""

from __future__ import annotations

from kg.actors.antecedents import MEANT_BY, Candidate, Choose, Means, candidates, likeliest
from kg.actors.discourse import Discourse, pointing
from kg.actors.joint import BOTH, paired, resolve_joint
from kg.actors.nominals import sector_phrase
from kg.actors.owned import is_of_person
from kg.actors.references import Reference
from kg.actors.short_forms import last_named_so, names_by_short_form
from kg.actors.words import (
    DESCRIPTIONS,
    IDLE_MODIFIERS,
    INSTITUTIONS,
    NEIGHBOURS,
    NEWSPAPERS,
    NOT_ACTORS,
    OF_OTHERS,
    PRONOUNS,
    WITHOUT_ARTICLE,
)
from kg.language.clauses import DEFINITE, antecedent, case_words, only_adds
from kg.language.plain import Token
from kg.records import Entity

POINTING = frozenset({"NOUN", "PROPN", "NUM", "DET"})
ARTICLES = frozenset({"the", "a", "an"})
FURTHER = frozenset({"nmod", "amod", "compound", "acl", "acl:relcl", "nmod:poss", "appos"})
MODIFIERS = frozenset({"amod", "compound", "nmod:poss"})
BEFORE_NOUN = frozenset({"amod", "compound"})


class Descriptions:
    """Resolves the definite descriptions of one document against the references found so far."""

    def __init__(self, discourse: Discourse, home: Entity | None, choose: Choose = likeliest) -> None:
        self.discourse = discourse
        self.knowledge = discourse.knowledge
        self.home = home
        self.choose = choose
        # Only names can be shortened, and none is found later
        self._named_so = names_by_short_form(discourse.doc, discourse.found)

    def resolve(self, token: Token) -> Reference | None:
        """What a noun points back to, if it is a description that does."""
        if token.pos_ not in POINTING or token.dep_ == "compound":
            return resolve_joint(token, self.discourse, self.choose) if token.lower_ in BOTH else None
        if token.lower_ in NEIGHBOURS:
            return self._neighbour(token)
        if token.lower_ == "capital":
            return self._capital(token)
        joint = resolve_joint(token, self.discourse, self.choose)
        return joint or self._pointing_back(token) or self._part_of_state(token)

    def _capital(self, token: Token) -> Reference | None:
        """The city that is the capital of its owner, or of the state spoken of.

        "the capital", "its capital", "the Lithuanian capital".
        """
        owner = self.discourse.at(owner_word) if (owner_word := _owner_word(token)) is not None else None
        state = self.discourse.state_of(owner.entities[0]) if owner is not None else None
        if state is None and self._is_definite(token) and self._is_bare(token):
            state = self._likeliest_state(token)
        if state is None:
            return None
        # An unknown state's news comes from its capital
        places = (m.entity for m in self.discourse.actors.dateline if m.entity.type == "place")
        city = self.knowledge.capital(state.country) if state.country else next(places, None)
        return pointing(token, (city,) if city is not None else (), 0.6)

    def _likeliest_state(self, token: Token, means: Means = MEANT_BY["country"]) -> Entity | None:
        """The state that "the capital" is likeliest of; somebody's it is."""
        possible = candidates(token, self.discourse, means)[1:]
        best, _ = likeliest(token, "a part of state", [Candidate((), (), ()), *possible])
        return possible[best - 1].entities[0] if best else None

    def _pointing_back(self, token: Token) -> Reference | None:
        kind, named = DESCRIPTIONS.get(token.lower_), last_named_so(token, self._named_so)
        if kind is None and named is None:
            return None  # most nouns
        definite = self._is_definite(token) and self._is_bare(token)
        if definite and named is not None:
            return pointing(token, named.entities, 0.85)
        if kind == "several" and paired(token) == "country" and (owner := _possessor(token)) is not None:
            return pointing(token, self._states_of_several(owner), 0.75)
        if kind is None or kind == "several":
            return None
        if kind == "country" and (owner := _possessor(token)) is not None:
            state = self._owner_state(token, owner)
            return pointing(token, (state,) if state else (), 0.75)
        if not definite:
            return None
        if kind == "person" and self._ends_longer_title(token):
            return None
        publisher = self.discourse.actors.publisher
        this = any(child.lower_ == "this" for child in token.children)
        if publisher is not None and publisher.type == "media" and this and token.lower_ in NEWSPAPERS:
            return pointing(token, (publisher,), 0.9)
        means = self._is_island if token.lower_ == "island" else MEANT_BY[kind]
        possible = candidates(token, self.discourse, means)
        best, certainty = self.choose(token, f"the {kind}", possible)
        return pointing(token, possible[best].entities, round(certainty, 2))

    def _is_island(self, reference: Reference) -> bool:
        """Whether a reference may be to an island: a place, or a state that is not known to have neighbours by land."""
        entity = reference.entities[0]
        if entity.type == "country":
            return not self.knowledge.neighbours(entity.country or "")
        return entity.type == "place"

    def _ends_longer_title(self, token: Token) -> bool:
        """Whether a noun is the last word of a title that nobody is known by: "the prime minister"."""
        before = next((child for child in token.lefts if child.i == token.i - 1 and child.dep_ in MODIFIERS), None)
        return before is not None and self.knowledge.office(f"{before.text} {token.text}") is not None

    def _is_definite(self, token: Token) -> bool:
        """Whether a noun has a definite article; headlines have none at all ("Palau vows to quit forum")."""
        return any(child.lower_ in DEFINITE for child in token.children) or self._in_headline(token)

    def _in_headline(self, token: Token) -> bool:
        title = self.discourse.sentences[token.i] == 0
        return title and not any(word.lower_ in ARTICLES for word in token.sent)

    def _is_bare(self, token: Token) -> bool:
        """Whether a noun has no modifiers that may tell it from others: "the republic", "the small republic"."""
        further = [child for child in token.children if child.dep_ in FURTHER]
        return all(
            c.lower_ in IDLE_MODIFIERS
            or (c.dep_ == "amod" and c.is_lower and self.discourse.at(c) is None)
            or only_adds(c)
            for c in further
        )

    def _part_of_state(self, token: Token) -> Reference | None:
        """Part of the state of its owner, or of the one spoken of: "its army", "the foreign ministry", "police"."""
        start, noun = sector_phrase(token, self.knowledge)
        office = self.knowledge.office(token.lower_) if noun is None else None
        national = office is not None and office.national
        if not national and (noun is None or noun.stands_for != "state" or noun.noun in NOT_ACTORS):
            return None
        sector = noun.sector if noun is not None else "GOV"
        governing = noun is not None and noun.noun in INSTITUTIONS
        owner = _possessor(token) or (self._ruler(token) if governing else None)
        if owner is not None:
            of = self.discourse.at(owner)
            if noun is not None and of is not None and is_of_person(token, noun, of):
                return None  # "his ministers"
            if several := self._states_of_several(owner):
                return pointing(token, several, 0.7, sector)
            state = self._owner_state(token, owner) if governing else self._state_of_word(owner)
            return pointing(token, (state,) if state else (), 0.7, sector)
        phrase = token.doc[start : token.i + 1].text.lower()
        before = next((child for child in token.lefts if child.dep_ == "compound"), None)
        of_institution = before is not None and before.lower_ in INSTITUTIONS
        alone = noun is not None and (of_institution or noun.noun in INSTITUTIONS or phrase in INSTITUTIONS)
        start = before.i if before is not None and of_institution else start
        if not alone or any(c.dep_ in FURTHER or c.dep_ == "nummod" for c in token.children if c.i < start):
            return None
        if any(c.dep_ in FURTHER and not only_adds(c) for c in token.rights):
            return None
        if not of_institution and not self._is_definite(token) and token.lower_ not in WITHOUT_ARTICLE:
            return None
        if self.home is not None and token.lower_ in OF_OTHERS:
            other = self._likeliest_state(token, self._is_foreign)
            return pointing(token, (other,) if other is not None else (), 0.6, sector)
        if self.home is not None:
            return pointing(token, (self.home,), 0.7, sector)
        possible = candidates(token, self.discourse, MEANT_BY["country"])
        best, certainty = self.choose(token, "a part of state", possible)
        return pointing(token, possible[best].entities, round(certainty, 2), sector)

    def _is_foreign(self, reference: Reference) -> bool:
        """Whether a reference may be to a state that does not publish the article."""
        return MEANT_BY["country"](reference) and reference.entities[0] != self.home

    def _owner_state(self, token: Token, owner: Token) -> Entity | None:
        """The state of the possessor of a noun; of a person whose state nobody tells the likeliest."""
        if (state := self._state_of_word(owner)) is not None:
            return state
        of = self.discourse.at(owner)
        untold = of.entities[0].type == "person" if of is not None else owner.lower_ in PRONOUNS
        return self._likeliest_state(token) if untold else None

    def _states_of_several(self, owner: Token) -> tuple[Entity, ...]:
        """The states of several actors that a possessor means together: "their countries"."""
        of = self.discourse.at(owner)
        if of is None or len(of.entities) < 2:
            return ()
        states = [self.discourse.state_of(entity) for entity in of.entities]
        return tuple(dict.fromkeys(state for state in states if state is not None)) if all(states) else ()

    def _ruler(self, token: Token) -> Token | None:
        """The person whose government or army a noun names: "the Novak government", "the army of President Novak"."""
        for child in token.children:
            if child.dep_ in BEFORE_NOUN or (child.dep_ == "nmod" and "of" in case_words(child)):
                of = self.discourse.at(child)
                if of is not None and of.entities[0].type == "person":
                    return child
        return None

    def _state_of_word(self, owner: Token) -> Entity | None:
        """The state that a word means: itself, or that of the person's office."""
        of = self.discourse.at(owner)
        if of is None or len(of.entities) != 1:
            return None
        return self.discourse.state_of(of.entities[0])

    def _neighbour(self, token: Token) -> Reference | None:
        """ "its neighbour", "Chad's neighbour": a country of the article, beside the owner, that borders the owner."""
        owner = _possessor(token)
        of = self.discourse.at(owner) if owner is not None else None
        state = self.discourse.state_of(of.entities[0]) if of is not None else None
        if state is None:
            return None
        known = state.country is not None
        borders = {entity.id for entity in self.knowledge.neighbours(state.country)} if state.country else set()
        number = self.discourse.sentences[token.i]
        named = {
            r.entities[0].id: r.entities[0]
            for r in self.discourse.found
            if r.entities[0].type == "country" and self.discourse.sentences[r.head] <= number
        }
        named = {id: other for id, other in named.items() if id != state.id and (id in borders or not known)}
        if len(named) == 1:
            return pointing(token, tuple(named.values()), 0.8)
        possible = candidates(token, self.discourse, lambda reference: reference.entities[0].id in named)
        best, certainty = self.choose(token, "a neighbour", possible)
        return pointing(token, possible[best].entities, round(certainty, 2))


def _possessor(token: Token) -> Token | None:
    """The word that a noun belongs to, by a possessive; of "whose" the noun before its clause."""
    owner = next((child for child in token.children if child.dep_ == "nmod:poss"), None)
    return (antecedent(owner) or owner) if owner is not None and owner.lower_ == "whose" else owner


def _owner_word(token: Token) -> Token | None:
    """The possessor of a noun or the word that may be a demonym before it."""
    return next((child for child in token.lefts if child.dep_ in MODIFIERS), None)
