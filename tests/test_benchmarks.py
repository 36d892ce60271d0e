"""Floors under the quality figures: a change may not let them fall silently. Lowering one takes a reason in the commit."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "shared" / "bench" / "bench.py"
pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(not BENCH.is_file(), reason="the benchmarks are not beside the repository (../shared/bench)"),
]

# F1 measured on 28 November 2026, less a hundredth
FLOORS = {
    "articles entity": 0.893,
    "articles directed": 0.716,
    "articles triple": 0.666,
    "articles statement": 0.618,
    "plover strict dyad": 0.697,
    "plover strict triple": 0.583,
    "re3d political directed": 0.322,
}


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    done = subprocess.run([sys.executable, str(BENCH)], capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    articles, _, rest = done.stdout.partition("== plover")
    plover, _, re3d = rest.partition("== re3d")
    strict = plover.partition("-- strict")[2]

    def f1(text: str, row: str) -> float:
        found = re.search(rf"^{row}\b.*?F1 ([\d.]+)", text, re.MULTILINE)
        assert found, f"no row {row!r} in\n{text}"
        return float(found[1])

    return {
        **{f"articles {level}": f1(articles, level) for level in ("entity", "directed", "triple", "statement")},
        **{f"plover strict {level}": f1(strict, level) for level in ("dyad", "triple")},
        "re3d political directed": f1(re3d, r"relations any    political_directed"),
    }


@pytest.mark.parametrize("name", FLOORS)
def test_floor(figures: dict[str, float], name: str) -> None:
    assert figures[name] >= FLOORS[name]
