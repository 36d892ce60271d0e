"""Records on disk: a shelf is as good as a dictionary, and what is sorted in parts comes as if sorted at once."""

from __future__ import annotations

import gc
import pickle
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.records import Article
from kg.shelf import EVERY, Shelf, by_id, each, emptied, folder_of, places, shelved
from kg.sorting import Sorter, Spool, in_order

ids = st.text(st.characters(), min_size=0, max_size=5)
articles = st.dictionaries(ids, st.text(max_size=5), max_size=5 * EVERY).map(
    lambda texts: {id: Article(id, texts[id]) for id in sorted(texts)}
)


@settings(max_examples=80, deadline=None)
@given(articles, st.lists(ids, max_size=9))
def test_a_shelf_is_as_good_as_a_dictionary(known: dict[str, Article], others: list[str]) -> None:
    with TemporaryDirectory() as name:
        shelf = Shelf(known.values(), Path(name))
        for one in (shelf, pickle.loads(pickle.dumps(shelf))):
            assert (list(one), list(one.values()), list(one.items())) == (
                list(known),
                list(known.values()),
                list(known.items()),
            )
            assert len(one) == len(known)
            assert one == known
            assert {id: one.get(id) for id in (*known, *others)} == {id: known.get(id) for id in (*known, *others)}
            assert [id in one for id in others] == [id in known for id in others]
            assert list(map(places(one), known)) == list(map(places(known), known)) == list(range(len(known)))
            assert None not in one


def test_what_is_made_of_each_is_kept_where_they_are(tmp_path: Path) -> None:
    known = {id: Article(id, "Text.") for id in ("a", "b", "c")}
    shelf = shelved(known.values(), tmp_path, most=2)
    for there, folder in ((shelf, tmp_path), (shelved(known.values(), tmp_path, most=3), None)):
        made = each(there, lambda one: replace(one, text="New.") if one.id != "b" else None)
        assert (folder_of(there), folder_of(made)) == (folder, folder)
        assert made == {"a": Article("a", "New."), "c": Article("c", "New.")}
    assert folder_of(shelved(known.values(), None, most=0)) is None


def test_its_file_goes_with_it_and_not_with_a_copy(tmp_path: Path) -> None:
    shelf = Shelf([Article("a", "Text.")], tmp_path)
    copy = pickle.loads(pickle.dumps(shelf))
    del copy
    gc.collect()
    assert shelf["a"] == Article("a", "Text.")
    del shelf
    gc.collect()
    assert list(tmp_path.iterdir()) == []


def test_a_place_is_asked_for_in_vain(tmp_path: Path) -> None:
    for known in (Shelf([Article("b", "Text.")], tmp_path), {"b": Article("b", "Text.")}):
        for id in ("a", "c"):
            with pytest.raises(KeyError):
                places(known)(id)


def test_the_records_found_last_are_kept_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.shelf.RECENT", 2)
    shelf = Shelf([Article(id, "Text.") for id in "abc"], tmp_path)
    assert shelf["a"] is shelf["a"]
    first = shelf["a"]
    assert [shelf[id].id for id in "bca"] == ["b", "c", "a"]
    assert (shelf["a"], shelf["a"] is first) == (first, False)


def test_of_records_of_one_id_the_last_counts(tmp_path: Path) -> None:
    given = [Article("a", "First."), Article("a", "Last."), Article("b", "Only.")]
    for folder in (None, tmp_path):
        assert by_id(given, folder, most=1) == {"a": given[1], "b": given[2]}


def test_a_list_is_emptied_as_it_is_read() -> None:
    given = [Article(id, "Text.") for id in "abc"]
    found = emptied(given)
    assert [next(found).id, next(found).id] == ["a", "b"]
    assert len(given) == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers())), st.integers(1, 4))
def test_what_is_sorted_in_parts_comes_as_if_sorted_at_once(items: list[tuple[int, int]], most: int) -> None:
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.sorting.OPEN", 2)
        expected = sorted(items, key=lambda item: item[0])
        assert list(in_order(items, lambda item: item[0], Path(name), most=most)) == expected
        assert list(in_order(items, lambda item: item[0], None, most=most)) == expected
        one_by_one = Sorter[tuple[int, int]](lambda item: item[0], Path(name), most=most)
        for item in items:
            one_by_one.add(item)
        assert (list(one_by_one), list(one_by_one)) == (expected, expected)


def test_a_spool_is_read_again(tmp_path: Path) -> None:
    spool = Spool(iter(range(5)), tmp_path)
    assert (list(spool), list(spool)) == ([0, 1, 2, 3, 4], [0, 1, 2, 3, 4])
    assert list(tmp_path.iterdir()) == []
