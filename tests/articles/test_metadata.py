"""Author and date of an article, where the date stood, and outlets of copies: read, kept and told."""

import json
from datetime import date

import pytest

from kg.articles import read_bytes, reports
from kg.records import Article

BODY = "Freedonia accused Sylvania on Monday of moving tanks to the border, and Sylvania denied it. " * 4


def page(head: str) -> bytes:
    paragraphs = "".join(f"<p>{BODY}</p>" for _ in range(3))
    return f"<html lang='en'><head><title>Tanks</title>{head}</head><body><article>{paragraphs}</article></body></html>".encode()


LINKED = json.dumps({"@type": "NewsArticle", "headline": "Tanks", "datePublished": "2024-01-10"})
FEED = f"""<rss version="2.0"><channel><title>Example Wire</title><item><title>Tanks</title><description>{BODY}</description>
<pubDate>Wed, 10 Jan 2024 08:00:00 GMT</pubDate></item></channel></rss>""".encode()


@pytest.mark.parametrize(
    ("name", "data", "dated"),
    [
        ("a.json", json.dumps({"text": BODY, "date": "2024-01-10"}).encode(), "record"),
        ("a.md", f"---\ndate: 2024-01-10\n---\n\n{BODY}".encode(), "front matter"),
        ("a.html", page(f"<script type='application/ld+json'>{LINKED}</script>"), "json-ld"),
        ("a.html", page("<meta property='article:published_time' content='2024-01-10T08:00:00Z'>"), "meta"),
        ("a.html", page("<link rel='canonical' href='https://wire.example/2024/01/10/tanks'>"), "url"),
        ("2024-01-10-tanks.txt", f"Tanks\n\n{BODY}".encode(), "file name"),
        ("a.txt", f"Tanks\n\nBAKU, January 10, 2024 (Example Wire) – {BODY}".encode(), "text"),
        ("a.xml", FEED, "feed"),
        ("a.txt", f"Tanks\n\n{BODY}".encode(), None),
    ],
)
def test_where_the_date_stood(name, data, dated):
    (article,) = read_bytes(data, name)
    assert article.dated == dated
    assert (str(article.published)[:10] == "2024-01-10") == (dated is not None)


@pytest.mark.parametrize("day", ["1899-12-31", "2999-01-01"])
def test_a_date_that_cannot_be_has_no_place(day):
    problems = []
    (article,) = read_bytes(json.dumps({"text": BODY, "date": day}).encode(), "a.json", problems=problems)
    assert (article.published, article.dated) == (None, None)
    assert [(problem.severity, day in problem.message) for problem in problems] == [("warning", True)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", json.dumps({"text": BODY, "author": "Ana Novak"}).encode()),
        ("a.csv", f'text,byline\n"{BODY}",Ana Novak\n'.encode()),
        ("a.md", f"---\nauthor: Ana Novak\n---\n\n{BODY}".encode()),
        ("a.html", page("<meta name='author' content='Ana Novak'>")),
    ],
)
def test_author(name, data):
    (article,) = read_bytes(data, name)
    assert article.author == "Ana Novak"


def test_outlets_of_copies_are_sources_of_the_one_that_stands_for_them():
    copies = [
        Article(f"a{n}", BODY * 2, "Tanks", source=f"Outlet {n:02}", published=date(2024, 1, 10 + n)) for n in range(20)
    ]
    (report,) = reports(reversed(copies))
    assert (report.article.id, report.article.source) == ("a0", "Outlet 00")
    assert report.article.outlets == tuple(f"Outlet {n:02}" for n in range(1, 20))
    assert report.article.sources == report.outlets == tuple(f"Outlet {n:02}" for n in range(20))
    assert Article.from_dict(json.loads(json.dumps(report.article.to_dict()))) == report.article


def test_one_outlet_twice_is_one_source():
    first, second = (Article(id, BODY * 2, source="Example Wire", published=date(2024, 1, 10)) for id in "ab")
    (report,) = reports([first, second])
    assert (report.article.outlets, report.outlets) == ((), ("Example Wire",))


def test_every_limit_is_in_the_documentation():
    from dataclasses import fields
    from pathlib import Path

    from kg.articles import Limits

    page = (Path(__file__).resolve().parents[2] / "docs" / "reading.md").read_text(encoding="utf-8")
    for limit in fields(Limits):
        assert f"| `{limit.name}` | {limit.default:,} |" in page
