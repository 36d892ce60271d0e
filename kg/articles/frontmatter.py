"""Front matter: lines "key: value" between two lines of three hyphens at the head of a text or Markdown file.

Only plain pairs are read, not all of YAML: a headline with a colon needs no quotation marks, and nothing can expand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from kg.articles.drafts import FIELDS, value_of
from kg.articles.options import Options

LONGEST = 20_000  # characters between the two lines
PAIR = re.compile(r"(?P<key>[A-Za-z][\w.-]*)[ \t]*:(?:[ \t]+(?P<value>.*)|[ \t]*)")


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The pairs at the head of a text, and the text after them; no pairs and the whole text where it has none."""
    match = re.match(r"\s*---[ \t]*\n", text)
    end = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE).search(text, match.end()) if match else None
    if not match or not end or end.start() - match.end() > LONGEST:
        return {}, text
    rows: dict[str, str] = {}
    for line in text[match.end() : end.start()].split("\n"):
        pair = PAIR.fullmatch(line.rstrip())
        if pair:
            rows.setdefault(pair["key"], unquoted((pair["value"] or "").strip()))
        elif line.strip() and not line.startswith(("#", " ", "\t", "-")):
            return {}, text  # two rules with prose between them
    return (rows, text[end.end() :]) if rows else ({}, text)


def unquoted(value: str) -> str:
    """A value without the quotation marks around it."""
    if len(value) > 1 and value[0] == value[-1] == '"':
        try:
            return str(json.loads(value))
        except (ValueError, RecursionError):
            return value[1:-1]
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return value


def fields_of(rows: Mapping[str, str], options: Options) -> dict[str, Any]:
    """The fields of an article that front matter holds, all but its text."""
    found = {name: value_of(rows, name, options) for name in FIELDS if name != "text"}
    values: dict[str, Any] = {name: value for name, value in found.items() if value}
    return values | {"published_from": "front matter"} if "published" in values else values
