"""The model: a knowledge graph as RDF triples, one block for each thing, always in the same order.

Everything in the records is in the triples, save the articles' texts, which have owners. What can be computed
from the records (direct edges, quad class, counts of reports and sources) is added for those who query.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from sys import intern
from typing import NamedTuple, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg import __version__
from kg.graph import KnowledgeGraph
from kg.ontology import event_classes, quad_class, quad_classes
from kg.rdf.iris import VOCABULARY, Namespaces, term, vocabulary_iri
from kg.rdf.terms import TYPE_CLASSES, address, day, entity_class, link, number, text
from kg.records import STATUSES, Argument, Article, Entity, Evidence, Statement, unite

Object: TypeAlias = NamedNode | Literal | BlankNode  # the model itself has no blank nodes
Pairs: TypeAlias = list[tuple[NamedNode, Object]]
Matter: TypeAlias = tuple[str, str, str]

TRUST = {
    "asserted": "kg", "claimed": "claimed", "denied": "denied",
    "planned": "prospective", "requested": "prospective", "hypothetical": "prospective",
}  # fmt: skip
STANDARD_CLASSES = {
    "person": "foaf:Person", "country": "schema:Country", "place": "schema:Place", "event": "schema:Event",
    "group": "foaf:Group",
}  # fmt: skip


class Block(NamedTuple):
    """All that is said of one thing, and the section of the file it belongs to."""

    section: str
    subject: NamedNode
    pairs: Pairs


@dataclass(frozen=True)
class Description:
    """What the dataset says of itself and of the run that made it: version of the program, language model, end.

    The end is left out unless given: a time makes every build different, so only who asks for it gets it.
    """

    title: str = "Geopolitical knowledge graph"
    version: str | None = __version__
    model: str | None = None
    finished: datetime | None = None


def triples(
    graph: KnowledgeGraph, *, namespaces: Namespaces | None = None, description: Description | None = None
) -> Iterator[Triple]:
    """All triples of a graph, those of one subject together, in an order that depends on nothing but the records."""
    for block in blocks(graph, namespaces=namespaces, description=description):
        yield from _of(block)


def blocks(
    graph: KnowledgeGraph, *, namespaces: Namespaces | None = None, description: Description | None = None
) -> Iterator[Block]:
    """The graph as one block for each subject: the dataset, actors, posts, articles, statements with their parts."""
    space = namespaces or Namespaces()
    yield from _dataset(graph, space, description or Description())
    yield from _actors(graph, space)
    for role in sorted({role for entity in graph.entities.values() for role in entity.roles}):
        pairs: Pairs = [(term("rdf:type"), term("w3org:Post")), (term("rdfs:label"), text(role))]
        yield Block("Posts", space.thing("post", role), pairs)
    for article in graph.articles.values():
        yield Block("Articles", space.thing("art", article.id), _article(article, space))
    answered = _answered(graph)
    for statement in graph.by_id.values():
        yield from _statement(statement, graph, space, answered.get(statement.id, ()))


def _of(block: Block) -> Iterator[Triple]:
    return (Triple(block.subject, predicate, value) for predicate, value in block.pairs)


def matter(statement: Statement) -> Matter:
    """What a statement is about, whatever it says of it: subject, relation and object."""
    return statement.subject.id, statement.relation, statement.object.id


def refuses(statement: Statement) -> bool:
    """Whether a statement says that something is not so: a denial, or a negated report."""
    return statement.negated or statement.status == "denied"


def _answered(graph: KnowledgeGraph) -> dict[str, list[str]]:
    """For each statement that denies or negates, the statements of the same matter that say it is so."""
    refused: dict[Matter, list[str]] = defaultdict(list)
    for statement in graph.by_id.values():
        if refuses(statement):
            refused[matter(statement)].append(statement.id)
    said: dict[Matter, list[str]] = {about: [] for about in refused}
    for statement in graph.by_id.values():
        if not refuses(statement) and statement.status in ("asserted", "claimed") and matter(statement) in said:
            said[matter(statement)].append(statement.id)
    return {id: said[about] for about, ids in refused.items() for id in ids}


def direct_edge(statement: Statement) -> NamedNode:
    """The property of the direct edge: the relation, in the namespace that says how far to trust it.

    `kg:` is asserted and not negated, `claimed:` claimed, `denied:` denied or negated, `prospective:` the rest.
    """
    prefix = "denied" if statement.negated else TRUST[_status(statement)]
    return vocabulary_iri(prefix, statement.relation)


def _status(statement: Statement) -> str:
    if statement.status not in TRUST:
        raise ValueError(
            f"Statement {statement.id!r} has the status {statement.status!r}; it must be one of {', '.join(STATUSES)}"
        )
    return statement.status


def _dataset(graph: KnowledgeGraph, space: Namespaces, description: Description) -> Iterator[Block]:
    pairs: Pairs = [
        (term("rdf:type"), term("dcat:Dataset")),
        (term("rdf:type"), term("void:Dataset")),
        (term("dcterms:title"), text(description.title)),
        (term("dcterms:description"), text("Statements as reported, not verified facts.", "en")),
        (term("dcterms:conformsTo"), NamedNode(VOCABULARY + "ontology")),
        (term("void:uriSpace"), text(space.base)),
        *[(term("void:vocabulary"), NamedNode(VOCABULARY + name)) for name in ("ontology#", "relation/")],
        (term("void:entities"), Literal(len(graph.entities))),
        (term("kgo:articles"), Literal(len(graph.articles))),
        (term("kgo:statements"), Literal(len(graph))),
        (term("prov:wasGeneratedBy"), space.run),
    ]
    if graph.span:
        pairs.append((term("schema:temporalCoverage"), text("/".join(map(date.isoformat, graph.span)))))
    yield Block("Dataset", space.dataset, pairs)
    software = NamedNode(VOCABULARY + "software")
    run: Pairs = [(term("rdf:type"), term("prov:Activity")), (term("prov:wasAssociatedWith"), software)]
    if description.version is not None:
        run.append((term("kgo:softwareVersion"), text(description.version)))
    if description.model is not None:
        run.append((term("kgo:model"), text(description.model)))
    if description.finished is not None:
        run.append((term("prov:endedAtTime"), day(description.finished)))
    yield Block("Dataset", space.run, run)
    yield Block("Dataset", software, [(term("rdf:type"), term("prov:SoftwareAgent")), (term("rdfs:label"), text("kg"))])


def _actors(graph: KnowledgeGraph, space: Namespaces) -> Iterator[Block]:
    """A block for each entity, each outlet, and each subject of a direct edge; these may be the same thing."""
    about: dict[str, Pairs] = defaultdict(list)
    for entity in graph.entities.values():
        about[space.entity(entity.id).value] += _entity(entity, space)
    for source in sorted({outlet for article in graph.articles.values() for outlet in article.sources}):
        about[space.outlet(source).value] += [
            (term("rdf:type"), term("schema:NewsMediaOrganization")),
            (term("schema:name"), text(source)),
        ]
    edges: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for statement in graph.by_id.values():
        subject, target = (intern(space.entity(part.id).value) for part in (statement.subject, statement.object))
        edges[subject].add((intern(direct_edge(statement).value), target))
    for subject in sorted(about.keys() | edges.keys()):
        pairs = about.get(subject, [])
        pairs += [(NamedNode(edge), NamedNode(target)) for edge, target in sorted(edges.get(subject, ()))]
        yield Block("Actors", NamedNode(subject), pairs)


def _entity(entity: Entity, space: Namespaces) -> Pairs:
    name = text(entity.name)
    pairs: Pairs = [(term("rdf:type"), entity_class(entity.type))]
    standard = STANDARD_CLASSES.get(entity.type, "foaf:Organization" if entity.type in TYPE_CLASSES else None)
    if standard:
        pairs.append((term("rdf:type"), term(standard)))
    if entity.type not in TYPE_CLASSES:
        pairs.append((term("kgo:entityType"), text(entity.type)))
    pairs += [(term("rdfs:label"), name), (term("skos:prefLabel"), name)]
    if standard and standard.startswith("foaf:"):
        pairs.append((term("foaf:name"), name))
    pairs += [(term("skos:altLabel"), text(alias)) for alias in entity.aliases]
    if entity.country is not None:
        pairs.append((term("kgo:countryCode"), text(entity.country)))
    pairs += [(term("w3org:holds"), space.thing("post", role)) for role in entity.roles]
    pairs += [link(value) for value in entity.links]
    return pairs


def _article(article: Article, space: Namespaces) -> Pairs:
    pairs: Pairs = [(term("rdf:type"), term("schema:NewsArticle"))]
    if article.title is not None:
        pairs.append((term("schema:headline"), text(article.title, article.language)))
    if article.published is not None:
        pairs.append((term("schema:datePublished"), day(article.published)))
    if article.source:
        pairs.append((term("schema:publisher"), space.outlet(article.source)))
    pairs += [(term("kgo:republishedBy"), space.outlet(outlet)) for outlet in article.outlets]
    if article.author is not None:
        pairs.append((term("schema:author"), text(article.author)))
    if article.dated is not None:
        pairs.append((term("kgo:dateSource"), text(article.dated)))
    if article.url is not None:
        pairs.append((term("schema:url"), address(article.url)))
    pairs.append((term("schema:inLanguage"), text(article.language)))
    return pairs


def _statement(
    statement: Statement, graph: KnowledgeGraph, space: Namespaces, answered: Iterable[str]
) -> Iterator[Block]:
    subject = space.thing("st", statement.id)
    pairs: Pairs = [
        (term("rdf:type"), term("kgo:Statement")),
        (term("rdf:type"), term("rdf:Statement")),
        (term("rdf:subject"), space.entity(statement.subject.id)),
        (term("rdf:predicate"), vocabulary_iri("kg", statement.relation)),
        (term("rdf:object"), space.entity(statement.object.id)),
        (term("kgo:status"), vocabulary_iri("kgo", _status(statement))),
        (term("kgo:negated"), Literal(statement.negated)),
        (term("kgo:eventClass"), class_iri(statement.relation_class)),
    ]
    if statement.cameo is not None:
        pairs.append((term("kgo:eventClass"), vocabulary_iri("cameo", statement.cameo)))
    quad = quad_classes()[quad_class(statement.relation_class)]
    pairs.append((term("kgo:quadClass"), vocabulary_iri("kgo", quad.term)))
    if statement.relation == "other":
        pairs.append((term("kgo:predicateText"), text(statement.predicate)))
    if statement.attributed_to:
        pairs.append((term("prov:wasAttributedTo"), space.entity(statement.attributed_to.id)))
    pairs += [(term("kgo:content"), space.thing("st", id)) for id in statement.content]
    pairs += [(term("kgo:answers"), space.thing("st", id)) for id in statement.responds_to]
    pairs += [(term("kgo:respondsTo"), space.thing("st", id)) for id in unite((*answered, *statement.responds_to))]
    if statement.time:
        pairs.append((term("kgo:timeText"), text(statement.time.text)))
        if statement.time.start:
            pairs.append((term("kgo:timeStart"), day(statement.time.start)))
        if statement.time.end:
            pairs.append((term("kgo:timeEnd"), day(statement.time.end)))
    if statement.place:
        pairs.append((term("kgo:place"), space.entity(statement.place.id)))
    pairs += _counts(statement, graph)
    parts: list[Block] = []
    for part, argument in (
        ("subject", statement.subject), ("object", statement.object),
        ("source", statement.attributed_to), ("place", statement.place),
    ):  # fmt: skip
        if argument and (about := _argument(argument, graph)):
            node = space.thing("arg", f"{statement.id}.{part}")
            pairs.append((term(f"kgo:{part}Argument"), node))
            parts.append(Block("Statements", node, about))
    for id, piece in evidence_ids(statement):
        node = space.thing("ev", id)
        pairs.append((term("prov:wasDerivedFrom"), node))
        parts.append(Block("Statements", node, _evidence(piece, graph, space)))
    yield Block("Statements", subject, pairs)
    yield from parts


def _counts(statement: Statement, graph: KnowledgeGraph) -> Pairs:
    days = graph.days(statement)
    pairs: Pairs = [
        (term("kgo:confidence"), number(statement.confidence)),
        (term("kgo:reports"), Literal(graph.reports(statement))),
        (term("kgo:sources"), Literal(len(graph.sources(statement)))),
    ]
    return pairs + [(term("kgo:firstReported"), day(first)) for first in days[:1]]


def class_iri(relation_class: str) -> NamedNode:
    """The concept of an event class: `plover:FIGHT` for PLOVER's own, `standing:ALLY_OF` for all others."""
    known = event_classes().get(relation_class)
    return vocabulary_iri("plover" if known and not known.standing else "standing", relation_class)


def _argument(argument: Argument, graph: KnowledgeGraph) -> Pairs:
    """What a statement says of one of its actors beyond who it is; nothing to say gives no pairs."""
    pairs: Pairs = []
    if argument.text is not None:
        pairs.append((term("oa:exact"), text(argument.text)))
    if argument.start is not None:
        pairs.append((term("oa:start"), Literal(argument.start)))
    if argument.end is not None:
        pairs.append((term("oa:end"), Literal(argument.end)))
    if argument.sector is not None:
        pairs.append((term("kgo:sector"), text(argument.sector)))
    entity = graph.entities.get(argument.id)
    known = entity and (entity.name, entity.type, entity.country)
    if known != (argument.name, argument.type, argument.country):
        pairs.append((term("kgo:nameAtExtraction"), text(argument.name)))
        pairs.append((term("kgo:typeAtExtraction"), text(argument.type)))
        if argument.country is not None:
            pairs.append((term("kgo:countryAtExtraction"), text(argument.country)))
    return [(term("rdf:type"), term("kgo:Argument")), *pairs] if pairs else []


def evidence_ids(statement: Statement) -> Iterator[tuple[str, Evidence]]:
    """An id for each piece of evidence: its statement's, and a hash of where and how it says it."""
    seen: set[str] = set()
    for piece in statement.evidence:
        key: Iterable[object] = (piece.article, piece.sentence, piece.start, piece.end, piece.predicate)
        id = f"{statement.id}.{_digest(key)}"
        if id in seen:  # the same words twice, told apart only by confidence or by where the actors stand
            id = f"{statement.id}.{_digest((*key, piece.text, piece.subject, piece.object, piece.confidence))}"
        if id not in seen:
            seen.add(id)
            yield id, piece


def _digest(key: Iterable[object]) -> str:
    return hashlib.sha256(repr(tuple(key)).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _evidence(piece: Evidence, graph: KnowledgeGraph, space: Namespaces) -> Pairs:
    article = graph.articles.get(piece.article)
    pairs: Pairs = [
        (term("rdf:type"), term("kgo:Evidence")),
        (term("rdf:type"), term("oa:TextQuoteSelector")),
        (term("rdf:type"), term("oa:TextPositionSelector")),
        (term("dcterms:isPartOf"), space.thing("art", piece.article)),
        (term("kgo:sentence"), Literal(piece.sentence)),
        (term("oa:start"), Literal(piece.start)),
        (term("oa:end"), Literal(piece.end)),
        (term("oa:exact"), text(piece.text, article.language if article else None)),
    ]
    if piece.predicate:
        pairs.append((term("kgo:predicateText"), text(piece.predicate)))
    for name, span in (("subject", piece.subject), ("object", piece.object)):
        if span:
            pairs.append((term(f"kgo:{name}Start"), Literal(span[0])))
            pairs.append((term(f"kgo:{name}End"), Literal(span[1])))
    pairs.append((term("kgo:confidence"), number(piece.confidence)))
    return pairs
