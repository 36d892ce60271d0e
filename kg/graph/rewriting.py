"""Rewriting: a graph whose entities go by other ids, with all that follows from ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from kg.graph.graph import KnowledgeGraph
from kg.ids import statement_id
from kg.records import Argument, Article, Entity, Evidence, Statement

# The id that an entity, by its own id, goes by in an article
NewId = Callable[[str, str], str]
# The id of a statement and the articles that say it
Said = tuple[str, frozenset[str]]


def rewrite(graph: KnowledgeGraph, new_id: NewId, entities: Iterable[Entity]) -> KnowledgeGraph:
    """The graph of these entities, with the statements about them under their new ids.

    A statement whose parts go by other ids gets the id that extraction would have given it; of what an entity has
    become its arguments take name, type and country. Statements that are the same now are united.
    """
    known = {entity.id: entity for entity in entities}
    changed = {id for id, entity in known.items() if graph.entities.get(id) != entity}

    def parts(statement: Statement) -> list[Statement]:
        return list(_parts(statement, new_id, known, changed, graph.articles))

    become = ((statement.id, parts(statement)) for statement in graph.by_id.values())
    renamed = {id: list(map(_said, new)) for id, new in become if [statement.id for statement in new] != [id]}
    statements = (
        replace(
            part,
            content=_links(part, part.content, renamed),
            responds_to=_links(part, part.responds_to, renamed),
        )
        if renamed.keys() & {*part.content, *part.responds_to}
        else part
        for statement in graph.by_id.values()
        for part in parts(statement)
    )
    return graph.remade(statements, entities=known.values())


def _parts(
    statement: Statement, new_id: NewId, entities: Mapping[str, Entity], changed: set[str],
    articles: Mapping[str, Article],
) -> Iterator[Statement]:  # fmt: skip
    """A statement under its new ids: one, or several where an entity goes by different ids in different articles."""
    by_ids: dict[tuple[str | None, ...], list[Evidence]] = defaultdict(list)
    arguments = (statement.subject, statement.object, statement.attributed_to, statement.place)
    for piece in statement.evidence:
        by_ids[tuple(new_id(argument.id, piece.article) if argument else None for argument in arguments)].append(piece)
    for ids, evidence in by_ids.items():
        if all(a is None or (a.id == id and id not in changed) for a, id in zip(arguments, ids, strict=True)):
            yield statement if len(by_ids) == 1 else replace(statement, evidence=tuple(evidence))
            continue
        first, article = evidence[0], articles.get(evidence[0].article)
        said = statement.said_by(tuple(evidence))
        subject, target = (_argument(a, new_id(a.id, first.article), entities) for a in (said.subject, said.object))
        by, place = (
            _argument(a, new_id(a.id, first.article), entities) if a else None for a in (said.attributed_to, said.place)
        )
        id = statement.id
        if ids[:3] != tuple(argument.id if argument else None for argument in arguments[:3]):
            id = statement_id(
                subject.id, statement.relation, target.id, status=statement.status, negated=statement.negated,
                attributed_to=by.id if by else None, month=article.month if article else "", predicate=first.predicate,
            )  # fmt: skip
        yield replace(said, id=id, subject=subject, object=target, attributed_to=by, place=place)


def _argument(argument: Argument, id: str, entities: Mapping[str, Entity]) -> Argument:
    entity = entities.get(id)
    if entity is None:
        return replace(argument, id=id)
    return replace(argument, id=id, name=entity.name, type=entity.type, country=entity.country)


def _said(statement: Statement) -> Said:
    return statement.id, frozenset(piece.article for piece in statement.evidence)


def _links(part: Statement, links: Iterable[str], renamed: Mapping[str, list[Said]]) -> tuple[str, ...]:
    """A statement's links under new ids: of those that a linked statement has become, what the same articles say."""
    said = {piece.article for piece in part.evidence}
    found: set[str] = set()
    for id in links:
        new = renamed.get(id)
        if new is None:
            found.add(id)
            continue
        here = [other for other, articles in new if said & articles]
        found.update(here or [other for other, _ in new])
    return tuple(sorted(found))
