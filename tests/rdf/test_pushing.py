"""Pushing to a real remote store: Oxigraph's own server, started here; and what goes wrong."""

import http.server
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from kg.graph import KnowledgeGraph
from kg.rdf import PushError, push
from kg.rdf.store import load

SERVER = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
GRAPH = "https://example.org/graph?a=1&b=2#news"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def remote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if SERVER is None:
        pytest.skip("the oxigraph server is not installed: pip install oxigraph")
    address = f"127.0.0.1:{free_port()}"
    folder = tmp_path_factory.mktemp("remote")
    process = subprocess.Popen([SERVER, "serve", "--location", str(folder), "--bind", address])
    for _ in range(300):
        try:
            urlopen(f"http://{address}/query?query=ASK%7B%7D", timeout=5).close()
            break
        except OSError:
            assert process.poll() is None, "the remote store ended"
            time.sleep(0.1)
    yield f"http://{address}"
    process.terminate()
    process.wait(20)


def count(remote: str, pattern: str) -> int:
    query = f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}"
    request = Request(f"{remote}/query?query={quote(query)}", headers={"Accept": "text/csv"})
    with urlopen(request, timeout=10) as answer:
        return int(answer.read().split()[1])


@pytest.mark.parametrize(
    ("graph_iri", "pattern"), [(None, "?s ?p ?o"), (GRAPH, f"GRAPH <{GRAPH}> {{ ?s ?p ?o }}")], ids=["default", "named"]
)
def test_replace_then_add(remote: str, graph: KnowledgeGraph, graph_iri: str | None, pattern: str) -> None:
    whole = load(graph)
    part = load(KnowledgeGraph(graph.articles, graph.entities, {}))
    store = f"{remote}/store"
    assert push(whole, store, graph=graph_iri) == len(whole) == count(remote, pattern)
    assert push(part, store, graph=graph_iri) == len(part) == count(remote, pattern)
    push(whole, store, graph=graph_iri, add=True)
    # The counts in the description differ, all else is the same
    assert count(remote, pattern) == len({*whole, *part}) > len(whole)
    push(whole, store, graph=graph_iri)
    assert count(remote, pattern) == len(whole)


def test_remote_store_answers_the_simple_question(remote: str, graph: KnowledgeGraph) -> None:
    push(load(graph), f"{remote}/store")
    base = "https://w3id.org/geokg"
    assert count(remote, f"?who <{base}/relation/accuses> <{base}/place/Azerbaijan>") == 1


def test_wrong_address_says_what_it_answered(remote: str, graph: KnowledgeGraph) -> None:
    with pytest.raises(PushError, match=r"/nowhere answered 404"):
        push(load(graph), f"{remote}/nowhere")


@pytest.mark.parametrize(
    ("url", "error", "words"),
    [
        ("file:///etc/passwd", ValueError, "no http"),
        ("localhost:3030/data", ValueError, "no http"),
        ("http://somebody:secret@127.0.0.1/data", ValueError, "ends up in logs"),
        (f"http://127.0.0.1:{free_port()}/store", PushError, "cannot be reached"),
    ],
)
def test_what_goes_wrong(graph: KnowledgeGraph, url: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        push(load(graph), url)


def test_redirect_is_not_followed_and_password_is_sent(graph: KnowledgeGraph) -> None:
    seen: list[tuple[str, str | None]] = []

    class Moved(http.server.BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            seen.append((self.path, self.headers["authorization"]))
            self.send_response(307)
            self.send_header("location", "http://127.0.0.1:1/")
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Moved) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(PushError, match="answered 307 .*new address"):
            push(load(graph), f"http://127.0.0.1:{server.server_port}/data?x=1", user="u", password="p")
        server.shutdown()
    assert seen == [("/data?x=1&default", "Basic dTpw")]
