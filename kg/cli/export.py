"""`kg export`: a graph for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.explore import Folder, load_graph
from kg.cli.messages import UserError, say


def export(
    folder: Folder,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            help="graphml, gexf, cytoscape, csv, events, parquet, neo4j, ftm, jsonld, trig, turtle or ntriples.",
        ),
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File or folder to write; beside the graph if left out.")
    ] = None,
) -> None:
    """Write a graph for another program: Gephi, Cytoscape, Neo4j, spreadsheets, triple stores, FollowTheMoney."""
    from kg.tables import FORMATS

    if to not in FORMATS:
        raise UserError(
            f"there is no format {to!r}; choose one of these:", *(f"{f.name}: {f.for_}" for f in FORMATS.values())
        )
    form = FORMATS[to]
    graph = load_graph(folder)
    path = output or folder / (f"graph{form.suffix}" if form.suffix and to != "events" else f"{to}{form.suffix or ''}")
    if form.suffix is None and path.is_file():
        raise UserError(f"{path} is a file, but {to} is a folder of files: choose another name after -o")
    if form.suffix is not None and path.is_dir():
        raise UserError(f"{path} is a folder, but {to} is one file: choose another name after -o")
    try:
        graph.export(path, to)
    except OSError as error:
        raise UserError(f"{path} cannot be written ({error.strerror}): choose another name after -o") from error
    say(f"{path}  for {form.for_}")
