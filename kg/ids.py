"""Ids: readable, stable, and safe whatever the text they come from."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache


def short_hash(text: str, digits: int = 8) -> str:
    """The first hex digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]


@lru_cache(maxsize=1 << 14)
def slug(text: str, limit: int = 40) -> str:
    """Lower-case ASCII letters, digits and hyphens of a text; of other scripts, hex digits of their hash."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:limit].strip("-") or short_hash(text)


@lru_cache(maxsize=1 << 14)
def identifier(name: str, limit: int = 80) -> str:
    """A name as the second part of an entity id: letters and digits of any script, words joined by underscores."""
    plain = unicodedata.normalize("NFC", name).replace("’", "'")
    return re.sub(r"[^\w.'()-]+", "_", plain).strip("_")[:limit] or short_hash(name)


def statement_id(
    subject: str,
    relation: str,
    target: str,
    *,
    status: str = "asserted",
    negated: bool = False,
    attributed_to: str | None = None,
    month: str = "",
    predicate: str = "",
) -> str:
    """The id of a statement: readable words of its parts, and eight hex digits of all that makes it this one.

    `subject`, `target` and `attributed_to` are entity ids, `month` is that of publication ("2025-06", or empty);
    `predicate` counts only where the relation itself says nothing (`other`).
    """
    words = predicate if relation == "other" else ""
    key = (subject, relation, target, status, negated, attributed_to, month, words)
    return "-".join(
        [slug(subject.partition("/")[2]), slug(relation), slug(target.partition("/")[2]), short_hash(repr(key))]
    )
