"""The union of many graphs that come one after the other, as shards of articles are read."""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph.graph import KnowledgeGraph


class Union:
    """A union of graphs that are added one after the other, without all of them in memory at once.

    They are merged as a binary counter carries: those of as many graphs each, so that a record is merged log2(n) times
    and what several graphs say is kept once for each of log2(n) parts.
    """

    def __init__(self) -> None:
        self._parts: list[KnowledgeGraph] = []
        self._count = 0

    def add(self, graph: KnowledgeGraph) -> None:
        """Add a graph."""
        self._parts.append(graph)
        self._count += 1
        number = self._count
        while number % 2 == 0:
            last = self._parts.pop()
            self._parts[-1] = self._parts[-1].merge(last)
            number //= 2

    def graph(self) -> KnowledgeGraph:
        """All that were added, as one."""
        return KnowledgeGraph().merge(*self._parts)


def union(graphs: Iterable[KnowledgeGraph]) -> KnowledgeGraph:
    """Many graphs as one, as `KnowledgeGraph.merge` gives it.

    >>> from kg.graph import example
    >>> union([example(), KnowledgeGraph(), example()]) == example()
    True
    """
    united = Union()
    for graph in graphs:
        united.add(graph)
    return united.graph()
