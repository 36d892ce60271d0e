"""The knowledge graph: merging, corrections, measures."""

from kg.graph.correcting import correct, questions
from kg.graph.corrections import Corrections, CorrectionsError
from kg.graph.graph import KnowledgeGraph

__all__ = ["Corrections", "CorrectionsError", "KnowledgeGraph", "correct", "questions"]
