"""Changing an output folder: one process at a time, and whole or not at all, at whatever moment the machine stops.

New files are written into a hidden folder of it. Renaming that one is the moment of the change: before it nothing has
happened, after it each file only has to move to its place, which `settle` does, also for a process that was killed.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.files import lock

STAGED, READY, SCRATCH, LOCK = ".staged", ".ready", ".scratch", ".lock"


class BusyError(Exception):
    """Another process is changing a folder."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Makes a folder, if it is not there, and keeps others from changing it; the system forgets the lock of the dead.

    One that it has made and nothing was written to is removed again.

    Raises:
        BusyError: another process has locked it.
        OSError: the folder cannot be made.
    """
    made = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    path, flags = (folder / LOCK, os.O_RDWR | os.O_CREAT) if sys.platform == "win32" else (folder, os.O_RDONLY)
    handle = os.open(path, flags)
    try:
        try:
            lock(handle)
        except OSError as error:
            raise BusyError(f"another process is writing to {folder}") from error
        settle(folder)
        yield
    finally:
        os.close(handle)
        with suppress(OSError):  # there is none where folders can be locked; where files are, another may have it
            (folder / LOCK).unlink()
        if made:
            with suppress(OSError):  # it holds something
                folder.rmdir()


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """Gives a folder to write new files to, under the names of those in `folder`; all take their places at the end.

    On an error nothing changes. Files that have no new one stay.
    """
    settle(folder)
    for left in folder.glob(f"{STAGED}*"):  # by a process that was killed
        shutil.rmtree(left, ignore_errors=True)
    # A name of its own: processes that wrote for one that was killed may still do so for a moment
    staged = folder / f"{STAGED}-{os.getpid()}"
    staged.mkdir(parents=True)
    try:
        yield staged
        for file in _files(staged):
            _to_disk(file)
        staged.rename(folder / READY)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    settle(folder)


@contextmanager
def scratch(folder: Path) -> Iterator[Path]:
    """Gives a hidden folder of a folder for what is too large for memory; it and those of killed processes go."""
    for left in folder.glob(f"{SCRATCH}*"):
        shutil.rmtree(left, ignore_errors=True)
    own = folder / f"{SCRATCH}-{os.getpid()}"
    own.mkdir(parents=True)
    try:
        yield own
    finally:
        shutil.rmtree(own, ignore_errors=True)


def settle(folder: Path) -> None:
    """Bring a change to its end that was made, but whose files have not all moved; OSError where that cannot be."""
    ready = folder / READY
    if not ready.is_dir():
        return
    for file in _files(ready):
        target = folder / file.relative_to(ready)
        target.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):  # another process does the same
            file.replace(target)
    shutil.rmtree(ready, ignore_errors=True)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _to_disk(file: Path) -> None:
    """Have the system write a file out, so that a power failure after the change finds it whole."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
