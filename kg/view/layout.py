"""Where actors stand: communities near each other, parts of the graph side by side, no two glyphs on one another.

Positions are computed here, once and the same from run to run, so that the page opens at rest.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.view.backbone import Backbone, Pair

Points = NDArray[np.float64]
Mask = NDArray[np.bool_]
Point = tuple[float, float]

SPACING = 92.0  # the distance between neighbours, in the page's units at scale 1
WIDE = 1.55  # width to height of the whole, that of the drawing area of a laptop's screen
STEPS = 240
CORE = 80  # actors that the page opens with: they get their places first, the others find room around them
PLACES_TRIED = 900  # for a part beside the largest
MOST_TRIED = 4000  # where all those are taken
DISTANCES = 20_000  # worked out at a time for them
SMALL = 6  # actors of a part of which there are many that are alike
PULLING = 1.8  # lines an actor that pull; the weaker ones only tangle: with all of them a dense graph is one heap


def positions(drawn: Backbone, sizes: Mapping[int, float]) -> dict[int, tuple[int, int]]:
    """Whole-number coordinates of each actor of a backbone; `sizes` are the radii of their glyphs."""
    rank = {actor: place for place, actor in enumerate(drawn.actors)}
    core = drawn.actors[:CORE]
    places: dict[int, Point] = {}
    for part in _packed([_part(part, drawn.lines, sizes) for part in _parts(core, drawn.lines, rank)]):
        places.update(part)
    outer = [actor for actor in drawn.actors if actor not in places]
    near = _reached(places, outer, drawn.lines)
    places = _around(places, near, drawn.lines, sizes)
    far = [actor for actor in outer if actor not in places]
    loose = [_part(part, drawn.lines, sizes) for part in _parts(far, drawn.lines, rank)]
    for part in _packed([places, *loose] if places else loose):
        places.update(part)
    return {actor: (round(places[actor][0]), round(places[actor][1])) for actor in drawn.actors}


def part_positions(actors: Sequence[int], lines: Mapping[Pair, int], sizes: Mapping[int, float]) -> list[Point]:
    """Places for some actors that hang together, on their own; in the order of `actors`."""
    places = _part(actors, lines, sizes)
    return [places[actor] for actor in actors]


def _parts(actors: Sequence[int], lines: Mapping[Pair, int], rank: Mapping[int, int]) -> list[list[int]]:
    """Connected parts of two actors and more, the largest first."""
    graph: nx.Graph[int] = nx.Graph(list(_strongest(actors, lines)))
    parts = [sorted(part, key=rank.__getitem__) for part in nx.connected_components(graph)]
    return sorted(parts, key=lambda part: (-len(part), rank[part[0]]))


def _strongest(actors: Sequence[int], lines: Mapping[Pair, int]) -> dict[Pair, int]:
    """The lines between some actors that pull: a backbone's tree stands first, so cutting keeps parts in one piece."""
    inside = set(actors)
    within = {pair: reports for pair, reports in lines.items() if inside.issuperset(pair)}
    return dict(list(within.items())[: max(round(PULLING * len(inside)), len(inside) - 1)])


def communities(actors: Sequence[int], lines: Mapping[Pair, int]) -> list[list[int]]:
    """Groups of actors with more reports within than between, largest first (Louvain, Blondel et al. 2008)."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(sorted(actors))
    graph.add_weighted_edges_from((*pair, 1 + math.log(count)) for pair, count in sorted(lines.items()))
    found = nx.community.louvain_communities(graph, seed=7) if lines else [{actor} for actor in actors]
    return sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))


def _part(actors: Sequence[int], lines: Mapping[Pair, int], sizes: Mapping[int, float]) -> dict[int, Point]:
    """The places of the actors of one connected part."""
    within = _strongest(actors, lines)
    place = {actor: row for row, actor in enumerate(actors)}
    start, weights = _start(communities(actors, within), place), _weights(place, within)
    alike = _settled_alike(start.tobytes(), weights.tobytes()) if len(start) <= SMALL else None
    points = _settled(start, weights) if alike is None else alike.copy()
    points *= (math.sqrt(WIDE), 1 / math.sqrt(WIDE))
    radii = np.array([sizes[actor] for actor in actors])
    return _named(actors, _apart(points, radii, np.zeros(len(points), dtype=bool)))


def _reached(places: Mapping[int, Point], outer: list[int], lines: Mapping[Pair, int]) -> dict[int, list[int]]:
    """The outer actors with lines to a placed one or to one before them, with these, in an order that allows it."""
    ties: dict[int, list[int]] = {actor: [] for actor in outer}
    for first, second in lines:
        for one, two in ((first, second), (second, first)):
            if one in ties:
                ties[one].append(two)
    near: dict[int, list[int]] = {}
    grew = True
    while grew:
        grew = False
        for actor in outer:
            known = [other for other in ties[actor] if other in places or other in near]
            if known and actor not in near:
                near[actor] = known
                grew = True
    return near


def _around(
    places: dict[int, Point], near: dict[int, list[int]], lines: Mapping[Pair, int], sizes: Mapping[int, float]
) -> dict[int, Point]:
    """The placed actors where they are, and each of the others beside those it is tied to."""
    if not near:
        return places
    golden = math.pi * (3 - math.sqrt(5))
    found = dict(places)
    for number, (actor, known) in enumerate(near.items()):
        x, y = np.mean([found[other] for other in known], axis=0)
        found[actor] = (x + SPACING * math.cos(number * golden), y + SPACING * math.sin(number * golden))
    actors = list(found)
    place = {actor: row for row, actor in enumerate(actors)}
    fixed = np.array([actor in places for actor in actors])
    within = {pair: reports for pair, reports in lines.items() if place.keys() >= set(pair)}
    points = _settled(np.array(list(found.values())), _weights(place, within), fixed=fixed, steps=60)
    return _named(actors, _apart(points, np.array([sizes[actor] for actor in actors]), fixed))


def _weights(place: Mapping[int, int], lines: Mapping[Pair, int]) -> Points:
    weights = np.zeros((len(place), len(place)))
    for (first, second), reports in lines.items():
        weights[place[first], place[second]] = weights[place[second], place[first]] = 1 + 0.35 * math.log(reports)
    return weights


def _named(actors: Sequence[int], points: Points) -> dict[int, Point]:
    return {actor: (float(x), float(y)) for actor, (x, y) in zip(actors, points, strict=True)}


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


def _settled(points: Points, weights: Points, *, fixed: Mask | None = None, steps: int = STEPS) -> Points:
    """Forces after Fruchterman and Reingold (1991), with repulsion by degree so that hubs get room (Noack 2007)."""
    degree = 1.0 + (weights > 0).sum(axis=1)
    charge = np.outer(degree, degree) ** 0.75 * SPACING**2 * 0.4
    # A line between two hubs pulls less than one to a leaf: without it hubs fall into one heap.
    pull = weights / (SPACING * np.minimum.outer(degree, degree) ** 0.75)
    gravity = 0.012 * math.sqrt(len(points)) / 4 * degree
    heat = SPACING * 1.2
    # Two rows, x and y: a small part costs as much as numpy has calls
    place = np.ascontiguousarray(points.T)
    # Filled anew at each step: to make arrays of hundreds of actors takes as long as to fill them
    apart, squares = np.empty((2, *charge.shape)), np.empty((2, *charge.shape))
    squared, force = np.empty_like(charge), np.empty_like(charge)
    for step in range(steps):
        np.subtract(place[:, :, None], place[:, None, :], out=apart)
        np.multiply(apart, apart, out=squares)
        np.add(squares[0], squares[1], out=squared)
        squared += 0.01
        np.sqrt(squared, out=force)
        force *= squared
        np.divide(charge, force, out=force)
        force -= pull
        apart *= force
        middle = np.add.reduce(place, axis=1, keepdims=True) / len(points)
        total = np.add.reduce(apart, axis=2) - gravity * (place - middle)
        length = np.hypot(total[0], total[1]) + 1e-9
        share = np.minimum(length, heat * (1 - step / steps) + 0.5) / length
        if fixed is not None:
            share[fixed] = 0
        place += total * share
    return np.ascontiguousarray(place.T)


@lru_cache(maxsize=256)
def _settled_alike(start: bytes, weights: bytes) -> Points:
    points = np.frombuffer(start).reshape(-1, 2)
    return _settled(points, np.frombuffer(weights).reshape(len(points), -1))


def _apart(points: Points, radii: Points, fixed: Mask, gap: float = 16.0) -> Points:
    """The points moved as little as it takes that no two glyphs touch; `fixed` ones stay."""
    room = radii[:, None] + radii[None, :] + gap
    np.fill_diagonal(room, 0)
    free = np.flatnonzero(~fixed)
    room = room[:, free]
    x, y = points.T.copy()
    for _ in range(80):
        across, down = x[free] - x[:, None], y[free] - y[:, None]
        distance = np.sqrt(across * across + down * down) + 0.01
        # Of all pairs few touch: where they are, and which free point each moves
        pairs = np.nonzero(room > distance)
        if not len(pairs[0]):
            break
        share = (room[pairs] - distance[pairs]) / distance[pairs] / 2
        x[free] += np.bincount(pairs[1], share * across[pairs], len(free))
        y[free] += np.bincount(pairs[1], share * down[pairs], len(free))
    return np.column_stack((x, y))


def _closer(points: Points, taken: Points, gap: float, step: float = 8.0) -> Points:
    """The points moved towards the middle of what is taken, in small steps, as far as nobody gets too close."""
    middle = (taken.min(axis=0) + taken.max(axis=0)) / 2
    going = True
    while going:
        going = False
        towards = middle - (points.min(axis=0) + points.max(axis=0)) / 2
        for axis in (0, 1):
            shift = np.zeros(2)
            shift[axis] = math.copysign(step, towards[axis]) if abs(towards[axis]) > step else 0.0
            nearer = points + shift
            if shift.any() and _clear(nearer, taken, gap).all():
                points, going = nearer, True
    return points


def _packed(parts: list[dict[int, Point]], gap: float = SPACING * 1.1) -> list[dict[int, Point]]:
    """The first part in the middle, each other one where the whole stays smallest on a screen, nobody too close."""
    if not parts:
        return []
    arrays = [np.array(list(part.values())) for part in parts]
    steps = np.sqrt(np.arange(1, MOST_TRIED))
    angles, reaches = 0.5 * steps * math.tau, SPACING * 0.5 * steps
    spiral = reaches[:, None] * np.column_stack((np.cos(angles) * math.sqrt(WIDE), np.sin(angles) / math.sqrt(WIDE)))
    taken = arrays[0] - (arrays[0].min(axis=0) + arrays[0].max(axis=0)) / 2
    moved = [taken]
    for points in arrays[1:]:
        centred = points - (points.min(axis=0) + points.max(axis=0)) / 2
        extent = np.maximum(taken.max(axis=0), centred.max(axis=0) + spiral)
        extent -= np.minimum(taken.min(axis=0), centred.min(axis=0) + spiral)
        # The places that leave the whole smallest first, the nearer of two; the far ones only where none is free
        size = np.maximum(extent[:, 0], extent[:, 1] * WIDE)[:PLACES_TRIED]
        tried = np.concatenate((np.argsort(size, kind="stable"), np.arange(PLACES_TRIED, len(spiral))))
        chosen = next(_free(centred, spiral[tried], taken, gap), centred)
        chosen = _closer(chosen, taken, gap)
        moved.append(chosen)
        taken = np.concatenate((taken, chosen))
    middle = (taken.min(axis=0) + taken.max(axis=0)) / 2
    return [_named(list(part), points - middle) for part, points in zip(parts, moved, strict=True)]


def _free(points: Points, shifts: Points, taken: Points, gap: float) -> Iterator[Points]:
    """The points where a shift brings them that leaves none too close to a taken one, shift by shift."""
    together = max(DISTANCES // (len(points) * len(taken)), 1)
    for first in range(0, len(shifts), together):
        moved = points + shifts[first : first + together, None, :]
        yield from moved[_clear(moved, taken, gap).all(axis=1)]


def _clear(points: Points, taken: Points, gap: float) -> Mask:
    """Which points are too close to no taken one."""
    across, down = points[..., 0, None] - taken[:, 0], points[..., 1, None] - taken[:, 1]
    clear: Mask = np.logical_and.reduce(across * across + down * down > gap * gap, axis=-1)
    return clear
