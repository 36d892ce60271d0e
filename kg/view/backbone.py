"""The part of a graph that is drawn at first: its strongest lines, with whatever keeps them connected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kg.graph import KnowledgeGraph

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Backbone:
    """Actors and pairs of actors (indices, the lower first) with their reports; `degree` counts in the whole graph."""

    actors: tuple[int, ...]
    lines: dict[Pair, int]
    degree: dict[int, int]


def pair_reports(graph: KnowledgeGraph, index: Mapping[str, int]) -> dict[Pair, int]:
    """The number of reports between any two actors, in both directions; what an actor does to itself is left out."""
    reports: dict[Pair, int] = defaultdict(int)
    for statement in graph.by_id.values():
        first, second = index[statement.subject.id], index[statement.object.id]
        if first != second:
            reports[min(first, second), max(first, second)] += graph.reports(statement)
    return dict(reports)


def backbone(reports: Mapping[Pair, int], *, actors: int = 400, lines: int = 1500) -> Backbone:
    """The most reported actors and the lines between them.

    The strongest tree comes first, so that what hangs together in the whole stays together here; then the other
    lines by reports. `actors` and `lines` are the most that are kept.
    """
    strength: dict[int, int] = defaultdict(int)
    degree: dict[int, int] = defaultdict(int)
    for pair, count in reports.items():
        for actor in pair:
            strength[actor] += count
            degree[actor] += 1
    kept = set(sorted(strength, key=lambda actor: (-strength[actor], -degree[actor], actor))[:actors])
    inside = sorted(
        ((pair, count) for pair, count in reports.items() if kept.issuperset(pair)),
        key=lambda item: (-item[1], item[0]),
    )
    tree, rest = _spanning_forest(inside)
    chosen = dict((tree + rest)[:lines])
    connected = {actor for pair in chosen for actor in pair}
    ranked = sorted(connected, key=lambda actor: (-strength[actor], -degree[actor], actor))
    return Backbone(tuple(ranked), chosen, dict(degree))


def _spanning_forest(
    ranked: list[tuple[Pair, int]],
) -> tuple[list[tuple[Pair, int]], list[tuple[Pair, int]]]:
    """Kruskal's forest over lines from the strongest to the weakest, and the lines left over."""
    parent: dict[int, int] = {}

    def root(actor: int) -> int:
        while parent.setdefault(actor, actor) != actor:
            parent[actor] = parent[parent[actor]]
            actor = parent[actor]
        return actor

    tree: list[tuple[Pair, int]] = []
    rest: list[tuple[Pair, int]] = []
    for pair, count in ranked:
        first, second = root(pair[0]), root(pair[1])
        (tree if first != second else rest).append((pair, count))
        parent[first] = second
    return tree, rest
