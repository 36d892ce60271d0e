from dataclasses import replace

import pytest

from kg import __version__
from kg.graph import KnowledgeGraph
from kg.rdf import Description, Namespaces, to_turtle, triples
from kg.rdf.model import direct_edge
from kg.rdf.terms import entity_class, link, text


def edges(turtle: str) -> str:
    return turtle[turtle.index("# Actors") : turtle.index("# Articles")]


@pytest.mark.parametrize(
    ("status", "negated", "namespace"),
    [
        ("asserted", False, "relation"), ("asserted", True, "denied"), ("claimed", False, "claimed"),
        ("claimed", True, "denied"), ("denied", False, "denied"), ("planned", False, "prospective"),
        ("requested", False, "prospective"), ("hypothetical", False, "prospective"), ("planned", True, "denied"),
    ],
)  # fmt: skip
def test_direct_edge(graph: KnowledgeGraph, status: str, negated: bool, namespace: str) -> None:
    statement = replace(next(iter(graph.by_id.values())), relation="visits", status=status, negated=negated)
    assert direct_edge(statement).value == f"https://w3id.org/geokg/{namespace}/visits"


def test_unknown_status_is_an_error(graph: KnowledgeGraph) -> None:
    with pytest.raises(ValueError, match="'rumoured'; it must be one of asserted"):
        direct_edge(replace(next(iter(graph.by_id.values())), status="rumoured"))


@pytest.mark.parametrize(
    "line",
    [
        "kg:accuses place:Azerbaijan",
        "claimed:aids place:Israel",
        "denied:aids place:Israel",
        "denied:visits place:Iran",
        "prospective:visits place:Ruritania",
        "kg:other org:Unknown",
    ],
)
def test_edges_are_there(graph: KnowledgeGraph, line: str) -> None:
    assert line in edges(to_turtle(graph))


@pytest.mark.parametrize("line", ["kg:aids", "kg:visits", "claimed:accuses"])
def test_edges_are_not_there(graph: KnowledgeGraph, line: str) -> None:
    assert line not in edges(to_turtle(graph))


def test_statement(graph: KnowledgeGraph) -> None:
    turtle = to_turtle(graph)
    start = turtle.index("st:iran-accuses-azerbaijan")
    start = turtle.index("\nst:iran-accuses-azerbaijan")
    block = turtle[start : turtle.index(" .\n", start)]
    for line in (
        "a kgo:Statement, rdf:Statement", "rdf:subject place:Iran", "rdf:predicate kg:accuses",
        "rdf:object place:Azerbaijan",
        "kgo:status kgo:asserted", "kgo:negated false", "kgo:eventClass plover:DISAPPROVE, cameo:112",
        "kgo:quadClass kgo:VerbalConflict", "kgo:content st:azerbaijan-aids-israel-", "kgo:confidence 0.91",
        "kgo:reports 2", "kgo:sources 2", 'kgo:firstReported "2025-06-27"^^xsd:date', "prov:wasDerivedFrom ev:",
    ):  # fmt: skip
        assert line in block


def test_denial_responds_to_the_claim(graph: KnowledgeGraph) -> None:
    claim, denial = (
        next(s.id for s in graph.statements(relation="aids") if s.status == status) for status in ("claimed", "denied")
    )
    said = [row for row in triples(graph) if row.predicate.value.endswith("#respondsTo")]
    assert [(row.subject.value.rpartition("/")[2], row.object.value.rpartition("/")[2]) for row in said] == [
        (denial, claim)
    ]


def test_dataset_and_run_say_what_made_them(graph: KnowledgeGraph) -> None:
    turtle = to_turtle(graph, description=Description(model="a-model 1.0"))
    for line in ("kgo:statements 8", "kgo:articles 3", f'kgo:softwareVersion "{__version__}"', 'kgo:model "a-model 1.0"',
                 "a prov:SoftwareAgent", "not verified facts", 'schema:temporalCoverage "2025-06-27/2025-06-28"'):  # fmt: skip
        assert line in turtle
    assert "endedAtTime" not in turtle


def test_predicate_words_stay_where_the_relation_says_nothing(graph: KnowledgeGraph) -> None:
    assert "rdf:predicate kg:other ;" in to_turtle(graph)
    assert 'kgo:predicateText "juggled \\"it\\""' in to_turtle(graph)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("https://sws.geonames.org/130758/", "sameAs"),
        ("http://www.wikidata.org/entity/Q794", "sameAs"),
        ("https://example.org/page", "exactMatch"),
        ("javascript:alert(1)", "link"),
        ("https://example.org/a b", "link"),
        ("https://example.org/\u202egpj", "link"),
        ("https://[broken/", "link"),
    ],
)
def test_links(value: str, written: str) -> None:
    assert link(value)[0].value.endswith(written)
    assert link(value)[1].value == value


def test_control_characters_and_surrogates_are_replaced() -> None:
    assert text("a\x00b\x1b[31m\ud800\tc").value == "a\ufffdb\ufffd[31m\ufffd\tc"


def test_language_tags_are_only_plain_ones() -> None:
    assert text("x", "en").language == "en"
    assert text("x", 'en" . <a:a> <a:a> "').language is None


def test_types() -> None:
    assert entity_class("government_body").value.endswith("#GovernmentBody")
    assert entity_class("nonsense").value.endswith("#Entity")


def test_base_in_turtle(graph: KnowledgeGraph) -> None:
    turtle = to_turtle(graph, namespaces=Namespaces("https://example.org/x/"))
    assert "@prefix place: <https://example.org/x/place/> ." in turtle
    assert "@prefix kg: <https://w3id.org/geokg/relation/> ." in turtle
