"""The graph as GEXF with time, for Gephi's timeline."""

from __future__ import annotations

import re

import networkx as nx

from kg.graph import KnowledgeGraph
from kg.ontology import quad_classes
from kg.tables.networks import labelled_network


def to_gexf(graph: KnowledgeGraph) -> str:
    """The graph as GEXF 1.2: edges last from the first day they were reported to the last, coloured by quad class.

    An actor lasts as long as its edges; what has no date is always there. Attributes are those of the CSV files; a
    sentence's offsets are `sentence_start` and `sentence_end`. Lost: as in GraphML.
    """
    network = labelled_network(graph)
    colours = {name: _colour(quad.colour) for name, quad in quad_classes().items()}
    days: dict[str, list[str]] = {}
    undated: set[str] = set()
    for one, other, data in network.edges(data=True):
        data["sentence_start"], data["sentence_end"] = data.pop("start"), data.pop("end")
        data["weight"] = data["reports"]
        data["viz"] = {"color": colours[data["quad_class"]]}
        if "first_reported" in data:
            data["start"], data["end"] = data["first_reported"], data["last_reported"]
            for id in (one, other):
                days.setdefault(id, []).extend((data["start"], data["end"]))
        else:
            undated |= {one, other}
    for id, data in network.nodes(data=True):
        if id in days and id not in undated:
            data["start"], data["end"] = min(days[id]), max(days[id])
    # Edges are known by their statement's id; networkx takes it from an attribute
    for _, _, key, data in network.edges(keys=True, data=True):
        data["id"] = key
    network.graph["mode"] = "dynamic" if days else "static"
    text = "\n".join(nx.generate_gexf(network, version="1.2draft"))
    # networkx writes today's date: the same graph has to give the same bytes
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + re.sub(' lastmodifieddate="[^"]*"', "", text, count=1) + "\n"


def _colour(code: str) -> dict[str, int]:
    red, green, blue = (int(code[place : place + 2], 16) for place in (1, 3, 5))
    return {"r": red, "g": green, "b": blue}
