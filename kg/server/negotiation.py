"""Content negotiation: which of the media types that can be given a client likes best (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence


def best(accept: str | None, offered: Sequence[str]) -> str | None:
    """The offered media type that an Accept header likes best, the earlier one of equals; None if it likes none.

    No header, or an empty one, accepts everything. A quality that is no number counts as 0.
    """
    if not accept or not accept.strip():
        return offered[0]
    ranges = [_parse(part) for part in accept.split(",") if part.strip()]
    scored = [(_quality(type, ranges), -place, type) for place, type in enumerate(offered)]
    quality, _, type = max(scored)
    return type if quality > 0 else None


def _parse(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                quality = min(max(float(value), 0.0), 1.0)
            except ValueError:
                quality = 0.0
    return name, quality if quality == quality else 0.0


def _quality(type: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The quality that the most specific range gives to a type."""
    family = type.partition("/")[0]
    for wanted in (type, f"{family}/*", "*/*"):
        found = [quality for name, quality in ranges if name == wanted]
        if found:
            return max(found)
    return 0.0
