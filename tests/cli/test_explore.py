"""`kg stats`, `timeline`, `path`, `diff` and `export` as their users see them."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import networkx as nx
import pytest

from kg.graph import example
from kg.tables import FORMATS
from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records of the example graph; tests only read it."""
    from kg.tables.parquet import write_records

    folder = tmp_path_factory.mktemp("explore") / "output"
    write_records(example(), folder / "records")
    return folder


def test_stats_count_everything(run: Run, folder: Path) -> None:
    ended = run("stats", folder, "--format", "csv")
    assert (ended.code, ended.err) == (0, "")
    rows = {(row["of"], row["name"]): int(row["count"]) for row in csv.DictReader(io.StringIO(ended.out))}
    assert rows["articles", "all"] == 7
    assert rows["statements", "denied"] == 1
    assert rows["statements by quad class", "material conflict"] == 2
    assert rows["reports of an actor", "Sylvania"] == 12
    assert rows["statements of an outlet", "Example Wire"] == 7
    assert rows["statements first reported in", "2024"] == 15
    assert sum(count for (of, name), count in rows.items() if of == "statements" and name != "all") == 15


def test_stats_of_an_empty_graph(run: Run, tmp_path: Path) -> None:
    from kg.graph import KnowledgeGraph
    from kg.tables.parquet import write_records

    write_records(KnowledgeGraph(), tmp_path / "records")
    ended = run("stats", tmp_path)
    assert ended.code == 0
    assert "0\tarticles\tall" in ended.out


def test_timeline_is_a_table_by_day(run: Run, folder: Path) -> None:
    ended = run("timeline", folder, "Freedonia", "Sylvania", "--format", "json")
    rows = json.loads(ended.out)
    assert [row["day"] for row in rows] == sorted(row["day"] for row in rows)
    assert (rows[-1]["relation"], rows[-1]["source"]) == ("signsAgreementWith", "Example Gazette")
    plain = run("timeline", folder, "Freedonia").out.splitlines()
    assert plain[0].split("\t")[:4] == ["day", "subject", "relation", "object"]
    assert len(plain) > len(rows)


def test_path_names_the_way_and_its_statements(run: Run, folder: Path) -> None:
    ended = run("path", folder, "Alpine League", "Ana Novak", "--format", "json")
    assert (ended.code, ended.err) == (0, "Alpine League – Freedonia – Ana Novak\n")
    assert [(row["step"], row["relation"]) for row in json.loads(ended.out)] == [(1, "supports"), (2, "holdsOffice")]


def test_diff_shows_new_gone_and_changed(run: Run, folder: Path, tmp_path: Path) -> None:
    from kg.tables.parquet import write_records

    write_records(example().without_articles(["herald-2", "gazette-3"]), tmp_path / "records")
    ended = run("diff", tmp_path, folder, "--format", "json")
    assert ended.err == "3 new statements, 0 gone, 1 changed; 0 new actors, 0 gone\n"
    rows = json.loads(ended.out)
    assert [(row["change"], row["fields"]) for row in rows if row["change"] == "changed"] == [("changed", ["evidence"])]
    assert "Tomainia – praises – Sylvania (asserted)" in {row["what"] for row in rows}
    assert run("diff", folder, folder).out == "change\tkind\tid\twhat\tfields\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("timeline", "Freedona"), "no actor called 'Freedona': did you mean Freedonia"),
        (("path", "Freedonia", "Atlantis"), "no actor called 'Atlantis'"),
        (("stats", "--format", "xml"), "no format 'xml': choose one of table, csv, json"),
        (("export", "--to", "xlsx"), "no format 'xlsx'; choose one of these:\n  graphml: yEd"),
    ],
    ids=str,
)
def test_mistakes_can_be_mended(run: Run, folder: Path, arguments: tuple[str, ...], message: str) -> None:
    command, *rest = arguments
    ended = run(command, folder, *rest)
    assert (ended.code, ended.out) == (1, "")
    assert message in ended.err


@pytest.mark.parametrize(
    "command", [("stats",), ("timeline", "A"), ("path", "A", "B"), ("diff", "x"), ("export", "--to", "csv")], ids=str
)
def test_no_graph_is_said(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    ended = run(command[0], tmp_path, *command[1:])
    assert ended.code == 1
    assert "holds no graph" in ended.err


def test_damaged_records_are_said(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    for path in (folder / "records").iterdir():
        (tmp_path / "records" / path.name).write_bytes(b"not parquet")
    ended = run("stats", tmp_path)
    assert ended.code == 1
    assert "are damaged" in ended.err


def test_nothing_joins_two_actors(run: Run, tmp_path: Path) -> None:
    from kg.tables.parquet import write_records
    from tests.graph.build import graph_of

    write_records(graph_of("2024-01-01 A meets B", "2024-01-01 C meets D"), tmp_path / "records")
    ended = run("path", tmp_path, "A", "C")
    assert (ended.code, ended.err) == (1, f"kg: nothing joins A and C in {tmp_path}\n")


# Export


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written(run: Run, folder: Path, tmp_path: Path, name: str) -> None:
    ended = run("export", folder, "--to", name, "-o", tmp_path / "out")
    assert (ended.code, ended.out) == (0, "")
    assert (tmp_path / "out").exists()
    assert FORMATS[name].for_ in ended.err


def test_export_goes_beside_the_graph(run: Run, tmp_path: Path) -> None:
    from kg.tables.parquet import write_records

    write_records(example(), tmp_path / "records")
    for name in ("gexf", "events", "neo4j"):
        assert run("export", tmp_path, "--to", name).code == 0
    assert {path.name for path in tmp_path.iterdir()} == {"records", "graph.gexf", "events.csv", "neo4j"}
    assert len(nx.read_gexf(tmp_path / "graph.gexf")) == 6


def test_export_does_not_write_a_file_over_a_folder(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")
    assert "is a folder, but gexf is one file" in run("export", folder, "--to", "gexf", "-o", tmp_path / "folder").err
    assert "is a file, but csv is a folder" in run("export", folder, "--to", "csv", "-o", tmp_path / "file").err
    assert (tmp_path / "file").read_text() == "x"


def test_the_help_names_every_format() -> None:
    from typer.main import get_command

    from kg.cli import app

    (to,) = (p for p in get_command(app).commands["export"].params if p.name == "to")  # type: ignore[attr-defined]
    assert set(re.findall(r"\w+", to.help)) - {"or"} == set(FORMATS)
