"""Syndicated copies: articles that are one report in several outlets, found by MinHash over shingles of words.

Broder 1997, "On the resemblance and containment of documents". datasketch does the same but brings SciPy along; what is
needed of it is short, and copies are often cut, so that texts are compared by containment. What is compared is a sketch
of each text, of a kilobyte: an output folder keeps those, and knows a copy that comes when the text is no longer there.
"""

from __future__ import annotations

import io
import math
import re
import tempfile
import weakref
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kg.articles.boilerplate import boilerplate
from kg.records import Article, Record, unite

Hashes = npt.NDArray[np.uint64]
WORDS = 4  # in a shingle
BANDS, ROWS = 85, 3  # finds pairs that share half of their shingles always, a tenth with 8 % (then refused below)
FEWEST_WORDS = 40  # shorter articles are copies only where they are the same
TOGETHER = 1024  # shingles hashed at a time: two megabytes
BANDS_READ = 5  # at a time, a divisor of all: 60 bytes of each signature
WIDTH = BANDS * ROWS * 4  # bytes of a signature
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
    several = find_copies(found, similarity=similarity)
    alone = {*range(len(found))}.difference(*several)
    groups = [sorted((found[place] for place in group), key=precedence) for group in several]
    return sorted([*groups, *([found[place]] for place in alone)], key=lambda group: group[0].article.id)


def find_copies(sketches: Iterable[Sketch], folder: Path | None = None, *, similarity: float = 0.86) -> list[list[int]]:
    """The places of sketches whose articles are copies of one report, a list for each report that has several.

    What is compared is in nameless files of a folder, if one is given: of each sketch some 80 bytes are in memory.

    Raises:
        OSError: it cannot be written there.
    """
    signatures = Signatures(sketches, folder)
    parent = array("Q", range(len(signatures.sizes)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for first, second in signatures.candidates():
        a, b = root(first), root(second)
        if a != b and signatures.same(first, second, similarity):
            parent[max(a, b)] = min(a, b)
    others: dict[int, list[int]] = defaultdict(list)
    for index in range(len(parent)):
        if (first := root(index)) != index:
            others[first].append(index)
    return [[first, *rest] for first, rest in sorted(others.items())]


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


class Signatures:
    """The sizes and signatures of sketches, by their places; these are in a file of a folder, if one is given."""

    def __init__(self, sketches: Iterable[Sketch], folder: Path | None) -> None:
        self.sizes = array("Q")
        self._file: Any = tempfile.TemporaryFile(dir=folder) if folder else io.BytesIO()  # noqa: SIM115 - closed below
        weakref.finalize(self, self._file.close)
        for sketch in sketches:
            self.sizes.append(sketch.size)
            self._file.write(sketch.signature)

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs of texts whose signatures agree in at least one band, by their places; some more than once.

        Comparing with the first and the one before of those that agree keeps a report with a thousand copies linear.
        """
        texts = np.flatnonzero(np.array(self.sizes))
        for band in self._bands():
            keys = band[texts]
            order = np.lexsort(keys.T[::-1])
            agree = (keys[order[1:]] == keys[order[:-1]]).all(axis=1)
            places, first, last = texts[order], 0, -2
            for at in np.flatnonzero(agree).tolist():
                first, last = first if at == last + 1 else at, at
                yield int(places[first]), int(places[at + 1])
                if at != first:
                    yield int(places[at]), int(places[at + 1])

    def same(self, first: int, second: int, similarity: float) -> bool:
        """Whether the longer of two texts holds nearly all of the shorter, and the shorter is not a mere fragment.

        The part of their signatures that agrees estimates what they share of all their shingles, with an error up to
        .06: the limit has to be well above what two reports of one series share by their standing sentences.
        """
        resemblance = float(np.count_nonzero(self._of(first) == self._of(second))) / (BANDS * ROWS)
        shorter, longer = sorted((self.sizes[first], self.sizes[second]))
        shared = resemblance * (shorter + longer) / (1 + resemblance)
        return shared >= similarity * shorter and shorter >= 0.3 * longer

    def _of(self, place: int) -> npt.NDArray[np.uint32]:
        self._file.seek(place * WIDTH)
        return np.frombuffer(self._file.read(WIDTH), dtype="<u4")

    def _bands(self) -> Iterator[npt.NDArray[np.uint32]]:
        """A band of all signatures after the other, some of which are read at a time."""
        for start in range(0, BANDS, BANDS_READ):
            some = np.zeros((len(self.sizes), BANDS_READ * ROWS), dtype=np.uint32)
            self._file.seek(0)
            for row in range(0, len(some), TOGETHER):
                block = np.frombuffer(self._file.read(WIDTH * TOGETHER), dtype="<u4").reshape(-1, BANDS * ROWS)
                some[row : row + TOGETHER] = block[:, start * ROWS : (start + BANDS_READ) * ROWS]
            for band in range(0, BANDS_READ * ROWS, ROWS):
                yield some[:, band : band + ROWS]
