"""Friends and enemies in threes: structural balance, and who stands well with both sides of a conflict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from kg.graph.exploring import happened
from kg.graph.graph import KnowledgeGraph
from kg.graph.measures.periods import by_period
from kg.graph.measures.ties import signed
from kg.records import Statement


@dataclass(frozen=True, slots=True)
class Triad:
    """Three actors of whom each two are friends or enemies; `signs` are of first-second, first-third, second-third."""

    actors: tuple[str, str, str]
    signs: tuple[int, int, int]

    @property
    def balanced(self) -> bool:
        """Whether the enemy of an enemy is a friend here: an even number of hostile ties."""
        return self.signs[0] * self.signs[1] * self.signs[2] > 0

    @property
    def kind(self) -> str:
        """The signs sorted: "+++" and "+--" are balanced, "++-" and "---" are not."""
        return "".join("+" if sign > 0 else "-" for sign in sorted(self.signs, reverse=True))


@dataclass(frozen=True, slots=True)
class StructuralBalance:
    """How many triads there are of each kind, and the share of balanced ones (None where there is no triad)."""

    period: str | None
    all_friends: int
    common_enemy: int
    divided_friend: int
    all_enemies: int
    balanced: float | None


@dataclass(frozen=True, slots=True)
class Mediator:
    """An actor with the pairs of enemies that it stands well with, both of them, and how often it mediates in words."""

    id: str
    name: str
    pairs: tuple[tuple[str, str], ...]
    mediations: int


def triads(statements: Iterable[Statement]) -> list[Triad]:
    """All triads among the actors of statements; the sign of a tie is that of the sum of its weights."""
    ties = signed(statements)
    found = []
    for clique in nx.enumerate_all_cliques(ties):
        if len(clique) > 3:
            break
        if len(clique) == 3:
            first, second, third = sorted(clique)
            pairs = ((first, second), (first, third), (second, third))
            a, b, c = (1 if ties.edges[pair]["weight"] > 0 else -1 for pair in pairs)
            found.append(Triad((first, second, third), (a, b, c)))
    return sorted(found, key=lambda triad: triad.actors)


def structural_balance(graph: KnowledgeGraph) -> StructuralBalance:
    """How far the friends of friends are friends and the enemies of enemies too (Heider 1946, Cartwright, Harary 1956).

    >>> from kg.graph import example
    >>> structural_balance(example())
    StructuralBalance(period=None, all_friends=0, common_enemy=1, divided_friend=1, all_enemies=0, balanced=0.5)
    """
    return _count(None, [s for s in graph.by_id.values() if happened(s)])


def structural_balance_over_time(
    graph: KnowledgeGraph, *, period: str = "month", memory: int = 1
) -> list[StructuralBalance]:
    """The structural balance of each period; a tie lasts for `memory` periods, counting its own.

    >>> from kg.graph import example
    >>> [(row.period, row.balanced) for row in structural_balance_over_time(example(), memory=2)]
    [('2024-01', None), ('2024-02', 1.0), ('2024-03', 0.5)]
    """
    parts = by_period(graph, [s for s in graph.by_id.values() if happened(s)], period)
    names = list(parts)
    windows = (names[max(0, place - memory + 1) : place + 1] for place in range(len(names)))
    return [_count(window[-1], [s for name in window for s in parts[name]]) for window in windows]


def mediators(graph: KnowledgeGraph) -> list[Mediator]:
    """Who stands well with both sides of a conflict or is said to mediate, the most pairs first.

    A pair's conflict, and standing well, are signs of the sum of weights of what they do to each other.

    >>> from kg.graph import example
    >>> [(row.name, row.pairs) for row in mediators(example())]
    [('Ruritania', (('place/Freedonia', 'place/Sylvania'),))]
    """
    ties = signed(s for s in graph.by_id.values() if happened(s))
    friends = {id: sorted(other for other, data in ties[id].items() if data["weight"] > 0) for id in ties}
    pairs = {
        id: tuple((a, b) for a, b in combinations(near, 2) if ties.has_edge(a, b) and ties.edges[a, b]["weight"] < 0)
        for id, near in friends.items()
    }
    words = dict.fromkeys(pairs, 0)
    for statement in graph.by_id.values():
        if statement.relation in ("mediatesBetween", "offersMediationTo") and not statement.negated:
            words[statement.subject.id] = words.get(statement.subject.id, 0) + 1
    rows = [Mediator(id, graph.entity(id).name, pairs.get(id, ()), count) for id, count in words.items()]
    rows = [row for row in rows if row.pairs or row.mediations]
    return sorted(rows, key=lambda row: (-len(row.pairs), -row.mediations, row.id))


def _count(period: str | None, statements: Iterable[Statement]) -> StructuralBalance:
    kinds = [triad.kind for triad in triads(statements)]
    friends, common, divided, enemies = (kinds.count(kind) for kind in ("+++", "+--", "++-", "---"))
    share = round((friends + common) / len(kinds), 3) if kinds else None
    return StructuralBalance(period, friends, common, divided, enemies, share)
