"""The union of many graphs that come one after the other, as shards of articles are read."""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph.graph import KnowledgeGraph


def union(graphs: Iterable[KnowledgeGraph]) -> KnowledgeGraph:
    """Many graphs as one, as `KnowledgeGraph.merge` gives it, without all of them in memory at once.

    They are merged as a binary counter carries: those of as many graphs each, so that a record is merged log2(n) times
    and what several graphs say is kept once for each of log2(n) parts.

    >>> from kg.graph import example
    >>> union([example(), KnowledgeGraph(), example()]) == example()
    True
    """
    parts: list[KnowledgeGraph] = []
    for number, graph in enumerate(graphs, start=1):
        parts.append(graph)
        while number % 2 == 0:
            last = parts.pop()
            parts[-1] = parts[-1].merge(last)
            number //= 2
    return KnowledgeGraph().merge(*parts)
