"""The records of shards: written by many machines, each shard's to a folder of its own, and united in DuckDB.

A shard's folder holds the four Parquet files of `kg.tables.parquet`, what each article gave to them and, written last,
what could not be read: with it the shard is complete. Folders are paths, or addresses that fsspec knows (s3://…, gs://…).
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from kg.articles import Problem
from kg.files import write_text
from kg.graph import KnowledgeGraph, union
from kg.output.shares import Parts, all_shares, share_of, split, write_shares
from kg.records import Article, Entity, Evidence
from kg.tables.parquet import SCHEMAS, statement_of, write_records

PROBLEMS = "problems.json"
TABLES = (*SCHEMAS, "shares")
# Readings that are united at a time: some 250 MB (60,000 at a time took 600 MB)
BUCKET = 20_000


def write_shard(parts: Parts, problems: Sequence[Problem], folder: str) -> None:
    """Write what a shard's articles gave, without their texts; whoever writes it again writes the same bytes."""
    graph = KnowledgeGraph().merge(*parts.values())
    without = replace(graph, articles={id: replace(article, text="") for id, article in graph.articles.items()})
    said = json.dumps([asdict(problem) for problem in problems], ensure_ascii=False)
    if not is_address(folder):
        write_records(without, Path(folder))
        write_shares(all_shares(parts), Path(folder))
        write_text(Path(folder) / PROBLEMS, said)
        return
    files, path = _filesystem(folder)
    with tempfile.TemporaryDirectory() as own:
        write_records(without, Path(own))
        write_shares(all_shares(parts), Path(own))
        files.makedirs(path, exist_ok=True)  # no folders, but a bucket where there are buckets
        for name in TABLES:
            files.pipe_file(f"{path}/{name}.parquet", (Path(own) / f"{name}.parquet").read_bytes())
    files.pipe_file(f"{path}/{PROBLEMS}", said.encode())


def problems_of(folder: str) -> list[Problem] | None:
    """What of a shard could not be read; None where the shard is not complete."""
    try:
        files, path = _filesystem(folder) if is_address(folder) else (None, folder)
        text = files.cat_file(f"{path}/{PROBLEMS}") if files else (Path(folder) / PROBLEMS).read_bytes()
        return [Problem(**row) for row in json.loads(text)]
    except (FileNotFoundError, ValueError, TypeError):
        return None


def remove(folders: Sequence[str]) -> None:
    """Remove the folders of shards, as far as that can be done."""
    import shutil

    for folder in folders:
        with suppress(OSError):
            if is_address(folder):
                files, path = _filesystem(folder)
                files.rm(path, recursive=True)
            else:
                shutil.rmtree(folder)


def parts_of(folders: Sequence[str]) -> Parts:
    """What each article of shards gave, by its id, without its text."""
    if not folders:
        return {}
    with _database(folders) as rows:
        shares = [share_of(**row) for row in rows("SELECT DISTINCT * EXCLUDE (filename) FROM {shares}")]
    return split(union(united(folders)), shares)


def united(folders: Sequence[str], *, bucket: int = BUCKET) -> Iterator[KnowledgeGraph]:
    """The set union of shards, in parts: statements by buckets of their ids, some `bucket` readings each, and entities.

    Order of the folders and folders that hold the same again change nothing. Of articles the texts are missing. DuckDB
    sorts on disk what does not fit into memory.
    """
    if not folders:
        return
    with _database(folders) as rows:
        entities = rows("SELECT DISTINCT * EXCLUDE (filename) FROM {entities}")
        articles = rows("SELECT DISTINCT * EXCLUDE (filename) FROM {articles}")
        yield KnowledgeGraph.from_records(map(Article.from_dict, articles), map(Entity.from_dict, entities), ())
        (count,) = rows("SELECT count(*) AS readings FROM {evidence}")
        buckets = count["readings"] // bucket + 1
        for number in range(buckets):
            yield KnowledgeGraph.from_records(
                (),
                (),
                (
                    statement_of(row, tuple(map(Evidence.from_dict, row.pop("evidence"))))
                    for row in rows(READINGS, bucket=number, buckets=buckets)
                ),
            )


# What the shards say in a bucket of statements, the same thing once
READINGS = """
    WITH said AS (
        SELECT parse_dirpath(filename) AS shard, statement, list(struct_pack(PIECE) ORDER BY PIECE_ORDER) AS evidence
        FROM {evidence} WHERE hash(statement) % $buckets = $bucket GROUP BY ALL
    )
    SELECT DISTINCT statements.* EXCLUDE (filename), evidence
    FROM {statements} AS statements
    JOIN said ON statements.id = statement AND parse_dirpath(statements.filename) = shard
"""
_PIECE = [f'"{name}"' for name in SCHEMAS["evidence"].names if name != "statement"]
READINGS = READINGS.replace("PIECE_ORDER", ", ".join(_PIECE)).replace("PIECE", ", ".join(f"{n} := {n}" for n in _PIECE))


def is_address(folder: str) -> bool:
    """Whether a folder is an address that fsspec knows rather than a path."""
    return "://" in folder


def _filesystem(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it; raises ImportError where its package is missing."""
    from fsspec.core import url_to_fs

    files, path = url_to_fs(address)
    return files, path


@contextmanager
def _database(folders: Sequence[str]) -> Iterator[Any]:
    """Gives a function from SQL, with the records of shards by name, to rows."""
    import duckdb

    tables = {name: f"read_parquet(${name}, filename = true)" for name in TABLES}
    paths = {name: [f"{folder}/{name}.parquet" for folder in dict.fromkeys(folders)] for name in TABLES}
    with tempfile.TemporaryDirectory() as spill, duckdb.connect() as database:
        database.execute(f"SET temp_directory = '{spill}'; SET autoinstall_known_extensions = false")
        if is_address(folders[0]):
            database.register_filesystem(_filesystem(folders[0])[0])

        def rows(sql: str, **values: int) -> list[dict[str, Any]]:
            used = {name: paths[name] for name in tables if f"{{{name}}}" in sql}
            found = database.execute(sql.format(**tables), {**used, **values})
            return [dict(zip((c[0] for c in found.description), row, strict=True)) for row in found.fetchall()]

        yield rows
