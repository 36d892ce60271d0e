"""The network: how likely each two actors of a sentence are subject and object of a statement of each class, by a word.

A small feed-forward network over scenes (`scenes.py`): of a word its vector, that of the word above it and those of the
words below it, its base form and label, and what lexicon and rules say of it; of an actor its type and vector, and its
way to the word. All words and classes of a pair share one probability with "nothing at all". Plain arrays, trained by
`python -m statements` in training/.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kg.ontology.vocabulary import event_classes
from kg.statements.scenes import REACH, Floats, Scenes, Vocabularies

CLASSES = tuple(event_classes())
# Numbers of a way besides its words: its length, before, between, read as subject, read as object, the word itself
FLAGS = (REACH + 1, 2, 4, 2, 2, 2)
_PLACES = {kind: place for place, kind in enumerate(CLASSES)}


@dataclass(frozen=True)
class Likely:
    """What the network says of a document: the probability of each class, for each pair and for each row."""

    by_pair: Floats
    by_row: Floats


@dataclass(frozen=True)
class Network:
    """The vocabularies, and the weights by name."""

    vocabularies: Vocabularies
    weights: Mapping[str, Floats]

    def __call__(self, scenes: Scenes, vectors: Floats) -> Likely:
        """Read the scenes of a document.

        Args:
            vectors: a row for each word of the document.
        """
        if not scenes.row:
            nothing = np.zeros((0, len(CLASSES)), np.float32)
            return Likely(nothing, nothing)
        row, pair = np.array(scenes.row), np.array(scenes.pair)
        word, way, actor = np.array(scenes.word), np.array(scenes.way, np.int64), np.array(scenes.actor)
        seen = {name: self._seen(name, vectors) for name in ("own", "above", "below", "towards", "over", "who")}
        words = self._words(scenes, word, seen)
        whom = self._whom(actor, seen)
        ways = self._ways(way, seen) + (whom @ self.weights["way.who"])[way[:, 1]]
        half = words.shape[1]
        told = many_hot(scenes.pair_told)
        hidden: Floats = words[row[:, 0]] + ways[row[:, 1], :half] + ways[row[:, 2], half:]
        hidden += (told @ self.weights["pair.told"])[row[:, 3]]
        scores = self._layer("out", _above_zero(self._layer("hidden", _above_zero(hidden))))
        nothing = self._layer(
            "nothing", _above_zero(self._layer("pair", np.hstack([whom[pair[:, 0]], whom[pair[:, 1]], told])))
        )[:, 0]
        return _shared(scores, nothing, row[:, 3])

    def _seen(self, name: str, vectors: Floats) -> Floats:
        return _above_zero(self._layer(f"seen.{name}", vectors))

    def _layer(self, name: str, values: Floats) -> Floats:
        found: Floats = values @ self.weights[name] + self.weights[f"{name}.bias"]
        return found

    def _words(self, scenes: Scenes, word: NDArray[np.int64], seen: Mapping[str, Floats]) -> Floats:
        token, lemma, label, above = word.T
        below = np.zeros((len(word), seen["below"].shape[1]), np.float32)
        if scenes.below:
            which, tokens = np.array(scenes.below).T
            np.maximum.at(below, which, seen["below"][tokens])
        known = np.hstack([
            seen["own"][token], seen["above"][above], below, self.weights["lemma"][lemma],
            self.weights["label"][label], many_hot(scenes.told),
        ])  # fmt: skip
        return self._layer("word", known)

    def _whom(self, actor: NDArray[np.int64], seen: Mapping[str, Floats]) -> Floats:
        token, kind, type_ = actor.T
        return np.hstack([self.weights["mention"][kind], self.weights["entity_type"][type_], seen["who"][token]])

    def _ways(self, way: NDArray[np.int64], seen: Mapping[str, Floats]) -> Floats:
        """Each way as that of a subject, and beside it as that of an object."""
        near = np.hstack([seen["towards"][way[:, -2]], seen["over"][way[:, -1]]])
        flags = np.ravel_multi_index(tuple(way[:, 3:9].T), FLAGS)
        found: Floats = near @ self.weights["way.near"] + self._ways_by_number[way[:, 2]] + self._flags[flags]
        return found

    @cached_property
    def _ways_by_number(self) -> Floats:
        found: Floats = self.weights["way"] @ self.weights["way.way"]
        return found

    @cached_property
    def _flags(self) -> Floats:
        """What all flags of a way together add, by their number."""
        total = self.weights["way.bias"]
        for place, size in enumerate(FLAGS):
            shape = [1] * len(FLAGS)
            shape[place] = size
            total = total + self.weights[f"flag.{place}"].reshape(*shape, -1)
        return total.reshape(-1, total.shape[-1])


def many_hot(columns: Iterable[tuple[Set[str], Set[str]]]) -> Floats:
    """A row for each tuple of sets of classes: a 1 for each class in the first, then for each in the second."""
    rows = list(columns)
    found = np.zeros((len(rows), 2 * len(CLASSES)), np.float32)
    for number, (first, second) in enumerate(rows):
        for kind in first:
            found[number, _PLACES[kind]] = 1
        for kind in second:
            found[number, len(CLASSES) + _PLACES[kind]] = 1
    return found


def _above_zero(values: Floats) -> Floats:
    return np.maximum(values, 0, out=values)


def _shared(scores: Floats, nothing: Floats, pair: NDArray[np.int64]) -> Likely:
    """The probabilities of scores, each pair's with that of nothing adding up to one."""
    top = nothing.copy()
    np.maximum.at(top, pair, scores.max(axis=1))
    by_row = np.exp(scores - top[pair, None])
    total = np.exp(nothing - top)
    np.add.at(total, pair, by_row.sum(axis=1))
    by_row /= total[pair, None]
    by_pair = np.zeros((len(nothing), scores.shape[1]), np.float32)
    np.add.at(by_pair, pair, by_row)
    return Likely(by_pair, by_row)
