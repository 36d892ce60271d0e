"""Drafts: what a reader found, before dates are checked and ids are given."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

import yaml

from kg.articles.options import Options
from kg.articles.problems import Unreadable


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as its file tells it; every value is still as hostile as the file.

    `published` may be any text that means a date, `published_from` says where it stood ("record", "front matter",
    "meta", "json-ld", "url", "file name", "text"). `line` is where the record begins. `whole` is true where the
    file is this one article, which may then take its id and its date from the file's name.
    """

    text: str
    title: str | None = None
    id: str | None = None
    url: str | None = None
    source: str | None = None
    author: str | None = None
    published: str | date | None = None
    published_from: str | None = None
    language: str | None = None
    line: int | None = None
    whole: bool = False


FIELDS = ("id", "title", "text", "published", "source", "url", "language", "author")


@functools.cache
def names() -> Mapping[str, tuple[str, ...]]:
    """The keys under which each field of an article is looked for, lower-case, the first found counts."""
    rows = yaml.safe_load((files(__package__) / "fields.yaml").read_text(encoding="utf-8"))
    return {name: tuple(rows[name]) for name in FIELDS}


def draft_of(row: Mapping[str, object], options: Options, *, line: int | None = None, whole: bool = False) -> Draft:
    """The draft that a record of a JSON, CSV or other table makes.

    Raises:
        Unreadable: the record has no text, or `options.fields` names a field that articles do not have.
    """
    found = {name: value_of(row, name, options) for name in FIELDS}
    text = found.pop("text")
    if text is None or not text.strip():
        tried = options.fields.get("text") or ", ".join(names()["text"])
        keys = ", ".join(str(key)[:40] for key in list(row)[:12]) or "none"
        looked = f"looked for {tried}, found the keys {keys}"
        raise Unreadable(f"the record has no text: {looked}; name the key with --field text=KEY", line)
    published_from = "record" if found["published"] else None
    return Draft(text=text, **found, published_from=published_from, line=line, whole=whole)


def value_of(row: Mapping[str, object], name: str, options: Options) -> str | None:
    """The text that a record holds for a field of the article, or None; numbers become text."""
    if name in options.fields:
        return scalar(step(row, options.fields[name]))
    lowered = {key.lower(): value for key, value in row.items() if isinstance(key, str)}
    for key in names()[name]:
        value = scalar(lowered.get(key))
        if value is not None and value.strip():
            return value
    return None


def step(row: Mapping[str, object], path: str) -> object:
    """The value under a key, or under keys joined by dots."""
    if path in row:
        return row[path]
    value: object = row
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def scalar(value: object) -> str | None:
    """A text or number as text; of a nested record its name (`"source": {"name": "Example Wire"}`)."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return str(value)
