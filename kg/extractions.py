"""What articles give, as extraction hands it on: to a graph, or as JSON to other processes and the disk."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from kg.graph import KnowledgeGraph
from kg.records import Article, Entity, Mention, Statement

OF_EVIDENCE = frozenset(("article", "sentence", "start", "end", "evidence", "predicate", "confidence"))


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one article gives: its mentions of actors, the entities they stand for, and its statements."""

    article: Article
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]

    def to_json(self) -> str:
        """Entities and statements as a JSON object in ASCII on one line, which `from_json` reads back."""
        statements = []
        for statement in self.statements:
            # to_dict says of a single piece of evidence less, and of the first of several twice
            row = statement.to_dict() | {"mentions": [piece.to_dict() for piece in statement.evidence]}
            statements.append({name: value for name, value in row.items() if name not in OF_EVIDENCE})
        return json.dumps({"entities": [entity.to_dict() for entity in self.entities], "statements": statements})

    @classmethod
    def from_json(cls, article: Article, text: str | bytes) -> Extraction:
        """What `to_json` wrote of an article, without the mentions."""
        row = json.loads(text)
        entities, statements = map(Entity.from_dict, row["entities"]), map(Statement.from_dict, row["statements"])
        return cls(article, (), tuple(entities), tuple(statements))


def graph_of(extractions: Iterable[Extraction], *, min_confidence: float = 0.0) -> KnowledgeGraph:
    """The graph of what articles gave, as read: with all entities, and links also to statements that are left out.

    Args:
        min_confidence: leaves out readings of statements that are less sure.
    """
    found = list(extractions)
    return KnowledgeGraph.from_records(
        (extraction.article for extraction in found),
        (entity for extraction in found for entity in extraction.entities),
        (s for extraction in found for s in extraction.statements if s.confidence >= min_confidence),
    )
