"""`kg build`: what it writes, that it writes the same twice, and how it adds to what is there."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pyarrow.parquet
import pytest
import rdflib

import kg

FILES = {
    "graph.html", "graph.ttl", "graph.graphml", "statements.csv", "entities.csv", "records/articles.parquet",
    "records/entities.parquet", "records/statements.parquet", "records/evidence.parquet", "records/ledger.parquet",
    "records/shares.parquet",
    "copies.csv",
}  # fmt: skip
STATEMENTS = {
    ("Iraq", "invades", "Kuwait", "asserted", ""),
    ("United States", "condemns", "Iraq", "asserted", ""),
    ("Saudi Arabia", "accuses", "Qatar", "asserted", ""),
    ("Qatar", "aids", "Iran", "claimed", "Saudi Arabia"),
    ("Qatar", "aids", "Iran", "denied", "Qatar"),
    ("Qatar", "denies", "Saudi Arabia", "asserted", ""),
    ("Egypt", "signsAgreementWith", "Israel", "asserted", ""),
}
ACCUSES = {
    "id": "first",
    "date": "2017-06-05",
    "source": "Example Herald",
    "text": "Saudi Arabia accused Qatar of helping Iran.",
}
BARELY = {"id": "second", "date": "2017-06-06", "source": "Example Wire", "text": "Saudi Arabia accused Qatar."}
TREATY = {
    "id": "third",
    "date": "1979-03-26",
    "source": "Example Wire",
    "text": "Egypt signed a peace treaty with Israel.",
}


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def said(folder: Path) -> set[tuple[str, ...]]:
    columns = ("subject_name", "relation", "object_name", "status", "attributed_to_name")
    return {tuple(row[column] for column in columns) for row in table(folder / "statements.csv")}


def test_a_build_that_keeps_little_in_memory_writes_the_same(run, tmp_path, monkeypatch, lines):
    """Whatever stands on disk while it builds, and whoever writes the files."""
    news = lines(tmp_path / "news.jsonl", ACCUSES, BARELY, TREATY)
    assert run("build", news, "-o", tmp_path / "one", "--keep-text").code == 0
    for most in ("output.updating.MOST", "output.journal.MOST", "output.shares.MOST", "graph.merge.MOST"):
        monkeypatch.setattr(f"kg.{most}", 1)
    for name, *options in (("other", "--workers", 2), ("third",), ("third", "--update")):
        assert run("build", news, "-o", tmp_path / name, "--keep-text", *options).code == 0
        assert contents(tmp_path / name) == contents(tmp_path / "one")
    assert not [path for path in tmp_path.rglob(".*") if path.is_file() or any(path.iterdir())]


# What it writes


def test_all_files_and_no_others(output):
    assert set(contents(output)) == FILES


def test_statements_are_those_of_the_sentences(output):
    assert said(output) == STATEMENTS


def test_every_row_has_its_sentence_outlet_and_day(output):
    row = next(row for row in table(output / "statements.csv") if row["relation"] == "condemns")
    assert row["evidence"] == "The United States condemned Iraq."
    assert (row["outlets"], row["first_reported"], row["article"]) == ("Example Wire", "1990-08-02", "kuwait")


def test_entities_are_the_actors(output):
    names = {row["name"] for row in table(output / "entities.csv")}
    assert names == {"Iraq", "Kuwait", "United States", "Saudi Arabia", "Qatar", "Iran", "Egypt", "Israel"}


def test_files_open_with_the_libraries_of_their_forms(output):
    graph = nx.read_graphml(output / "graph.graphml", force_multigraph=True)
    assert graph.number_of_edges() == len(STATEMENTS)
    turtle = rdflib.Graph().parse(output / "graph.ttl")
    place = "https://w3id.org/geokg/place/"
    accused = {str(o) for s, p, o in turtle if str(s) == place + "Saudi_Arabia" and str(p).endswith("/accuses")}
    assert accused == {place + "Qatar"}
    assert pyarrow.parquet.read_table(output / "records" / "articles.parquet").num_rows == 3
    assert (output / "graph.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_what_is_written_is_loaded_again(output):
    graph = kg.load(output)
    assert len(graph) == len(STATEMENTS)
    assert set(graph.articles) == {"kuwait", "qatar", "treaty"}


def test_summary_goes_to_stderr_and_names_the_files(run, article_file, tmp_path):
    ended = run("build", article_file, "--output", tmp_path / "out")
    assert (ended.code, ended.out) == (0, "")
    assert "3 articles, 8 actors, 7 statements" in ended.err
    for name in ("graph.html", "graph.ttl", "graph.graphml", "statements.csv", "entities.csv", "records"):
        assert str(tmp_path / "out" / name) in ended.err


# The same again


def test_base_and_store(run, lines, tmp_path):
    news, out = lines(tmp_path / "news.jsonl", ACCUSES), tmp_path / "out"
    assert run("build", news, "-o", out, "--base", "https://example.org/kg/", "--store").code == 0
    assert "@prefix place: <https://example.org/kg/place/> ." in (out / "graph.ttl").read_text(encoding="utf-8")
    assert (out / "store").is_dir()
    asked = run("query", out, "ASK { <https://example.org/kg/place/Saudi_Arabia> kg:accuses ?whom }")
    assert (asked.out.strip(), asked.err) == ("true", "")


def test_base_that_is_no_iri_is_refused_before_anything_is_read(run, article_file, tmp_path):
    ended = run("build", article_file, "-o", tmp_path / "out", "--base", "example.org")
    assert (ended.code, "example.org" in ended.err) == (1, True)
    assert not (tmp_path / "out").exists()


def test_twice_the_same_bytes(run, article_file, output, tmp_path):
    run("build", article_file, "-o", tmp_path / "again")
    assert contents(tmp_path / "again") == contents(output)


def test_order_of_the_inputs_does_not_matter(run, lines, tmp_path):
    one, two = lines(tmp_path / "one.jsonl", ACCUSES), lines(tmp_path / "two.jsonl", BARELY)
    run("build", one, two, "-o", tmp_path / "forth")
    run("build", two, one, "-o", tmp_path / "back")
    assert contents(tmp_path / "forth") == contents(tmp_path / "back")


def test_an_input_named_twice_counts_once(run, article_file, output, tmp_path):
    run("build", article_file, article_file, "-o", tmp_path / "out")
    assert contents(tmp_path / "out") == contents(output)


def test_building_anew_replaces_what_was_there(run, lines, article_file, output, tmp_path):
    run("build", lines(tmp_path / "other.jsonl", TREATY), "-o", tmp_path / "out")
    run("build", article_file, "-o", tmp_path / "out")
    assert contents(tmp_path / "out") == contents(output)


# --update


@pytest.fixture
def updated(run, lines, tmp_path) -> Callable[..., Path]:
    """Builds from the first batch of articles and updates with each of the others."""

    def build(name: str, *batches: list[dict]) -> Path:
        for number, batch in enumerate(batches):
            file = lines(tmp_path / f"{name}{number}.jsonl", *batch)
            ended = run("build", file, "-o", tmp_path / name, *(["--update"] if number else []))
            assert ended.code == 0, ended.err
        return tmp_path / name

    return build


@pytest.mark.parametrize(
    ("batches", "together"),
    [
        pytest.param([[ACCUSES], [TREATY]], [ACCUSES, TREATY], id="adds"),
        pytest.param([[TREATY], [ACCUSES]], [ACCUSES, TREATY], id="in any order"),
        pytest.param([[ACCUSES, TREATY], [TREATY]], [ACCUSES, TREATY], id="the same article changes nothing"),
        pytest.param([[ACCUSES], [ACCUSES], [ACCUSES]], [ACCUSES], id="nor does it the third time"),
        pytest.param([[ACCUSES], [TREATY | {"id": "first"}]], [TREATY | {"id": "first"}], id="a changed article replaces"),
        pytest.param([[ACCUSES], [BARELY]], [ACCUSES, BARELY], id="two reports of one statement"),
        pytest.param(
            [[ACCUSES, BARELY], [TREATY | {"id": "first"}]], [BARELY, TREATY | {"id": "first"}],
            id="what only the old text said is gone",
        ),
        pytest.param([[TREATY], [TREATY | {"id": "first", "text": "Peace came."}]],
                     [TREATY, TREATY | {"id": "first", "text": "Peace came."}], id="an article without statements"),
    ],
)  # fmt: skip
def test_update_gives_what_one_build_gives(updated, batches, together):
    assert contents(updated("steps", *batches)) == contents(updated("once", together))


def test_update_of_a_folder_that_is_not_there_builds_it(run, article_file, output, tmp_path):
    assert run("build", article_file, "-o", tmp_path / "new", "--update").code == 0
    assert contents(tmp_path / "new") == contents(output)


# --since, --min-confidence


@pytest.mark.parametrize(
    ("since", "kept"),
    [
        ("1970-01-01", {"kuwait", "qatar", "treaty"}),
        ("1990-08-02", {"kuwait", "qatar"}),
        ("1990-08-03", {"qatar"}),
    ],
)
def test_since_keeps_articles_of_that_day_and_later(run, article_file, tmp_path, since, kept):
    assert run("build", article_file, "-o", tmp_path / "out", "--since", since).code == 0
    assert set(kg.load(tmp_path / "out").articles) == kept


def test_since_leaves_out_undated_articles(run, lines, tmp_path):
    undated = {key: value for key, value in TREATY.items() if key != "date"}
    file = lines(tmp_path / "news.jsonl", undated, ACCUSES)
    run("build", file, "-o", tmp_path / "out", "--since", "1970-01-01")
    assert set(kg.load(tmp_path / "out").articles) == {"first"}


@pytest.mark.parametrize("since", ["tomorrow", "2024-06", "27/06/2025", "2025-13-01"])
def test_since_that_is_no_day(run, article_file, tmp_path, since):
    ended = run("build", article_file, "-o", tmp_path / "out", "--since", since)
    assert ended.code == 1
    assert since in ended.err
    assert "2025-06-27" in ended.err
    assert not (tmp_path / "out").exists()


def test_since_after_every_article_keeps_the_old_graph(run, article_file, output, tmp_path):
    run("build", article_file, "-o", tmp_path / "out")
    ended = run("build", article_file, "-o", tmp_path / "out", "--since", "2030-01-01")
    assert ended.code == 1
    assert "2030-01-01" in ended.err
    assert contents(tmp_path / "out") == contents(output)


def test_min_confidence_leaves_out_statements_and_their_places_as_content(run, lines, tmp_path):
    doubtful = {"id": "doubt", "date": "2017-06-05", "text": "Syldavia accused Borduria of helping smugglers."}
    file = lines(tmp_path / "news.jsonl", doubtful, TREATY)
    run("build", file, "-o", tmp_path / "all")
    everything = kg.load(tmp_path / "all").by_id
    threshold = max(statement.confidence for statement in everything.values())
    run("build", file, "-o", tmp_path / "some", "--min-confidence", threshold)
    kept = kg.load(tmp_path / "some").by_id
    assert set(kept) == {id for id, statement in everything.items() if statement.confidence >= threshold}
    assert 0 < len(kept) < len(everything)
    assert all(set(statement.content) <= set(kept) for statement in kept.values())


@pytest.mark.parametrize("value", ["1.2", "-0.1", "much", "nan"])
def test_min_confidence_out_of_range_is_a_usage_error(run, article_file, tmp_path, value):
    ended = run("build", article_file, "-o", tmp_path / "out", f"--min-confidence={value}")
    assert ended.code == 2
    assert "--min-confidence" in ended.err


# Where it writes


def test_output_that_is_a_file(run, article_file, tmp_path):
    (tmp_path / "out").write_text("mine")
    ended = run("build", article_file, "-o", tmp_path / "out")
    assert ended.code == 1
    assert "is a file, not a folder" in ended.err
    assert (tmp_path / "out").read_text() == "mine"


def test_output_below_a_file(run, article_file, tmp_path):
    (tmp_path / "file").write_text("mine")
    ended = run("build", article_file, "-o", tmp_path / "file" / "out")
    assert ended.code == 1
    assert "file" in ended.err


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda folder: (folder / "statements.parquet").write_bytes(b"junk"), id="a broken table"),
        pytest.param(lambda folder: (folder / "articles.parquet").unlink(), id="a missing table"),
    ],
)  # fmt: skip
def test_update_of_damaged_records_says_so_and_changes_nothing(run, article_file, tmp_path, damage):
    run("build", article_file, "-o", tmp_path / "out")
    damage(tmp_path / "out" / "records")
    before = contents(tmp_path / "out")
    ended = run("build", article_file, "-o", tmp_path / "out", "--update")
    assert ended.code == 1
    assert str(tmp_path / "out") in ended.err
    assert contents(tmp_path / "out") == before


# kg demo


def test_demo_builds_the_samples(run, tmp_path):
    ended = run("demo", "-o", tmp_path / "out")
    assert (ended.code, ended.out) == (0, "")
    assert set(contents(tmp_path / "out")) == FILES
    assert len(kg.load(tmp_path / "out").articles) == 30
    assert f"kg query {tmp_path / 'out'}" in ended.err


# Several processes, and several builds


def test_two_workers_give_the_same_bytes(run, article_file, output, tmp_path):
    ended = run("build", article_file, "-o", tmp_path / "out", "--workers", 2)
    assert ended.code == 0, ended.err
    assert contents(tmp_path / "out") == contents(output)


def test_two_builds_into_one_folder_do_not_mix(run, article_file, tmp_path):
    from kg.output.changing import locked

    with locked(tmp_path / "out"):
        ended = run("build", article_file, "-o", tmp_path / "out")
    assert ended.code == 1
    assert "another process is writing" in ended.err
    assert "wait" in ended.err


def test_a_folder_that_cannot_be_made_is_named(run, article_file, tmp_path):
    (tmp_path / "file").write_text("")
    ended = run("build", article_file, "-o", tmp_path / "file" / "below")
    assert ended.code == 1
    assert "cannot be written" in ended.err
