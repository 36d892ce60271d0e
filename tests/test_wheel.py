"""What people install: the wheel holds all that the program needs, is typed, and works without a network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# A network namespace of its own, without any interface but a loopback that is down, where the system allows it
OFFLINE = ["unshare", "--map-root-user", "--net"]


def run(command: list[str], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | variables
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=600, check=False
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the content of the wheel, as installing puts it there."""
    folder = tmp_path_factory.mktemp("wheel")
    done = run([sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)], ROOT)
    assert done.returncode == 0, done.stderr
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "installed")
    return folder / "installed"


def test_a_client_program_passes_mypy(installed: Path, tmp_path: Path) -> None:
    assert (installed / "kg" / "py.typed").is_file()
    shutil.copy(ROOT / "tests" / "data" / "client.py", tmp_path)
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "client.py"]
    done = run(command, tmp_path, MYPYPATH=str(installed))
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_the_demo_runs_without_a_network(installed: Path, tmp_path: Path) -> None:
    allowed = shutil.which("unshare") and run([*OFFLINE, "true"], tmp_path).returncode == 0
    offline = OFFLINE if allowed else []
    where = run([sys.executable, "-c", "import kg; print(kg.__file__)"], tmp_path, PYTHONPATH=str(installed))
    assert Path(where.stdout.strip()).is_relative_to(installed)
    command = [*offline, sys.executable, "-m", "kg", "demo", "--output", "output"]
    done = run(command, tmp_path, PYTHONPATH=str(installed))
    assert done.returncode == 0, done.stderr
    for path in (ROOT / "output").iterdir():
        if path.suffix in (".html", ".ttl"):
            assert (tmp_path / "output" / path.name).read_bytes() == path.read_bytes(), path.name
