"""Columns of the page's data: JSON made value by value, on disk where a graph is too large for memory."""

from __future__ import annotations

import io
import json
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import IO, Any

from kg.sorting import Sorter, in_order

TOGETHER = 4_000  # values that are made JSON at a time
ROWS = 10_000  # rows of texts that are sorted in memory at a time, some 4 MB
CHARACTERS = 1 << 16  # of a piece that is read back


class Column(Iterable[str]):
    """Values one after the other; iterated, a JSON array in pieces. They are in a file of a folder, if one is given."""

    def __init__(self, folder: Path | None) -> None:
        self._file: IO[str] = _opened(folder) if folder else io.StringIO()
        weakref.finalize(self, self._file.close)
        self._latest: Any = self._none()
        self._begun = False

    def append(self, value: Any) -> None:
        """Add a value; raises OSError where it cannot be written."""
        self._latest.append(value)
        self._write(TOGETHER)

    def __iter__(self) -> Iterator[str]:
        self._write()
        self._file.seek(0)
        brackets = compact(self._none())
        yield brackets[0]
        while piece := self._file.read(CHARACTERS):
            yield piece
        yield brackets[1]

    def _none(self) -> Any:
        return []

    def _write(self, least: int = 1) -> None:
        if len(self._latest) >= least:
            self._file.write("," * self._begun + compact(self._latest)[1:-1])
            self._begun = True
            self._latest = self._none()


class SparseColumn(Column):
    """A column of which few rows hold anything; iterated, a JSON object of these by their number."""

    def put(self, row: int, value: Any) -> None:
        """Give a row its value, if there is anything in it."""
        if value:
            self._latest[str(row)] = value
            self._write(TOGETHER)

    def _none(self) -> Any:
        return {}


class DistinctTexts:
    """A column of texts that are each written once, in the order in which they first come."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._rows = Sorter[tuple[str, int]](itemgetter(0), folder, most=ROWS)
        self._count = 0

    def append(self, text: str) -> None:
        """Add a row with a text, new or known."""
        self._rows.add((text, self._count))
        self._count += 1

    def columns(self) -> tuple[Column, Column]:
        """For each row the number of its text, and the texts."""
        numbers, texts = Column(self._folder), Column(self._folder)
        numbered = Sorter[tuple[int, int]](itemgetter(0), self._folder, most=ROWS)
        for number, (text, rows) in enumerate(in_order(self._texts(), _first, self._folder, most=ROWS)):
            texts.append(text)
            for row in rows:
                numbered.add((row, number))
        for _, number in numbered:
            numbers.append(number)
        return numbers, texts

    def _texts(self) -> Iterator[tuple[str, list[int]]]:
        """The texts, sorted, and the rows of each."""
        return ((text, [row for _, row in same]) for text, same in groupby(self._rows, itemgetter(0)))


def _opened(folder: Path) -> IO[str]:
    return tempfile.TemporaryFile("w+", dir=folder, encoding="utf-8", newline="")


def _first(of_text: tuple[str, list[int]]) -> int:
    return of_text[1][0]


def compact(value: Any) -> str:
    """A value as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
