"""Anything at all where people or strangers write: a result or the error that the function names, nothing else.

Readers of articles are fuzzed in tests/articles/test_hostile.py, texts and parses in
tests/statements/test_robustness.py, IRIs in tests/rdf/test_iris.py.
"""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.actors.own import followthemoney, table
from kg.actors.own.forms import Actor, Held, KnowledgeError, Rejected
from kg.articles.duplicates import sketch
from kg.graph import Corrections, CorrectionsError
from kg.graph.corrections import add
from kg.ids import identifier, slug, statement_id
from kg.output.journal import Journal
from kg.output.ledger import FILE, Entry, Ledger, read_ledger, write_ledger
from kg.records import Article

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
any_text = st.text(max_size=200)
tables = st.sampled_from(["merge", "not_same", "rename", "retype", "reject", "forget", "mrege", ""])
keys = st.sampled_from(["entities", "entity", "name", "type", "statement", "statements", "nmae"])


@st.composite
def almost_toml(draw: st.DrawFn) -> str:
    """Text that looks like corrections: its tables and keys with any values."""
    lines = []
    for _ in range(draw(st.integers(0, 4))):
        lines.append(draw(st.sampled_from(["[[{}]]", "[{}]", "{}"])).format(draw(tables)))
        for _ in range(draw(st.integers(0, 3))):
            lines.append(f"{draw(keys)} = {json.dumps(draw(values))}")
    return "\n".join(lines)


@given(any_text | almost_toml())
@example("[[merge]]\nentities = [1, 2]")
@example('merge = "a"')
def test_any_text_is_corrections_or_an_error_of_them(text: str) -> None:
    with suppress(CorrectionsError):
        read = Corrections.from_toml(text)
        assert Corrections.from_toml(add(text, read)) == read


@given(st.binary(max_size=300), st.none() | st.integers(0, 1000))
def test_any_ledger_is_read_or_taken_for_none(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, at: int | None
) -> None:
    folder = tmp_path_factory.getbasetemp() / "fuzzed-ledger"
    folder.mkdir(exist_ok=True)
    known = Ledger({"program": "kg"}, {"a": Entry("a", sketch(Article("a", "Freedonia accused Sylvania.")), "0")})
    write_ledger(known, folder)
    whole = (folder / FILE).read_bytes()
    assert read_ledger(folder).settings == known.settings
    (folder / FILE).write_bytes(data if at is None else whole[:at] + data + whole[at + len(data) :])
    assert isinstance(read_ledger(folder), Ledger)


@given(
    st.binary(max_size=300) | st.lists(values.map(json.dumps), max_size=4).map(lambda rows: "\n".join(rows).encode())
)
def test_any_journal_gives_nothing_that_was_not_read(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.getbasetemp() / "fuzzed-journal"
    folder.mkdir(exist_ok=True)
    journal = Journal(folder, {})
    journal.path.write_bytes(data)
    assert dict(Journal(folder, {}).parts({"a": Article("a", "Text.")})) == {}


@given(any_text, any_text, any_text)
def test_ids_are_plain_whatever_they_are_made_of(subject: str, target: str, predicate: str) -> None:
    id = statement_id(f"org/{identifier(subject)}", "other", f"org/{identifier(target)}", predicate=predicate)
    assert id.isascii()
    assert set(id) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(subject)
    assert not set(identifier(subject)) & set(' /\\<>"{}|^`\n\t')


@given(st.lists(any_text | values.map(json.dumps), max_size=4), st.booleans())
@example(['{"id": "a", "schema": "Person", "properties": {"name": [1]}}'], True)
@example(["name,type,country", ",,", "A,person"], False)
@example(['"'], False)
def test_any_knowledge_file_gives_actors_and_named_faults(lines: list[str], as_json: bool) -> None:
    read = followthemoney.read if as_json else table.read
    with suppress(KnowledgeError):
        assert all(isinstance(row, Actor | Held | Rejected) for row in read(lines))
