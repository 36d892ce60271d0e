"""The output folder of a build: written from a graph, read back, and added to by later runs.

Beside the files for people it holds `records/`: the graph as Parquet, and `reading.json`, which says of what text each
article's statements were read, so that an update reads only what is new or changed, and which copies were left out.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kg.files import write_text
from kg.graph import KnowledgeGraph
from kg.records import Article, Entity, Evidence, Statement

if TYPE_CHECKING:
    from kg.articles import Report
    from kg.pipeline import Extraction

FILES = ("graph.html", "graph.ttl", "graph.graphml", "statements.csv", "entities.csv", "copies.csv", "records")
LONGEST_QUOTE = 300  # characters of a sentence that the files of a graph may hold
COPY_COLUMNS = ("report", "article", "outlet", "published", "title", "url")
Settings = Mapping[str, str | float]


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


def save(
    graph: KnowledgeGraph,
    folder: str | Path,
    *,
    title: str | None = None,
    keep_text: bool = False,
    reading: Reading | None = None,
) -> list[Path]:
    """Write a graph to a folder in every form: the records first, then what is derived from them.

    Args:
        title: of the page.
        keep_text: whether the records keep the articles' full texts; nothing else of a text than quotes of at most
            300 characters is written otherwise.
        reading: where the graph came from; articles whose digest it lacks are digested here.

    Returns the paths written; each file is written beside and renamed, so that a crash leaves whole files.
    """
    from kg import rdf, view
    from kg.tables.csv_files import ENTITY_COLUMNS, STATEMENT_COLUMNS, entity_rows, statement_rows, to_csv
    from kg.tables.graphml import to_graphml
    from kg.tables.parquet import write_records

    folder = Path(folder)
    reading = reading or Reading()
    reading = replace(
        reading,
        digests={article.id: reading.digests.get(article.id) or digest(article) for article in graph.articles.values()},
        copies=tuple(sorted(copy for copy in set(reading.copies) if copy.report in graph.articles)),
    )
    graph = quoted(graph, keep_text=keep_text)
    # It goes first and comes back last: after a crash in between, articles are read again and not taken as read.
    (folder / "records" / "reading.json").unlink(missing_ok=True)
    write_records(graph, folder / "records")
    write_text(folder / "statements.csv", to_csv(STATEMENT_COLUMNS, statement_rows(graph)))
    write_text(folder / "entities.csv", to_csv(ENTITY_COLUMNS, entity_rows(graph)))
    write_text(folder / "copies.csv", to_csv(COPY_COLUMNS, map(asdict, reading.copies)))
    write_text(folder / "graph.graphml", to_graphml(graph))
    write_text(folder / "graph.ttl", rdf.to_turtle(graph))
    write_text(folder / "graph.html", view.page(graph, title=title))
    text = json.dumps(asdict(reading), ensure_ascii=False, indent=0, sort_keys=True)
    write_text(folder / "records" / "reading.json", text + "\n")
    return [folder / name for name in FILES]


def load(folder: str | Path) -> KnowledgeGraph:
    """The graph that a build wrote to a folder.

    Raises:
        FileNotFoundError: the folder holds no records.
    """
    from kg.tables.parquet import read_records

    return read_records(Path(folder) / "records")


def digest(article: Article) -> str:
    """The SHA-256 of an article's text and metadata, as far as its statements depend on them."""
    row = json.dumps(article.to_dict(), ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(row.encode()).hexdigest()


def read_reading(folder: Path) -> Reading:
    """What is known of how a folder's records were read; nothing where it does not say so in full."""
    try:
        row = json.loads((folder / "records" / "reading.json").read_text(encoding="utf-8"))
        copies = tuple(Copy(**copy) for copy in row["copies"])
        return Reading(dict(row["settings"]), dict(row["digests"]), copies)
    except (OSError, ValueError, KeyError, TypeError):
        return Reading()


def copies_of(reports: Iterable[Report]) -> Iterator[Copy]:
    """The copies of reports that the graph leaves out."""
    for report in reports:
        for article in report.copies:
            day = article.published.isoformat() if article.published else ""
            yield Copy(report.article.id, article.id, article.source or "", day, article.title or "", article.url or "")


def quoted(graph: KnowledgeGraph, *, keep_text: bool) -> KnowledgeGraph:
    """The graph with quotes in place of sentences that are too long, and without the articles' texts unless kept."""
    articles = graph.articles if keep_text else {id: replace(a, text="") for id, a in graph.articles.items()}
    by_id = {
        id: replace(statement, evidence=tuple(map(quote, statement.evidence)))
        if any(len(piece.text) > LONGEST_QUOTE for piece in statement.evidence)
        else statement
        for id, statement in graph.by_id.items()
    }
    return replace(graph, articles=articles, by_id=by_id)


def quote(piece: Evidence) -> Evidence:
    """The evidence with at most 300 characters of its sentence: whole words, the two arguments among them if they fit.

    `start` and `end` are those of the quote.
    """
    text = piece.text
    if len(text) <= LONGEST_QUOTE:
        return piece
    spans = [span for span in (piece.subject, piece.object) if span and piece.start <= span[0] < piece.end]
    first = min((start for start, _ in spans), default=piece.start) - piece.start
    last = max((end for _, end in spans), default=piece.start) - piece.start
    begin = max(0, min(first, max(0, (first + last - LONGEST_QUOTE) // 2), len(text) - LONGEST_QUOTE))
    end = begin + LONGEST_QUOTE
    if begin and (blank := re.compile(r"\s+").search(text, begin - 1, max(first, begin) + 1)):
        begin = blank.end()
    if end < len(text) and not text[end].isspace() and (blank_at := text.rfind(" ", begin, end)) > begin:
        end = blank_at
    kept = text[begin:end].rstrip()
    return replace(piece, text=kept, start=piece.start + begin, end=piece.start + begin + len(kept))


class Journal:
    """What a build has read so far, a line an article, so that one that is killed goes on where it stopped.

    Lines are taken up again where the settings and the article's digest are the same; the last may be torn.
    """

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.path = folder / "records" / ".unfinished.jsonl"
        self.settings = dict(settings)
        self.rows = dict(self._rows())

    def _rows(self) -> Iterator[tuple[tuple[str, str], Mapping[str, list[dict[str, object]]]]]:
        try:
            lines = self.path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return
        for line in lines:
            try:
                row = json.loads(line)
                if row["settings"] == self.settings:
                    yield (row["article"], row["digest"]), row
            except (ValueError, KeyError, TypeError):
                continue

    def open(self) -> IO[str]:
        """The file to hand to `write`; raises OSError where the folder cannot be written to."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        torn = self.path.is_file() and not self.path.read_bytes().endswith(b"\n")
        file = self.path.open("a", encoding="utf-8", newline="\n")
        file.write("\n" if torn else "")
        return file

    def read(self, article: Article) -> Extraction | None:
        """The extraction of an article that an earlier run wrote, without its mentions."""
        row = self.rows.get((article.id, digest(article)))
        if row is None:
            return None
        from kg.pipeline import Extraction

        entities = tuple(map(Entity.from_dict, row["entities"]))
        return Extraction(article, (), entities, tuple(map(Statement.from_dict, row["statements"])))

    def write(self, file: IO[str], extraction: Extraction) -> None:
        """Note an extraction."""
        row = {
            "settings": self.settings,
            "article": extraction.article.id,
            "digest": digest(extraction.article),
            "entities": [entity.to_dict() for entity in extraction.entities],
            "statements": [
                statement.to_dict() | {"mentions": [piece.to_dict() for piece in statement.evidence]}
                for statement in extraction.statements
            ],
        }
        file.write(json.dumps(row, ensure_ascii=True) + "\n")
        file.flush()

    def remove(self) -> None:
        """Forget everything: the build is done."""
        self.path.unlink(missing_ok=True)
