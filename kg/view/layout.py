"""Where actors stand: communities near each other, parts of the graph side by side, no two glyphs on one another.

Positions are computed here, once and the same from run to run, so that the page opens at rest.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.view.backbone import Backbone, Pair

Points = NDArray[np.float64]

SPACING = 92.0  # the distance between neighbours, in the page's units at scale 1
WIDE = 1.55  # width to height of the whole, that of the drawing area of a laptop's screen
STEPS = 320


def positions(drawn: Backbone, sizes: Mapping[int, float]) -> dict[int, tuple[int, int]]:
    """Whole-number coordinates of each actor of a backbone; `sizes` are the radii of their glyphs."""
    whole: nx.Graph[int] = nx.Graph()
    whole.add_nodes_from(drawn.actors)
    whole.add_edges_from(drawn.lines)
    rank = {actor: place for place, actor in enumerate(drawn.actors)}
    parts = [sorted(part, key=rank.__getitem__) for part in nx.connected_components(whole)]
    parts.sort(key=lambda part: (-len(part), rank[part[0]]))
    placed = [_part(part, drawn.lines, np.array([sizes[actor] for actor in part])) for part in parts]
    moved = _packed(placed)
    return {
        actor: (round(float(x)), round(float(y)))
        for part, points in zip(parts, moved, strict=True)
        for actor, (x, y) in zip(part, points, strict=True)
    }


def communities(actors: Sequence[int], lines: Mapping[Pair, int]) -> list[list[int]]:
    """Groups of actors with more reports within than between, largest first (Louvain, Blondel et al. 2008)."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(sorted(actors))
    graph.add_weighted_edges_from((*pair, 1 + math.log(count)) for pair, count in sorted(lines.items()))
    found = nx.community.louvain_communities(graph, seed=7) if lines else [{actor} for actor in actors]
    return sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))


def _part(actors: list[int], lines: Mapping[Pair, int], radii: Points) -> Points:
    """The positions of one connected part around its own middle."""
    count = len(actors)
    if count == 1:
        return np.zeros((1, 2))
    place = {actor: row for row, actor in enumerate(actors)}
    within = {pair: reports for pair, reports in lines.items() if pair[0] in place}
    weights = np.zeros((count, count))
    for (first, second), reports in within.items():
        weights[place[first], place[second]] = weights[place[second], place[first]] = 1 + 0.35 * math.log(reports)
    points = _start(communities(actors, within), place)
    return _apart(_settled(points, weights), radii)


def _start(groups: list[list[int]], place: Mapping[int, int]) -> Points:
    """Communities on a sunflower, the members of each on a small one around its middle."""
    points = np.zeros((len(place), 2))
    golden = math.pi * (3 - math.sqrt(5))
    reach = SPACING * math.sqrt(len(place))
    for number, group in enumerate(groups):
        far = reach * math.sqrt(number / len(groups))
        middle = (far * math.cos(number * golden), far * math.sin(number * golden))
        for member, actor in enumerate(group):
            near = SPACING * 0.6 * math.sqrt(member)
            points[place[actor]] = (
                middle[0] + near * math.cos(member * golden), middle[1] + near * math.sin(member * golden),
            )  # fmt: skip
    return points


def _settled(points: Points, weights: Points) -> Points:
    """Forces after Fruchterman and Reingold (1991), with repulsion by degree so that hubs get room (Noack 2007)."""
    degree = 1 + (weights > 0).sum(axis=1)
    charge = np.sqrt(np.outer(degree, degree)) * SPACING**2 * 0.55
    # A line to a hub pulls less than one of its few to a leaf: without it a hub's neighbours fall into one heap.
    pull = weights / (SPACING * np.sqrt(np.minimum.outer(degree, degree)))
    gravity = np.array([0.012, 0.012 * WIDE**2]) * math.sqrt(len(points)) / 4
    heat = SPACING * 1.2
    for step in range(STEPS):
        difference = points[:, None, :] - points[None, :, :]
        distance = np.sqrt((difference**2).sum(axis=2)) + 0.01
        force = ((charge / distance**2 - pull * distance) / distance)[:, :, None] * difference
        total = force.sum(axis=1) - gravity * degree[:, None] * (points - points.mean(axis=0))
        length = np.sqrt((total**2).sum(axis=1)) + 1e-9
        points = points + total / length[:, None] * np.minimum(length, heat * (1 - step / STEPS) + 0.5)[:, None]
    return points


def _apart(points: Points, radii: Points, gap: float = 16.0) -> Points:
    """The points moved as little as it takes that no two glyphs touch."""
    room = radii[:, None] + radii[None, :] + gap
    np.fill_diagonal(room, 0)
    for _ in range(60):
        difference = points[:, None, :] - points[None, :, :]
        distance = np.sqrt((difference**2).sum(axis=2)) + 0.01
        overlap = np.maximum(room - distance, 0)
        if not overlap.any():
            break
        points = points + ((overlap / distance / 2)[:, :, None] * difference).sum(axis=1)
    return points


def _packed(parts: list[Points], gap: float = SPACING * 1.1) -> list[Points]:
    """The parts without overlap: the largest in the middle, the others in rows below it, from left to right."""
    if not parts:
        return []
    boxes = [(part.min(axis=0) - gap / 2, part.max(axis=0) + gap / 2) for part in parts]
    extents = [high - low for low, high in boxes]
    area = float(sum(width * height for width, height in extents))
    row_width = max(float(extents[0][0]), math.sqrt(area * WIDE))
    moved: list[Points] = []
    x = y = tallest = 0.0
    for part, (low, _), extent in zip(parts, boxes, extents, strict=True):
        if x and x + extent[0] > row_width:
            x, y, tallest = 0.0, y + tallest, 0.0
        moved.append(part - low + np.array([x, y]))
        x, tallest = x + float(extent[0]), max(tallest, float(extent[1]))
    everything = np.concatenate(moved)
    middle = (everything.min(axis=0) + everything.max(axis=0)) / 2
    return [part - middle for part in moved]
