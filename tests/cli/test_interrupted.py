"""Ctrl-C: a build ends at once, says so, and goes on with what it had read when it is run again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import run, write_lines

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
KEPT = "what was read is kept: the same command goes on with it\nkg: interrupted\n"
# A second on an idle machine; tests share theirs
SECONDS = 4


def news(path: Path, count: int) -> Path:
    """Articles, a hundred of them some seconds' work."""
    texts = ("Freedonia accused Sylvania of helping smugglers.", "Ruritania sent food to Tomainia.")
    rows = [{"id": f"a{n:03}", "text": f"{texts[n % 2]} It rained {n} times. {texts[1]}"} for n in range(count)]
    return write_lines(path, *rows)


def processes_of(group: int) -> list[str]:
    """The processes of a group that are still there."""
    listed = subprocess.run(["ps", "-o", "pgid=,stat=,pid=", "-A"], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in listed.splitlines()]
    return [pid for pgid, state, pid in rows if int(pgid) == group and not state.startswith("Z")]


@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_ends_a_build_and_what_was_read_is_kept(tmp_path, workers):
    file, journal = news(tmp_path / "news.jsonl", 3000), tmp_path / "out" / "records" / ".unfinished.jsonl"
    command = [sys.executable, "-m", "kg", "build", str(file), "-o", str(tmp_path / "out"), "--keep-copies"]
    child = subprocess.Popen(
        [*command, "--workers", str(workers)], stderr=subprocess.PIPE, text=True, start_new_session=True,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    deadline = time.monotonic() + 180
    while not (journal.is_file() and journal.stat().st_size) and child.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    start = time.monotonic()
    os.killpg(child.pid, signal.SIGINT)  # what a terminal does: all processes in the foreground get it
    _, said = child.communicate(timeout=60)
    took = time.monotonic() - start
    assert (child.returncode, said) == (130, KEPT)
    assert took < SECONDS
    while processes_of(child.pid) and time.monotonic() < start + SECONDS:
        time.sleep(0.02)
    assert processes_of(child.pid) == []
    done = [json.loads(line)["article"] for line in journal.read_text(encoding="utf-8").splitlines()]
    assert 0 < len(done) < 3000
    # The same folder goes on with them
    few = news(tmp_path / "news.jsonl", 40)
    ended = run("build", few, "-o", tmp_path / "out", "--keep-copies")
    assert (
        ended.code,
        f"{len({*done} & {f'a{n:03}' for n in range(40)})} articles were read by a run" in ended.err,
    ) == (
        0,
        True,
    ), ended.err
