"""The judge: a trained model that says how likely a candidate is right; the unlikely fall, the likely join.

Two logistic regressions over the features, one for what the rules read and one for what they do not. What the rules
read stays as they read it unless it is very unlikely; what they do not read is added where it is likely enough. Made
by `python -m statements` in training/; `model/judge.npz` holds plain arrays, `model/judge.json` how it was made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.actors import Actors
from kg.language.clauses import sentence_start
from kg.language.plain import Token
from kg.ontology.vocabulary import Relation, event_classes
from kg.statements.candidates import Candidate, Pair, Read, left_over, read_candidates, unread_candidates
from kg.statements.features import (
    ALONE,
    PAIRED,
    Features,
    Part,
    filler_parts,
    names,
    pair_part,
    possible_statuses,
)
from kg.statements.lexicon import Lexicon
from kg.statements.status import StatusReader

# Of candidates that the rules read and did not read
KINDS = ("ruled", "unread")
# What the order of a sum may change of a score
ROUNDING = 1e-9
# Of so many parts of features, a few megabytes, what they weigh is kept for the next article
KEPT = 1 << 14
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Regression:
    """One logistic regression: a weight for each feature, and what its scores mean.

    `scores` and `shares` are the calibration: the share of right statements at a score, with straight lines between.
    What has a lower share than `threshold` falls.
    """

    rows: Mapping[str, int]
    weights: Array
    bias: float
    scores: Array
    shares: Array
    threshold: float

    def probability(self, features: Iterable[str]) -> float:
        """The probability that a candidate of these features is right."""
        return self.share(self.bias + self.weight(features))

    def weight(self, features: Iterable[str]) -> float:
        """What features add to a score."""
        known, weight = self._by_feature, 0.0
        for feature in features:
            if feature in known:
                weight += known[feature]
        return weight

    @cached_property
    def _by_feature(self) -> dict[str, float]:
        weights = self.weights.tolist()
        return {feature: weights[row] for feature, row in self.rows.items()}

    @cached_property
    def floor(self) -> float:
        """A score that all have that reach the threshold; a little lower than the lowest of them."""
        reaching = np.flatnonzero(self.shares >= self.threshold)
        if not len(reaching):
            return float("inf")
        return float(self.scores[reaching[0] - 1]) if reaching[0] else float("-inf")

    @cached_property
    def best_status(self) -> Mapping[str, float]:
        """The most that a status can add to the score of a candidate of each class."""
        return {kind: max(self.weight(names(part)) for part in possible_statuses(kind)) for kind in event_classes()}

    @cached_property
    def best_pair(self) -> float:
        """A weight that the features of no pair of actors exceed."""
        best = dict.fromkeys(PAIRED, 0.0)
        for feature, weight in self._by_feature.items():
            kind = feature.partition(":")[0]
            if weight > best.get(kind, weight):
                best[kind] = weight
        return sum(best.values())

    def share(self, score: float) -> float:
        """The share of right statements at a score."""
        return float(np.interp(score, self.scores, self.shares))


class Scorer:
    """A regression over candidates: what parts of features weigh that several share is kept."""

    def __init__(self, regression: Regression) -> None:
        self.regression = regression
        # What a part of features adds to a score
        self.weight: Callable[[Part], float] = lru_cache(maxsize=KEPT)(lambda part: regression.weight(names(part)))

    def probability(self, parts: Iterable[Part]) -> float:
        """The probability that a candidate is right whose features come in these parts."""
        score = self.regression.bias
        for part in parts:
            score += self.weight(part)
        return self.regression.share(score)


class Promising:
    """Of pairs that the rules read nothing of, those that may reach the threshold with the best of all statuses.

    Few do, and to read the status of all others takes longer than all else.
    """

    def __init__(self, scorer: Scorer, features: Features, ruled: Iterable[Candidate]) -> None:
        self.scorer, self.regression, self.features = scorer, scorer.regression, features
        self.read: dict[int, set[frozenset[str]]] = defaultdict(set)
        for candidate in ruled:
            start, pair = candidate.pair
            self.read[start].add(pair)
        self.least = self.regression.floor - self.regression.bias - sum(map(scorer.weight, ALONE)) - ROUNDING

    def __call__(self, trigger: Token, relation: Relation, pairs: Sequence[Pair]) -> Iterator[Pair]:
        """Those of the pairs around a trigger by which the rules read nothing."""
        if not pairs:
            return
        kind, regression = relation.relation_class, self.regression
        least = self.least - regression.best_status[kind]
        least -= sum(map(self.scorer.weight, self.features.trigger(trigger, relation)))
        actors = {filler.entity.id: filler for pair in pairs for filler in pair}
        seen = {id: self.features.seen(trigger, filler) for id, filler in actors.items()}
        acting, acted_on = (
            {id: sum(map(self.scorer.weight, filler_parts(part, kind, seen[id], f))) for id, f in actors.items()}
            for part in ("subject", "object")
        )
        if max(acting.values()) + max(acted_on.values()) + regression.best_pair <= least:
            return
        read = self.read.get(sentence_start(trigger), ())
        for subject, target in pairs:
            one, other = subject.entity.id, target.entity.id
            if acting[one] + acted_on[other] + regression.best_pair <= least or frozenset((one, other)) in read:
                continue
            # Hardly two pairs are alike: what they weigh is not kept
            together = regression.weight(names(pair_part(seen[one], subject, seen[other], target)))
            if acting[one] + acted_on[other] + together > least:
                yield subject, target


@dataclass(frozen=True)
class Judge:
    """The two regressions."""

    ruled: Regression
    unread: Regression

    @classmethod
    def read(cls, path: Path) -> Judge:
        """The judge of a file that `write` made.

        Raises:
            ValueError: the file is no such model.
        """
        with np.load(path, allow_pickle=False) as stored:
            if f"{KINDS[0]}.weights" not in stored:
                raise ValueError(f"{path} holds no judge of statements: train one (training/README.md)")
            return cls(*(_stored(stored, kind) for kind in KINDS))

    def write(self, path: Path) -> None:
        """Write the judge; the same one gives the same bytes."""
        arrays: dict[str, Any] = {}
        for kind, regression in zip(KINDS, (self.ruled, self.unread), strict=True):
            names = sorted(regression.rows, key=regression.rows.__getitem__)
            arrays[f"{kind}.features"] = np.frombuffer("\n".join(names).encode(), dtype=np.uint8)
            arrays[f"{kind}.weights"] = regression.weights.astype(np.float32)
            arrays[f"{kind}.scores"], arrays[f"{kind}.shares"] = regression.scores, regression.shares
            arrays[f"{kind}.settings"] = np.array([regression.bias, regression.threshold])
        beside = path.with_name(path.name + ".part.npz")
        np.savez_compressed(beside, **arrays)
        beside.replace(path)

    @cached_property
    def _scorers(self) -> tuple[Scorer, Scorer]:
        return Scorer(self.ruled), Scorer(self.unread)

    def settle(self, actors: Actors, lexicon: Lexicon, reader: StatusReader, read: Iterable[Read]) -> list[Read]:
        """The readings that stand, each of one subject and one object with its probability as confidence.

        Of several words that would add one act of a sentence, the likeliest does.
        """
        ruled = list(read_candidates(read))
        features = Features(actors, ruled)
        of_ruled, of_unread = self._scorers
        kept: list[Candidate] = []
        for candidate in ruled:
            probability = of_ruled.probability(features.parts(candidate))
            if probability >= self.ruled.threshold:
                kept.append(_with_confidence(candidate, probability))
        if self.unread.threshold < 1:
            added: dict[tuple[int, str, str, str], Candidate] = {}
            words = {candidate.proposal.trigger.i for candidate in ruled}  # by them nothing is added
            promising = Promising(of_unread, features, ruled)
            unread = unread_candidates(actors, lexicon, reader, ruled, but=words, choose=promising)
            for candidate in left_over(unread, ruled, actors):
                act = candidate.act
                probability = of_unread.probability(features.parts(candidate))
                if probability >= self.unread.threshold and probability > _confidence(added.get(act)):
                    added[act] = _with_confidence(candidate, probability)
            kept += added.values()
        return [(c.proposal, c.context) for c in sorted(kept, key=lambda c: c.proposal.trigger.i)]


def _confidence(candidate: Candidate | None) -> float:
    return (candidate.proposal.confidence or 0.0) if candidate is not None else 0.0


def _with_confidence(candidate: Candidate, probability: float) -> Candidate:
    return replace(candidate, proposal=replace(candidate.proposal, confidence=probability))


def _stored(stored: Mapping[str, Any], kind: str) -> Regression:
    names = bytes(stored[f"{kind}.features"]).decode("utf-8").split("\n")
    bias, threshold = (float(value) for value in stored[f"{kind}.settings"])
    return Regression(
        {name: row for row, name in enumerate(names)}, stored[f"{kind}.weights"].astype(np.float64), bias,
        stored[f"{kind}.scores"], stored[f"{kind}.shares"], threshold,
    )  # fmt: skip


@cache
def load() -> Judge | None:
    """The judge of the package; None where the package has none."""
    found = files("kg.statements") / "model" / "judge.npz"
    if not found.is_file():
        return None
    with as_file(found) as path:
        return Judge.read(path)
