"""WARC files of web crawlers: streamed record by record, article pages only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.articles.drafts import Draft
from kg.articles.extras import need
from kg.articles.html import page
from kg.articles.inputs import Input
from kg.articles.options import Options
from kg.articles.problems import Problem, Unreadable


def read_warc(given: Input, options: Options) -> Iterator[Draft | Problem]:
    """The articles among the pages of a crawl; pages without main text and pages that list others are passed over."""
    archive = need("warcio.archiveiterator")
    errors = need("warcio.exceptions")
    limit = options.limits.record_bytes
    pages = articles = number = 0
    try:
        for number, record in enumerate(archive.ArchiveIterator(given.stream), 1):
            if record.rec_type != "response" or not is_page(record):
                continue
            pages += 1
            data = record.content_stream().read(limit + 1)
            if len(data) > limit:
                yield Problem(given.name, number, f"the page is longer than the limit record_bytes ({limit:,})")
                continue
            try:
                draft, is_article = page(data, record.rec_headers.get_header("WARC-Target-URI"), whole=False)
            except Unreadable as error:
                if "package" in error.message:
                    raise
                continue
            if is_article:
                articles += 1
                yield replace(draft, line=number)
    except (errors.ArchiveLoadFailed, AttributeError, ValueError, IndexError) as error:
        raise Unreadable(f"is a broken WARC file: {error}", number + 1) from None
    if not articles:
        raise Unreadable(f"holds no article among {pages} pages and {number} records")


def is_page(record: object) -> bool:
    """Whether a record is an HTML page that the server sent as found."""
    headers = getattr(record, "http_headers", None)
    if headers is None:
        return False
    kind = (headers.get_header("Content-Type") or "").lower()
    return str(headers.get_statuscode()) == "200" and ("text/html" in kind or "application/xhtml" in kind)
