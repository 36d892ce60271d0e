"""Who is central: degree, betweenness, PageRank, hubs and authorities, brokers."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from kg.graph.graph import KnowledgeGraph
from kg.graph.measures.ties import directed, undirected


@dataclass(frozen=True, slots=True)
class Centrality:
    """An actor's place in the graph: neighbours it acts on and that act on it, betweenness (0 to 1), PageRank."""

    id: str
    name: str
    acts_on: int
    acted_on_by: int
    reports: int
    betweenness: float
    pagerank: float


@dataclass(frozen=True, slots=True)
class HubAuthority:
    """An actor's scores in one relation class, each summing to 1: acting on many, acted on by many."""

    id: str
    name: str
    hub: float
    authority: float


@dataclass(frozen=True, slots=True)
class Broker:
    """An actor between others: pairs of its neighbours that have nothing to do with each other, and constraint.

    Constraint is low (0) for who has many neighbours apart from each other, high (1 and above) for who has few or
    such as know each other.
    """

    id: str
    name: str
    open_pairs: int
    constraint: float


def centrality(graph: KnowledgeGraph) -> list[Centrality]:
    """The centrality of each actor, the highest PageRank first; every statement counts, by its reports.

    Betweenness (Freeman 1977) is of undirected ties whose length is one over the number of reports; PageRank (Brin and
    Page 1998, damping 0.85) goes from subject to object.

    >>> from kg.graph import example
    >>> first = centrality(example())[0]
    >>> first.name, first.acts_on, first.acted_on_by
    ('Sylvania', 2, 4)
    """
    statements = list(graph.by_id.values())
    ties, plain = directed(graph, statements), undirected(graph, statements)
    rank = pagerank(ties)
    between = nx.betweenness_centrality(plain, weight="distance")
    reports = dict(plain.degree(weight="weight"))
    rows = [
        Centrality(
            id, graph.entity(id).name, ties.out_degree(id), ties.in_degree(id), reports[id], round(between[id], 6),
            round(rank[id], 6),
        )
        for id in ties
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-row.pagerank, row.id))


def pagerank(ties: nx.DiGraph[str], *, damping: float = 0.85, rounds: int = 200) -> dict[str, float]:
    """PageRank by power iteration; networkx has it too, but needs SciPy."""
    size = len(ties)
    rank = dict.fromkeys(ties, 1 / size if size else 0.0)
    strength = dict(ties.out_degree(weight="weight"))
    for _ in range(rounds if size else 0):
        idle = sum(rank[id] for id in ties if not strength[id])
        new = dict.fromkeys(ties, (1 - damping + damping * idle) / size)
        for one, other, data in ties.edges(data=True):
            new[other] += damping * rank[one] * data["weight"] / strength[one]
        moved = sum(abs(new[id] - rank[id]) for id in ties)
        rank = new
        if moved < 1e-12:
            break
    return rank


def hits(graph: KnowledgeGraph, relation_class: str, *, rounds: int = 200) -> list[HubAuthority]:
    """Hubs and authorities among the actors of one relation class ("DISAPPROVE": who accuses, who is accused).

    Kleinberg 1999, by power iteration; all statuses count, by reports. The highest authority first; actors without a
    statement of the class are left out.

    >>> from kg.graph import example
    >>> [(row.name, row.hub, row.authority) for row in hits(example(), "SANCTION")]
    [('Sylvania', 0.0, 1.0), ('Alpine League', 1.0, 0.0)]
    """
    ties = directed(graph, graph.statements(relation_class=relation_class))
    ties.remove_nodes_from(list(nx.isolates(ties)))
    hub = dict.fromkeys(ties, 1.0)
    authority = dict.fromkeys(ties, 0.0)
    for _ in range(rounds):
        authority = _scaled({id: sum(hub[o] * d["weight"] for o, _, d in ties.in_edges(id, data=True)) for id in ties})
        new = _scaled({id: sum(authority[o] * d["weight"] for _, o, d in ties.out_edges(id, data=True)) for id in ties})
        moved = sum(abs(new[id] - hub[id]) for id in ties)
        hub = new
        if moved < 1e-12:
            break
    rows = [HubAuthority(id, graph.entity(id).name, round(hub[id], 6), round(authority[id], 6)) for id in ties]
    return sorted(rows, key=lambda row: (-row.authority, -row.hub, row.id))


def brokers(graph: KnowledgeGraph) -> list[Broker]:
    """Actors that join others who have nothing to do with each other, the most pairs first (Burt 1992).

    >>> from kg.graph import example
    >>> [(row.name, row.open_pairs) for row in brokers(example())][:2]
    [('Freedonia', 6), ('Sylvania', 3)]
    """
    ties = undirected(graph, graph.by_id.values())
    constraint = nx.constraint(ties, nodes=list(ties), weight="weight")
    rows = []
    for id in ties:
        near = sorted(ties[id])
        pairs = len(near) * (len(near) - 1) // 2 - ties.subgraph(near).number_of_edges()
        if near:
            rows.append(Broker(id, graph.entity(id).name, pairs, round(constraint[id], 6)))
    return sorted(rows, key=lambda row: (-row.open_pairs, row.constraint, row.id))


def _scaled(scores: dict[str, float]) -> dict[str, float]:
    total = sum(scores.values())
    return {id: score / total for id, score in scores.items()} if total else scores
