"""The examples in the documentation of functions and on the site's pages run, and give what stands under them."""

from __future__ import annotations

import doctest
import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
WITH_EXAMPLES = sorted(
    path
    for path in (ROOT / "kg").rglob("*.py")
    if re.search(r"^\s*>>> ", path.read_text(encoding="utf-8"), re.MULTILINE)
)
PAGES = sorted(path for path in (ROOT / "docs").glob("*.md") if ">>> " in path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def test_there_are_examples() -> None:
    assert len(WITH_EXAMPLES) > 10


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=name_of)
def test_examples_of_module(path: Path) -> None:
    outcome = doctest.testmod(importlib.import_module(name_of(path)))
    assert outcome.attempted
    assert outcome.failed == 0


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_examples_of_page(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # pages may write files
    text = re.sub(r"^```.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)  # a fence is no output
    runner = doctest.DocTestRunner()
    outcome = runner.run(doctest.DocTestParser().get_doctest(text, {}, path.name, str(path), 0))
    assert outcome.attempted
    assert outcome.failed == 0
