"""The normal form under which a name is looked up, the same for the data files and for words of an article."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache

JOINERS = frozenset("-‐‑–'’‘`´ʻʼʿʾ")
# Letters that Unicode does not decompose into a base letter and a mark.
_LETTERS = str.maketrans({
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
    "ß": "ss", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ə": "e", "Ə": "E",
})  # fmt: skip
# Names that without their accents would be ordinary words keep them.
_ACCENTED_ONLY = frozenset({"Male"})
# The Arabic and Spanish article is written in both cases: al-Qaeda, Al Qaeda.
_ARTICLES = {"Al": "al", "El": "el"}
_MARKS = re.compile("[\u0300-\u036f]+")
_ABBREVIATION = re.compile(r"(?<!\w)(?:[A-Z]\.)+[A-Z]\.?(?!\w)")
_PIECE = re.compile(r"\w+|[^\w\s.‐‑–'’‘`´ʻʼʿʾ-]")


@lru_cache(maxsize=1 << 16)
def pieces(text: str) -> tuple[str, ...]:
    """The words and signs of a text without accents, hyphens, apostrophes and periods; "U.S." is the word "US"."""
    return (_ARTICLES.get(text, text),) if text.isascii() and text.isalnum() else tuple(_pieces(text))


def key(text: str) -> str:
    """The form under which a name is stored: its pieces with single spaces."""
    if text.isascii() and text.isalnum():
        return _ARTICLES.get(text, text)
    return " ".join(_pieces(text))


@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """The form under which a word is stored that is the same in any case."""
    return key(text).lower()


def _pieces(text: str) -> list[str]:
    if not text.isascii():
        text = " ".join(_plain(word) for word in text.split())
    if "." in text:
        text = _ABBREVIATION.sub(lambda found: found[0].replace(".", ""), text)
    return [_ARTICLES.get(piece, piece) for piece in _PIECE.findall(text)]


def _plain(word: str) -> str:
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", word.translate(_LETTERS)))
    return unicodedata.normalize("NFC", word) if plain in _ACCENTED_ONLY else plain


def beginnings(forms: Iterable[str]) -> frozenset[str]:
    """Forms, and of those of several pieces what each begins with, so that a text need not be read beyond it."""
    found = set(forms)
    for form in [form for form in found if " " in form]:
        while form := form.rpartition(" ")[0]:
            found.add(form)
    return frozenset(found)


def forms_at(
    words: Sequence[str], start: int, known: Container[str], *, any_case: bool = False
) -> Iterator[tuple[int, str]]:
    """The forms that begin at a token and end with one, shortest first, each with its number of tokens.

    Only as far as they are `known` as forms or beginnings of some; those are in lower case if they count in `any_case`.
    """
    form = ""
    for position in range(start, len(words)):
        found = pieces(words[position])
        if not found:
            if not form or not JOINERS.issuperset(words[position].strip()):
                return
            continue
        more = " ".join(found)
        if any_case:
            more = more.lower()
        form = f"{form} {more}" if form else more
        if form not in known:
            return
        yield position - start + 1, form
