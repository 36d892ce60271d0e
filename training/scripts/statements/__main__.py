"""Train and measure the judge of kg/statements: `python -m statements TRAIN.jsonl… DEVELOPMENT.jsonl JUDGE.npz`.

Reads the articles with the package as it is. Each fold of worlds in turn is held out of network and regression, for
calibration and thresholds; then both learn from all. Writes the model and, beside it, a JSON header that says how it
was made.
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
from kg.statements import Lexicon, load_lexicon
from kg.statements.judge import Judge
from kg.statements.network import Likely, Network
from statements import training
from statements.examples import Example, core_facts, examples
from statements.learning import Sample, learn, sample, vocabularies
from statements.readings import Reading, readings
from statements.training import NEVER, figures, reliability, stand

#: Least shares tried, for what the rules read and what they do not; 1.01: nothing is added
# What is right once in six times is left to the readers, who filter by confidence; what no rule reads is to be surer
READ = (0.0, 0.1, 0.15)
UNREAD = (0.2, 0.25, 0.3, 0.35, 0.4, 0.5, NEVER)
#: Least shares tried for what an actor joins by of whom nothing else is stated
NEWCOMER = (0.2, 0.25)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m statements", description=__doc__)
    parser.add_argument("train", type=Path, nargs="+")
    parser.add_argument("development", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--folds", type=int, default=3, help="parts of the worlds held out in turn (3)")
    parser.add_argument(
        "--strength", type=float, default=0.05, help="inverse of the regression's regularisation (0.05)"
    )
    parser.add_argument("--epochs", type=int, default=20, help="passes of the network over the articles (20)")
    parser.add_argument("--drop", type=float, default=0.3, help="share of its inputs that it does without (0.3)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    nlp, lexicon = language.load(), load_lexicon()
    vectors = nlp.vocab.vectors.name
    articles = [article for path in options.train for article in records.read(path)]
    learnt = list(readings(articles, nlp, lexicon))
    unseen = list(readings(records.read(options.development), nlp, lexicon))

    known = vocabularies(learnt, lexicon)
    samples = [sample(reading, lexicon, known, vectors) for reading in learnt]
    fold = training.folds((reading.world for reading in learnt), options.folds)
    of = [fold[reading.world] for reading in learnt]

    def network(apart: int | None) -> Network:
        return learn(
            [one for one, number in zip(samples, of, strict=True) if number != apart],
            known, options.epochs, options.drop, options.seed,
        )  # fmt: skip

    held: list[Likely] = [None] * len(learnt)  # type: ignore[list-item]
    for number in range(options.folds):
        found = network(number)
        for place, one in enumerate(samples):
            if of[place] == number:
                held[place] = found(one.scenes, one.vectors)
        print(f"fold {number} of {options.folds} is read", flush=True)
    kinds = _examples(learnt, samples, held, lexicon)
    scores = [training.out_of_fold(kind, options.strength, fold) for kind in kinds]
    corners = [training.calibration(*each) for each in zip(scores, kinds, strict=True)]
    shares = [np.interp(found, *each) for found, each in zip(scores, corners, strict=True)]
    core = core_facts(reading.article for reading in learnt)
    tried = {(least, other): figures(stand(kinds, shares, (least, other)), core) for least in READ for other in UNREAD}
    # The best of those whose precision is no less than that of the rules
    rules = figures(stand(kinds, shares, (0.0, NEVER)), core)
    best = max((pair for pair in tried if tried[pair].precision >= rules.precision), key=lambda pair: tried[pair].f1)
    print(f"worlds held out, rules alone: precision | recall | F1 {rules}")
    for pair in tried:
        print(f"worlds held out, at {pair}: {tried[pair]}{' *' if pair == best else ''}")

    # As many actors as may join without loss
    joined = {least: figures(stand(kinds, shares, best, least), core) for least in (*NEWCOMER, best[1])}
    newcomer = min(least for least, found in joined.items() if found.f1 >= tried[best].f1)
    for least, found in joined.items():
        print(f"worlds held out, newcomers at {least}: {found}{' *' if least == newcomer else ''}")

    regressions = (
        replace(training.regression(kind, options.strength), scores=each[0], shares=each[1], threshold=least)
        for kind, each, least in zip(kinds, corners, best, strict=True)
    )
    judge = Judge(network(None), *regressions, newcomer, vectors)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    judge.write(options.output)
    _measure(Judge.read(options.output), unseen, lexicon)
    header = {
        "made by": "python -m statements (training/)", "articles": len(learnt), "candidates": [*map(len, kinds)],
        "strength": options.strength, "folds": options.folds, "epochs": options.epochs, "drop": options.drop,
        "seed": options.seed, "thresholds": best, "newcomer": newcomer,
        "features": [len(judge.ruled.rows), len(judge.unread.rows)],
        "weights": sum(weights.size for weights in judge.network.weights.values()),
    }  # fmt: skip
    options.output.with_suffix(".json").write_text(json.dumps(header, indent=1) + "\n", encoding="utf-8")


def _examples(
    read: Sequence[Reading], samples: Iterable[Sample], likely: Iterable[Likely], lexicon: Lexicon
) -> tuple[list[Example], list[Example]]:
    """What the rules read, and what the network reads beside them."""
    both: tuple[list[Example], list[Example]] = ([], [])
    for reading, one, found in zip(read, samples, likely, strict=True):
        for example in examples(reading, lexicon, one.scenes, found):
            both[not example.ruled].append(example)
    return both


def _measure(judge: Judge, unseen: Sequence[Reading], lexicon: Lexicon) -> None:
    """Print how good the judge is on articles that it has not learnt from."""
    samples = [sample(reading, lexicon, judge.network.vocabularies, judge.vectors) for reading in unseen]
    kinds = _examples(unseen, samples, (judge.network(one.scenes, one.vectors) for one in samples), lexicon)
    both = judge.ruled, judge.unread
    shares = [
        np.interp(training.scores(found, kind), found.scores, found.shares)
        for found, kind in zip(both, kinds, strict=True)
    ]
    core = core_facts(reading.article for reading in unseen)
    for name, *least in (
        ("rules alone", 0.0, NEVER),
        ("filtered", judge.ruled.threshold, NEVER),
        ("both", judge.ruled.threshold, judge.unread.threshold),
        ("network alone", NEVER, judge.unread.threshold),
    ):
        print(f"development, {name}: {figures(stand(kinds, shares, least), core)}")
    kept = stand(kinds, shares, (judge.ruled.threshold, judge.unread.threshold), judge.newcomer)
    print(f"development, with newcomers: {figures(kept, core)}")
    print("| confidence | statements | mean | right |\n|---|---|---|---|")
    for row in reliability(np.array([share for _, share in kept]), [each.right for each, _ in kept]):
        print("| {} | {} | {:.2f} | {:.2f} |".format(*row))


if __name__ == "__main__":
    main()
