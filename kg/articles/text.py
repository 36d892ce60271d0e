"""Plain text: the first line is the headline where it looks like one, and front matter may stand before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.articles.cleaning import clean, trim
from kg.articles.drafts import Draft
from kg.articles.frontmatter import fields_of, front_matter
from kg.articles.inputs import Input
from kg.articles.options import Options
from kg.articles.problems import Problem, Unreadable

LONGEST_HEADLINE = 160  # characters; headlines of agencies stay under 120
# A sentence ends in a full stop, also within quotation marks; initials ("in the U.S.") end no sentence.
SENTENCE_END = re.compile(r"[.:;,…][\"'”’)\]]*$")
INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")


def read_text(given: Input, options: Options) -> Iterator[Draft | Problem]:
    """The one article of a text file."""
    raw, notes = given.text()
    yield from notes
    rows, body = front_matter(clean(raw))
    values = fields_of(rows, options)
    title, text = (values.pop("title"), body) if values.get("title") else headline(body)
    values.pop("title", None)
    if not text.strip():
        raise Unreadable("holds no text" if not title else "holds a headline but no text")
    yield Draft(text=trim(text), title=title, whole=True, **values)


def headline(text: str) -> tuple[str | None, str]:
    """The headline and the rest of a text; the headline is None where the first line is not one.

    A headline is short, does not end a sentence, and a blank line and more text follow it.
    """
    text = trim(text)
    first, _, rest = text.partition("\n")
    first = first.strip()
    following, _, after = rest.partition("\n")
    if not after.strip() or following.strip() or not 0 < len(first) <= LONGEST_HEADLINE:
        return None, text
    if SENTENCE_END.search(first) and not INITIALS.search(first):
        return None, text
    return first, trim(after)
