"""Training of the judge: the regression, scores of worlds held out, calibration, figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

from kg.statements.judge import Regression
from statements.examples import Act, Example, Fact

Array = NDArray[np.float64]
#: A feature is learnt if so many examples have it
LEAST = 5
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


def regression(examples: Sequence[Example], strength: float) -> Regression:
    """A regularised logistic regression; uncalibrated (scores are probabilities by the logistic function).

    Args:
        strength: the inverse of the regularisation.
    """
    counts = Counter(feature for example in examples for feature in example.features)
    names = sorted(feature for feature, count in counts.items() if count >= LEAST)
    rows = {name: row for row, name in enumerate(names)}
    model = LogisticRegression(C=strength, solver="liblinear", random_state=1)
    model.fit(matrix(examples, rows), [example.right for example in examples])
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


def folds(worlds: Iterable[str], number: int) -> dict[str, int]:
    """The part in which each world is held out."""
    return {world: place % number for place, world in enumerate(sorted(set(worlds)))}


def out_of_fold(examples: Sequence[Example], strength: float, fold: Mapping[str, int]) -> Array:
    """The score of each example by a regression that has seen nothing of its world."""
    of = np.array([fold[example.world] for example in examples])
    found = np.zeros(len(examples))
    for number in sorted(set(fold.values())):
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
    kinds: Sequence[Sequence[Example]], shares: Sequence[Array], least: Sequence[float], newcomer: float = NEVER
) -> list[tuple[Example, float]]:
    """What `Judge.settle` lets stand at the thresholds of the kinds and of newcomers, each act of a sentence once.

    Newcomers told by an adjective are let in here.
    """
    best: dict[Act, tuple[Example, float]] = {}
    for kind, of, threshold in zip(kinds, shares, least, strict=True):
        for example, share in zip(kind, of, strict=True):
            if share >= threshold and (example.act not in best or best[example.act][1] < share):
                best[example.act] = (example, float(share))
    doubtful = [
        (float(share), example) for kind, of in zip(kinds, shares, strict=True)
        for example, share in zip(kind, of, strict=True)
        if not example.ruled and share >= newcomer and example.act not in best
    ]  # fmt: skip
    present = {end for act in best for end in _ends(act)}
    for share, example in sorted(doubtful, key=lambda each: each[0], reverse=True):
        if not present.issuperset(ends := _ends(example.act)):
            present.update(ends)
            best[example.act] = (example, share)
    return list(best.values())


def _ends(act: Act) -> set[tuple[str, str]]:
    article, _, one, other, _ = act
    return {(article, one), (article, other)}


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
