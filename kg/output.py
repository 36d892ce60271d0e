"""The output folder of a build: written from a graph, and read back."""

from __future__ import annotations

from pathlib import Path

from kg.files import write_text
from kg.graph import KnowledgeGraph

FILES = ("graph.html", "graph.ttl", "graph.graphml", "statements.csv", "entities.csv", "records")


def save(graph: KnowledgeGraph, folder: str | Path, *, title: str | None = None) -> list[Path]:
    """Write a graph to a folder in every form: the records first, then what is derived from them.

    Returns the paths written; each file is written beside and renamed, so that a crash leaves whole files.
    """
    from kg import rdf, view
    from kg.tables.csv_files import ENTITY_COLUMNS, STATEMENT_COLUMNS, entity_rows, statement_rows, to_csv
    from kg.tables.graphml import to_graphml
    from kg.tables.parquet import write_records

    folder = Path(folder)
    write_records(graph, folder / "records")
    write_text(folder / "statements.csv", to_csv(STATEMENT_COLUMNS, statement_rows(graph)))
    write_text(folder / "entities.csv", to_csv(ENTITY_COLUMNS, entity_rows(graph)))
    write_text(folder / "graph.graphml", to_graphml(graph))
    write_text(folder / "graph.ttl", rdf.to_turtle(graph))
    write_text(folder / "graph.html", view.page(graph, title=title))
    return [folder / name for name in FILES]


def load(folder: str | Path) -> KnowledgeGraph:
    """The graph that a build wrote to a folder.

    Raises:
        FileNotFoundError: the folder holds no records.
    """
    from kg.tables.parquet import read_records

    return read_records(Path(folder) / "records")
