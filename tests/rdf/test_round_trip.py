"""Records to RDF and back: nothing is lost, whatever the text, in every format."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import synthetic_graph
from kg.graph import KnowledgeGraph
from kg.rdf import FORMATS, Description, Namespaces, read, to_turtle, triples, write
from kg.rdf.reading import from_triples
from kg.rdf.terms import UNPRINTABLE
from kg.records import ENTITY_TYPES, STATUSES, Argument, Article, Entity, Evidence, Statement, TimeSpan

# Lone surrogates and control characters that XML cannot hold come back as U+FFFD (test_terms).
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).filter(lambda text: not UNPRINTABLE.search(text))
ids = st.one_of(
    st.text(min_size=1, max_size=12), st.sampled_from(["place/A", "org/B_C", "person/..", "event/é", "group/"])
)
offsets = st.integers(0, 10**6)
spans = st.none() | st.tuples(offsets, offsets)
days = st.dates(date(1000, 1, 1))
moments = st.datetimes(datetime(1000, 1, 1)) | st.datetimes(
    datetime(1000, 1, 2),
    datetime(9999, 12, 30),
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=-3, minutes=-30))]),
)
entities = st.builds(
    Entity, id=ids, name=texts, type=st.sampled_from(ENTITY_TYPES) | st.just("oddity"), country=st.none() | texts,
    aliases=st.lists(texts, unique=True).map(lambda v: tuple(sorted(v))),
    links=st.lists(texts | st.sampled_from(["https://sws.geonames.org/1/", "https://example.org/é"]), unique=True).map(
        lambda v: tuple(sorted(v))),
    roles=st.lists(texts, unique=True).map(lambda v: tuple(sorted(v))),
)  # fmt: skip
outlets = st.text(min_size=1, max_size=9).filter(lambda text: not UNPRINTABLE.search(text))
links = st.lists(ids, unique=True, max_size=3).map(lambda v: tuple(sorted(v)))
articles = st.builds(
    Article, id=ids, text=st.just(""), title=st.none() | texts, url=st.none() | texts,
    source=st.none() | outlets,
    published=st.none() | days | moments, language=st.sampled_from(["en", "pt-BR"]) | texts, author=st.none() | texts,
    dated=st.none() | texts, outlets=st.lists(outlets, unique=True, max_size=3).map(lambda v: tuple(sorted(v))),
)  # fmt: skip
arguments = st.builds(
    Argument, id=ids, name=texts, type=st.sampled_from(ENTITY_TYPES) | texts, country=st.none() | texts,
    sector=st.none() | texts, text=st.none() | texts, start=st.none() | offsets, end=st.none() | offsets,
)  # fmt: skip
evidence = st.builds(
    Evidence, article=ids, sentence=offsets, start=offsets, end=offsets, text=texts, predicate=texts,
    subject=spans, object=spans, confidence=st.floats(0, 1),
)  # fmt: skip
statements = st.builds(
    Statement, id=ids, subject=arguments, relation=st.sampled_from(["accuses", "other"]) | ids,
    relation_class=st.sampled_from(["FIGHT", "ALLY_OF", "UNHEARD_OF"]), object=arguments,
    evidence=st.lists(evidence, min_size=1, max_size=3, unique=True).map(lambda v: tuple(sorted(v))),
    cameo=st.none() | st.sampled_from(["112", "0841"]), status=st.sampled_from(STATUSES), negated=st.booleans(),
    attributed_to=st.none() | arguments, content=links, responds_to=links,
    time=st.none() | st.builds(TimeSpan, texts, st.none() | days, st.none() | days), place=st.none() | arguments,
)  # fmt: skip
graphs = st.builds(
    KnowledgeGraph.from_records, st.lists(articles, max_size=3),
    st.lists(entities, max_size=4, unique_by=lambda e: e.id),
    st.lists(statements, max_size=4, unique_by=lambda s: s.id),
)  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
def test_every_format(graph: KnowledgeGraph, tmp_path: Path, format: str) -> None:
    path = tmp_path / f"graph.{FORMATS[format][1]}"
    write(graph, path)
    assert read(path) == graph
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


@settings(max_examples=60, deadline=None)
@given(graphs)
def test_any_graph(graph: KnowledgeGraph) -> None:
    assert from_triples(triples(graph)) == graph


@settings(max_examples=25, deadline=None)
@given(graph=graphs, format=st.sampled_from(sorted(FORMATS)))
def test_any_graph_through_a_file(graph: KnowledgeGraph, format: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("rdf") / "graph"
    write(graph, path, format=format)
    again = read(path, format=format)
    assert again == graph
    assert to_turtle(again) == to_turtle(graph)


def test_networkx_too(graph: KnowledgeGraph) -> None:
    again = from_triples(triples(graph)).networkx
    assert dict(again.nodes(data=True)) == dict(graph.networkx.nodes(data=True))
    assert list(again.edges(keys=True, data=True)) == list(graph.networkx.edges(keys=True, data=True))


def test_other_base_is_found_in_the_file(graph: KnowledgeGraph, tmp_path: Path) -> None:
    write(graph, tmp_path / "graph.ttl", namespaces=Namespaces("https://example.org/my#"))
    assert read(tmp_path / "graph.ttl") == graph


def test_texts_of_articles_stay_out(graph: KnowledgeGraph) -> None:
    article = replace(graph.articles["quarrel"], text="Nobody may copy this.")
    whole = KnowledgeGraph.from_records([article], graph.entities.values(), graph.by_id.values())
    assert "Nobody may copy" not in to_turtle(whole)


def test_bytes_do_not_depend_on_order_and_have_no_time(graph: KnowledgeGraph) -> None:
    turned = KnowledgeGraph.from_records(
        list(graph.articles.values())[::-1], list(graph.entities.values())[::-1], list(graph.by_id.values())[::-1]
    )
    assert to_turtle(turned) == to_turtle(graph)
    assert "endedAtTime" not in to_turtle(graph)
    asked = to_turtle(graph, description=Description(version="1.0", model="m", finished=datetime(2025, 7, 1)))
    assert 'prov:endedAtTime "2025-07-01T00:00:00"^^xsd:dateTime' in asked


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("<a:a> <a:a> <a:a> .", "0 datasets"),
        ("<a:a> <a:a> .", "not a valid RDF object"),
        ('@prefix v: <http://rdfs.org/ns/void#> . <a:a> v:uriSpace "http://e.org/" . '
         '<http://e.org/statement/x> a <https://w3id.org/geokg/ontology#Statement> .', "kgo:eventClass|wasDerivedFrom"),
    ],
)  # fmt: skip
def test_what_is_no_graph(tmp_path: Path, text: str, error: str) -> None:
    (tmp_path / "graph.ttl").write_text(text)
    with pytest.raises((ValueError, SyntaxError), match=error):
        read(tmp_path / "graph.ttl")


def test_missing_file_and_unknown_suffix(tmp_path: Path, graph: KnowledgeGraph) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "none.ttl")
    with pytest.raises(ValueError, match=r"'\.doc' is no RDF format"):
        write(graph, tmp_path / "graph.doc")


def test_large_graph_comes_back() -> None:
    graph = synthetic_graph.graph(2000)
    assert from_triples(triples(graph)) == graph
