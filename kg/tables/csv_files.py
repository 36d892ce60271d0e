"""Statements and entities as CSV, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from kg.files import written_beside
from kg.graph import KnowledgeGraph
from kg.records import Entity, Statement

STATEMENT_COLUMNS = (
    "id", "subject", "subject_name", "subject_type", "subject_country", "subject_sector", "relation", "relation_class",
    "cameo", "predicate", "object", "object_name", "object_type", "object_country", "object_sector", "status",
    "negated", "attributed_to", "attributed_to_name", "content", "time", "from", "to", "place", "place_name",
    "confidence", "reports", "sources",
    "first_reported", "last_reported", "outlets", "article", "sentence", "start", "end", "evidence",
)  # fmt: skip
ENTITY_COLUMNS = ("id", "name", "type", "country", "aliases", "links", "roles", "statements")
# A cell that starts so is run as a formula by spreadsheets: OWASP, "CSV injection"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def statement_rows(graph: KnowledgeGraph, statements: Iterable[Statement] | None = None) -> Iterator[dict[str, Any]]:
    """One row for each statement of a graph, or for each of some of them, with its first evidence."""
    for statement in graph.by_id.values() if statements is None else statements:
        row = statement.to_dict()
        days = graph.days(statement)
        subject, target, by = row["subject"], row["object"], row["attributed_to"]
        time, place = row["time"] or {}, row["place"] or {}
        yield row | {
            **{f"subject_{name}": subject[name] for name in ("name", "type", "country", "sector")},
            **{f"object_{name}": target[name] for name in ("name", "type", "country", "sector")},
            "subject": subject["id"], "object": target["id"],
            "attributed_to": by["id"] if by else None, "attributed_to_name": by["name"] if by else None,
            "content": " ".join(statement.content),
            "time": time.get("text"), "from": time.get("from"), "to": time.get("to"),
            "place": place.get("id"), "place_name": place.get("name"),
            "reports": graph.reports(statement), "sources": len(graph.sources(statement)),
            "first_reported": days[0] if days else None, "last_reported": days[-1] if days else None,
            "outlets": "; ".join(graph.sources(statement)),
        }  # fmt: skip


def entity_rows(graph: KnowledgeGraph) -> Iterator[dict[str, Any]]:
    """One row for each entity, with the number of statements it takes part in.

    An actor that a statement names and no record describes has a row too, of what the statement says of it.
    """
    counts: Counter[str] = Counter()
    entities = dict(graph.entities)
    for statement in graph.by_id.values():
        counts.update({statement.subject.id, statement.object.id})
        for actor in (statement.subject, statement.object):
            entities.setdefault(actor.id, Entity(actor.id, actor.name, actor.type, actor.country))
    for entity in sorted(entities.values(), key=lambda entity: entity.id):
        row = entity.to_dict()
        lists = {name: "; ".join(row[name]) for name in ("aliases", "links", "roles")}
        yield row | lists | {"statements": counts[entity.id]}


def to_csv(columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> str:
    """Rows as CSV (RFC 4180, line feeds); cells that a spreadsheet would run as a formula get an apostrophe."""
    text = io.StringIO()
    _write(columns, rows, text)
    return text.getvalue()


def write_csv(columns: Sequence[str], rows: Iterable[dict[str, Any]], path: Path) -> None:
    """Write rows to a file as `to_csv` gives them, row by row; whole or not at all."""
    with written_beside(path) as beside, beside.open("w", encoding="utf-8", newline="") as file:
        _write(columns, rows, file)


def _write(columns: Sequence[str], rows: Iterable[dict[str, Any]], file: IO[str]) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_defused(row.get(column)) for column in columns])


def _defused(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
