"""Sorting more than memory should hold: parts are sorted in memory, written to a folder, and merged when read."""

from __future__ import annotations

import heapq
import pickle
import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

Item = TypeVar("Item")
# Sorted parts on disk that are open at a time: macOS lets a process open 256 files
OPEN = 100
TOGETHER = 32  # items pickled as one: what they have in common is written once


def in_order(items: Iterable[Item], key: Callable[[Item], Any], folder: Path | None, *, most: int) -> Iterator[Item]:
    """Items sorted by a key, those of one key in the order given; no more than `most` of them are in memory.

    The rest are in nameless files of a folder, which go with the process; without a folder all are in memory.

    Raises:
        OSError: they cannot be written there.
    """
    sorter = Sorter(key, folder, most=most)
    for item in items:
        sorter.add(item)
    return iter(sorter)


class Sorter(Iterable[Item]):
    """Items that come one by one, to be read as `in_order` gives them, by one reader at a time."""

    def __init__(self, key: Callable[[Item], Any], folder: Path | None, *, most: int) -> None:
        self._key, self.folder, self._most = key, folder, most
        self._runs: list[Spool[Item]] = []
        self._part: list[Item] = []

    @property
    def on_disk(self) -> bool:
        """Whether there are so many that some are on disk."""
        return bool(self._runs)

    def add(self, item: Item) -> None:
        """Add an item; raises OSError where a part cannot be written."""
        if self.folder and len(self._part) >= self._most:
            self._write(self.folder)
        self._part.append(item)

    def __iter__(self) -> Iterator[Item]:
        if self.folder and self._runs:
            self._write(self.folder)
        self._part.sort(key=self._key)
        return heapq.merge(*self._runs, key=self._key) if self._runs else iter(self._part)

    def _write(self, folder: Path) -> None:
        if len(self._runs) == OPEN:
            self._runs = [Spool(heapq.merge(*self._runs, key=self._key), folder)]
        self._part.sort(key=self._key)
        self._runs.append(Spool(self._part, folder))
        self._part = []


class Spool(Iterable[Item]):
    """Items in a nameless file of a folder, to be read again and again, but by one reader at a time."""

    def __init__(self, items: Iterable[Item], folder: Path) -> None:
        """Write the items; raises OSError where that cannot be."""
        self._file: Any = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed with the spool
        weakref.finalize(self, self._file.close)
        rest = iter(items)
        while some := list(islice(rest, TOGETHER)):
            pickle.dump(some, self._file, pickle.HIGHEST_PROTOCOL)

    def __iter__(self) -> Iterator[Item]:
        self._file.seek(0)
        while self._file.peek(1):
            yield from pickle.load(self._file)
