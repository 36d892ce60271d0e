"""`kg extract`: the form of its JSON lines is a contract (DESIGN, "The records")."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from kg.ontology.vocabulary import event_classes, relations
from kg.records import ENTITY_TYPES, STATUSES, Statement

TEXT_OR_NONE = (str, type(None))
STATEMENT: dict[str, tuple[type, ...]] = {
    "id": (str,), "article": (str,), "sentence": (int,), "start": (int,), "end": (int,), "evidence": (str,),
    "subject": (dict,), "relation": (str,), "relation_class": (str,), "cameo": TEXT_OR_NONE, "predicate": (str,),
    "object": (dict,), "status": (str,), "negated": (bool,), "attributed_to": (dict, type(None)), "content": (list,),
    "time": (dict, type(None)), "place": (dict, type(None)), "confidence": (float, int),
}  # fmt: skip
ARGUMENT: dict[str, tuple[type, ...]] = {
    "id": (str,), "name": (str,), "type": (str,), "country": TEXT_OR_NONE, "sector": TEXT_OR_NONE,
    "text": TEXT_OR_NONE, "start": (int, type(None)), "end": (int, type(None)),
}  # fmt: skip
MENTION: dict[str, tuple[type, ...]] = {
    "article": (str,),
    "start": (int,),
    "end": (int,),
    "text": (str,),
    "entity": (dict,),
}
ENTITY: dict[str, tuple[type, ...]] = {"id": (str,), "name": (str,), "type": (str,), "country": TEXT_OR_NONE}
# Every part of the form at least once: content, time, place, attribution, negation.
TITLE = "Iraq invades Kuwait"
TEXT = (
    "Iraq invaded Kuwait on Thursday. The United States condemned Iraq in Washington. "
    "Saudi Arabia accused Qatar of helping Iran. Qatar denied helping Iran. "
    "Spokesman John Smith said that France did not attack Mali. Egypt will sign a treaty with Israel next week."
)


@pytest.fixture(scope="module")
def article(tmp_path_factory, lines):
    path = tmp_path_factory.mktemp("extract") / "news.jsonl"
    return lines(path, {"id": "news", "title": TITLE, "text": TEXT, "date": "1990-08-02", "source": "Example Wire"})


@pytest.fixture(scope="module")
def statements(run, article):
    ended = run("extract", article)
    assert (ended.code, ended.err) == (0, "")
    return ended.rows


@pytest.fixture(scope="module")
def mentions(run, article):
    ended = run("extract", article, "--entities")
    assert (ended.code, ended.err) == (0, "")
    return ended.rows


def has_form(row: Any, form: dict[str, tuple[type, ...]]) -> None:
    assert list(row) == list(form)
    for key, types in form.items():
        # True is an int to isinstance
        assert isinstance(row[key], types) and isinstance(row[key], bool) == (types == (bool,)), (key, row[key])  # noqa: PT018


def test_a_statement_has_exactly_these_keys(statements):
    assert statements
    for row in statements:
        has_form({key: value for key, value in row.items() if key not in ("mentions", "responds_to")}, STATEMENT)
        has_form(row["subject"], ARGUMENT)
        has_form(row["object"], ARGUMENT)
        assert all(isinstance(id, str) for id in (*row["content"], *row.get("responds_to", ())))
        for optional in ("attributed_to", "place"):
            if row[optional]:
                has_form(row[optional], ARGUMENT)
        if row["time"]:
            has_form(row["time"], {"text": (str,), "from": TEXT_OR_NONE, "to": TEXT_OR_NONE})


@pytest.mark.parametrize("part", ["attributed_to", "content", "time", "cameo", "negated"])
def test_the_text_exercises_each_part_of_the_form(statements, part):
    assert any(row[part] for row in statements)


def test_values_are_of_their_vocabularies(statements):
    for row in statements:
        assert row["status"] in STATUSES
        assert row["relation"] in relations()
        assert row["relation_class"] in event_classes()
        assert row["subject"]["type"] in ENTITY_TYPES
        assert row["object"]["type"] in ENTITY_TYPES
        assert 0 <= row["confidence"] <= 1
        for key in ("from", "to"):
            if row["time"] and row["time"][key]:
                date.fromisoformat(row["time"][key])


def test_offsets_count_in_title_blank_line_text(statements):
    document = f"{TITLE}\n\n{TEXT}"
    for row in statements:
        assert document[row["start"] : row["end"]] == row["evidence"]
        for argument in filter(None, (row["subject"], row["object"], row["attributed_to"], row["place"])):
            if argument["start"] is not None:
                assert document[argument["start"] : argument["end"]] == argument["text"]


def test_the_headline_is_sentence_0(statements):
    assert {row["evidence"] for row in statements if row["sentence"] == 0} == {TITLE}


def test_content_names_statements_that_are_printed(statements):
    assert {id for row in statements for id in row["content"]} <= {row["id"] for row in statements}


def test_lines_are_read_back_as_records(statements):
    for row in statements:
        assert Statement.from_dict(row).to_dict() == row


def test_a_mention_has_exactly_these_keys(mentions):
    assert mentions
    document = f"{TITLE}\n\n{TEXT}"
    for row in mentions:
        has_form(row, MENTION)
        has_form(row["entity"], ENTITY)
        assert document[row["start"] : row["end"]] == row["text"]


def test_mentions_are_the_actors_in_the_order_of_the_text(mentions):
    assert [row["start"] for row in mentions] == sorted(row["start"] for row in mentions)
    assert [row["entity"]["name"] for row in mentions][:4] == ["Iraq", "Kuwait", "Iraq", "Kuwait"]


def test_letters_beyond_ascii_are_printed_as_they_are(run, tmp_path):
    (tmp_path / "news.txt").write_text("Emmanuel Macron, the president of France, visited São Tomé.", encoding="utf-8")
    ended = run("extract", tmp_path / "news.txt", "--entities")
    assert "São Tomé" in ended.out
    assert "\\u" not in ended.out


def test_an_article_without_statements_prints_nothing(run, tmp_path):
    (tmp_path / "news.txt").write_text("The sun was shining.")
    ended = run("extract", tmp_path / "news.txt")
    assert (ended.code, ended.out, ended.err) == (0, "", "")


def test_the_module_reads_standard_input_and_prints_only_data():
    ended = subprocess.run(
        [sys.executable, "-m", "kg", "extract", "-"], input="France condemned Russia.", capture_output=True,
        text=True, timeout=120, env=os.environ | {"PYTHONHASHSEED": "3"}, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, "")
    [row] = [json.loads(line) for line in ended.stdout.splitlines()]
    assert (row["subject"]["name"], row["relation"], row["object"]["name"]) == ("France", "condemns", "Russia")
