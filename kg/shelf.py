"""A shelf: records on disk, sorted by id, where there are too many to be kept in memory.

A shelf is written once, one record after the other, and read again in this order or by id. In memory is every 16th id
alone. Other processes that get it read the same file, which is removed with the shelf that wrote it.
"""

from __future__ import annotations

import os
import pickle
import struct
import tempfile
import weakref
from array import array
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, ValuesView
from contextlib import suppress
from functools import cached_property
from itertools import chain, groupby, islice
from pathlib import Path
from typing import IO, Any, Protocol, TypeVar

# An id is in memory for so many records, which are looked through to find one of them
EVERY = 16
RECENT = 500  # records found last that are kept: the same one is asked for several times in a row
HEAD = struct.Struct("<II")  # of an entry: the bytes of its id, and those of its record


class Kept(Protocol):
    """What a shelf can hold: a record that has an id and can be pickled."""

    @property
    def id(self) -> str:
        """By which it is found."""


Record = TypeVar("Record", bound=Kept)
Made = TypeVar("Made", bound=Kept)


class Shelf(Mapping[str, Record]):
    """Records by id, in order of the ids, in a file of a folder."""

    def __init__(self, records: Iterable[Record], folder: Path) -> None:
        """Write records, which are sorted by id and have each a different one; raises OSError where that fails."""
        self._ids: list[str] = []
        self._places = array("Q")
        self._count = 0
        self._recent: dict[str, Record] = {}
        handle, name = tempfile.mkstemp(dir=folder)
        self.path = Path(name)
        weakref.finalize(self, _remove, self.path)
        with open(handle, "wb") as file:
            for record in records:
                self._write(record, file)

    def _write(self, record: Record, file: IO[bytes]) -> None:
        if self._count % EVERY == 0:
            self._ids.append(record.id)
            self._places.append(file.tell())
        self._count += 1
        id, packed = _encoded(record.id), pickle.dumps(record, pickle.HIGHEST_PROTOCOL)
        file.write(HEAD.pack(len(id), len(packed)) + id + packed)

    def __getitem__(self, id: str) -> Record:
        if id not in self._recent:
            self.place(id)
            if len(self._recent) >= RECENT:
                self._recent.clear()
            self._recent[id] = pickle.load(self._reader)
        return self._recent[id]

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and (id in self._recent or self._place(id) is not None)

    def __iter__(self) -> Iterator[str]:
        with self.path.open("rb") as file:
            while head := file.read(HEAD.size):
                size, record = HEAD.unpack(head)
                yield file.read(size).decode("utf-8", "surrogatepass")
                file.seek(record, os.SEEK_CUR)

    def __len__(self) -> int:
        return self._count

    def values(self) -> ValuesView[Record]:
        """The records, in order of their ids."""
        return _Records(self)

    def items(self) -> ItemsView[str, Record]:
        """The ids and records, in order of the ids."""
        return _Entries(self)

    def read(self) -> Iterator[Record]:
        """The records one by one, in order of their ids."""
        with self.path.open("rb") as file:
            while head := file.read(HEAD.size):
                size, packed = HEAD.unpack(head)
                yield pickle.loads(memoryview(file.read(size + packed))[size:])

    @cached_property
    def _reader(self) -> IO[bytes]:
        """The file as it is open to find records in, which are too many to open it for each."""
        file = self.path.open("rb")
        weakref.finalize(self, file.close)
        return file

    def place(self, id: str) -> int:
        """How many records stand before that of an id; raises KeyError where there is none."""
        place = self._place(id)
        if place is None:
            raise KeyError(id)
        return place

    def _place(self, id: str) -> int | None:
        """As `place`, but None where there is none; the reader then is at the record."""
        near = bisect_right(self._ids, id) - 1
        if near < 0:
            return None
        file, wanted = self._reader, _encoded(id)
        file.seek(self._places[near])
        for place in range(near * EVERY, min((near + 1) * EVERY, self._count)):
            size, packed = HEAD.unpack(file.read(HEAD.size))
            if file.read(size) == wanted:
                return place
            file.seek(packed, os.SEEK_CUR)
        return None

    def __reduce__(self) -> tuple[Callable[..., Shelf[Any]], tuple[Any, ...]]:
        return _borrowed, (self.path, self._ids, self._places, self._count)


class _Records(ValuesView[Record]):
    _mapping: Shelf[Record]

    def __iter__(self) -> Iterator[Record]:
        return self._mapping.read()


class _Entries(ItemsView[str, Record]):
    _mapping: Shelf[Record]

    def __iter__(self) -> Iterator[tuple[str, Record]]:
        return ((record.id, record) for record in self._mapping.read())


def shelved(records: Iterable[Record], folder: Path | None, *, most: int) -> Mapping[str, Record]:
    """Records that are sorted by id, by their ids: on a shelf in a folder, if one is given and they are more than most.

    Raises:
        OSError: they cannot be written there.
    """
    rest = iter(records)
    if folder is None:
        return {record.id: record for record in rest}
    first = list(islice(rest, most))
    more = list(islice(rest, 1))
    return Shelf(chain(emptied(first), more, rest), folder) if more else {record.id: record for record in first}


def by_id(sorted_by_id: Iterable[Record], folder: Path | None, *, most: int) -> Mapping[str, Record]:
    """As `shelved`, of records of which some may have one id: the last of these counts."""
    last = (deque(same, maxlen=1).pop() for _, same in groupby(sorted_by_id, _id))
    return shelved(last, folder, most=most)


def places(known: Mapping[str, Any]) -> Callable[[str], int]:
    """A function that tells how many of the records, which are sorted by id, stand before that of an id."""
    if isinstance(known, Shelf):
        return known.place
    return {id: place for place, id in enumerate(known)}.__getitem__


def each(known: Mapping[str, Record], function: Callable[[Record], Made | None]) -> Mapping[str, Made]:
    """What a function makes of each record, under the same id, kept where those are; without those that it drops."""
    made = (one for record in known.values() if (one := function(record)) is not None)
    return Shelf(made, known.path.parent) if isinstance(known, Shelf) else {one.id: one for one in made}


def folder_of(known: Mapping[str, Any]) -> Path | None:
    """The folder of a shelf; None of what is in memory."""
    return known.path.parent if isinstance(known, Shelf) else None


def emptied(records: list[Record]) -> Iterator[Record]:
    """The records of a list, which then holds none of those that were asked for: they may be on disk by then."""
    records.reverse()
    while records:
        yield records.pop()


def _id(record: Kept) -> str:
    return record.id


def _encoded(id: str) -> bytes:
    return id.encode("utf-8", "surrogatepass")


def _remove(path: Path) -> None:
    with suppress(OSError):  # it is gone already, or another process has it open: its folder is removed later
        path.unlink()


def _borrowed(path: Path, ids: list[str], places: array[int], count: int) -> Shelf[Any]:
    """The shelf of another process, in this one."""
    shelf: Shelf[Any] = Shelf.__new__(Shelf)
    shelf.path, shelf._ids, shelf._places, shelf._count = path, ids, places, count
    shelf._recent = {}
    return shelf
