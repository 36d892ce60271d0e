"""The graph as FollowTheMoney entities, for Aleph, OpenSanctions' tools and nomenklatura."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha1
from typing import Any

from kg.graph import KnowledgeGraph
from kg.records import Article, Entity, Statement, day_of

SCHEMATA = {
    "country": "Territory", "place": "Territory", "person": "Person", "organization": "Organization",
    "government_body": "PublicBody", "military": "PublicBody", "armed_group": "Organization",
    "international_organization": "Organization", "media": "Organization", "event": "Event", "group": "LegalEntity",
}  # fmt: skip
Properties = Mapping[str, Iterable[str | None]]
WIKIDATA = "http://www.wikidata.org/entity/"


def to_followthemoney(graph: KnowledgeGraph) -> str:
    """The graph as one JSON object a line: actors, articles, and a link for each statement.

    A statement is an `UnknownLink` from subject to object with the relation as `role` and the status in words as
    `status`, its sentences as `summary`, its articles as `proof`. Lost: offsets, whose content a statement is, event
    classes, and countries, which FollowTheMoney writes in two letters.
    """
    rows = (*_actors(graph), *map(_article, graph.articles.values()), *_links(graph))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _actors(graph: KnowledgeGraph) -> Iterator[dict[str, Any]]:
    named = {id for s in graph.by_id.values() for id in (s.subject.id, s.object.id)}
    for id in sorted(named | graph.entities.keys()):
        yield _actor(graph.entity(id))


def _actor(entity: Entity) -> dict[str, Any]:
    schema = SCHEMATA.get(entity.type, "LegalEntity")
    properties: Properties = {
        "name": [entity.name],
        "alias": entity.aliases,
        "position": entity.roles if schema == "Person" else (),
        "wikidataId": [link.removeprefix(WIKIDATA) for link in entity.links if link.startswith(WIKIDATA)],
        "sourceUrl": [link for link in entity.links if not link.startswith(WIKIDATA)],
        "keywords": [] if schema == "Person" else [entity.type],
    }
    return _row("actor", entity.id, schema, properties)


def _article(article: Article) -> dict[str, Any]:
    day = day_of(article.published)
    properties: Properties = {
        "title": [article.title or article.id], "sourceUrl": [article.url], "publisher": list(article.sources),
        "author": [article.author],
        "publishedAt": [day.isoformat() if day else None],
    }  # fmt: skip
    return _row("article", article.id, "Article", properties)


def _links(graph: KnowledgeGraph) -> Iterator[dict[str, Any]]:
    for statement in graph.by_id.values():
        days = graph.days(statement)
        time = statement.time
        properties: Properties = {
            "subject": [_id("actor", statement.subject.id)], "object": [_id("actor", statement.object.id)],
            "role": [statement.relation], "status": [_status(statement)],
            "summary": [piece.text for piece in statement.evidence],
            "date": [days[0].isoformat() if days else None],
            "startDate": [time.start.isoformat() if time and time.start else None],
            "endDate": [time.end.isoformat() if time and time.end else None],
            "publisher": graph.sources(statement), "recordId": [statement.id],
            "proof": [_id("article", piece.article) for piece in statement.evidence if piece.article in graph.articles],
        }  # fmt: skip
        yield _row("statement", statement.id, "UnknownLink", properties)


def _status(statement: Statement) -> str:
    by = f" by {statement.attributed_to.name}" if statement.attributed_to else ""
    return f"{statement.status}{by}{', said not to have happened' if statement.negated else ''}"


def _id(kind: str, id: str) -> str:
    # FollowTheMoney ids hold letters, digits and a few signs; ours hold any script and a slash
    return f"kg-{sha1(f'{kind} {id}'.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _row(kind: str, id: str, schema: str, properties: Properties) -> dict[str, Any]:
    filled = {name: list(dict.fromkeys(value for value in values if value)) for name, values in properties.items()}
    return {
        "id": _id(kind, id),
        "schema": schema,
        "properties": {name: values for name, values in filled.items() if values},
    }
