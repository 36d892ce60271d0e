"""The commands as people type them: output, messages, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "Iran accuses Azerbaijan of helping Israel\n\nIran accused Azerbaijan on Friday of helping Israel. Azerbaijan denied it.\n"
FILES = ["graph.html", "graph.ttl", "graph.graphml", "statements.csv", "entities.csv"]


def kg(*arguments: str | Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, input=stdin, timeout=300, check=False)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    (folder / "article.txt").write_text(TEXT, encoding="utf-8")
    done = kg("build", folder / "article.txt", "-o", folder / "out")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    return folder


def test_build_writes_every_form(built: Path) -> None:
    assert all((built / "out" / name).stat().st_size for name in FILES)
    assert {p.name for p in (built / "out" / "records").iterdir()} == {
        "articles.parquet", "entities.parquet", "statements.parquet", "evidence.parquet",
    }  # fmt: skip


def test_same_articles_same_bytes(built: Path) -> None:
    assert kg("build", built / "article.txt", "-o", built / "again").returncode == 0
    for name in FILES:
        assert (built / "again" / name).read_bytes() == (built / "out" / name).read_bytes(), name


def test_adding_the_same_article_changes_nothing(built: Path) -> None:
    before = (built / "again" / "graph.ttl").read_bytes() if (built / "again").exists() else None
    done = kg("build", built / "article.txt", "-o", built / "again", "--update")
    assert done.returncode == 0, done.stderr
    assert before in (None, (built / "again" / "graph.ttl").read_bytes())


def test_query(built: Path) -> None:
    done = kg("query", built / "out", "SELECT ?who WHERE { ?who kg:accuses place:Azerbaijan }")
    assert (done.returncode, done.stdout) == (0, "who\nIran\n")
    assert kg("query", built / "out", "mutual-accusations").returncode == 0
    as_json = kg("query", built / "out", "ASK { ?s kg:accuses ?o }", "--format", "json")
    assert json.loads(as_json.stdout)["boolean"] is True


@pytest.mark.parametrize(
    "question", ["SELECT ?x WHERE {", "INSERT DATA { place:A kg:accuses place:B }", "no-such-query", "missing.rq"]
)
def test_wrong_queries_are_explained(built: Path, question: str) -> None:
    done = kg("query", built / "out", question)
    assert done.returncode == 1
    assert done.stderr.startswith("kg: ")
    assert "Traceback" not in done.stderr


def test_query_without_a_graph(tmp_path: Path) -> None:
    done = kg("query", tmp_path, "ASK {}")
    assert done.returncode == 1
    assert "kg build" in done.stderr


def test_extract_prints_the_contract(built: Path) -> None:
    done = kg("extract", built / "article.txt")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert rows
    for row in rows:
        assert list(row) == [
            "id", "article", "sentence", "start", "end", "evidence", "subject", "relation", "relation_class", "cameo",
            "predicate", "object", "status", "negated", "attributed_to", "content", "time", "place", "confidence",
        ]  # fmt: skip
        assert list(row["subject"]) == ["id", "name", "type", "country", "sector", "text", "start", "end"]
    mentions = [json.loads(line) for line in kg("extract", "--entities", built / "article.txt").stdout.splitlines()]
    assert list(mentions[0]) == ["article", "start", "end", "text", "entity"]
    assert list(mentions[0]["entity"]) == ["id", "name", "type", "country"]


def test_standard_input() -> None:
    done = kg("extract", "-", stdin=TEXT)
    assert done.returncode == 0, done.stderr
    assert "accuses" in done.stdout


def test_bad_input_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    good = json.dumps({"id": "a", "text": "Iran praised Oman."})
    (tmp_path / "lines.jsonl").write_text(f"{good}\n{good.replace('a', 'b', 1)}\n{{broken\n", encoding="utf-8")
    done = kg("extract", tmp_path, tmp_path / "missing.txt")
    assert done.returncode == 3
    for name in ("empty.txt", "binary.txt", "lines.jsonl, line 3", "missing.txt"):
        assert name in done.stderr
    assert "accuses" in done.stdout
    assert "praises" in done.stdout


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 50, None])
def test_nothing_readable_is_an_error(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "only.txt"
    if content is not None:
        path.write_bytes(content)
    done = kg("build", path, "-o", tmp_path / "out")
    assert done.returncode == 1
    assert "only.txt" in done.stderr
    assert not (tmp_path / "out").exists()


def test_hostile_file_names_are_escaped(tmp_path: Path) -> None:
    path = tmp_path / "bad\x1b[31m\nname.txt"
    path.write_bytes(b"")
    done = kg("extract", path)
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["build", "x.txt", "--model", "no_such_model"], 1, "x.txt"),
        (["build"], 2, "Missing argument"),
        (["nonsense"], 2, "No such command"),
        (["build", "x.txt", "--min-confidence", "7"], 2, "min-confidence"),
    ],
)
def test_exit_codes(arguments: list[str], code: int, message: str) -> None:
    done = kg(*arguments)
    assert done.returncode == code
    assert message in done.stderr


def test_unknown_model(built: Path) -> None:
    done = kg("extract", built / "article.txt", "--model", "no_such_model")
    assert done.returncode == 1
    assert "no_such_model" in done.stderr


def test_since(built: Path, tmp_path: Path) -> None:
    done = kg("build", built / "article.txt", "-o", tmp_path / "out", "--since", "2025-13-45")
    assert done.returncode == 1
    assert "2025-13-45" in done.stderr


def test_info_and_queries() -> None:
    assert "en" in kg("info").stdout
    assert "mutual-accusations" in kg("queries").stdout
