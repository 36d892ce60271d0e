import csv
import io
import sys
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import KnowledgeGraph, example
from kg.records import Article, Entity, Statement
from kg.tables.csv_files import ENTITY_COLUMNS, STATEMENT_COLUMNS, entity_rows, statement_rows, to_csv
from kg.tables.graphml import to_graphml
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


def test_graphml_is_the_same_with_and_without_lxml(monkeypatch: pytest.MonkeyPatch) -> None:
    as_it_is = to_graphml(example())
    for name in ["lxml.etree", *(name for name in sys.modules if name.partition(".")[0] == "lxml")]:
        monkeypatch.setitem(sys.modules, name, None)
    assert to_graphml(example()) == as_it_is


@settings(max_examples=30, deadline=None)
@given(graphs)
def test_graphml_is_read_by_networkx(graph: KnowledgeGraph) -> None:
    read = nx.read_graphml(io.BytesIO(to_graphml(graph).encode()), force_multigraph=True)
    assert set(read.nodes) == set(graph.entities)
    assert {key for _, _, key in read.edges(keys=True)} == set(graph.by_id)


def test_a_hostile_name_stays_text() -> None:
    entity = Entity("person/x", '=HYPERLINK("http://example.org")\x00\x0b', "person")
    graph = KnowledgeGraph.from_records([Article("a", "t")], [entity], list[Statement]())
    assert "'=HYPERLINK" in to_csv(ENTITY_COLUMNS, entity_rows(graph))
    assert "\x00" not in to_graphml(graph)


def test_an_actor_without_a_record_has_a_row_and_a_node() -> None:
    whole = KnowledgeGraph.from_records(ARTICLES, ENTITIES, [])
    bare = make_graph()
    assert "org/Unknown" not in bare.entities
    rows = {row["id"]: row for row in entity_rows(bare)}
    assert rows["org/Unknown"] | {"name": "Unknown", "type": "organization", "statements": 1} == rows["org/Unknown"]
    assert list(rows) == sorted({*bare.entities, "org/Unknown"})
    assert [row["statements"] for row in entity_rows(whole)] == [0] * len(ENTITIES)
    read = nx.read_graphml(io.BytesIO(to_graphml(bare).encode()), force_multigraph=True)
    assert read.nodes["org/Unknown"]["name"] == "Unknown"
