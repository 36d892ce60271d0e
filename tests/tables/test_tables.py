import csv
import io
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import KnowledgeGraph
from kg.records import Article, Entity, Statement
from kg.tables.csv_files import ENTITY_COLUMNS, STATEMENT_COLUMNS, entity_rows, statement_rows, to_csv
from kg.tables.graphml import write_graphml
from kg.tables.parquet import read_records, write_records
from tests.rdf.graphs import make_graph
from tests.strategies import ARTICLES, ENTITIES, statements

graphs = st.lists(statements(), max_size=5).map(
    lambda records: KnowledgeGraph.from_records(ARTICLES, ENTITIES, records)
)


@settings(max_examples=30, deadline=None)
@given(graph=graphs)
def test_records_survive_parquet(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("records")
    write_records(graph, folder)
    assert read_records(folder) == graph


def test_missing_records_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"articles\.parquet is missing; make them with `kg build`"):
        read_records(tmp_path)


@settings(max_examples=30, deadline=None)
@given(graphs)
def test_csv_has_a_row_for_each_statement_and_no_formula(graph: KnowledgeGraph) -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(STATEMENT_COLUMNS, statement_rows(graph)))))
    assert [row["id"] for row in rows] == list(graph.by_id)
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    assert [row["place"] for row in rows] == [s.place.id if s.place else "" for s in graph.by_id.values()]
    entities = list(csv.DictReader(io.StringIO(to_csv(ENTITY_COLUMNS, entity_rows(graph)))))
    assert [row["name"] for row in entities] == [entity.name for entity in graph.entities.values()]


@settings(max_examples=30, deadline=None)
@given(graphs)
def test_graphml_is_read_by_networkx(tmp_path_factory: pytest.TempPathFactory, graph: KnowledgeGraph) -> None:
    path = tmp_path_factory.getbasetemp() / "any.graphml"
    write_graphml(graph, path)
    read = nx.read_graphml(path, force_multigraph=True)
    assert set(read.nodes) == set(graph.entities)
    assert {key for _, _, key in read.edges(keys=True)} == set(graph.by_id)


def test_a_hostile_name_stays_text(tmp_path: Path) -> None:
    entity = Entity("person/x", '=HYPERLINK("http://example.org")\x00\x0b', "person")
    graph = KnowledgeGraph.from_records([Article("a", "t")], [entity], list[Statement]())
    assert "'=HYPERLINK" in to_csv(ENTITY_COLUMNS, entity_rows(graph))
    write_graphml(graph, tmp_path / "a.graphml")
    assert "HYPERLINK" in (text := (tmp_path / "a.graphml").read_text(encoding="utf-8"))
    assert "\x00" not in text


def test_an_actor_without_a_record_has_a_row_and_a_node(tmp_path: Path) -> None:
    whole = KnowledgeGraph.from_records(ARTICLES, ENTITIES, [])
    bare = make_graph()
    assert "org/Unknown" not in bare.entities
    rows = {row["id"]: row for row in entity_rows(bare)}
    assert rows["org/Unknown"] | {"name": "Unknown", "type": "organization", "statements": 1} == rows["org/Unknown"]
    assert list(rows) == sorted({*bare.entities, "org/Unknown"})
    assert [row["statements"] for row in entity_rows(whole)] == [0] * len(ENTITIES)
    write_graphml(bare, tmp_path / "bare.graphml")
    read = nx.read_graphml(tmp_path / "bare.graphml", force_multigraph=True)
    assert read.nodes["org/Unknown"]["name"] == "Unknown"
