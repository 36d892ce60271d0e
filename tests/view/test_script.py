"""The page's modules where they compute, run by Node where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

MODULES = Path(__file__).parents[2] / "kg" / "view" / "script"
NODE = shutil.which("node")

pytestmark = pytest.mark.skipif(NODE is None, reason="no Node.js found to run the modules with")


def test_modules(tmp_path: Path) -> None:
    for module in [*MODULES.glob("*.js"), Path(__file__).with_name("modules.test.js")]:
        (tmp_path / module.name).write_text(module.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    assert NODE
    ran = subprocess.run(
        [NODE, "--test", "modules.test.js"], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
