"""The journal: what was read is on disk, comes back as it was, and takes no memory."""

from __future__ import annotations

import pickle
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.extractions import graph_of
from kg.output.journal import Journal
from kg.records import Article

SETTINGS = {"program": "plain 1", "min_confidence": 0.0}
NAMES = ("Freedonia", "Sylvania", "Ruritania", "Tomainia")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Reads "A accuses B." without a model."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "data" / "recipes"))
    from plain_recipe import extraction

    return extraction


def articles(count: int, sentences: int = 2) -> list[Article]:
    said = (f"{one} accuses {other}." for one in NAMES for other in NAMES)
    text = " ".join(sentence for sentence, _ in zip(said, range(sentences), strict=False))
    return [Article(f"a{number:04}", f"{text} For the {number}th time.") for number in range(count)]


def by_id(given: list[Article]) -> dict[str, Article]:
    return {one.id: one for one in given}


def test_what_was_read_comes_back_as_it_was(tmp_path, read):  # type: ignore[no-untyped-def]
    given = articles(5)
    expected = {one.id: graph_of([read(one)]) for one in given}
    journal = Journal(tmp_path, SETTINGS)
    told = list(journal.noting((one, read(one).to_json()) for one in given[:4]))
    assert told == list(expected.values())[:4]
    parts = journal.parts(by_id(given))
    assert list(parts) == ["a0000", "a0001", "a0002", "a0003"]
    assert (len(parts), "a0003" in parts, "a0004" in parts) == (4, True, False)
    assert dict(parts) == {id: part for id, part in expected.items() if id != "a0004"}
    # Another run goes on with it, whatever order it asks in; what is in memory is not read again
    again = Journal(tmp_path, SETTINGS, kept=1)
    assert [again.has(one) for one in given] == [True] * 4 + [False]
    (told,) = again.noting([(given[4], read(given[4]).to_json())])
    parts = again.parts(by_id(given))
    assert dict(parts) == expected
    assert parts["a0004"] is told
    assert pickle.loads(pickle.dumps(parts)) == expected
    assert dict(Journal(tmp_path, SETTINGS | {"min_confidence": 0.5}).parts(by_id(given))) == {}


def test_readings_that_are_less_sure_are_left_out(tmp_path, read):  # type: ignore[no-untyped-def]
    (given,) = articles(1)  # sure of it: as many hundredths as there are letters
    strict = Journal(tmp_path, SETTINGS | {"min_confidence": 0.28})
    list(strict.noting([(given, read(given).to_json())]))
    assert len(strict.parts(by_id([given]))["a0000"]) == 1
    assert len(graph_of([read(given)])) == 2


def test_memory_does_not_grow_with_what_articles_give(tmp_path, read):  # type: ignore[no-untyped-def]
    given = articles(400, sentences=16)

    def told() -> Iterator[tuple[Article, str]]:
        for one in given:
            yield one, read(one).to_json()

    tracemalloc.start()
    try:
        journal = Journal(tmp_path, SETTINGS)
        for _ in journal.noting(told()):
            pass
        parts = journal.parts(by_id(given))
        assert sum(len(part) for part in parts.values()) == 400 * 16
        taken, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    on_disk = journal.path.stat().st_size / 400
    assert on_disk > 8_000
    assert taken / 400 < 1_500
