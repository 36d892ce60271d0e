"""The graph as the page reads it: columns of numbers and of distinct texts, which are one JSON object.

Everything that comes from an article is cleaned here; offsets are turned to the UTF-16 units that a script counts in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kg.graph import KnowledgeGraph
from kg.graph.profile import offices
from kg.ontology import event_classes
from kg.records import STATUSES, Argument, Article, Entity, Evidence, Statement, day_of
from kg.shelf import folder_of, places
from kg.view.columns import Column, DistinctTexts, SparseColumn
from kg.view.legend import class_label, content_status, legend, quad_index, relation_labels
from kg.view.text import clean, units, web_link

EPOCH = date(1970, 1, 1)
# Columns of statements of which few have anything
SPARSE = ("content", "answers", "time", "omitted", "place", "sectors")
NOBODY = -1


class Table:
    """Distinct values in the order they first come, each known by its number."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._places: dict[Any, int] = {}

    def __call__(self, value: Any) -> int:
        """The number of a value, new or known."""
        if value not in self._places:
            self._places[value] = len(self.values)
            self.values.append(value)
        return self._places[value]


def actors(graph: KnowledgeGraph) -> list[Entity]:
    """The graph's entities, and those that only a statement names, by id."""
    known = dict(graph.entities)
    for statement in graph.by_id.values():
        for part in (statement.subject, statement.object, statement.attributed_to, statement.place):
            if part and part.id not in known:
                known[part.id] = Entity(part.id, part.name, part.type, part.country)
    return [known[id] for id in sorted(known)]


def payload(graph: KnowledgeGraph, entities: list[Entity], *, evidence: int) -> dict[str, Any]:
    """The columns of actors, articles, statements and evidence; at most `evidence` sentences for a statement.

    Those of a graph that is on disk are there as well.
    """
    types, outlets = Table(), Table()
    sentences = DistinctTexts(folder_of(graph.by_id))
    articles = _articles(graph)
    found: dict[str, Any] = {
        "actors": _actor_columns(graph, entities, types),
        "articles": _article_columns(articles, outlets, folder_of(graph.by_id)),
        "statements": _statement_columns(graph, entities, articles, sentences, outlets, evidence),
        "types": types.values,
        "outlets": outlets.values,
        "statuses": list(STATUSES),
    }
    found["statements"]["sentence"], found["sentences"] = sentences.columns()
    return found


def _actor_columns(graph: KnowledgeGraph, entities: list[Entity], types: Table) -> dict[str, Any]:
    return {
        "id": [clean(entity.id) for entity in entities],
        "name": [clean(entity.name) or clean(entity.id) for entity in entities],
        "type": [types(clean(entity.type)) for entity in entities],
        "country": [clean(entity.country or "") for entity in entities],
        "aliases": _sparse([clean(alias) for alias in entity.aliases] for entity in entities),
        "links": _sparse([link for link in map(web_link, entity.links) if link] for entity in entities),
        "roles": _sparse(_roles(graph, entities)),
    }


def _roles(graph: KnowledgeGraph, entities: list[Entity]) -> list[list[list[Any]]]:
    """Each actor's roles: what it is called, the actor it is held of, first and last day told, number of articles.

    A role of the record that no statement tells of has no actor (-1), no days, and no article.
    """
    place = {entity.id: number for number, entity in enumerate(entities)}
    rows: list[list[list[Any]]] = [[] for _ in entities]
    for office in offices(graph):
        rows[place[office.holder.id]].append(
            [clean(office.title), place[office.of.id], _day(office.first), _day(office.last), office.articles]
        )
    for entity, told in zip(entities, rows, strict=True):
        titles = {title.casefold() for title, *_ in told}
        told += [[clean(role), NOBODY, None, None, 0] for role in entity.roles if clean(role).casefold() not in titles]
    return rows


def _articles(graph: KnowledgeGraph) -> Mapping[str, Article | None]:
    """The graph's articles, and those that only evidence names, of which nothing else is known, by id."""
    pieces = (piece for statement in graph.by_id.values() for piece in statement.evidence)
    unknown = {piece.article for piece in pieces if piece.article not in graph.articles}
    return {id: graph.articles.get(id) for id in sorted({*graph.articles, *unknown})} if unknown else graph.articles


def _article_columns(articles: Mapping[str, Article | None], outlets: Table, folder: Path | None) -> dict[str, Any]:
    columns = {name: Column(folder) for name in ("id", "title", "url", "outlet", "day")}
    also = SparseColumn(folder)
    for row, (id, article) in enumerate(articles.items()):
        carried = [outlets(clean(name)) for name in article.sources] if article else []
        columns["id"].append(clean(id))
        columns["title"].append(clean(article.title or "") if article else "")
        columns["url"].append(web_link(article.url) or "" if article else "")
        columns["outlet"].append(carried[0] if carried else NOBODY)
        columns["day"].append(_day(day_of(article.published)) if article else None)
        also.put(row, carried[1:])
    return columns | {"also": also}


def _statement_columns(
    graph: KnowledgeGraph, entities: list[Entity], articles: Mapping[str, Article | None], sentences: DistinctTexts,
    outlets: Table, limit: int,
) -> dict[str, Any]:  # fmt: skip
    actor = {entity.id: place for place, entity in enumerate(entities)}
    article, place_of = places(articles), places(graph.by_id)
    relations, classes, sectors = Table(), Table(), Table()
    folder = folder_of(graph.by_id)
    sparse = {name: SparseColumn(folder) for name in SPARSE}
    for id in event_classes():
        classes((id, class_label(id), quad_index(id)))
    rows = {
        name: Column(folder)
        for name in (
            "subject", "object", "relation", "status", "negated", "by", "confidence", "reports", "outlets", "first",
            "last", "end", "article", "marks", "id",
        )
    }  # fmt: skip
    end = 0
    for number, statement in enumerate(graph.by_id.values()):
        of_class = classes(
            (clean(statement.relation_class), clean(class_label(statement.relation_class)),
             quad_index(statement.relation_class))
        )  # fmt: skip
        labels = tuple(clean(label) for label in relation_labels(statement))
        days = graph.days(statement)
        rows["subject"].append(actor[statement.subject.id])
        rows["object"].append(actor[statement.object.id])
        rows["relation"].append(relations((clean(statement.relation), *labels, of_class, content_status(statement))))
        rows["status"].append(STATUSES.index(statement.status))
        rows["negated"].append(int(statement.negated))
        rows["by"].append(actor[statement.attributed_to.id] if statement.attributed_to else NOBODY)
        rows["confidence"].append(round(100 * statement.confidence))
        rows["reports"].append(graph.reports(statement))
        rows["outlets"].append(_outlet_count(graph, statement))
        rows["first"].append(_day(days[0]) if days else None)
        rows["last"].append(_day(days[-1]) if days else None)
        pieces = _by_day(graph, statement)
        kept = pieces if len(pieces) <= limit else pieces[: limit - limit // 2] + pieces[len(pieces) - limit // 2 :]
        rows["id"].append(clean(statement.id))
        for piece in kept:
            rows["article"].append(article(piece.article))
            sentences.append(clean(piece.text))
            rows["marks"].append(_marks(piece))
        rows["end"].append(end := end + len(kept))
        told: tuple[Sequence[Any], ...] = (
            [place_of(id) for id in statement.content if id in graph.by_id],
            [place_of(id) for id in statement.responds_to if id in graph.by_id],
            _time(statement),
            _omitted(graph, pieces, kept, outlets),
            [actor[statement.place.id]] if statement.place else [],
            _sectors(statement, sectors),
        )
        for column, values in zip(sparse.values(), told, strict=True):
            column.put(number, values)
    return {
        **rows,
        **sparse,
        "relations": relations.values,
        "classes": classes.values,
        "sector_labels": sectors.values,
    }


def _outlet_count(graph: KnowledgeGraph, statement: Statement) -> int:
    articles = {piece.article for piece in statement.evidence} & graph.articles.keys()
    return len({outlet for id in articles for outlet in graph.articles[id].sources})


def _by_day(graph: KnowledgeGraph, statement: Statement) -> list[Evidence]:
    """The evidence in order of publication, undated articles last."""

    def published(piece: Evidence) -> tuple[date, Evidence]:
        article = graph.articles.get(piece.article)
        return (day_of(article.published) if article else None) or date.max, piece

    return sorted(statement.evidence, key=published)


def _omitted(graph: KnowledgeGraph, pieces: list[Evidence], kept: list[Evidence], outlets: Table) -> list[int | None]:
    """Day and outlet, one after the other, of the articles whose sentences are left out: filters still count them.

    An article of several outlets stands there once for each.
    """
    if len(pieces) == len(kept):
        return []
    left_out = {piece.article for piece in pieces} - {piece.article for piece in kept}
    found = []
    for id in sorted(left_out & graph.articles.keys()):
        article = graph.articles[id]
        carried = [outlets(clean(name)) for name in article.sources] or [NOBODY]
        for outlet in carried:
            found += [_day(day_of(article.published)), outlet]
    return found


def _marks(piece: Evidence) -> list[int] | int:
    """Start and end of subject and object within the sentence, or 0 where neither is in it."""
    marks: list[int] = []
    for span in (piece.subject, piece.object):
        start, end = (span[0] - piece.start, span[1] - piece.start) if span else (0, 0)
        inside = 0 <= start < end <= len(piece.text)
        marks += [units(piece.text[:start]), units(piece.text[:end])] if inside else [0, 0]
    return marks if any(marks) else 0


def _time(statement: Statement) -> list[Any]:
    time = statement.time
    return [clean(time.text), _day(time.start), _day(time.end)] if time else []


def _sectors(statement: Statement, sectors: Table) -> list[int]:
    """The numbers of the sectors of subject and object (-1 for none), or nothing where neither has one."""

    def number(part: Argument) -> int:
        return sectors(clean(legend()["sectors"].get(part.sector, part.sector))) if part.sector else NOBODY

    if not (statement.subject.sector or statement.object.sector):
        return []
    return [number(statement.subject), number(statement.object)]


def _sparse(rows: Iterable[Sequence[Any]]) -> dict[str, Sequence[Any]]:
    """The rows that hold anything, by their number."""
    return {str(place): row for place, row in enumerate(rows) if row}


def _day(day: date | None) -> int | None:
    """Days since 1970."""
    return (day - EPOCH).days if day else None
