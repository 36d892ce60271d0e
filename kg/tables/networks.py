"""The graph as plain networkx graphs, whose attributes any format for networks can hold."""

from __future__ import annotations

import re
from typing import Any

import networkx as nx

from kg.graph import KnowledgeGraph
from kg.ontology import quad_class, relations
from kg.tables.csv_files import entity_rows, statement_rows

# XML 1.0 cannot hold these characters in any form
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain_network(graph: KnowledgeGraph) -> nx.MultiDiGraph[str]:
    """Entities and statements with the columns of the CSV files as attributes, all text, numbers or truth values.

    Lists are joined to text, missing values left out, characters that XML cannot hold dropped.
    """
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in entity_rows(graph):
        plain.add_node(clean(row["id"]), **_attributes(row, "id"))
    for row in statement_rows(graph):
        attributes = _attributes(row, "id", "subject", "object", "place")
        plain.add_edge(clean(row["subject"]), clean(row["object"]), key=clean(row["id"]), **attributes)
    return plain


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
