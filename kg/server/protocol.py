"""The SPARQL 1.1 Protocol: a request as a query, and a result as a response in the form that the client likes."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.requests import Request

from kg.rdf.results import Result
from kg.server.negotiation import best

TABLE_TYPES = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "text/plain": "table",
}
GRAPH_TYPES = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/rdf+xml": "rdfxml",
    "application/ld+json": "jsonld",
}
FORM, DIRECT, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"


class ProtocolError(Exception):
    """A request that is not answered, with the HTTP status that says why."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Answer:
    """The body of a response and its media type."""

    body: str
    media_type: str


async def query_of(request: Request, *, max_size: int) -> tuple[str | None, dict[str, str]]:
    """The query in a request (GET, POST of a form, POST of the query itself; None where a GET has none), and values.

    A value for a query's `$name` stands in a request parameter of the name `$name`, as RDF4J's servers have it.
    Raises ProtocolError: 400 for a broken request, 403 for updates, 413 for a too large one, 415 for another type.
    """
    parameters = parse_qs(request.url.query, keep_blank_values=True)
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == UPDATE:
            raise ProtocolError(403, "Updates are refused: the graph is read-only")
        if kind not in (FORM, DIRECT):
            raise ProtocolError(415, f"A query is posted as {DIRECT} or {FORM}, not as {kind or 'nothing'}")
        try:
            body = (await _body(request, max_size)).decode("utf-8")
        except UnicodeDecodeError:
            raise ProtocolError(400, "The request is not UTF-8") from None
        more = {"query": [body]} if kind == DIRECT else parse_qs(body, keep_blank_values=True)
        for name, values in more.items():
            parameters.setdefault(name, []).extend(values)
    if "update" in parameters:
        raise ProtocolError(403, "Updates are refused: the graph is read-only")
    for name in ("default-graph-uri", "named-graph-uri"):
        if name in parameters:
            raise ProtocolError(400, f"{name} is refused: there is one graph, and none is fetched")
    queries = parameters.get("query", [])
    if not queries and request.method in ("GET", "HEAD"):
        return None, {}
    if len(queries) != 1:
        raise ProtocolError(400, f"A request has one query, this one has {len(queries)}")
    if len(queries[0]) > max_size:
        raise ProtocolError(413, f"The query is longer than {max_size} characters")
    bound = {name[1:]: given for name, given in parameters.items() if name.startswith("$")}
    if twice := next((name for name, given in bound.items() if len(given) > 1), None):
        raise ProtocolError(400, f"${twice} is given twice")
    return queries[0], {name: given[0] for name, given in bound.items()}


async def _body(request: Request, max_size: int) -> bytes:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > 3 * max_size:  # a form writes one byte as three
            raise ProtocolError(413, f"The request is larger than {3 * max_size} bytes")
    return body


def answer(result: Result, accept: str | None) -> Answer:
    """A result in the media type that the client likes best; ProtocolError 406 if it likes none that fits."""
    types = GRAPH_TYPES if result.form in ("CONSTRUCT", "DESCRIBE") else TABLE_TYPES
    media_type = best(accept, list(types))
    if media_type is None:
        raise ProtocolError(406, f"The result can be had as {', '.join(types)}")
    return Answer(result.to(types[media_type]), media_type)
