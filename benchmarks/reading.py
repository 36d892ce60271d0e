"""What reading costs and how well it does: `python benchmarks/reading.py [copies|html|memory]…`, all three by default.

copies: precision and recall of telling copies of one report, over pairs of articles, on a set made of the samples.
html: the share of reading HTML in a whole run (reading and extraction) over the samples as pages.
memory: the growth of a process's memory over 10,000 small files, from the 1,000th on.
"""

from __future__ import annotations

import importlib.util
import random
import resource
import sys
import tempfile
import time
from itertools import combinations
from pathlib import Path
from types import ModuleType

from kg.articles import read, read_bytes, reports

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
    start = time.perf_counter()
    found = reports(articles)
    seconds = time.perf_counter() - start
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
    from kg import language, pipeline

    made = tests("conftest")
    pages = [made.page(article) for article in read(ROOT / "samples")]
    list(read_bytes(pages[0][1], pages[0][0]))  # imports
    nlp = language.load()
    start = time.process_time()
    articles = [article for name, data in pages for article in read_bytes(data, name)]
    middle = time.process_time()
    list(pipeline.extract(articles, nlp=nlp))
    end = time.process_time()
    share = (middle - start) / (end - start)
    return (
        f"html: {1000 * (middle - start) / len(pages):.0f} ms a page to read, "
        f"{1000 * (end - middle) / len(pages):.0f} ms to extract; {share:.1%} of the run"
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
