"""What can go wrong with an input: one record for all of it, so that one bad file never ends a run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

# Messages quote names and keys of the input: nothing of them may move the cursor or the words of a terminal.
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something about an input that its reader has to be told.

    `path` names the input as the user gave it (`archive.zip!member` inside an archive), `line` counts from 1
    where the format has lines or records. An "error" means that something was not read; a "warning" that
    everything was, but a piece of metadata was refused or had to be guessed.
    """

    path: str
    line: int | None
    message: str
    severity: Literal["error", "warning"] = "error"

    def __post_init__(self) -> None:
        """Puts a question mark for every character that a terminal would act on."""
        object.__setattr__(self, "path", UNSAFE.sub("?", self.path))
        object.__setattr__(self, "message", UNSAFE.sub("?", self.message))

    def __str__(self) -> str:
        """One line: where it is and what it is."""
        where = self.path if self.line is None else f"{self.path}, line {self.line}"
        return f"{where}: {self.message}"


class ReadingError(ValueError):
    """An input that could not be read, where nobody collects the problems; `problem` says which and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class ReadingWarning(UserWarning):
    """A warning about an input, where nobody collects the problems."""


class Unreadable(Exception):  # noqa: N818 - what a reader says of its input; it never leaves the package
    """Raised by a reader: the rest of this input cannot be read, and why."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
