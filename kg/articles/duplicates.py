"""Syndicated copies: articles that are one report in several outlets, found by MinHash over shingles of words.

Broder 1997, "On the resemblance and containment of documents". datasketch does the same but brings SciPy along; what is
needed of it is short, and copies are often cut, so that texts are compared by containment. What is compared is a sketch
of each text, of a kilobyte: an output folder keeps those, and knows a copy that comes when the text is no longer there.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache

import numpy as np
import numpy.typing as npt

from kg.articles.boilerplate import boilerplate
from kg.records import Article, Record, unite

Hashes = npt.NDArray[np.uint64]
WORDS = 4  # in a shingle
BANDS, ROWS = 85, 3  # finds pairs that share half of their shingles always, a tenth with 8 % (then refused below)
FEWEST_WORDS = 40  # shorter articles are copies only where they are the same
TOGETHER = 1024  # shingles hashed at a time: two megabytes
HARDLY_CUT = 1.25  # texts whose lengths differ by less are of one class, but for those at its edge


@dataclass(frozen=True, slots=True)
class Sketch(Record):
    """What tells copies of an article: the article without its text, how many shingles it has, their MinHash signature.

    `signature` is the least value of each of 255 hash functions, as little-endian 32-bit numbers.
    """

    article: Article
    size: int
    signature: bytes

    @property
    def id(self) -> str:
        """The id of the article."""
        return self.article.id


@dataclass(frozen=True, slots=True)
class Report:
    """One report and all articles that carry it; `article` is the first published of those that are hardly cut."""

    article: Article
    copies: tuple[Article, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that carry it, each once, sorted."""
        return unite(self.article.sources)


def reports(articles: Iterable[Article], *, similarity: float = 0.86) -> list[Report]:
    """Articles put together where they are copies of one report, in the order of the first of each.

    Args:
        articles: the articles; their order does not matter to which are copies, and which stands for them.
        similarity: the share of the shorter text's shingles that the longer must hold, 0 to 1.
    """
    found = list(articles)
    groups = together(map(sketch, found), similarity=similarity)
    at = {article.id: place for place, article in enumerate(found)}
    made = []
    for group in groups:
        first = group[0].article
        copies = sorted((found[at[s.article.id]] for s in group[1:]), key=lambda copy: copy.id)
        made.append(Report(replace(found[at[first.id]], outlets=outlets(group)), tuple(copies)))
    return sorted(made, key=lambda r: min(at[article.id] for article in (r.article, *r.copies)))


def together(sketches: Iterable[Sketch], *, similarity: float = 0.86) -> list[list[Sketch]]:
    """Sketches put together where their articles are copies of one report; the one that stands for it is the first.

    Groups depend on which sketches there are, never on their order; so does who stands for a group: with more copies it
    is the same article or one of the new. Groups are sorted by the id of their first.
    """
    found = sorted(sketches, key=lambda sketch: sketch.article.id)
    parent = list(range(len(found)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for first, second in candidates(found):
        a, b = root(first), root(second)
        if a != b and same(found[first], found[second], similarity):
            parent[max(a, b)] = min(a, b)
    groups: dict[int, list[Sketch]] = defaultdict(list)
    for index, one in enumerate(found):
        groups[root(index)].append(one)
    return sorted((sorted(group, key=precedence) for group in groups.values()), key=lambda group: group[0].article.id)


def precedence(sketch: Sketch) -> tuple[int, date, int, str]:
    """By this the first of some copies stands for all: of the longest class the earliest.

    It asks for nothing but the article itself, so that who comes first stays so whatever copies are added.
    """
    length = math.floor(math.log(sketch.size, HARDLY_CUT)) if sketch.size else 0
    return -length, day(sketch.article), -sketch.size, sketch.article.id


def outlets(group: Sequence[Sketch]) -> tuple[str, ...]:
    """The outlets that carry the first of a group besides its own."""
    first = group[0].article
    others = {sketch.article.source for sketch in group if sketch.article.source} - {first.source}
    return unite({*first.outlets, *others})


def day(article: Article) -> date:
    """The day of publication; the last of all days where it is not known."""
    on = article.published
    return (on.date() if isinstance(on, datetime) else on) if on else date.max


def sketch(article: Article) -> Sketch:
    """The sketch of an article."""
    values = shingles(article)
    signature = np.zeros(BANDS * ROWS, dtype="<u4")
    if len(values):
        factors, offsets = hash_functions()
        least = [
            (values[at : at + TOGETHER, None] * factors + offsets).min(axis=0) for at in range(0, len(values), TOGETHER)
        ]
        signature[:] = np.min(least, axis=0) >> np.uint64(32)
    return Sketch(replace(article, text=""), len(values), signature.tobytes())


def shingles(article: Article) -> Hashes:
    """The hashes of an article's runs of four words, each once, without its boilerplate."""
    text = article.text
    for span in reversed(boilerplate(text)):
        text = text[: span.start] + " " + text[span.end :]
    words = [word.encode() for word in re.findall(r"\w+", text.casefold())]
    size = WORDS if len(words) >= FEWEST_WORDS else max(len(words), 1)
    runs = (b" ".join(words[at : at + size]) for at in range(len(words) - size + 1))
    return np.array(sorted(set(map(zlib.crc32, runs))), dtype=np.uint64)


@cache
def hash_functions() -> tuple[Hashes, Hashes]:
    """Multiply-shift hashing (Dietzfelbinger et al. 1997): products wrap at 64 bits, and the upper half is the hash."""
    generator = np.random.default_rng(20250627)  # any fixed number: folders keep sketches, so that it has to stay
    factors = generator.integers(0, 1 << 63, BANDS * ROWS, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    offsets = generator.integers(0, 1 << 63, BANDS * ROWS, dtype=np.uint64)
    return factors, offsets


def candidates(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """Pairs of texts whose signatures agree in at least one band, by their places; some more than once."""
    width = ROWS * 4
    for band in range(BANDS):
        buckets: dict[bytes, tuple[int, int]] = {}
        for index, one in enumerate(sketches):
            if not one.size:
                continue
            key = one.signature[band * width : (band + 1) * width]
            # Comparing with the first and the last of a bucket keeps a report with a thousand copies linear.
            first, last = buckets.get(key, (index, index))
            if first != index:
                yield first, index
            if last != first:
                yield last, index
            buckets[key] = first, index


def same(first: Sketch, second: Sketch, similarity: float) -> bool:
    """Whether the longer of two texts holds nearly all of the shorter, and the shorter is not a mere fragment.

    The part of their signatures that agrees estimates what they share of all their shingles, with an error up to .06:
    the limit has to be well above what two reports of one series share by their standing sentences.
    """
    one, other = (np.frombuffer(sketch.signature, dtype="<u4") for sketch in (first, second))
    resemblance = float(np.count_nonzero(one == other)) / (BANDS * ROWS)
    shared = resemblance * (first.size + second.size) / (1 + resemblance)
    shorter, longer = sorted((first.size, second.size))
    return shared >= similarity * shorter and shorter >= 0.3 * longer
