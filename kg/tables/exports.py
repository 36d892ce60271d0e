"""All forms that a graph is handed out in for other programs, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType

from kg.files import write_text
from kg.graph import KnowledgeGraph
from kg.tables.csv_files import ENTITY_COLUMNS, STATEMENT_COLUMNS, entity_rows, statement_rows, write_csv
from kg.tables.event_files import EVENT_COLUMNS, event_rows
from kg.tables.followthemoney import to_followthemoney
from kg.tables.gexf import to_gexf
from kg.tables.graphml import write_cytoscape, write_graphml
from kg.tables.neo4j import write_neo4j
from kg.tables.parquet import write_records


@dataclass(frozen=True, slots=True)
class Format:
    """A form to export to: `suffix` of its file, or None where it is a folder of files; what it is `for_`."""

    name: str
    suffix: str | None
    for_: str
    write: Callable[[KnowledgeGraph, Path], None]


def _write_csv(graph: KnowledgeGraph, folder: Path) -> None:
    write_csv(STATEMENT_COLUMNS, statement_rows(graph), folder / "statements.csv")
    write_csv(ENTITY_COLUMNS, entity_rows(graph), folder / "entities.csv")
    _write_events(graph, folder / "events.csv")


def _write_rdf(name: str, graph: KnowledgeGraph, path: Path) -> None:
    from kg import rdf

    rdf.write(graph, path, format=name)


def _as_text(to_text: Callable[[KnowledgeGraph], str]) -> Callable[[KnowledgeGraph, Path], None]:
    return lambda graph, path: write_text(path, to_text(graph))


def _write_events(graph: KnowledgeGraph, path: Path) -> None:
    write_csv(EVENT_COLUMNS, event_rows(graph), path)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        format.name: format
        for format in (
            Format("graphml", ".graphml", "yEd, networkx, igraph", write_graphml),
            Format("gexf", ".gexf", "Gephi, with its timeline", _as_text(to_gexf)),
            Format("cytoscape", ".cytoscape.graphml", "Cytoscape", write_cytoscape),
            Format("csv", None, "spreadsheets: statements, entities, events", _write_csv),
            Format("events", ".csv", "event data as in POLECAT: one row for each act", _write_events),
            Format("parquet", None, "DuckDB, pandas, Spark: all records, lossless", write_records),
            Format("neo4j", None, "Neo4j: bulk import files and a Cypher script", write_neo4j),
            Format("ftm", ".ftm.json", "FollowTheMoney: Aleph, nomenklatura", _as_text(to_followthemoney)),
            Format("jsonld", ".jsonld", "linked data in JSON, lossless", partial(_write_rdf, "jsonld")),
            Format("trig", ".trig", "triple stores, lossless", partial(_write_rdf, "trig")),
            Format("turtle", ".ttl", "triple stores, lossless", partial(_write_rdf, "turtle")),
            Format("ntriples", ".nt", "triple stores, lossless", partial(_write_rdf, "ntriples")),
        )
    }
)


def export(graph: KnowledgeGraph, path: str | Path, format: str | None = None) -> None:
    """Write a graph in a form of `FORMATS` to a file or a folder; by default the form of the suffix.

    Files are written beside and renamed, those of a folder all at once; others that it holds stay.

    Raises:
        ValueError: there is no such form, or the suffix stands for none.
    """
    path = Path(path)
    name = format or format_of(path)
    if name not in FORMATS:
        raise ValueError(f"there is no format {name!r}: choose one of {', '.join(FORMATS)}")
    if FORMATS[name].suffix:
        FORMATS[name].write(graph, path)
        return
    from kg.output.changing import replaced

    with replaced(path) as staged:
        FORMATS[name].write(graph, staged)


def format_of(path: Path) -> str:
    """The name of the form that a file's suffix stands for; raises ValueError if it stands for none."""
    fitting = [form for form in FORMATS.values() if form.suffix and path.name.endswith(form.suffix)]
    if not fitting:
        raise ValueError(f"{path.name}: the suffix stands for no format; name one of {', '.join(FORMATS)}")
    return max(fitting, key=lambda form: len(form.suffix or "")).name
