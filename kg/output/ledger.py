"""The ledger of an output folder: what its records were read from, so that an update reads only what is new.

It stands in `records/ledger.parquet`: of each article that was seen whose report it is, of what text its statements
were read, and the sketch by which copies are told that come later; and with which settings statements were read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from kg.articles.duplicates import BANDS, ROWS, Sketch
from kg.graph import KnowledgeGraph
from kg.records import Article, Record
from kg.shelf import each
from kg.tables.parquet import write_rows

Settings = Mapping[str, str | float]
FILE = "ledger.parquet"
COPY_COLUMNS = ("report", "article", "outlet", "published", "title", "url")
# What is kept of an article here: those of the graph have their own records, and copies have no other
KEPT = ("id", "source", "published", "title", "url")
SCHEMA = pa.schema(
    [("report", pa.string()), ("digest", pa.string()), *((name, pa.string()) for name in KEPT), ("size", pa.int64()),
     ("signature", pa.binary())]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry(Record):
    """An article that was seen: the id of the article that stands for its report, and its sketch.

    `digest` is that of the article as its statements were read; copies have none, for none are read of them.
    """

    report: str
    sketch: Sketch
    digest: str | None = None

    @property
    def id(self) -> str:
        """The id of the article."""
        return self.sketch.id

    @property
    def article(self) -> Article:
        """What is known of the article, without its text."""
        return self.sketch.article


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries of all articles that were seen, by id, sorted.

    `settings` are those that the statements were read with: others may give other statements of the same text.
    """

    settings: Settings = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)

    def of(self, graph: KnowledgeGraph, *, title: Callable[[str], str] = str) -> Ledger:
        """What is known of reports that are in a graph; `title` gives the titles of articles as they are written."""

        def kept(entry: Entry) -> Entry | None:
            if entry.report not in graph.articles:
                return None
            return replace(entry, sketch=replace(entry.sketch, article=_kept(entry.article, title)))

        return replace(self, entries=each(self.entries, kept))

    def copies(self) -> Iterator[dict[str, str]]:
        """The rows of copies.csv: the syndicated copies that the graph leaves out, by who stands for them."""
        copies = (entry for entry in self.entries.values() if entry.id != entry.report)
        for entry in sorted(copies, key=lambda entry: (entry.report, entry.id)):
            row = entry.article.to_dict()
            yield {
                "report": entry.report, "article": entry.id, "outlet": row["source"] or "",
                "published": row["published"] or "", "title": row["title"] or "", "url": row["url"] or "",
            }  # fmt: skip


def digest(article: Article) -> str:
    """The SHA-256 of an article's text and metadata, without the outlets of its copies: no statement hangs on them."""
    row = json.dumps(article.to_dict() | {"outlets": []}, ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(row.encode()).hexdigest()


def read_ledger(records: Path) -> Ledger:
    """What is known of how the records in a folder were read; nothing where it does not say so in full."""
    try:
        with (records / FILE).open("rb") as file:
            table = pq.read_table(file)
        settings = json.loads((table.schema.metadata or {})[b"settings"])
        return Ledger(dict(settings), {row["id"]: _entry(row) for row in table.to_pylist()})
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowException):
        return Ledger()


def write_ledger(ledger: Ledger, records: Path) -> None:
    """Write what is known of how the records in a folder were read."""
    rows = (
        {
            **{name: entry.article.to_dict()[name] for name in KEPT}, "report": entry.report, "digest": entry.digest,
            "size": entry.sketch.size, "signature": entry.sketch.signature,
        }
        for entry in ledger.entries.values()
    )  # fmt: skip
    schema = SCHEMA.with_metadata({"settings": json.dumps(dict(ledger.settings), sort_keys=True)})
    write_rows(rows, schema, records / FILE)


def entries(groups: Iterable[Iterable[Sketch]], digest_of: Callable[[str], str | None]) -> Iterator[Entry]:
    """The entries of groups of copies whose first stands for all; `digest_of` tells, by id, that of what was read."""
    for group in groups:
        first, *copies = group
        yield Entry(first.id, first, digest_of(first.id))
        for copy in copies:
            yield Entry(first.id, copy)


def _kept(article: Article, title: Callable[[str], str]) -> Article:
    kept = {name: getattr(article, name) for name in KEPT}
    return Article(text="", **kept | {"title": title(article.title) if article.title else None})


def _entry(row: Mapping[str, Any]) -> Entry:
    article = Article.from_dict({name: row[name] for name in KEPT} | {"text": ""})
    if len(row["signature"]) != BANDS * ROWS * 4:
        raise ValueError(f"the sketch of {article.id!r} is of another form")
    return Entry(row["report"], Sketch(article, int(row["size"]), bytes(row["signature"])), row["digest"])
