"""The store that is kept on disk: of these records, of this version, made from them in little memory."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from kg.graph import KnowledgeGraph
from kg.rdf import Namespaces, keep_store, open_store, read, run, store_is_due, triples, write
from kg.rdf import store as store_module
from kg.rdf.reading import from_triples
from kg.rdf.records import record_triples
from kg.tables.parquet import write_records
from tests.rdf.graphs import make_large_graph

ACCUSED = "SELECT ?who { ?who kg:accuses ?x }"
IRAN = [{"who": "Iran"}]


@pytest.fixture
def output(graph: KnowledgeGraph, tmp_path: Path) -> Path:
    write_records(graph, tmp_path / "records")
    write(graph, tmp_path / "graph.ttl", namespaces=Namespaces("https://example.org/kg/"))
    return tmp_path


def test_small_graphs_are_not_kept(output: Path) -> None:
    assert not store_is_due(output)
    assert list(run(output, ACCUSED)) == IRAN
    assert not (output / "store").exists()


def test_large_graphs_are_kept(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "ON_DISK_FROM", 5)
    assert store_is_due(output)
    assert list(run(output, ACCUSED)) == IRAN
    assert (output / "store").is_dir()
    assert not store_is_due(output)


def test_kept_where_asked_for_and_from_then_on(output: Path, graph: KnowledgeGraph) -> None:
    assert store_is_due(output, on_disk=True)
    keep_store(output)
    assert not store_is_due(output, on_disk=True)
    assert sorted(path.name for path in output.iterdir()) == ["graph.ttl", "records", "store"]
    assert from_triples(quad.triple for quad in open_store(output)) == read(output / "graph.ttl")
    assert run(output, "ASK { <https://example.org/kg/place/Iran> kg:accuses ?x }").answer


def test_other_records_make_it_anew(output: Path, graph: KnowledgeGraph) -> None:
    keep_store(output)
    write_records(graph.without_articles(["quarrel", "echo"]), output / "records")
    assert store_is_due(output)
    assert list(run(output, ACCUSED)) == []
    assert not store_is_due(output)


def test_older_version_is_made_anew(output: Path) -> None:
    keep_store(output)
    (output / "store" / "kg-store-version").write_text("0")
    assert list(run(output, ACCUSED)) == IRAN
    assert not store_is_due(output)


def test_queries_open_it_read_only(output: Path) -> None:
    keep_store(output)
    with pytest.raises(RuntimeError, match="read-write"):
        open_store(output).clear()
    one, other = open_store(output), open_store(output)
    assert len(one) == len(other) > 100


def test_what_an_ended_build_left_is_swept(output: Path) -> None:
    (output / ".store.999999999.new").mkdir()
    keep_store(output)
    assert not list(output.glob(".store*"))


def test_records_in_batches_are_the_same_triples(tmp_path: Path, graph: KnowledgeGraph) -> None:
    for number, whole in enumerate((graph, make_large_graph(300))):
        write_records(whole, tmp_path / str(number))
        assert set(record_triples(tmp_path / str(number))) == set(triples(whole))


def test_records_in_another_order_are_read_too(tmp_path: Path, graph: KnowledgeGraph) -> None:
    write_records(graph, tmp_path)
    evidence = pq.read_table(tmp_path / "evidence.parquet")
    pq.write_table(evidence.take(list(range(len(evidence)))[::-1]), tmp_path / "evidence.parquet")
    assert set(record_triples(tmp_path)) == set(triples(graph))
