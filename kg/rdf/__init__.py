"""The graph as RDF: the model, writing and reading, the SPARQL store, and queries."""

from kg.rdf.iris import DEFAULT_BASE, Namespaces
from kg.rdf.model import Description, triples
from kg.rdf.named import NamedQuery, named_queries
from kg.rdf.pushing import PushError, push
from kg.rdf.querying import run
from kg.rdf.reading import read
from kg.rdf.results import Result
from kg.rdf.sparql import QueryError
from kg.rdf.store import base_of, build_store, dataset, keep_store, open_store, store_is_due
from kg.rdf.worker import QueryTimeout, Worker
from kg.rdf.writing import FORMATS, dump, to_turtle, write

__all__ = [
    "DEFAULT_BASE",
    "FORMATS",
    "Description",
    "NamedQuery",
    "Namespaces",
    "PushError",
    "QueryError",
    "QueryTimeout",
    "Result",
    "Worker",
    "base_of",
    "build_store",
    "dataset",
    "dump",
    "keep_store",
    "named_queries",
    "open_store",
    "push",
    "read",
    "run",
    "store_is_due",
    "to_turtle",
    "triples",
    "write",
]
