"""Rewriting: a graph whose entities go by other ids, with all that follows from ids."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import groupby

from kg.graph.graph import KnowledgeGraph
from kg.graph.merge import MOST, united
from kg.ids import statement_id
from kg.records import Argument, Article, Entity, Evidence, Statement
from kg.shelf import folder_of
from kg.sorting import in_order

# The id that an entity, by its own id, goes by in an article
NewId = Callable[[str, str], str]
# The id of a statement and the articles that say it
Said = tuple[str, frozenset[str]]


def rewrite(
    graph: KnowledgeGraph, new_id: NewId, entities: Iterable[Entity], *, moved: AbstractSet[str]
) -> KnowledgeGraph:
    """The graph of these entities, with the statements about them under their new ids.

    A statement whose parts go by other ids gets the id that extraction would have given it; of what an entity has
    become its arguments take name, type and country. Statements that are the same now are united. `moved` are those
    that `new_id` has another id for in some article.
    """
    known = {entity.id: entity for entity in entities}
    changed = {id for id, entity in known.items() if graph.entities.get(id) != entity}
    touched = changed | moved
    renamed: dict[str, list[Said]] = {}

    def stays(statement: Statement) -> bool:
        return not any(part is not None and part.id in touched for part in _arguments(statement))

    def parts() -> Iterator[Statement]:
        for statement in graph.by_id.values():
            if not stays(statement):
                new = list(_parts(statement, new_id, known, changed, graph.articles))
                if [one.id for one in new] != [statement.id]:
                    renamed[statement.id] = list(map(_said, new))
                yield from new

    def linked(part: Statement) -> Statement:
        if not renamed.keys() & {*part.content, *part.responds_to}:
            return part
        return replace(
            part, content=_links(part, part.content, renamed), responds_to=_links(part, part.responds_to, renamed)
        )

    others = in_order(parts(), _id, folder_of(graph.by_id), most=MOST)  # all of them: `renamed` is whole then
    together = heapq.merge(filter(stays, graph.by_id.values()), others, key=_id)
    return graph.of_sorted((united(list(map(linked, same))) for _, same in groupby(together, _id)), known.values())


def _parts(
    statement: Statement, new_id: NewId, entities: Mapping[str, Entity], changed: set[str],
    articles: Mapping[str, Article],
) -> Iterator[Statement]:  # fmt: skip
    """A statement under its new ids: one, or several where an entity goes by different ids in different articles."""
    by_ids: dict[tuple[str | None, ...], list[Evidence]] = defaultdict(list)
    arguments = _arguments(statement)
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


def _arguments(statement: Statement) -> tuple[Argument | None, ...]:
    return statement.subject, statement.object, statement.attributed_to, statement.place


def _id(statement: Statement) -> str:
    return statement.id


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
