"""The knowledge graph: merging, corrections, exploring, measures."""

from kg.graph.difference import Change, Difference
from kg.graph.example import example
from kg.graph.exploring import Neighbour, Path, Report, UnknownActorError
from kg.graph.graph import KnowledgeGraph
from kg.graph.selection import Statements

__all__ = [
    "Change",
    "Difference",
    "KnowledgeGraph",
    "Neighbour",
    "Path",
    "Report",
    "Statements",
    "UnknownActorError",
    "example",
]
