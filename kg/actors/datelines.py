"""Datelines: the places and the outlet that the line before a report names ("VLORE, Albania (Example Wire) —").

Its words are blanked before parsing, since they say nothing of what is reported; they name actors all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.actors.knowledge_base import KnowledgeBase
from kg.actors.knowledge_records import Name
from kg.actors.references import Actors
from kg.articles.boilerplate import Dateline, boilerplate, dateline
from kg.ids import identifier
from kg.records import Article, Entity, Mention

PLACES = re.compile(r"[^,/]+")


def dateline_mentions(article: Article, actors: Actors, knowledge: KnowledgeBase) -> Iterator[Mention]:
    """The mentions in an article's dateline; offsets are those of `Article.document`."""
    text = article.document
    for span in boilerplate(text, len(text) - len(article.text)):
        line = dateline(text, span.start) if span.kind == "dateline" else None
        if line is not None:
            yield from _places(article, line, actors, knowledge)
            yield from _outlet(article, line, actors, knowledge)


def _places(article: Article, line: Dateline, actors: Actors, knowledge: KnowledgeBase) -> Iterator[Mention]:
    """The place first named, and what it lies in, from the last on: "Albania" tells which Vlore it is."""
    parts = list(PLACES.finditer(line.place))
    country: str | None = None
    found: list[Mention] = []
    for number, part in reversed(list(enumerate(parts))):
        name = part[0].strip()
        start = line.start + part.start() + len(part[0]) - len(part[0].lstrip())
        entity = _named(name, actors) or _known(name, country, knowledge, city=number == 0)
        entity = entity or Entity(f"place/{identifier(_cased(name))}", _cased(name), "place", country)
        country = entity.country if number else country
        found.append(Mention(article.id, start, start + len(name), article.document[start : start + len(name)], entity))
    yield from reversed(found)


def _named(name: str, actors: Actors) -> Entity | None:
    """The place that the article itself names so; a capital is the city here."""
    for reference in actors.references:
        entity = reference.city or reference.entities[0]
        words = actors.doc[reference.start : reference.end].text
        if words.casefold() == name.casefold() and (entity.type == "place" or words == name):
            return entity
    return None


def _known(name: str, country: str | None, knowledge: KnowledgeBase, *, city: bool) -> Entity | None:
    names = [known for known in knowledge.find(name, any_case=True) if known.entity.type in ("place", "country")]
    if city and any(known.entity.type == "place" for known in names):
        names = [known for known in names if known.entity.type == "place"]
    best = min(names, key=lambda known: _elsewhere(known, country), default=None)
    return best.entity if best is not None else None


def _elsewhere(known: Name, country: str | None) -> bool:
    return country is not None and known.entity.country != country


def _cased(name: str) -> str:
    return name.title() if name.isupper() else name


def _outlet(article: Article, line: Dateline, actors: Actors, knowledge: KnowledgeBase) -> Iterator[Mention]:
    if line.outlet is None:
        return
    start = article.document.index(f"({line.outlet})", line.start) + 1
    outlet = actors.publisher if line.outlet == article.source else None
    known = [name.entity for name in knowledge.find(line.outlet) if name.entity.type == "media"]
    entity = outlet or next(iter(known), Entity(f"org/{identifier(line.outlet)}", line.outlet, "media"))
    yield Mention(article.id, start, start + len(line.outlet), line.outlet, entity)
