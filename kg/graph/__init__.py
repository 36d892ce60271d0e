"""The knowledge graph: merging, corrections, measures."""

from kg.graph.graph import KnowledgeGraph

__all__ = ["KnowledgeGraph"]
