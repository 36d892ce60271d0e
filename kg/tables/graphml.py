"""The graph as GraphML, for Gephi, yEd and networkx, and as Cytoscape's own dialect of it."""

from __future__ import annotations

import io

import networkx as nx

from kg.graph import KnowledgeGraph
from kg.tables.networks import labelled_network, plain_network


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
    buffer = io.BytesIO()
    # Not write_graphml: it writes other blanks where lxml is installed, and the same graph is to give the same bytes
    nx.write_graphml_xml(network, buffer, named_key_ids=True, edge_id_from_attribute=None)
    return buffer.getvalue().decode("utf-8")
