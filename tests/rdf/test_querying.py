import contextlib
import json
import time
import timeit
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse
from rdflib import Dataset

from benchmarks import synthetic_graph
from kg.graph import KnowledgeGraph
from kg.rdf import QueryError, QueryTimeout, build_store, dataset, named_queries, run, write
from kg.rdf.sparql import check, tokens

HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c != ?l) }"
ANSWERS = {"one": "place/Iran", "other": "Azerbaijan", "actor": "azerbaijan", "since": "2025-06-01"}


@pytest.fixture(scope="module")
def data(graph: KnowledgeGraph) -> Dataset:
    return dataset(graph)


@pytest.fixture(scope="module")
def folder(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("output")
    write(graph, path / "graph.ttl")
    return path


def required(name: str) -> dict[str, Any]:
    return {p.name: ANSWERS[p.name] for p in named_queries()[name].parameters if not p.optional}


def test_the_simple_question(folder: Path) -> None:
    result = run(folder, "SELECT ?who WHERE { ?who kg:accuses place:Azerbaijan }")
    assert result.to("table").split() == ["who", "----", "Iran"]
    assert list(result) == [{"who": "Iran"}]


def test_rdflib_prefixes_do_not_shadow_ours(data: Dataset) -> None:
    rows = list(
        data.query(
            "SELECT ?n WHERE { org:Example_Wire schema:name ?n . FILTER NOT EXISTS { ?n geo:x ?y } }",
            initNs={"geo": "a:"},
        )
    )
    assert [str(row[0]) for row in rows] == ["Example Wire"]
    assert dict(data.namespaces())["org"].startswith("https://w3id.org/geokg/")


@pytest.mark.parametrize("name", named_queries())
def test_named_query_gives_the_same_on_rdflib(data: Dataset, name: str) -> None:
    plain = Dataset()
    for subject, predicate, value, _ in data.quads():
        plain.add((subject, predicate, value))
    ours, theirs = run(data, name, parameters=required(name)), run(plain, name, parameters=required(name))
    assert list(ours) == list(theirs)
    assert set(ours.triples) == set(theirs.triples)


def test_there_are_enough_named_queries_and_each_says_what_it_answers() -> None:
    assert len(named_queries()) >= 20
    assert all(query.question for query in named_queries().values())


@pytest.mark.parametrize(
    ("name", "parameters", "row"),
    [
        ("who-accuses-whom", {"actor": "Iran"}, {"accuser": "Iran", "accused": "Azerbaijan"}),
        ("who-accuses-whom", {}, {"accuser": "Iran", "accused": "Azerbaijan"}),
        ("accusations-denied", {}, {"actor": "Azerbaijan", "claimed_by": "Iran", "denied_by": "Azerbaijan"}),
        ("office-holders", {"actor": "Ruritania"}, {"person": "Ada Example", "body": "Ruritania"}),
        ("visits", {}, {"visitor": "Ada Example", "status": "kgo:planned"}),
        ("timeline", {"one": "Islamic Republic of Iran", "other": "Azerbaijan"}, {"subject": "Iran", "sources": 2}),
        ("undated", {}, {"relation": "kg:other"}),
        ("single-source-claims", {"outlet": "The Daily Example"}, {"object": "Israel", "claimed_by": "Iran"}),
        ("single-source-claims", {}, {"outlet": "The Daily Example", "object": "Israel", "claimed_by": "Iran"}),
        ("who-speaks-about", {"actor": "Azerbaijan"}, {"speaker": "Iran", "tone": "kgo:VerbalConflict"}),
        ("events-by-month", {"actor": "Iran"}, {"month": "2025-06", "events": 1}),
    ],
)
def test_named_query_answers(data: Dataset, name: str, parameters: dict[str, str], row: dict[str, Any]) -> None:
    assert any(row.items() <= found.items() for found in run(data, name, parameters=parameters))


@pytest.mark.parametrize("name", [name for name in named_queries() if not name.startswith("export-")])
def test_named_query_is_quick(name: str) -> None:
    store = large_store()
    parameters = required(name) | {
        key: value for key, value in {"one": "place/Land_1", "other": "place/Land_2", "actor": "place/Land_1"}.items()
        if key in required(name)
    }  # fmt: skip
    assert min(timeit.repeat(lambda: run(store, name, parameters=parameters), number=1, repeat=3)) < 1


def large_store(cache: list[Dataset] = []) -> Dataset:  # noqa: B006 - built once for all
    if not cache:
        cache.append(dataset(synthetic_graph.graph(10_000)))
    return cache[0]


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("INSERT DATA { <a:a> <a:a> 1 }", "INSERT is refused"),
        ("PREFIX x: <a:> DELETE WHERE { ?s ?p ?o }", "DELETE is refused"),
        ("LOAD <http://127.0.0.1/>", "LOAD is refused"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * { service silent ?s { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * { ?s ?p <a:#> . SERVICE<http://x/> {} }", "SERVICE is refused"),
        (r"SELECT * { ?s kg:a\#b ?o . SERVICE <http://x/> {} }", "SERVICE is refused"),
        ("SELECT * { ?s ?p 'it\\'s' . SERVICE <http://x/> {} }", "SERVICE is refused"),
        ("SELECT * FROM <http://127.0.0.1/> { ?s ?p ?o }", "FROM is refused"),
        ("ASK FROM NAMED <http://127.0.0.1/> { ?s ?p ?o }", "FROM is refused"),
        ("whatever", "no query named 'whatever'"),
        ("{ ?s ?p ?o }", "none of SELECT"),
        ("SELECT ?x {\n ?s ?p\n FILTER(?x) }", r"line 3, column 8.*\n.*FILTER\(\?x\) }\n +\^"),
        ("SELECT ?a, ?b { ?a ?c ?b }", r"line 1, column 10: ',' cannot stand here\n.*\n {11}\^"),
        ("SELECT ?a { ?a kg:accuses ?b LIMIT 3", r"column 30: 'LIMIT' cannot stand here; a } is missing"),
        ("SELEC ?a { ?a ?b ?c }", "none of SELECT"),
        ("SELECT ?a { ?a ?b ?c } GROUP BY ?b", "SELECT contains a variable that is unbound"),
        ("SELECT ?a { ?a ?b 'x }", "the text that begins with ' is not closed"),
        ("SELECT * { ?s nowhere:x ?o }", "unknown prefix nowhere:; known are place:"),
        ("SELECT * { ?s ?p $unbound }", None),
        ("SELECT * { ?s ?p 'SERVICE <http://x/> FROM' } # LOAD", None),
        ("SELECT ?from ?service { ?from kg:service ?service }", None),
    ],
)
def test_what_is_refused(data: Dataset, query: str, error: str | None) -> None:
    if error is None:
        run(data, query)
        return
    with pytest.raises(QueryError, match=error):
        run(data, query)


@given(st.text(st.sampled_from("<>\"'#\\ \n?$:@{}.aSERVICE\u0660")))
def test_tokens_are_the_query(query: str) -> None:
    assert "".join(token.text for token in tokens(query)) == query


@given(st.text(st.sampled_from("<>\"'#\\ \n:.a{}u0023"), max_size=15))
def test_what_oxigraph_would_call_out_to_is_refused(data: Dataset, prefix: str) -> None:
    """Whatever stands before it, a SERVICE that Oxigraph understands never gets past the check."""
    query = f"SELECT * {{ ?s ?p ?o {prefix} SERVICE <http://127.0.0.1:1/> {{ ?a ?b ?c }} }}"
    try:
        check(query)
    except QueryError:
        return
    with contextlib.suppress(SyntaxError):  # never OSError, which is what a connection tried would raise
        list(data.store._inner.query(query))


def test_tried_connection_is_noticed(data: Dataset) -> None:
    with pytest.raises(OSError, match=r"port|refused|connect"):
        list(data.store._inner.query("SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }"))


@pytest.mark.parametrize(
    ("parameters", "error"),
    [
        ({"actor": "Atlantis"}, "no actor of the id or name 'Atlantis'"),
        ({}, r"needs \$actor: \$actor \(entity\)"),
        ({"actor": "Iran", "whom": "x"}, r"no parameter \$whom; it has actor"),
        ({"actor": '"> } INSERT {'}, "no actor"),
    ],
)
def test_bad_parameters(data: Dataset, parameters: dict[str, str], error: str) -> None:
    with pytest.raises(QueryError, match=error):
        run(data, "about", parameters=parameters)


def test_bad_date(data: Dataset) -> None:
    with pytest.raises(QueryError, match=r"\$since must be date, not 'yesterday'"):
        run(data, "new-since", parameters={"since": "yesterday"})


@given(st.text(max_size=20))
def test_parameters_are_terms_and_never_text_of_the_query(data: Dataset, value: str) -> None:
    value = value.encode("utf-8", "replace").decode()
    result = run(data, "SELECT ?value { BIND($text AS ?value) }", parameters={"text": "x" + value})
    assert list(result) == [{"value": "x" + value}]


def test_formats(data: Dataset) -> None:
    result = run(data, "SELECT ?who ?quote { ?who kg:accuses ?x . ?who rdfs:label ?quote }")
    assert result.to("csv") == "who,quote\r\nhttps://w3id.org/geokg/place/Iran,Iran\r\n"
    assert result.to("tsv") == '?who\t?quote\n<https://w3id.org/geokg/place/Iran>\t"Iran"\n'
    assert json.loads(result.to("json"))["results"]["bindings"][0]["quote"] == {"type": "literal", "value": "Iran"}
    assert "<literal>Iran</literal>" in result.to("xml")
    assert list(result.dataframe().columns) == ["who", "quote"]
    assert run(data, "ASK { ?x kg:accuses ?y }").to("json") == '{"head": {}, "boolean": true}\n'
    assert "place:Iran kg:accuses place:Azerbaijan" in run(data, "CONSTRUCT WHERE { ?x kg:accuses ?y }").to("turtle")
    assert "place:Iran" in run(data, "DESCRIBE place:Iran").to("turtle")
    with pytest.raises(ValueError, match="CONSTRUCT gives RDF, not 'csv'"):
        run(data, "CONSTRUCT WHERE { ?x kg:accuses ?y }").to("csv")
    with pytest.raises(ValueError, match="SELECT gives rows, not 'turtle'"):
        result.to("turtle")


def test_turtle_has_the_prefixes_it_uses_and_blank_nodes(data: Dataset) -> None:
    text = run(
        data, "CONSTRUCT { [] rdfs:label 'x'@en, '2025-01-01'^^xsd:date . ?x kg:accuses ?y } { ?x kg:accuses ?y }"
    ).to("turtle")
    prefixes = [line.split()[1] for line in text.splitlines() if line.startswith("@prefix")]
    assert prefixes == ["place:", "kg:", "rdf:", "rdfs:", "xsd:"]
    assert len(list(parse(text, RdfFormat.TURTLE))) == 3


def test_table_has_no_control_characters(data: Dataset) -> None:
    table = run(data, "SELECT ?name { ?x rdfs:label ?name }").to("table")
    assert "\u202e" not in table


def test_limit(data: Dataset) -> None:
    result = run(data, "SELECT * { ?s ?p ?o }", limit=3)
    assert len(result) == 3
    assert result.truncated
    assert not run(data, "SELECT * { ?x kg:accuses ?y }", limit=1).truncated


def test_timeout_stops(folder: Path) -> None:
    start = time.perf_counter()
    with pytest.raises(QueryTimeout, match="stopped after 1 s"):
        run(folder, HEAVY, timeout=1)
    assert time.perf_counter() - start < 20
    assert run(folder, "ASK { place:Iran kg:accuses place:Azerbaijan }", timeout=30).answer
    with pytest.raises(QueryError, match="unknown prefix"):
        run(folder, "ASK { x:x ?p ?o }", timeout=30)


def test_store_on_disk(graph: KnowledgeGraph, tmp_path: Path) -> None:
    for _ in range(2):
        build_store(graph, tmp_path / "store")
    assert [path.name for path in tmp_path.iterdir()] == ["store"]
    assert list(run(tmp_path, "SELECT ?who { ?who kg:accuses ?x }")) == [{"who": "Iran"}]
    assert run(tmp_path, "ASK { ?who kg:accuses ?x }", timeout=30).answer


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("SELECT ?who ?whom { ?who kg:accuses ?whom }", "<Result: 1 rows of who, whom>"),
        ("ASK { place:Iran kg:accuses place:Azerbaijan }", "<Result: true>"),
        ("CONSTRUCT { ?who kg:accuses ?whom } WHERE { ?who kg:accuses ?whom }", "<Result: 1 triples>"),
    ],
)
def test_a_result_is_short_where_only_its_repr_is_shown(folder: Path, query: str, shown: str) -> None:
    assert repr(run(folder, query)) == shown
