"""One article in every form that news comes in."""

import csv
import gzip
import io
import json
import textwrap
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from pathlib import Path

import pytest

from kg.records import Article

Maker = Callable[[Article], tuple[str, bytes]]


def rows_of(article: Article) -> dict[str, str]:
    return {
        "id": article.id, "title": article.title or "", "text": article.text, "source": article.source or "",
        "date": str(article.published), "url": article.url or "",
    }  # fmt: skip


def text(article):
    return f"{article.id}.txt", f"{article.title}\n\n{article.text}\n".encode()


def markdown(article):
    head = "\n".join(f"{key}: {value}" for key, value in rows_of(article).items() if key not in ("text", "id"))
    return f"{article.id}.md", f"---\n{head}\n---\n\n{article.text}\n".encode()


def record(article):
    return f"{article.id}.json", json.dumps(rows_of(article)).encode()


def lines(article):
    return "export.jsonl", json.dumps(rows_of(article), ensure_ascii=False).encode() + b"\n"


def table(article, delimiter=",", name="export.csv"):
    out = io.StringIO()
    writer = csv.DictWriter(out, rows_of(article), delimiter=delimiter)
    writer.writeheader()
    writer.writerow(rows_of(article))
    return name, out.getvalue().encode()


def page(article):
    paragraphs = "".join(f"<p>{escape(part)}</p>\n" for part in article.text.split("\n\n"))
    day = article.published.isoformat()
    linked = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": article.title,
                         "datePublished": f"{day}T08:00:00Z", "publisher": {"name": article.source}})  # fmt: skip
    return (
        f"{article.id}.html",
        f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(article.title)} - {escape(article.source)}</title>
<meta property="og:type" content="article"><link rel="canonical" href="{escape(article.url)}">
<script type="application/ld+json">{linked}</script><style>p {{ color: #222 }}</style></head>
<body><header><a href="/">{escape(article.source)}</a><nav><ul><li><a href="/world">World</a></li>
<li><a href="/business">Business</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article><h1>{escape(article.title)}</h1><div class="share"><a href="#">Share</a> <a href="#">Print</a></div>
{paragraphs}</article></main>
<aside><h2>Most read</h2><ul><li><a href="/a">Ten places to see this summer</a></li></ul></aside>
<footer><p>Copyright {escape(article.source)}. <a href="/terms">Terms of use</a></p></footer>
<script>track("page");</script></body></html>""".encode(),
    )


def feed(article):
    body = escape("".join(f"<p>{escape(part)}</p>" for part in article.text.split("\n\n")))
    moment = format_datetime(datetime.combine(article.published, datetime.min.time(), UTC))
    return (
        "feed.xml",
        f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>{escape(article.source)}</title><link>https://wire.example/</link><language>en</language>
<item><title>{escape(article.title)}</title><link>{escape(article.url)}</link><guid>{escape(article.id)}</guid>
<pubDate>{moment}</pubDate><description>Short.</description><content:encoded>{body}</content:encoded></item>
</channel></rss>""".encode(),
    )


def atom(article):
    body = "".join(f"<p>{escape(part)}</p>" for part in article.text.split("\n\n"))
    return (
        "feed.atom",
        f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>{escape(article.source)}</title><id>urn:x</id>
<entry><title>{escape(article.title)}</title><id>{escape(article.id)}</id><link href="{escape(article.url)}"/>
<published>{article.published}T00:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{body}</div></content></entry></feed>""".encode(),
    )


def warc_of(pages: list[tuple[str, bytes]], *, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    out = io.BytesIO()
    for url, body in pages:
        http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        out.write(head.encode() + http + b"\r\n\r\n")
    return out.getvalue()


def warc(article):
    return "crawl.warc", warc_of([(article.url, page(article)[1])])


def pdf_of(pages: list[list[tuple[float, float, float, str]]]) -> bytes:
    """A PDF whose pages hold pieces of text: left edge, height, size, words."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>")
    kids = []
    for pieces in pages:
        shown = [
            b"/F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj\n" % (size, x, y, pdf_string(words)) for x, y, size, words in pieces
        ]
        stream = b"BT\n" + b"".join(shown) + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def pdf_string(words: str) -> bytes:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252", "replace")


def pdf(article, *, columns=1):
    """Set in one or two columns, words broken at the ends of lines, a running head and page numbers."""
    width, step = (88, 0) if columns == 1 else (40, 260)
    pieces = [(50.0, 790.0 - 24 * n, 20.0, part) for n, part in enumerate(textwrap.wrap(article.title, 44))]
    rows = []
    for paragraph in article.text.split("\n\n"):
        rows += [*hyphenated(paragraph, width), None]
    y = top = min(720.0, 780.0 - 24 * len(pieces))  # below the headline
    column = 0
    pages = []
    for row in rows:
        if y < (420 if columns == 2 else 60):
            column, y = column + 1, top
            if column == columns:
                pages.append(pieces)
                pieces, column, y = [], 0, 780.0
                top = 780.0
        if row is not None:
            pieces.append((50.0 + step * column, y, 10.0, row))
        y -= 12 if row is not None else 10
    pages.append(pieces)
    for number, page_pieces in enumerate(pages, 1):
        page_pieces.append((290.0, 20.0, 8.0, f"Page {number} of {len(pages)}"))
    return f"{article.published}-{article.id}.pdf", pdf_of(pages)


def hyphenated(paragraph: str, width: int) -> list[str]:
    """Lines of about a width; a long word of small letters is broken where it does not fit."""
    rows, row = [], ""
    for word in paragraph.split():
        if len(row) + 1 + len(word) <= width:
            row = f"{row} {word}".strip()
            continue
        room = width - len(row) - 2
        if word.isalpha() and word.islower() and room >= 3 and len(word) - room >= 3:
            rows.append(f"{row} {word[:room]}-")
            row = word[room:]
        else:
            rows.append(row)
            row = word
    return [*rows, row]


def packed(article):
    return "all.gz", gzip.compress(record(article)[1], mtime=0)


def zipped(article):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        name, data = page(article)
        archive.writestr(f"saved/{name}", data)
    return "all.zip", out.getvalue()


FORMS: dict[str, Maker] = {
    "text": text,
    "markdown": markdown,
    "json": record,
    "jsonl": lines,
    "csv": table,
    "tsv": lambda article: table(article, "\t", "export.tsv"),
    "html": page,
    "rss": feed,
    "atom": atom,
    "warc": warc,
    "warc.gz": lambda article: ("crawl.warc.gz", gzip.compress(warc(article)[1], mtime=0)),
    "pdf": pdf,
    "pdf in two columns": lambda article: pdf(article, columns=2),
    "gz": packed,
    "zip": zipped,
}


# The corpus in tests/data/articles: each of its three articles as another kind of the form.

DATA = Path(__file__).parents[1] / "data" / "articles"


def originals() -> list[Article]:
    """The articles that all files of the corpus hold."""
    rows = map(json.loads, (DATA / "originals.jsonl").read_text(encoding="utf-8").splitlines())
    return [Article.from_dict(row) for row in rows]


def dated(article, suffix):
    return f"{article.published}-{article.id}{suffix}"


def encoded(encoding, newline):
    def maker(article):
        body = f"{article.title}\n\n{article.text}\n".replace("\n", newline)
        return dated(article, ".txt"), body.encode(encoding)

    return maker


def headed(article):
    return dated(article, ".md"), f"# {article.title}\n\n{article.text}\n".encode()


def wrapped(article):
    """Markdown with front matter, a heading, lines broken in paragraphs, emphasis and links."""
    parts = [textwrap.fill(part, 70, break_on_hyphens=False) for part in article.text.split("\n\n")]
    first, _, rest = parts[0].partition(" ")
    body = "\n\n".join([f"*{first}* [{rest[:7]}](https://x.example/a){rest[7:]}", *parts[1:]])
    return f"{article.id}.md", f"---\ndate: {article.published}\n---\n\n{article.title}\n====\n\n{body}\n".encode()


def keyed(article):
    row = rows_of(article)
    return {"headline": row["title"], "body": row["text"], "published_at": f"{row['date']}T09:30:00Z", "link": row["url"],
            "publisher": {"name": row["source"]}}  # fmt: skip


def news_list(article):
    return f"{article.id}.json", json.dumps({"status": "ok", "articles": [keyed(article)]}, indent=1).encode()


def json_feed(article):
    item = {
        "id": article.url,
        "title": article.title,
        "content_text": article.text,
        "date_published": f"{article.published}T09:30:00Z",
    }
    return f"{article.id}.json", json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [item]}).encode()


def named(name, maker):
    return lambda article: (f"{article.id}{name}", maker(article)[1])


def keyed_lines(article):
    return "export.jsonl", json.dumps(keyed(article)).encode() + b"\n"


def keyed_table(delimiter):
    def maker(article):
        out = io.StringIO()
        row = keyed(article) | {"publisher": article.source}
        writer = csv.DictWriter(out, row, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writeheader()
        writer.writerow(row)
        return "export.csv", out.getvalue().encode("utf-8-sig")

    return maker


def old_page(article):
    """A page of the nineties: Windows-1252, tables, no word on what it is but two meta tags."""
    paragraphs = "".join(f"<p>{escape(part)}\n" for part in article.text.split("\n\n"))
    html = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252">
<meta name="date" content="{article.published}"><title>{escape(article.title)}</title></head><body>
<table><tr><td><a href="/">Home</a> | <a href="/news">News</a> | <a href="/weather">Weather</a></td></tr></table>
<div id="content"><h1>{escape(article.title)}</h1>{paragraphs}</div>
<div id="foot"><small><a href="/contact">Contact</a></small></div></body></html>"""
    return f"{article.id}.html", html.encode("cp1252")


def app_page(article):
    """A page of today: Open Graph, a time element, cookies, related stories, comments."""
    paragraphs = "".join(f'<p class="c-{n}">{escape(part)}</p>' for n, part in enumerate(article.text.split("\n\n")))
    html = f"""<!doctype html><html lang="en-GB"><head><meta charset=utf-8>
<meta property="og:title" content="{escape(article.title)}"><meta property="og:type" content="article">
<meta property="og:site_name" content="{escape(article.source)}"><meta property="og:url" content="{escape(article.url)}">
<title>{escape(article.title)} | {escape(article.source)}</title></head><body>
<div class="cookie-banner" role="dialog"><p>We use cookies.</p><button>Accept</button></div>
<article><header><h1>{escape(article.title)}</h1><time datetime="{article.published}T07:00:00+00:00">Today</time></header>
<div class="article-body">{paragraphs}</div></article>
<section class="related"><h2>More stories</h2><ul><li><a href="/x">A goat wins the regatta</a></li></ul></section>
<section id="comments" class="comments"><h2>Comments</h2><p>First!</p></section></body></html>"""
    return f"{article.id}.html", html.encode()


def summary_feed(article):
    """RSS whose description is the whole text as HTML, and a date in capital letters of the zone."""
    body = "".join(f"<p>{escape(part)}</p>" for part in article.text.split("\n\n"))
    return (
        f"{article.id}.rss",
        f"""<rss version="2.0"><channel><title>{escape(article.source)}</title><item><title>{escape(article.title)}</title>
<link>{escape(article.url)}</link><pubDate>{article.published:%a, %d %b %Y} 08:00:00 GMT</pubDate>
<description><![CDATA[{body}]]></description></item></channel></rss>""".encode(),
    )


def crawl(article):
    """A crawl with what crawls hold besides: a page that is missing, a picture, a page that lists others."""
    links = "".join(f'<li><a href="/{n}">Headline number {n}</a></li>' for n in range(30))
    index = (
        f'<html><head><meta property="og:type" content="website"></head><body><ul>{links}</ul></body></html>'.encode()
    )
    site = f"https://{article.source.split()[1].lower()}.example/"
    return "crawl.warc", b"".join([
        warc_of([(f"{site}gone", b"<html><body><p>Not found</p></body></html>")], status="404 Not Found"),
        warc_of([(f"{site}a.png", b"\x89PNG")], kind="image/png"), warc_of([(site, index)]),
        warc_of([(article.url, app_page(article)[1])]),
    ])  # fmt: skip


def squeezed(maker):
    def made(article):
        name, data = maker(article)
        return f"{name}.gz", gzip.compress(data, mtime=0)

    return made


def archived(maker):
    def made(article):
        out = io.BytesIO()
        name, data = maker(article)
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(zipfile.ZipInfo(f"saved/{name}", (1980, 1, 1, 0, 0, 0)), data)
        return f"{article.id}.zip", out.getvalue()

    return made


CORPUS: dict[str, tuple[Maker, Maker, Maker]] = {
    "text": (encoded("utf-8", "\n"), encoded("utf-8-sig", "\r\n"), encoded("utf-16", "\n")),
    "markdown": (markdown, headed, wrapped),
    "json": (record, news_list, json_feed),
    "jsonl": tuple(named(".jsonl", maker) for maker in (lines, keyed_lines, lines)),
    "csv": tuple(named(".csv", maker) for maker in (table, keyed_table(";"), keyed_table(","))),
    "tsv": tuple(named(".tsv", maker) for maker in (lambda a: table(a, "\t"), keyed_table("\t"), keyed_table("\t"))),
    "html": (page, old_page, app_page),
    "pdf": (pdf, lambda article: pdf(article, columns=2), pdf),
    "feed": (named(".xml", feed), summary_feed, named(".atom", atom)),
    "warc": (named(".warc", warc), named(".warc.gz", squeezed(warc)), named(".warc", crawl)),
    "gz": tuple(squeezed(maker) for maker in (encoded("utf-8", "\n"), page, named(".jsonl", lines))),
    "zip": tuple(archived(maker) for maker in (page, pdf, record)),
}


def write_corpus() -> None:
    """Writes the corpus anew from its originals."""
    for form, makers in CORPUS.items():
        folder = DATA / form
        folder.mkdir(exist_ok=True)
        for article, maker in zip(originals(), makers, strict=True):
            name, data = maker(article)
            (folder / name).write_bytes(data)


@pytest.fixture(params=FORMS, scope="module")
def form(request) -> Maker:
    return FORMS[request.param]


@pytest.fixture(scope="session")
def make_warc():
    return warc_of


@pytest.fixture(scope="session")
def make_pdf():
    return pdf_of


@pytest.fixture(scope="session")
def make_page():
    return page


@pytest.fixture(scope="session")
def make():
    return FORMS


@pytest.fixture(scope="session")
def corpus():
    """The folder of the corpus, and its articles by id."""
    return DATA, {article.id: article for article in originals()}


if __name__ == "__main__":
    write_corpus()
