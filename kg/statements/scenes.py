"""Scenes: sentences with two actors or more as numbers, which the network reads.

A scene has the words that may tell what one does to another, the actors, and the way in the parse between each actor
and each word near it. Nothing tells who an actor is, only its type and how it is mentioned.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress, product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.actors import Actors
from kg.language.clauses import sentence_start
from kg.language.plain import Token
from kg.ontology.vocabulary import event_classes
from kg.statements.arguments import Filler
from kg.statements.candidates import Candidate, mentions_by_sentence
from kg.statements.lexicon import Lexicon
from kg.statements.ways import Ways, described

# Farther than this in the parse from a word an actor is hardly ever its argument: measured on the corpus's train part
REACH = 5
# The first actors of a sentence, so that a list of a hundred states does not make ten thousand pairs
MOST = 12
CLASSES = tuple(event_classes())
CLASS_NUMBERS = {kind: place for place, kind in enumerate(CLASSES)}
IDLE = frozenset({"punct", "det"})
# What a number stands for, by the kind of vocabulary; 0 stands for all that is not in it
Vocabularies = Mapping[str, Mapping[str, int]]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
# Whether so many steps up from an actor and so many from a word are together within reach
_NEAR = np.add.outer(range(REACH + 1), range(REACH + 1)) <= REACH


@dataclass(frozen=True, slots=True)
class Scenes:
    """The scenes of a document. Columns of numbers; words and actors count through all its scenes.

    Attributes:
        tokens: the tokens of the document that have a part; the columns below count in these.
        words: verbs, and what has frames in the lexicon; `word`: token, base form, label, and the token above.
        told: word, class of a frame of the lexicon for it; behind all classes stand those that the rules read by it.
        below: word, token below it.
        actors: each mention, with the entities it stands for; `actor`: token, how mentioned, type.
        way: word, actor, way, its length, whether the actor is before the word, actors between, whether the rules read
            it as subject, as object, whether it is the word itself; the next token towards it, the token above it.
        pair: two actors, in order of subject and object; `first_row`: where its rows begin.
        pair_told: pair, class that the rules read of it; behind all classes stand those read the other way round.
        row: word, way of the subject, way of the object, pair; pair by pair.
        ways: those of the document's words.
    """

    tokens: Ints
    words: list[Token]
    word: Ints
    told: Ints
    below: Ints
    actors: list[tuple[Filler, ...]]
    actor: Ints
    way: Ints
    pair: Ints
    first_row: Ints
    pair_told: Ints
    row: Ints
    ways: Ways
    _numbers: Mapping[int, int]

    def number(self, one: int, other: int) -> int | None:
        """The number of a pair; None if the two are none."""
        return self._numbers.get(one * len(self.actors) + other)


def read_scenes(actors: Actors, ruled: Iterable[Candidate], lexicon: Lexicon, vocabularies: Vocabularies) -> Scenes:
    """The scenes of a document, with what the rules read."""
    return _Reading(actors, ruled, lexicon, vocabularies).scenes()


@dataclass(slots=True)
class _Read:
    """What the rules read by a word: the classes, and who is subject and object."""

    classes: set[int] = field(default_factory=set)
    subjects: set[str] = field(default_factory=set)
    objects: set[str] = field(default_factory=set)


class _Near(NamedTuple):
    """Actors near words: the word, the actor, and how many steps the way between climbs from this and falls to that."""

    word: Ints
    actor: Ints
    climbed: Ints
    fallen: Ints


class _Reading:
    """One document being read."""

    def __init__(
        self, actors: Actors, ruled: Iterable[Candidate], lexicon: Lexicon, vocabularies: Vocabularies
    ) -> None:
        self.found, self.doc, self.lexicon, self.vocabularies = actors, actors.doc, lexicon, vocabularies
        self.above, self.ways = _above(self.doc.heads), Ways(self.doc)
        self.by_word: dict[int, _Read] = defaultdict(_Read)
        self.by_sentence: dict[int, set[tuple[str, str, int]]] = defaultdict(set)
        for candidate in ruled:
            trigger, kind = candidate.proposal.trigger, CLASS_NUMBERS[candidate.proposal.relation.relation_class]
            one, other = candidate.subject.entity.id, candidate.object.entity.id
            read = self.by_word[trigger.i]
            read.classes.add(kind)
            read.subjects.add(one)
            read.objects.add(other)
            self.by_sentence[sentence_start(trigger)].add((one, other, kind))
        self.actors: list[tuple[Filler, ...]] = []
        # The places of the actors of each scene, by its first token
        self.places: dict[int, range] = {}
        for start, mentions in mentions_by_sentence(actors).items():
            if len({filler.entity.id for mention in mentions for filler in mention}) > 1:
                self.places[start] = range(len(self.actors), len(self.actors) + len(mentions[:MOST]))
                self.actors += mentions[:MOST]
        self.heads = [mention[0].head for mention in self.actors]
        self.who = [frozenset(filler.entity.id for filler in mention) for mention in self.actors]

    def scenes(self) -> Scenes:
        """Each two actors of a scene by each word near both."""
        words, near = self._near()
        host, one, other = self._joined(near, len(words))

        # Words by which nobody may do anything to anybody are left out, and the ways to them
        telling = np.bincount(host, minlength=len(words)) > 0
        words, host = list(compress(words, telling.tolist())), _places(telling)[host]
        kept = telling[near.word]
        one, other = _places(kept)[one], _places(kept)[other]
        near = _Near(_places(telling)[near.word[kept]], *(column[kept] for column in near[1:]))

        pair, pairs = _in_order(near.actor[one] * len(self.actors) + near.actor[other])
        numbers = {both: number for number, both in enumerate(pairs.tolist())}
        row = np.column_stack([host, one, other, pair])[np.argsort(pair, kind="stable")]
        pairs = np.column_stack(divmod(pairs, max(len(self.actors), 1)))
        way, of_words, of_actors = self._ways(words, near), self._word_columns(words), self._actor_columns()
        below = [(n, child.i) for n, word in enumerate(words) for child in word.children if child.dep_ not in IDLE]
        of_below = np.array(below, np.int64).reshape(-1, 2)
        tokens = _counted([(of_words, [0, 3]), (of_below, [1]), (of_actors, [0]), (way, [9, 10])], len(self.doc))
        return Scenes(
            tokens, words, of_words, self._told(words), of_below, self.actors, of_actors, way, pairs,
            np.searchsorted(row[:, 3], np.arange(len(pairs))), self._pair_told(numbers), row, self.ways, numbers,
        )  # fmt: skip

    def _near(self) -> tuple[list[Token], _Near]:
        """The words of scenes that may tell something, and who is within reach of them."""
        tokens, classes = self.doc.tokens, self.lexicon.classes
        found = [
            (word, around)
            for start, around in self.places.items()
            for word in tokens[start].sent
            if word.pos_ == "VERB" or (word.pos_ != "AUX" and classes[word.lower_, word.lemma_])
        ]
        word, place = _spread(np.array([len(around) for _, around in found], np.int64))
        actor = np.array([around.start for _, around in found], np.int64)[word] + place
        of_word, of_actor = _tokens(each for each, _ in found)[word], _tokens(self.heads)[actor]
        # Of each two the fewest steps up from both to where they meet; `meet` has all that are within reach
        meet = (self.above[:, None, of_actor] == self.above[None, :, of_word]) & _NEAR[..., None]
        meet = meet.reshape(_NEAR.size, len(word))
        near = np.flatnonzero(meet.any(axis=0))
        climbed, fallen = divmod(meet[:, near].argmax(axis=0), REACH + 1)
        return [each for each, _ in found], _Near(word[near], actor[near], climbed, fallen)

    def _joined(self, near: _Near, words: int) -> tuple[Ints, Ints, Ints]:
        """Each two ways to a word that are of different actors, or both of a mention of several: word, way, way."""
        ways = np.bincount(near.word, minlength=words)
        host, place = _spread(ways**2)
        one, other = (np.cumsum(ways) - ways)[host] + np.stack(divmod(place, ways[host]))
        known: dict[frozenset[str], int] = {}
        who = np.array([known.setdefault(those, len(known)) for those in self.who], np.int64)[near.actor]
        several = np.array([len(those) > 1 for those in self.who], bool)[near.actor]
        apart = (who[one] != who[other]) | ((one == other) & several[one])
        return host[apart], one[apart], other[apart]

    def _word_columns(self, words: Iterable[Token]) -> Ints:
        lemmas, labels = self.vocabularies["lemma"], self.vocabularies["label"]
        columns = [(w.i, lemmas.get(w.lemma_.lower(), 0), labels.get(w.dep_, 0), w.head.i) for w in words]
        return np.array(columns, np.int64).reshape(-1, 4)

    def _actor_columns(self) -> Ints:
        kinds, types, at = self.vocabularies["mention"], self.vocabularies["entity_type"], self.found.at
        columns = [
            (
                head.i,
                kinds.get(reference.kind if reference is not None else "", 0),
                types.get(mention[0].entity.type, 0),
            )
            for mention, head in zip(self.actors, self.heads, strict=True)
            for reference in (at(head),)
        ]
        return np.array(columns, np.int64).reshape(-1, 3)

    def _ways(self, words: Sequence[Token], near: _Near) -> Ints:
        word, actor, climbed, fallen = near
        above, of_word, of_actor = self.above, _tokens(words)[word], _tokens(self.heads)[actor]
        known, ways = self.vocabularies["way"], self.ways
        climbs, falls = [ways.up[head.i] for head in self.heads], [ways.down[each.i] for each in words]
        steps = zip(*(column.tolist() for column in near), strict=True)
        labels = [known.get(described(climbs[a][up], falls[w][down]), 0) for w, a, up, down in steps]
        low, high = np.minimum(of_word, of_actor), np.maximum(of_word, of_actor)
        actors_up_to = np.cumsum(np.bincount(_tokens(self.heads), minlength=above.shape[1]))
        between = np.minimum(actors_up_to[np.maximum(high - 1, low)] - actors_up_to[low], 3)
        read = np.zeros((2, len(word)), bool)
        for way in np.flatnonzero(np.isin(of_word, list(self.by_word))).tolist():
            by, who = self.by_word[of_word[way]], self.who[actor[way]]
            read[:, way] = not by.subjects.isdisjoint(who), not by.objects.isdisjoint(who)
        towards = np.where(fallen > 0, above[fallen - 1, of_word], of_word)
        towards = np.where(climbed > 0, above[climbed - 1, of_actor], towards)
        return np.column_stack([
            word, actor, np.array(labels, np.int64), climbed + fallen, of_actor < of_word, between, *read,
            of_actor == of_word, towards, np.where(climbed > 1, above[1, of_actor], of_word),
        ])  # fmt: skip

    def _told(self, words: Iterable[Token]) -> Ints:
        classes, by_word = self.lexicon.classes, self.by_word
        told = [(n, CLASS_NUMBERS[kind]) for n, word in enumerate(words) for kind in classes[word.lower_, word.lemma_]]
        told += [
            (n, len(CLASSES) + kind)
            for n, word in enumerate(words)
            if word.i in by_word
            for kind in by_word[word.i].classes
        ]
        return np.array(told, np.int64).reshape(-1, 2)

    def _pair_told(self, numbers: Mapping[int, int]) -> Ints:
        if not self.by_sentence:
            return np.zeros((0, 2), np.int64)
        mentions: dict[tuple[int, str], list[int]] = defaultdict(list)
        for start in self.by_sentence.keys() & self.places.keys():
            for place in self.places[start]:
                for actor in self.who[place]:
                    mentions[start, actor].append(place)
        size = len(self.actors)
        told = [
            (numbers[pair], column)
            for start, acts in self.by_sentence.items()
            for subject, target, kind in acts
            for one, other in product(mentions.get((start, subject), ()), mentions.get((start, target), ()))
            for pair, column in ((one * size + other, kind), (other * size + one, len(CLASSES) + kind))
            if pair in numbers
        ]
        return np.array(told, np.int64).reshape(-1, 2)


def _tokens(words: Iterable[Token]) -> Ints:
    return np.array([word.i for word in words], np.int64)


def _spread(sizes: Ints) -> tuple[Ints, Ints]:
    """For groups of these sizes, the number of each member's group, and its place within it."""
    group = np.repeat(np.arange(len(sizes)), sizes)
    return group, np.arange(len(group)) - (np.cumsum(sizes) - sizes)[group]


def _places(kept: NDArray[np.bool_]) -> Ints:
    """The places that what is kept will have."""
    return np.cumsum(kept) - 1


def _in_order(values: Ints) -> tuple[Ints, Ints]:
    """Numbers for values in the order in which they first appear, and the value of each number."""
    found, first, number = np.unique(values, return_index=True, return_inverse=True)
    order = np.argsort(first)
    return np.argsort(order)[number], found[order]


def _above(heads: Sequence[int]) -> Ints:
    """The token so many steps above each, a row for each number up to `REACH`; above all roots stands one more."""
    top = len(heads)
    up = np.array([*heads, top], np.int64)
    up[up == np.arange(top + 1)] = top
    rows = [np.arange(top + 1)]
    for _ in range(REACH):
        rows.append(up[rows[-1]])
    return np.stack(rows)


def _counted(tables: Sequence[tuple[Ints, list[int]]], size: int) -> Ints:
    """The tokens in these columns of tables, which then count in them; `size` is how many the document has."""
    used = np.zeros(size, bool)
    for table, columns in tables:
        used[table[:, columns]] = True
    for table, columns in tables:
        table[:, columns] = _places(used)[table[:, columns]]
    return np.flatnonzero(used)
