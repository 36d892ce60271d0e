"""Communities: actors that have more to do with each other than with the rest."""

from __future__ import annotations

import networkx as nx

from kg.graph.graph import KnowledgeGraph
from kg.graph.measures.ties import undirected
from kg.ontology import quad_class
from kg.records import Entity

SEED = 0  # Louvain visits the actors in a random order; the same one gives the same communities again


def communities(
    graph: KnowledgeGraph, *, resolution: float = 1.0, quad_classes: tuple[str, ...] | None = None
) -> list[tuple[Entity, ...]]:
    """The communities of the actors, the largest first (Louvain: Blondel and others 2008).

    Ties are undirected and weigh as many as there are reports; a community's most reported actors come first. Actors
    without any tie are left out.

    Args:
        resolution: above 1 gives more and smaller communities.
        quad_classes: only ties of these quad classes, as ("verbal cooperation", "material cooperation") for who works
            together; all unless given.
    """
    statements = [
        s for s in graph.by_id.values() if quad_classes is None or quad_class(s.relation_class) in quad_classes
    ]
    ties = undirected(graph, statements)
    ties.remove_nodes_from(list(nx.isolates(ties)))
    found = nx.community.louvain_communities(ties, weight="weight", resolution=resolution, seed=SEED)
    strength = dict(ties.degree(weight="weight"))
    groups = [tuple(map(graph.entity, sorted(group, key=lambda id: (-strength[id], id)))) for group in found]
    return sorted(groups, key=lambda group: (-len(group), group[0].id))
