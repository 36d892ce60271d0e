"""Queries by rdflib's own engine, for graphs that people hold in its own store; slow, and the same results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import Quad, Store, Triple
from rdflib import Dataset, URIRef

from kg.rdf.iris import Namespaces, term
from kg.rdf.querying import ParameterValue, labels_of, prepare
from kg.rdf.results import Result
from kg.rdf.sparql import QueryError


def run_on_rdflib(
    data: Dataset, query: str, *, parameters: Mapping[str, ParameterValue], limit: int | None = None
) -> Result:
    """The result of a query on an rdflib Dataset, by rdflib; raises QueryError for a wrong or refused query."""
    space = Namespaces(next((str(base) for base in data.objects(None, _uri("void:uriSpace"))), Namespaces().base))
    names = Store()
    for property in ("rdfs:label", "skos:prefLabel", "skos:altLabel", "schema:name", "schema:headline"):
        names.extend(Quad(*_terms(triple)) for triple in data.triples((None, _uri(property), None)))
    form, text = prepare(names, query, parameters, space)
    try:
        answer: Any = data.query(text, initNs=space.prefixes)
    except Exception as error:  # rdflib raises whatever its parser raises
        raise QueryError(f"rdflib cannot answer the query: {error}") from None
    if form == "ASK":
        return Result(form, answer=bool(answer.askAnswer), namespaces=space)
    if form in ("CONSTRUCT", "DESCRIBE"):
        return Result(form, triples=_cut([Triple(*_terms(row)) for row in answer.graph], limit), namespaces=space)
    columns = tuple(str(variable) for variable in answer.vars)
    rows = [_terms(row) for row in answer]
    return Result(form, columns, _cut(rows, limit), labels=labels_of(names, rows, space), namespaces=space)


def _uri(curie: str) -> Any:
    return URIRef(term(curie).value)


def _terms(row: Iterable[Any]) -> tuple[Any, ...]:
    from oxrdflib._converter import to_ox  # oxrdflib offers no public conversion of terms

    return tuple(to_ox(value) for value in row)


def _cut(rows: Iterable[Any], limit: int | None) -> tuple[Any, ...]:
    return tuple(rows)[:limit]
