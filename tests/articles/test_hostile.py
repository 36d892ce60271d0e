"""Hostile input: any bytes give articles or problems, never an exception; archives stay within their allowance."""

import gzip
import io
import json
import random
import subprocess
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import Draft, Format, Limits, Problem, read, read_bytes, registry
from kg.articles.deadline import Overdue, deadline

SUFFIXES = ("", ".txt", ".md", ".json", ".jsonl", ".gz", ".zip", ".dat", ".html", ".pdf", ".csv", ".xml", ".warc")
LATEST = date(2030, 1, 1)
SMALL = Limits(file_bytes=20_000, record_bytes=2_000, archive_bytes=100_000, archive_files=20, article_characters=1_000)


def articles_of(data: bytes, name: str, limits: Limits = SMALL):
    problems: list[Problem] = []
    return list(read_bytes(data, name, problems=problems, limits=limits, latest=LATEST)), problems


def assert_sound(found, problems):
    for article in found:
        assert article.text.strip()
        assert article.id.strip()
        for text in (article.id, article.title or "", article.text, article.source or "", article.url or ""):
            text.encode("utf-8")  # no lone surrogates
            assert not set(text) & set("\0\r\u202e\u200b")
        assert json.dumps(article.to_dict())
    assert len({article.id for article in found}) == len(found)
    for problem in problems:
        assert problem.message
        assert "\n" not in str(problem)
    assert found or problems


SEEDS = [
    b"Headline\n\nText.", b"---\ntitle: x\ndate: 2020-01-01\n---\nText.", b'{"text": "One."}\n{"text": "Two."}\n',
    b'[{"text": "One.", "id": "a"}]', b"# T\n\n[a](b) *c*\n", gzip.compress(b"Text."),
    b"PK\x03\x04", b"\xff\xfe", b"%PDF-1.7\n", b"\x1f\x8b\x08",
    b"<!doctype html><title>T</title><p>Text.",
    b"<?xml version='1.0'?><rss><channel><item><title>T</title></item></channel></rss>",
    b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", b"title,text\nT,One.\n", b'{"text": "\\ud800 lone"}',
]  # fmt: skip


@st.composite
def mangled(draw):
    """Bytes of a known form with pieces replaced, doubled or cut."""
    data = bytearray(b"".join(draw(st.lists(st.sampled_from(SEEDS), min_size=1, max_size=3))))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(data)))
        data[at : at + draw(st.integers(0, 8))] = draw(st.binary(max_size=8))
    return bytes(data)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=400), mangled(), st.text(max_size=200).map(str.encode)), st.sampled_from(SUFFIXES))
def test_any_bytes_give_articles_or_problems(data, suffix):
    assert_sound(*articles_of(data, "x" + suffix))


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {"text": json_values},
            optional=dict.fromkeys(("id", "title", "date", "source", "url", "language"), json_values),
        )
        | json_values,
        max_size=4,
    )
)
def test_any_records_give_articles_or_problems(rows):
    assert_sound(*articles_of(json.dumps(rows).encode(), "x.json"))
    assert_sound(*articles_of("\n".join(json.dumps(row) for row in rows).encode(), "x.jsonl"))


def zipped(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def nested(depth: int) -> bytes:
    data = b"Text."
    for _ in range(depth):
        data = gzip.compress(data)
    return data


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt.gz", gzip.compress(b"a" * 50_000_000), "file_bytes"),
        ("a.jsonl.gz", gzip.compress(b"\n" * 50_000_000), "archive_bytes"),
        ("a.zip", zipped({"a.jsonl": b"\n" * 50_000_000}), "archive_bytes"),
        ("a.zip", zipped({"a.jsonl": b"\n" * 80_000, "b.jsonl": b"\n" * 80_000}), "archive_bytes"),
        ("a.zip", zipped({f"{n}.txt": b"Text." for n in range(30)}), "archive_files"),
        ("a.gz", nested(5), "archive_depth"),
        ("a.zip", zipped({"a.zip": zipped({"b.zip": zipped({"c.txt": b"Text."})})}), "archive_depth"),
    ],
)
def test_bombs_are_refused(name, data, message):
    _, problems = articles_of(data, name)
    assert message in problems[-1].message


def test_names_in_archives_are_never_paths(tmp_path):
    evil = tmp_path / "evil.zip"
    names = ["../../outside.txt", "/etc/passwd.txt", "C:\\x\\y.txt", "a/../../b.txt", "n\nl\u202e.txt", "..", "a/"]
    evil.write_bytes(zipped(dict.fromkeys(names, b"Text.")))
    before = sorted(tmp_path.rglob("*"))
    problems: list[Problem] = []
    found = list(read(evil, problems=problems))
    assert sorted(tmp_path.rglob("*")) == before
    assert {article.id for article in found} == {"outside", "passwd", "y", "b", "n l"}
    assert all("/" not in article.id and ".." not in article.id for article in found)


def test_a_huge_line_costs_only_itself():
    lines = [b'{"text": "One."}', b'{"text": "' + b"a" * 5_000 + b'"}', b'{"text": "Two."}']
    found, [problem] = articles_of(b"\n".join(lines), "x.jsonl")
    assert [article.text for article in found] == ["One.", "Two."]
    assert (problem.line, "record_bytes" in problem.message) == (2, True)


def test_a_long_article_is_cut_at_a_paragraph():
    text = "\n\n".join(["word " * 60] * 5)
    [article], [problem] = articles_of(text.encode(), "x.txt")
    assert len(article.text) <= 1_000
    assert text.startswith(article.text)
    assert article.text.count("\n\n") == 2
    assert "article_characters" in problem.message
    assert problem.severity == "error"


def test_damaged_archives_give_what_can_be_read():
    lines = b"".join(b'{"text": "Number %d."}\n' % number for number in range(3000))
    found, [problem] = articles_of(gzip.compress(lines)[:-2000], "x.jsonl.gz")
    assert found
    assert problem.severity == "error"
    whole = zipped({"a.txt": b"First.", "b.txt": random.Random(0).randbytes(100), "c.txt": b"Third."})
    found, problems = articles_of(whole.replace(b"First.", b"Fir"), "x.zip")
    assert problems


def test_sentences_beyond_the_limit_are_cut():
    limits = Limits(article_sentences=3)
    [article], [problem] = articles_of(
        b"One went. Two came! \xe2\x80\x9cThree?\xe2\x80\x9d Four left. Five.", "x.txt", limits
    )
    assert article.text == "One went. Two came! “Three?”"
    assert "article_sentences" in problem.message
    assert problem.severity == "error"
    assert articles_of(b"One went. Two came! Three.", "x.txt", limits)[1] == []


def test_entities_that_expand_do_not():
    """Billion laughs, and a file of the machine as an external entity."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    body = "<rss version='2.0'><channel><item><title>&l9;</title><description>&own; text</description></item></channel></rss>"
    for kind in ("<?xml version='1.0'?>", ""):
        data = f'{kind}<!DOCTYPE rss [<!ENTITY l0 "lol">{laughs}<!ENTITY own SYSTEM "file:///etc/passwd">]>{body}'
        found, problems = articles_of(data.encode(), "x.xml")
        assert found or problems
        for article in found:
            assert len(article.document) < 1_000
            assert "root:" not in article.document


def test_nul_bytes_are_dropped_or_the_file_refused():
    [article], problems = articles_of(b"Ruritania\0 accused Borduria.\0", "x.txt")
    assert (article.text, problems) == ("Ruritania accused Borduria.", [])
    found, [problem] = articles_of(b"\0" * 1_000, "x.txt")
    assert found == []
    assert "binary" in problem.message


PROBE = """
import re, sys
from kg.articles import read
problems = []
found = list(read(sys.argv[1], problems=problems))
peak = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())
print(len(found), int(peak[1]) // 1024, problems[0])
"""


@pytest.mark.parametrize(
    ("name", "before", "message"),
    [
        ("a.txt", b"", "file_bytes"), ("a.jsonl", b'{"text": "', "record_bytes"), ("a.csv", b"text\n", "record_bytes"),
        ("a.html", b"<!doctype html><p>", "file_bytes"), ("a.pdf", b"%PDF-1.7 ", "file_bytes"),
        ("a.json", b'{"text": "', "file_bytes"),
    ],
)  # fmt: skip
def test_a_line_of_100_megabytes_is_refused_in_bounded_memory(tmp_path, name, before, message):
    if not Path("/proc/self/status").exists():
        pytest.skip("the peak of a process's memory is read from /proc")
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(before)
        for _ in range(100):
            file.write(b"word " * 200_000)
    done = subprocess.run([sys.executable, "-c", PROBE, path], capture_output=True, text=True, check=True)
    count, megabytes, problem = done.stdout.split(" ", 2)
    assert count == "0"
    assert message in problem
    assert int(megabytes) < 250  # 70 of them are Python with what reading imports, 32 the limit of a file


def laughing(depth: int = 12) -> bytes:
    """An XML file whose text would expand to a tenfold of itself, so many times."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, depth))
    return (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{laughs}]><rss version="2.0"><channel><item>'
        f"<title>Laughs</title><description>&l{depth - 1};</description></item></channel></rss>"
    ).encode()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt.gz", lambda: gzip.compress(b"a" * 400_000_000, 1), "file_bytes"),
        ("a.jsonl.gz", lambda: gzip.compress(b"a" * 400_000_000, 1), "record_bytes"),
        ("a.zip", lambda: zipped({"a.html": b"<!doctype html><p>" + b"a" * 400_000_000}), "file_bytes"),
        ("a.xml", laughing, "entities"),
    ],
    ids=["gzip bomb", "gzip bomb of one line", "zip bomb", "billion laughs"],
)
def test_bombs_are_refused_in_bounded_memory(tmp_path, name, data, message):
    if not Path("/proc/self/status").exists():
        pytest.skip("the peak of a process's memory is read from /proc")
    path = tmp_path / name
    path.write_bytes(data())
    done = subprocess.run([sys.executable, "-c", PROBE, path], capture_output=True, text=True, check=True, timeout=300)
    count, megabytes, problem = done.stdout.split(" ", 2)
    assert count == ("1" if data is laughing else "0")  # the rest of the entry is read
    assert message in problem
    assert int(megabytes) < 250


def test_a_reader_that_takes_too_long_is_left(monkeypatch):
    def endless(given, options):
        yield Draft(text="Ruritania accused Borduria.")
        while True:
            try:
                time.sleep(0.01)
            except Exception:  # as parsers do: it must not take the alarm
                continue

    slow = Format("slow", (".slow",), endless)
    monkeypatch.setattr(registry, "formats", lambda: (slow,))
    [article], [problem] = articles_of(b"x", "a.slow", Limits(seconds=0.2))
    assert article.text == "Ruritania accused Borduria."
    assert "limit seconds" in problem.message


def in_main_thread(work):
    return work()


def in_another_thread(work):
    """As the threads of a Dask worker run it."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def busy(seconds):
    """Steps that time can run out between."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(0.005)


@pytest.mark.parametrize("run", [in_main_thread, in_another_thread])
def test_a_deadline_leaves_nothing_behind(run):
    def work():
        with deadline(0.05):
            pass
        busy(0.15)
        with pytest.raises(Overdue), deadline(0.05):
            busy(10)
        busy(0.7)  # longer than until it would be raised again
        with deadline(0):
            busy(0.1)
        return "done"

    assert run(work) == "done"


@pytest.mark.parametrize("run", [in_main_thread, in_another_thread])
def test_a_deadline_that_is_swallowed_comes_again(run):
    def work():
        with pytest.raises(Overdue), deadline(0.05):
            swallowing()

    def swallowing():
        with suppress(BaseException):
            busy(10)
        busy(10)

    run(work)


def test_a_deadline_within_another_holds_too():
    with deadline(10):
        with pytest.raises(Overdue), deadline(0.05):
            busy(10)
        busy(0.05)


@pytest.mark.parametrize(
    "setting", ["pages", "pages=", "pages=0", "pages=-1", "pages=many", "leaves=3", "=3", "seconds=nan"]
)
def test_limits_that_are_none(setting):
    with pytest.raises(ValueError, match="limit"):
        Limits.of([setting])


def test_limits_are_set_by_name():
    assert Limits.of(["pages=20", "seconds=1.5", "file_bytes=1_000"]) == Limits(pages=20, seconds=1.5, file_bytes=1_000)
    assert "pages (300): Pages of a PDF." in Limits.help()
