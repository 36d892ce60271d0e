"""Several processes: the same records as one, and what becomes of articles whose worker dies."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from kg.records import Article
from kg.shards import RecipeError, shards
from kg.workers import extract_with

DATA = Path(__file__).parent / "data" / "recipes"


@pytest.fixture
def fragile(tmp_path, monkeypatch):
    """A recipe of processes that die at some articles; reads by two workers, three articles a shard."""
    monkeypatch.syspath_prepend(str(DATA))
    from fragile_recipe import FragileRecipe

    def read(texts: list[str], folder: Path = tmp_path):
        problems = []
        articles = [Article(f"a{number}", text) for number, text in enumerate(texts)]
        found = extract_with(2, articles, FragileRecipe(folder=folder), problems=problems, size=3)
        return sorted(article.id for article, _ in found), problems

    return read


def test_shards_are_the_articles_in_order():
    articles = [Article(str(number), "") for number in range(7)]
    parts = list(shards(iter(articles), 3))
    assert [len(part.articles) for part in parts] == [3, 3, 1]
    assert [article for part in parts for article in part.articles] == articles


def test_a_shard_tried_one_by_one_keeps_the_order_of_its_articles():
    """What cannot be read is named in this order, whichever of them is done first."""
    part = list(shards((Article(str(number), "") for number in range(6)), 3))[1]
    single = [left for again in part.again() for left in again.again()]
    assert [(left.start, left.articles[0].id) for left in single] == [(3, "3"), (4, "4"), (5, "5")]


def test_all_articles_are_read_once_by_two_processes(fragile, tmp_path):
    found, problems = fragile(["calm"] * 30)
    assert found == sorted(f"a{number}" for number in range(30))
    assert not problems
    assert 1 <= len(set((tmp_path / "readers").read_text().split())) <= 2


def test_a_worker_that_dies_costs_its_shard_a_second_try(fragile):
    found, problems = fragile(["calm", "unlucky", "calm", "calm"])
    assert found == ["a0", "a1", "a2", "a3"]
    assert not problems


def test_an_article_that_kills_every_worker_is_named_and_no_other_is_lost(fragile):
    found, problems = fragile(["calm", "deadly", "calm", "calm", "broken", "deadly", "calm"])
    assert found == ["a0", "a2", "a3", "a6"]
    assert [problem.path for problem in problems] == ["a1", "a4", "a5"]
    assert problems[0].severity == "error"
    if sys.platform != "win32":
        assert "SIGKILL" in problems[0].message


def test_a_recipe_that_cannot_be_loaded_is_an_error(fragile, tmp_path):
    with pytest.raises(RecipeError, match="no folder"):
        fragile(["calm"], tmp_path / "missing")


def test_giving_up_ends_the_workers_at_once_and_keeps_what_was_finished(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(DATA))
    from fragile_recipe import FragileRecipe

    articles = [Article("first", "calm"), Article("second", "slow"), Article("third", "slow")]
    found = extract_with(2, articles, FragileRecipe(folder=tmp_path), problems=[], size=1)
    assert next(found)[0].id == "first"
    start = time.monotonic()
    found.close()  # what Ctrl-C does
    assert time.monotonic() - start < 2
