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
from kg.articles.inputs import Input
from kg.articles.jsonl import read_json, read_jsonl
from kg.articles.markdown import read_markdown
from kg.articles.options import Options
from kg.articles.problems import Problem, Unreadable
from kg.articles.text import read_text

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


TEXT = Format("text", (".txt", ".text", ".asc"), read_text)
FORMATS = (
    TEXT,
    Format("Markdown", (".md", ".markdown"), read_markdown),
    Format("JSON", (".json",), read_json, hint=re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{")),
    # A stream may go on for ever: an object on one line is taken for the first of many.
    Format(
        "JSON lines",
        (".jsonl", ".ndjson"),
        read_jsonl,
        hint=re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"[^\n]*(?:\}[ \t\r]*\n|\Z)"),
    ),
    Format("JSON record", (), read_json, hint=re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")),
)
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
