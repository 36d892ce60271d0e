"""`make versions`: builds the samples with each Python from 3.11 to 3.13 that is installed, and compares the bytes.

Looks on the PATH and in ~/.pyenv/versions. Each version gets a virtual environment of its own with the versions of
constraints.txt, which downloads some 300 MB the first time. Exit code 1 where outputs differ, or only one is there.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
VERSIONS = ("3.11", "3.12", "3.13")


def interpreter(version: str) -> str | None:
    """The command of an interpreter of a version that runs, or None."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    found = [shutil.which(f"python{version}"), *sorted(map(str, pyenv.glob(f"{version}.*/bin/python")))]
    ask = "import sys; print('%d.%d' % sys.version_info[:2])"
    for command in filter(None, found):  # pyenv's shims are there for versions that are not chosen, and fail
        said = subprocess.run([command, "-c", ask], capture_output=True, text=True, check=False)
        if said.stdout.strip() == version:
            return command
    return None


def installed(version: str, command: str, folder: Path) -> Path:
    """The Python of a virtual environment with the package, made if it is not there."""
    python = folder / version / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        subprocess.run([command, "-m", "venv", folder / version], check=True)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--constraint", REPOSITORY / "constraints.txt", "--editable", REPOSITORY], check=True)
    return python


def built(python: Path, output: Path) -> dict[str, bytes]:
    """The files of a graph of the samples, by name."""
    command = [python, "-m", "kg", "build", REPOSITORY / "samples", "-o", output, "--workers", "2"]
    subprocess.run(command, check=True, cwd=output.parent, capture_output=True)
    return {str(path.relative_to(output)): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def differing(outputs: dict[str, dict[str, bytes]]) -> list[str]:
    """What of outputs by version is not the same in all of them: a line for each file."""
    names = sorted({name for files in outputs.values() for name in files})
    first, *others = outputs
    return [
        f"{name} differs between {first} and {other}"
        for name in names
        for other in others
        if outputs[first].get(name) != outputs[other].get(name)
    ]


def main() -> int:
    """Build, compare and say what was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--environments", type=Path, default=REPOSITORY / ".venv" / "versions", help="where they are")
    folder = parser.parse_args().environments
    commands = {version: command for version in VERSIONS if (command := interpreter(version))}
    print("not installed:", ", ".join(set(VERSIONS) - commands.keys()) or "none", flush=True)
    outputs = {}
    with tempfile.TemporaryDirectory() as temporary:
        for version, command in commands.items():
            python = installed(version, command, folder)
            outputs[version] = built(python, Path(temporary, version))
            print(f"{version}: {len(outputs[version])} files", flush=True)
    if len(outputs) < 2:
        print("nothing to compare: install one more version")
        return 1
    lines = differing(outputs)
    print("\n".join(lines) or f"the same bytes with {' and '.join(outputs)}")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
