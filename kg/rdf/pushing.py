"""Sending a graph to a remote store by the SPARQL 1.1 Graph Store Protocol: Fuseki, GraphDB, Virtuoso, Oxigraph, …"""

from __future__ import annotations

import base64
import http.client
import tempfile
from urllib.parse import quote, urlsplit

from pyoxigraph import RdfFormat, Store, serialize

MEDIA_TYPE = "application/n-triples"
LONGEST_ANSWER = 500


class PushError(OSError):
    """A remote store that could not be reached or did not take the graph; the message says what it answered."""


def push(
    store: Store,
    url: str,
    *,
    graph: str | None = None,
    add: bool = False,
    user: str | None = None,
    password: str = "",
    timeout: float = 600,
) -> int:
    """Send all triples of a store to the Graph Store Protocol address `url`; returns their number.

    They replace what the remote graph holds, or are added to it with `add`; it is the default graph, or the one of
    the IRI `graph`. The remote store gets all or nothing: it is one request. `user` and `password` are for HTTP basic
    authentication. Redirects are not followed, and nothing but this one address is asked.
    Raises ValueError (no http(s) address, an IRI that is none) or PushError.
    """
    address = urlsplit(url)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise ValueError(
            f"{url!r} is no http(s) address; the one of a local Fuseki is http://localhost:3030/DATASET/data"
        )
    if address.username or address.password:
        raise ValueError("The address holds a user name or password, which ends up in logs: give them apart from it")
    headers = {"Content-Type": MEDIA_TYPE, "User-Agent": "kg"}
    if user is not None:
        headers["Authorization"] = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
    kind = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
    with tempfile.TemporaryFile() as body:
        serialize((quad.triple for quad in store), body, RdfFormat.N_TRIPLES)
        headers["Content-Length"] = str(body.tell())
        body.seek(0)
        connection = kind(address.hostname, address.port, timeout=timeout)
        try:
            connection.request("POST" if add else "PUT", _target(address.path, address.query, graph), body, headers)
            answer = connection.getresponse()
            said = answer.read(LONGEST_ANSWER).decode("utf-8", "replace").strip()
        except (OSError, http.client.HTTPException) as error:
            raise PushError(f"{url} cannot be reached or broke off: {error or type(error).__name__}") from error
        finally:
            connection.close()
    if not 200 <= answer.status < 300:
        raise PushError(f"{url} answered {answer.status} {answer.reason}: {said or _advice(answer.status)}")
    return len(store)


def _target(path: str, query: str, graph: str | None) -> str:
    which = "default" if graph is None else f"graph={quote(graph, safe='')}"
    return f"{path or '/'}?{f'{query}&' if query else ''}{which}"


def _advice(status: int) -> str:
    if status in (301, 302, 307, 308):
        return "it has moved; give the new address"
    if status in (401, 403):
        return "it wants a user and a password, or does not let this user write"
    return "is this the address of its Graph Store Protocol, and may it be written to?"
