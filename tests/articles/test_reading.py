"""`read`: forms, ids, metadata, and what is said of inputs that cannot be read."""

import gzip
import hashlib
import io
import json
import os
import sys
import zipfile
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

from kg.articles import Problem, ReadingError, ReadingWarning, read, read_bytes

BODY = "Ruritania accused Borduria of moving troops to the border. Borduria denied it."


def articles_of(data, name="", **options):
    """The articles and the problems of some bytes."""
    problems: list[Problem] = []
    data = data if isinstance(data, bytes) else data.encode()
    return list(read_bytes(data, name, problems=problems, latest=date(2030, 1, 1), **options)), problems


def written(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def errors(problems):
    return [problem for problem in problems if problem.severity == "error"]


@pytest.mark.parametrize(
    ("content", "title", "text"),
    [
        (f"Ruritania accuses Borduria\n\n{BODY}\n", "Ruritania accuses Borduria", BODY),
        (f"\n\nRuritania accuses Borduria  \n \n\n{BODY}", "Ruritania accuses Borduria", BODY),
        (f"Talks resume in the U.S.\n\n{BODY}", "Talks resume in the U.S.", BODY),
        (f"Will Borduria answer?\n\n{BODY}", "Will Borduria answer?", BODY),
        (BODY, None, BODY),
        (f"Ruritania accuses Borduria\n{BODY}", None, f"Ruritania accuses Borduria\n{BODY}"),
        (f"This is a sentence.\n\n{BODY}", None, f"This is a sentence.\n\n{BODY}"),
        (f'He said "no."\n\n{BODY}', None, f'He said "no."\n\n{BODY}'),
        (f"{'word ' * 40}\n\n{BODY}", None, f"{'word ' * 40}\n\n{BODY}"),
        ("Ruritania accuses Borduria", None, "Ruritania accuses Borduria"),
        ("One.\nTwo wrapped\nlines.\n\nThree.", None, "One.\nTwo wrapped\nlines.\n\nThree."),
    ],
)
def test_headline_of_plain_text(content, title, text):
    [article], problems = articles_of(content, "a.txt")
    assert (article.title, article.text, problems) == (title, text, [])


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfAnkara said no.", "Ankara said no."),
        ("Ankara said no.".encode("utf-16"), "Ankara said no."),
        ("Ankara said no.".encode("utf-16-le"), "Ankara said no."),
        ("Ankara said no.".encode("utf-16-be"), "Ankara said no."),
        (b"A.\r\n\r\nB.\rC.", "A.\n\nB.\nC."),
        (b"A\x00nka\x07ra sa\x1bid no in 2020.", "Ankara said no in 2020."),
        ("Ank‮ara‬ ⁦said⁩ no﻿.​".encode(), "Ankara said no."),
        ("inter­national law\u2028holds.".encode(), "international law\nholds."),
        ("می‌خواهد 👨‍👩‍👧".encode(), "می‌خواهد 👨‍👩‍👧"),
        ("Erdoğan met Şahin – “no”.".encode(), "Erdoğan met Şahin – “no”."),
    ],
)
def test_text_is_cleaned_of_what_nobody_sees(data, text):
    [article], problems = articles_of(data, "a.txt")
    assert (article.text, problems) == (text, [])


def test_windows_encoding_is_read_with_a_warning():
    [article], [problem] = articles_of("Müller said “no”.".encode("cp1252"), "a.txt")
    assert article.text == "Müller said “no”."
    assert (problem.severity, "Windows-1252" in problem.message) == ("warning", True)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\n\t ", "holds no text"),
        ("a.txt", "\u200b\u202e".encode(), "holds no text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n123", "PNG image"),
        ("a", b"\x7fELF\x02\x01", "program"),
        ("a.txt", bytes(range(256)) * 4, "binary"),
        ("a.txt", b"caf\xe9 \x81 is neither", "neither UTF-8"),
        ("a.txt", b"\xff\xfe\x00\xd8A", "utf-16"),
        ("a.docx", b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml", "Word document"),
        ("a.json", b"", "is empty"),
        ("a.json", b"{", "not valid JSON"),
        ("a.json", b"[]", "empty list"),
        ("a.json", b"12", "a number"),
        ("a.json", b'{"title": "Only"}', "no text"),
        ("a.json", b"[" * 100_000, "nested"),
        ("a.json", b'{"text": ' + b"9" * 5000 + b"}", "not valid JSON"),
        ("a.jsonl", b"\n\n", "is empty"),
        ("a.md", b"# Only a heading\n", "no text"),
        ("a.md", b"```\ncode\n```\n", "holds no text"),
        ("a.txt.gz", b"\x1f\x8b\x08broken", "broken archive"),
        ("a.zip", b"PK\x03\x04broken", "broken archive"),
    ],
)
def test_what_cannot_be_read_is_a_problem(name, data, message):
    found, [problem] = articles_of(data, name)
    assert found == []
    assert message in problem.message
    assert problem.path == name
    assert problem.severity == "error"


def test_missing_path_is_a_problem_and_the_rest_is_read(tmp_path):
    written(tmp_path, {"a.txt": BODY})
    problems: list[Problem] = []
    found = list(read(tmp_path / "none.txt", tmp_path / "a.txt", "bad\0name", problems=problems))
    assert [article.id for article in found] == ["a"]
    assert ["cannot be read" in problem.message for problem in problems] == [True, True]


def test_without_a_list_the_first_problem_is_raised(tmp_path):
    with pytest.raises(ReadingError, match=r"none\.txt: cannot be read: No such file") as caught:
        list(read(tmp_path / "none.txt"))
    assert isinstance(caught.value, ValueError)
    assert caught.value.problem.line is None
    with pytest.warns(ReadingWarning, match="future"):
        [article] = read_bytes(f"---\ndate: 2999-01-01\n---\n{BODY}".encode(), "a.txt")
    assert article.published is None


def test_json_lines_read_on_after_broken_lines():
    lines = [
        '{"id": "a", "title": "T", "text": "One.", "date": "2025-06-27", "source": "Example Wire", "extra": [1]}',
        "",
        "{broken",
        '{"title": "no text"}',
        "[1, 2]",
        '{"id": 7, "text": "Two.", "published": "2025-06-27T10:00:00Z", "language": "en-GB", "url": "https://example.org/x"}',
        '{"id": "a", "text": "Another."}',
        '{"id": "a", "text": "One."}',
        '{"text": "Three.", "url": "javascript:alert(1)"}',
    ]
    found, problems = articles_of("\n".join(lines), "x.jsonl")
    assert [(a.id, a.text, a.title, a.source, str(a.published), a.url, a.language) for a in found] == [
        ("a", "One.", "T", "Example Wire", "2025-06-27", None, "en"),
        ("7", "Two.", None, None, "2025-06-27 10:00:00+00:00", "https://example.org/x", "en"),
        (hashlib.sha256(b"Three.").hexdigest()[:12], "Three.", None, None, "None", None, "en"),
    ]
    assert [(p.line, p.severity) for p in problems] == [
        (3, "error"), (4, "error"), (5, "error"), (7, "error"), (9, "warning"),
    ]  # fmt: skip
    assert "different text" in problems[3].message


@pytest.mark.parametrize(
    ("name", "content", "ids"),
    [
        ("x.json", {"text": "One."}, ["x"]),
        ("x.json", {"id": "own", "text": "One."}, ["own"]),
        ("x.json", [{"id": "a", "text": "One."}, {"id": "b", "text": "Two."}], ["a", "b"]),
        ("x.json", {"status": "ok", "articles": [{"id": "a", "content": "One.", "source": {"name": "W"}}]}, ["a"]),
        ("x.json", {"response": {"docs": [{"id": "a", "body": "One."}, {"id": "b", "body": "Two."}]}}, ["a", "b"]),
        ("x.json", {"tags": ["x"], "results": [{"id": "a", "content": "One."}]}, ["a"]),
        ("", {"id": "a", "text": "One."}, ["a"]),
        ("", [{"id": "a", "text": "One."}], ["a"]),
    ],
)
def test_json_records(name, content, ids):
    for indent in (None, 2):
        found, problems = articles_of(json.dumps(content, indent=indent), name)
        assert ([article.id for article in found], problems) == (ids, [])


def test_json_file_that_holds_lines_is_read_as_lines():
    found, problems = articles_of('{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n', "x.json")
    assert ([article.id for article in found], problems) == (["a", "b"], [])


def test_fields_are_mapped():
    row = {"text": "Not this.", "body": {"main": "This."}, "paper": "Example Herald", "when": "27 June 2025"}
    fields = {"text": "body.main", "source": "paper", "published": "when"}
    [article], _ = articles_of(json.dumps(row), "x.json", fields=fields)
    assert (article.text, article.source, article.published) == ("This.", "Example Herald", date(2025, 6, 27))
    with pytest.raises(ValueError, match="no field 'body'"):
        list(read_bytes(b"x", fields={"body": "text"}))


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_front_matter(suffix):
    content = (
        "---\ntitle: Ruritania: a new row\ndate: 2025-06-27\nsource: \"Example 'Wire'\"\n"
        f"url: https://example.org/a\nlanguage: en\nid: own\ntags:\n  - a\n# comment\nempty:\n---\n\n{BODY}\n"
    )
    [article], problems = articles_of(content, f"x.{suffix}")
    assert problems == []
    assert article.title == "Ruritania: a new row"
    assert (article.id, article.text, article.source) == ("own", BODY, "Example 'Wire'")
    assert (article.published, article.url) == (date(2025, 6, 27), "https://example.org/a")


@pytest.mark.parametrize(
    "content", ["---\nA sentence here.\n---\nMore.", "---\ntitle: open end\n\nMore.", "----\nMore."]
)
def test_rules_are_no_front_matter(content):
    [article], _ = articles_of(content, "x.txt")
    assert (article.title, article.text) == (None, content)


def test_markdown_is_read_without_its_marks():
    content = (
        "# Ruritania *accuses* Borduria\n\n![map](x.png)\n\nThe **foreign ministry** said [it](http://x.example) "
        "rejected\nthe claim.\n\n## Reaction\n\n- One.\n- Two.\n\n> Quoted.\n\n```\ncode\n```\n\n<script>x</script>\n"
    )
    [article], problems = articles_of(content, "x.md")
    assert problems == []
    assert article.title == "Ruritania accuses Borduria"
    assert article.text == "The foreign ministry said it rejected\nthe claim.\n\nReaction\n\nOne.\n\nTwo.\n\nQuoted."


def test_a_folder_is_read_in_sorted_order_without_companions(tmp_path):
    written(
        tmp_path,
        {
            "b.txt": "B.", "a/2.txt": "A2.", "a/1.md": "A1.", "c.jsonl": '{"id": "c", "text": "C."}',
            ".hidden.txt": "H.",
            "README.md": "About.", "LICENSE": "Licence.", "page_files/x.txt": "X.", "style.css": "x{}",
            ".git/x.txt": "G.",
        },
    )  # fmt: skip
    problems: list[Problem] = []
    assert [article.text for article in read(tmp_path, problems=problems)] == ["A1.", "A2.", "B.", "C."]
    assert [article.text for article in read(tmp_path, glob="*.txt")] == ["A2.", "B."]
    assert [article.text for article in read(tmp_path, glob="a/*")] == ["A1.", "A2."]
    assert [article.text for article in read(tmp_path / "README.md")] == ["About."]
    assert problems == []


def test_a_folder_or_archive_without_articles_is_a_problem(tmp_path):
    written(tmp_path, {"a/.keep": "", "b.zip": b"PK\x05\x06" + bytes(18), "c/x.txt": "X."})
    problems: list[Problem] = []
    assert list(read(tmp_path / "a", tmp_path / "b.zip", problems=problems)) == []
    assert list(read(tmp_path / "c", glob="*.md", problems=problems)) == []
    assert [problem.message for problem in problems] == [
        "holds no file to read", "holds no file to read", "holds no file that matches '*.md'",
    ]  # fmt: skip


def test_links_that_lead_back_are_read_once(tmp_path):
    written(tmp_path, {"a/x.txt": "X.", "b/y.txt": "Y."})
    os.symlink(tmp_path, tmp_path / "a" / "up")
    os.symlink(tmp_path / "a", tmp_path / "b" / "a")
    os.symlink(tmp_path / "none", tmp_path / "broken.txt")
    problems: list[Problem] = []
    assert sorted(article.text for article in read(tmp_path, problems=problems)) == ["X.", "Y."]
    assert [problem.path for problem in problems] == [str(tmp_path / "broken.txt")]


def test_special_files_are_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    problems: list[Problem] = []
    assert list(read("/dev/zero", tmp_path, problems=problems)) == []
    assert ["regular" in p.message or "neither" in p.message for p in problems] == [True, True]


def test_ids_of_files_with_one_stem_are_kept_apart(tmp_path):
    written(tmp_path, {"a/report.txt": "One.", "b/report.txt": "Two.", "b/report.md": "Three.", "c/report.txt": "One."})
    problems: list[Problem] = []
    found = [(article.id, article.text) for article in read(tmp_path, problems=problems)]
    assert found[:2] == [("report", "One."), ("b-report", "Three.")]
    assert len({name for name, _ in found}) == 3
    assert [problem.severity for problem in problems] == ["warning", "warning"]
    assert "already" in problems[0].message


def test_the_same_path_twice_is_read_once(tmp_path):
    written(tmp_path, {"a.txt": "One.", "b.jsonl": '{"text": "Two."}\n{"text": "Two."}\n'})
    assert [article.text for article in read(tmp_path, tmp_path / "a.txt")] == ["One.", "Two."]


def test_one_text_of_two_outlets_is_two_articles():
    found, problems = articles_of('{"text": "One.", "source": "A"}\n{"text": "One.", "source": "B"}\n', "x.jsonl")
    assert [article.source for article in found] == ["A", "B"]
    assert found[0].id != found[1].id
    assert problems == []


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("2025-06-27-row.txt", date(2025, 6, 27)),
        ("row_20250627.txt", date(2025, 6, 27)),
        ("row.txt", None),
        ("12345678901234.txt", None),
        ("2025-02-30-row.txt", None),
    ],
)
def test_date_in_the_name(name, published):
    [article], problems = articles_of(BODY, name)
    assert (article.published, problems) == (published, [])


@pytest.mark.parametrize("value", ["2999-01-01", "1821-05-05", "yesterday", "06/07/2025", "2025-02-30", "٢٠٢٥"])
def test_doubtful_dates_are_left_out_with_a_warning(value):
    [article], [problem] = articles_of(f"---\ndate: {value}\n---\n{BODY}", "x.txt")
    assert article.published is None
    assert (problem.severity, problem.path) == ("warning", "x.txt")
    assert value in problem.message


def test_day_first_settles_numeric_dates():
    for day_first, expected in ((True, date(2025, 7, 6)), (False, date(2025, 6, 7))):
        [article], _ = articles_of(f"---\ndate: 06/07/2025\n---\n{BODY}", "x.txt", day_first=day_first)
        assert article.published == expected


def test_standard_input(monkeypatch):
    class Stream:
        buffer = io.BytesIO(b'{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n')

    monkeypatch.setattr(sys, "stdin", Stream())
    assert [article.id for article in read("-")] == ["a", "b"]


def test_compressed_files_and_archives(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("news/2025-06-27-b.txt", "Zipped.")
        archive.writestr("a.jsonl.gz", gzip.compress(b'{"id": "g", "text": "Lines."}'))
        archive.writestr("README.md", "About.")
    written(tmp_path, {"one.txt.gz": gzip.compress(b"Compressed."), "all.zip": packed.getvalue()})
    found = {article.id: (article.text, article.published) for article in read(tmp_path)}
    assert found == {
        "one": ("Compressed.", None),
        "g": ("Lines.", None),
        "2025-06-27-b": ("Zipped.", date(2025, 6, 27)),
    }
    assert [article.id for article in read(tmp_path, glob="*.gz")] == ["one"]


def test_metadata_is_one_line_and_published_may_have_a_time():
    row = {"text": "One.", "title": "A\ntitle\u202e ", "source": " Wire\t", "date": "Fri, 27 Jun 2025 10:00:00 GMT"}
    [article], _ = articles_of(json.dumps(row), "x.json")
    assert (article.title, article.source) == ("A title", "Wire")
    assert article.published == datetime.fromisoformat("2025-06-27T10:00:00+00:00")


RUSSIAN = (
    "Правительство Руритании заявило в пятницу, что отвергает обвинения и не будет участвовать в переговорах. " * 3
)


@pytest.mark.parametrize(
    ("data", "text", "noted"),
    [
        pytest.param(RUSSIAN.encode("cp1251"), RUSSIAN, "cp1251", id="Cyrillic of Windows"),
        pytest.param(RUSSIAN.encode("koi8-r"), RUSSIAN, "koi8", id="Cyrillic of Unix"),
        pytest.param("Le président a démissionné à São Paulo.".encode("cp1252"), "Le président a démissionné à São Paulo.",
                     "Windows-1252", id="Latin"),
        pytest.param("Šavnik, Łódź, São Paulo, Tōkyō ".encode() + b"\xff and more.", "Šavnik, Łódź, São Paulo, Tōkyō \ufffd and more.",
                     "damaged utf-8", id="UTF-8 with one wrong byte"),
    ],
)  # fmt: skip
def test_encodings_are_detected(data, text, noted):
    [article], [problem] = articles_of(data, "x.txt")
    assert article.text == text.strip()
    assert noted in problem.message
    assert problem.severity == "warning"


def test_other_languages_are_counted_where_somebody_counts():
    rows = [
        {"text": RUSSIAN},
        {"text": "The government rejected it.", "language": "en-GB"},
        {"text": "Nein.", "language": "de"},
    ]
    skipped: Counter[str] = Counter()
    problems: list[Problem] = []
    data = json.dumps(rows).encode()
    [article] = read_bytes(data, "x.json", problems=problems, languages=["en"], skipped=skipped)
    assert article.text == "The government rejected it."
    assert (skipped, problems) == ({"ru": 1, "de": 1}, [])
    assert len(list(read_bytes(data, "x.json", problems=problems))) == 3
