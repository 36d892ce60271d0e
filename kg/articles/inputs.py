"""Inputs: the files that paths, folders, archives and standard input hold, each as a bounded stream of bytes.

A name inside an archive is shown and matched, never used as a path; nothing is ever unpacked to disk.
"""

from __future__ import annotations

import fnmatch
import gzip
import io
import os
import re
import stat
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from kg.articles.cleaning import INVISIBLE, MARKS, decode
from kg.articles.options import Limits
from kg.articles.problems import Problem, Unreadable

READABLE_AHEAD = 8192
ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # with members, and without
# Beside articles in a folder: what a browser saves with a page, and what describes the folder. Passed over in silence.
COMPANIONS = {
    ".css", ".js", ".mjs", ".map", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico", ".bmp", ".woff",
    ".woff2", ".ttf", ".eot", ".otf", ".mp3", ".mp4", ".webm", ".toml", ".yaml", ".yml", ".lock", ".py", ".ipynb",
}  # fmt: skip
ABOUT_FOLDER = re.compile(r"(?:readme|licen[cs]e|copying|notice|changelog|contributing)(?:\.[a-z]+)?", re.IGNORECASE)
BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, KeyError)


@dataclass(slots=True)
class Allowance:
    """What one archive may still expand to, shared by all that lies in it."""

    bytes: int
    files: int


class Counted(io.RawIOBase):
    """A stream that stops with Unreadable where an archive expands beyond its allowance."""

    def __init__(self, stream: BinaryIO, allowance: Allowance) -> None:
        self.inner = stream
        self.allowance = allowance

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fills the buffer from the stream within, and takes its bytes off the allowance."""
        chunk = self.inner.read(len(buffer))
        self.allowance.bytes -= len(chunk)
        if self.allowance.bytes < 0:
            raise Unreadable("expands beyond the limit archive_bytes; raise it if the archive can be trusted")
        buffer[: len(chunk)] = chunk
        return len(chunk)


@dataclass(frozen=True, slots=True)
class Input:
    """One file of articles: its name as shown and what it says, and its bytes as a stream that can be peeked into.

    `address` is where it was fetched from, if it was.
    """

    name: str
    stem: str
    suffix: str
    folders: tuple[str, ...]
    stream: io.BufferedReader
    limits: Limits = field(default_factory=Limits)
    address: str | None = None

    def head(self) -> bytes:
        """The first bytes, up to 8192, without moving on."""
        return self.stream.peek(READABLE_AHEAD)[:READABLE_AHEAD]

    def bytes(self) -> bytes:
        """All bytes; raises Unreadable where there are none, or more than the limit `file_bytes`."""
        limit = self.limits.file_bytes
        data = self.stream.read(limit + 1)
        if not data:
            raise Unreadable("is empty")
        if len(data) > limit:
            raise Unreadable(f"is larger than the limit file_bytes ({limit:,}); split it, or raise the limit")
        return data

    def text(self) -> tuple[str, list[Problem]]:
        """All text, with a warning where its encoding had to be guessed; raises Unreadable where it is none."""
        text, encoding = decode(self.bytes())
        if encoding.startswith(("utf-8", "utf-16", "utf-32")):
            return text, []
        name = "Windows-1252" if encoding == "cp1252" else encoding
        message = f"is not UTF-8 and was read as {name}; save it as UTF-8 if letters look wrong"
        return text, [Problem(self.name, None, message, "warning")]

    def lines(self) -> Iterator[tuple[int, str | Unreadable]]:
        """Every line with its number from 1; in place of one that is too long or no text, what is wrong with it."""
        if self.head().startswith(tuple(mark for mark, name in MARKS if name != "utf-8")):
            yield from enumerate(self.text()[0].splitlines(keepends=True), 1)
            return
        number, limit = 0, self.limits.record_bytes
        while line := self.stream.readline(limit + 1):
            number += 1
            if len(line) > limit and not line.endswith(b"\n"):
                while (rest := self.stream.readline(1 << 20)) and not rest.endswith(b"\n"):
                    pass
                yield number, Unreadable(f"is longer than the limit record_bytes ({limit:,})", number)
                continue
            try:
                yield number, decode(line)[0]
            except Unreadable as error:
                yield number, Unreadable(error.message, number)


def inputs(path: str | Path, glob: str | None, limits: Limits) -> Iterator[Input | Problem]:
    """The inputs that a path stands for: a file, a folder with all below it in sorted order, or "-".

    Args:
        path: where to read; "-" is standard input.
        glob: only files of a folder or archive whose name, or path below it, matches (`*.html`, `2025/*`).
        limits: how much of an archive is expanded.
    """
    if str(path) == "-":
        yield from expand("standard input", "", (), buffered(sys.stdin.buffer), None, limits)
        return
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError) as error:
        yield Problem(shown(path), None, f"cannot be read: {reason(error)}")
        return
    if stat.S_ISDIR(mode):
        yield from or_none(walk(Path(path), glob, limits), shown(path), glob)
    elif stat.S_ISREG(mode) or stat.S_ISFIFO(mode):
        yield from opened(Path(path), (Path(path).absolute().parent.name,), glob, limits)
    else:
        yield Problem(shown(path), None, "is neither a file nor a folder")


def walk(root: Path, glob: str | None, limits: Limits) -> Iterator[Input | Problem]:
    """The inputs of a folder and all below it, sorted by name; a folder that links lead to again is read once."""
    seen: set[tuple[int, int]] = set()
    pending: list[tuple[Path, tuple[str, ...]]] = [(root, ())]
    while pending:
        path, above = pending.pop()
        try:
            status = path.stat()
            if stat.S_ISREG(status.st_mode):
                if wanted(path.name, "/".join((*above[1:], path.name)), glob):
                    yield from opened(path, above, glob, limits)
                continue
            if not stat.S_ISDIR(status.st_mode):
                yield Problem(shown(path), None, "is not a regular file")
                continue
            key = (status.st_dev, status.st_ino)
            if key in seen:
                continue
            seen.add(key)
            folders = (*above, path.name or path.absolute().name)
            names = sorted((name for name in os.listdir(path) if not passed_over(name)), reverse=True)
        except (OSError, ValueError) as error:
            yield Problem(shown(path), None, f"cannot be read: {reason(error)}")
            continue
        pending += [(path / name, folders) for name in names]


def passed_over(name: str) -> bool:
    """Whether a file or folder is hidden, or is what a browser saves beside page.html."""
    return name.startswith((".", "__MACOSX")) or name.endswith("_files")


def opened(path: Path, folders: tuple[str, ...], glob: str | None, limits: Limits) -> Iterator[Input | Problem]:
    """The inputs of one file of the file system."""
    try:
        stream = path.open("rb")
    except OSError as error:
        yield Problem(shown(path), None, f"cannot be read: {reason(error)}")
        return
    with stream:
        yield from expand(shown(path), path.name, folders, stream, glob, limits)


def expand(
    name: str, file_name: str, folders: tuple[str, ...], stream: io.BufferedReader, glob: str | None, limits: Limits,
    allowance: Allowance | None = None, depth: int = 0,
) -> Iterator[Input | Problem]:  # fmt: skip
    """The input itself, or those within it where it is compressed or an archive."""
    try:
        head = stream.peek(READABLE_AHEAD)
        packed = head.startswith(b"\x1f\x8b") or (head[:4] in ZIP and not is_document(head))
        if packed and depth >= limits.archive_depth:
            raise Unreadable(f"lies deeper in archives than the limit archive_depth ({limits.archive_depth})")
        allowance = allowance or Allowance(limits.archive_bytes, limits.archive_files)
        if head.startswith(b"\x1f\x8b"):
            inner = buffered(Counted(gzip.GzipFile(fileobj=stream), allowance))  # type: ignore[arg-type]
            file_name = re.sub(r"\.gz$", "", file_name, flags=re.IGNORECASE)
            yield from expand(name, file_name, folders, inner, glob, limits, allowance, depth + 1)
        elif packed:
            found = members(name, file_name, folders, stream, glob, limits, allowance, depth)
            yield from or_none(found, name, glob)
        else:
            stem, suffix = os.path.splitext(file_name)
            yield Input(name, stem, suffix.lower(), folders, stream, limits)
    except Unreadable as error:
        yield Problem(name, error.line, error.message)
    except BROKEN as error:
        yield Problem(name, None, f"is a broken archive: {reason(error)}")


def members(
    name: str, file_name: str, folders: tuple[str, ...], stream: io.BufferedReader, glob: str | None, limits: Limits,
    allowance: Allowance, depth: int,
) -> Iterator[Input | Problem]:  # fmt: skip
    """The inputs in a .zip, sorted by name."""
    if not stream.seekable():
        stream = buffered(io.BytesIO(Input(name, "", "", (), stream, limits).bytes()))
    folders = (*folders, os.path.splitext(file_name)[0])
    with zipfile.ZipFile(stream) as archive:
        for member in sorted(archive.infolist(), key=lambda info: info.filename):
            label = INVISIBLE.sub("", re.sub(r"[\n\r\t]", " ", member.filename.replace("\\", "/")))[:300]
            *path, last = [part for part in label.split("/") if part not in ("", ".", "..")] or [""]
            if member.is_dir() or not last or any(passed_over(part) for part in (*path, last)):
                continue
            if not wanted(last, "/".join((*path, last)), glob):
                continue
            allowance.files -= 1
            if allowance.files < 0:
                raise Unreadable(f"holds more files than the limit archive_files ({limits.archive_files:,})")
            shown_as = f"{name}!{label}"
            if member.flag_bits & 1:
                yield Problem(shown_as, None, "is encrypted; unpack it first")
                continue
            try:
                inner = buffered(Counted(archive.open(member), allowance))  # type: ignore[arg-type]
            except BROKEN as error:
                yield Problem(shown_as, None, f"cannot be unpacked: {reason(error)}")
                continue
            with inner:
                yield from expand(shown_as, last, (*folders, *path), inner, glob, limits, allowance, depth + 1)
            if allowance.bytes < 0:
                return


def or_none(found: Iterator[Input | Problem], name: str, glob: str | None) -> Iterator[Input | Problem]:
    """What was found in a folder or archive, or the problem that it was nothing."""
    empty = True
    for given in found:
        empty = False
        yield given
    if empty:
        yield Problem(name, None, "holds no file to read" if glob is None else f"holds no file that matches {glob!r}")


def wanted(name: str, path: str, glob: str | None) -> bool:
    """Whether a file found in a folder or archive is to be read."""
    if glob is not None:
        return fnmatch.fnmatchcase(name, glob) or fnmatch.fnmatchcase(path, glob)
    return os.path.splitext(name)[1].lower() not in COMPANIONS and not ABOUT_FOLDER.fullmatch(name)


def is_document(head: bytes) -> bool:
    """Whether a zip is an office document or book, which are zips inside."""
    return b"[Content_Types].xml" in head[:2000] or head[30:38] == b"mimetype"


def memory(data: bytes, name: str, limits: Limits) -> Iterator[Input | Problem]:
    """The inputs in some bytes that came under a file name."""
    return expand(shown(name), Path(name).name, (), buffered(io.BytesIO(data)), None, limits)


def buffered(stream: io.BufferedIOBase | io.RawIOBase | BinaryIO) -> io.BufferedReader:
    """The stream with a buffer large enough to look ahead; one that has such a buffer stays as it is."""
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(stream, buffer_size=READABLE_AHEAD * 2)  # type: ignore[arg-type]


def with_stream(given: Input, data: bytes) -> Input:
    """The input with other bytes under the same name."""
    return replace(given, stream=buffered(io.BytesIO(data)))


def shown(path: str | Path) -> str:
    """A path as a message may show it: no control characters, no undecodable bytes."""
    return INVISIBLE.sub("?", re.sub(r"[\n\r\t]", "?", str(path)))


def reason(error: BaseException) -> str:
    """What an exception says, on one line."""
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return " ".join((text or type(error).__name__).split())[:300]
