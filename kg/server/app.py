"""The web application: SPARQL endpoint, query page, the view, and a page for each actor. Read-only."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from importlib.resources import files
from pathlib import Path

import jinja2
from pyoxigraph import NamedNode, RdfFormat, parse, serialize
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.rdf.iris import DEFAULT_BASE, ENTITY_KINDS, Namespaces
from kg.rdf.named import named_queries
from kg.rdf.results import GRAPH_FORMATS, Result
from kg.rdf.sparql import QueryError
from kg.rdf.worker import QueryTimeout
from kg.server.negotiation import best
from kg.server.pool import Pool
from kg.server.protocol import GRAPH_TYPES, ProtocolError, answer, query_of

SECURITY_HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}
# YASGUI writes the widths of its columns into style attributes, and its table one style element, of this hash.
YASGUI_STYLE = "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='; style-src-attr 'unsafe-inline'"
ASSETS = {
    "page.js": ("page.js", "text/javascript"),
    "page.css": ("page.css", "text/css"),
    "yasgui.min.js": ("yasgui/yasgui.min.js", "text/javascript"),
    "yasgui.min.css": ("yasgui/yasgui.min.css", "text/css"),
}
RESULT_FORMATS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples",
    "RDF_XML", "JSON-LD",
)  # fmt: skip
SD = "http://www.w3.org/ns/sparql-service-description#"


@dataclass(frozen=True)
class Settings:
    """Limits of a query (seconds, rows, characters), number of workers, host names answered to, origins for CORS."""

    timeout: float = 30
    max_rows: int = 100_000
    max_query: int = 100_000
    workers: int = 2
    # Starlette before 1.0 makes "[" of any IPv6 address; a name made up elsewhere is never one
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "::1", "[::1]", "[", "testserver")
    cors: tuple[str, ...] = field(default=())


def create_app(folder: str | Path, settings: Settings | None = None) -> Starlette:
    """The application for an output folder; its workers start and end with it.

    Only requests to `settings.hosts` are answered, so that no web page elsewhere can ask through a made-up name.
    """
    settings = settings or Settings()
    site = _Site(Path(folder), settings)
    middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts))]
    if settings.cors:
        middleware.append(Middleware(CORSMiddleware, allow_origins=list(settings.cors), allow_methods=["GET", "POST"]))
    routes = [
        Route("/", site.guarded(site.page)),
        Route("/sparql", site.guarded(site.sparql), methods=["GET", "HEAD", "POST"]),
        Route("/graph", site.guarded(site.view)),
        Route("/entity/{id:path}", site.guarded(site.entity)),
        Route("/static/{name}", site.guarded(site.static)),
    ]
    return Starlette(routes=routes, middleware=middleware, lifespan=site.lifespan)


class _Site:
    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder
        self.settings = settings
        self.pool = Pool(folder, size=settings.workers)
        self.templates = jinja2.Environment(
            loader=jinja2.PackageLoader("kg.server", "pages"), autoescape=True, undefined=jinja2.StrictUndefined
        )
        self.space = Namespaces(DEFAULT_BASE)

    @asynccontextmanager
    async def lifespan(self, app: Starlette) -> AsyncIterator[None]:
        try:
            self.space = await self.pool.start()
            yield
        finally:
            self.pool.stop()

    def guarded(self, handler: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
        """The handler with errors as responses of the right code, and headers that keep pages from doing harm."""

        async def guard(request: Request) -> Response:
            try:
                response = await handler(request)
            except ProtocolError as error:
                response = PlainTextResponse(f"{error}\n", error.status)
            except QueryError as error:
                response = PlainTextResponse(f"{error}\n", 400)
            except QueryTimeout as error:
                response = PlainTextResponse(f"{error}\n", 503)
            for name, value in SECURITY_HEADERS.items():
                response.headers.setdefault(name, value)
            return response

        return guard

    async def sparql(self, request: Request) -> Response:
        query, parameters = await query_of(request, max_size=self.settings.max_query)
        accept = request.headers.get("accept")
        if query is None:
            return self.service_description(accept)
        result = await self.pool.run(
            query, timeout=self.settings.timeout, limit=self.settings.max_rows, parameters=parameters
        )
        written = await asyncio.to_thread(answer, result, accept)
        headers = {"vary": "Accept"} | ({"x-truncated": "true"} if result.truncated else {})
        return Response(written.body, media_type=written.media_type, headers=headers)

    def service_description(self, accept: str | None) -> Response:
        media_type = best(accept, [*GRAPH_TYPES, "text/html"])
        if media_type is None:
            raise ProtocolError(406, f"The service description can be had as {', '.join(GRAPH_TYPES)}")
        if media_type == "text/html":
            return RedirectResponse("/", 303, headers={"vary": "Accept"})
        formats = " , ".join(f"<http://www.w3.org/ns/formats/{name}>" for name in RESULT_FORMATS)
        turtle = (
            f"@prefix sd: <{SD}> .\n<> a sd:Service ;\n"
            f"    sd:endpoint <> ; sd:supportedLanguage sd:SPARQL11Query ; sd:resultFormat {formats} ;\n"
            f"    sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph {self.space.dataset} ] .\n"
            f"{self.space.dataset} a sd:Graph .\n"
        )
        body: str | bytes | None = turtle
        if media_type != "text/turtle":
            rows = parse(turtle, format=RdfFormat.TURTLE, base_iri="http://localhost/sparql")
            body = serialize(rows, format=GRAPH_FORMATS[GRAPH_TYPES[media_type]])
        return Response(body, media_type=media_type, headers={"vary": "Accept"})

    async def page(self, request: Request) -> Response:
        queries = [asdict(query) for query in named_queries().values()]
        data = json.dumps({"queries": queries, "prefixes": self.space.prefixes})
        page = self.html("query.html", queries=queries, data=data, view=self.view_file.is_file())
        policy = SECURITY_HEADERS["content-security-policy"]
        page.headers["content-security-policy"] = policy.replace("style-src 'self'", f"style-src 'self' {YASGUI_STYLE}")
        return page

    async def view(self, request: Request) -> Response:
        if not self.view_file.is_file():
            raise ProtocolError(404, "There is no graph.html in the folder; run `kg build`")
        # The view says itself, in its head, what it may load: its script stands in the page.
        return FileResponse(
            self.view_file, media_type="text/html", headers={"content-security-policy": "base-uri 'none'"}
        )

    async def entity(self, request: Request) -> Response:
        iri = self.space.entity(request.path_params["id"])
        offered = ["text/html", *GRAPH_TYPES]
        media_type = best(request.headers.get("accept"), offered)
        if media_type is None:
            raise ProtocolError(406, f"An actor can be had as {', '.join(offered)}")
        found = await self.ask(f"DESCRIBE {iri}")
        if not found.triples:
            raise ProtocolError(404, f"There is no actor {request.path_params['id']!r}")
        if media_type != "text/html":
            body = found.to(GRAPH_TYPES[media_type])
            return Response(body, media_type=media_type, headers={"vary": "Accept"})
        said = await self.pool.run("about", timeout=self.settings.timeout, limit=1000, parameters={"actor": iri})
        name = await self.ask(f"SELECT ?name {{ {iri} rdfs:label|schema:name ?name }} LIMIT 1")
        links = await self.ask(f"SELECT ?link {{ {iri} owl:sameAs|skos:exactMatch ?link }} ORDER BY ?link")
        rows = [
            [(said.shown(value), self.path_of(value) if isinstance(value, NamedNode) else None) for value in row]
            for row in said.rows
        ]
        return self.html(
            "entity.html",
            name=name.table()[0][0] if name.rows else request.path_params["id"],
            id=request.path_params["id"],
            links=[row[0] for row in links.table() if row[0].startswith(("http://", "https://"))],
            columns=said.columns,
            rows=rows,
        )

    async def ask(self, query: str) -> Result:
        return await self.pool.run(query, timeout=self.settings.timeout, limit=10_000)

    def path_of(self, iri: NamedNode) -> str | None:
        """The path of the page about an actor; None for what is no actor."""
        kind = iri.value.removeprefix(self.space.base).partition("/")[0]
        if iri.value.startswith(self.space.base) and kind in (*ENTITY_KINDS, "entity"):
            return f"/entity/{iri.value.removeprefix(self.space.base).removeprefix('entity/')}"
        return None

    async def static(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in ASSETS:
            raise ProtocolError(404, "There is no such file")
        path, media_type = ASSETS[name]
        text = files("kg.server").joinpath("pages", path).read_text(encoding="utf-8")
        return Response(text, media_type=media_type, headers={"cache-control": "no-cache"})

    @property
    def view_file(self) -> Path:
        return self.folder / "graph.html"

    def html(self, template: str, **values: object) -> Response:
        page = self.templates.get_template(template).render(values)
        return Response(page, media_type="text/html", headers={"vary": "Accept"})
