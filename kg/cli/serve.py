"""`kg serve`: the graph over HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.messages import UserError, existing_graph, say


def serve(
    folder: Annotated[Path, typer.Argument(help="The output folder of a build.")],
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to listen on.")] = 8000,
) -> None:
    """Serve a graph, read-only: SPARQL 1.1 endpoint, query page, the view and a page for each actor."""
    existing_graph(folder)
    try:
        from kg import server
    except ImportError as error:
        raise UserError(f"`kg serve` needs {error.name}: install it with `pip install 'geokg[serve]'`") from error
    say(f"Serving {folder} at http://{host}:{port}/ (SPARQL at /sparql, the view at /graph); Ctrl-C ends it")
    server.serve(folder, host=host, port=port)
