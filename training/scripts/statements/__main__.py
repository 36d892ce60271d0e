"""Train and measure the judge of kg/statements: `python -m statements TRAIN.jsonl DEVELOPMENT.jsonl JUDGE.npz`.

Reads the articles with the package as it is; holds out each fold of worlds in turn for calibration and thresholds; then
learns from all. Writes the model and, beside it, a JSON header that says how it was made.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from corpus import records

from kg import language
from kg.statements.judge import Judge, Regression
from statements import training
from statements.examples import Example, core_facts, examples
from statements.training import NEVER, Array, figures, reliability, stand

#: Least shares tried, for what the rules read and what they do not; 1.01: nothing is added
# What is right once in five times is left to the readers, who filter by confidence
RULED = (0.0, 0.1, 0.15, 0.2)
UNREAD = (0.4, 0.5, 0.6, 0.7, NEVER)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m statements", description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("development", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--folds", type=int, default=5, help="parts of the worlds held out in turn (5)")
    parser.add_argument("--strength", type=float, default=0.05, help="inverse of the regularisation (0.05)")
    parser.add_argument("--share", type=float, default=1.0, help="learn from this share of the articles: a curve (1)")
    parser.add_argument("--filter-only", action="store_true", help="add nothing that the rules do not read")
    options = parser.parse_args()
    nlp = language.load()
    learnt = list(records.read(options.train))
    learnt = learnt[: max(round(len(learnt) * options.share), 1)]
    unseen = list(records.read(options.development))

    kinds = _by_kind(examples(learnt, nlp), options.filter_only)
    held = [training.out_of_fold(kind, options.strength, options.folds) if kind else np.zeros(0) for kind in kinds]
    calibrations = [
        training.calibration(*each) if each[1] else (np.array([0.0]), np.array([0.0]))
        for each in zip(held, kinds, strict=True)
    ]
    shares = [np.interp(found, *corners) for found, corners in zip(held, calibrations, strict=True)]
    core = core_facts(learnt)
    tried = {
        (least, other): figures(stand(kinds[0], shares[0], kinds[1], shares[1], least, other), core)
        for least in RULED
        for other in ((NEVER,) if options.filter_only else UNREAD)
    }
    # The best of those whose precision is no less than that of the rules
    rules = figures(stand(kinds[0], shares[0], [], np.zeros(0), 0.0, NEVER), core)
    best = max((pair for pair in tried if tried[pair].precision >= rules.precision), key=lambda pair: tried[pair].f1)
    judge = Judge(*(
        replace(_regression(kind, options.strength), scores=corners[0], shares=corners[1], threshold=least)
        for kind, corners, least in zip(kinds, calibrations, best, strict=True)
    ))  # fmt: skip

    print(f"worlds held out, rules alone: precision | recall | F1 {rules}")
    print(f"worlds held out, at {best}: {tried[best]}")
    new = _by_kind(examples(unseen, nlp), options.filter_only)
    found = [_shares(each, kind) for each, kind in zip((judge.ruled, judge.unread), new, strict=True)]
    for name, pair in (
        ("rules alone", (0.0, NEVER)),
        ("filtered", (best[0], NEVER)),
        ("both", best),
        ("model alone", (NEVER, best[1])),
    ):
        kept = stand(new[0], found[0], new[1], found[1], *pair)
        print(f"development, {name}: {figures(kept, core_facts(unseen))}")
    kept = stand(new[0], found[0], new[1], found[1], *best)
    print("| confidence | statements | mean | right |\n|---|---|---|---|")
    for row in reliability(np.array([share for _, share in kept]), [each.right for each, _ in kept]):
        print("| {} | {} | {:.2f} | {:.2f} |".format(*row))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    judge.write(options.output)
    header = {
        "made by": "python -m statements (training/)", "articles": len(learnt), "candidates": [len(k) for k in kinds],
        "strength": options.strength, "folds": options.folds, "thresholds": best, "features": [
            len(judge.ruled.rows), len(judge.unread.rows)],
    }  # fmt: skip
    options.output.with_suffix(".json").write_text(json.dumps(header, indent=1) + "\n", encoding="utf-8")


def _by_kind(found: Iterable[Example], ruled_only: bool) -> tuple[list[Example], list[Example]]:
    both: tuple[list[Example], list[Example]] = ([], [])
    for example in found:
        if example.ruled or not ruled_only:
            both[not example.ruled].append(example)
    return both


def _regression(kind: Sequence[Example], strength: float) -> Regression:
    return (
        training.regression(kind, strength)
        if kind
        else Regression({}, np.zeros(0), 0.0, np.zeros(1), np.zeros(1), NEVER)
    )


def _shares(regression: Regression, kind: Sequence[Example]) -> Array:
    return np.interp(training.scores(regression, kind), regression.scores, regression.shares) if kind else np.zeros(0)


if __name__ == "__main__":
    main()
