"""The articles that speed is measured on: the same for the same seed, and no two the same."""

from __future__ import annotations

from benchmarks.synthetic_articles import SAMPLES, articles
from kg.articles import read


def test_one_seed_gives_one_set():
    assert list(articles(40)) == list(articles(40))
    assert list(articles(40)) != list(articles(40, seed=1))


def test_articles_differ_from_each_other_and_from_the_samples():
    made = list(articles(90))
    texts = {article.text for article in made} | {article.text for article in read(SAMPLES)}
    assert len({article.id for article in made}) == 90
    assert len(texts) == 90 + len(list(read(SAMPLES)))


def test_more_articles_begin_with_the_same_ones():
    assert list(articles(50))[:20] == list(articles(20))
