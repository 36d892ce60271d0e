"""`kg query` and `kg queries`."""

from __future__ import annotations

import csv
import io
import json
import shutil

import pytest

ACCUSED = "SELECT ?who WHERE { place:Saudi_Arabia kg:accuses ?who }"
QATAR = "https://w3id.org/geokg/place/Qatar"


def test_sparql(run, output):
    ended = run("query", output, ACCUSED)
    assert (ended.code, ended.out, ended.err) == (0, "who\nQatar\n", "")


def test_relations_that_are_not_in_the_vocabulary_are_named(run, output):
    ended = run("query", output, "SELECT ?who WHERE { ?who kg:acuses|kg:zzz ?whom }")
    assert (ended.code, ended.out) == (0, "who\n")
    assert "no relation of the vocabulary is called kg:acuses: did you mean kg:accuses?" in ended.err
    assert "called kg:zzz: docs/ontology.md lists all" in ended.err
    assert run("query", output, "SELECT ?who WHERE { ?who kg:tortures place:Qatar }").err == ""


def test_what_a_named_query_needs_is_said(run, output):
    ended = run("query", output, "timeline", "-p", "one=Iran")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == "kg: the query timeline needs $other: give -p other=VALUE\n  other: the other actor\n"


def test_status_is_in_the_namespace(run, output):
    for prefix, expected in (("kg", "false"), ("claimed", "true"), ("denied", "true"), ("prospective", "false")):
        assert run("query", output, f"ASK {{ place:Qatar {prefix}:aids place:Iran }}").out == f"{expected}\n"


def test_file(run, output, tmp_path):
    (tmp_path / "question.rq").write_text("# Whom does Saudi Arabia accuse?\n" + ACCUSED, encoding="utf-8")
    assert run("query", output, tmp_path / "question.rq").out == "who\nQatar\n"


def test_file_with_a_blank_in_its_name(run, output, tmp_path):
    (tmp_path / "my question.rq").write_text(ACCUSED, encoding="utf-8")
    assert run("query", output, tmp_path / "my question.rq").out == "who\nQatar\n"


def test_name(run, output):
    ended = run("query", output, "who-accuses-whom", "--format", "csv")
    assert ended.code == 0
    assert "Qatar" in ended.out


def test_name_with_parameters(run, output):
    ended = run("query", output, "timeline", "-p", "one=Iraq", "--parameter", "other=Kuwait")
    assert ended.code == 0
    assert "invades" in ended.out
    assert run("query", output, "timeline", "-p", "one=Iraq", "-p", "other=Egypt").out.count("\n") == 1


def test_csv(run, output):
    rows = list(csv.DictReader(io.StringIO(run("query", output, ACCUSED, "--format", "csv").out)))
    assert rows == [{"who": QATAR}]


def test_json(run, output):
    found = json.loads(run("query", output, ACCUSED, "--format", "json").out)
    assert found["head"]["vars"] == ["who"]
    assert found["results"]["bindings"] == [{"who": {"type": "uri", "value": QATAR}}]


@pytest.mark.parametrize("format", ["table", "csv", "tsv", "json", "xml"])
def test_every_format_of_rows(run, output, format):
    ended = run("query", output, ACCUSED, "--format", format)
    assert (ended.code, ended.err) == (0, "")
    assert "Qatar" in ended.out


@pytest.mark.parametrize("format", ["turtle", "jsonld"])
def test_every_format_of_triples(run, output, format):
    ended = run("query", output, "CONSTRUCT { ?a kg:accuses ?b } WHERE { ?a kg:accuses ?b }", "--format", format)
    assert (ended.code, ended.err) == (0, "")
    assert "Qatar" in ended.out


def test_store_is_made_once(run, output, tmp_path):
    shutil.copytree(output, tmp_path / "copy")
    first, second = (run("query", tmp_path / "copy", ACCUSED, "--store") for _ in range(2))
    assert first.out == second.out == "who\nQatar\n"
    assert "done once" in first.err
    assert second.err == ""
    assert (tmp_path / "copy" / "store").is_dir()


def test_syntax_error_points_to_the_place_on_a_line_of_its_own(run, output):
    lines = run("query", output, "SELECT ?a {\n ?a kg:accuses ?b LIMIT 3").err.splitlines()
    assert "line 2, column 19: 'LIMIT' cannot stand here" in lines[0]
    assert lines[2].index("^") == lines[1].index("LIMIT")


def test_limit_says_that_there_is_more(run, output):
    ended = run("query", output, "SELECT ?a WHERE { ?a a kgo:Statement }", "--limit", "2")
    assert ended.code == 0
    assert len(ended.out.splitlines()) == 3
    assert "--limit" in ended.err


def test_timeout_that_is_enough(run, output):
    assert run("query", output, ACCUSED, "--timeout", "60").out == "who\nQatar\n"


# Errors: exit code 1, what is wrong, no traceback

ERRORS = {
    "syntax error": (["SELECT ?who WHERE { ?who "], "Syntax error in line 1"),
    "unknown prefix": (["SELECT ?a WHERE { ?a nope:x ?b }"], "nope"),
    "no query": (["who accuses whom"], "no SPARQL"),
    "unknown name": (["who-accuses-nobody"], "kg queries"),
    "missing file": (["nothing.rq"], "nothing.rq"),
    "insert": (["INSERT DATA { place:Iran kg:accuses place:Qatar }"], "refused"),
    "delete": (["DELETE WHERE { ?s ?p ?o }"], "refused"),
    "clear": (["CLEAR ALL"], "refused"),
    "load": (["LOAD <https://example.org/x.ttl>"], "refused"),
    "service": (["SELECT * WHERE { SERVICE <https://example.org/> { ?s ?p ?o } }"], "refused"),
    "unknown format": ([ACCUSED, "--format", "yaml"], "yaml"),
    "missing parameter": (["timeline", "-p", "one=Iraq"], "$other"),
    "unknown parameter": (["mutual-accusations", "-p", "colour=red"], "$colour"),
    "unknown actor": (["about", "-p", "actor=Atlantis"], "Atlantis"),
    "parameter without value": (["about", "-p", "actor"], "actor=VALUE"),
}


@pytest.mark.parametrize(("arguments", "message"), ERRORS.values(), ids=ERRORS)
def test_error(run, output, arguments, message):
    before = (output / "graph.ttl").read_bytes()
    ended = run("query", output, *arguments)
    assert (ended.code, ended.out) == (1, "")
    assert message in ended.err
    assert "Traceback" not in ended.err
    assert (output / "graph.ttl").read_bytes() == before


def test_query_file_that_is_not_text(run, output, tmp_path):
    (tmp_path / "question.rq").write_bytes(b"\xff\xfe\x00")
    ended = run("query", output, tmp_path / "question.rq")
    assert ended.code == 1
    assert "question.rq" in ended.err


@pytest.mark.parametrize(
    "make",
    [lambda path: None, lambda path: path.mkdir(), lambda path: path.write_text("x")],
    ids=["missing", "empty", "file"],
)
def test_folder_without_a_graph(run, tmp_path, make):
    make(tmp_path / "folder")
    ended = run("query", tmp_path / "folder", ACCUSED)
    assert ended.code == 1
    assert "holds no graph" in ended.err
    assert f"kg build PATH -o {tmp_path / 'folder'}" in ended.err


@pytest.mark.parametrize("option", [["--limit", "0"], ["--limit", "many"], ["--timeout", "0"], ["--nonsense"]])
def test_usage(run, output, option):
    ended = run("query", output, ACCUSED, *option)
    assert ended.code == 2
    assert option[0] in ended.err


def test_values_cannot_move_the_cursor(run, tmp_path, lines):
    file = lines(tmp_path / "news.jsonl", {"id": "a", "title": "Red \x1b[31malert", "text": "France condemned Russia."})
    run("build", file, "-o", tmp_path / "out")
    ended = run("query", tmp_path / "out", "SELECT ?title WHERE { ?a schema:headline ?title }")
    assert ended.code == 0
    assert "\x1b" not in ended.out
    assert "alert" in ended.out


def test_queries_prints_one(run):
    from kg import rdf

    assert run("queries", "timeline").out == rdf.named_queries()["timeline"].text
    assert run("queries", "nothing").code == 1


@pytest.mark.parametrize(
    ("url", "words"),
    [("file:///tmp", "no http"), ("http://127.0.0.1:1/data", "cannot be reached"), ("http://u:p@h/", "logs")],
)
def test_push_says_what_goes_wrong(run, output, url, words):
    ended = run("push", output, url)
    assert ended.code == 1
    assert words in ended.err


def test_queries_lists_each_by_name(run):
    from kg import rdf

    ended = run("queries")
    assert (ended.code, ended.err) == (0, "")
    rows = [line.split("\t") for line in ended.out.splitlines()]
    assert rows[0] == ["query", "answers", "parameters"]
    assert [row[0] for row in rows[1:]] == list(rdf.named_queries())
    assert all(row[1] == rdf.named_queries()[row[0]].question for row in rows[1:])


@pytest.mark.parametrize("name", ["who-accuses-whom", "contradictions", "visits", "conflict-pairs"])
def test_named_queries_run_on_a_built_folder(run, output, name):
    assert run("query", output, name).code == 0
