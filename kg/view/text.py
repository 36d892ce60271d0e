"""Text of articles made fit to be shown: hostile characters out, links checked."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Control characters, what turns the direction of the text around it, byte order marks, halves of a surrogate pair.
# The joiners U+200C and U+200D stay: Persian and several Indian scripts need them.
_HOSTILE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def clean(text: str) -> str:
    """The text without control characters and without those that reverse or isolate direction."""
    return _HOSTILE.sub("", text)


def units(text: str) -> int:
    """The length of a cleaned text as a page's script counts it, in UTF-16 units."""
    return len(clean(text).encode("utf-16-le")) // 2


def web_link(url: str | None) -> str | None:
    """The address, if it is one of the web (http or https, with a host and without credentials), else None."""
    if not url or url != url.strip() or clean(url) != url or any(character.isspace() for character in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and host and "@" not in parts.netloc else None
