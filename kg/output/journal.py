"""The journal of a build that is under way: what was read is on disk, and not in memory.

A build that is killed goes on where it stopped, nothing doubled or lost; and the memory of one that reads very many
articles does not grow with what they give.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.extractions import Extraction, graph_of
from kg.graph import KnowledgeGraph
from kg.output.ledger import Settings, digest
from kg.records import Article

# What so many articles gave stays in memory where one process reads, some 40 MB; of the others it is read again when it
# is asked for
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
        return _key(article) in self._lines

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
                key = _key(article)
                head = json.dumps({"settings": self.settings, "article": article.id, "digest": key.hex()})
                line = f"{head[:-1]}, {text[1:]}\n".encode("ascii")
                file.write(line)
                file.flush()
                self._lines[key] = at
                at += len(line)
                yield article

    def parts(
        self, articles: Mapping[str, Article], kept: Iterable[Extraction] = (), *, keep_text: bool = True
    ) -> Noted:
        """What those of some articles gave that have been read; `kept` is what of it is in memory."""
        found = ((id, self._lines.get(_key(article))) for id, article in articles.items())
        places = {id: at for id, at in found if at is not None}
        least = float(self.settings.get("min_confidence", 0))
        return Noted(self.path, places, articles, least, kept, keep_text=keep_text)

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

    def _found(self) -> Iterator[tuple[bytes, int]]:
        """The digest of each article in the file, and where its line begins."""
        if not self.path.is_file():
            return
        at = 0
        with self.path.open("rb") as file:
            for line in file:
                try:
                    row = json.loads(line)
                    if row["settings"] == self.settings:
                        yield bytes.fromhex(row["digest"]), at
                except (ValueError, KeyError, TypeError):
                    pass
                at += len(line)


class Noted(Mapping[str, KnowledgeGraph]):
    """What each article gave, by its id: read from a journal when it is asked for, but for some kept in memory."""

    def __init__(
        self,
        path: Path,
        places: Mapping[str, int],
        articles: Mapping[str, Article],
        least: float,
        kept: Iterable[Extraction],
        *,
        keep_text: bool,
    ) -> None:
        self._path = path
        self._places = places
        self._articles = articles
        self._least = least
        self._keep_text = keep_text
        self._kept = {one.article.id: self._graph(one) for one in kept}

    def __getitem__(self, id: str) -> KnowledgeGraph:
        if id in self._kept:
            return self._kept[id]
        with self._path.open("rb") as file:
            file.seek(self._places[id])
            return self._graph(Extraction.from_json(self._articles[id], file.readline()))

    def __contains__(self, id: object) -> bool:
        return id in self._places  # a Mapping's own would read it

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_kept": {}}  # another process reads it anew: as much would be in the memory of each

    def _graph(self, extraction: Extraction) -> KnowledgeGraph:
        if not self._keep_text:
            extraction = replace(extraction, article=extraction.article.without_text())
        return graph_of([extraction], min_confidence=self._least)


def _key(article: Article) -> bytes:
    return bytes.fromhex(digest(article))
