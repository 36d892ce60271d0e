"""The page's modules where they compute, run by Node where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LINTER = Path(sys.executable).with_name("oxlint")
MODULES = Path(__file__).parents[2] / "kg" / "view" / "script"
NODE = shutil.which("node")


@pytest.mark.skipif(not LINTER.exists(), reason="oxlint is not installed; the extra `test` brings it")
def test_modules_are_clean() -> None:
    here = Path(__file__).parent
    command = [LINTER, "--config", here / "oxlint.json", "--deny-warnings", MODULES, here]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.skipif(NODE is None, reason="no Node.js found to run the modules with")
def test_modules(tmp_path: Path) -> None:
    for module in [*MODULES.glob("*.js"), Path(__file__).with_name("modules.test.js")]:
        (tmp_path / module.name).write_text(module.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    assert NODE
    ran = subprocess.run(
        [NODE, "--test", "modules.test.js"], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
