"""The records as Parquet: articles, entities, statements and evidence, each a file with a fixed schema.

This is the record that later runs add to; everything else in an output folder is derived from it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from kg.files import written_beside
from kg.graph import KnowledgeGraph
from kg.records import Argument, Article, Entity, Evidence, Statement, TimeSpan
from kg.shards import parts

_STRINGS = pa.list_(pa.string())
_SPAN = pa.list_(pa.int64())
ROW_GROUP = 10_000
# Rows as Python objects take some 3 KB each: of so many at a time columns are made
ROWS = 500
SCHEMAS = {
    "articles": pa.schema(
        [
            (name, pa.string())
            for name in ("id", "title", "text", "url", "source", "published", "language", "author", "dated")
        ]
        + [("outlets", _STRINGS)]
    ),
    "entities": pa.schema(
        [(name, pa.string()) for name in ("id", "name", "type", "country")]
        + [(name, _STRINGS) for name in ("aliases", "links", "roles")]
    ),
    "statements": pa.schema(
        [(name, pa.string()) for name in ("id", "relation", "relation_class", "cameo", "status")]
        + [("negated", pa.bool_()), ("content", _STRINGS), ("responds_to", _STRINGS)]
        # Nested records as JSON: read back whole, and readable from any language
        + [(name, pa.string()) for name in ("subject", "object", "attributed_to", "place", "time")]
    ),
    "evidence": pa.schema(
        [("statement", pa.string()), ("article", pa.string()), ("sentence", pa.int64()), ("start", pa.int64()),
         ("end", pa.int64()), ("text", pa.string()), ("predicate", pa.string()), ("subject", _SPAN), ("object", _SPAN),
         ("confidence", pa.float64())]
    ),
}  # fmt: skip


def write_records(graph: KnowledgeGraph, folder: Path) -> None:
    """Write the graph's records to four Parquet files (zstd) in a folder."""
    rows: dict[str, Iterable[Mapping[str, Any]]] = {
        "articles": (article.to_dict() for article in graph.articles.values()),
        "entities": (entity.to_dict() for entity in graph.entities.values()),
        "statements": (statement_row(statement) for statement in graph.by_id.values()),
        "evidence": (
            {"statement": statement.id, **piece.to_dict()}
            for statement in graph.by_id.values()
            for piece in statement.evidence
        ),
    }
    for name, schema in SCHEMAS.items():
        write_rows(rows[name], schema, folder / f"{name}.parquet")


def write_rows(rows: Iterable[Mapping[str, Any]], schema: pa.Schema, path: Path) -> None:
    """Write rows to a Parquet file (zstd), whole or not at all, with no more in memory than a row group's columns."""
    # Files that Python has opened: pyarrow knows no names that are not UTF-8, as other scripts' are in the C locale
    with (
        written_beside(path) as beside,
        beside.open("wb") as file,
        pq.ParquetWriter(file, schema, compression="zstd") as table,
    ):
        batches = (pa.RecordBatch.from_pylist(some, schema) for some in parts(rows, ROWS))
        for group in parts(batches, ROW_GROUP // ROWS):
            table.write_table(pa.Table.from_batches(group, schema).combine_chunks())


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a Parquet file, of which no more than the columns of a row group are in memory."""
    with path.open("rb") as file, pq.ParquetFile(file) as table:
        for some in table.iter_batches(ROWS):
            yield from some.to_pylist()


def read_records(folder: Path) -> KnowledgeGraph:
    """The graph whose records stand in a folder.

    Raises:
        FileNotFoundError: the folder has no records; names the file that is missing.
    """
    missing = [name for name in SCHEMAS if not (folder / f"{name}.parquet").is_file()]
    if missing:
        raise FileNotFoundError(f"no records in {folder}: {missing[0]}.parquet is missing; make them with `kg build`")
    tables = {name: read_rows(folder / f"{name}.parquet") for name in SCHEMAS}
    evidence: dict[str, list[Evidence]] = {}
    for row in tables["evidence"]:
        evidence.setdefault(row.pop("statement"), []).append(Evidence.from_dict(row))
    return KnowledgeGraph.from_records(
        map(Article.from_dict, tables["articles"]),
        map(Entity.from_dict, tables["entities"]),
        (statement_of(row, tuple(evidence[row["id"]])) for row in tables["statements"]),
    )


def statement_row(statement: Statement) -> dict[str, Any]:
    """The row of a statement, which `statement_of` reads back with its evidence."""
    nested = {
        name: json.dumps(value.to_dict(), ensure_ascii=False) if value else None
        for name in ("subject", "object", "attributed_to", "place", "time")
        for value in [getattr(statement, name)]
    }
    plain = ("id", "relation", "relation_class", "cameo", "status", "negated")
    links = {name: list(getattr(statement, name)) for name in ("content", "responds_to")}
    return {name: getattr(statement, name) for name in plain} | links | nested


def statement_of(row: Mapping[str, Any], evidence: tuple[Evidence, ...]) -> Statement:
    """The statement of a row of the table of statements, with its evidence."""

    def nested(name: str) -> Any:
        return json.loads(row[name]) if row[name] else None

    by, place, time = nested("attributed_to"), nested("place"), nested("time")
    return Statement(
        row["id"], Argument.from_dict(nested("subject")), row["relation"], row["relation_class"],
        Argument.from_dict(nested("object")), evidence, row["cameo"], row["status"], row["negated"],
        Argument.from_dict(by) if by else None, tuple(row["content"]), TimeSpan.from_dict(time) if time else None,
        Argument.from_dict(place) if place else None, tuple(row.get("responds_to") or ()),
    )  # fmt: skip
