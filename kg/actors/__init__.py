"""Actors: who a mention is."""

from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.loading import load
from kg.actors.own import KnowledgeError, load_with
from kg.actors.references import Actors, Belonging, Reference, Role
from kg.actors.resolution import resolve
from kg.actors.taken import is_counted

__all__ = [
    "Actors",
    "Belonging",
    "KnowledgeBase",
    "KnowledgeError",
    "Reference",
    "Role",
    "is_counted",
    "load",
    "load_with",
    "resolve",
]
