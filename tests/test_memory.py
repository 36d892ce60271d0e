"""Memory of a build by several workers, as the articles become many: a long test, of `make soak`."""

from __future__ import annotations

import os
import sys

import pytest

from benchmarks import synthetic_articles
from benchmarks.results import built

pytestmark = [
    pytest.mark.skipif("KG_SOAK" not in os.environ, reason="four minutes of CPU: make soak"),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell the largest memory of a process"),
]


def test_memory_grows_by_little_an_article(tmp_path):
    """By that of the actors, and of what says where records stand on disk."""
    source = tmp_path / "news.jsonl"
    synthetic_articles.write(source, 5_000, short=True)
    few = built(source, 2)
    synthetic_articles.write(source, 20_000, short=True)
    many = built(source, 2)
    assert (many.first[1] - few.first[1]) * 1024 / 15_000 < 2
    assert many.workers[1] - few.workers[1] < 40
