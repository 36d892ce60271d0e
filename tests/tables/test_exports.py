"""Each export is read by its own library, with everything in it that its docstring does not call lost."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from pathlib import Path

import networkx as nx
import pytest
import rdflib

import kg
from kg import rdf
from kg.graph import KnowledgeGraph, example
from kg.records import Argument, Article, Entity, Evidence, Statement
from kg.shelf import Shelf
from kg.tables import FORMATS, export
from kg.tables.neo4j import HEADERS, NODES, relationship_type
from kg.tables.parquet import read_records

HOSTILE = '=cmd|" <b>\\\n;\x00\u202e'


@pytest.fixture(scope="module")
def hostile() -> KnowledgeGraph:
    """Two actors and a statement whose every text is as bad as an article can make it; no date, no article."""
    one, other = (
        Entity("group/x'; DROP", HOSTILE, "odd type", None, (HOSTILE,), (HOSTILE,), (HOSTILE,)),
        Entity("odd", "Odd", "group"),
    )
    subject, target = (Argument(e.id, e.name, e.type, text=HOSTILE) for e in (one, other))
    evidence = Evidence("gone", 0, 0, 9, HOSTILE, HOSTILE)
    statement = Statement(HOSTILE, subject, "no'}) DETACH DELETE (n", "NOT_A_CLASS", target, (evidence,))
    return KnowledgeGraph.from_records([Article(HOSTILE, HOSTILE)], [one, other], [statement])


@pytest.fixture(scope="module", params=["example", "hostile", "empty"])
def graph(request: pytest.FixtureRequest, hostile: KnowledgeGraph) -> KnowledgeGraph:
    return {"example": example(), "hostile": hostile, "empty": KnowledgeGraph()}[request.param]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def xml_id(text: str) -> str:
    return text.replace("\x00", "")


# All forms


@pytest.mark.parametrize("name", FORMATS)
def test_any_graph_is_written_and_the_same_again(name: str, graph: KnowledgeGraph, tmp_path: Path) -> None:
    written = []
    for folder in ("once", "again"):
        target = tmp_path / folder / "graph"
        export(graph, target, name)
        files = sorted(target.rglob("*")) if target.is_dir() else [target]
        written.append([path.read_bytes() for path in files])
    assert written[0]
    assert written[0] == written[1]


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a.gexf", "gexf"),
        ("a.cytoscape.graphml", "cytoscape"),
        ("a.graphml", "graphml"),
        ("a.ttl", "turtle"),
        ("a.ftm.json", "ftm"),
    ],
)
def test_the_suffix_names_the_format(name: str, format: str, tmp_path: Path) -> None:
    example().export(tmp_path / name)
    example().export(tmp_path / "named", format)
    assert (tmp_path / name).read_bytes() == (tmp_path / "named").read_bytes()


def test_unknown_formats_are_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no format 'xlsx': choose one of graphml, gexf"):
        export(example(), tmp_path / "a", "xlsx")
    with pytest.raises(ValueError, match=r"a\.xlsx: the suffix stands for no format"):
        export(example(), tmp_path / "a.xlsx")


# Networks


@pytest.mark.parametrize("name", ["graphml", "cytoscape"])
def test_graphml_opens_in_networkx_with_all_attributes(name: str, graph: KnowledgeGraph, tmp_path: Path) -> None:
    export(graph, tmp_path / "g.graphml", name)
    read = nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
    assert set(read) == set(graph.entities)
    assert {key for _, _, key in read.edges(keys=True)} == set(map(xml_id, graph.by_id))
    for one, other, key, data in read.edges(keys=True, data=True):
        statement = next(s for s in graph.by_id.values() if xml_id(s.id) == key)
        assert (one, other) == (statement.subject.id, statement.object.id)
        assert (data["relation"], data["status"], data["negated"]) == (
            statement.relation,
            statement.status,
            statement.negated,
        )
        assert data["reports"] == graph.reports(statement)
        assert data["confidence"] == statement.confidence


def test_graphml_of_a_graph_on_disk_is_the_same(tmp_path: Path) -> None:
    graph = example()
    kept = tmp_path / "kept"
    kept.mkdir()
    on_disk = KnowledgeGraph(graph.articles, graph.entities, Shelf(graph.by_id.values(), kept))
    for name, one in (("memory", graph), ("disk", on_disk)):
        export(one, tmp_path / f"{name}.graphml")
    assert (tmp_path / "disk.graphml").read_bytes() == (tmp_path / "memory.graphml").read_bytes()


def test_cytoscape_finds_its_names(tmp_path: Path) -> None:
    export(example(), tmp_path / "g", "cytoscape")
    read = nx.read_graphml(tmp_path / "g", force_multigraph=True)
    assert read.nodes["place/Freedonia"]["name"] == "Freedonia"
    (act,) = (data for _, _, data in read.edges(data=True) if data["relation"] == "shells")
    assert (act["interaction"], act["name"]) == ("shells", "Sylvania (shells) Freedonia")


def test_gexf_opens_in_networkx_with_all_attributes(graph: KnowledgeGraph, tmp_path: Path) -> None:
    export(graph, tmp_path / "g.gexf")
    text = (tmp_path / "g.gexf").read_text(encoding="utf-8")
    assert "lastmodifieddate" not in text
    read = nx.read_gexf(tmp_path / "g.gexf")
    assert set(read) == set(graph.entities)
    edges = {data["id"]: data for _, _, data in read.edges(data=True)}
    assert set(edges) == set(map(xml_id, graph.by_id))
    for statement in graph.by_id.values():
        data, days = edges[xml_id(statement.id)], graph.days(statement)
        assert (data["relation"], data["status"], data["weight"]) == (
            statement.relation,
            statement.status,
            graph.reports(statement),
        )
        assert (data.get("start"), data.get("end")) == ((str(days[0]), str(days[-1])) if days else (None, None))
        assert data["sentence_start"] == statement.evidence[0].start


def test_gexf_is_dynamic_and_coloured(tmp_path: Path) -> None:
    export(example(), tmp_path / "g.gexf")
    text = (tmp_path / "g.gexf").read_text(encoding="utf-8")
    assert re.search(r'<graph [^>]*mode="dynamic"[^>]*timeformat="date"', text)
    read = nx.read_gexf(tmp_path / "g.gexf")
    assert (read.nodes["place/Ruritania"]["start"], read.nodes["place/Ruritania"]["label"]) == (
        "2024-03-05",
        "Ruritania",
    )
    (act,) = (data for _, _, data in read.edges(data=True) if data["relation"] == "shells")
    assert f'<viz:color r="{0xD5}" g="{0x5E}" b="0"' in text  # networkx reads the colours of nodes only
    assert act["label"] == "shells"


# Tables


def test_csv_holds_statements_entities_and_events(tmp_path: Path) -> None:
    export(example(), tmp_path, "csv")
    assert [row["id"] for row in rows(tmp_path / "statements.csv")] == list(example().by_id)
    assert [row["id"] for row in rows(tmp_path / "entities.csv")] == list(example().entities)
    assert len(rows(tmp_path / "events.csv")) == 10


def test_events_are_rows_in_the_manner_of_polecat(tmp_path: Path) -> None:
    export(example(), tmp_path / "events.csv", "events")
    (act,) = (row for row in rows(tmp_path / "events.csv") if row["event_mode"] == "shells")
    expected = {
        "event_date": "2024-02-03", "last_date": "2024-02-03", "event_type": "FIGHT", "cameo": "194", "quad_code": "4", "intensity": "-10.0",
        "actor": "place/Sylvania", "actor_type": "country", "recipient": "place/Freedonia", "reports": "2", "sources": "2",
    }  # fmt: skip
    assert {name: act[name] for name in expected} == expected


def test_parquet_is_read_back_whole(tmp_path: Path, hostile: KnowledgeGraph) -> None:
    for number, graph in enumerate((example(), hostile)):
        export(graph, tmp_path / str(number), "parquet")
        assert read_records(tmp_path / str(number)) == graph


# RDF


@pytest.mark.parametrize(
    ("name", "suffix", "parser"),
    [("jsonld", "jsonld", "json-ld"), ("trig", "trig", "trig"), ("turtle", "ttl", "turtle"), ("ntriples", "nt", "nt")],
)
def test_rdf_is_read_by_rdflib_and_back_whole(name: str, suffix: str, parser: str, tmp_path: Path) -> None:
    path = tmp_path / f"graph.{suffix}"
    export(example(), path, name)
    read = rdflib.Dataset()
    read.parse(path, format=parser)
    assert len({quad[:3] for quad in read.quads()}) == len(set(rdf.triples(example())))
    assert kg.load(path) == rdf.read(path)
    assert kg.load(path).by_id == example().by_id


# Neo4j: a checker of the importer's format (Neo4j operations manual, "neo4j-admin import", CSV header format)

TYPES = {
    "": str, "int": int, "double": float, "date": date.fromisoformat, "string[]": lambda cell: cell.split(";"),
    "boolean": lambda cell: {"true": True, "false": False}[cell],
}  # fmt: skip


def check_import(folder: Path) -> dict[str, list[dict[str, str]]]:
    """Every id is there once, every relationship has both ends, every cell is of its column's type."""
    files = {name: rows(folder / f"{name}.csv") for name in HEADERS}
    ids = {
        space: [row[f"id:ID({space})"] for row in files[name]]
        for name, space in zip(NODES, ("Actor", "Article", "Statement"), strict=True)
    }
    for space, known in ids.items():
        assert len(set(known)) == len(known), space
    for name in HEADERS:
        assert (folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0] == ",".join(HEADERS[name])
        for row in files[name]:
            assert None not in row
            assert None not in row.values()
            for column, cell in row.items():
                key, _, kind = column.partition(":")
                if end := re.fullmatch(r"(?:START|END)_ID\((\w+)\)", kind):
                    assert cell in ids[end[1]], (name, column)
                elif kind == "TYPE":
                    assert re.fullmatch(r"[A-Z][A-Z0-9_]*", cell), cell
                elif kind == "LABEL":
                    assert re.fullmatch(r"\w+(;\w+)?", cell), cell
                elif key and not kind.startswith("ID(") and cell:
                    TYPES[kind](cell)
                assert "\\" not in cell
                assert "\n" not in cell
    return files


def test_neo4j_files_can_be_imported(graph: KnowledgeGraph, tmp_path: Path) -> None:
    export(graph, tmp_path, "neo4j")
    files = check_import(tmp_path)
    assert len(files["statements"]) == len(files["acts"]) == len(graph)
    assert len(files["actors"]) == len(graph.entities)
    assert len(files["articles"]) == len(graph.articles)
    command = (tmp_path / "README.txt").read_text(encoding="utf-8")
    assert all(f"{name}.csv" in command for name in HEADERS)


def test_neo4j_keeps_what_a_statement_contains(tmp_path: Path) -> None:
    export(example(), tmp_path, "neo4j")
    files = check_import(tmp_path)
    assert {(row[":START_ID(Statement)"], row[":END_ID(Statement)"]) for row in files["contents"]} == {
        (statement.id, id) for statement in example().by_id.values() for id in statement.content
    }
    assert len(files["evidence"]) == sum(len(statement.evidence) for statement in example().by_id.values())


def test_cypher_loads_every_file_and_every_column(graph: KnowledgeGraph, tmp_path: Path) -> None:
    export(graph, tmp_path, "neo4j")
    script = (tmp_path / "load.cypher").read_text(encoding="utf-8")
    files = check_import(tmp_path)
    for name, header in HEADERS.items():
        assert f"file:///{name}.csv" in script or not files[name]
        for column in header:
            if column not in (":LABEL", ":TYPE") and files[name]:
                assert f"row.`{column}`" in script
    for kind in {row[":TYPE"] for name in ("acts", "parts", "contents", "evidence") for row in files[name]}:
        assert f"-[r:{kind}]->" in script
    assert "DETACH DELETE" not in script
    assert all(line.endswith(";") for line in script.splitlines())


@pytest.mark.parametrize(
    ("relation", "kind"),
    [
        ("accuses", "ACCUSES"),
        ("holdsTalksWith", "HOLDS_TALKS_WITH"),
        ("x'}) DELETE n //", "X_DELETE_N"),
        ("", "OTHER"),
        ("攻击", "OTHER"),
    ],
)
def test_relationship_types_are_words(relation: str, kind: str) -> None:
    assert relationship_type(relation) == kind


# FollowTheMoney

# Of followthemoney 4.11, own and inherited properties that are written here
PROPERTIES = {
    "Person": {"name", "alias", "position", "wikidataId", "sourceUrl"},
    "Article": {"title", "sourceUrl", "publisher", "publishedAt"},
    "UnknownLink": {"subject", "object", "role", "status", "summary", "date", "startDate", "endDate", "publisher", "recordId", "proof"},
    **{key: {"name", "alias", "wikidataId", "sourceUrl", "keywords"} for key in ("Territory", "Organization", "PublicBody", "Event", "LegalEntity")},
}  # fmt: skip


def test_followthemoney_entities_are_whole(graph: KnowledgeGraph, tmp_path: Path) -> None:
    export(graph, tmp_path / "g", "ftm")
    entities = [json.loads(line) for line in (tmp_path / "g").read_text(encoding="utf-8").splitlines()]
    ids = {entity["id"] for entity in entities}
    assert len(ids) == len(entities) == len(graph.entities) + len(graph.articles) + len(graph)
    for entity in entities:
        assert re.fullmatch(r"kg-[0-9a-f]{40}", entity["id"])
        assert set(entity["properties"]) <= PROPERTIES[entity["schema"]]
        assert all(isinstance(value, str) and value for values in entity["properties"].values() for value in values)
        for name in ("subject", "object", "proof"):
            assert set(entity["properties"].get(name, ())) <= ids


def test_followthemoney_reads_them(tmp_path: Path) -> None:
    followthemoney = pytest.importorskip("followthemoney", reason="followthemoney is not installed (it needs ICU)")
    export(example(), tmp_path / "g", "ftm")
    for line in (tmp_path / "g").read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        proxy = followthemoney.model.get_proxy(given)
        proxy.schema.validate(proxy.to_dict())
        assert {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()} == {
            name: sorted(values) for name, values in given["properties"].items()
        }
