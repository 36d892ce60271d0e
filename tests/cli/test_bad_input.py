"""Inputs that cannot be read are named on stderr with what is wrong; everything else is still read."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

GOOD = "France condemned Russia."
JSON_LINES = (
    '{"id": "one", "text": "Poland condemned Russia."}\n'
    '{"id": "two", "text": "Japan criticized China."}\n'
    '{"id": "three", "text": \n'
    '{"id": "four", "text": "Egypt accused Ethiopia."}\n'
)
UNREADABLE = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n\t\n", "holds no text"),
    "binary.txt": (b"\x7fELF\x02\x01\x01\x00\x00\xff\xfe" * 20, "not an article"),
    "noise.txt": (bytes(range(256)) * 4, "not"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not an article"),
    "letter.docx": (b"a Word document", "save it as text, HTML or PDF"),
}


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "good.txt").write_text(GOOD)
    return tmp_path


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize("command", ["extract", "build"])
def test_unreadable_file_alone(run, tmp_path, name, command):
    (tmp_path / name).write_bytes(UNREADABLE[name][0])
    ended = run(command, tmp_path / name, *(["-o", tmp_path / "out"] if command == "build" else []))
    assert (ended.code, ended.out) == (1, "")
    assert name in ended.err
    assert UNREADABLE[name][1] in ended.err
    assert not (tmp_path / "out").exists()


def test_unreadable_files_among_others(run, folder):
    for name, (content, _) in UNREADABLE.items():
        (folder / name).write_bytes(content)
    ended = run("extract", folder)
    assert ended.code == 3
    assert [row["article"] for row in ended.rows] == ["good"]
    for name, (_, reason) in UNREADABLE.items():
        [line] = [line for line in ended.err.splitlines() if name in line]
        assert line.startswith("error: ")
        assert reason in line
    assert f"{len(UNREADABLE)} inputs could not be read" in ended.err


@pytest.mark.parametrize("command", ["extract", "build"])
def test_missing_path_beside_a_good_one(run, folder, command):
    ended = run(
        command, folder / "nothing.txt", folder / "good.txt", *(["-o", folder / "out"] if command == "build" else [])
    )
    assert ended.code == 3
    assert f"{folder / 'nothing.txt'}: cannot be read: No such file or directory" in ended.err
    assert ended.out if command == "extract" else (folder / "out" / "graph.ttl").exists()


def zipped(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


HARMFUL = {
    "bomb.txt.gz": (lambda: gzip.compress(b"a" * 40_000_000, 1), "file_bytes"),
    "lines.jsonl.gz": (lambda: gzip.compress((b" " * 1_000_000 + b"\n") * 40, 1), "archive_bytes"),
    "bomb.zip": (lambda: zipped({"a.txt": b"a" * 40_000_000}), "file_bytes"),
    "deep.zip": (lambda: zipped({"a.zip": zipped({"b.zip": zipped({"c.txt": b"Text."})})}), "archive_depth"),
    "nul.txt": (lambda: b"\0" * 1_000, "binary"),
    "long.json": (lambda: b'{"text": "' + b"word " * 8_000_000, "file_bytes"),
    "laughs.xml": (
        lambda: b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "x">]><rss><channel><item>&a;',
        "entities of its own",
    ),
}


def test_hostile_files_are_named_and_the_rest_is_read(run, folder):
    for name, (content, _) in HARMFUL.items():
        (folder / name).write_bytes(content())
    (folder / "up").symlink_to(folder)
    outside = folder.parent / "outside.txt"
    (folder / "paths.zip").write_bytes(zipped({f"../../{outside.name}": b"Japan criticized China."}))
    ended = run("extract", folder, "--limit", "archive_bytes=35000000")
    assert ended.code == 3
    assert {row["article"] for row in ended.rows} == {"good", "outside"}
    assert not outside.exists()
    for name, (_, reason) in HARMFUL.items():
        lines = [line for line in ended.err.splitlines() if name in line]
        assert any(line.startswith("error: ") and reason in line for line in lines), name


def test_missing_path_alone(run, tmp_path):
    ended = run("extract", tmp_path / "nothing.txt")
    assert ended.code == 1
    assert "No such file" in ended.err
    assert "Traceback" not in ended.err


def test_invalid_json_on_line_3(run, tmp_path):
    (tmp_path / "news.jsonl").write_text(JSON_LINES)
    ended = run("extract", tmp_path / "news.jsonl")
    assert ended.code == 3
    assert {row["article"] for row in ended.rows} == {"one", "two", "four"}
    assert "news.jsonl, line 3: is not valid JSON" in ended.err
    assert "line 2" not in ended.err
    assert "line 4" not in ended.err


def test_build_of_everything_at_once(run, folder):
    for name, (content, _) in UNREADABLE.items():
        (folder / name).write_bytes(content)
    (folder / "news.jsonl").write_text(JSON_LINES)
    ended = run("build", folder, folder / "nothing", "-o", folder / "out")
    assert ended.code == 3
    assert "4 articles" in ended.err
    for named in (*UNREADABLE, "news.jsonl, line 3", "nothing: "):
        assert named in ended.err
    assert (folder / "out" / "graph.html").exists()


def test_empty_folder(run, tmp_path):
    ended = run("build", tmp_path, "-o", tmp_path / "out")
    assert ended.code == 1
    assert "holds no file to read" in ended.err


@pytest.mark.parametrize("command", ["extract", "build"])
def test_unknown_model(run, folder, command):
    ended = run(
        command,
        folder / "good.txt",
        "--model",
        "no_such_model",
        *(["-o", folder / "out"] if command == "build" else []),
    )
    assert ended.code == 1
    assert "no_such_model" in ended.err
    assert "leave the name out" in ended.err
    assert "Traceback" not in ended.err


def test_model_that_cannot_parse(run, folder):
    import spacy

    spacy.blank("en").to_disk(folder / "blank")
    ended = run("extract", folder / "good.txt", "--model", folder / "blank")
    assert ended.code == 1
    assert "parser" in ended.err


def test_advice_on_an_address_names_an_option_there_is(run):
    ended = run("extract", "https://example.org/news.html")
    assert ended.code == 1
    assert "--allow-network" not in ended.err or "--allow-network" in run("extract", "--help").out


# Names are hostile input: none may move the cursor, forge a line or be taken for markup.

HOSTILE = {
    "escape": "red\x1b[31m.txt",
    "title": "title\x1b]0;owned\x07.txt",
    "return": "over\rwritten.txt",
    "newline": "line\nkg: all is well.txt",
    "bidi": "gpj\u202etxt.txt",
    "markup": "[bold red]name[bold].txt",
    "html": "<script>alert(1)<.txt",
    "percent": "%s {0} $(touch owned) `id`.txt",
    "surrogate": "bad\udcff.txt",
}
MESSAGE = "All is well: nothing of a name is acted on by a terminal."


def is_safe(text: str) -> bool:
    return all(character.isprintable() or character == "\n" for character in text)


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_hostile_names_beside_a_good_file(run, folder, name):
    (folder / name).write_bytes(b"")
    ended = run("extract", folder / "good.txt", folder / name)
    assert ended.code == 3
    assert is_safe(ended.err), MESSAGE
    assert not any(line.startswith("kg: all is well") for line in ended.err.splitlines())
    assert "is empty" in ended.err
    if name in (HOSTILE["markup"], HOSTILE["html"], HOSTILE["percent"]):
        assert name in ended.err


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, id=id)
        for id, name in HOSTILE.items()
    ],
)  # fmt: skip
@pytest.mark.parametrize("arguments", [("extract",), ("query", "ASK {}")], ids=lambda arguments: arguments[0])
def test_hostile_names_in_errors(run, tmp_path, monkeypatch, name, arguments):
    monkeypatch.chdir(tmp_path)
    ended = run(arguments[0], name, *arguments[1:])
    assert ended.code == 1
    assert is_safe(ended.err), MESSAGE
    assert not any(line.startswith("kg: all is well") for line in ended.err.splitlines())


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_hostile_names_are_read_as_any_other(run, tmp_path, name):
    (tmp_path / name).write_text(GOOD)
    ended = run("build", tmp_path / name, "-o", tmp_path / "out")
    assert ended.code == 0
    assert is_safe(ended.err), MESSAGE
    assert "<script>alert" not in (tmp_path / "out" / "graph.html").read_text(encoding="utf-8")
