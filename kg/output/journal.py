"""The journal of a build that is under way: what was read is on disk, and not in memory.

A build that is killed goes on where it stopped, nothing doubled or lost; and the memory of one that reads very many
articles does not grow with what they give.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

from kg.extractions import Extraction, graph_of
from kg.graph import KnowledgeGraph
from kg.output.ledger import Settings, digest
from kg.records import Article, Record
from kg.shelf import by_id
from kg.sorting import Sorter

# What an article gave, or that as `Extraction.to_json` says it
Given: TypeAlias = Extraction | str
FILE = ".unfinished.jsonl"
KEPT = 1000  # articles whose parts may stay in memory where one process reads, some 40 MB
MOST = 10_000  # lines that are in memory at a time, not what they say but where they are: some 3 MB


@dataclass(frozen=True, slots=True)
class Line(Record):
    """Where the line of an article begins in the file, and of what it was read."""

    id: str
    digest: str
    at: int


class Journal:
    """What a build has read so far, a line an article, in a hidden file of the records until these are written.

    Lines count where settings and the article's digest are the same; the last line may be torn. Where they are many,
    what is known of them is on disk, if a folder for it is given. What the first ones gave is `kept` in memory; of the
    others it is read again when it is asked for.
    """

    def __init__(
        self, records: Path, settings: Settings, folder: Path | None = None, *, kept: int = 0, keep_text: bool = True
    ) -> None:
        self.path = records / FILE
        self.settings = dict(settings)
        self._folder = folder
        self._most_kept = kept
        self._kept: dict[str, KnowledgeGraph] = {}
        self._least = float(settings.get("min_confidence", 0))
        self._keep_text = keep_text
        self._before = self._by_id(self._found())
        self._new = self._sorter()

    def has(self, article: Article) -> bool:
        """Whether an article has been read, as it is, by a run that was ended."""
        line = self._before.get(article.id)
        return line is not None and line.digest == digest(article)

    def noting(self, found: Iterable[tuple[Article, Given]]) -> Iterator[KnowledgeGraph]:
        """Write down what articles gave; gives it as a graph when it is written.

        Raises:
            OSError: it cannot be written.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        torn = self._torn()
        with self.path.open("ab") as file:
            file.write(b"\n" if torn else b"")
            at = file.tell()
            for article, given in found:
                text = given.to_json() if isinstance(given, Extraction) else given
                line = Line(article.id, digest(article), at)
                head = json.dumps({"settings": self.settings, "article": line.id, "digest": line.digest})
                written = f"{head[:-1]}, {text[1:]}\n".encode("ascii")
                file.write(written)
                file.flush()
                self._new.add(line)
                at += len(written)
                part = part_of(article, given, self._least, keep_text=self._keep_text)
                if len(self._kept) < self._most_kept:
                    self._kept[article.id] = part
                yield part

    def parts(self, articles: Mapping[str, Article]) -> Noted:
        """What those of some articles gave that have been read."""

        def is_of(line: Line) -> bool:
            article = articles.get(line.id)
            return article is not None and digest(article) == line.digest

        lines = self._by_id(filter(is_of, chain(self._before.values(), self._new)))
        return Noted(self.path, lines, articles, self._least, self._kept, keep_text=self._keep_text)

    def _by_id(self, lines: Iterable[Line]) -> Mapping[str, Line]:
        found = self._sorter()
        for line in lines:
            found.add(line)
        return by_id(found, self._folder, most=MOST)

    def _sorter(self) -> Sorter[Line]:
        return Sorter(lambda line: line.id, self._folder, most=MOST)

    def _torn(self) -> bool:
        """Whether the last line was not written to its end."""
        if not self.path.is_file() or not self.path.stat().st_size:
            return False
        with self.path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read() != b"\n"

    def _found(self) -> Iterator[Line]:
        """The lines in the file."""
        if not self.path.is_file():
            return
        at = 0
        with self.path.open("rb") as file:
            for line in file:
                try:
                    row = json.loads(line)
                    if row["settings"] == self.settings:
                        yield Line(str(row["article"]), str(row["digest"]), at)
                except (ValueError, KeyError, TypeError):
                    pass
                at += len(line)


class Noted(Mapping[str, KnowledgeGraph]):
    """What each article gave, by its id: read from a journal when it is asked for, but for some kept in memory."""

    def __init__(
        self,
        path: Path,
        lines: Mapping[str, Line],
        articles: Mapping[str, Article],
        least: float,
        kept: Mapping[str, KnowledgeGraph],
        *,
        keep_text: bool,
    ) -> None:
        self._path = path
        self._lines = lines
        self._articles = articles
        self._least = least
        self._keep_text = keep_text
        self._kept = kept

    def __getitem__(self, id: str) -> KnowledgeGraph:
        if id in self._kept:
            return self._kept[id]
        with self._path.open("rb") as file:
            file.seek(self._lines[id].at)
            return part_of(self._articles[id], file.readline(), self._least, keep_text=self._keep_text)

    def __contains__(self, id: object) -> bool:
        return id in self._lines  # a Mapping's own would read it

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_kept": {}}  # another process reads it anew: as much would be in the memory of each


def part_of(article: Article, given: Given | bytes, least: float, *, keep_text: bool) -> KnowledgeGraph:
    """What an article gave as a graph, without readings that are less sure."""
    article = article if keep_text else article.without_text()
    if isinstance(given, Extraction):
        return graph_of([replace(given, article=article)], min_confidence=least)
    return graph_of([Extraction.from_json(article, given)], min_confidence=least)


def forget(records: Path) -> None:
    """Remove what was kept for the case that a build is ended: it is done."""
    (records / FILE).unlink(missing_ok=True)
