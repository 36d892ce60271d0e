import re
from importlib.resources import files
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, parse

from kg.ontology import cameo_roots, event_classes, quad_class, quad_classes, relations
from kg.ontology.generate import ontology, page
from kg.rdf import triples
from tests.rdf.graphs import make_graph

OKABE_ITO = {"#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7"}


@pytest.mark.parametrize(
    ("relation_class", "quad"),
    [
        ("CONSULT", "verbal cooperation"), ("AID", "material cooperation"), ("DISAPPROVE", "verbal conflict"),
        ("FIGHT", "material conflict"), ("ALLY_OF", "standing"), ("unheard of", "standing"),
    ],
)  # fmt: skip
def test_quad_class(relation_class: str, quad: str) -> None:
    assert quad_class(relation_class) == quad


def test_classes() -> None:
    assert len([row for row in event_classes().values() if not row.standing]) == 20
    assert {row.colour for row in quad_classes().values()} <= OKABE_ITO
    assert len({row.colour for row in quad_classes().values()}) == 5
    assert set(cameo_roots()) == {f"{number:02d}" for number in range(1, 21)}
    assert all(code in cameo_roots() for row in event_classes().values() for code in row.cameo)


def test_every_relation_has_a_known_class_and_code() -> None:
    for relation in relations().values():
        assert relation.relation_class in event_classes()
        assert relation.cameo is None or relation.cameo[:2] in cameo_roots()
        assert re.fullmatch(r"\w+", relation.id)


def test_file_is_the_one_generated() -> None:
    text = files("kg.ontology").joinpath("kg.ttl").read_text(encoding="utf-8")
    assert text == ontology(), "run python -m kg.ontology.generate"


def test_page_is_the_one_generated_and_has_every_term() -> None:
    text = (Path(__file__).parents[2] / "docs" / "ontology.md").read_text(encoding="utf-8")
    assert text == page(), "run python -m kg.ontology.generate"
    assert all(f"| `kg:{relation.id}` | {relation.label} |" in text for relation in relations().values())
    assert "| `kgo:respondsTo` | `kgo:Statement` | `kgo:Statement` |" in text


def test_every_term_that_a_graph_uses_is_in_the_ontology() -> None:
    used = {row.predicate for row in triples(make_graph())} | {
        row.object for row in triples(make_graph()) if isinstance(row.object, NamedNode)
    }
    known = {row.subject for row in parse(ontology(), RdfFormat.TURTLE)}
    ours = {term for term in used if re.match(r"https://w3id.org/geokg/ontology#\w", term.value)}
    assert ours
    assert ours <= known


def test_every_class_and_code_is_in_a_scheme_with_a_label() -> None:
    store = Store()
    store.load(ontology(), format=RdfFormat.TURTLE)
    lacking = store.query("""
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX kgo: <https://w3id.org/geokg/ontology#>
        SELECT ?concept { { ?concept a skos:Concept } UNION { ?relation kgo:eventClass ?concept }
            FILTER(NOT EXISTS { ?concept skos:prefLabel ?label } || NOT EXISTS { ?concept skos:inScheme ?scheme }) }""")
    assert not list(lacking)


def test_every_term_has_label_comment_domain_and_range() -> None:
    store = Store()
    store.load(ontology(), format=RdfFormat.TURTLE)
    lacking = store.query("""
        PREFIX owl: <http://www.w3.org/2002/07/owl#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?term { ?term a ?kind . VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty }
            FILTER(NOT EXISTS { ?term rdfs:label ?label } || NOT EXISTS { ?term rdfs:comment ?comment }
                || (?kind != owl:Class && (NOT EXISTS { ?term rdfs:range ?range } || NOT EXISTS { ?term rdfs:domain ?domain }))) }""")
    assert not list(lacking)
