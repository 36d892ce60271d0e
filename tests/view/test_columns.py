"""Columns of the page's data: the JSON that a list or dictionary would be, in memory or on disk."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.shelf import Shelf
from kg.view import page
from kg.view.columns import Column, DistinctTexts, SparseColumn, compact
from kg.view.text import clean
from tests.view.conftest import large_graph

texts = st.text(max_size=4).map(clean)
values = st.one_of(st.none(), st.integers(), texts, st.lists(st.integers(), max_size=3))


@settings(max_examples=60, deadline=None)
@given(st.lists(values), st.integers(1, 3), st.booleans())
def test_columns_are_json(given: list[Any], together: int, on_disk: bool) -> None:
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.view.columns.TOGETHER", together)
        patch.setattr("kg.view.columns.CHARACTERS", 1)
        folder = Path(name) if on_disk else None
        column, sparse = Column(folder), SparseColumn(folder)
        for row, value in enumerate(given):
            column.append(value)
            sparse.put(row, value)
        for _ in range(2):
            assert "".join(column) == compact(given)
            assert "".join(sparse) == compact({str(row): value for row, value in enumerate(given) if value})


@settings(max_examples=60, deadline=None)
@given(st.lists(texts), st.integers(1, 3), st.booleans())
def test_texts_stand_once_in_the_order_in_which_they_come(given: list[str], rows: int, on_disk: bool) -> None:
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.view.columns.ROWS", rows)
        distinct = DistinctTexts(Path(name) if on_disk else None)
        for text in given:
            distinct.append(text)
        numbers, known = (json.loads("".join(column)) for column in distinct.columns())
        assert known == list(dict.fromkeys(given))
        assert [known[number] for number in numbers] == given


def test_a_graph_on_disk_has_the_same_page(tmp_path: Path) -> None:
    graph = large_graph(60, 20)
    articles, statements = (Shelf(known.values(), tmp_path) for known in (graph.articles, graph.by_id))
    assert page(replace(graph, articles=articles, by_id=statements)) == page(graph)
