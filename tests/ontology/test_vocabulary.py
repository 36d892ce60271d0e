import re
from importlib.resources import files

import pytest
from pyoxigraph import Store

from kg.ontology import cameo_roots, event_classes, quad_class, quad_classes, relations
from kg.ontology.generate import ontology

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


def test_every_term_has_label_comment_and_range() -> None:
    store = Store()
    store.load(ontology(), format=__import__("pyoxigraph").RdfFormat.TURTLE)
    lacking = store.query("""
        PREFIX owl: <http://www.w3.org/2002/07/owl#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?term { ?term a ?kind . VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty }
            FILTER(NOT EXISTS { ?term rdfs:label ?label } || NOT EXISTS { ?term rdfs:comment ?comment }
                || (?kind != owl:Class && NOT EXISTS { ?term rdfs:range ?range })) }""")
    assert not list(lacking)
