"""Records on disk as triples, a batch at a time, so that a graph larger than memory can be put into a store."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from pyoxigraph import Triple

from kg.graph import KnowledgeGraph
from kg.graph.merge import merge_entities
from kg.rdf.iris import Namespaces
from kg.rdf.model import Description, streamed_triples, triples
from kg.records import Article, Entity, Evidence, Statement
from kg.tables.parquet import _statement, read_records

BATCH = 10_000


def statement_count(folder: Path) -> int:
    """How many statements the records in a folder have; raises OSError where there are none."""
    return int(pq.ParquetFile(folder / "statements.parquet").metadata.num_rows)


def record_triples(
    folder: Path, *, namespaces: Namespaces | None = None, description: Description | None = None
) -> Iterator[Triple]:
    """All triples of the records in a folder, in any order, with only articles and entities in memory.

    Records whose evidence does not stand in the order of their statements, which `kg build` never writes, are read
    whole. Raises OSError or ValueError for records that are missing or damaged.
    """
    articles = [Article.from_dict(row | {"text": ""}) for row in _rows(folder / "articles.parquet", leave_out="text")]
    entities = [Entity.from_dict(row) for row in _rows(folder / "entities.parquet")]
    graph = KnowledgeGraph({article.id: article for article in articles}, merge_entities(entities), {})
    try:
        yield from streamed_triples(
            graph,
            lambda: _statements(folder),
            statement_count(folder),
            namespaces=namespaces,
            description=description,
        )
    except _OutOfOrderError:  # what was given already is given again: triples are a set
        yield from triples(read_records(folder), namespaces=namespaces, description=description)


class _OutOfOrderError(Exception):
    """The evidence does not stand in the order of its statements."""


def _statements(folder: Path) -> Iterator[Statement]:
    evidence = groupby(_rows(folder / "evidence.parquet"), key=itemgetter("statement"))
    for row in _rows(folder / "statements.parquet"):
        id, pieces = next(evidence, (None, iter(())))
        if id != row["id"]:
            raise _OutOfOrderError
        yield _statement(row, tuple(sorted(Evidence.from_dict(piece) for piece in pieces)))


def _rows(file: Path, *, leave_out: str = "") -> Iterator[dict[str, Any]]:
    table = pq.ParquetFile(file)
    columns = [name for name in table.schema_arrow.names if name != leave_out]
    for batch in table.iter_batches(batch_size=BATCH, columns=columns):
        yield from batch.to_pylist()
