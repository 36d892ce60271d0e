"""The store that is kept on disk: of these records, of this version, made from them in little memory."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmarks import synthetic_graph
from kg import output
from kg.graph import Corrections, KnowledgeGraph
from kg.rdf import Namespaces, keep_store, open_store, read, run, store_is_due, triples, write
from kg.rdf import store as store_module
from kg.rdf.reading import from_triples
from kg.tables.parquet import write_records

ACCUSED = "SELECT ?who { ?who kg:accuses ?x }"
IRAN = [{"who": "Iran"}]


@pytest.fixture
def folder(graph: KnowledgeGraph, tmp_path: Path) -> Path:
    write_records(graph, tmp_path / "records")
    write(graph, tmp_path / "graph.ttl", namespaces=Namespaces("https://example.org/kg/"))
    return tmp_path


def test_small_graphs_are_not_kept(folder: Path) -> None:
    assert not store_is_due(folder)
    assert list(run(folder, ACCUSED)) == IRAN
    assert not (folder / "store").exists()


def test_large_graphs_are_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "ON_DISK_FROM", 5)
    assert store_is_due(folder)
    assert list(run(folder, ACCUSED)) == IRAN
    assert (folder / "store").is_dir()
    assert not store_is_due(folder)


def test_kept_where_asked_for_and_from_then_on(folder: Path, graph: KnowledgeGraph) -> None:
    assert store_is_due(folder, on_disk=True)
    keep_store(folder)
    assert not store_is_due(folder, on_disk=True)
    assert sorted(path.name for path in folder.iterdir()) == ["graph.ttl", "records", "store"]
    assert from_triples(quad.triple for quad in open_store(folder)) == read(folder / "graph.ttl")
    assert run(folder, "ASK { <https://example.org/kg/place/Iran> kg:accuses ?x }").answer


def test_another_graph_makes_it_anew(folder: Path, graph: KnowledgeGraph) -> None:
    keep_store(folder)
    write(graph.without_articles(["quarrel", "echo"]), folder / "graph.ttl")
    assert store_is_due(folder)
    assert list(run(folder, ACCUSED)) == []
    assert not store_is_due(folder)


def test_corrections_are_in_the_store(tmp_path: Path) -> None:
    graph = synthetic_graph.graph(60)
    graph.save(tmp_path)
    keep_store(tmp_path)
    rejected = next(iter(graph.by_id))
    question = f"ASK {{ st:{rejected} a kgo:Statement }}"
    assert run(tmp_path, question).answer
    output.add_corrections(Corrections.reject(rejected), tmp_path)
    output.rewrite(tmp_path)
    assert store_is_due(tmp_path)
    assert not run(tmp_path, question).answer
    assert not store_is_due(tmp_path)
    (tmp_path / "graph.ttl").unlink()
    assert not run(tmp_path, question).answer


def test_base_is_kept_when_a_graph_is_written_again(tmp_path: Path) -> None:
    output.save(synthetic_graph.graph(60), tmp_path, base="https://example.org/kg/")
    output.rewrite(tmp_path)
    assert run(tmp_path, "ASK { <https://example.org/kg/place/Land_1> rdfs:label 'Land 1' }").answer
    with pytest.raises(ValueError, match="is no IRI"):
        output.save(synthetic_graph.graph(60), tmp_path, base="example.org")


def test_older_version_is_made_anew_from_the_records(folder: Path) -> None:
    keep_store(folder)
    (folder / "store" / "kg-store-version").write_text("0")
    (folder / "graph.ttl").write_text("# of an older version\n")
    assert list(run(folder, ACCUSED)) == IRAN
    assert not store_is_due(folder)


def test_queries_open_it_read_only(folder: Path) -> None:
    keep_store(folder)
    with pytest.raises(RuntimeError, match="read-write"):
        open_store(folder).clear()
    one, other = open_store(folder), open_store(folder)
    assert len(one) == len(other) > 100


def test_one_of_several_that_open_it_makes_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_store(folder)
    (folder / "store" / "kg-store-version").write_text("0")
    made = []

    def build_store(*arguments: object, **options: object) -> None:
        made.append(arguments)
        build(*arguments, **options)  # type: ignore[arg-type]

    build = store_module.build_store
    monkeypatch.setattr(store_module, "build_store", build_store)
    with ThreadPoolExecutor(6) as threads:
        sizes = set(threads.map(lambda path: len(open_store(path)), [folder] * 6))
    assert len(made) == len(sizes) == 1
    assert min(sizes) > 100
    assert not list(folder.glob(".store*"))


def test_what_an_ended_build_left_is_swept(folder: Path) -> None:
    (folder / ".store.999999999.new").mkdir()
    keep_store(folder)
    assert not list(folder.glob(".store*"))


def test_large_graph_is_stored_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "AT_ONCE", 1000)
    whole = synthetic_graph.graph(300)
    write(whole, tmp_path / "graph.ttl")
    keep_store(tmp_path)
    assert {quad.triple for quad in open_store(tmp_path)} == set(triples(whole))


def test_synthetic_graph_in_parts_has_the_same_statements(tmp_path: Path) -> None:
    synthetic_graph.write(300, tmp_path / "graph.ttl", batch=70)
    assert read(tmp_path / "graph.ttl").by_id == synthetic_graph.graph(300).by_id
