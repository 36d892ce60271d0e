"""`kg review`, `kg merge`, `kg reject`, `kg forget`, `--corrections` and `kg show`, on a folder with one person under two names."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

import kg
from kg.graph import Corrections
from kg.output.ledger import read_ledger

ARTICLES = (
    {"id": "one", "date": "2024-05-03", "source": "Example Wire",
     "text": "Freedonian President Anna Novak condemned Iran. Iran accused Anna Novak of lying."},
    {"id": "two", "date": "2024-06-01", "source": "Example Herald", "text": "Freedonian President Ana Novak praised Oman."},
)  # fmt: skip
KNOWN = "name,type,country,adjectives\nFreedonia,country,FRD,Freedonian\n"
MERGE = '[[merge]]\nentities = ["person/Ana_Novak", "person/Anna_Novak"]\nwhy = "one president"\n'


@pytest.fixture(scope="module")
def articles(tmp_path_factory, lines) -> Path:
    return lines(tmp_path_factory.mktemp("novak") / "news.jsonl", *ARTICLES)


@pytest.fixture(scope="module")
def known(articles) -> Path:
    path = articles.with_name("known.csv")
    path.write_text(KNOWN, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def built(run, articles, known) -> Path:
    """An output folder with both persons; tests only read it."""
    ended = run("build", articles, "-o", articles.with_name("built"), "--knowledge", known)
    assert ended.code == 0, ended.err
    return articles.with_name("built")


@pytest.fixture
def folder(built, tmp_path) -> Path:
    """A folder that a test may change."""
    return Path(shutil.copytree(built, tmp_path / "output"))


def persons(folder: Path) -> set[str]:
    return {id for id in kg.load(folder).entities if id.startswith("person/")}


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


BOTH = {"person/Ana_Novak", "person/Anna_Novak"}


def test_review_asks_about_the_two(run, built):
    ended = run("review", built, "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    [pair] = json.loads(ended.out)
    assert {pair["one"], pair["other"]} == BOTH
    assert pair["why"] == "names spelt alike; both are president of Freedonia"
    shown = run("review", built)
    assert "kg merge" in shown.err
    assert shown.out.splitlines()[0].split("\t") == ["one", "other", "why", "statements"]


def test_merge_makes_them_one_everywhere(run, folder):
    assert persons(folder) == BOTH
    ended = run("merge", "Ana Novak", "person/Anna_Novak", "-o", folder)
    assert (ended.code, ended.out) == (0, "")
    assert "person/Anna_Novak is now person/Ana_Novak" in ended.err
    assert persons(folder) == {"person/Ana_Novak"}
    for name in ("graph.ttl", "graph.graphml", "statements.csv", "graph.html"):
        assert "person/Anna_Novak" not in (folder / name).read_text(encoding="utf-8"), name
    [row] = [
        r for r in csv.DictReader((folder / "entities.csv").open(encoding="utf-8")) if r["id"] == "person/Ana_Novak"
    ]
    assert "Anna Novak" in row["aliases"]
    assert json.loads(run("review", folder, "--format", "json").out) == []


def test_a_merge_can_be_taken_back(run, folder, built):
    run("merge", "Ana Novak", "Anna Novak", "-o", folder)
    (folder / "corrections.toml").unlink()
    kg.output.rewrite(folder)
    assert contents(folder) == contents(built)


def test_a_merge_outlives_the_next_build(run, articles, known, folder):
    run("merge", "Ana Novak", "Anna Novak", "-o", folder)
    merged = contents(folder)
    ended = run("build", articles, "-o", folder, "--knowledge", known)
    assert f"Replaying 1 correction of {folder / 'corrections.toml'}" in ended.err
    assert contents(folder) == merged
    run("build", articles, "-o", folder, "--knowledge", known, "--update")
    assert contents(folder) == merged


def test_not_same_is_not_asked_again(run, folder):
    ended = run("merge", "Ana Novak", "Anna Novak", "-o", folder, "--not-same")
    assert "are not the same" in ended.err
    assert persons(folder) == BOTH
    assert json.loads(run("review", folder, "--format", "json").out) == []


def test_build_takes_the_corrections_of_a_file(run, articles, known, tmp_path):
    (tmp_path / "ours.toml").write_text(MERGE, encoding="utf-8")
    ended = run(
        "build", articles, "-o", tmp_path / "out", "--knowledge", known, "--corrections", tmp_path / "ours.toml"
    )
    assert ended.code == 0, ended.err
    assert persons(tmp_path / "out") == {"person/Ana_Novak"}
    assert Corrections.from_toml(
        (tmp_path / "out" / "corrections.toml").read_text(encoding="utf-8")
    ) == Corrections.from_toml(MERGE)


def test_the_library_does_the_same(articles, known, tmp_path):
    (tmp_path / "ours.toml").write_text(MERGE, encoding="utf-8")
    graph = kg.build(articles, knowledge=known, corrections=tmp_path / "ours.toml")
    assert {id for id in graph.entities if id.startswith("person/")} == {"person/Ana_Novak"}
    assert kg.build(articles, knowledge=known, corrections=Corrections.from_toml(MERGE)) == graph


def test_reject_takes_a_statement_out_until_its_entry_is(run, articles, known, folder, built):
    graph = kg.load(folder)
    [wrong] = graph.statements(subject="Iran", relation="accuses")
    ended = run("reject", wrong.id, "-o", folder)
    assert (ended.code, ended.out) == (0, "")
    assert f"rejected: {wrong}" in ended.err
    assert set(kg.load(folder).by_id) == set(graph.by_id) - {wrong.id}
    assert wrong.id not in (folder / "statements.csv").read_text(encoding="utf-8")
    rejected = contents(folder)
    run("build", articles, "-o", folder, "--knowledge", known)
    assert contents(folder) == rejected
    (folder / "corrections.toml").unlink()
    kg.output.rewrite(folder)
    assert contents(folder) == contents(built)


def test_reject_finds_a_statement_whose_actor_was_merged(run, folder):
    run("merge", "Ana Novak", "Anna Novak", "-o", folder)
    [shown] = kg.load(folder).statements(subject="Ana Novak", relation="condemns")
    run("reject", shown.id, "-o", folder)
    (folder / "corrections.toml").write_text(
        (folder / "corrections.toml").read_text(encoding="utf-8").split("[[merge]]")[0]
        + "[[reject]]" + (folder / "corrections.toml").read_text(encoding="utf-8").split("[[reject]]", 1)[1],
        encoding="utf-8",
    )  # fmt: skip
    kg.output.rewrite(folder)
    assert kg.load(folder).statements(subject="Anna Novak", relation="condemns") == []


def test_forget_leaves_no_trace_but_the_correction(run, articles, known, folder):
    ended = run("forget", "Anna Novak", "-o", folder)
    assert (ended.code, ended.out) == (0, "")
    assert "forgotten: Anna Novak" in ended.err
    assert persons(folder) == {"person/Ana_Novak"}
    for path in folder.rglob("*"):
        if path.is_file() and path.name != "corrections.toml":
            assert b"Anna" not in path.read_bytes(), path.name
    assert not [e for e in kg.output.load_records(folder).entities.values() if "Anna" in e.name]
    forgotten = contents(folder)
    run("build", articles, "-o", folder, "--knowledge", known)
    assert contents(folder) == forgotten


def test_who_is_forgotten_stays_so_at_updates(run, lines, tmp_path):
    text = ARTICLES[0]["text"] + " " + 6 * "Oman said on Monday that the talks in Muscat would go on for some days. "
    row = {**ARTICLES[0], "title": "Anna Novak condemns Iran", "author": "Anna Novak", "text": text}
    copy = {**row, "id": "copy", "source": "Example Herald"}
    articles = lines(tmp_path / "news.jsonl", row, copy)
    assert run("build", articles, "-o", tmp_path / "out").code == 0
    assert "Novak" in (tmp_path / "out" / "copies.csv").read_text(encoding="utf-8")
    assert run("forget", "Anna Novak", "-o", tmp_path / "out").code == 0
    for more in ([], ["--update"], ["--update", "--keep-text"]):
        if more:
            assert run("build", articles, "-o", tmp_path / "out", *more).code == 0
        graph = kg.output.load_records(tmp_path / "out")
        told = [json.dumps(a.to_dict(), ensure_ascii=False) for a in graph.articles.values()]
        told += [
            (tmp_path / "out" / name).read_text(encoding="utf-8") for name in ("copies.csv", "graph.ttl", "graph.html")
        ]
        told += [str(entry) for entry in read_ledger(tmp_path / "out" / "records").entries.values()]
        assert not [part for part in told if "Anna Novak" in part], more


# What goes wrong


def test_reject_of_an_unknown_statement(run, built):
    known = next(iter(kg.load(built).by_id))
    ended = run("reject", known[:-1], "-o", built)
    assert ended.code == 1
    assert f"no statement {known[:-1]!r}: did you mean {known}?" in ended.err
    assert "statements.csv lists the ids" in ended.err
    assert not (built / "corrections.toml").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["Ana Novak", "Ivo Novak"], "no actor called 'Ivo Novak'"),
        (["Ana Novak", "person/Ana_Novak"], "this is one actor, person/Ana_Novak; name two or more"),
        (["Ana Novak"], "this is one actor"),
    ],
)
def test_merge_needs_two_actors(run, built, arguments, says):
    ended = run("merge", *arguments, "-o", built)
    assert ended.code == 1
    assert says in ended.err
    assert not (built / "corrections.toml").exists()


def test_what_contradicts_is_refused_and_nothing_written(run, folder):
    run("merge", "Ana Novak", "Anna Novak", "-o", folder, "--not-same")
    before = contents(folder)
    ended = run("merge", "Ana Novak", "Anna Novak", "-o", folder)
    assert ended.code == 1
    assert "said to be not the same: remove one of these corrections" in ended.err
    assert contents(folder) == before


@pytest.mark.parametrize("command", ["review", "show"])
def test_a_damaged_file_is_named(run, folder, command):
    (folder / "corrections.toml").write_text("[[merge]\n", encoding="utf-8")
    ended = run(command, folder, *(["Iran"] if command == "show" else []))
    assert ended.code == 1
    assert "corrections.toml: no valid TOML" in ended.err


def test_build_says_what_is_wrong_before_the_long_work(run, articles, tmp_path):
    (tmp_path / "ours.toml").write_text('[[merge]]\nentities = ["a/1"]\n', encoding="utf-8")
    ended = run("build", articles, "-o", tmp_path / "out", "--corrections", tmp_path / "ours.toml")
    assert ended.code == 1
    assert "ours.toml: merge number 1: entities has to be a list of two ids or more" in ended.err
    missing = run("build", articles, "-o", tmp_path / "out", "--corrections", tmp_path / "none.toml")
    assert (missing.code, "none.toml" in missing.err) == (1, True)
    assert not (tmp_path / "out").exists()


def test_a_wrong_row_of_knowledge_is_named_and_the_rest_is_done(run, articles, tmp_path):
    (tmp_path / "known.csv").write_text(KNOWN + "Ana Novak,dragon,,\n", encoding="utf-8")
    ended = run("extract", articles, "--knowledge", tmp_path / "known.csv")
    assert ended.code == 3
    assert "known.csv, line 3: Ana Novak: no type 'dragon'" in ended.err
    assert ended.rows
    missing = run("extract", articles, "--knowledge", tmp_path / "none.csv")
    assert (missing.code, missing.out) == (1, "")


# kg show


def test_show_tells_names_offices_and_sentences(run, built):
    ended = run("show", built, "Anna Novak", "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    shown = json.loads(ended.out)
    assert (shown["id"], shown["name"], shown["type"]) == ("person/Anna_Novak", "Anna Novak", "person")
    assert shown["offices"] == [
        {"title": "president of Freedonia", "first": "2024-05-03", "last": "2024-05-03", "articles": 1}
    ]
    assert [(m["day"], m["source"], m["article"], m["words"]) for m in shown["mentions"]] == [
        ("2024-05-03", "Example Wire", "one", m["words"]) for m in shown["mentions"]
    ]
    document = ARTICLES[0]["text"]
    for mention in shown["mentions"]:
        assert document[mention["start"] : mention["end"]] == mention["sentence"]
        assert all(words in mention["sentence"] for words in mention["words"])


def test_show_a_country_names_its_office_holders_and_links(run, built):
    shown = json.loads(run("show", built, "Freedonia", "--format", "json").out)
    assert [(holder["name"], holder["first"]) for holder in shown["holders"]] == [
        ("Anna Novak", "2024-05-03"),
        ("Ana Novak", "2024-06-01"),
    ]
    iran = json.loads(run("show", built, "iran", "--format", "json").out)
    assert "http://www.wikidata.org/entity/Q794" in iran["links"]


def test_show_also_tells_what_is_known_beforehand(run, built):
    plain = json.loads(run("show", built, "iran", "--format", "json").out)
    iran = json.loads(run("show", built, "iran", "--known", "--format", "json").out)
    assert "known" not in plain
    assert {"part": "member of", "id": "org/OPEC", "name": "OPEC"} in iran["known"]
    rows = [line.split("\t")[:2] for line in run("show", built, "iran", "--known").out.splitlines()]
    assert ["member of", "OPEC"] in rows


def test_show_as_a_table_and_as_csv(run, built):
    table = [line.split("\t") for line in run("show", built, "Anna Novak").out.splitlines()]
    assert table[0] == ["part", "value", "first", "last", "articles", "source"]
    assert ["name", "Anna Novak", "", "", "", ""] in table
    assert ["office", "president of Freedonia", "2024-05-03", "2024-05-03", "1", ""] in table
    rows = list(csv.DictReader(io.StringIO(run("show", built, "Anna Novak", "--format", "csv").out)))
    assert {row["part"] for row in rows} >= {"name", "id", "type", "office", "named with", "sentence"}


def test_show_stops_at_the_limit_and_says_so(run, built):
    ended = run("show", built, "Iran", "--limit", 1, "--format", "csv")
    assert ended.out.count("\nsentence,") == 1
    assert "only the first 1 of 2 sentences" in ended.err


def test_show_of_nobody(run, built):
    ended = run("show", built, "Ana Nowak")
    assert ended.code == 1
    assert "did you mean Ana Novak" in ended.err
