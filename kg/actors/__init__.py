"""Actors: who a mention is."""

from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.loading import load
from kg.actors.own import KnowledgeError, load_with
from kg.actors.references import Actors, Belonging, Reference, Role
from kg.actors.resolution import resolve

__all__ = [
    "Actors",
    "Belonging",
    "KnowledgeBase",
    "KnowledgeError",
    "Reference",
    "Role",
    "load",
    "load_with",
    "resolve",
]
