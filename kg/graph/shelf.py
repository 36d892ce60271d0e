"""A shelf: statements on disk, sorted by id, of graphs that are too large to be kept in memory.

A shelf is written once, one statement after the other, and read again in this order or by id. In memory is every
sixteenth id alone. Other processes that get it read the same file, which is removed with the shelf that wrote it.
"""

from __future__ import annotations

import os
import pickle
import struct
import tempfile
import weakref
from bisect import bisect_right
from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, ValuesView
from contextlib import suppress
from itertools import chain, groupby, islice
from pathlib import Path
from typing import IO, Any

from kg.graph.merge import merge_statements, united
from kg.records import Statement
from kg.sorting import in_order

# Readings that are in memory at a time, some 30 MB: a graph of no more is kept there
MOST = 20_000
EVERY = 16
HEAD = struct.Struct("<II")  # of an entry: the bytes of its id, and those of its statement


class Shelf(Mapping[str, Statement]):
    """Statements by id, in order of the ids, in a file of a folder."""

    def __init__(self, entries: Iterable[Statement], folder: Path) -> None:
        """Write statements, which are sorted by id and have each a different one; raises OSError where that fails."""
        self._ids: list[str] = []
        self._places: list[int] = []
        self._count = 0
        handle, name = tempfile.mkstemp(dir=folder, prefix="statements-")
        self.path = Path(name)
        weakref.finalize(self, _remove, self.path)
        with open(handle, "wb") as file:
            for statement in entries:
                self._write(statement, file)

    def _write(self, statement: Statement, file: IO[bytes]) -> None:
        if self._count % EVERY == 0:
            self._ids.append(statement.id)
            self._places.append(file.tell())
        self._count += 1
        id, record = statement.id.encode("utf-8", "surrogatepass"), pickle.dumps(statement, pickle.HIGHEST_PROTOCOL)
        file.write(HEAD.pack(len(id), len(record)) + id + record)

    def __getitem__(self, id: str) -> Statement:
        with self.path.open("rb") as file:
            if not self._found(id, file):
                raise KeyError(id)
            return _statement(file)

    def __contains__(self, id: object) -> bool:
        if not isinstance(id, str):
            return False
        with self.path.open("rb") as file:
            return self._found(id, file)

    def __iter__(self) -> Iterator[str]:
        with self.path.open("rb") as file:
            while head := file.read(HEAD.size):
                size, record = HEAD.unpack(head)
                yield file.read(size).decode("utf-8", "surrogatepass")
                file.seek(record, os.SEEK_CUR)

    def __len__(self) -> int:
        return self._count

    def values(self) -> ValuesView[Statement]:
        """The statements, in order of their ids."""
        return _Statements(self)

    def items(self) -> ItemsView[str, Statement]:
        """The ids and statements, in order of the ids."""
        return _Entries(self)

    def read(self) -> Iterator[Statement]:
        """The statements one by one, in order of their ids."""
        with self.path.open("rb") as file:
            while head := file.read(HEAD.size):
                file.seek(HEAD.unpack(head)[0], os.SEEK_CUR)
                yield _statement(file)

    def _found(self, id: str, file: IO[bytes]) -> bool:
        """Whether there is a statement of an id; the file then stands where it begins."""
        near = bisect_right(self._ids, id) - 1
        if near < 0:
            return False
        wanted = id.encode("utf-8", "surrogatepass")
        file.seek(self._places[near])
        for _ in range(EVERY):
            head = file.read(HEAD.size)
            if not head:
                return False
            size, record = HEAD.unpack(head)
            if file.read(size) == wanted:
                return True
            file.seek(record, os.SEEK_CUR)
        return False

    def __reduce__(self) -> tuple[Callable[..., Shelf], tuple[Any, ...]]:
        return _borrowed, (self.path, self._ids, self._places, self._count)


class _Statements(ValuesView[Statement]):
    _mapping: Shelf

    def __iter__(self) -> Iterator[Statement]:
        return self._mapping.read()


class _Entries(ItemsView[str, Statement]):
    _mapping: Shelf

    def __iter__(self) -> Iterator[tuple[str, Statement]]:
        return ((statement.id, statement) for statement in self._mapping.read())


def merged(statements: Iterable[Statement], folder: Path | None) -> Mapping[str, Statement]:
    """As `kg.graph.merge.merge_statements`; on a shelf where there are very many readings and a folder is given.

    Raises:
        OSError: they cannot be written there.
    """
    if folder is None:
        return merge_statements(statements)
    rest = iter(statements)
    first = list(islice(rest, MOST))
    more = list(islice(rest, 1))
    if not more:
        return merge_statements(first)
    readings = in_order(chain(_emptied(first), more, rest), _id, folder, most=MOST)
    return Shelf((united(list(same)) for _, same in groupby(readings, _id)), folder)


def each(known: Mapping[str, Statement], function: Callable[[Statement], Statement]) -> Mapping[str, Statement]:
    """What a function makes of each statement, under the same id, kept where the statements are kept."""
    if isinstance(known, Shelf):
        return Shelf(map(function, known.read()), known.path.parent)
    return {id: function(statement) for id, statement in known.items()}


def folder_of(known: Mapping[str, Statement]) -> Path | None:
    """The folder of a shelf; None of what is in memory."""
    return known.path.parent if isinstance(known, Shelf) else None


def _emptied(statements: list[Statement]) -> Iterator[Statement]:
    """The statements, of which the list holds none any more once they are asked for: they are on disk then."""
    statements.reverse()
    while statements:
        yield statements.pop()


def _id(statement: Statement) -> str:
    return statement.id


def _statement(file: IO[bytes]) -> Statement:
    statement: Statement = pickle.load(file)
    return statement


def _remove(path: Path) -> None:
    with suppress(OSError):  # it is gone already, or another process has it open and removes what is left
        path.unlink()


def _borrowed(path: Path, ids: list[str], places: list[int], count: int) -> Shelf:
    """The shelf of another process, in this one."""
    shelf = Shelf.__new__(Shelf)
    shelf.path, shelf._ids, shelf._places, shelf._count = path, ids, places, count
    return shelf
