"""Reading RDF that `kg.rdf.writing` wrote back into a knowledge graph.

Only the records are read: direct edges, counts and quad classes are computed again. Articles come back without
their texts, which are never written.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, Triple, parse

from kg.graph import KnowledgeGraph
from kg.rdf.iris import VOCABULARY_NAMESPACES, Namespaces, decode, term
from kg.rdf.model import Object
from kg.rdf.terms import TYPE_OF_CLASS
from kg.rdf.writing import FORMATS, format_of
from kg.records import Argument, Article, Entity, Evidence, Statement, TimeSpan, parse_date, unite

TYPE = term("rdf:type").value
ENTITY = term("kgo:Entity").value


def read(path: str | os.PathLike[str], *, format: str | None = None) -> KnowledgeGraph:
    """The knowledge graph in a file of any format of `FORMATS`, told by its suffix unless `format` says it.

    Raises FileNotFoundError, ValueError (unknown format, or RDF that is no such graph) or SyntaxError (broken RDF).
    """
    path = Path(path)
    if not path.exists():
        raise FileNotFoundError(f"{path}: there is no such file")
    name = format or format_of(path)
    if name not in FORMATS:
        raise ValueError(f"There is no RDF format {name!r}; choose one of {', '.join(FORMATS)}")
    return from_triples(parse(path=str(path), format=FORMATS[name][0]))


def from_triples(triples: Iterable[Triple | Quad]) -> KnowledgeGraph:
    """The knowledge graph that these triples describe, in any order; its base IRI is the one that they name."""
    things: dict[str, dict[str, list[Object]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            things[triple.subject.value][triple.predicate.value].append(triple.object)
    bases = [row[term("void:uriSpace").value][0].value for row in things.values() if term("void:uriSpace").value in row]
    if len(bases) != 1:
        raise ValueError(
            f"The RDF has {len(bases)} datasets with a void:uriSpace and must have one: was it written by `kg`?"
        )
    return _Reader(things, Namespaces(bases[0])).graph()


class _Reader:
    def __init__(self, things: dict[str, dict[str, list[Object]]], space: Namespaces) -> None:
        self.things = things
        self.space = space

    def graph(self) -> KnowledgeGraph:
        articles, statements = [], []
        entities = {}
        for iri, row in self.things.items():
            for kind in row.get(TYPE, ()):
                if kind.value == ENTITY or kind.value in TYPE_OF_CLASS:
                    entities[iri] = self.entity(iri, TYPE_OF_CLASS.get(kind.value))
                elif kind.value == term("schema:NewsArticle").value:
                    articles.append(self.article(iri))
        for iri, row in self.things.items():
            if any(kind.value == term("kgo:Statement").value for kind in row.get(TYPE, ())):
                statements.append(self.statement(iri, entities))
        return KnowledgeGraph.from_records(articles, entities.values(), statements)

    def all(self, iri: str, curie: str) -> list[str]:
        row = self.things.get(iri)
        values = row.get(term(curie).value, ()) if row else ()
        return list(dict.fromkeys(value.value for value in values))  # a file may say a thing twice

    def maybe(self, iri: str, curie: str) -> str | None:
        values = self.all(iri, curie)
        if len(values) > 1:
            raise ValueError(f"<{iri}> has {len(values)} values of {curie} and can have only one")
        return values[0] if values else None

    def one(self, iri: str, curie: str) -> str:
        value = self.maybe(iri, curie)
        if value is None:
            raise ValueError(f"<{iri}> has no {curie}")
        return value

    def number(self, iri: str, curie: str) -> int | None:
        value = self.maybe(iri, curie)
        try:
            return None if value is None else int(value)
        except ValueError:
            raise ValueError(f"<{iri}> has {curie} {value!r}, which is no whole number") from None

    def date(self, iri: str, curie: str) -> date | datetime | None:
        value = self.maybe(iri, curie)
        try:
            return parse_date(value)
        except ValueError:
            raise ValueError(f"<{iri}> has {curie} {value!r}, which is no date") from None

    def entity(self, iri: str, type: str | None) -> Entity:
        links = (*self.all(iri, "owl:sameAs"), *self.all(iri, "skos:exactMatch"), *self.all(iri, "kgo:link"))
        return Entity(
            id=self.space.entity_id(iri),
            name=self.one(iri, "skos:prefLabel"),
            type=type or self.maybe(iri, "kgo:entityType") or "",
            country=self.maybe(iri, "kgo:countryCode"),
            aliases=tuple(sorted(self.all(iri, "skos:altLabel"))),
            links=tuple(sorted(links)),
            roles=tuple(sorted(self.space.local(post, "post") for post in self.all(iri, "w3org:holds"))),
        )

    def article(self, iri: str) -> Article:
        publisher = self.maybe(iri, "schema:publisher")
        return Article(
            id=self.space.local(iri, "art"),
            text="",
            title=self.maybe(iri, "schema:headline"),
            url=self.maybe(iri, "schema:url"),
            source=self.space.outlet_name(publisher) if publisher else None,
            published=self.date(iri, "schema:datePublished"),
            language=self.one(iri, "schema:inLanguage"),
            author=self.maybe(iri, "schema:author"),
            dated=self.maybe(iri, "kgo:dateSource"),
            outlets=unite(self.space.outlet_name(outlet) for outlet in self.all(iri, "kgo:republishedBy")),
        )

    def statement(self, iri: str, entities: dict[str, Entity]) -> Statement:
        classes = self.all(iri, "kgo:eventClass")
        cameo = [code for value in classes if (code := _vocabulary_name(value, "cameo")) is not None]
        event_class = [
            name for value in classes for prefix in ("plover", "standing")
            if (name := _vocabulary_name(value, prefix)) is not None
        ]  # fmt: skip
        by, place = self.maybe(iri, "prov:wasAttributedTo"), self.maybe(iri, "kgo:place")
        time = self.maybe(iri, "kgo:timeText")
        evidence = tuple(sorted(self.evidence(node) for node in self.all(iri, "prov:wasDerivedFrom")))
        if not event_class or not evidence:
            raise ValueError(f"<{iri}> has no {'prov:wasDerivedFrom' if event_class else 'kgo:eventClass'}")
        return Statement(
            id=self.space.local(iri, "st"),
            subject=self.argument(iri, self.one(iri, "rdf:subject"), "subject", entities),
            relation=_vocabulary_name(self.one(iri, "rdf:predicate"), "kg") or "",
            relation_class=event_class[0],
            object=self.argument(iri, self.one(iri, "rdf:object"), "object", entities),
            evidence=evidence,
            cameo=cameo[0] if cameo else None,
            status=_vocabulary_name(self.one(iri, "kgo:status"), "kgo") or "",
            negated=self.one(iri, "kgo:negated") in ("true", "1"),
            attributed_to=self.argument(iri, by, "source", entities) if by else None,
            content=tuple(sorted(self.space.local(content, "st") for content in self.all(iri, "kgo:content"))),
            time=TimeSpan(time, self.date(iri, "kgo:timeStart"), self.date(iri, "kgo:timeEnd"))
            if time is not None
            else None,
            place=self.argument(iri, place, "place", entities) if place else None,
            responds_to=tuple(sorted(self.space.local(claim, "st") for claim in self.all(iri, "kgo:answers"))),
        )

    def argument(self, statement: str, iri: str, part: str, entities: dict[str, Entity]) -> Argument:
        node = self.maybe(statement, f"kgo:{part}Argument") or ""
        entity = entities.get(iri)
        name = self.maybe(node, "kgo:nameAtExtraction")
        if name is not None:
            type, country = self.one(node, "kgo:typeAtExtraction"), self.maybe(node, "kgo:countryAtExtraction")
        elif entity:
            name, type, country = entity.name, entity.type, entity.country
        else:
            raise ValueError(f"<{statement}> has the {part} <{iri}>, of which the RDF says neither name nor type")
        return Argument(
            id=self.space.entity_id(iri),
            name=name,
            type=type,
            country=country,
            sector=self.maybe(node, "kgo:sector"),
            text=self.maybe(node, "oa:exact"),
            start=self.number(node, "oa:start"),
            end=self.number(node, "oa:end"),
        )

    def evidence(self, iri: str) -> Evidence:
        start, end, sentence = (self.number(iri, curie) for curie in ("oa:start", "oa:end", "kgo:sentence"))
        if start is None or end is None or sentence is None:
            raise ValueError(f"<{iri}> lacks oa:start, oa:end or kgo:sentence")
        return Evidence(
            article=self.space.local(self.one(iri, "dcterms:isPartOf"), "art"),
            sentence=sentence,
            start=start,
            end=end,
            text=self.one(iri, "oa:exact"),
            predicate=self.maybe(iri, "kgo:predicateText") or "",
            subject=self.span(iri, "subject"),
            object=self.span(iri, "object"),
            confidence=float(self.one(iri, "kgo:confidence")),
        )

    def span(self, iri: str, part: str) -> tuple[int, int] | None:
        start, end = self.number(iri, f"kgo:{part}Start"), self.number(iri, f"kgo:{part}End")
        return None if start is None or end is None else (start, end)


def _vocabulary_name(iri: str, prefix: str) -> str | None:
    namespace = VOCABULARY_NAMESPACES[prefix]
    return decode(iri.removeprefix(namespace)) if iri.startswith(namespace) else None
