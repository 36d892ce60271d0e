"""`kg build --update`: what is read again, `--prune`, going on after a kill, copies, `--keep-text` and quotes."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet
import pytest

import kg

REPORT = (
    "Freedonia accused Sylvania on Monday of moving tanks to the border. Sylvania denied the accusation and said that "
    "its army was training far from the river. The Alpine League called on both governments to talk. Ministers of the "
    "League will meet on Friday in the capital of Ruritania, where delegates of the two countries are expected too."
)
ONE = {"id": "one", "date": "2024-01-10", "source": "Example Wire", "text": REPORT}
COPY = {
    "id": "two",
    "date": "2024-01-11",
    "source": "Example Herald",
    "text": f"BAKU, Jan 11 (Example Wire) – {REPORT}",
}
OTHER = {"id": "three", "date": "2024-01-12", "source": "Example Post", "text": "Ruritania sent food to Tomainia."}
LATER = {"id": "four", "date": "2024-01-13", "source": "Example Post", "text": "Tomainia thanked Ruritania."}


@pytest.fixture
def articles(tmp_path) -> Path:
    """A folder of articles, a file each."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for article in (ONE, OTHER, LATER):
        write(folder, article)
    return folder


def write(folder: Path, article: dict) -> None:
    (folder / f"{article['id']}.json").write_text(json.dumps(article), encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def column(folder: Path, name: str) -> list[str]:
    return pyarrow.parquet.read_table(folder / "records" / "articles.parquet")[name].to_pylist()


def texts_read(monkeypatch) -> list[str]:
    """Takes the ids of the articles whose statements are read."""
    from kg import pipeline

    read: list[str] = []
    original = pipeline.extract_from

    def noted(doc, article, knowledge):
        read.append(article.id)
        return original(doc, article, knowledge)

    monkeypatch.setattr(pipeline, "extract_from", noted)
    return read


# What is read again


def test_only_new_and_changed_articles_are_read(run, articles, tmp_path, monkeypatch):
    run("build", articles, "-o", tmp_path / "out")
    write(articles, OTHER | {"text": "Ruritania sent no food to Tomainia."})
    write(articles, {"id": "five", "date": "2024-01-14", "text": "Freedonia praised Ruritania."})
    read = texts_read(monkeypatch)
    assert run("build", articles, "-o", tmp_path / "out", "--update").code == 0
    assert sorted(read) == ["five", "three"]
    run("build", articles, "-o", tmp_path / "anew")
    assert contents(tmp_path / "out") == contents(tmp_path / "anew")


def test_other_settings_read_all_again(run, articles, tmp_path, monkeypatch):
    run("build", articles, "-o", tmp_path / "out")
    read = texts_read(monkeypatch)
    run("build", articles, "-o", tmp_path / "out", "--update", "--min-confidence", "0.1")
    assert sorted(read) == ["four", "one", "three"]


def test_an_update_after_a_correction_reads_nothing_again(run, articles, tmp_path, monkeypatch):
    run("build", articles, "-o", tmp_path / "out")
    assert run("merge", "Ruritania", "Tomainia", "-o", tmp_path / "out").code == 0
    read = texts_read(monkeypatch)
    before = contents(tmp_path / "out")
    assert run("build", articles, "-o", tmp_path / "out", "--update").code == 0
    assert read == []
    assert contents(tmp_path / "out") == before


# --prune


def test_prune_drops_what_the_paths_hold_no_more(run, articles, tmp_path):
    run("build", articles, "-o", tmp_path / "out")
    (articles / "three.json").unlink()
    run("build", articles, "-o", tmp_path / "out", "--update")
    assert column(tmp_path / "out", "id") == ["four", "one", "three"]
    ended = run("build", articles, "-o", tmp_path / "out", "--update", "--prune")
    assert ended.code == 0
    assert column(tmp_path / "out", "id") == ["four", "one"]
    run("build", articles, "-o", tmp_path / "anew")
    assert contents(tmp_path / "out") == contents(tmp_path / "anew")


def test_prune_keeps_what_since_leaves_unread(run, articles, tmp_path):
    run("build", articles, "-o", tmp_path / "out")
    before = contents(tmp_path / "out")
    run("build", articles, "-o", tmp_path / "out", "--update", "--prune", "--since", "2024-01-12")
    assert contents(tmp_path / "out") == before


def test_prune_drops_nothing_where_a_file_cannot_be_read(run, articles, tmp_path):
    run("build", articles, "-o", tmp_path / "out")
    (articles / "three.json").write_text('{"text": ')
    ended = run("build", articles, "-o", tmp_path / "out", "--update", "--prune")
    assert ended.code == 3
    assert "nothing is pruned" in ended.err
    assert "three" in column(tmp_path / "out", "id")


def test_prune_without_update_is_an_error(run, articles, tmp_path):
    ended = run("build", articles, "-o", tmp_path / "out", "--prune")
    assert ended.code == 1
    assert "--update" in ended.err
    assert not (tmp_path / "out").exists()


# A run that is killed


def test_a_killed_run_goes_on_where_it_stopped(run, tmp_path, monkeypatch):
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(120):  # several batches of the pipeline, so that some are done when the kill comes
        write(
            folder,
            OTHER
            | {
                "id": f"a{number:03}",
                "text": f"Ruritania sent food to Tomainia. Tomainia thanked Ruritania {number} times.",
            },
        )
    command = [sys.executable, "-m", "kg", "build", str(folder), "-o", str(tmp_path / "out"), "--keep-copies"]
    journal = tmp_path / "out" / "records" / ".unfinished.jsonl"
    child = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=os.environ, cwd=Path(__file__).parents[2])
    deadline = time.monotonic() + 120
    while (
        time.monotonic() < deadline
        and child.poll() is None
        and not (journal.is_file() and journal.stat().st_size > 20_000)
    ):
        time.sleep(0.005)
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert journal.is_file()
    assert not (tmp_path / "out" / "graph.html").exists()
    with journal.open("a", encoding="utf-8") as file:
        file.write('{"settings": {"min_')  # what a kill in the middle of a line leaves
    done = sum(line.endswith("}") for line in journal.read_text(encoding="utf-8").splitlines())
    read = texts_read(monkeypatch)
    ended = run("build", folder, "-o", tmp_path / "out", "--keep-copies")
    assert ended.code == 0
    assert f"{done} articles were read by a run that did not end" in ended.err
    assert len(read) == 120 - done < 120
    assert not journal.exists()
    run("build", folder, "-o", tmp_path / "anew", "--keep-copies")
    assert contents(tmp_path / "out") == contents(tmp_path / "anew")


def test_a_journal_of_other_settings_or_texts_is_not_taken_up(run, articles, tmp_path, monkeypatch):
    monkeypatch.setattr("kg.output.journal.forget", lambda records: None)  # as if the run had been killed at its end
    run("build", articles, "-o", tmp_path / "out", "--min-confidence", "0.1")
    write(articles, OTHER | {"text": "Ruritania sent no food to Tomainia."})
    read = texts_read(monkeypatch)
    run("build", articles, "-o", tmp_path / "out", "--min-confidence", "0.1")
    assert read == ["three"]
    run("build", articles, "-o", tmp_path / "out", "--min-confidence", "0.2")
    assert sorted(read) == ["four", "one", "three", "three"]


# Copies


def test_copies_are_one_report_of_several_outlets(run, articles, tmp_path):
    write(articles, COPY)
    ended = run("build", articles, "-o", tmp_path / "out")
    assert "1 article is a copy" in ended.err
    graph = kg.load(tmp_path / "out")
    assert set(graph.articles) == {"one", "three", "four"}
    accuses = graph.statements(subject="Freedonia", relation="accuses")[0]
    assert graph.sources(accuses) == ["Example Herald", "Example Wire"]
    assert graph.reports(accuses) == 1
    assert len(graph.statements(subject="Freedonia", relation="accuses", source="Example Herald")) == 1
    counts = graph.query("SELECT ?n ?s WHERE { ?x rdf:predicate kg:accuses ; kgo:reports ?n ; kgo:sources ?s }")
    assert [(int(row["n"]), int(row["s"])) for row in counts] == [(1, 2)]
    with (tmp_path / "out" / "copies.csv").open(encoding="utf-8", newline="") as file:
        assert [(row["report"], row["article"], row["outlet"]) for row in csv.DictReader(file)] == [
            ("one", "two", "Example Herald")
        ]
    run("build", articles, "-o", tmp_path / "all", "--keep-copies")
    assert set(kg.load(tmp_path / "all").articles) == {"one", "two", "three", "four"}


def test_a_copy_that_comes_later_is_an_outlet_more(run, articles, tmp_path, monkeypatch):
    run("build", articles, "-o", tmp_path / "out")
    write(articles, COPY)
    read = texts_read(monkeypatch)
    run("build", articles, "-o", tmp_path / "out", "--update")
    assert read == []
    run("build", articles, "-o", tmp_path / "anew")
    assert contents(tmp_path / "out") == contents(tmp_path / "anew")


@pytest.mark.parametrize("first", [ONE, COPY], ids=["the copy comes later", "the copy comes first"])
def test_a_copy_that_comes_alone_is_no_report_of_its_own(run, lines, tmp_path, first):
    one, other = (ONE, COPY) if first is ONE else (COPY, ONE)
    run("build", lines(tmp_path / "1.jsonl", one, OTHER, LATER), "-o", tmp_path / "out")
    ended = run("build", lines(tmp_path / "2.jsonl", other), "-o", tmp_path / "out", "--update")
    assert ended.code == 0
    assert set(kg.load(tmp_path / "out").articles) == {"one", "three", "four"}
    run("build", lines(tmp_path / "3.jsonl", ONE, OTHER, LATER, COPY), "-o", tmp_path / "anew")
    assert contents(tmp_path / "out") == contents(tmp_path / "anew")


# Texts and quotes


def test_texts_are_kept_only_when_asked(run, articles, tmp_path):
    run("build", articles, "-o", tmp_path / "out")
    assert column(tmp_path / "out", "text") == ["", "", ""]
    assert not [name for name, data in contents(tmp_path / "out").items() if REPORT.encode() in data]
    run("build", articles, "-o", tmp_path / "out", "--update", "--keep-text")
    assert column(tmp_path / "out", "text") == [LATER["text"], REPORT, OTHER["text"]]
    run("merge", "Ruritania", "Tomainia", "-o", tmp_path / "out")
    assert column(tmp_path / "out", "text") == [LATER["text"], REPORT, OTHER["text"]]


def test_no_file_holds_more_than_a_quote_of_a_sentence(run, lines, tmp_path):
    middle = ", ".join(f"with its {number} hills and valleys" for number in range(30))
    long = f"Freedonia, {middle}, accused Sylvania of theft."
    run(
        "build",
        lines(tmp_path / "long.jsonl", {"id": "long", "date": "2024-01-10", "text": long}),
        "-o",
        tmp_path / "out",
    )
    evidence = pyarrow.parquet.read_table(tmp_path / "out" / "records" / "evidence.parquet").to_pylist()
    assert evidence
    for piece in evidence:
        assert len(piece["text"]) <= 300
        assert long[piece["start"] : piece["end"]] == piece["text"]
    for name, data in contents(tmp_path / "out").items():
        if not name.endswith(".parquet"):
            assert long[:301].encode() not in data, name
            assert long[-301:].encode() not in data, name
