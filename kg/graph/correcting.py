"""Correcting: a graph with its namesakes told apart, its doubles united and people's corrections replayed.

A function of the graph and the corrections alone: the order of articles and corrections does not matter, and doing
it again changes nothing. The graph that was read stays what it is, so that a correction can be taken back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.graph.corrections import Corrections, Merge
from kg.graph.graph import KnowledgeGraph
from kg.graph.identity import Pair, certain, unsure
from kg.graph.merge import merge_entities
from kg.graph.namesakes import namesakes
from kg.graph.removing import remove
from kg.graph.rewriting import rewrite
from kg.records import Entity, unite

NOTHING = Corrections()


def correct(graph: KnowledgeGraph, corrections: Corrections = NOTHING) -> KnowledgeGraph:
    """The graph with one entity for each actor, as far as the program can tell and people have said.

    What people rejected or want forgotten is gone, under the ids that it was read with and those that it has become.
    """
    graph = _united(namesakes(remove(graph, corrections)), corrections.roots(), corrections)
    while roots := _certain_roots(graph, corrections):
        graph = _united(graph, roots, corrections)
    return remove(graph, corrections)


def questions(graph: KnowledgeGraph, corrections: Corrections = NOTHING) -> Iterator[Pair]:
    """The pairs of actors of a corrected graph that may be one, without those that corrections call not the same."""
    apart = _apart(corrections)
    return (pair for pair in unsure(graph) if frozenset((pair.into, pair.other)) not in apart)


def _certain_roots(graph: KnowledgeGraph, corrections: Corrections) -> dict[str, str]:
    """The id that each entity goes on under, where it is certainly another's.

    Of a group that holds two which are not the same, nothing is united.
    """
    found = Corrections(frozenset(Merge(pair.into, frozenset({pair.other})) for pair in certain(graph))).roots()
    pairs = ([found.get(id, id) for id in pair] for pair in _apart(corrections))
    forbidden = {ids[0] for ids in pairs if len(set(ids)) == 1}
    return {id: root for id, root in found.items() if id != root and root not in forbidden}


def _apart(corrections: Corrections) -> frozenset[frozenset[str]]:
    """The pairs that are not the same, under the ids that merges give them."""
    roots = corrections.roots()
    return frozenset(frozenset(roots.get(id, id) for id in pair) for pair in corrections.not_same)


def _united(graph: KnowledgeGraph, roots: Mapping[str, str], corrections: Corrections) -> KnowledgeGraph:
    """The graph with entities under the ids of others, with the names and types that people gave them."""
    given_roots = corrections.roots()
    names = _by_root(corrections.names, given_roots)
    types = _by_root(corrections.types, given_roots)
    groups: dict[str, list[Entity]] = defaultdict(list)
    for entity in graph.entities.values():
        groups[roots.get(entity.id, entity.id)].append(entity)
    entities = [_entity(root, same, names.get(root), types.get(root)) for root, same in groups.items()]
    if {entity.id: entity for entity in entities} == graph.entities:
        return graph
    return rewrite(graph, lambda id, article: roots.get(id, id), entities, moved=roots.keys())


def _by_root(values: Iterable[tuple[str, str]], roots: Mapping[str, str]) -> dict[str, str]:
    """What is said of each entity; of a merged one, what is said of the one that goes on, else of the first."""
    found: dict[str, str] = {}
    for id, value in sorted(values, key=lambda pair: (roots.get(pair[0], pair[0]) != pair[0], pair)):
        found.setdefault(roots.get(id, id), value)
    return found


def _entity(root: str, same: list[Entity], name: str | None, kind: str | None) -> Entity:
    """Several entities as one, under an id, and with a name and type that people gave it."""
    entity = merge_entities(replace(entity, id=root) for entity in same)[root]
    own = next((entity for entity in same if entity.id == root), entity)
    name, kind, country = name or own.name, kind or own.type, own.country or entity.country
    aliases = unite({*entity.aliases, entity.name} - {name})
    return replace(entity, name=name, type=kind, country=country, aliases=aliases)
