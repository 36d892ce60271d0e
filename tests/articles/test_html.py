"""HTML pages and web archives: what is read of them, and what is left."""

import re
from datetime import date

import pytest

from kg.articles import Problem, read_bytes

LONG = (
    "Ruritania accused Borduria on Friday of moving three brigades to the border, a day after talks in Syldavia had "
    "ended without result. The foreign ministry of Borduria said it rejected the accusation, which it called baseless."
)
MORE = (
    "The government of Syldavia urged both countries to return to the talks, which it has hosted since the ceasefire "
    "of last year. Officials in the Ruritanian capital said that they had not yet decided whether to accept it."
)


def read_page(html, name="saved.html", **options):
    problems: list[Problem] = []
    data = html if isinstance(html, bytes) else html.encode()
    return list(read_bytes(data, name, problems=problems, latest=date(2030, 1, 1), **options)), problems


def page(head="", body=f"<h1>A row</h1><p>{LONG}</p><p>{MORE}</p><p>{LONG} Again.</p>", attributes=""):
    return f"<!doctype html><html {attributes}><head>{head}</head><body><article>{body}</article></body></html>"


JSON_LD = '<script type="application/ld+json">{}</script>'.format


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (JSON_LD('{"@type": "NewsArticle", "datePublished": "2025-06-27"}'), "2025-06-27"),
        (JSON_LD('{"@graph": [{}, {"@type": ["NewsArticle"], "datePublished": "2025-06-27"}]}'), "2025-06-27"),
        (JSON_LD('[{"@type": "Organization", "datePublished": "2001-01-01"}]'), "None"),
        (JSON_LD("{broken"), "None"),
        (JSON_LD("[" * 50_000), "None"),
        ('<meta property="article:published_time" content="2025-06-27T08:00:00+02:00">', "2025-06-27 08:00:00+02:00"),
        ('<meta name="DC.date.issued" content="27 June 2025">', "2025-06-27"),
        ('<meta name="date" content="rubbish"><meta name="pubdate" content="2025-06-27">', "2025-06-27"),
        ('<link rel="canonical" href="https://wire.example/2025/06/27/row">', "2025-06-27"),
        ('<meta name="date" content="2999-01-01">', "None"),
        ("", "None"),
    ],
)  # fmt: skip
def test_date_of_a_page(head, published):
    [article], _ = read_page(page(head))
    assert str(article.published) == published


def test_date_of_a_page_falls_back_on_its_name_and_its_text():
    [article], _ = read_page(page(), "2025-06-27-row.html")
    assert article.published == date(2025, 6, 27)
    [article], _ = read_page(page(body=f"<p>Published on June 27, 2025</p><p>{LONG}</p><p>{MORE}</p><p>{LONG}</p>"))
    assert article.published == date(2025, 6, 27)


@pytest.mark.parametrize(
    ("head", "title", "source", "url"),
    [
        ("<title>A row - Wire</title><meta property='og:site_name' content='Wire'>", "A row", "Wire", None),
        ("<meta property='og:title' content='A row | Wire'><meta property='og:site_name' content='Wire'>",
         "A row", "Wire", None),
        (JSON_LD('{"@type": "NewsArticle", "headline": "A row", "publisher": {"@type": "Organization", "name": "W"}}'),
         "A row", "W", None),
        ("<link rel='canonical' href='https://wire.example/row'>", "A row", "wire.example", "https://wire.example/row"),
        ("<link rel='canonical' href='javascript:alert(1)'>", "A row", None, None),
    ],
)  # fmt: skip
def test_metadata_of_a_page(head, title, source, url):
    [article], _ = read_page(page(head))
    assert (article.title, article.source, article.url) == (title, source, url)


def test_structure_is_kept_and_the_rest_left_out():
    body = (
        "<h1>A row</h1><nav><a href=/>Home</a></nav><script>document.write('<p>evil</p>')</script>"
        f"<p>{LONG}</p><h2>Reaction</h2><p>{MORE}<br>After a break.</p><ul><li>A first point of some length.</li>"
        f"<li>A second point.</li></ul><blockquote><p>{LONG}</p></blockquote><!-- a comment --><style>p{{}}</style>"
    )
    [article], problems = read_page(page(body=body))
    assert problems == []
    assert article.title == "A row"
    assert article.text.split("\n\n") == [
        LONG, "Reaction", f"{MORE}\nAfter a break.", "A first point of some length.", "A second point.", LONG,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", ""), ("utf-8-sig", ""), ("utf-16", ""), ("windows-1251", "windows-1251"), ("shift_jis", "Shift_JIS"),
     ("cp1252", ""), ("utf-8", "iso-8859-1")],
)  # fmt: skip
def test_encodings(encoding, declared):
    word = {"windows-1251": "Москва", "shift_jis": "東京"}.get(encoding, "Müller")
    meta = f'<meta charset="{declared}">' if declared else ""
    [article], _ = read_page(page(meta, f"<h1>A row</h1><p>{LONG} {word}.</p><p>{MORE}</p>").encode(encoding))
    assert f"{word}." in article.text


@pytest.mark.parametrize(
    "html",
    ["<!doctype html><html><body></body></html>", "<html><body><script>x()</script></body></html>", "<html>",
     "<html>" + "<div>" * 20_000, "<!doctype html>" + "\0" * 50],
)  # fmt: skip
def test_pages_without_text_are_problems(html):
    found, [problem] = read_page(html)
    assert found == []
    assert problem.severity == "error"


def test_entities_do_not_expand():
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    )
    [article], _ = read_page(f"{bomb}<html><body><article><p>{LONG} &c;</p><p>{MORE}</p></article></body></html>")
    assert len(article.text) < 1000


def test_a_page_in_another_language_is_known_as_such_and_passed_over_on_request():
    german = (
        "<p>Die Regierung von Ruritanien warf dem Nachbarland am Freitag vor, drei Brigaden an die Grenze verlegt zu "
        "haben. Das Außenministerium wies die Vorwürfe zurück und nannte sie haltlos.</p>"
    )
    html = page(body=f"<h1>Ein Streit</h1>{german}{german}", attributes='lang="en"')
    [article], problems = read_page(html)
    assert (article.language, problems) == ("de", [])
    found, [problem] = read_page(html, languages=["en"])
    assert found == []
    assert (problem.severity, "language de" in problem.message) == ("warning", True)


def test_web_archive_gives_its_article_pages(make_warc):
    article = page('<meta property="og:type" content="article">')
    plain = page()
    index = page(body="".join(f"<p><a href=/{n}>Teaser number {n} of a row</a></p>" for n in range(30)))
    home = page('<meta property="og:type" content="website">')
    pages = {"1": article, "": index, "home": home, "2": plain.replace("Again", "Twice")}
    data = make_warc([(f"https://wire.example/{name}", html.encode()) for name, html in pages.items()])
    data += make_warc([("https://wire.example/404", article.encode())], status="404 Not Found")
    data += make_warc([("https://wire.example/x.png", b"\x89PNG")], kind="image/png")
    found, problems = read_page(data, "crawl.warc")
    assert [a.url for a in found] == ["https://wire.example/1", "https://wire.example/2"]
    assert [a.published for a in found] == [None, None]  # when it was crawled is not when it was published
    assert problems == []


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"WARC/1.0\r\n", "no article|broken"),
        (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999\r\n\r\nHTTP/1.1 200\r\n\r\n", "article|broken"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n" * 3, "no article"),
    ],
)  # fmt: skip
def test_broken_web_archives_are_problems(data, message):
    found, problems = read_page(data, "crawl.warc")
    assert found == []
    assert re.search(message, problems[-1].message)
