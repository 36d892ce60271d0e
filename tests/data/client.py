"""A program that uses the package, checked by mypy --strict as its author would."""

from __future__ import annotations

from datetime import date

import kg
from kg.graph import Difference, Path, UnknownActorError, measures


def busiest(folder: str) -> list[str]:
    """The names of who is accused most, with the days on which."""
    graph: kg.KnowledgeGraph = kg.load(folder)
    found: list[kg.Statement] = graph.statements(relation="accuses", since=date(2024, 1, 1), negated=False)
    days: list[date] = [day for statement in found[:10] for day in graph.days(statement)]
    try:
        way: Path | None = graph.path("Freedonia", "Sylvania")
    except UnknownActorError as error:
        return [str(error)]
    change: Difference = graph.diff(graph.merge(kg.build("articles")))
    tones: list[float | None] = [row.tone for row in measures.balance(graph, "Freedonia", "Sylvania", period="week")]
    names = [entity.name for group in graph.communities() for entity in group]
    graph.export("graph.gexf")
    return [*names, *map(str, days), str(way), str(change), *map(str, tones), found[0].subject.name]


def texts(paths: list[str]) -> list[str]:
    """What articles state."""
    problems: list[kg.articles.Problem] = []
    return [str(s) for extraction in kg.extract(kg.read(*paths, problems=problems)) for s in extraction.statements]
