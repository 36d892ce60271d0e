"""An output folder is as it was or all new: after kill -9 at any moment, on a full disk, with two writers at once."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from kg import output
from kg.graph import KnowledgeGraph, example
from kg.output.changing import READY, STAGED, BusyError, locked, replaced, settle

# Moments at which a process is killed: some in `make test`, as many as `make soak` says in KG_SOAK
KILLS = int(os.environ.get("KG_SOAK", "6"))
unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals and limits")


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def smaller(graph: KnowledgeGraph) -> KnowledgeGraph:
    return graph.with_statements(list(graph.by_id.values())[:5])


def save_for_ever(folder: Path, first: KnowledgeGraph, second: KnowledgeGraph) -> None:
    while True:
        output.save(first, folder)
        output.save(second, folder)


# Killed


@unix
def test_a_folder_whose_writer_was_killed_is_the_one_before_or_the_one_after(tmp_path):
    output.save(example(), tmp_path / "one")
    output.save(smaller(example()), tmp_path / "other")
    whole = [contents(tmp_path / "one"), contents(tmp_path / "other")]
    folder = tmp_path / "killed"
    start = time.monotonic()
    output.save(example(), folder)
    took = time.monotonic() - start
    draw = random.Random(11)
    found = set()
    for number in range(KILLS):
        graphs = (example(), smaller(example())) if number % 2 else (smaller(example()), example())
        writer = multiprocessing.get_context("fork").Process(target=save_for_ever, args=(folder, *graphs))
        writer.start()
        time.sleep(draw.uniform(0, 3 * took))
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        graph = output.load(folder)
        after = {name: data for name, data in contents(folder).items() if not name.startswith(STAGED)}
        assert after in whole
        assert len(graph) in (5, len(example()))
        found.add(len(graph))
    if KILLS >= 50:
        assert len(found) == 2, "killed too early to prove anything"


@pytest.mark.parametrize("moved", [0, 1, 5])
def test_a_change_that_stopped_between_two_files_is_brought_to_its_end(tmp_path, moved, monkeypatch):
    one, other = tmp_path / "one", tmp_path / "other"
    output.save(example(), one)
    output.save(smaller(example()), other)

    class KilledError(Exception):
        pass

    steps = iter(range(moved + 1))
    replace = Path.replace

    def stop(self: Path, target: Path) -> Path:
        if READY in self.parts and next(steps, None) == moved:
            raise KilledError
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", stop)
    with pytest.raises(KilledError):
        output.save(smaller(example()), one)
    monkeypatch.setattr(Path, "replace", replace)
    assert len(output.load(one)) == 5
    assert contents(one) == contents(other)


# Errors


def test_an_error_changes_nothing_and_leaves_nothing(tmp_path):
    (tmp_path / "file").write_text("before")

    def fail() -> None:
        with replaced(tmp_path) as staged:
            (staged / "file").write_text("after")
            raise ValueError("too bad")

    with pytest.raises(ValueError, match="too bad"):
        fail()
    assert contents(tmp_path) == {"file": b"before"}
    assert not (tmp_path / STAGED).exists()


@unix
def test_a_full_disk_leaves_what_was_there(tmp_path):
    import resource

    output.save(smaller(example()), tmp_path)
    before = contents(tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (6000, hard))  # the larger files do not fit
    try:
        with pytest.raises(OSError):  # noqa: PT011
            output.save(example(), tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert contents(tmp_path) == before


def test_files_without_a_new_one_stay(tmp_path):
    (tmp_path / "mine").write_text("mine")
    with replaced(tmp_path) as staged:
        (staged / "below").mkdir()
        (staged / "below" / "new").write_text("new")
    assert contents(tmp_path) == {"mine": b"mine", os.path.join("below", "new"): b"new"}


def test_settling_what_is_settled_changes_nothing(tmp_path):
    settle(tmp_path)
    settle(tmp_path / "missing")
    assert contents(tmp_path) == {}


# Two at once


def test_a_folder_has_one_writer_at_a_time(tmp_path):
    with locked(tmp_path / "out"):
        with pytest.raises(BusyError, match="another process is writing"), locked(tmp_path / "out"):
            pass
        with locked(tmp_path / "other"):
            pass
    with locked(tmp_path / "out"):
        assert contents(tmp_path) == {} or sys.platform == "win32"
