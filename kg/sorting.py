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
    if folder is None:
        return iter(sorted(items, key=key))
    runs: list[Spool[Item]] = []
    rest = iter(items)
    while part := list(islice(rest, most)):
        if len(runs) == OPEN:
            runs = [Spool(heapq.merge(*runs, key=key), folder)]
        part.sort(key=key)
        runs.append(Spool(part, folder))
    return heapq.merge(*runs, key=key)


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
