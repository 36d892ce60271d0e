"""A disk that is full or read-only: a clear message, exit code 1, and what was there is unchanged."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLES, run, write_lines

Disk = Callable[[str], Path]


@pytest.fixture
def disk(tmp_path) -> Iterator[Disk]:
    """Mounts a small disk in memory, or with other options the one that is mounted; skips where nobody may."""
    if sys.platform != "linux":
        pytest.skip("disks in memory are mounted on Linux")
    folder = tmp_path / "disk"
    folder.mkdir()

    def mount(options: str) -> Path:
        command = ["mount", "-t", "tmpfs", "-o", options, "none", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")
        return folder

    yield mount
    subprocess.run(["umount", str(folder)], capture_output=True, check=False)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_full_disk(disk, tmp_path, workers):
    news = write_lines(tmp_path / "news.jsonl", *ARTICLES)
    assert run("build", news, "-o", tmp_path / "out").code == 0
    size = sum(map(len, contents(tmp_path / "out").values()))
    folder = disk(f"size={size * 3 // 2}") / "out"
    assert run("build", news, "-o", folder).code == 0
    before = contents(folder)
    more = write_lines(tmp_path / "more.jsonl", *ARTICLES[:2])
    ended = run("build", more, "-o", folder, "--workers", workers)
    assert ended.code == 1, ended.err
    assert f"{folder} cannot be written (No space left on device): what was there is unchanged" in ended.err
    assert {name: data for name, data in contents(folder).items() if "/." not in name} == before


def test_a_read_only_disk(disk, tmp_path):
    news = write_lines(tmp_path / "news.jsonl", *ARTICLES)
    folder = disk("size=10m") / "out"
    assert run("build", news, "-o", folder).code == 0
    before = contents(folder)
    disk("remount,ro")
    for arguments in (["build", news, "-o", folder], ["build", news, "-o", folder.parent / "other"]):
        ended = run(*arguments)
        assert (ended.code, "cannot be written (Read-only file system)" in ended.err) == (1, True), ended.err
    assert run("merge", "Iraq", "Iran", "-o", folder).code == 1
    assert contents(folder) == before
    assert run("stats", folder).code == 0
    assert run("query", folder, "ASK { ?who kg:invades place:Kuwait }").out.strip() == "true"
