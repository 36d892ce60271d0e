"""The files of an output folder that are derived from a graph with its corrections; each can be written on its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.files import write_text
from kg.graph import KnowledgeGraph

if TYPE_CHECKING:
    from kg.rdf import Namespaces

# What takes longest in large graphs first
DERIVED = ("graph.ttl", "graph.graphml", "graph.html", "statements.csv", "entities.csv")


def write_derived(
    graph: KnowledgeGraph, folder: Path, title: str | None, namespaces: Namespaces, names: Iterable[str]
) -> None:
    """Write some of these files to a folder; `title` is that of the page."""
    from kg import rdf, view
    from kg.tables.csv_files import ENTITY_COLUMNS, STATEMENT_COLUMNS, entity_rows, statement_rows, write_csv
    from kg.tables.graphml import write_graphml

    writers: dict[str, Callable[[Path], None]] = {
        "graph.ttl": lambda path: rdf.write(graph, path, namespaces=namespaces),
        "graph.graphml": lambda path: write_graphml(graph, path),
        "graph.html": lambda path: write_text(path, view.page(graph, title=title)),
        "statements.csv": lambda path: write_csv(STATEMENT_COLUMNS, statement_rows(graph), path),
        "entities.csv": lambda path: write_csv(ENTITY_COLUMNS, entity_rows(graph), path),
    }
    for name in names:
        writers[name](folder / name)


@contextmanager
def alone(job: Callable[[Sequence[str]], None], items: Sequence[str]) -> Iterator[None]:
    """As `kg.workers.Workers.doing` where there are none: this process does it all, after the body."""
    yield
    job(items)
