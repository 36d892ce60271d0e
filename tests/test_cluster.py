"""A cluster: the bytes of one process, also where workers are lost and shards are read twice."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import Problem
from kg.extractions import graph_of
from kg.graph import KnowledgeGraph, example, union
from kg.output.shard_records import PROBLEMS, parts_of, problems_of, remove, united, write_shard
from kg.records import Article
from kg.shards import RecipeError, Shard
from tests.cli.conftest import run, write_lines
from tests.strategies import ARTICLES, ENTITIES, statements

pytest.importorskip("distributed", reason="a cluster needs the extra `cluster`")
pytest.importorskip("duckdb", reason="a cluster needs the extra `cluster`")
from kg.cluster import LOCAL, ClusterError, Job, connected, read_on

RECIPES = str(Path(__file__).parent / "data" / "recipes")
SETTINGS = {"program": "plain 1", "min_confidence": 0.0}
NAMES = ("Freedonia", "Sylvania", "Ruritania", "Tomainia")


@pytest.fixture(scope="module")
def recipe():
    """A recipe that needs no model."""
    sys.path.insert(0, RECIPES)
    from plain_recipe import PlainRecipe

    yield PlainRecipe
    sys.path.remove(RECIPES)


@pytest.fixture(scope="module")
def client(recipe):
    """Two processes of this machine, which can import the recipe."""
    before = os.environ.get("PYTHONPATH", "")
    os.environ["PYTHONPATH"] = os.pathsep.join([RECIPES, *filter(None, [before])])
    try:
        with connected(LOCAL, workers=2) as connection:
            yield connection
    finally:
        os.environ["PYTHONPATH"] = before


def articles(*extra: str, count: int = 12) -> list[Article]:
    """Articles that accuse each other, and some more."""
    texts = [f"{NAMES[n % 4]} accuses {NAMES[(n * n + 1) % 4]}. So it does." for n in range(count)]
    return [Article(f"a{number:02}", text) for number, text in enumerate([*texts, *extra])]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def without_texts(graph: KnowledgeGraph) -> KnowledgeGraph:
    return replace(graph, articles={id: replace(article, text="") for id, article in graph.articles.items()})


def read_alone(recipe, given: list[Article]) -> KnowledgeGraph:
    from plain_recipe import extraction

    return graph_of(extraction(article) for article in given)


# Reading


def test_shards_are_read_once_by_two_processes(client, recipe, tmp_path):
    job, problems, given = Job(recipe(folder=tmp_path), SETTINGS, str(tmp_path / "shards")), [], articles()
    folders = [folder for folder, _ in read_on(client, given, job, problems=problems, size=3)]
    assert len(set(folders)) == 4
    assert problems == []
    assert union(united(folders)) == without_texts(read_alone(recipe, given))


def test_a_worker_that_is_lost_costs_nothing(client, recipe, tmp_path):
    given = articles("unlucky. Freedonia accuses Tomainia.")
    job, problems = Job(recipe(folder=tmp_path), SETTINGS, str(tmp_path / "shards")), []
    folders = [folder for folder, _ in read_on(client, given, job, problems=problems, size=3)]
    assert (tmp_path / "a12").exists(), "no worker was lost"
    assert problems == []
    assert union(united(folders)) == without_texts(read_alone(recipe, given))


def test_an_article_that_every_worker_is_lost_with_is_named_and_no_other_is_lost(client, recipe, tmp_path):
    given = articles("deadly", "broken", "Sylvania accuses Freedonia.", count=4)
    job, problems = Job(recipe(folder=tmp_path), SETTINGS, str(tmp_path / "shards")), []
    folders = [folder for folder, _ in read_on(client, given, job, problems=problems, size=4)]
    assert sorted(problem.path for problem in problems) == ["a04", "a05"]
    assert "its worker was lost each time" in problems[0].message
    read = [article for article in given if article.id not in ("a04", "a05")]
    assert union(united(folders)) == without_texts(read_alone(recipe, read))


def test_where_no_worker_is_left_none_is_waited_for(recipe, tmp_path, monkeypatch):
    from distributed import Client, LocalCluster

    monkeypatch.setattr("kg.cluster.PATIENCE", 0.2)
    job = Job(recipe(folder=tmp_path), SETTINGS, str(tmp_path / "shards"))
    with (
        LocalCluster(n_workers=0, dashboard_address=None) as cluster,
        Client(cluster) as nobody,
        pytest.raises(ClusterError, match="no worker of the cluster is left"),
    ):
        list(read_on(nobody, articles(), job, problems=[]))


def test_what_a_recipe_names_must_be_there_and_of_the_same_version(client, recipe, tmp_path):
    missing = Job(recipe(folder=tmp_path / "missing"), SETTINGS, str(tmp_path / "shards"))
    with pytest.raises(RecipeError, match="no folder"):
        list(read_on(client, articles(), missing, problems=[]))
    other = Job(recipe(folder=tmp_path), SETTINGS | {"program": "plain 2"}, str(tmp_path / "shards"))
    with pytest.raises(RecipeError, match="a worker has plain 1, and not plain 2"):
        list(read_on(client, articles(), other, problems=[]))


def test_records_that_cannot_be_written_are_an_error(client, recipe, tmp_path):
    (tmp_path / "file").write_text("")
    job = Job(recipe(folder=tmp_path), SETTINGS, str(tmp_path / "file"))
    with pytest.raises(OSError, match="file"):
        list(read_on(client, articles(), job, problems=[]))


# Shards


def test_a_shard_that_is_read_twice_is_there_once_with_the_same_bytes(recipe, tmp_path):
    shard = Shard(0, tuple(articles("broken")))
    one = Job(recipe(folder=tmp_path), SETTINGS, str(tmp_path / "one"))
    other = Job(recipe(folder=tmp_path), SETTINGS, str(tmp_path / "other"))
    assert one.read(shard) == other.read(shard) == one.read(shard) == [Problem("a12", None, "is broken")]
    assert contents(tmp_path / "one") == contents(tmp_path / "other")
    (Path(one.folder_of(shard)) / PROBLEMS).unlink()  # as if its worker had been killed before it was complete
    one.read(shard)
    assert contents(tmp_path / "one") == contents(tmp_path / "other")
    folders = [one.folder_of(shard), other.folder_of(shard), one.folder_of(shard)]
    assert union(united(folders)) == union(united(folders[:1]))


def test_other_settings_or_articles_are_other_shards(recipe, tmp_path):
    job = Job(recipe(folder=tmp_path), SETTINGS, "s3://bucket/run/")
    surer = Job(recipe(folder=tmp_path), SETTINGS | {"min_confidence": 0.5}, "s3://bucket/run")
    one, other = Shard(0, tuple(articles())), Shard(0, tuple(articles("More.")))
    folders = {job.folder_of(one), job.folder_of(other), surer.folder_of(one)}
    assert len(folders) == 3
    assert all(folder.startswith("s3://bucket/run/") and folder.count("/") == 4 for folder in folders)
    assert job.folder_of(Shard(7, one.articles, 1)) == job.folder_of(one)


graphs = st.lists(statements(), max_size=4).map(lambda said: KnowledgeGraph.from_records(ARTICLES, ENTITIES, said))


@settings(max_examples=20)  # each opens DuckDB some times
@given(st.lists(graphs, min_size=1, max_size=3), st.sampled_from([1, 3, 1000]))
def test_united_shards_are_the_merged_graphs(tmp_path_factory, parts, bucket):
    where = tmp_path_factory.mktemp("shards")
    folders = [str(where / str(number)) for number in range(len(parts))]
    for part, folder in zip(parts, folders, strict=True):
        write_shard({"a1": part}, [], folder)
    expected = without_texts(KnowledgeGraph().merge(*parts))
    assert union(united(folders, bucket=bucket)) == expected
    assert union(united([*reversed(folders), folders[0]], bucket=bucket)) == expected


def test_no_shards_are_nothing():
    assert list(united([])) == []


def test_an_address_of_fsspec_holds_shards_too():
    folders = ["memory://run/one", "memory://run/other"]
    assert problems_of(folders[0]) is None
    write_shard({"all": example()}, [Problem("a", 3, "is bad", "warning")], folders[0])
    write_shard({}, [], folders[1])
    assert [problems_of(folder) for folder in folders] == [[Problem("a", 3, "is bad", "warning")], []]
    assert union(united(folders)) == without_texts(example())
    remove(folders)
    assert problems_of(folders[0]) is None


def test_what_each_article_gave_comes_back(recipe, tmp_path):
    from plain_recipe import extraction

    given = articles("Freedonia accuses Sylvania. Sylvania accuses Freedonia.", count=5)
    read = {article.id: graph_of([extraction(article)]) for article in given}
    name, role = "Freedonia", ("accuser",)
    entities = {
        f"place/{name}": replace(read["a00"].entities[f"place/{name}"], roles=role)
    }  # what one article alone says
    read["a00"] = replace(read["a00"], entities=read["a00"].entities | entities)
    folders = [str(tmp_path / str(number)) for number in (0, 1)]
    ids = sorted(read)
    for folder, some in zip(folders, (ids[:3], ids[3:]), strict=True):
        write_shard({id: read[id] for id in some}, [], folder)
    assert parts_of([]) == {}
    assert parts_of(folders) == {id: without_texts(part) for id, part in read.items()}


# kg build --cluster, and --workers


@pytest.mark.parametrize(
    ("options", "sign"),
    [(["--cluster", LOCAL, "--workers", 2], PROBLEMS), (["--workers", 2], ".unfinished.jsonl")],
    ids=["cluster", "workers"],
)
def test_a_build_that_loses_a_worker_gives_the_bytes_of_one_process(tmp_path, options, sign):
    """`sign` is a file that is there when the first shard is complete."""
    import psutil

    texts = ("Freedonia accused Sylvania of helping smugglers.", "Ruritania sent food to Tomainia.")
    rows = [{"id": f"a{n:02}", "date": "2024-01-12", "text": f"{texts[n % 2]} It rained {n} times."} for n in range(72)]
    file = write_lines(tmp_path / "news.jsonl", *rows)
    assert run("build", file, "-o", tmp_path / "alone", "--keep-copies").code == 0
    killed = []

    def kill() -> None:
        """End the busiest worker once something has been read."""
        deadline = time.monotonic() + 300
        while not killed and time.monotonic() < deadline:
            time.sleep(0.05)
            workers = [child for child in psutil.Process().children() if "spawn_main" in " ".join(child.cmdline())]
            if workers and any(file.stat().st_size for file in (tmp_path / "out").rglob(sign)):
                busiest = max(workers, key=lambda child: sum(child.cpu_times()[:2]))
                busiest.send_signal(signal.SIGKILL)
                killed.append(busiest.pid)

    killer = threading.Thread(target=kill)
    killer.start()
    ended = run("build", file, "-o", tmp_path / "out", "--keep-copies", *options)
    killer.join()
    assert (ended.code, len(killed)) == (0, 1), ended.err
    assert contents(tmp_path / "out") == contents(tmp_path / "alone")


def test_two_builds_on_a_cluster_into_one_folder_do_not_mix(tmp_path):
    from kg.output.changing import locked

    file = write_lines(tmp_path / "news.jsonl", {"id": "one", "text": "Freedonia accused Sylvania."})
    with locked(tmp_path / "out"):
        ended = run("build", file, "-o", tmp_path / "out", "--cluster", LOCAL)
    assert (ended.code, "another process is writing" in ended.err) == (1, True)


@pytest.mark.parametrize("package", ["distributed", "duckdb"])
def test_without_its_packages_the_message_says_what_to_install(package, monkeypatch):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ClusterError, match=rf"needs the package {package}: pip install 'geokg\[cluster\]'"):
        connected(LOCAL).__enter__()


def test_where_no_scheduler_answers_the_message_says_how_to_start_one(monkeypatch):
    monkeypatch.setattr("kg.cluster.SECONDS_TO_CONNECT", 1)
    with pytest.raises(ClusterError, match=r"answers at tcp://127.0.0.1:9 .*start `dask scheduler`"):
        connected("tcp://127.0.0.1:9").__enter__()


def test_shards_without_a_cluster_is_an_error(tmp_path):
    file = write_lines(tmp_path / "news.jsonl", {"id": "one", "text": "Freedonia accused Sylvania."})
    ended = run("build", file, "-o", tmp_path / "out", "--shards", tmp_path / "shards")
    assert (ended.code, "--cluster" in ended.err) == (1, True)
    assert not (tmp_path / "out").exists()
