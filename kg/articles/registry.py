"""The registry of formats: which reader reads an input, by what its content begins with and by its suffix.

Other packages add theirs as a `Format` under the entry point group `kg.readers`; they are asked before our own.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import entry_points

from kg.articles.drafts import Draft
from kg.articles.feed import read_feed
from kg.articles.html import read_html
from kg.articles.inputs import Input
from kg.articles.jsonl import read_json, read_jsonl
from kg.articles.markdown import read_markdown
from kg.articles.options import Options
from kg.articles.pdf import read_pdf
from kg.articles.problems import Problem, Unreadable
from kg.articles.table import read_table
from kg.articles.text import read_text
from kg.articles.warc import read_warc

Reader = Callable[[Input, Options], Iterator[Draft | Problem]]


@dataclass(frozen=True, slots=True)
class Format:
    """A form that articles come in.

    `sign` matches the first bytes of files that can be nothing else, whatever their suffix; `hint` those that are
    probably of this form, where the suffix says nothing.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Reader
    sign: re.Pattern[bytes] | None = None
    hint: re.Pattern[bytes] | None = None


def sign(pattern: bytes) -> re.Pattern[bytes]:
    """A pattern for the first bytes of a file."""
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


BLANK = rb"(?:\xef\xbb\xbf)?\s*"
COMMENT = rb"(?:<!--.{0,2000}?-->\s*)?"
TEXT = Format("text", (".txt", ".text", ".asc"), read_text)
FORMATS = (
    Format("PDF", (".pdf",), read_pdf, sign=sign(rb"\s{0,8}%PDF-\d")),
    Format("WARC", (".warc",), read_warc, sign=sign(rb"WARC/\d\.\d\r?\n")),
    Format(
        "feed", (".rss", ".atom", ".xml", ".rdf"), read_feed,
        sign=sign(BLANK + rb"(?:<\?xml.{0,400}?\?>\s*){0,4}" + COMMENT + rb"<(?:rss|feed|rdf:RDF)[\s>]"),
    ),
    Format(
        "HTML", (".html", ".htm", ".xhtml", ".shtml"), read_html,
        sign=sign(BLANK + rb"(?:<\?xml.{0,200}?\?>\s*)?" + COMMENT + rb"<(?:!doctype\s+html|html[\s>]|head[\s>])"),
    ),
    TEXT,
    Format("Markdown", (".md", ".markdown"), read_markdown),
    Format("table", (".csv", ".tsv", ".tab"), read_table),
    Format("JSON", (".json",), read_json, hint=sign(BLANK + rb"\[\s*\{")),
    # A stream may go on for ever: an object on one line is taken for the first of many.
    Format("JSON lines", (".jsonl", ".ndjson"), read_jsonl, hint=sign(BLANK + rb"\{\s*\"[^\n]*(?:\}[ \t\r]*\n|\Z)")),
    Format("JSON record", (), read_json, hint=sign(BLANK + rb"\{\s*\"")),
)  # fmt: skip
# Suffixes of forms that hold articles but that no reader is written for: better a clear word than a guess.
FOREIGN = {
    ".docx": "a Word document", ".doc": "a Word document", ".odt": "an OpenDocument text", ".rtf": "a rich-text file",
    ".xlsx": "a spreadsheet", ".ods": "a spreadsheet", ".epub": "a book", ".eml": "a mail", ".mbox": "a mailbox",
    ".pptx": "a presentation", ".parquet": "a Parquet file",
}  # fmt: skip


@functools.cache
def formats() -> tuple[Format, ...]:
    """All formats: those of installed packages, in the order of their names, then our own."""
    found = [point.load() for point in sorted(entry_points(group="kg.readers"), key=lambda point: point.name)]
    return (*(form for form in found if isinstance(form, Format)), *FORMATS)


def format_of(given: Input) -> Format:
    """The format of an input: by what its bytes are, then by its suffix, then by what they look like, else text.

    Raises:
        Unreadable: it is empty, or of a form that nothing here reads.
    """
    head = given.head()
    if not head:
        raise Unreadable("is empty")
    for form in formats():
        if form.sign and form.sign.match(head):
            return form
    if given.suffix in FOREIGN:
        raise Unreadable(f"is {FOREIGN[given.suffix]}, which nothing here reads; save it as text, HTML or PDF")
    for form in formats():
        if given.suffix in form.suffixes:
            return form
    return next((form for form in formats() if form.hint and form.hint.match(head)), TEXT)
