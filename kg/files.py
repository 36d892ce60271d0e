"""Writing files so that a crash leaves the old one or the new one, never half; and one process at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def written_beside(path: Path) -> Iterator[Path]:
    """Gives a path beside `path` to write to, and renames it to `path` at the end; on an error it is removed."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield beside
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8 with line feeds, whole or not at all."""
    write_pieces(path, (text,))


def write_pieces(path: Path, pieces: Iterable[str]) -> None:
    """As `write_text`, of a text whose pieces are made as they are written."""
    with written_beside(path) as beside, beside.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Waits until nobody else is in here with the lock file `path`; the system forgets the lock of the dead.

    Raises:
        OSError: the file cannot be made.
    """
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT)
        lock(handle, wait=True)
        if _is_at(handle, path):
            break
        os.close(handle)  # who had it before has removed the file: others lock the next one
    try:
        yield
    finally:
        with suppress(OSError):  # Windows removes no open file
            path.unlink()
        os.close(handle)


def lock(handle: int, *, wait: bool = False) -> None:
    """Lock an open file or, where the system can, folder; OSError where another has it, unless told to wait."""
    if sys.platform == "win32":
        import msvcrt

        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
                break
            except OSError:  # of waiting after ten seconds
                if not wait:
                    raise
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))


def _is_at(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
