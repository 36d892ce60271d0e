"""Read news articles, build a geopolitical knowledge graph of who did or said what to whom."""

from kg.graph import KnowledgeGraph
from kg.records import Argument, Article, Entity, Evidence, Mention, Statement, TimeSpan

__all__ = ["Argument", "Article", "Entity", "Evidence", "KnowledgeGraph", "Mention", "Statement", "TimeSpan"]
__version__ = "0.1.0"
