"""The files of an output folder that can be written side by side: those of the graph, and the articles' shares."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.files import write_pieces
from kg.graph import KnowledgeGraph
from kg.output.shares import Parts, shares_of, write_shares

if TYPE_CHECKING:
    from kg.rdf import Namespaces

# What takes longest in large graphs first
FILES = ("records/shares.parquet", "graph.ttl", "graph.graphml", "graph.html", "statements.csv", "entities.csv")


@dataclass(frozen=True, slots=True)
class Writing:
    """What these files are made of: the graph, as `read` and with its corrections; `title` is that of the page.

    Of what each article gave the shares say nothing about those who are `forgotten`.
    """

    folder: Path
    read: KnowledgeGraph
    corrected: KnowledgeGraph
    parts: Parts
    forgotten: AbstractSet[str]
    namespaces: Namespaces
    title: str | None

    def write(self, names: Sequence[str]) -> None:
        """Write some of the files."""
        from kg import rdf, view
        from kg.tables.csv_files import ENTITY_COLUMNS, STATEMENT_COLUMNS, entity_rows, statement_rows, write_csv
        from kg.tables.graphml import write_graphml

        graph = self.corrected
        writers: dict[str, Callable[[Path], None]] = {
            "records/shares.parquet": lambda path: write_shares(
                shares_of(self.parts, self.read, self.forgotten), path.parent
            ),
            "graph.ttl": lambda path: rdf.write(graph, path, namespaces=self.namespaces),
            "graph.graphml": lambda path: write_graphml(graph, path),
            "graph.html": lambda path: write_pieces(path, view.pieces(graph, title=self.title)),
            "statements.csv": lambda path: write_csv(STATEMENT_COLUMNS, statement_rows(graph), path),
            "entities.csv": lambda path: write_csv(ENTITY_COLUMNS, entity_rows(graph), path),
        }
        for name in names:
            writers[name](self.folder / name)


@contextmanager
def alone(job: Callable[[Sequence[str]], None], items: Sequence[str]) -> Iterator[None]:
    """As `kg.workers.Workers.doing` where there are none: this process does it all, after the body."""
    yield
    job(items)
