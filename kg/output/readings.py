"""What an output folder says of how its records were read, so that an update reads only what is new or changed.

It stands in `records/reading.json`: of what text the statements of each article were read, and with which settings,
and which syndicated copies were left out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from kg.articles import Report
from kg.files import write_text
from kg.graph import KnowledgeGraph
from kg.records import Article

Settings = Mapping[str, str | float]
FILE = "reading.json"
COPY_COLUMNS = ("report", "article", "outlet", "published", "title", "url")


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """A syndicated copy that is not in the graph: the article that stands for it, and what is known of it."""

    report: str
    article: str
    outlet: str
    published: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What `reading.json` says: the digest of each article in the graph by id, and the copies left out of it.

    `settings` are those that the statements were read with: others may give other statements of the same text.
    """

    settings: Settings = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    copies: tuple[Copy, ...] = ()

    def of(self, graph: KnowledgeGraph, *, title: Callable[[str], str] = str) -> Reading:
        """What is known of the articles that are in a graph; `title` gives the titles of copies as they are written."""
        return replace(
            self,
            digests={id: known for id, known in self.digests.items() if id in graph.articles},
            copies=tuple(
                sorted(replace(c, title=title(c.title)) for c in set(self.copies) if c.report in graph.articles)
            ),
        )


def digest(article: Article) -> str:
    """The SHA-256 of an article's text and metadata, without the outlets of its copies: no statement hangs on them."""
    row = json.dumps(article.to_dict() | {"outlets": []}, ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(row.encode()).hexdigest()


def copies_of(reports: Iterable[Report]) -> Iterator[Copy]:
    """The copies of reports that the graph leaves out."""
    for report in reports:
        for article in report.copies:
            day = article.published.isoformat() if article.published else ""
            yield Copy(report.article.id, article.id, article.source or "", day, article.title or "", article.url or "")


def read_reading(records: Path) -> Reading:
    """What is known of how the records in a folder were read; nothing where it does not say so in full."""
    try:
        row = json.loads((records / FILE).read_text(encoding="utf-8"))
        return Reading(dict(row["settings"]), dict(row["digests"]), tuple(Copy(**copy) for copy in row["copies"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Reading()


def write_reading(reading: Reading, records: Path) -> None:
    """Write what is known of how the records in a folder were read."""
    copies = [asdict(copy) for copy in reading.copies]
    rows = {"settings": dict(reading.settings), "digests": dict(reading.digests), "copies": copies}
    write_text(records / FILE, json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
