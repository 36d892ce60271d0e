"""The output folder of a build: written from a graph, and read back.

`records/` holds what was read; everything else is derived from it with the corrections of `corrections.toml` replayed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from kg.files import write_text
from kg.graph import Corrections, CorrectionsError, KnowledgeGraph, blackout, correct, forget, quoted
from kg.graph.corrections import add
from kg.output.changing import replaced, settle
from kg.output.derived import FILES, Writing, alone
from kg.output.ledger import COPY_COLUMNS, Ledger, read_ledger, write_ledger
from kg.output.shares import Parts, read_shares, split

Doing = Callable[[Callable[[Sequence[str]], None], Sequence[str]], AbstractContextManager[None]]
CORRECTIONS = "corrections.toml"


def save(
    graph: KnowledgeGraph,
    folder: str | Path,
    *,
    title: str | None = None,
    keep_text: bool = False,
    ledger: Ledger | None = None,
    parts: Parts | None = None,
    base: str | None = None,
    doing: Doing = alone,
) -> KnowledgeGraph:
    """Write a graph to a folder in every form: the records, and what is derived from them.

    The records are the graph's own, but for those who are to be forgotten; in all else the folder's corrections are
    replayed. Returns the graph with these. A crash or an error leaves the folder as it was, or all of it new.

    Args:
        title: of the page.
        keep_text: whether the records keep the articles' full texts; nothing else of a text than quotes of at most
            300 characters is written otherwise.
        ledger: what the records were read from, for later updates.
        parts: what each article gave to the graph, so that articles can be taken out again.
        base: IRI that the RDF's actors, statements and articles stand at; else that of the folder's graph.ttl.
        doing: who writes the rest while the records are written here, as `kg.workers.Workers.doing`.

    Raises:
        CorrectionsError: the folder's corrections.toml is wrong.
        ValueError: `base` is no absolute http(s) IRI that ends in / or #.
    """
    from kg import rdf
    from kg.tables.csv_files import write_csv
    from kg.tables.parquet import write_records

    folder = Path(folder)
    namespaces = rdf.Namespaces(base or rdf.base_of(folder))
    corrections = read_corrections(folder)
    forgotten = corrections.forgotten_ids()
    black = blackout(graph, forgotten)
    graph = quoted(forget(graph, forgotten), keep_text=keep_text)
    ledger = (ledger or Ledger()).of(graph, title=black)
    corrected = correct(graph, corrections)
    with replaced(folder) as staged:
        writing = Writing(staged, graph, corrected, parts or {}, forgotten, namespaces, title)
        with doing(writing.write, FILES):
            write_records(graph, staged / "records")
            write_ledger(ledger, staged / "records")
            write_csv(COPY_COLUMNS, ledger.copies(), staged / "copies.csv")
    return corrected


def rewrite(folder: str | Path) -> None:
    """Write all of a folder anew from its records, as its corrections now are; raises as `load` and `save` do."""
    graph, records = load_records(folder), Path(folder) / "records"
    parts = split(graph, read_shares(records))
    save(graph, folder, keep_text=True, ledger=read_ledger(records), parts=parts)  # texts not kept are not there


def load(folder: str | Path) -> KnowledgeGraph:
    """The graph that a build wrote to a folder, with the folder's corrections replayed.

    Raises:
        FileNotFoundError: the folder holds no records.
        CorrectionsError: its corrections.toml is wrong.
    """
    return correct(load_records(folder), read_corrections(folder))


def load_records(folder: str | Path) -> KnowledgeGraph:
    """The graph as it was read from the articles, without corrections; raises FileNotFoundError as `load` does."""
    from kg.tables.parquet import read_records

    settle(Path(folder))
    return read_records(Path(folder) / "records")


def read_corrections(folder: str | Path) -> Corrections:
    """The corrections of a folder, none where it has no file of them; raises CorrectionsError, naming the file."""
    return read_corrections_file(Path(folder) / CORRECTIONS, missing="")


def read_corrections_file(path: Path, *, missing: str | None = None) -> Corrections:
    """The corrections of a file; `missing` is the text to take where there is none.

    Raises:
        CorrectionsError: it is wrong, or no UTF-8; names the file.
        FileNotFoundError: there is none, and `missing` is not given.
    """
    try:
        return Corrections.from_toml(_text(path) if missing is None or path.exists() else missing)
    except CorrectionsError as error:
        raise CorrectionsError(f"{path}: {error}") from error


def add_corrections(corrections: Corrections, folder: str | Path) -> None:
    """Append what a folder's corrections.toml lacks to it; what people wrote there stays as it is.

    Raises:
        CorrectionsError: the new ones contradict those that are there; the file is unchanged.
    """
    path = Path(folder) / CORRECTIONS
    text = _text(path) if path.exists() else ""
    added = add(text, corrections)
    read_corrections(folder) | corrections
    if added != text:
        write_text(path, added)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CorrectionsError(f"no UTF-8 ({error.reason} at byte {error.start}): save it as UTF-8") from error
