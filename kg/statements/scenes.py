"""Scenes: sentences with two actors or more as numbers, which the network reads.

A scene has the words that may tell what one does to another, the actors, and the way in the parse between each actor
and each word near it. Nothing tells who an actor is, only its type and how it is mentioned.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import count, product

import numpy as np
from numpy.typing import NDArray

from kg.actors import Actors
from kg.language.clauses import sentence_start
from kg.language.plain import Token
from kg.statements.arguments import Filler
from kg.statements.base_forms import base_forms
from kg.statements.candidates import Candidate, mentions_by_sentence
from kg.statements.lexicon import Lexicon
from kg.statements.ways import Ways, steps_above, way

# Farther than this in the parse from a word an actor is hardly ever its argument: measured on the corpus's train part
REACH = 5
# The first actors of a sentence, so that a list of a hundred states does not make ten thousand pairs
MOST = 12
IDLE = frozenset({"punct", "det"})
# What a number stands for, by the kind of vocabulary; 0 stands for all that is not in it
Vocabularies = Mapping[str, Mapping[str, int]]
Floats = NDArray[np.float32]


@dataclass(slots=True)
class Scenes:
    """The scenes of a document. Columns of numbers; words and actors count through all its scenes.

    Attributes:
        words: verbs, and what has frames in the lexicon; `word`: token, base form, label, and the token above.
        told: the classes of the lexicon's frames for each word, then those that the rules read by it (0 or 1).
        below: word, token below it.
        actors: each mention, with the entities it stands for; `actor`: token, how mentioned, type.
        way: word, actor, way, its length, whether the actor is before the word, actors between, whether the rules read
            it as subject, as object, whether it is the word itself; the next token towards it, the token above it.
        pair: two actors, in order of subject and object; `pair_told`: the classes that the rules read of them so and
            the other way round.
        row: word, way of the subject, way of the object, pair.
    """

    words: list[Token] = field(default_factory=list)
    word: list[tuple[int, ...]] = field(default_factory=list)
    told: list[tuple[Set[str], Set[str]]] = field(default_factory=list)
    below: list[tuple[int, int]] = field(default_factory=list)
    actors: list[tuple[Filler, ...]] = field(default_factory=list)
    actor: list[tuple[int, ...]] = field(default_factory=list)
    way: list[tuple[int, ...]] = field(default_factory=list)
    pair: list[tuple[int, int]] = field(default_factory=list)
    pair_told: list[tuple[Set[str], Set[str]]] = field(default_factory=list)
    row: list[tuple[int, int, int, int]] = field(default_factory=list)


def read_scenes(actors: Actors, ruled: Iterable[Candidate], lexicon: Lexicon, vocabularies: Vocabularies) -> Scenes:
    """The scenes of a document, with what the rules read."""
    return _Reading(actors, ruled, lexicon, vocabularies).scenes


@dataclass(slots=True)
class _Read:
    """What the rules read by a word: the classes, and who is subject and object."""

    classes: set[str] = field(default_factory=set)
    subjects: set[str] = field(default_factory=set)
    objects: set[str] = field(default_factory=set)


NOTHING_READ = _Read()
NO_CLASS: frozenset[str] = frozenset()


class _Reading:
    """One document being read."""

    def __init__(
        self, actors: Actors, ruled: Iterable[Candidate], lexicon: Lexicon, vocabularies: Vocabularies
    ) -> None:
        self.actors, self.lexicon, self.vocabularies = actors, lexicon, vocabularies
        self.scenes = Scenes()
        self.by_word: dict[int, _Read] = defaultdict(_Read)
        self.by_sentence: dict[int, set[tuple[str, str, str]]] = defaultdict(set)
        for candidate in ruled:
            trigger, kind = candidate.proposal.trigger, candidate.proposal.relation.relation_class
            one, other = candidate.subject.entity.id, candidate.object.entity.id
            read = self.by_word[trigger.i]
            read.classes.add(kind)
            read.subjects.add(one)
            read.objects.add(other)
            self.by_sentence[sentence_start(trigger)].add((one, other, kind))
        self.described = Ways().described
        for start, mentions in mentions_by_sentence(actors).items():
            if len({filler.entity.id for mention in mentions for filler in mention}) > 1:
                self._scene(start, mentions[:MOST])

    def _scene(self, start: int, mentions: list[tuple[Filler, ...]]) -> None:
        scenes, first = self.scenes, len(self.scenes.actors)
        self._add_actors(mentions)
        who = [frozenset(filler.entity.id for filler in mention) for mention in mentions]
        others = [
            [place for place, those in enumerate(who) if (those != these if place != one else len(these) > 1)]
            for one, these in enumerate(who)
        ]
        told = self._told(start, who)
        heads = [mention[0].head for mention in mentions]
        places = sorted(head.i for head in heads)
        pairs: dict[tuple[int, int], int] = {}
        for word in self.actors.doc[start].sent:
            if word.pos_ != "VERB" and (word.pos_ == "AUX" or not self._classes(word)):
                continue
            ways = dict(self._ways(word, heads, places, who))
            joined = [(one, other) for one in ways for other in others[one] if other in ways]
            if not joined:
                continue
            number = len(scenes.words)
            rows = dict(zip(ways, count(len(scenes.way)), strict=False))
            scenes.way += [(number, first + place, *way) for place, way in ways.items()]
            for pair in joined:
                one, other = pair
                if pair not in pairs:
                    pairs[pair] = len(scenes.pair)
                    scenes.pair.append((first + one, first + other))
                    scenes.pair_told.append((told.get(pair, NO_CLASS), told.get((other, one), NO_CLASS)))
                scenes.row.append((number, rows[one], rows[other], pairs[pair]))
            self._add_word(word)

    def _add_actors(self, mentions: Iterable[tuple[Filler, ...]]) -> None:
        known = self.vocabularies
        for mention in mentions:
            head, reference = mention[0].head, self.actors.at(mention[0].head)
            kind = known["mention"].get(reference.kind if reference is not None else "", 0)
            self.scenes.actors.append(mention)
            self.scenes.actor.append((head.i, kind, known["entity_type"].get(mention[0].entity.type, 0)))

    def _add_word(self, word: Token) -> None:
        scenes, known = self.scenes, self.vocabularies
        scenes.below += [(len(scenes.words), child.i) for child in word.children if child.dep_ not in IDLE]
        scenes.words.append(word)
        lemma, label = known["lemma"].get(word.lemma_.lower(), 0), known["label"].get(word.dep_, 0)
        scenes.word.append((word.i, lemma, label, word.head.i))
        scenes.told.append((self._classes(word), self.by_word.get(word.i, NOTHING_READ).classes))

    def _classes(self, word: Token) -> Set[str]:
        """The classes of all frames that a word has."""
        known = self.lexicon.classes
        return NO_CLASS.union(*(known[form] for form in base_forms(word) if form in known))

    def _told(self, start: int, who: Iterable[frozenset[str]]) -> Mapping[tuple[int, int], set[str]]:
        """The classes that the rules read in a sentence, by the places of subject and object among its mentions."""
        by_actor: dict[str, list[int]] = defaultdict(list)
        for place, those in enumerate(who):
            for actor in those:
                by_actor[actor].append(place)
        told: dict[tuple[int, int], set[str]] = defaultdict(set)
        for subject, target, kind in self.by_sentence.get(start, ()):
            for pair in product(by_actor.get(subject, ()), by_actor.get(target, ())):
                told[pair].add(kind)
        return told

    def _ways(
        self, word: Token, heads: Iterable[Token], places: Sequence[int], who: Sequence[frozenset[str]]
    ) -> Iterator[tuple[int, tuple[int, ...]]]:
        """The actors near a word, each with the numbers of its way."""
        known, above = self.vocabularies["way"], steps_above(word)
        read = self.by_word.get(word.i, NOTHING_READ)
        for place, head in enumerate(heads):
            climbed, fallen = way(head, above)
            if climbed + fallen > REACH:
                continue
            up, down = head.way_up[:climbed], word.way_up[:fallen]
            before = head.i < word.i
            low, high = (head.i, word.i) if before else (word.i, head.i)
            between = bisect_left(places, high) - bisect_right(places, low)
            towards = up[-1] if up else down[-1] if down else word
            yield place, (
                known.get(self.described(up, down), 0), climbed + fallen, before, min(max(between, 0), 3),
                not read.subjects.isdisjoint(who[place]), not read.objects.isdisjoint(who[place]),
                head.i == word.i, towards.i, up[1].i if climbed > 1 else word.i,
            )  # fmt: skip
