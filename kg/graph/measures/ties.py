"""Simple graphs made from statements, which the measures of networkx work on."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from kg.graph.graph import KnowledgeGraph
from kg.ontology import weight
from kg.records import Statement


def directed(graph: KnowledgeGraph, statements: Iterable[Statement]) -> nx.DiGraph[str]:
    """A directed graph of all actors; an edge's `weight` is the number of reports of the statements along it."""
    ties: nx.DiGraph[str] = nx.DiGraph()
    ties.add_nodes_from(graph.entities)
    for statement in statements:
        one, other = statement.subject.id, statement.object.id
        if one != other:
            known = ties.get_edge_data(one, other, {"weight": 0})["weight"]
            ties.add_edge(one, other, weight=known + graph.reports(statement))
    return ties


def undirected(graph: KnowledgeGraph, statements: Iterable[Statement]) -> nx.Graph[str]:
    """The same without direction: reports in both directions are added; `distance` is one over their number."""
    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from(graph.entities)
    for one, other, data in directed(graph, statements).edges(data=True):
        known = ties.get_edge_data(one, other, {"weight": 0})["weight"]
        ties.add_edge(one, other, weight=known + data["weight"])
    for _, _, data in ties.edges(data=True):
        data["distance"] = 1 / data["weight"]
    return ties


def signed(statements: Iterable[Statement]) -> nx.Graph[str]:
    """An undirected graph of friends and enemies: an edge's `weight` is the sum of the weights of its statements.

    Statements are those that count, whatever their status. Pairs whose weights cancel out to nothing have no edge.
    """
    sums: dict[tuple[str, str], float] = {}
    for statement in statements:
        value = weight(statement.relation_class, statement.cameo)
        one, other = sorted((statement.subject.id, statement.object.id))
        if value and one != other:
            sums[one, other] = round(sums.get((one, other), 0.0) + value, 6)
    ties: nx.Graph[str] = nx.Graph()
    ties.add_weighted_edges_from((*pair, total) for pair, total in sorted(sums.items()) if total)
    return ties
