"""Proposals: readings of frames in a text, and what all kinds of frames need to find them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from kg.actors import Actors
from kg.language.base_forms import base_forms
from kg.language.clauses import Clause, case_words, children, clause_of, first_conjunct, resolve_relative
from kg.language.plain import Doc, Token
from kg.ontology.vocabulary import Relation
from kg.statements.arguments import Filler, fillers
from kg.statements.lexicon import NO_FRAMES, Lexicon
from kg.statements.words import FAVOURS, OCCASIONS, SAKES

# Acts on a place rather than on the state whose capital it is: "strikes on Tehran", "a visit to Baku"
PLACE_CLASSES = frozenset({"FIGHT", "ASSAULT", "MOBILIZE", "LOCATED_IN", "BASED_IN"})
PLACE_RELATIONS = frozenset({"visits", "controls"})
LOCATIVE = frozenset({"in", "at", "near", "inside", "within", "around"})
# Relations whose frames name the act that somebody is accused of: "accused Oman of the murder of"
NAMING_ACTS = frozenset({"accusesOfCrime"})
HOSTILE_CLASSES = frozenset({"FIGHT", "ASSAULT"})
DASHES = ("-", "–", "—")


class Proposal(NamedTuple):
    """A reading of a frame in the text: relation, trigger, actors, and the predicates that are its content."""

    relation: Relation
    trigger: Token
    subjects: tuple[Filler, ...]
    objects: tuple[Filler, ...]
    contents: tuple[Token, ...] = ()
    words: tuple[Token, ...] = ()
    negated: bool = False
    status: str | None = None
    certainty: float = 1.0
    # The predicate whose tense, modality and negation hold for a noun that a verb carries ("will hold talks")
    carrier: Token | None = None
    sources: tuple[Filler, ...] = ()
    # No frame fits: it holds only where nothing else is said of the two here
    guessed: bool = False
    # The probability that the statement is right, where the judge has seen it
    confidence: float | None = None


def is_place_relation(relation: Relation) -> bool:
    """Whether a capital in object position is meant as a city."""
    return relation.relation_class in PLACE_CLASSES or relation.id in PLACE_RELATIONS


def rather_aimed_at(phrases: list[Token]) -> list[Token]:
    """The phrases that are no mere location, where there are any: "strikes in Syria against the rebels".

    For whose sake it is done is none of them: "strikes in support of Iraq".
    """
    phrases = without_sakes(phrases)
    return [phrase for phrase in phrases if not case_words(first_conjunct(phrase)) & LOCATIVE] or phrases


def without_sakes(phrases: Iterable[Token]) -> list[Token]:
    """The phrases that do not only say for whose sake or with whose leave something is done."""
    return [phrase for phrase in phrases if not is_sake(phrase)]


def is_sake(phrase: Token) -> bool:
    """Whether a phrase is such a one: "in defence of Iraq", "at the request of Iraq"."""
    bare = not any(child.dep_ in ("det", "nmod:poss", "amod", "compound") for child in phrase.children)
    lemma, prepositional = phrase.lemma_.lower(), bool(case_words(phrase) & {"in", "on", "at"})
    return prepositional and ((lemma in SAKES and bare) or (lemma in OCCASIONS and bool(children(phrase, "nmod"))))


def known_lemma(token: Token, known: Container[str]) -> str:
    """The base form under which a token stands in a lexicon; its lemma if under none."""
    forms = base_forms(token)
    for form in forms:
        if form in known:
            return form
    return forms[0]


def words_of(tokens: Iterable[Token]) -> set[str]:
    """The words and lemmas of tokens, in lower case."""
    words: set[str] = set()
    for token in tokens:
        words.add(token.lower_)
        words.add(token.lemma_.lower())
    return words


class Reading:
    """A document with its actors and the lexicon, as every kind of frame looks at it."""

    def __init__(self, doc: Doc, actors: Actors, lexicon: Lexicon) -> None:
        self.doc = doc
        self.actors = actors
        self.lexicon = lexicon
        self._clauses: dict[int, Clause] = {}
        self._fillers: dict[tuple[int, bool, bool], list[Filler]] = {}

    def clause(self, token: Token) -> Clause:
        """The clause of a predicate, built once."""
        if token.i not in self._clauses:
            self._clauses[token.i] = clause_of(token)
        return self._clauses[token.i]

    def fill(self, tokens: Iterable[Token], *, as_place: bool = False, acting: bool = False) -> tuple[Filler, ...]:
        """The actors that phrases stand for (`arguments.fillers`)."""
        found: list[Filler] = []
        for token in tokens:
            meant = resolve_relative(token)
            key = meant.i, as_place, acting
            if key not in self._fillers:
                self._fillers[key] = fillers(meant, self.actors, as_place=as_place, acting=acting)
            found += self._fillers[key]
        return tuple(found)

    def favoured(self, *heads: Token | None) -> tuple[Filler, ...]:
        """Those for whose sake something is done: "strikes in Iraq in support of Iraq"."""
        hosts = [part for head in heads if head is not None for part in (head, *children(head, "obj"))]
        phrases = [phrase for host in hosts for phrase in children(host, "nmod", "obl")]
        sakes = [phrase for phrase in phrases if phrase.lemma_.lower() in FAVOURS and is_sake(phrase)]
        return self.fill(sakes)

    def content_status(self, kind: str, lemma: str) -> str | None:
        """The status that a word gives to what it contains, as an attitude or as a relation."""
        attitude = self.lexicon.attitudes.get((kind, lemma))
        if attitude is not None:
            return attitude.status
        return (self.lexicon.verbs if kind == "verb" else self.lexicon.nouns).get(lemma, NO_FRAMES).contents

    def mutual(
        self, relation: Relation, tokens: tuple[Token, ...], trigger: Token, words: tuple[Token, ...]
    ) -> Iterator[Proposal]:
        """ "X and Y met": each pair of the coordinated subjects."""
        together = self.fill(tokens)
        for one, other in combinations(together, 2):
            yield Proposal(relation, trigger, (one,), (other,), words=words, certainty=0.9)
