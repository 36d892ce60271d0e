"""A small made-up graph, there at once and without reading an article: for examples and tests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from kg.graph.graph import KnowledgeGraph
from kg.ids import statement_id
from kg.ontology import relations
from kg.records import Argument, Article, Entity, Evidence, Statement, TimeSpan, unite


@lru_cache(maxsize=1)
def example() -> KnowledgeGraph:
    """The graph of a crisis between countries that do not exist (`example.yaml`).

    >>> example()
    <KnowledgeGraph: 15 statements between 6 actors, 7 articles, 2024-01-10 to 2024-03-21>
    """
    data = yaml.safe_load(files("kg.graph").joinpath("example.yaml").read_text(encoding="utf-8"))
    rows = data["statements"]
    sentences = {
        row["id"]: unique(statement["sentence"] for statement in rows if statement["article"] == row["id"])
        for row in data["articles"]
    }
    articles = {
        row["id"]: Article(
            row["id"], " ".join(sentences[row["id"]]), row["title"], f"https://example.org/{row['id']}", row["outlet"],
            row["day"],
        )
        for row in data["articles"]
    }  # fmt: skip
    entities = {row["id"]: Entity.from_dict(row) for row in data["actors"]}
    statements = [_statement(row, entities, articles[row["article"]], sentences[row["article"]]) for row in rows]
    contents = {number: [s.id for row, s in zip(rows, statements, strict=True) if row.get("of") == number]
                for number in range(len(rows))}  # fmt: skip
    statements = [replace(s, content=unite(contents[number])) for number, s in enumerate(statements)]
    return KnowledgeGraph.from_records(articles.values(), entities.values(), statements)


def unique(values: Iterable[str]) -> list[str]:
    """The distinct values in the order they first come."""
    return list(dict.fromkeys(values))


def _statement(row: dict[str, Any], entities: dict[str, Entity], article: Article, sentences: list[str]) -> Statement:
    relation, sentence, by = relations()[row["relation"]], row["sentence"], row.get("by")
    start = article.document.index(sentence)
    subject, target = (_argument(entities[row[part]], sentence, start) for part in ("subject", "object"))
    status, negated, day = row.get("status", "asserted"), row.get("negated", False), row.get("at")
    evidence = Evidence(
        article.id, sentences.index(sentence) + 1, start, start + len(sentence), sentence, relation.label,
        subject.span, target.span, 0.9,
    )  # fmt: skip
    return Statement(
        id=statement_id(
            subject.id, relation.id, target.id, status=status, negated=negated, attributed_to=by, month=article.month
        ),
        subject=subject, relation=relation.id, relation_class=relation.relation_class, object=target,
        evidence=(evidence,), cameo=relation.cameo, status=status, negated=negated,
        attributed_to=_argument(entities[by], sentence, start) if by else None,
        time=TimeSpan(f"{day:%A}", day, day) if day else None,
    )  # fmt: skip


def _argument(entity: Entity, sentence: str, start: int) -> Argument:
    place = sentence.find(entity.name)
    words = (entity.name, start + place, start + place + len(entity.name)) if place >= 0 else (None, None, None)
    return Argument(entity.id, entity.name, entity.type, entity.country, None, *words)
