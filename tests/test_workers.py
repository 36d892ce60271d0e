"""Several processes: the same records as one, and what becomes of articles whose worker dies."""

from __future__ import annotations

import os
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from kg.records import Article
from kg.shards import RecipeError, shards
from kg.workers import Workers, dealt

DATA = Path(__file__).parent / "data" / "recipes"


@pytest.fixture
def fragile(tmp_path, monkeypatch):
    """A recipe of processes that die at some articles; reads by two workers, three articles a shard."""
    monkeypatch.syspath_prepend(str(DATA))
    from fragile_recipe import FragileRecipe

    def read(texts: list[str], folder: Path = tmp_path):
        problems = []
        articles = [Article(f"a{number}", text) for number, text in enumerate(texts)]
        with Workers(2, FragileRecipe(folder=folder)) as workers:
            found = workers.read(articles, problems=problems, size=3)
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
    with Workers(2, FragileRecipe(folder=tmp_path)) as workers:
        found = workers.read(articles, problems=[], size=1)
        assert next(found)[0].id == "first"
        start = time.monotonic()
        found.close()  # what Ctrl-C does
    assert time.monotonic() - start < 2


# Other work


@pytest.fixture
def idle(tmp_path, monkeypatch):
    """Two workers, after others have read."""
    monkeypatch.syspath_prepend(str(DATA))
    from fragile_recipe import FragileRecipe

    with Workers(2, FragileRecipe(folder=tmp_path)) as workers:
        list(workers.read([Article(str(number), "calm") for number in range(8)], problems=[], size=1))
        yield workers


def written(folder: Path) -> dict[str, int]:
    """Which process wrote each file."""
    return {file.name: int(file.read_text()) for file in folder.glob("*.txt")}


@pytest.mark.parametrize(
    ("hands", "parts"),
    [
        (0, []),
        (1, [[1, 2, 3, 4, 5]]),
        (2, [[1, 4, 5], [2, 3]]),
        (3, [[1], [2, 5], [3, 4]]),
        (9, [[1], [2], [3], [4], [5]]),
    ],
)
def test_items_are_dealt_with_the_first_apart(hands, parts):
    assert dealt([1, 2, 3, 4, 5], hands) == parts
    assert not dealt([], hands)


def test_others_do_what_else_there_is_while_the_body_runs(idle, tmp_path):
    from jobs import write

    with idle.doing(partial(write, tmp_path), ["a.txt", "b.txt", "c.txt"]):
        deadline = time.monotonic() + 20
        while len(written(tmp_path)) < 3 and time.monotonic() < deadline:
            time.sleep(0.01)
        assert len(written(tmp_path)) == 3
    assert len({*written(tmp_path).values()} - {os.getpid()}) == 2


def test_workers_started_early_read_and_others_do_the_rest(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(DATA))
    from fragile_recipe import FragileRecipe
    from jobs import write

    with Workers(2, FragileRecipe(folder=tmp_path)) as workers:
        workers.start()
        found = [article.id for article, _ in workers.read([Article("1", "calm")], problems=[])]
        with workers.doing(partial(write, tmp_path), ["a.txt", "b.txt"]):
            pass
    assert found == ["1"]
    assert len({*written(tmp_path).values()} - {os.getpid()}) == 2


def test_workers_that_had_nothing_to_read_are_replaced(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(DATA))
    from fragile_recipe import FragileRecipe
    from jobs import write

    with Workers(2, FragileRecipe(folder=tmp_path)) as workers:
        workers.start()
        with workers.doing(partial(write, tmp_path), ["a.txt", "b.txt"]):
            pass
    assert len({*written(tmp_path).values()} - {os.getpid()}) == 2


def test_what_a_worker_dies_of_is_done_here(idle, tmp_path):
    from jobs import write_or_die

    with idle.doing(partial(write_or_die, tmp_path, os.getpid()), ["deadly.txt", "b.txt"]):
        pass
    assert written(tmp_path)["deadly.txt"] == os.getpid()
    assert written(tmp_path)["b.txt"] != os.getpid()


def test_one_that_works_alone_does_all_itself(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(DATA))
    from fragile_recipe import FragileRecipe
    from jobs import write

    with Workers(1, FragileRecipe(folder=tmp_path)) as workers, workers.doing(partial(write, tmp_path), ["a.txt"]):
        pass
    assert written(tmp_path) == {"a.txt": os.getpid()}


def test_what_a_job_raises_is_raised_and_ends_the_others(idle, tmp_path):
    from jobs import fail_or_sleep

    start = time.monotonic()
    with pytest.raises(OSError, match="full"), idle.doing(fail_or_sleep, ["full", "slow"]):
        pass
    assert time.monotonic() - start < 10


def test_an_error_meanwhile_ends_the_workers(idle):
    from jobs import fail_or_sleep

    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt), idle.doing(fail_or_sleep, ["slow", "slow"]):
        raise KeyboardInterrupt
    assert time.monotonic() - start < 10
