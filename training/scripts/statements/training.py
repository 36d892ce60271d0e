"""Training of the judge: regressions with out-of-fold probabilities, calibration, thresholds, figures."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

from kg.statements.judge import Regression
from statements.examples import Example, Fact

Array = NDArray[np.float64]
#: A feature is learnt if so many examples have it
LEAST = 5
#: Of wrong candidates that no rule made, one in so many is learnt from, with that weight
DRAWN = 6
NEVER = 1.01


@dataclass(frozen=True)
class Figures:
    """Precision over what stands, recall over the core facts."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __str__(self) -> str:
        return f"{self.precision:.3f} | {self.recall:.3f} | {self.f1:.3f}"


def drawn(examples: Sequence[Example]) -> list[Example]:
    """The examples to learn from: all but most of the wrong ones that no rule made, by a checksum."""
    return [e for e in examples if e.ruled or e.right or zlib.crc32(repr((e.act, e.features)).encode()) % DRAWN == 0]


def regression(examples: Sequence[Example], strength: float) -> Regression:
    """A regularised logistic regression; uncalibrated (scores are probabilities by the logistic function).

    Args:
        strength: the inverse of the regularisation.
    """
    learnt = drawn(examples)
    counts = Counter(feature for example in learnt for feature in example.features)
    names = sorted(feature for feature, count in counts.items() if count >= LEAST)
    rows = {name: row for row, name in enumerate(names)}
    weights = [1.0 if e.ruled or e.right else float(DRAWN) for e in learnt]
    model = LogisticRegression(C=strength, solver="liblinear", random_state=1)
    model.fit(matrix(learnt, rows), [e.right for e in learnt], sample_weight=weights)
    scores = np.linspace(-12, 12, 97)
    return Regression(rows, model.coef_[0], float(model.intercept_[0]), scores, 1 / (1 + np.exp(-scores)), 0.0)


def matrix(examples: Sequence[Example], rows: dict[str, int]) -> csr_matrix:
    """The features of examples as a sparse matrix of ones."""
    indices, starts = [], [0]
    for example in examples:
        indices += [rows[feature] for feature in example.features if feature in rows]
        starts.append(len(indices))
    return csr_matrix((np.ones(len(indices)), indices, starts), shape=(len(examples), len(rows)))


def scores(found: Regression, examples: Sequence[Example]) -> Array:
    """The scores of examples, before calibration."""
    return np.asarray(matrix(examples, dict(found.rows)) @ found.weights + found.bias)


def out_of_fold(examples: Sequence[Example], strength: float, folds: int) -> Array:
    """The score of each example by a regression that has seen nothing of its world."""
    worlds = sorted({example.world for example in examples})
    fold = {world: number % folds for number, world in enumerate(worlds)}
    of = np.array([fold[example.world] for example in examples])
    found = np.zeros(len(examples))
    for number in range(folds):
        here = [example for example, other in zip(examples, of, strict=True) if other == number]
        learnt = [example for example, other in zip(examples, of, strict=True) if other != number]
        found[of == number] = scores(regression(learnt, strength), here)
    return found


def calibration(found: Array, examples: Sequence[Example]) -> tuple[Array, Array]:
    """Scores and the shares of right statements at them, rising (isotonic regression), as the corners of a line."""
    rising = IsotonicRegression(y_min=0.01, y_max=0.99, out_of_bounds="clip")
    rising.fit(found, [example.right for example in examples])
    return np.asarray(rising.X_thresholds_), np.asarray(rising.y_thresholds_)


def stand(
    ruled: Sequence[Example],
    of_ruled: Array,
    unread: Sequence[Example],
    of_unread: Array,
    least_ruled: float,
    least_unread: float,
) -> list[tuple[Example, float]]:
    """What `Judge.settle` lets stand at two thresholds, each act of a sentence once."""  # fmt: skip
    best: dict[tuple[tuple[str, int, str, str, str], bool], tuple[Example, float]] = {}
    words, pairs = {(e.act[0], e.word) for e in ruled}, {e.pair for e in ruled}
    for example, share in zip(ruled, of_ruled, strict=True):
        key = (example.act, True)
        if share >= least_ruled and (key not in best or best[key][1] < share):
            best[key] = (example, float(share))
    for number in np.flatnonzero(of_unread >= least_unread):
        example, share = unread[number], float(of_unread[number])
        key = (example.act, False)
        if (example.act[0], example.word) in words or example.pair in pairs:
            continue
        if key not in best or best[key][1] < share:
            best[key] = (example, share)
    return list(best.values())


def figures(kept: Sequence[tuple[Example, float]], core: frozenset[Fact]) -> Figures:
    """How good it is that these stand."""
    told = {fact for example, _ in kept for fact in example.facts} & core
    precision = sum(example.right for example, _ in kept) / len(kept) if kept else 0.0
    return Figures(precision, len(told) / len(core) if core else 0.0)


def reliability(shares: Array, right: Sequence[bool]) -> list[tuple[str, int, float, float]]:
    """For each tenth of confidence: how many statements, their mean confidence, and the share that is right."""
    rows, truth = [], np.array(right)
    for low in np.arange(0, 1, 0.1):
        here = (shares >= low) & (shares < low + 0.1)
        if here.any():
            rows.append(
                (f"{low:.1f}–{low + 0.1:.1f}", int(here.sum()), float(shares[here].mean()), float(truth[here].mean()))
            )
    return rows
