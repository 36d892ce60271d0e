"""What the command line says on stderr, and how it ends."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.actors import KnowledgeBase
    from kg.articles import Problem

Item = TypeVar("Item")
SOME_FAILED = 3


class UserError(Exception):
    """Something the user can mend; each argument is a line: what happened, with which value, what to do next."""


def shown(text: object) -> str:
    """A text as one harmless line: control characters of hostile names are escaped."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in str(text))


def say(line: str) -> None:
    """A line on stderr."""
    print(shown(line), file=sys.stderr)


def load_pipeline(model: str | None) -> Language:
    """A spaCy pipeline that can read statements; raises UserError where it is missing or lacks a component."""
    from kg import language

    try:
        nlp = language.load(model)
    except language.PipelineNotFoundError as error:
        raise UserError(str(error)) from error
    missing = [name for name in ("parser", "ner") if not nlp.has_pipe(name)]
    if missing:
        raise UserError(f"the pipeline {model} has no {' and no '.join(missing)}: choose another, or leave --model out")
    return nlp


def load_knowledge(files: list[Path] | None, problems: list[Problem]) -> KnowledgeBase | None:
    """The knowledge base with the actors of files of the user's own; None where there are no files.

    Rows that cannot be read are named in `problems`; raises UserError where a file cannot.
    """
    if not files:
        return None
    from kg import actors

    try:
        return actors.load_with(*files, problems=problems)
    except actors.KnowledgeError as error:
        raise UserError(str(error)) from error


def finish(problems: list[Problem]) -> None:
    """Names what could not be read, and ends with exit code 3 if anything was."""
    for problem in problems:
        say(f"{problem.severity}: {problem}")
    failed = [problem for problem in problems if problem.severity == "error"]
    if failed:
        say(f"{len(failed)} input{'s' if len(failed) > 1 else ''} could not be read; everything else was")
        raise typer.Exit(SOME_FAILED)


def progress(items: Iterable[Item], total: int, what: str) -> Iterator[Item]:
    """The items, with a progress bar on stderr if that is a terminal."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(
        items, description=what, total=total, console=console, disable=not console.is_terminal, transient=True
    )


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Keeps others from writing to a folder; raises UserError where one does, or where it cannot be written."""
    from kg.output.changing import BusyError, locked

    try:
        with locked(folder):
            yield
    except BusyError as error:
        raise UserError(f"{error}: wait until it is done, or choose another folder after -o") from error
    except OSError as error:
        raise UserError(
            f"{folder} cannot be written ({error.strerror or error}): what was there is unchanged; make room or choose "
            "another folder after -o"
        ) from error


def existing_graph(folder: Path) -> Path:
    """The folder, if it holds a graph; raises UserError if not."""
    from kg.output.changing import settle

    with suppress(OSError):  # what cannot be changed can still be read
        settle(folder)
    if not (folder / "records").is_dir():
        raise UserError(
            f"{folder} holds no graph: there is no {folder / 'records'}; make one with `kg build PATH -o {folder}`"
        )
    return folder
