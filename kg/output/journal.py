"""The journal of a build that is under way: one that is killed goes on where it stopped, nothing doubled or lost."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from kg.output.ledger import Settings, digest
from kg.pipeline import Extraction
from kg.records import Article, Entity, Statement


class Journal:
    """What a build has read so far, a line an article, in a hidden file of the records until these are written.

    Lines count where settings and the article's digest are the same; the last line may be torn.
    """

    def __init__(self, records: Path, settings: Settings) -> None:
        self.path = records / ".unfinished.jsonl"
        self.settings = dict(settings)
        self.done = frozenset(key for key, _ in self._rows())

    def has(self, article: Article) -> bool:
        """Whether the build before had read an article, as it is."""
        return (article.id, digest(article)) in self.done

    def read(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """The extractions of those articles that the build before had done, without their mentions; some twice."""
        wanted = {(article.id, digest(article)): article for article in articles if self.done}
        for key, row in self._rows():
            if key in wanted:
                entities, statements = (
                    map(Entity.from_dict, row["entities"]),
                    map(Statement.from_dict, row["statements"]),
                )
                yield Extraction(wanted[key], (), tuple(entities), tuple(statements))

    def noting(self, extractions: Iterable[Extraction]) -> Iterator[Extraction]:
        """The extractions, each written down before it is given; raises OSError where that cannot be done."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        torn = self._torn()
        with self.path.open("a", encoding="utf-8", newline="\n") as file:
            file.write("\n" if torn else "")
            for extraction in extractions:
                self._write(file, extraction)
                yield extraction

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

    def _rows(self) -> Iterator[tuple[tuple[str, str], Mapping[str, Any]]]:
        if not self.path.is_file():
            return
        with self.path.open(encoding="utf-8", errors="replace") as file:
            for line in file:
                try:
                    row = json.loads(line)
                    if row["settings"] == self.settings:
                        yield (str(row["article"]), str(row["digest"])), row
                except (ValueError, KeyError, TypeError):
                    continue

    def _write(self, file: IO[str], extraction: Extraction) -> None:
        row = {
            "settings": self.settings,
            "article": extraction.article.id,
            "digest": digest(extraction.article),
            "entities": [entity.to_dict() for entity in extraction.entities],
            "statements": [
                # to_dict leaves a single piece of evidence out, and so the places of arguments that differ from it
                statement.to_dict() | {"mentions": [piece.to_dict() for piece in statement.evidence]}
                for statement in extraction.statements
            ],
        }
        file.write(json.dumps(row, ensure_ascii=True) + "\n")
        file.flush()
