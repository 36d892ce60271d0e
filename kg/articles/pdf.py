"""PDF: the text of its pages in reading order, as paragraphs; the headline is what stands in the largest letters."""

from __future__ import annotations

import io
import logging
import re
import time
from collections.abc import Iterator
from typing import Any

from kg.articles.cleaning import clean, one_line
from kg.articles.drafts import Draft
from kg.articles.extras import need
from kg.articles.inputs import Input
from kg.articles.layout import Line, headline, lines, ordered, paragraphs, without_margins
from kg.articles.options import Options
from kg.articles.problems import Problem, Unreadable

# What programs write into the title when nobody has named the document.
NO_TITLE = re.compile(
    r"untitled|microsoft word.*|document\d*|print|about:blank|https?:.*|.*\.(?:docx?|odt|indd|qxd|html?|pdf|txt)",
    re.IGNORECASE,
)


# What pypdf tells of broken files goes to the log of whoever keeps one, not to stderr: the problem says it by name.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def read_pdf(given: Input, options: Options) -> Iterator[Draft | Problem]:
    """The one article of a PDF file."""
    pypdf = need("pypdf")
    errors = need("pypdf.errors")
    try:
        reader = pypdf.PdfReader(io.BytesIO(given.bytes()), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("is locked with a password; save it without one")
        pages, cut = read_pages(reader, options)
        titled = one_line(reader.metadata.title) if reader.metadata else None
    except (errors.PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise Unreadable(f"is a broken PDF: {type(error).__name__}: {' '.join(str(error).split())[:200]}") from None
    if cut:
        yield Problem(given.name, None, cut)
    pages = without_margins(pages)
    heading = headline(pages[0]) if pages else []
    rows = [line for page in pages for line in ordered(page) if line not in heading]
    text = clean("\n\n".join(paragraphs(rows)))
    title = " ".join(line.text for line in heading)
    if not title and titled and not NO_TITLE.fullmatch(titled):
        title = titled
    if not text.strip():
        raise Unreadable("holds no text; a scan has to go through character recognition first")
    yield Draft(text=text, title=title or None, whole=True)


def read_pages(reader: Any, options: Options) -> tuple[list[list[Line]], str | None]:
    """The lines of each page, and what was left out, if anything."""
    limits = options.limits
    found: list[list[Line]] = []
    characters = 0
    # Before the time of the article is up, so that the pages read by then are kept.
    end = time.monotonic() + 0.8 * limits.seconds
    for number, page in enumerate(reader.pages):
        if number >= limits.pages:
            return found, f"has {len(reader.pages):,} pages; the first {number} are read (limit pages)"
        if time.monotonic() > end:
            return found, f"takes longer than {limits.seconds:g} seconds; {number} pages are read (limit seconds)"
        if characters > 2 * limits.article_characters:
            break
        found.append(lines(pieces(page)))
        characters += sum(len(line.text) for line in found[-1])
    return found, None


def pieces(page: Any) -> list[Line]:
    """The pieces of text of a page, with their places."""
    found: list[Line] = []

    def visit(text: str, matrix: list[float], inner: list[float], font: Any, size: float) -> None:
        if text.strip():
            a, b, c, d, e, f = matrix
            x, y = inner[4] * a + inner[5] * c + e, inner[4] * b + inner[5] * d + f
            scale = abs(inner[3] * d) or abs(inner[1] * b) or 1.0
            found.extend(
                Line(x, y - row * size * scale, size * scale, part) for row, part in enumerate(text.split("\n"))
            )

    page.extract_text(visitor_text=visit)
    return found
