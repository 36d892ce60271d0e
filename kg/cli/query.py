"""`kg query` and `kg queries`: SPARQL over a graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def query(
    folder: Annotated[Path, typer.Argument(help="The output folder of a build.")],
    question: Annotated[str, typer.Argument(metavar="QUERY", help="SPARQL, a .rq file, or the name of a query.")],
) -> None:
    """Ask the graph in SPARQL."""


def queries() -> None:
    """List the named queries and what each answers."""
