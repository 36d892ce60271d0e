"""The graph as plain networkx graphs, whose attributes any format for networks can hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import networkx as nx

from kg.graph import KnowledgeGraph
from kg.ontology import quad_class, relations
from kg.records import Statement
from kg.tables.csv_files import entity_rows, statement_rows

# XML 1.0 cannot hold these characters in any form
Node = tuple[str, dict[str, Any]]
Edge = tuple[str, str, str, dict[str, Any]]
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain_network(graph: KnowledgeGraph) -> nx.MultiDiGraph[str]:
    """Entities and statements with the columns of the CSV files as attributes, all text, numbers or truth values.

    Lists are joined to text, missing values left out, characters that XML cannot hold dropped.
    """
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    plain.add_nodes_from(nodes(graph))
    for subject, target, id, data in edges(graph, graph.by_id.values()):
        plain.add_edge(subject, target, key=id, **data)
    return plain


def nodes(graph: KnowledgeGraph) -> Iterator[Node]:
    """The nodes of the plain network, one by one."""
    for row in entity_rows(graph):
        yield clean(row["id"]), _attributes(row, "id")


def edges(graph: KnowledgeGraph, statements: Iterable[Statement]) -> Iterator[Edge]:
    """The edges of the plain network for some statements, one by one."""
    for row in statement_rows(graph, statements):
        attributes = _attributes(row, "id", "subject", "object", "place")
        yield clean(row["subject"]), clean(row["object"]), clean(row["id"]), attributes


def labelled_network(graph: KnowledgeGraph) -> nx.MultiDiGraph[str]:
    """The same with `label` on nodes and edges, and the quad class of each edge as `quad_class`."""
    plain = plain_network(graph)
    for _, data in plain.nodes(data=True):
        data["label"] = data.get("name", "")
    for _, _, data in plain.edges(data=True):
        known = relations().get(data["relation"])
        data["label"] = known.label if known and known.id != "other" else data["predicate"] or data["relation"]
        data["quad_class"] = quad_class(data["relation_class"])
    return plain


def clean(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def _attributes(row: dict[str, Any], *left_out: str) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if name not in left_out and not isinstance(value, dict)}
    return {name: _plain(value) for name, value in kept.items() if value not in (None, [], ())}


def _plain(value: Any) -> str | bool | int | float:
    return value if isinstance(value, bool | int | float) else clean(str(value))
