"""The graph as GraphML, for Gephi, Cytoscape, yEd and networkx."""

from __future__ import annotations

import io
import re
from typing import Any

import networkx as nx

from kg.graph import KnowledgeGraph
from kg.tables.csv_files import entity_rows, statement_rows

# XML 1.0 cannot hold these characters in any form
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_graphml(graph: KnowledgeGraph) -> str:
    """The graph as GraphML: the columns of the CSV files as attributes of nodes and edges.

    Lists are joined to text, missing values left out, characters that XML cannot hold dropped.
    """
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in entity_rows(graph):
        plain.add_node(_clean(row["id"]), **_attributes(row, "id"))
    for row in statement_rows(graph):
        attributes = _attributes(row, "id", "subject", "object", "place")
        plain.add_edge(_clean(row["subject"]), _clean(row["object"]), key=_clean(row["id"]), **attributes)
    buffer = io.BytesIO()
    nx.write_graphml(plain, buffer, named_key_ids=True, edge_id_from_attribute=None)
    return buffer.getvalue().decode("utf-8")


def _attributes(row: dict[str, Any], *left_out: str) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if name not in left_out and not isinstance(value, dict)}
    return {name: _plain(value) for name, value in kept.items() if value not in (None, [], ())}


def _plain(value: Any) -> str | bool | int | float:
    return value if isinstance(value, bool | int | float) else _clean(str(value))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)
