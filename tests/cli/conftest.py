"""The command line run inside the tests' process, and one folder that it built."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pytest
from spacy.language import Language

from kg import language
from kg.cli import main

ARTICLES = (
    {
        "id": "kuwait", "date": "1990-08-02", "source": "Example Wire", "title": "Iraq invades Kuwait",
        "text": "Iraq invaded Kuwait on Thursday. The United States condemned Iraq.",
    },
    {
        "id": "qatar", "date": "2017-06-05", "source": "Example Herald",
        "text": "Saudi Arabia accused Qatar of helping Iran. Qatar denied helping Iran.",
    },
    {
        "id": "treaty", "date": "1979-03-26", "source": "Example Gazette",
        "text": "Egypt signed a peace treaty with Israel on Monday.",
    },
)  # fmt: skip


@dataclass(frozen=True)
class Ended:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict]:
        """The JSON lines on stdout."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ended]


def run(*arguments: object) -> Ended:
    """`kg` with these arguments; an exception that is not caught there is an exception here."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "argv", ["kg", *map(str, arguments)]):
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    return Ended(code, out.getvalue(), err.getvalue())


def write_lines(path: Path, *articles: dict) -> Path:
    path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    return path


@pytest.fixture(scope="package", autouse=True)
def one_pipeline() -> Iterator[None]:
    """The shipped pipeline is loaded once: hundreds of commands in one process would each take a second for it."""
    load, shipped = language.load, cache(language.load)

    def loaded(name: str | None = None, **options: object) -> Language:
        return shipped() if name is None and not options else load(name, **options)

    with patch.object(language, "load", loaded):
        yield


@pytest.fixture(scope="session", name="run")
def run_fixture() -> Run:
    return run


@pytest.fixture(scope="session")
def article_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_lines(tmp_path_factory.mktemp("articles") / "news.jsonl", *ARTICLES)


@pytest.fixture(scope="session")
def output(article_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder of `kg build`; tests only read it."""
    folder = tmp_path_factory.mktemp("built") / "output"
    ended = run("build", article_file, "-o", folder)
    assert ended.code == 0, ended.err
    return folder


@pytest.fixture(scope="session")
def lines() -> Callable[..., Path]:
    """Writes articles as JSON lines."""
    return write_lines
