"""An output folder is as it was or all new: after kill -9 at any moment, on a full disk, with two writers at once."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest

from kg import output
from kg.graph import KnowledgeGraph, example
from kg.output.changing import READY, SCRATCH, STAGED, BusyError, locked, replaced, scratch, settle
from kg.rdf import write
from kg.rdf.store import keep_store, open_store
from kg.records import Article
from kg.workers import Workers

# Moments at which a process is killed: some in `make test`, as many as `make soak` says in KG_SOAK
KILLS = int(os.environ.get("KG_SOAK", "6"))
RECIPES = Path(__file__).parents[1] / "data" / "recipes"
unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals and limits")


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def smaller(graph: KnowledgeGraph) -> KnowledgeGraph:
    return graph.with_statements(list(graph.by_id.values())[:5])


# Killed


@dataclass(frozen=True)
class Work:
    """Something that changes files, and what they are like before and after: `one` and `other` do it in turn."""

    one: Callable[[Path], object]
    other: Callable[[Path], object]
    asked: Callable[[Path], object] = lambda folder: {
        name: data for name, data in contents(folder).items() if not name.startswith(".") and "/." not in name
    }

    def for_ever(self, folder: Path) -> None:
        """In a process that is to be killed."""
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
        while True:
            self.one(folder)
            self.other(folder)


@pytest.fixture
def saving() -> Work:
    return Work(partial(output.save, example()), partial(output.save, smaller(example())))


@pytest.fixture
def sharing(tmp_path, monkeypatch) -> Work:
    """A graph whose files two other processes write, which live on for a moment when the first one is killed."""
    monkeypatch.syspath_prepend(str(RECIPES))
    from fragile_recipe import FragileRecipe

    def save(graph: KnowledgeGraph, folder: Path) -> None:
        with Workers(2, FragileRecipe(folder=tmp_path)) as workers:
            list(workers.read([Article("a", "calm"), Article("b", "calm")], problems=[], size=1))
            output.save(graph, folder, doing=workers.doing)

    return Work(partial(save, example()), partial(save, smaller(example())))


@pytest.fixture
def updating(tmp_path, monkeypatch) -> Work:
    """`kg build --update` of articles that change, with a pipeline that finds "A accuses B."."""
    monkeypatch.syspath_prepend(str(RECIPES))
    import spacy
    from plain_recipe import extraction

    from kg import pipeline

    command = import_module("kg.cli.build")
    monkeypatch.setattr(pipeline, "extract", lambda articles, **options: map(extraction, articles))
    monkeypatch.setattr(command, "load_pipeline", lambda model: spacy.blank("en"))
    states = ("Freedonia", "Sylvania"), ("Sylvania", "Ruritania")
    for number, (one, other) in enumerate(states):
        lines = [
            json.dumps(
                {"id": f"a{n}", "text": f"In the morning, {one} accuses {other}. It is the {n}th time this year."}
            )
            for n in range(20)
        ]
        (tmp_path / f"{number}.jsonl").write_text("\n".join(lines))
    one, other = (
        lambda folder, number=number: command.build(
            [str(tmp_path / f"{number}.jsonl")], folder, update=True, keep_copies=True
        )
        for number in (0, 1)
    )
    return Work(one, other)


@pytest.fixture
def exporting() -> Work:
    """A folder of files and a single file, from two graphs."""

    def both(graph: KnowledgeGraph, folder: Path) -> None:
        graph.export(folder / "csv", "csv")

    def asked(folder: Path) -> object:
        settle(folder / "csv")
        return saving_like(folder)

    saving_like = Work.asked
    return Work(partial(both, example()), partial(both, smaller(example())), asked)


@pytest.fixture
def storing() -> Work:
    """A graph.ttl whose store is made anew, as `kg build --store` does."""

    def save(graph: KnowledgeGraph, folder: Path) -> None:
        write(graph, folder / "graph.ttl")
        keep_store(folder)

    def asked(folder: Path) -> object:
        found = open_store(folder).query("SELECT ?s { ?s a <http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement> }")
        return sorted(solution["s"].value for solution in found)

    return Work(partial(save, example()), partial(save, smaller(example())), asked)


@unix
@pytest.mark.parametrize("name", ["saving", "sharing", "updating", "exporting", "storing"])
def test_what_a_killed_process_was_changing_is_as_before_or_as_after(name, request, tmp_path):
    work: Work = request.getfixturevalue(name)
    folder = tmp_path / "killed"
    work.other(folder)
    after_other = work.asked(folder)
    start = time.monotonic()
    work.one(folder)
    took = time.monotonic() - start
    whole = [work.asked(folder), after_other]
    assert whole[0] != whole[1]
    draw = random.Random(11)
    found = set()
    for number in range(KILLS // 3 if name == "sharing" else KILLS):  # starting two more processes takes long
        turned = work if number % 2 else replace(work, one=work.other, other=work.one)
        writer = multiprocessing.get_context("fork").Process(target=turned.for_ever, args=(folder,))
        writer.start()
        time.sleep(draw.uniform(0, 3 * took))
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
        if (folder / "records").exists():
            output.load(folder)
        state = work.asked(folder)
        assert state in whole
        found.add(whole.index(state))
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
    assert not list(tmp_path.glob(f"{STAGED}*"))


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


def test_what_is_too_large_for_memory_goes_also_where_a_process_was_killed(tmp_path):
    (tmp_path / f"{SCRATCH}-1").mkdir()
    (tmp_path / f"{SCRATCH}-1" / "left").write_text("of a process that was killed", encoding="utf-8")
    with scratch(tmp_path) as own:
        assert list(tmp_path.iterdir()) == [own]
        (own / "large").write_text("text", encoding="utf-8")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_made_for_nothing_is_removed(tmp_path):
    with locked(tmp_path / "new"):
        pass
    (tmp_path / "mine").mkdir()
    with locked(tmp_path / "mine"):
        pass
    assert [folder.name for folder in tmp_path.iterdir()] == ["mine"]


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
