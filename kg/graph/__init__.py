"""The knowledge graph: merging, corrections, exploring, measures."""

from kg.graph.correcting import correct, questions
from kg.graph.corrections import Corrections, CorrectionsError
from kg.graph.difference import Change, Difference
from kg.graph.example import example
from kg.graph.exploring import Neighbour, Path, Report, UnknownActorError
from kg.graph.graph import KnowledgeGraph
from kg.graph.quoting import quoted
from kg.graph.removing import blackout, forget, ids_as_read
from kg.graph.selection import Statements
from kg.graph.union import union

__all__ = [
    "Change", "Corrections", "CorrectionsError", "Difference", "KnowledgeGraph", "Neighbour", "Path", "Report",
    "Statements", "UnknownActorError", "blackout", "correct", "example", "forget",
    "ids_as_read", "questions", "quoted", "union",
]  # fmt: skip
