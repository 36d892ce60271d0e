"""Queries by rdflib's own engine, for graphs that people hold in its own store; slow, and the same results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import Quad, Store, Triple
from rdflib import Dataset

from kg.rdf.iris import Namespaces
from kg.rdf.querying import ParameterValue, prepare
from kg.rdf.results import Result
from kg.rdf.sparql import QueryError


def run_on_rdflib(
    data: Dataset, query: str, *, parameters: Mapping[str, ParameterValue], limit: int | None = None
) -> Result:
    """The result of a query on an rdflib Dataset, by rdflib; raises QueryError for a wrong or refused query."""
    from oxrdflib._converter import to_ox  # the only conversion of terms that there is

    space = Namespaces(next((str(base) for base in data.objects(None, _uri("void:uriSpace"))), Namespaces().base))
    names = Store()
    for property in ("rdfs:label", "skos:prefLabel", "skos:altLabel"):
        names.extend(Quad(*map(to_ox, triple)) for triple in data.triples((None, _uri(property), None)))
    form, text = prepare(names, query, parameters, space)
    try:
        answer: Any = data.query(text, initNs=space.prefixes)
    except Exception as error:  # rdflib raises whatever its parser raises
        raise QueryError(f"rdflib cannot answer the query: {error}") from None
    if form == "ASK":
        return Result(form, answer=bool(answer.askAnswer), namespaces=space)
    if form in ("CONSTRUCT", "DESCRIBE"):
        return Result(form, triples=_cut([Triple(*map(to_ox, row)) for row in answer.graph], limit), namespaces=space)
    columns = tuple(str(variable) for variable in answer.vars)
    rows = [tuple(to_ox(value) for value in row) for row in answer]
    labels = {quad.subject.value: quad.object.value for quad in names.quads_for_pattern(None, None, None)
              if quad.predicate.value.endswith("#label")}  # fmt: skip
    return Result(form, columns, _cut(rows, limit), labels=labels, namespaces=space)


def _uri(curie: str) -> Any:
    from rdflib import URIRef

    from kg.rdf.iris import term

    return URIRef(term(curie).value)


def _cut(rows: Iterable[Any], limit: int | None) -> tuple[Any, ...]:
    return tuple(rows)[:limit]
