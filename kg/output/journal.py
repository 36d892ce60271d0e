"""The journal of a build that is under way: what was read is on disk, and not in memory.

A build that is killed goes on where it stopped, nothing doubled or lost; and the memory of one that reads very many
articles does not grow with what they give.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.extractions import Extraction, graph_of
from kg.graph import KnowledgeGraph
from kg.output.ledger import Settings, digest
from kg.records import Article

# What so many articles gave stays in memory, some 40 MB; of the others it is read again when it is asked for
KEPT = 1000


class Journal:
    """What a build has read so far, a line an article, in a hidden file of the records until these are written.

    Lines count where settings and the article's digest are the same; the last line may be torn.
    """

    def __init__(self, records: Path, settings: Settings) -> None:
        self.path = records / ".unfinished.jsonl"
        self.settings = dict(settings)
        self._lines = dict(self._found())

    def has(self, article: Article) -> bool:
        """Whether an article has been read, as it is."""
        return (article.id, digest(article)) in self._lines

    def noting(self, found: Iterable[tuple[Article, str]]) -> Iterator[Article]:
        """Write down what articles gave, as `Extraction.to_json` says it; gives each article when it is written.

        Raises:
            OSError: it cannot be written.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        torn = self._torn()
        with self.path.open("ab") as file:
            file.write(b"\n" if torn else b"")
            at = file.tell()
            for article, text in found:
                key = article.id, digest(article)
                head = json.dumps({"settings": self.settings, "article": key[0], "digest": key[1]})
                line = f"{head[:-1]}, {text[1:]}\n".encode("ascii")
                file.write(line)
                file.flush()
                self._lines[key] = at
                at += len(line)
                yield article

    def parts(self, articles: Iterable[Article], kept: Iterable[Extraction] = ()) -> Noted:
        """What those of some articles gave that have been read; `kept` is what of it is in memory."""
        keys = ((article, self._lines.get((article.id, digest(article)))) for article in articles)
        places = {article.id: (article, at) for article, at in keys if at is not None}
        least = float(self.settings.get("min_confidence", 0))
        return Noted(self.path, places, least, kept)

    def remove(self) -> None:
        """Forget everything: the build is done."""
        self.path.unlink(missing_ok=True)

    def _torn(self) -> bool:
        """Whether the last line was not written to its end."""
        if not self.path.is_file() or not self.path.stat().st_size:
            return False
        with self.path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read() != b"\n"

    def _found(self) -> Iterator[tuple[tuple[str, str], int]]:
        """The id and digest of each article in the file, and where its line begins."""
        if not self.path.is_file():
            return
        at = 0
        with self.path.open("rb") as file:
            for line in file:
                try:
                    row = json.loads(line)
                    if row["settings"] == self.settings:
                        yield (str(row["article"]), str(row["digest"])), at
                except (ValueError, KeyError, TypeError):
                    pass
                at += len(line)


class Noted(Mapping[str, KnowledgeGraph]):
    """What each article gave, by its id: read from a journal when it is asked for, the first ones kept in memory."""

    def __init__(
        self, path: Path, places: Mapping[str, tuple[Article, int]], least: float, kept: Iterable[Extraction]
    ) -> None:
        self._path = path
        self._places = places
        self._least = least
        self._kept = {one.article.id: self._graph(one) for one in kept}

    def __getitem__(self, id: str) -> KnowledgeGraph:
        if id in self._kept:
            return self._kept[id]
        article, at = self._places[id]
        with self._path.open("rb") as file:
            file.seek(at)
            part = self._graph(Extraction.from_json(article, file.readline()))
        if len(self._kept) < KEPT:
            self._kept[id] = part
        return part

    def __contains__(self, id: object) -> bool:
        return id in self._places  # a Mapping's own would read it

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def _graph(self, extraction: Extraction) -> KnowledgeGraph:
        return graph_of([extraction], min_confidence=self._least)
