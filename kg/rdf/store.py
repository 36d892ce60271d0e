"""The store: a graph in Oxigraph, in memory or on disk, handed to people as an rdflib Dataset."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from oxrdflib import OxigraphStore
from pyoxigraph import Quad, Store
from rdflib import Dataset, URIRef
from rdflib.namespace import NamespaceManager

from kg.graph import KnowledgeGraph
from kg.rdf.iris import Namespaces
from kg.rdf.model import Description, triples
from kg.rdf.writing import FORMATS

# Raised when the model changes, so that stores of an older form are rebuilt and not misread.
STORE_VERSION = "1"
STORE_FOLDER = "store"
VERSION_FILE = "kg-store-version"


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
    data = Dataset(store=OxigraphStore(store=store))
    data.namespace_manager = NamespaceManager(data, bind_namespaces="none")
    for prefix, iri in (namespaces or Namespaces()).prefixes.items():
        data.bind(prefix, URIRef(iri), override=True, replace=True)
    return data


def build_store(
    graph: KnowledgeGraph,
    folder: str | Path,
    *,
    namespaces: Namespaces | None = None,
    description: Description | None = None,
) -> None:
    """Write the graph into an Oxigraph store on disk, replacing one that stands there when the new one is done."""
    folder = Path(folder)
    new, old = folder.with_name(f".{folder.name}.new"), folder.with_name(f".{folder.name}.old")
    for left_over in (new, old):
        shutil.rmtree(left_over, ignore_errors=True)
    store = load(graph, store=Store(str(new)), namespaces=namespaces, description=description)
    store.optimize()
    store.flush()
    del store
    (new / VERSION_FILE).write_text(STORE_VERSION + "\n", encoding="utf-8")
    if folder.exists():
        os.replace(folder, old)
    os.replace(new, folder)
    shutil.rmtree(old, ignore_errors=True)


def current(folder: str | Path) -> bool:
    """Whether a store of this version stands in the folder."""
    version = Path(folder) / VERSION_FILE
    return version.exists() and version.read_text(encoding="utf-8").strip() == STORE_VERSION


def open_store(path: str | Path) -> Store:
    """The store of an output folder, read-only: its `store/` if it has a current one, else its `graph.ttl`, loaded.

    `path` may also be a store's own folder or an RDF file. Raises FileNotFoundError if there is none of these.
    """
    path = Path(path)
    for folder in (path, path / STORE_FOLDER):
        if current(folder):
            return Store.read_only(str(folder))
    file = path if path.is_file() else path / "graph.ttl"
    if not file.is_file():
        raise FileNotFoundError(f"{path}: no graph.ttl and no store of version {STORE_VERSION} here; run `kg build`")
    formats = {f".{suffix}": format for format, suffix in FORMATS.values()}
    if file.suffix not in formats:
        raise ValueError(f"{file}: the suffix {file.suffix!r} is no RDF format; use one of {', '.join(formats)}")
    store = Store()
    store.bulk_load(path=str(file), format=formats[file.suffix])
    return store


def namespaces_of(store: Store) -> Namespaces:
    """The namespaces of the graph in a store, from the base IRI that its description names."""
    solutions = store.query("SELECT ?base { ?dataset <http://rdfs.org/ns/void#uriSpace> ?base } LIMIT 1")
    for solution in solutions:  # type: ignore[union-attr]
        return Namespaces(solution[0].value)
    return Namespaces()


def _quads(graph: KnowledgeGraph, namespaces: Namespaces | None, description: Description | None) -> Iterator[Quad]:
    for triple in triples(graph, namespaces=namespaces, description=description):
        yield Quad(triple.subject, triple.predicate, triple.object)
