"""The graph as plain networkx graphs, whose attributes any format for networks can hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import networkx as nx

from kg.graph import KnowledgeGraph
from kg.ontology import quad_class, relations
from kg.sorting import Spool, in_order
from kg.tables.csv_files import entity_rows, statement_rows

Edge: TypeAlias = tuple[str, str, str, dict[str, Any]]
# Edges that are sorted in memory at a time, of some 3 KB each
ROWS = 2_000
# XML 1.0 cannot hold these characters in any form
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain_network(graph: KnowledgeGraph) -> nx.MultiDiGraph[str]:
    """Entities and statements with the columns of the CSV files as attributes, all text, numbers or truth values.

    Lists are joined to text, missing values left out, characters that XML cannot hold dropped.
    """
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    plain.add_nodes_from(_nodes(graph).items())
    for one, other, key, attributes in _edges(graph):
        plain.add_edge(one, other, key=key, **attributes)
    return plain


class StreamedNetwork:
    """A plain network whose edges are on disk: as much of one as networkx's writer of GraphML asks for.

    Its edges come in the order in which `plain_network` has them: by their first node, then by when the pair of nodes
    came first.
    """

    def __init__(self, graph: KnowledgeGraph, folder: Path) -> None:
        """Write the edges to a file of a folder; raises OSError where that cannot be."""
        self.graph: dict[str, Any] = {}
        self._nodes = _nodes(graph)
        number = {id: place for place, id in enumerate(self._nodes)}
        first: dict[tuple[int, int], int] = {}

        def placed() -> Iterator[tuple[int, int, Edge]]:
            for place, edge in enumerate(_edges(graph)):
                pair = number[edge[0]], number[edge[1]]
                yield pair[0], first.setdefault(pair, place), edge

        by_node = in_order(placed(), lambda one: one[:2], folder, most=ROWS)
        self._edges = Spool((edge for _, _, edge in by_node), folder)

    def is_directed(self) -> bool:
        """Whether it is."""
        return True

    def is_multigraph(self) -> bool:
        """Whether two nodes may have several edges."""
        return True

    def nodes(self, *, data: bool) -> Iterable[tuple[str, dict[str, Any]]]:
        """The nodes and their attributes."""
        return self._nodes.items()

    def edges(self, *, data: bool, keys: bool) -> Iterable[Edge]:
        """The edges: from where, to where, key and attributes."""
        return self._edges


def _nodes(graph: KnowledgeGraph) -> dict[str, dict[str, Any]]:
    nodes: dict[str, dict[str, Any]] = {}
    for row in entity_rows(graph):
        nodes.setdefault(clean(row["id"]), {}).update(_attributes(row, "id"))
    return nodes


def _edges(graph: KnowledgeGraph) -> Iterator[Edge]:
    for row in statement_rows(graph):
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
