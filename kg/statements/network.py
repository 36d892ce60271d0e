"""The network: how likely each two actors of a sentence are subject and object of a statement of each class, by a word.

A small feed-forward network over scenes (`scenes.py`): of a word its vector, that of the word above it and those of the
words below it, its base form and label, and what lexicon and rules say of it; of an actor its type and vector, and its
way to the word. All words and classes of a pair share one probability with "nothing at all". Plain arrays, trained by
`python -m statements` in training/.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from kg.statements.scenes import CLASSES, REACH, Floats, Ints, Scenes, Vocabularies

# Numbers of a way besides its words: its length, before, between, read as subject, read as object, the word itself
FLAGS = (REACH + 1, 2, 4, 2, 2, 2)
# What a token is seen as
SEEN = ("own", "above", "below", "towards", "over", "who")


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
            vectors: a row for each token of the scenes.
        """
        if not len(scenes.row):
            nothing = np.zeros((0, len(CLASSES)), np.float32)
            return Likely(nothing, nothing)
        seen = self._seen(vectors)
        whom = self._whom(scenes.actor, seen["who"])
        told = many_hot(scenes.pair_told, len(scenes.pair))
        word, subject, target, pair = scenes.row.T
        hidden = self._words(scenes, seen).take(word, axis=0)
        ways = self._ways(scenes.way, whom, seen)  # of each, first as that of a subject
        hidden += ways.take(2 * subject, axis=0)
        hidden += ways.take(2 * target + 1, axis=0)
        hidden += (told @ self.weights["pair.told"]).take(pair, axis=0)
        scores = self._layer("out", _above_zero(self._layer("hidden", _above_zero(hidden))))
        pairs = np.hstack([whom[scenes.pair[:, 0]], whom[scenes.pair[:, 1]], told])
        nothing = self._layer("nothing", _above_zero(self._layer("pair", pairs)))[:, 0]
        return _shared(scores, nothing, pair, scenes.first_row)

    def _layer(self, name: str, values: Floats) -> Floats:
        found: Floats = values @ self.weights[name]
        found += self.weights[f"{name}.bias"]
        return found

    def _seen(self, vectors: Floats) -> Mapping[str, Floats]:
        """What is seen of each token for each of its parts."""
        weights, bias, ends = self._sight
        return dict(zip(SEEN, np.split(_above_zero(vectors @ weights + bias), ends, axis=1), strict=True))

    @cached_property
    def _sight(self) -> tuple[Floats, Floats, Ints]:
        """The layers that see tokens as one, and where one ends."""
        layers = [self.weights[f"seen.{name}"] for name in SEEN]
        bias = np.concatenate([self.weights[f"seen.{name}.bias"] for name in SEEN])
        return np.hstack(layers), bias, np.cumsum([layer.shape[1] for layer in layers])[:-1]

    def _words(self, scenes: Scenes, seen: Mapping[str, Floats]) -> Floats:
        token, lemma, label, above = scenes.word.T
        below = np.zeros((len(token), seen["below"].shape[1]), np.float32)
        if len(scenes.below):
            which, tokens = scenes.below.T
            first = np.flatnonzero(np.diff(which, prepend=-1))
            below[which[first]] = np.maximum.reduceat(seen["below"][tokens], first)
        known = np.hstack([
            seen["own"][token], seen["above"][above], below, self.weights["lemma"][lemma],
            self.weights["label"][label], many_hot(scenes.told, len(token)),
        ])  # fmt: skip
        return self._layer("word", known)

    def _whom(self, actor: Ints, seen: Floats) -> Floats:
        token, kind, type_ = actor.T
        return np.hstack([self.weights["mention"][kind], self.weights["entity_type"][type_], seen[token]])

    def _ways(self, way: Ints, whom: Floats, seen: Mapping[str, Floats]) -> Floats:
        """Each way as that of a subject, and behind it as that of an object."""
        near = np.hstack([seen["towards"][way[:, 9]], seen["over"][way[:, 10]]])
        found: Floats = near @ self.weights["way.near"]
        found += self._ways_by_number.take(way[:, 2], axis=0)
        found += self._flags.take(np.ravel_multi_index(tuple(way[:, 3:9].T), FLAGS), axis=0)
        found += (whom @ self.weights["way.who"]).take(way[:, 1], axis=0)
        return found.reshape(2 * len(way), -1)

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


def many_hot(told: Ints, rows: int) -> Floats:
    """So many rows, with a 1 for each row and column told."""
    found = np.zeros((rows, 2 * len(CLASSES)), np.float32)
    found[told[:, 0], told[:, 1]] = 1
    return found


def _above_zero(values: Floats) -> Floats:
    return np.maximum(values, 0, out=values)


def _shared(scores: Floats, nothing: Floats, pair: Ints, first: Ints) -> Likely:
    """The probabilities of scores, each pair's with that of nothing adding up to one; `first` is each pair's first."""
    top = np.maximum(nothing, np.maximum.reduceat(scores.max(axis=1), first))
    scores -= top[pair, None]
    by_row = np.exp(scores, out=scores)
    by_pair = np.add.reduceat(by_row, first)
    total = np.exp(nothing - top) + by_pair.sum(axis=1)
    by_row /= total[pair, None]
    by_pair /= total[:, None]
    return Likely(by_pair, by_row)
