import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from kg.rdf.iris import DATA_NAMESPACES, Namespaces, decode, encode, term
from kg.rdf.writing import quoted

SPACE = Namespaces()
BASE = "https://w3id.org/geokg/"


@pytest.mark.parametrize(
    ("id", "iri", "curie"),
    [
        ("place/Iran", "place/Iran", "place:Iran"),
        ("person/Ilham_Aliyev", "person/Ilham_Aliyev", "person:Ilham_Aliyev"),
        ("org/AT&T", "org/AT%26T", "org:AT%26T"),
        ("place/U.S.", "place/U.S.", None),
        ("place/..", "place/%2E%2E", "place:%2E%2E"),
        ("place/a/b", "place/a%2Fb", "place:a%2Fb"),
        ("person/Erdoğan", "person/Erdo%C4%9Fan", "person:Erdo%C4%9Fan"),
        ("unheard/of", "entity/unheard%2Fof", "entity:unheard%2Fof"),
        ("plain", "entity/plain", "entity:plain"),
        ("place/-x", "place/-x", None),
    ],
)
def test_entity(id: str, iri: str, curie: str | None) -> None:
    assert SPACE.entity(id).value == BASE + iri
    assert SPACE.entity_id(BASE + iri) == id
    assert SPACE.curie(BASE + iri) == curie


@given(st.text())
def test_ids_come_back(id: str) -> None:
    assert decode(encode(id)) == id
    assert SPACE.entity_id(SPACE.entity(id).value) == id
    assert SPACE.outlet_name(SPACE.outlet(id).value) == id
    for prefix in DATA_NAMESPACES:
        assert SPACE.local(SPACE.thing(prefix, id).value, prefix) == id


@given(st.text())
def test_no_id_breaks_out_of_turtle(id: str) -> None:
    iri = SPACE.entity("place/" + id).value
    name = SPACE.curie(iri) or f"<{iri}>"
    source = f"@prefix place: <{BASE}place/> . {name} a {name} ."
    assert [row.subject.value for row in parse(source, RdfFormat.TURTLE)] == [iri]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_breaks_out_of_a_literal(text: str) -> None:
    rows = list(parse(f"<a:a> <a:a> {quoted(text)} .", RdfFormat.TURTLE))
    assert [row.object.value for row in rows] == [text]


@pytest.mark.parametrize(
    "base", ["", "nonsense", "ftp://example.org/", "https://example.org/x", "https://a b/", "https://x/>"]
)
def test_bad_base(base: str) -> None:
    with pytest.raises(ValueError, match="base IRI"):
        Namespaces(base)


def test_other_base_moves_things_and_not_words() -> None:
    space = Namespaces("https://example.org/kg/")
    assert space.entity("place/Iran").value == "https://example.org/kg/place/Iran"
    assert space.prefixes["kg"] == term("kg:x").value[:-1] == BASE + "relation/"
    with pytest.raises(ValueError, match="is not in"):
        space.local(BASE + "statement/x", "st")
