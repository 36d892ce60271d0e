"""A client's program passes its type checker: the package is typed, and what it promises is so."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_a_client_program_passes_mypy() -> None:
    assert (ROOT / "kg" / "py.typed").is_file()
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "tests/data/client.py"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
