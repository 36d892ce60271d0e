"""`kg serve` and `kg push`: the graph over HTTP, from here or from a remote store."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.messages import UserError, existing_graph, say

PASSWORD = "KG_PASSWORD"
Store = Annotated[
    bool | None,
    typer.Option("--store", help="Keep an indexed store in DIR/store; large graphs always do.", show_default=False),
]


def serve(
    folder: Annotated[Path, typer.Argument(help="The output folder of a build.")],
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to listen on; 0 is any free one.")] = 8000,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds that a query may take.")] = 30,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Rows or triples that an answer may have.")] = 100_000,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Queries answered at a time.")] = 2,
    cors: Annotated[
        list[str] | None,
        typer.Option("--cors", help="Let pages of this origin ask, such as https://example.org; * is any."),
    ] = None,
    access_log: Annotated[bool, typer.Option("--access-log", help="Write a line on stderr for each request.")] = False,
    store: Store = None,
) -> None:
    """Serve a graph, read-only: SPARQL 1.1 endpoint, query page, the view and a page for each actor."""
    import socket

    existing_graph(folder)
    try:
        from kg import server
    except ImportError as error:
        raise UserError(f"`kg serve` needs {error.name}: install it with `pip install 'geokg[serve]'`") from error
    make_store(folder, store)
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise UserError(
            f"{host}:{port} cannot be listened on ({os.strerror(error.errno or 0)}): choose another --port or --host"
        ) from error
    port = listening.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    say(f"Serving {folder} at http://{shown}:{port}/ (SPARQL at /sparql, the view at /graph); Ctrl-C ends it")
    settings = server.Settings(timeout=timeout, max_rows=limit, workers=workers, cors=tuple(cors or ()))
    server.serve(folder, host=host, listening=listening, settings=settings, access_log=access_log)


def push(
    folder: Annotated[Path, typer.Argument(help="The output folder of a build.")],
    url: Annotated[str, typer.Argument(help="Graph Store Protocol address: http://localhost:3030/DATASET/data.")],
    graph: Annotated[
        str | None, typer.Option("--graph", help="IRI of the graph there; else the default graph.")
    ] = None,
    add: Annotated[
        bool, typer.Option("--add", help="Add to what the graph there holds, instead of replacing it.")
    ] = False,
    user: Annotated[
        str | None, typer.Option("--user", help=f"User name there; the password is read from ${PASSWORD}.")
    ] = None,
) -> None:
    """Send a graph to a remote SPARQL store, in place of what is there."""
    from kg import rdf

    existing_graph(folder)
    make_store(folder, None)
    try:
        sent = rdf.push(
            rdf.open_store(folder), url, graph=graph, add=add, user=user, password=os.environ.get(PASSWORD, "")
        )
    except (ValueError, OSError) as error:
        raise UserError(*str(error).splitlines()) from error
    say(f"{sent} triples sent to {url}")


def make_store(folder: Path, wanted: bool | None) -> None:
    """Make the store on disk where it is due, and say so: it takes a while."""
    from kg import rdf

    try:
        if rdf.store_is_due(folder, on_disk=wanted):
            say(f"Making the store {folder / 'store'}; this is done once")
            rdf.keep_store(folder)
    except (OSError, ValueError) as error:
        raise UserError(
            f"the store of {folder} cannot be made ({error}): is there room, and is graph.ttl whole?"
        ) from error


def base_iri(given: str | None) -> str | None:
    """The base IRI that somebody gave, where it is one."""
    from kg import rdf

    try:
        return rdf.Namespaces(given).base if given is not None else None
    except ValueError as error:
        raise UserError(str(error)) from error
