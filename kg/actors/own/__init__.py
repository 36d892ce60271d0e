"""A user's own knowledge: actors and office holders of files, added to the shipped knowledge base."""

from kg.actors.own.adding import load_with
from kg.actors.own.forms import KnowledgeError

__all__ = ["KnowledgeError", "load_with"]
