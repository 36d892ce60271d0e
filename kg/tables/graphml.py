"""The graph as GraphML, for Gephi, yEd and networkx, and as Cytoscape's own dialect of it."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

import networkx as nx

from kg.graph import KnowledgeGraph
from kg.tables.networks import labelled_network, plain_network

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
HEAD = (
    "<?xml version='1.0' encoding='utf-8'?>\n"
    f'<graphml xmlns="{NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    f'xsi:schemaLocation="{NAMESPACE} {NAMESPACE}/1.0/graphml.xsd">\n'
)
TYPES = {str: "string", bool: "boolean", int: "long", float: "double"}
IN_ATTRIBUTES = {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}


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
    """The text that networkx writes, whether lxml is installed or not, in a fifth of its time."""
    keys: dict[tuple[str, str, str], str] = {}
    body: list[str] = []
    for id, data in network.nodes(data=True):
        body.append(_element("node", f"id={_quoted(id)}", data, keys))
    for source, target, id, data in network.edges(keys=True, data=True):
        ends = f"source={_quoted(source)} target={_quoted(target)} id={_quoted(id)}"
        body.append(_element("edge", ends, data, keys))
    graph = f">\n{''.join(body)}  </graph>" if body else " />"
    declared = "".join(reversed(keys.values()))
    return f'{HEAD}{declared}  <graph edgedefault="directed"{graph}\n</graphml>\n'


def _element(kind: str, attributes: str, data: dict[str, Any], keys: dict[tuple[str, str, str], str]) -> str:
    """A node or edge with its attributes, whose declarations are entered among the keys."""
    if not data:
        return f"    <{kind} {attributes} />\n"
    lines = []
    for name, value in data.items():
        type_ = TYPES[type(value)]
        if (kind, name, type_) not in keys:
            keys[kind, name, type_] = (
                f'  <key id={_quoted(name)} for="{kind}" attr.name={_quoted(name)} attr.type="{type_}" />\n'
            )
        text = escape(str(value))
        lines.append(f"      <data key={_quoted(name)}{f'>{text}</data>' if text else ' />'}\n")
    return f"    <{kind} {attributes}>\n{''.join(lines)}    </{kind}>\n"


def _quoted(text: str) -> str:
    """A text as the value of an attribute."""
    return f'"{escape(text, IN_ATTRIBUTES)}"'
