"""Sorting more than memory should hold: parts are sorted in memory, written to a folder, and merged when read."""

from __future__ import annotations

import heapq
import pickle
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Any, TypeVar

Item = TypeVar("Item")
# Sorted parts on disk that are open at a time: macOS lets a process open 256 files
OPEN = 100


def in_order(items: Iterable[Item], key: Callable[[Item], Any], folder: Path | None, *, most: int) -> Iterator[Item]:
    """Items sorted by a key, those of one key in the order given; no more than `most` of them are in memory.

    The rest are in nameless files of a folder, which go with the process; without a folder all are in memory.

    Raises:
        OSError: they cannot be written there.
    """
    if folder is None:
        return iter(sorted(items, key=key))
    runs: list[IO[bytes]] = []
    rest = iter(items)
    while part := list(islice(rest, most)):
        if len(runs) == OPEN:
            runs = [_run(heapq.merge(*map(_read, runs), key=key), folder)]
        part.sort(key=key)
        runs.append(_run(part, folder))
    return heapq.merge(*map(_read, runs), key=key)


def _run(items: Iterable[Any], folder: Path) -> IO[bytes]:
    """Items written one after the other."""
    file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed by who reads it
    for item in items:
        pickle.dump(item, file, pickle.HIGHEST_PROTOCOL)
    return file


def _read(run: IO[bytes]) -> Iterator[Any]:
    with run:
        run.seek(0)
        while run.peek(1):  # type: ignore[attr-defined]
            yield pickle.load(run)
