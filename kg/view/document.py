"""The whole HTML document of a graph."""

from __future__ import annotations

import base64
import heapq
import zlib
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from kg.graph import KnowledgeGraph
from kg.ontology import quad_classes
from kg.records import Entity, day_of
from kg.view.backbone import Backbone, backbone, pair_reports
from kg.view.bundle import content_hash, script, style, vis_network
from kg.view.columns import Column, compact
from kg.view.drawing import network_data
from kg.view.legend import legend, relation_labels, status_words
from kg.view.payload import actors, payload
from kg.view.text import clean, web_link

THREES = 3 << 14  # bytes that base64 makes text of at a time, without padding between
DEFAULT_TITLE = "Who did or said what to whom"


def page(graph: KnowledgeGraph, *, title: str | None = None, focus: str | None = None, **limits: int) -> str:
    """The complete HTML of a graph, as `pieces` gives it with the same arguments."""
    return "".join(pieces(graph, title=title, focus=focus, **limits))


def pieces(
    graph: KnowledgeGraph,
    *,
    title: str | None = None,
    focus: str | None = None,
    limit_actors: int = 400,
    limit_lines: int = 1500,
    limit_evidence: int = 30,
    limit_rows: int = 500,
) -> Iterator[str]:
    """The complete HTML of a graph in pieces: one document that needs nothing else, the same for the same graph.

    Args:
        graph: the graph to show.
        title: the heading; a general one unless given.
        focus: id, name or alias of the actor whose neighbourhood the page opens with.
        limit_actors: the most actors drawn on the map; all others are found by search, neighbourhood and path.
        limit_lines: the most lines drawn on the map.
        limit_evidence: the most sentences kept for one statement; its number of reports is always the full one.
        limit_rows: the most rows of the table for readers without scripts.

    Raises:
        ValueError: the graph holds no actor called `focus`.
    """
    entities = actors(graph)
    heading = clean(title or DEFAULT_TITLE)
    index = {entity.id: place for place, entity in enumerate(entities)}
    drawn = backbone(pair_reports(graph, index), actors=limit_actors, lines=limit_lines)
    data = payload(graph, entities, evidence=limit_evidence) | {
        "title": heading,
        "focus": _focus(graph, index, focus),
        "network": network_data(drawn),
        "legend": _legend(),
    }
    template = _template()
    library, own, look, plain = vis_network(), script(), style(), style("plain")
    return template.generate(
        title=heading,
        summary=_summary(graph, entities),
        rows=_rows(graph, limit_rows),
        total=len(graph),
        policy="; ".join(
            (
                "default-src 'none'",
                f"script-src {content_hash(library)} {content_hash(own)}",
                f"style-src {content_hash(look)} {content_hash(plain)}",
                "img-src data:",
                "base-uri 'none'",
                "form-action 'none'",
            )
        ),
        library=_inline(library),
        script=_inline(own),
        style=_inline(look),
        plain=_inline(plain),
        data=_packed(data),
    )


def drawn_part(graph: KnowledgeGraph, *, actors_drawn: int) -> tuple[list[Entity], Backbone]:
    """The entities of a graph, and its backbone of at most so many actors (indices of the entities)."""
    entities = actors(graph)
    index = {entity.id: place for place, entity in enumerate(entities)}
    return entities, backbone(pair_reports(graph, index), actors=actors_drawn)


def _focus(graph: KnowledgeGraph, index: dict[str, int], name: str | None) -> int | None:
    if name is None:
        return None
    found = [entity.id for entity in graph.find(name)] or [name]
    if found[0] not in index:
        raise ValueError(f"the graph has no actor called {name!r}; give an id, a name or an alias of one of its actors")
    return index[found[0]]


def _legend() -> dict[str, Any]:
    words = legend()
    quads = [
        {"id": quad.id, "label": words["quads"][quad.id], "colour": quad.colour, "definition": quad.definition}
        for quad in quad_classes().values()
    ]
    return {name: words[name] for name in ("types", "colours", "statuses", "negated", "sites")} | {"quads": quads}


def _summary(graph: KnowledgeGraph, entities: list[Entity]) -> dict[str, Any]:
    first, last = map(date.isoformat, graph.span) if graph.span else (None, None)
    return {
        "statements": len(graph),
        "actors": len(entities),
        "articles": len(graph.articles),
        "outlets": len({outlet for article in graph.articles.values() for outlet in article.sources}),
        "first": first,
        "last": last,
    }


def _rows(graph: KnowledgeGraph, limit: int) -> list[dict[str, Any]]:
    """The most reported statements as rows of a plain table."""
    # What sorting all and taking the first gives, with no more than these in memory
    ranked = heapq.nsmallest(limit, graph.by_id.values(), lambda statement: (-graph.reports(statement), statement.id))
    rows = []
    for statement in ranked:
        first = statement.evidence[0]
        article = graph.articles.get(first.article)
        by = clean(statement.attributed_to.name) if statement.attributed_to else None
        day = day_of(article.published) if article else None
        rows.append(
            {
                "subject": clean(statement.subject.name),
                "relation": clean(relation_labels(statement)[0]),
                "object": clean(statement.object.name),
                "status": status_words(statement.status, by, statement.negated),
                "sentence": clean(first.text),
                "source": clean(article.source or "") if article else "",
                "day": day.isoformat() if day else "",
                "link": web_link(article.url) if article else None,
            }
        )
    return rows


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("kg.view", "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template("page.html")


def _packed(data: dict[str, Any]) -> Iterator[Markup]:
    """The data as raw DEFLATE in base64: compact, and no character of it means anything in HTML."""
    left = b""
    for packed in _deflated(_json(data)):
        left += packed
        if whole := len(left) // THREES * THREES:
            yield Markup(base64.b64encode(left[:whole]).decode("ascii"))
            left = left[whole:]
    yield Markup(base64.b64encode(left).decode("ascii"))


def _deflated(texts: Iterable[str]) -> Iterator[bytes]:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    for text in texts:
        yield packer.compress(text.encode("utf-8"))
    yield packer.flush()


def _json(value: Any) -> Iterator[str]:
    """JSON in pieces, of tables of columns: of a large graph the whole is a hundred megabytes."""
    if isinstance(value, Column):
        yield from value
    elif value and isinstance(value, dict):
        for place, (name, part) in enumerate(value.items()):
            yield f"{',' if place else '{'}{compact(name)}:"
            yield from _json(part)
        yield "}"
    else:
        yield compact(value)


def _inline(source: str) -> Markup:
    """A script or style of ours as it stands; raises ValueError if it could end its element early."""
    lowered = source.lower()
    if any(mark in lowered for mark in ("</script", "</style", "<!--")):
        raise ValueError("an inlined script or style holds </script, </style or <!--; write it in another way")
    return Markup(source)  # files of this package and of pyvis, never text of an article
