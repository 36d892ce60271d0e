"""The SPARQL 1.1 Protocol against the running server, with a real HTTP client."""

import csv
import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("uvicorn")
httpx = pytest.importorskip("httpx")

from kg.graph import KnowledgeGraph  # noqa: E402
from kg.rdf import build_store, named_queries, write  # noqa: E402

WHO = "SELECT ?who WHERE { ?who kg:accuses place:Azerbaijan }"
HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c != ?l) }"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
START = """
import socket, sys
from kg.server import Settings, serve
if __name__ == "__main__":
    listening = socket.create_server(("127.0.0.1", 0))
    print(listening.getsockname()[1], flush=True)
    serve(sys.argv[1], listening=listening, settings=Settings(timeout=3, max_rows=50, max_query=5000))
"""
SECONDS_TO_START = 600  # far more than a slow machine needs: one that fails ends, which is seen at once


def start(folder: Path, script: Path) -> tuple[subprocess.Popen[bytes], str]:
    """A server that answers, and its address; what it wrote to stderr is told where it ends instead."""
    script.write_text(START)
    told = script.with_suffix(".stderr")
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    with told.open("wb") as stderr:
        process = subprocess.Popen(
            [sys.executable, str(script), str(folder)], env=environment, stdout=subprocess.PIPE, stderr=stderr
        )
    try:
        assert process.stdout is not None
        address = f"http://127.0.0.1:{int(process.stdout.readline())}"
        # It listens already: the answer comes as soon as it has started, and none if it ends
        httpx.get(f"{address}/static/page.css", timeout=SECONDS_TO_START)
    except (ValueError, httpx.TransportError) as error:
        process.kill()
        pytest.fail(f"the server ended ({process.wait()}; {error!r}):\n{told.read_text(errors='replace')}")
    return process, address


@pytest.fixture(scope="module")
def output(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    write(graph, folder / "graph.ttl")
    build_store(graph, folder / "store")
    (folder / "graph.html").write_text("<!doctype html><title>the view</title>")
    return folder


@pytest.fixture(scope="module")
def client(output: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator["httpx.Client"]:
    process, address = start(output, tmp_path_factory.mktemp("script") / "serve.py")
    with httpx.Client(base_url=address, timeout=30) as opened:
        yield opened
    process.terminate()
    process.wait(20)


def ask(client: "httpx.Client", query: str, accept: str = "*/*") -> "httpx.Response":
    return client.get("/sparql", params={"query": query}, headers={"accept": accept})


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_three_ways_to_ask(client: "httpx.Client", way: str) -> None:
    if way == "get":
        response = ask(client, WHO)
    elif way == "form":
        response = client.post("/sparql", data={"query": WHO})
    else:
        response = client.post("/sparql", content=WHO, headers={"content-type": QUERY + "; charset=utf-8"})
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("application/sparql-results+json")
    assert response.json()["results"]["bindings"] == [
        {"who": {"type": "uri", "value": "https://w3id.org/geokg/place/Iran"}}
    ]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.8", "application/sparql-results+xml"),
        ("text/turtle, */*;q=0.1", "application/sparql-results+json"),
    ],
)
def test_rows_as_asked(client: "httpx.Client", accept: str, media_type: str) -> None:
    response = ask(client, WHO, accept)
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == media_type
    assert "Accept" in response.headers["vary"]
    if media_type == "text/csv":
        assert list(csv.reader(io.StringIO(response.text))) == [["who"], ["https://w3id.org/geokg/place/Iran"]]
    elif "xml" in media_type:
        assert ElementTree.fromstring(response.text).tag == "{http://www.w3.org/2005/sparql-results#}sparql"
    elif "json" in media_type:
        json.loads(response.text)


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "text/turtle"),
        ("application/n-triples", "application/n-triples"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/ld+json", "application/ld+json"),
    ],
)
def test_triples_as_asked(client: "httpx.Client", accept: str, media_type: str) -> None:
    response = ask(client, "CONSTRUCT WHERE { ?x kg:accuses ?y }", accept)
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == media_type


def test_ask(client: "httpx.Client") -> None:
    assert ask(client, "ASK { ?x kg:accuses ?y }").json()["boolean"] is True
    assert ask(client, "ASK { ?y kg:juggles ?x }").json()["boolean"] is False


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("SELECT ?x {", 400, "Syntax error in line 1"),
        ("SELECT * { ?s nowhere:p ?o }", 400, "unknown prefix"),
        ("", 400, "none of SELECT"),
        ("about", 400, r"needs $actor"),
        ("INSERT DATA { <a:a> <a:a> 1 }", 400, "INSERT is refused"),
        ("LOAD <file:///etc/passwd>", 400, "LOAD is refused"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 400, "SERVICE is refused"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", 400, "FROM is refused"),
        ("SELECT * { " + " " * 6000 + "}", 413, "longer than 5000"),
    ],
)
def test_wrong_queries(client: "httpx.Client", query: str, status: int, words: str) -> None:
    response = ask(client, query)
    assert response.status_code == status
    assert words in response.text
    assert response.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    ("method", "url", "options", "status"),
    [
        ("POST", "/sparql", {"content": "{}", "headers": {"content-type": "application/json"}}, 415),
        ("POST", "/sparql", {"content": WHO}, 415),
        ("POST", "/sparql", {"content": b"\xff\xfe", "headers": {"content-type": QUERY}}, 400),
        ("POST", "/sparql", {"content": b"x" * 20_000, "headers": {"content-type": QUERY}}, 413),
        ("POST", "/sparql", {"data": {"nothing": "x"}}, 400),
        ("POST", "/sparql", {"data": {"query": [WHO, WHO]}}, 400),
        ("POST", "/sparql", {"data": {"update": "CLEAR ALL"}}, 403),
        ("POST", "/sparql", {"content": "CLEAR ALL", "headers": {"content-type": "application/sparql-update"}}, 403),
        ("GET", "/sparql", {"params": {"query": WHO, "default-graph-uri": "http://127.0.0.1/"}}, 400),
        ("GET", "/sparql", {"params": {"query": WHO, "named-graph-uri": "http://127.0.0.1/"}}, 400),
        ("GET", "/sparql", {"params": {"query": WHO}, "headers": {"accept": "image/png"}}, 406),
        ("PUT", "/sparql", {}, 405),
        ("DELETE", "/sparql", {}, 405),
        ("GET", "/nowhere", {}, 404),
        ("GET", "/static/app.py", {}, 404),
        ("GET", "/static/..%2fapp.py", {}, 404),
        ("GET", "/entity/place/Atlantis", {}, 404),
        ("GET", "/", {"headers": {"host": "evil.example"}}, 400),
    ],
)
def test_wrong_requests(client: "httpx.Client", method: str, url: str, options: dict[str, object], status: int) -> None:
    assert client.request(method, url, **options).status_code == status  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "accept", ["text/turtle", "application/rdf+xml", "application/ld+json", "application/n-triples"]
)
def test_service_description_as_asked(client: "httpx.Client", accept: str) -> None:
    response = client.get("/sparql", headers={"accept": accept})
    assert response.headers["content-type"].partition(";")[0] == accept
    assert "sparql-service-description#" in response.text
    assert client.get("/sparql", headers={"accept": "image/png"}).status_code == 406


def test_browser_without_a_query_is_led_to_the_page(client: "httpx.Client") -> None:
    response = client.get("/sparql", headers={"accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"})
    assert (response.status_code, response.headers["location"]) == (303, "/")


def test_head_has_the_headers_and_no_body(client: "httpx.Client") -> None:
    response = client.head("/sparql", params={"query": WHO})
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("application/sparql-results+json")
    assert response.content == b""


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_parameters_are_bound(client: "httpx.Client", way: str) -> None:
    values = {"$one": "Iran", "$other": "place/Azerbaijan"}
    text = named_queries()["timeline"].text
    if way == "get":
        response = client.get("/sparql", params={"query": "timeline", **values})
    elif way == "form":
        response = client.post("/sparql", data={"query": text, **values})
    else:
        response = client.post("/sparql", params=values, content=text, headers={"content-type": QUERY})
    assert response.status_code == 200
    assert len(response.json()["results"]["bindings"]) == 2


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"$one": "Iran"}, "$other"),
        ({"$one": "Iran", "$other": "Atlantis"}, "no actor"),
        ({"$one": ["Iran", "Iran"], "$other": "Iran"}, "given twice"),
        ({"$one": "Iran", "$other": "Iran", "$more": "x"}, "no parameter $more"),
        ({"$one": "Iran", "$other": "> } } INSERT {"}, "no actor"),
    ],
)
def test_wrong_parameters(client: "httpx.Client", values: dict[str, object], words: str) -> None:
    response = client.get("/sparql", params={"query": "timeline", **values})  # type: ignore[arg-type]
    assert response.status_code == 400
    assert words in response.text


def test_syntax_error_shows_the_place(client: "httpx.Client") -> None:
    lines = ask(client, "SELECT ?a ?b { ?a kg:accuses ?b LIMIT 3").text.splitlines()
    assert lines[0] == "Syntax error in line 1, column 33: 'LIMIT' cannot stand here; a } is missing"
    assert lines[2].index("^") == lines[1].index("LIMIT")


def test_cors_where_asked(output: Path) -> None:
    from starlette.testclient import TestClient

    from kg.server import Settings, create_app

    app = create_app(output, Settings(workers=1, cors=("https://there.example",)))
    with TestClient(app) as near:
        for origin, allowed in (
            ("https://there.example", "https://there.example"),
            ("https://elsewhere.example", None),
        ):
            response = near.get("/sparql", params={"query": "ASK {}"}, headers={"origin": origin})
            assert response.headers.get("access-control-allow-origin") == allowed
        asked = {"origin": "https://there.example", "access-control-request-method": "POST"}
        assert near.options("/sparql", headers=asked).status_code == 200


def test_service_description(client: "httpx.Client") -> None:
    response = client.get("/sparql")
    assert response.headers["content-type"].startswith("text/turtle")
    assert "sd:SPARQL11Query" in response.text
    from rdflib import Graph

    assert len(Graph().parse(data=response.text, format="turtle", publicID="http://localhost/sparql")) >= 5


def test_rows_are_limited_and_it_says_so(client: "httpx.Client") -> None:
    response = ask(client, "SELECT * { ?s ?p ?o }")
    assert len(response.json()["results"]["bindings"]) == 50
    assert response.headers["x-truncated"] == "true"
    assert "x-truncated" not in ask(client, WHO).headers


def test_named_query_without_parameters(client: "httpx.Client") -> None:
    assert ask(client, "who-accuses-whom").status_code == 200


def test_no_cors_unless_asked(client: "httpx.Client") -> None:
    response = client.get("/sparql", params={"query": WHO}, headers={"origin": "https://elsewhere.example"})
    assert "access-control-allow-origin" not in response.headers


def test_pages(client: "httpx.Client") -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert all(query.question.replace("'", "&#39;") in page.text for query in named_queries().values())
    assert "the view" in client.get("/graph").text
    for name in ("page.js", "yasgui.min.js"):
        assert client.get(f"/static/{name}").headers["content-type"].startswith("text/javascript")
    assert client.get("/static/yasgui.min.css").headers["content-type"].startswith("text/css")
    assert "script-src 'self';" in page.headers["content-security-policy"]
    assert "http" not in re.sub(r"<template.*</template>", "", page.text, flags=re.DOTALL), (
        "the page loads from elsewhere"
    )


@pytest.mark.parametrize(
    ("accept", "words"),
    [
        ("text/html", "<h1>Iran</h1>"),
        ("text/turtle", "kg:accuses"),
        ("application/ld+json", "@id"),
        ("application/n-triples", "<https://w3id.org/geokg/place/Iran>"),
    ],
)
def test_entity(client: "httpx.Client", accept: str, words: str) -> None:
    response = client.get("/entity/place/Iran", headers={"accept": accept})
    assert response.status_code == 200
    assert words in response.text


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8000", 200),
        ("127.0.0.1", 200),
        ("[::1]:8000", 200),
        ("evil.example", 400),
        ("localhost.evil.example", 400),
    ],
)
def test_only_names_of_this_machine_are_answered(client: "httpx.Client", host: str, status: int) -> None:
    assert client.get("/sparql", params={"query": "ASK {}"}, headers={"host": host}).status_code == status


def test_hostile_entity_is_text(client: "httpx.Client") -> None:
    from kg.rdf import Namespaces

    iri = Namespaces().entity('group/> . <x> <y> "z').value
    page = client.get(iri.replace("https://w3id.org/geokg", "/entity"), headers={"accept": "text/html"})
    assert page.status_code == 200
    assert "<x>" not in page.text
    assert "&lt;x&gt;" in page.text


def test_rdflib_is_a_client(client: "httpx.Client") -> None:
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    store = SPARQLStore(str(client.base_url.join("/sparql")))
    rows = store.query("SELECT ?l { ?who kg:accuses ?whom ; rdfs:label ?l }")
    assert [str(row[0]) for row in rows] == ["Iran"]


def test_heavy_query_is_stopped_while_another_is_answered(client: "httpx.Client") -> None:
    heavy: list[tuple[int, float]] = []

    def run() -> None:
        started = time.monotonic()
        response = httpx.get(client.base_url.join("/sparql"), params={"query": HEAVY}, timeout=30)
        heavy.append((response.status_code, time.monotonic() - started))

    thread = threading.Thread(target=run)
    thread.start()
    time.sleep(0.5)
    started = time.monotonic()
    assert ask(client, WHO).status_code == 200
    assert time.monotonic() - started < 2
    thread.join()
    assert heavy[0][0] == 503
    assert heavy[0][1] < 6
    assert ask(client, WHO).status_code == 200


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(exclude_categories=["Cs"]))
    | st.lists(st.sampled_from([*"*{}()1#", "SELECT", "?s", "kg:accuses", "<a:b>", '"', "FROM", "\x00"])).map(" ".join)
)  # fmt: skip
def test_no_query_gives_a_server_error(client: "httpx.Client", query: str) -> None:
    assert ask(client, query).status_code in (200, 400)
    assert client.post("/sparql", content=query.encode(), headers={"content-type": QUERY}).status_code in (200, 400)


PIECES = [
    "",
    "query",
    "update",
    "$one",
    "default-graph-uri",
    "%",
    "%zz",
    "\x00",
    "é",
    "SELECT * {}",
    "about",
    "a" * 300,
]
TYPES = ["", "*/*", "text/html", "text/*;q=0.5", "q=", ";;;", ",", "application/json;q=x", "é"]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    method=st.sampled_from(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]),
    path=st.sampled_from(
        ["/", "/sparql", "/graph", "/entity/", "/entity/place/Iran", "/static/", "/static/..%2f..", "//", "/%00"]
    )
    | st.text(st.characters(codec="ascii", categories=["L", "N", "P"]), max_size=8).map(lambda text: f"/entity/{text}"),
    parameters=st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(PIECES)), max_size=3),
    headers=st.fixed_dictionaries(
        {"accept": st.sampled_from(TYPES), "content-type": st.sampled_from([*TYPES, FORM, QUERY])}
    ),
    body=st.binary(max_size=40) | st.just(b"query=ASK%7B%7D"),
)
def test_no_request_gives_a_server_error(
    client: "httpx.Client",
    method: str,
    path: str,
    parameters: list[tuple[str, str]],
    headers: dict[str, str],
    body: bytes,
) -> None:
    raw = {name: value.encode() for name, value in headers.items()}
    response = client.request(method, path, params=parameters, headers=raw, content=body)
    assert response.status_code < 500


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
        "SELECT * FROM <{url}> {{ ?s ?p ?o }}",
        "SELECT * FROM NAMED <{url}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "LOAD <{url}>",
        "SELECT * {{ GRAPH <{url}> {{ ?s ?p ?o }} }}",
        "DESCRIBE <{url}>",
        "ASK {{ BIND(IRI('{url}') AS ?u) ?u ?p ?o }}",
        "SELECT * {{ BIND(<{url}>(1) AS ?x) }}",
        "BASE <{url}> ASK {{ <x> ?p ?o }}",
        "PREFIX x: <{url}> ASK {{ x:a ?p ?o }}",
    ],
)
def test_no_query_reads_a_file_or_goes_to_the_network(client: "httpx.Client", tmp_path: Path, query: str) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text('<a:a> <a:a> "secret" .')
    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.settimeout(0.3)
        for url in (f"http://127.0.0.1:{trap.getsockname()[1]}/x", secret.as_uri()):
            response = ask(client, query.format(url=url))
            assert response.status_code in (200, 400)
            assert 'secret"' not in response.text
        with pytest.raises(TimeoutError):
            trap.accept()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_ends_cleanly_in_the_middle_of_a_query(output: Path, tmp_path: Path, ending: signal.Signals) -> None:
    before = {path: path.stat().st_mtime for path in output.rglob("*")}
    process, address = start(output, tmp_path / "serve.py")
    thread = threading.Thread(target=lambda: _quietly(address))
    thread.start()
    time.sleep(0.5)
    process.send_signal(ending)
    process.wait(20)
    thread.join()
    assert {path: path.stat().st_mtime for path in output.rglob("*")} == before


def _quietly(address: str) -> None:
    try:
        httpx.get(f"{address}/sparql", params={"query": HEAVY}, timeout=30)
    except httpx.TransportError:
        return
