"""Synthetic articles of any number: the samples again and again, with their states replaced by others by lot.

The same seed gives the same articles. No two are copies of each other by their names, so that each is read; what they
say of the states is invented by the lot, and serves for measuring time and memory alone.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.articles import read
from kg.records import Article

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
STATES = (
    "Norway", "Sweden", "Denmark", "Finland", "Iceland", "Portugal", "Spain", "France", "Austria", "Hungary",
    "Romania", "Bulgaria", "Greece", "Egypt", "Morocco", "Algeria", "Kenya", "Uganda", "Ghana", "Senegal", "Peru",
    "Chile", "Brazil", "Uruguay", "Mexico", "Canada", "Japan", "Mongolia", "Vietnam", "Thailand", "Malaysia", "Nepal",
)  # fmt: skip
# Capitalized words within a sentence are names; every fourth of them becomes a state's
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
SHARE = 0.25
SENTENCE = re.compile(r"(?<=[a-z]{3}[.]) (?=[A-Z])|\n+")


def articles(count: int, *, seed: int = 0, short: bool = False) -> Iterator[Article]:
    """So many articles, one by one; short ones are single sentences of the samples that have two names."""
    draw = random.Random(seed)
    samples = list(read(SAMPLES))
    if short:
        samples = [replace(one, title=None, text=text) for one in samples for text in sentences(one.text)]
    for number in range(count):
        sample = samples[number % len(samples)]
        text = NAME.sub(lambda found: draw.choice(STATES) if draw.random() < SHARE else found.group(), sample.text)
        yield replace(sample, id=f"synthetic-{number:06}", text=text, url=f"https://example.org/{number}")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, roughly, that have two names, and so a chance to state something."""
    return (one for one in SENTENCE.split(text) if len(NAME.findall(one)) > 1)


def write(path: Path, count: int, *, short: bool = False) -> None:
    """Write so many articles as JSON lines."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for article in articles(count, short=short):
            file.write(json.dumps(article.to_dict(), ensure_ascii=False) + "\n")
