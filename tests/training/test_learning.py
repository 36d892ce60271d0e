"""Learning of the network of statements: what is learnt reads like what ships, and it learns what it is shown."""

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="PyTorch is not installed (training/requirements.txt)")

BRIEFS = Path(__file__).parents[2] / "training" / "corpus" / "briefs.jsonl"


@pytest.fixture(scope="module")
def learnt(nlp):
    from corpus import records
    from statements.learning import Learner, learn, sample, vocabularies
    from statements.readings import readings

    from kg.statements import load_lexicon

    articles = [article for article, _ in zip(records.read(BRIEFS), range(40), strict=False)]
    read = list(readings(articles, nlp, load_lexicon()))
    known = vocabularies(read, load_lexicon())
    samples = [sample(reading, load_lexicon(), known, nlp.vocab.vectors.name) for reading in read]
    return samples, known, Learner, learn


def test_network_reads_as_the_learner_does(learnt):
    import torch
    from statements.learning import tensors

    from kg.statements.network import Network

    samples, known, made, _ = learnt
    learner = made(known, samples[0].vectors.shape[1], 0.4).eval()
    for one in samples[:5]:
        with torch.no_grad():
            scores, nothing = learner(tensors(one))
        total = torch.exp(nothing).index_add(0, torch.tensor(np.array(one.scenes.row)[:, 3]), torch.exp(scores).sum(1))
        likely = Network(known, learner.weights())(one.scenes, one.vectors)
        assert likely.by_pair.sum(axis=1) == pytest.approx((1 - torch.exp(nothing) / total).numpy(), abs=1e-4)


def test_it_learns_what_it_is_shown(learnt):
    samples, known, _, learn = learnt
    network = learn(samples, known, epochs=30, drop=0.1, seed=1)
    told, others = [], []
    for one in samples:
        found = network(one.scenes, one.vectors).by_pair
        stated = {pair: kinds for pair, _, kinds, _ in one.stated}
        told += [float(found[pair, kinds].sum()) for pair, kinds in stated.items()]
        others += [
            float(found[pair].sum()) for pair in range(len(found)) if pair not in stated and pair not in one.passed
        ]
    assert np.mean(told) > 0.5 > 0.2 > np.mean(others)


def test_the_same_seed_learns_the_same(learnt):
    samples, known, _, learn = learnt
    one, other = (learn(samples[:10], known, epochs=1, drop=0.4, seed=3).weights for _ in range(2))
    assert all(np.array_equal(one[name], other[name]) for name in one)
