"""Titles before persons' names ("Gen.", "Prime Minister"), and how many tokens of a text are such."""

import csv
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

_PATH: Final = Path(__file__).parent / "titles.csv"


def after_titles(words: Sequence[str]) -> int:
    """Return at which of ``words`` what follows the titles at their start begins: 2 for "Lt. Gen. Ostrov".

    0 where there is no title, or where nothing that begins as a name does follows: "King of Morvania".
    """
    start = 0
    while length := _longest(words, start):
        start += length
    return start if start < len(words) and words[start][:1].isupper() else 0


def _longest(words: Sequence[str], start: int) -> int:
    """Return how many of ``words`` from ``start`` on are one title."""
    titles, first_words, most = _titles()
    if start < len(words) and words[start].lower().removesuffix(".") not in first_words:
        return 0  # most words
    for length in range(min(most, len(words) - start), 0, -1):
        if " ".join(words[start : start + length]).lower().removesuffix(".") in titles:
            return length
    return 0


@cache
def abbreviated_titles() -> frozenset[str]:
    """Return the abbreviations of titles, in lower case and without their full stop."""
    return frozenset(form for row in _rows() for form in row["abbreviations"].split("|") if form)


@cache
def _titles() -> tuple[frozenset[str], frozenset[str], int]:
    """Return all titles, in lower case and without full stops, their first words, and the words of the longest one."""
    titles = abbreviated_titles() | {row["title"] for row in _rows()}
    first_words = frozenset(title.split()[0].removesuffix(".") for title in titles)
    return titles, first_words, max(len(title.split()) for title in titles)


def _rows() -> list[dict[str, str]]:
    with _PATH.open(encoding="utf8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))
