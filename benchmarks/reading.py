"""What reading costs and how well it does: `python benchmarks/reading.py [copies|html|memory]…`, all three by default.

copies: precision and recall of telling copies of one report, over pairs of articles, on a set made of the samples.
html: the share of reading and cleaning HTML in the whole of `kg build` over the samples as pages.
memory: the growth of a process's memory over 10,000 small files, from the 1,000th on.
"""

from __future__ import annotations

import importlib.util
import io
import random
import resource
import sys
import tempfile
import time
from contextlib import redirect_stderr, suppress
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from kg.articles import read, reports

ROOT = Path(__file__).resolve().parents[1]
FILES = 10_000


def tests(name: str) -> ModuleType:
    """A module of the tests: the makers of the forms, and of copies, are theirs."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tests" / "articles" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def copies() -> str:
    """Each sample in six outlets, which change what outlets change; other reports of an event must stay apart."""
    made = tests("test_duplicates")
    articles = [copy for article in made.SAMPLES for copy in made.copies(article)]
    random.Random(1).shuffle(articles)
    start = time.process_time()
    found = reports(articles)
    seconds = time.process_time() - start
    got = made.pairs([[report.article.id, *(copy.id for copy in report.copies)] for report in found])
    wanted = {
        pair for a in made.SAMPLES for pair in combinations(sorted(copy.id for copy in made.copies(a)), 2)
    }  # fmt: skip
    right = len(got & wanted)
    return (
        f"copies: precision {right / len(got):.3f}, recall {right / len(wanted):.3f} on {len(wanted)} pairs of "
        f"{len(articles)} articles; {len(articles)} articles in {seconds:.1f} s"
    )


def html() -> str:
    """Seconds of the processor, not of the clock, so that others on the machine do not count."""
    command = importlib.import_module("kg.cli.build")  # kg.cli.build is the command itself

    made = tests("conftest")
    pages = [made.page(article) for article in read(ROOT / "samples")]
    reading = command.read_articles
    spent = 0.0

    def timed(*given: Any, **options: Any) -> Any:
        nonlocal spent
        start = time.process_time()
        found = reading(*given, **options)
        spent = time.process_time() - start
        return found

    with tempfile.TemporaryDirectory() as folder, redirect_stderr(io.StringIO()):
        for name, data in pages:
            Path(folder, name).write_bytes(data)
        start = time.process_time()
        with patch.object(command, "read_articles", timed), suppress(SystemExit):
            command.build([folder], Path(folder, "output"))
        total = time.process_time() - start
        if not Path(folder, "output", "graph.html").is_file():
            raise RuntimeError("nothing was built")
    return (
        f"html: {len(pages)} pages built in {total:.1f} s, {spent:.1f} s of them for reading and cleaning "
        f"({1000 * spent / len(pages):.0f} ms a page); {spent / total:.1%} of the run"
    )


def memory() -> str:
    """The files differ, so that none is passed over as read already."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(FILES):
            text = f"Ruritania accused Borduria for the {number}th time of moving troops to the border. " * 20
            Path(folder, f"{number:05}.txt").write_text(text, encoding="utf-8")
        start = time.process_time()
        early = 0
        count = 0
        for count, _ in enumerate(read(folder), 1):
            if count == FILES // 10:
                early = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        late = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds = time.process_time() - start
    return (
        f"memory: {count:,} files in {seconds:.1f} s, {late / 1024:.0f} MB at the end, "
        f"{(late - early) / 1024:.1f} MB more than after {FILES // 10:,}"
    )


MEASURES = {"memory": memory, "copies": copies, "html": html}

if __name__ == "__main__":
    for name in sys.argv[1:] or MEASURES:
        sys.stdout.write(MEASURES[name]() + "\n")
