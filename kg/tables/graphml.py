"""The graph as GraphML, for Gephi, yEd and networkx, and as Cytoscape's own dialect of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

import networkx as nx

from kg.graph import KnowledgeGraph
from kg.tables.networks import labelled_network, plain_network

HEAD = (
    "<?xml version='1.0' encoding='utf-8'?>\n"
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}


def to_graphml(graph: KnowledgeGraph) -> str:
    """The graph as GraphML: the columns of the CSV files as attributes of nodes and edges.

    Lists are joined to text, missing values left out, characters that XML cannot hold dropped. Lost: all sentences of
    a statement but the first, places, and the articles' texts.
    """
    return _text(plain_network(graph))


def to_cytoscape(graph: KnowledgeGraph) -> str:
    """The graph as GraphML with the attributes that Cytoscape looks for: `shared name`, `name` and `interaction`.

    Nodes are shown by name, edges as "Iran (accuses) Azerbaijan". Lost: as in `to_graphml`.
    """
    network = labelled_network(graph)
    for id, data in network.nodes(data=True):
        data["shared name"] = id
        data["name"] = data.pop("label")
    for _, _, data in network.edges(data=True):
        data["interaction"] = data.pop("label")
        data["name"] = f"{data['subject_name']} ({data['interaction']}) {data['object_name']}"
        data["shared name"] = data["name"]
    return _text(network)


def _text(network: nx.MultiDiGraph[str]) -> str:
    """As networkx's own writer writes it, which takes six times as long."""
    keys: dict[tuple[str, str, str], None] = {}
    body: list[str] = []
    for id, data in network.nodes(data=True):
        body += _element("node", f'id="{_quoted(id)}"', data, keys)
    for source, target, id, data in network.edges(data=True, keys=True):
        ends = f'source="{_quoted(source)}" target="{_quoted(target)}" id="{_quoted(id)}"'
        body += _element("edge", ends, data, keys)
    opening = '  <graph edgedefault="directed"'
    return "".join((
        HEAD,
        *(
            f'  <key id="{name}" for="{scope}" attr.name="{name}" attr.type="{kind}" />\n'
            for scope, name, kind in reversed(keys)
        ),
        *((f"{opening}>\n", *body, "  </graph>\n") if body else (f"{opening} />\n",)),
        "</graphml>\n",
    ))  # fmt: skip


def _element(
    scope: str, attributes: str, data: Mapping[str, object], keys: dict[tuple[str, str, str], None]
) -> Iterator[str]:  # fmt: skip
    """A node or edge with its data, line by line; enters the names and types of the data in `keys`."""
    if not data:
        yield f"    <{scope} {attributes} />\n"
        return
    yield f"    <{scope} {attributes}>\n"
    for name, value in data.items():
        keys[scope, name, TYPES[type(value)]] = None
        text = escape(str(value))
        yield f'      <data key="{name}">{text}</data>\n' if text else f'      <data key="{name}" />\n'
    yield f"    </{scope}>\n"


def _quoted(text: str) -> str:
    return escape(text, {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"})
