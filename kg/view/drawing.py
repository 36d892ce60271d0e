"""The drawn part of a graph as a pyvis `Network`: its options, its nodes with positions, its lines.

Nodes and lines are known by number, so that no word of an article gets into pyvis. Colours are the page's, for they
follow the theme and the filters.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from typing import Any

from pyvis.network import Network

from kg.view.backbone import Backbone
from kg.view.layout import CORE, communities, part_positions, positions

COMMUNITY = 3  # the fewest actors that are worth a name

OPTIONS: dict[str, Any] = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "hover": True, "hoverConnectedEdges": False, "selectConnectedEdges": False, "tooltipDelay": 86400000,
        "keyboard": False, "multiselect": False, "zoomSpeed": 0.7,
    },
    "nodes": {"shape": "custom", "font": {"size": 0}, "chosen": False},
    "edges": {
        "smooth": False, "chosen": False, "hoverWidth": 0, "selectionWidth": 0, "font": {"size": 0},
        "arrows": {"to": {"scaleFactor": 0.45}, "from": {"scaleFactor": 0.45}},
    },
}  # fmt: skip


def radius(degree: int, largest: int) -> float:
    """The radius of an actor's glyph: its area grows with the number of actors it is tied to.

    `largest` is the greatest such number in the graph; where it is small, no glyph gets large.
    """
    return round(6 + min(15.0, 4.5 * math.sqrt(largest)) * math.sqrt(degree / max(largest, 1)), 1)


def width(reports: int) -> float:
    """The width of a line: the logarithm of the number of reports, up to a cap."""
    return round(min(1.2 + 0.65 * math.log2(max(reports, 1)), 6.0), 1)


def network(drawn: Backbone) -> Network:
    """A pyvis network of a backbone: node ids are numbers of actors, line ids "first-second"."""
    result = Network(directed=True)
    result.options = OPTIONS
    largest = max(drawn.degree.values(), default=0)
    sizes = {actor: radius(drawn.degree[actor], largest) for actor in drawn.actors}
    places = positions(drawn, sizes)
    for actor in drawn.actors:
        x, y = places[actor]
        result.add_node(actor, label=" ", shape="custom", x=x, y=y, size=sizes[actor])
    for (first, second), reports in drawn.lines.items():
        result.add_edge(first, second, id=f"{first}-{second}", width=width(reports), arrows="")
    return result


def network_data(drawn: Backbone) -> dict[str, Any]:
    """What vis-network takes of a backbone's pyvis network (nodes, edges, options), and its communities."""
    result = network(drawn)
    nodes, edges, _, _, _, options = result.get_network_data()
    kept = ("id", "x", "y", "size")
    return {
        "nodes": [{name: node[name] for name in kept} for node in nodes],
        "edges": [{name: edge[name] for name in ("id", "from", "to", "width")} for edge in edges],
        "options": json.loads(options),
        "core": CORE,
        "communities": _ranked_communities(drawn),
    }


def _ranked_communities(drawn: Backbone) -> list[dict[str, list[int]]]:
    """Groups of actors that deal more with each other than with others: leading actors first, and x, y of each."""
    rank = {actor: place for place, actor in enumerate(drawn.actors)}
    found = communities(drawn.actors, drawn.lines)
    sizes = {actor: radius(drawn.degree[actor], max(drawn.degree.values())) for actor in drawn.actors}
    ranked = [sorted(group, key=rank.__getitem__) for group in found if len(group) >= COMMUNITY]
    return [{"actors": group, "places": [*_flat(part_positions(group, drawn.lines, sizes))]} for group in ranked]


def _flat(places: Iterable[tuple[float, float]]) -> Iterator[int]:
    return (round(number) for place in places for number in place)
