"""The graph as GraphML, for Gephi, yEd and networkx, and as Cytoscape's own dialect of it."""

from __future__ import annotations

from pathlib import Path

import networkx as nx

from kg.files import written_beside
from kg.graph import KnowledgeGraph
from kg.shelf import folder_of
from kg.tables.networks import StreamedNetwork, labelled_network, plain_network


def write_graphml(graph: KnowledgeGraph, path: Path) -> None:
    """Write the graph as GraphML: the columns of the CSV files as attributes of nodes and edges.

    Lists are joined to text, missing values left out, characters that XML cannot hold dropped. Lost: all sentences of
    a statement but the first, places, and the articles' texts.
    """
    folder = folder_of(graph.by_id)
    _write(StreamedNetwork(graph, folder) if folder else plain_network(graph), path)


def write_cytoscape(graph: KnowledgeGraph, path: Path) -> None:
    """Write the graph as GraphML with the attributes that Cytoscape looks for: `shared name`, `name` and `interaction`.

    Nodes are shown by name, edges as "Iran (accuses) Azerbaijan". Lost: as in `write_graphml`.
    """
    network = labelled_network(graph)
    for id, data in network.nodes(data=True):
        data["shared name"] = id
        data["name"] = data.pop("label")
    for _, _, data in network.edges(data=True):
        data["interaction"] = data.pop("label")
        data["name"] = f"{data['subject_name']} ({data['interaction']}) {data['object_name']}"
        data["shared name"] = data["name"]
    _write(network, path)


def _write(network: nx.MultiDiGraph[str] | StreamedNetwork, path: Path) -> None:
    # lxml writes node by node; the writer over the standard library takes 13 KB of memory a statement
    with written_beside(path) as beside, beside.open("wb") as file:
        nx.write_graphml_lxml(network, file, named_key_ids=True, edge_id_from_attribute=None)  # type: ignore[arg-type]
