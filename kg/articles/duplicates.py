"""Syndicated copies: articles that are one report in several outlets, found by MinHash over shingles of words.

Broder 1997, "On the resemblance and containment of documents". datasketch does the same but brings SciPy along; what is
needed of it is short, and copies are often cut, so that candidates are compared by containment as well.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import numpy as np
import numpy.typing as npt

from kg.articles.boilerplate import boilerplate
from kg.records import Article, unite

Shingles = npt.NDArray[np.uint32]
WORDS = 4  # in a shingle
BANDS, ROWS = 42, 3  # finds pairs that share half of their shingles with 99.6 %, a tenth with 4 % (then refused below)
FEWEST_WORDS = 40  # shorter articles are copies only where they are the same


@dataclass(frozen=True, slots=True)
class Report:
    """One report and all articles that carry it; `article` is the first published of the longest half."""

    article: Article
    copies: tuple[Article, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that carry it, each once, sorted."""
        return unite(self.article.sources)


def reports(articles: Iterable[Article], *, similarity: float = 0.8) -> list[Report]:
    """Articles put together where they are copies of one report, in the order of the first of each.

    Args:
        articles: the articles; their order does not matter to which are copies.
        similarity: the share of the shorter text's shingles that the longer must hold, 0 to 1.
    """
    found = list(articles)
    shingled = [shingles(article) for article in found]
    parent = list(range(len(found)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for first, second in candidates(shingled):
        a, b = root(first), root(second)
        if a != b and same(shingled[first], shingled[second], similarity):
            parent[max(a, b)] = min(a, b)
    groups: dict[int, list[Article]] = defaultdict(list)
    for index, article in enumerate(found):
        groups[root(index)].append(article)
    return [report(group) for group in groups.values()]


def report(group: Sequence[Article]) -> Report:
    """The report that some copies make: the earliest of those that are hardly cut stands for all."""
    longest = max(len(article.text) for article in group)
    whole = [article for article in group if len(article.text) >= 0.9 * longest]
    first = min(whole, key=lambda article: (day(article), -len(article.text), article.id))
    outlets = {copy.source for copy in group if copy.source} - {first.source}
    copies = sorted((copy for copy in group if copy is not first), key=lambda copy: copy.id)
    return Report(replace(first, outlets=unite({*first.outlets, *outlets})), tuple(copies))


def day(article: Article) -> date:
    """The day of publication; the last of all days where it is not known."""
    on = article.published
    return (on.date() if isinstance(on, datetime) else on) if on else date.max


def shingles(article: Article) -> Shingles:
    """The sorted hashes of an article's runs of four words, without its boilerplate."""
    text = article.text
    for span in reversed(boilerplate(text)):
        text = text[: span.start] + " " + text[span.end :]
    words = re.findall(r"\w+", text.casefold())
    size = WORDS if len(words) >= FEWEST_WORDS else max(len(words), 1)
    runs = {" ".join(words[at : at + size]) for at in range(max(len(words) - size + 1, 1))}
    return np.array(sorted(zlib.crc32(run.encode()) for run in runs), dtype=np.uint32)


def candidates(shingled: Sequence[Shingles]) -> Iterable[tuple[int, int]]:
    """Pairs of texts whose MinHash signatures agree in at least one band."""
    generator = np.random.default_rng(20250627)  # any fixed number: the same articles give the same pairs
    # Multiply-shift hashing (Dietzfelbinger et al. 1997): products wrap at 64 bits, and the upper half is the hash.
    factors = generator.integers(0, 1 << 63, BANDS * ROWS, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    offsets = generator.integers(0, 1 << 63, BANDS * ROWS, dtype=np.uint64)
    buckets: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for index, values in enumerate(shingled):
        if not len(values):
            continue
        wide = values.astype(np.uint64)
        signature = np.array([((wide * f + o) >> np.uint64(32)).min() for f, o in zip(factors, offsets, strict=True)])
        for band in range(BANDS):
            bucket = buckets[band, signature[band * ROWS : (band + 1) * ROWS].tobytes()]
            # Comparing with the first and the last of a bucket keeps a report with a thousand copies linear.
            for other in {bucket[0], bucket[-1]} if bucket else ():
                if (other, index) not in seen:
                    seen.add((other, index))
                    yield other, index
            bucket.append(index)


def same(first: Shingles, second: Shingles, similarity: float) -> bool:
    """Whether the longer of two texts holds nearly all of the shorter, and the shorter is not a mere fragment."""
    shared = len(np.intersect1d(first, second, assume_unique=True))
    shorter, longer = sorted((len(first), len(second)))
    return shared >= similarity * shorter and shorter >= 0.3 * longer
