"""Asking a graph: SPARQL with the project's prefixes, parameters bound as terms, and limits that hold."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolution, QuerySolutions, Store, Triple

from kg.rdf.iris import ENTITY_KINDS, Namespaces, term, vocabulary_iri
from kg.rdf.named import NamedQuery, Parameter, named_queries, parse_query
from kg.rdf.results import Result, Value
from kg.rdf.sparql import QueryError, bind, check, explain
from kg.rdf.store import namespaces_of, open_store
from kg.rdf.terms import day

if TYPE_CHECKING:
    from rdflib import Dataset

Source: TypeAlias = "Store | Dataset | str | os.PathLike[str]"
Row = TypeVar("Row")
ParameterValue: TypeAlias = str | int | float | date | NamedNode | Literal


def run(
    source: Source,
    query: str,
    *,
    parameters: Mapping[str, ParameterValue] | None = None,
    timeout: float | None = None,
    limit: int | None = None,
) -> Result:
    """The result of a SPARQL query, or of the named query called `query`, on a store, a Dataset or an output folder.

    `parameters` are bound to the query's `$name`s: an entity by id or name, a relation by id, dates in ISO 8601.
    `limit` is the most rows or triples returned. With `timeout` (seconds) the query runs in a process of its own
    that is ended when the time is over; this needs `source` to be a folder or file.
    Raises QueryError for a wrong or refused query, QueryTimeout, FileNotFoundError.
    """
    if timeout is not None:
        if not isinstance(source, str | os.PathLike):
            raise ValueError("A query with a timeout runs in a process of its own and needs a folder or file to open")
        from kg.rdf.worker import Worker

        with Worker(source) as worker:
            return worker.run(query, parameters=parameters, timeout=timeout, limit=limit)
    if isinstance(source, str | os.PathLike):
        source = open_store(Path(source))
    if isinstance(source, Store):
        return run_on_store(source, query, parameters=parameters, limit=limit)
    return run_on_dataset(source, query, parameters=parameters, limit=limit)


def run_on_store(
    store: Store,
    query: str,
    *,
    parameters: Mapping[str, ParameterValue] | None = None,
    limit: int | None = None,
    namespaces: Namespaces | None = None,
) -> Result:
    """The result of a query, or of a named one, on an Oxigraph store; see `run`."""
    space = namespaces or namespaces_of(store)
    form, text = prepare(store, query, parameters or {}, space)
    try:
        answer = store.query(text, prefixes=space.prefixes)
        if isinstance(answer, QueryBoolean):
            return Result(form, answer=bool(answer), namespaces=space)
        if isinstance(answer, QuerySolutions):
            columns = tuple(variable.value for variable in answer.variables)
            rows, truncated = _first((_row(solution) for solution in answer), limit)
            return Result(
                form, columns, rows, labels=labels_of(store, rows, space), namespaces=space, truncated=truncated
            )
        triples, truncated = _first(answer, limit)
        return Result(form, triples=triples, namespaces=space, truncated=truncated)
    except SyntaxError as error:
        raise explain(text, error, space.prefixes) from None
    except RuntimeError as error:
        raise QueryError(f"The query cannot be answered: {error}") from None


def run_on_dataset(
    data: Dataset, query: str, *, parameters: Mapping[str, ParameterValue] | None = None, limit: int | None = None
) -> Result:
    """The result of a query on an rdflib Dataset: by Oxigraph where that is its store, else by rdflib's own engine."""
    inner = getattr(data.store, "_inner", None)
    if isinstance(inner, Store):
        return run_on_store(inner, query, parameters=parameters, limit=limit)
    from kg.rdf.rdflib_engine import run_on_rdflib

    return run_on_rdflib(data, query, parameters=parameters or {}, limit=limit)


def prepare(store: Store, query: str, parameters: Mapping[str, ParameterValue], space: Namespaces) -> tuple[str, str]:
    """The form and text of a query that may be asked, its parameters bound; raises QueryError if it may not."""
    known = named_queries().get(query.strip()) or parse_query("", query)
    if len(query.split()) == 1 and not known.name:
        raise QueryError(f"There is no query named {query!r}; `kg queries` lists them")
    form = check(known.text)
    declared = {parameter.name: parameter for parameter in known.parameters}
    values = {parameter.name: parameter.default for parameter in known.parameters if parameter.default is not None}
    terms = {
        name: to_term(store, value, declared.get(name), space) for name, value in (values | dict(parameters)).items()
    }
    missing = [name for name, parameter in declared.items() if not parameter.optional and name not in terms]
    if missing:
        raise QueryError(f"The query needs {', '.join(f'${name}' for name in missing)}: {_usage(known)}")
    return form, bind(known.text, terms)


def to_term(store: Store, value: ParameterValue, parameter: Parameter | None, space: Namespaces) -> NamedNode | Literal:
    """A parameter's value as a term, by the type that the query declares.

    Undeclared, a text is an entity if it is an id of one (`place/Iran`), else a plain text. Raises QueryError.
    """
    if isinstance(value, NamedNode | Literal):
        return value
    type = parameter.type if parameter else None
    try:
        if isinstance(value, str):
            if type == "entity" or (type is None and value.partition("/")[0] in ENTITY_KINDS and "/" in value):
                return find_entity(store, value, space)
            if type == "relation":
                return vocabulary_iri("kg", value.removeprefix("kg:"))
            if type == "date":
                return day(date.fromisoformat(value))
            if type == "integer":
                return Literal(int(value))
    except ValueError as error:
        if isinstance(error, QueryError):
            raise
        raise QueryError(f"${parameter.name if parameter else ''} must be {type}, not {value!r}: {error}") from None
    return day(value) if isinstance(value, date | datetime) else Literal(value)


def find_entity(store: Store, name: str, space: Namespaces) -> NamedNode:
    """The IRI of the entity of this id or name, in any letter case; raises QueryError if there is none, or several."""
    iri = space.entity(name)
    if next(iter(store.quads_for_pattern(iri, term("rdfs:label"), None)), None):
        return iri
    query = """
        SELECT DISTINCT ?entity ?match WHERE {
            ?entity rdfs:label ?label ; skos:prefLabel|skos:altLabel ?name
            FILTER(LCASE(STR(?name)) = LCASE($name))
            BIND(IF(STR(?label) = $name, 2, IF(LCASE(STR(?label)) = LCASE($name), 1, 0)) AS ?match)
        } ORDER BY DESC(?match) ?entity"""
    answer = store.query(bind(query, {"name": Literal(name)}), prefixes=space.prefixes)
    found = [(solution[0], int(solution[1].value)) for solution in answer]  # type: ignore[union-attr]
    best: list[NamedNode] = [entity for entity, match in found if match == found[0][1]]
    if not best:
        raise QueryError(f"There is no actor of the id or name {name!r}")
    if len(best) > 1:
        ids = ", ".join(space.entity_id(entity.value) for entity in best)
        raise QueryError(f"{name!r} is the name of several actors, give the id of one: {ids}")
    return best[0]


def _usage(query: NamedQuery) -> str:
    return "; ".join(
        f"${parameter.name} ({parameter.type}{', optional' if parameter.optional else ''}): {parameter.description}"
        for parameter in query.parameters
    )


def _first(rows: Iterable[Row], limit: int | None) -> tuple[tuple[Row, ...], bool]:
    iterator = iter(rows)
    taken = tuple(iterator if limit is None else islice(iterator, limit))
    return taken, limit is not None and next(iterator, None) is not None


def _row(solution: QuerySolution) -> tuple[Value, ...]:
    return tuple(None if isinstance(value, Triple) else value for value in solution)  # RDF 1.1 has no triple terms


def labels_of(store: Store, rows: Iterable[tuple[Value, ...]], space: Namespaces) -> dict[str, str]:
    """The names of the things of this graph in the rows."""
    values = {value for row in rows for value in row if isinstance(value, NamedNode)}
    labels = {}
    for thing in (value for value in values if value.value.startswith(space.base)):
        for property in (term("rdfs:label"), term("schema:name"), term("schema:headline")):
            quad = next(iter(store.quads_for_pattern(thing, property, None)), None)
            if quad and isinstance(quad.object, Literal):
                labels[thing.value] = quad.object.value
                break
    return labels


__all__ = ["QueryError", "find_entity", "run", "run_on_dataset", "run_on_store"]
