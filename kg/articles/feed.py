"""RSS and Atom files: each entry with its own content; nothing is fetched."""

from __future__ import annotations

import calendar
import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from kg.articles import dates
from kg.articles.drafts import Draft
from kg.articles.extras import need
from kg.articles.inputs import Input
from kg.articles.markup import plain
from kg.articles.options import Options
from kg.articles.problems import Problem, Unreadable

ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
OWN_ENTITY = re.compile(rb"<!ENTITY\s", re.IGNORECASE)


def read_feed(given: Input, options: Options) -> Iterator[Draft | Problem]:
    """The articles of a feed; an entry without content gives its summary."""
    feedparser = need("feedparser")
    data = given.bytes()
    if OWN_ENTITY.search(ROOT.split(data, maxsplit=1)[0]):
        yield Problem(
            given.name, None, "declares XML entities of its own; they are not expanded, so words may be missing"
        )
    # A stream and not the bytes: those the parser would take for an address or a file's name if they look like one.
    parsed = feedparser.parse(io.BytesIO(data))
    if not parsed.entries:
        broken = parsed.get("bozo_exception")
        raise Unreadable(f"is a broken feed: {broken}" if broken else "is an XML file, but no feed with entries")
    for number, entry in enumerate(parsed.entries, 1):
        text = content(entry)
        if not text.strip():
            yield Problem(given.name, number, "the entry has no content")
            continue
        published = moment(entry, options)
        yield Draft(
            text=text,
            title=plain(text_of(entry, "title") or "") or None,
            id=text_of(entry, "id"),
            url=text_of(entry, "link"),
            source=text_of(entry.get("source") or {}, "title") or text_of(parsed.feed, "title"),
            author=text_of(entry, "author"),
            published=published,
            published_from="feed" if published else None,
            language=text_of(entry, "language") or text_of(parsed.feed, "language"),
            line=number,
        )


def content(entry: Any) -> str:
    """The longest text that an entry carries, without markup."""
    parts = [part.get("value") for part in entry.get("content") or ()] + [entry.get("summary")]
    return max((plain(part) for part in parts if isinstance(part, str)), key=len, default="")


def moment(entry: Any, options: Options) -> str | date | None:
    """When an entry was published, or last changed where it does not say."""
    for name in ("published", "updated"):
        raw, parsed = text_of(entry, name), entry.get(f"{name}_parsed")
        try:
            return dates.parse(raw, day_first=options.day_first) if raw else None
        except ValueError:
            if parsed:
                return datetime.fromtimestamp(calendar.timegm(parsed), UTC)
            return raw
    return None


def text_of(row: Any, name: str) -> str | None:
    """A text value, or None."""
    value = row.get(name)
    return value if isinstance(value, str) and value.strip() else None
