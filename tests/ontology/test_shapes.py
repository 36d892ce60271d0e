"""The shapes: a sound graph conforms, and each fault is caught by its shape."""

from importlib.resources import files
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph
from rdflib.namespace import SH

from kg.graph import KnowledgeGraph
from kg.rdf import read, to_turtle
from kg.rdf.iris import STANDARD_NAMESPACES, VOCABULARY_NAMESPACES, Namespaces

PREFIXES = dict(VOCABULARY_NAMESPACES) | dict(STANDARD_NAMESPACES) | {"place": Namespaces().prefixes["place"]}
ACCUSES = "?st rdf:predicate kg:accuses ."


def load(name: str) -> Graph:
    return Graph().parse(data=files("kg.ontology").joinpath(name).read_text(encoding="utf-8"), format="turtle")


ONTOLOGY, SHAPES = load("kg.ttl"), load("shapes.ttl")


def check(data: Graph) -> tuple[bool, str]:
    conforms, _, report = validate(data, shacl_graph=SHAPES, ont_graph=ONTOLOGY)
    return bool(conforms), report


@pytest.fixture
def data(graph: KnowledgeGraph) -> Graph:
    return Graph().parse(data=to_turtle(graph), format="turtle")


def test_sound_graph_conforms(data: Graph) -> None:
    conforms, report = check(data)
    assert conforms, report


def test_samples_conform() -> None:
    """Three of the sample articles: pyshacl needs minutes for all thirty."""
    samples = read(Path(__file__).parents[2] / "output" / "graph.ttl")
    some = samples.without_articles(list(samples.articles)[3:])
    assert len(some) > 20
    conforms, report = check(Graph().parse(data=to_turtle(some), format="turtle"))
    assert conforms, report[:2000]


FAULTS = [
    (
        f"DELETE {{ ?st prov:wasDerivedFrom ?e }} WHERE {{ {ACCUSES} ?st prov:wasDerivedFrom ?e }}",
        "A statement has evidence.",
    ),
    (f"DELETE {{ ?st rdf:subject ?s }} WHERE {{ {ACCUSES} ?st rdf:subject ?s }}", "A statement has one subject."),
    (f"DELETE {{ ?st rdf:object ?o }} WHERE {{ {ACCUSES} ?st rdf:object ?o }}", "A statement has one object."),
    (f"INSERT {{ ?st rdf:object place:Nowhere }} WHERE {{ {ACCUSES} }}", "A statement has one object."),
    (
        f"DELETE {{ {ACCUSES} }} INSERT {{ ?st rdf:predicate kg:juggles }} WHERE {{ {ACCUSES} }}",
        "of the vocabulary.",
    ),
    (
        f"DELETE {{ {ACCUSES} }} INSERT {{ ?st rdf:predicate claimed:accuses }} WHERE {{ {ACCUSES} }}",
        "of the vocabulary.",
    ),
    (
        "DELETE { ?st kgo:status ?x } INSERT { ?st kgo:status kgo:rumoured } WHERE { ?st kgo:status ?x }",
        "six statuses",
    ),
    (
        "DELETE { ?st kgo:negated ?x } INSERT { ?st kgo:negated 'no' } WHERE { ?st kgo:negated ?x }",
        "negated or not",
    ),
    ("DELETE { ?st kgo:eventClass ?x } WHERE { ?st kgo:eventClass ?x }", "has an event class"),
    ("INSERT { ?st prov:wasAttributedTo place:A, place:B } WHERE { ?st rdf:predicate kg:accuses }", "one actor's"),
    ("INSERT { ?st kgo:content place:Iran } WHERE { ?st rdf:predicate kg:accuses }", "content of a statement"),
    (
        "DELETE { ?st kgo:confidence ?x } INSERT { ?st kgo:confidence 7 } WHERE { ?st kgo:confidence ?x }",
        "from 0 to 1",
    ),
    (
        "DELETE { ?st kgo:reports ?x } INSERT { ?st kgo:reports 'two' } WHERE { ?st kgo:reports ?x }",
        "Reports are counted",
    ),
    (
        "DELETE { ?st kgo:sources ?x } INSERT { ?st kgo:sources 'two' } WHERE { ?st kgo:sources ?x }",
        "Sources are counted",
    ),
    (
        "INSERT { ?st kgo:answers place:Iran } WHERE { ?st rdf:predicate kg:accuses }",
        "What a statement answers is a statement.",
    ),
    (
        "INSERT { ?st kgo:respondsTo place:Iran } WHERE { ?st rdf:predicate kg:accuses }",
        "responds to is a statement",
    ),
    ("INSERT { ?st kgo:timeStart 'in May' } WHERE { ?st rdf:predicate kg:visits }", "The first day is a date."),
    ("INSERT { ?st kgo:timeEnd 'in May' } WHERE { ?st rdf:predicate kg:visits }", "The last day is a date."),
    (
        "DELETE { ?st kgo:firstReported ?x } INSERT { ?st kgo:firstReported '2025-02-31'^^xsd:date } "
        "WHERE { ?st kgo:firstReported ?x }",
        "The first report has a date.",
    ),
    ("DELETE DATA { place:Iran kg:accuses place:Azerbaijan }", "A statement has its direct edge"),
    ("INSERT DATA { place:Israel kg:strikes place:Iran }", "A direct edge has a statement of its status."),
    ("INSERT DATA { place:Israel claimed:strikes place:Iran }", "A direct edge has a statement of its status."),
    ("INSERT DATA { place:Azerbaijan kg:aids place:Israel }", "A direct edge has a statement of its status."),
    (
        "DELETE { ?e oa:start ?x } INSERT { ?e oa:start 'four' } WHERE { ?e oa:start ?x ; a kgo:Evidence }",
        "starts at an offset",
    ),
    (
        "DELETE { ?e oa:start ?x } INSERT { ?e oa:start 9999 } WHERE { ?e oa:start ?x ; a kgo:Evidence }",
        "starts at an offset",
    ),
    ("DELETE { ?e oa:end ?x } WHERE { ?e oa:end ?x ; a kgo:Evidence }", "ends at an offset"),
    ("DELETE { ?e oa:exact ?x } WHERE { ?e oa:exact ?x ; a kgo:Evidence }", "has a quote"),
    ("DELETE { ?e dcterms:isPartOf ?x } WHERE { ?e dcterms:isPartOf ?x }", "part of an article"),
    ("DELETE { ?e kgo:sentence ?x } WHERE { ?e kgo:sentence ?x }", "sentence number"),
    ("INSERT { ?e kgo:subjectStart 'x' } WHERE { ?e a kgo:Evidence }", "Offsets are whole numbers."),
    ("INSERT { ?a oa:start 'x' } WHERE { ?a a kgo:Argument }", "Offsets of an actor's words are whole numbers."),
    ("INSERT { ?a schema:datePublished 'Monday' } WHERE { ?a a schema:NewsArticle }", "published on a date"),
    ("DELETE { ?x skos:prefLabel ?n } WHERE { ?x skos:prefLabel ?n }", "An entity has one name."),
    ("DELETE { ?x void:uriSpace ?n } WHERE { ?x void:uriSpace ?n }", "names its base IRI"),
    (
        "DELETE { ?e kgo:confidence ?x } INSERT { ?e kgo:confidence 7 } WHERE { ?e kgo:confidence ?x ; a kgo:Evidence }",
        "The confidence of evidence",
    ),
    ("INSERT { ?a schema:publisher 'The Daily' } WHERE { ?a a schema:NewsArticle }", "An article has one outlet."),
    ("INSERT { ?a kgo:republishedBy 'The Daily' } WHERE { ?a a schema:NewsArticle }", "Copies are in outlets."),
    ("INSERT { ?a kgo:dateSource 'url', 'text' } WHERE { ?a a schema:NewsArticle }", "A date stood in one place."),
]
MESSAGES = sorted(str(message) for message in SHAPES.objects(None, SH.message))


@pytest.mark.parametrize("message", MESSAGES)
def test_every_constraint_has_a_fault_of_its_own(message: str) -> None:
    assert MESSAGES.count(message) == 1
    assert any(part in message for _, part in FAULTS)


def test_every_constraint_has_a_message() -> None:
    constraints = [*SHAPES.objects(None, SH.property), *SHAPES.objects(None, SH.sparql)]
    assert len(constraints) == len(MESSAGES) > 30
    assert all(len(list(SHAPES.objects(constraint, SH.message))) == 1 for constraint in constraints)


@pytest.mark.parametrize(("change", "message"), FAULTS)
def test_fault_is_caught(data: Graph, change: str, message: str) -> None:
    data.update(change, initNs=PREFIXES)
    conforms, report = check(data)
    assert not conforms
    assert message in report
