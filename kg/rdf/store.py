"""The store: a graph in Oxigraph, in memory or on disk, handed to people as an rdflib Dataset."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
from pyoxigraph import Quad, Store, parse

from kg.files import one_at_a_time
from kg.graph import KnowledgeGraph
from kg.rdf.iris import DEFAULT_BASE, Namespaces
from kg.rdf.model import Description, triples
from kg.rdf.writing import FORMATS, format_of

if TYPE_CHECKING:
    from rdflib import Dataset

# Raised when the model changes, so that stores of an older form are rebuilt and not misread.
STORE_VERSION = "3"
STORE_FOLDER = "store"
TURTLE, RECORDS = "graph.ttl", Path("records", "statements.parquet")
AT_ONCE = 250_000  # triples; Oxigraph sorts them in memory, some 500 bytes each
ON_DISK_FROM = 100_000  # statements; below that loading graph.ttl takes seconds, and a folder less is a folder less
VERSION_FILE = "kg-store-version"
LOCK_FILE = ".store-lock"


def dataset(
    graph: KnowledgeGraph, *, namespaces: Namespaces | None = None, description: Description | None = None
) -> Dataset:
    """The graph as an rdflib Dataset over Oxigraph in memory, with the project's prefixes bound."""
    return as_dataset(load(graph, namespaces=namespaces, description=description), namespaces=namespaces)


def load(
    graph: KnowledgeGraph,
    *,
    store: Store | None = None,
    namespaces: Namespaces | None = None,
    description: Description | None = None,
) -> Store:
    """An Oxigraph store (a new one in memory unless given) with the graph in its default graph."""
    store = store if store is not None else Store()
    store.bulk_extend(_quads(graph, namespaces, description))
    return store


def as_dataset(store: Store, *, namespaces: Namespaces | None = None) -> Dataset:
    """An Oxigraph store as an rdflib Dataset with the project's prefixes bound.

    rdflib's own prefixes are left out: it binds `org:` and `geo:` first and then ignores ours.
    """
    from oxrdflib import OxigraphStore
    from rdflib import Dataset, URIRef
    from rdflib.namespace import NamespaceManager

    data = Dataset(store=OxigraphStore(store=store))
    data.namespace_manager = NamespaceManager(data, bind_namespaces="none")
    for prefix, iri in (namespaces or Namespaces()).prefixes.items():
        data.bind(prefix, URIRef(iri), override=True, replace=True)
    return data


def build_store(
    graph: KnowledgeGraph | Path,
    folder: str | Path,
    *,
    namespaces: Namespaces | None = None,
    description: Description | None = None,
    origin: str = "",
) -> None:
    """Write a graph, or that of an RDF file, into an Oxigraph store on disk, replacing one that stands there.

    The store is made beside and renamed when it is done, and takes the memory of `AT_ONCE` triples whatever the size
    of a file. `origin` is what it is known by to be of this file.
    """
    folder = Path(folder)
    _sweep(folder)
    new, old = (folder.with_name(f".{folder.name}.{os.getpid()}.{name}") for name in ("new", "old"))
    quads: Iterator[Quad]
    if isinstance(graph, Path):
        quads = parse(path=str(graph), format=FORMATS[format_of(graph)][0])
    else:
        quads = _quads(graph, namespaces, description)
    try:
        store = Store(str(new))
        while part := list(islice(quads, AT_ONCE)):
            store.bulk_extend(part)
        store.optimize()
        store.flush()
        del store
        (new / VERSION_FILE).write_text(f"{STORE_VERSION} {origin}".strip() + "\n", encoding="utf-8")
        if folder.exists():
            os.replace(folder, old)
        os.replace(new, folder)
    finally:
        for left_over in (new, old):
            shutil.rmtree(left_over, ignore_errors=True)


def current(folder: str | Path, *, origin: str = "") -> bool:
    """Whether a store of this version stands in the folder, made of the graph that `origin` stands for."""
    version = Path(folder) / VERSION_FILE
    found = version.read_text(encoding="utf-8").split() if version.exists() else []
    return bool(found) and found[0] == STORE_VERSION and (not origin or found[1:] == [origin])


def store_is_due(path: str | Path, *, on_disk: bool | None = None) -> bool:
    """Whether the store of an output folder is kept on disk and has to be made anew, which takes its time.

    It is kept in `store/` where the graph is large, where that is asked for (`on_disk`), or where it was once; it is
    due if it is missing, of another version of the program, or of another graph than the folder's.
    """
    path = Path(path)
    folder = path / STORE_FOLDER
    if not any(file.is_file() for file in _sources(path)):
        return False
    if on_disk is None:
        on_disk = folder.exists() or _statement_count(path) >= ON_DISK_FROM
    return on_disk and not current(folder, origin=_origin(path))


def keep_store(path: str | Path) -> None:
    """Make the store on disk of an output folder from its graph.ttl, in little memory whatever its size.

    Where that is missing, or may be of an older version as the store is, the graph is loaded from the records.
    Of several processes that would make it one does, and the others wait: two would take away each other's files.
    """
    path = Path(path)
    folder, turtle = path / STORE_FOLDER, path / TURTLE
    with one_at_a_time(path / LOCK_FILE):
        origin = _origin(path)
        if current(folder, origin=origin):
            return
        older = folder.exists() and not current(folder)
        if turtle.is_file() and not (older and (path / RECORDS).is_file()):
            build_store(turtle, folder, origin=origin)
        else:
            from kg import output

            build_store(output.load(path), folder, namespaces=Namespaces(base_of(path)), origin=origin)


def open_store(path: str | Path) -> Store:
    """The store of an output folder, read-only: `store/`, made anew where that is due, else `graph.ttl`, loaded.

    `path` may also be a store's own folder or an RDF file. Raises FileNotFoundError if it is none of these.
    """
    path = Path(path)
    if store_is_due(path):
        keep_store(path)
    for folder in (path, path / STORE_FOLDER):
        if current(folder):
            return Store.read_only(str(folder))
    file = path if path.is_file() else path / TURTLE
    if not file.is_file():
        raise FileNotFoundError(
            f"{path}: no graph.ttl, no records and no store of version {STORE_VERSION}; run `kg build`"
        )
    store = Store()
    store.bulk_load(path=str(file), format=FORMATS[format_of(file)][0])
    return store


def _sweep(folder: Path) -> None:
    """Remove what builds that were ended in the middle left beside a store."""
    for left_over in folder.parent.glob(f".{folder.name}.*.*"):
        pid = left_over.name.split(".")[-2]
        if pid.isdecimal() and not Path("/proc", pid).exists() and Path("/proc").exists():
            shutil.rmtree(left_over, ignore_errors=True)


def base_of(path: Path) -> str:
    """The base IRI of the graph in an output folder, which stands in the prefixes of its graph.ttl."""
    try:
        with (path / TURTLE).open(encoding="utf-8") as file:
            for line in islice(file, 100):
                if found := re.fullmatch(r"@prefix place: <(.+)place/> \.\n", line):
                    return found[1]
    except OSError:
        pass
    return DEFAULT_BASE


def _sources(path: Path) -> tuple[Path, ...]:
    """The files that say what the graph of an output folder is."""
    return (path / TURTLE, path / RECORDS, path / "corrections.toml")


def _origin(path: Path) -> str:
    """What the graph of an output folder is known by: sizes and times of its files, as reading them takes seconds."""
    turtle, *others = _sources(path)
    files = [turtle] if turtle.is_file() else [file for file in others if file.is_file()]
    return "+".join(f"{state.st_size}@{state.st_mtime_ns}" for state in (file.stat() for file in files))


def _statement_count(path: Path) -> int:
    if not (path / RECORDS).is_file():
        return 0
    with (path / RECORDS).open("rb") as file:  # pyarrow itself opens no names that are not UTF-8
        return int(pq.read_metadata(file).num_rows)


def namespaces_of(store: Store) -> Namespaces:
    """The namespaces of the graph in a store, from the base IRI that its description names."""
    solutions = store.query("SELECT ?base { ?dataset <http://rdfs.org/ns/void#uriSpace> ?base } LIMIT 1")
    for solution in solutions:  # type: ignore[union-attr]
        return Namespaces(solution[0].value)
    return Namespaces()


def _quads(graph: KnowledgeGraph, namespaces: Namespaces | None, description: Description | None) -> Iterator[Quad]:
    for triple in triples(graph, namespaces=namespaces, description=description):
        yield Quad(triple.subject, triple.predicate, triple.object)
