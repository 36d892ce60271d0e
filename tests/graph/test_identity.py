"""Which entities of different articles are one, which are two, and which pairs are asked about."""

from __future__ import annotations

from datetime import date

import pytest

from kg.graph import KnowledgeGraph
from kg.graph.correcting import correct, questions
from kg.graph.corrections import Corrections
from kg.graph.identity import certain, form
from kg.ids import identifier, statement_id
from kg.records import Argument, Article, Entity, Evidence, Statement

ARTICLES = [Article(f"a{number}", "Text.", published=date(2024, 5, number)) for number in range(1, 6)]
FREEDONIA, SYLVANIA = (
    Entity("place/Freedonia", "Freedonia", "country", "FRD"),
    Entity("place/Sylvania", "Sylvania", "country", "SLV"),
)


def person(name: str, *aliases: str, roles: tuple[str, ...] = (), suffix: str = "") -> Entity:
    return Entity(f"person/{identifier(name)}{suffix}", name, "person", None, aliases, (), roles)


def organization(name: str, *aliases: str, type: str = "organization", country: str | None = None) -> Entity:
    return Entity(f"org/{identifier(name)}", name, type, country, aliases)


def graph(*entities: Entity, says: tuple[Statement, ...] = ()) -> KnowledgeGraph:
    return KnowledgeGraph.from_records(ARTICLES, [FREEDONIA, SYLVANIA, *entities], says)


def office(holder: Entity, title: str, of: Entity, article: str, *, status: str = "asserted") -> Statement:
    return said(holder, "holdsOffice", of, article, f"{title} of", "HOLDS_OFFICE", status=status)


def said(
    one: Entity,
    relation: str,
    other: Entity,
    article: str,
    words: str = "",
    kind: str = "DISAPPROVE",
    *,
    status: str = "asserted",
) -> Statement:
    subject, target = (Argument(e.id, e.name, e.type, e.country) for e in (one, other))
    id = statement_id(one.id, relation, other.id, status=status, month="2024-05")
    return Statement(id, subject, relation, kind, target, (Evidence(article, 0, 0, 5, "Text.", words),), None, status)


def ids(corrected: KnowledgeGraph) -> set[str]:
    return set(corrected.entities) - {FREEDONIA.id, SYLVANIA.id}


ONE = [
    ("accents", person("Ana Nováková"), person("Ana Novakova")),
    ("hyphens", person("Jean-Luc Orlo"), person("Jean Luc Orlo")),
    ("apostrophes", person("Sean O'Brin"), person("Sean O’Brin", suffix="_2")),
    ("case", organization("ALPINE LEAGUE"), organization("Alpine League")),
    ("a kind known in one article", organization("Alpine Guard", type="military"), organization("Alpine guard")),
    ("a country known in one article", organization("Alpine Guard", country="FRD"), organization("Alpine guard")),
    ("an abbreviation beside the name", organization("Sylvanian Air Guard", "SAG"), organization("SAG")),
    ("with periods", organization("Sylvanian Air Guard", "S.A.G."), organization("SAG")),
    ("a long and a short full name", person("Omar bin Tarif Al Dun", "Omar bin Tarif"), person("Omar bin Tarif")),
]
TWO = [
    ("a surname alone", person("Ana Novak", "Novak"), person("Novak", suffix="_1a2b3c4d")),
    ("two surnames alone", person("Novak", suffix="_1a2b3c4d"), person("Novak", suffix="_5e6f7a8b")),
    ("middle names", person("Ana Maria Novak"), person("Ana Novak")),
    ("likeness", person("Ana Novak"), person("Anna Novak")),
    ("a place and a body of one name", Entity("place/Orlo", "Orlo", "place"), organization("Orlo")),
    ("kinds that differ", organization("Alpine Guard", type="military"), organization("Alpine guard", type="media")),
    ("countries that differ", organization("Alpine Guard", country="FRD"), organization("Alpine guard", country="SLV")),
    ("the first words of a name", organization("National Bank of Sylvania", "National Bank"), organization("National Bank")),
    ("an abbreviation of a person", person("Ana Novak", "AN"), organization("AN")),
]  # fmt: skip


@pytest.mark.parametrize(("why", "one", "other"), ONE, ids=[row[0] for row in ONE])
def test_one(why: str, one: Entity, other: Entity) -> None:
    corrected = correct(graph(one, other))
    assert len(ids(corrected)) == 1, why
    [entity] = (corrected.entities[id] for id in ids(corrected))
    assert {one.name, other.name} <= {entity.name, *entity.aliases}


@pytest.mark.parametrize(("why", "one", "other"), TWO, ids=[row[0] for row in TWO])
def test_two(why: str, one: Entity, other: Entity) -> None:
    assert ids(correct(graph(one, other))) == {one.id, other.id}, why


def test_the_full_name_stays() -> None:
    assert ids(correct(graph(organization("SAG"), organization("Sylvanian Air Guard", "SAG")))) == {
        "org/Sylvanian_Air_Guard"
    }


def test_an_abbreviation_of_two_is_neither() -> None:
    unsettled = graph(
        organization("Sylvanian Air Guard", "SAG"), organization("Sylvanian Artists' Guild", "SAG"), organization("SAG")
    )
    corrected = correct(unsettled)
    assert len(ids(corrected)) == 3
    assert {(pair.into, pair.other) for pair in questions(corrected)} == {
        ("org/Sylvanian_Air_Guard", "org/SAG"), ("org/Sylvanian_Artists'_Guild", "org/SAG"),
    }  # fmt: skip


def test_one_that_fits_two_that_differ_is_neither() -> None:
    corrected = correct(graph(
        organization("Alpine Guard", type="military"), organization("Alpine-Guard", type="media"), organization("ALPINE GUARD"),
    ))  # fmt: skip
    assert len(ids(corrected)) == 3


def test_statements_go_with_their_actor() -> None:
    short = organization("SAG")
    corrected = correct(
        graph(organization("Sylvanian Air Guard", "SAG"), short, says=(said(short, "accuses", FREEDONIA, "a1"),))
    )
    [accuses] = corrected.by_id.values()
    assert accuses.subject.name == "Sylvanian Air Guard"


def test_corrections_forbid_it() -> None:
    doubles = graph(organization("Sylvanian Air Guard", "SAG"), organization("SAG"))
    assert len(ids(correct(doubles, Corrections.different("org/SAG", "org/Sylvanian_Air_Guard")))) == 2


def test_of_a_group_with_two_that_are_not_the_same_nothing_is_united() -> None:
    group = [organization("Alpine Guard"), organization("Alpine-Guard"), organization("ALPINE GUARD")]
    assert len(ids(correct(graph(*group), Corrections.different(group[0].id, group[1].id)))) == 3


# Namesakes

NOVAK = person(
    "Ana Novak", roles=("president of Freedonia", "foreign minister of Sylvania", "chair of the Alpine Club")
)
IN_FREEDONIA = office(NOVAK, "president", FREEDONIA, "a1")
IN_SYLVANIA = office(NOVAK, "foreign minister", SYLVANIA, "a2")
OF_BOTH = graph(
    NOVAK,
    says=(
        IN_FREEDONIA, IN_SYLVANIA, said(NOVAK, "accuses", SYLVANIA, "a1"), said(NOVAK, "accuses", SYLVANIA, "a2"),
        said(NOVAK, "praises", FREEDONIA, "a3"),
    ),
)  # fmt: skip


def test_offices_of_two_countries_are_two_persons() -> None:
    corrected = correct(OF_BOTH)
    assert ids(corrected) == {"person/Ana_Novak_(Freedonia)", "person/Ana_Novak_(Sylvania)", "person/Ana_Novak"}
    by_article = {(s.relation, piece.article): s.subject.id for s in corrected.by_id.values() for piece in s.evidence}
    assert by_article["accuses", "a1"] == "person/Ana_Novak_(Freedonia)"
    assert by_article["accuses", "a2"] == "person/Ana_Novak_(Sylvania)"
    assert by_article["praises", "a3"] == "person/Ana_Novak"  # no article says which
    assert corrected.entities["person/Ana_Novak_(Sylvania)"].roles == (
        "chair of the Alpine Club",
        "foreign minister of Sylvania",
    )
    assert correct(corrected) == corrected


def test_namesakes_are_asked_about_and_can_be_made_one_again() -> None:
    corrected = correct(OF_BOTH)
    asked = {frozenset((pair.into, pair.other)) for pair in questions(corrected)}
    assert frozenset(("person/Ana_Novak_(Freedonia)", "person/Ana_Novak_(Sylvania)")) in asked
    merged = correct(
        OF_BOTH, Corrections.merge("person/Ana_Novak", "person/Ana_Novak_(Freedonia)", "person/Ana_Novak_(Sylvania)")
    )
    assert ids(merged) == {"person/Ana_Novak"}
    assert set(merged.by_id) == set(OF_BOTH.by_id)


@pytest.mark.parametrize(
    "other",
    [
        office(NOVAK, "president", FREEDONIA, "a2"),
        office(NOVAK, "former prime minister", FREEDONIA, "a2"),
        office(NOVAK, "ambassador", SYLVANIA, "a2"),  # an ambassador is sent from elsewhere
        office(NOVAK, "foreign minister", SYLVANIA, "a2", status="denied"),
        said(NOVAK, "holdsOffice", SYLVANIA, "a2", "lead", "HOLDS_OFFICE"),  # "leads Sylvania in goals"
    ],
)
def test_no_sign_of_two_persons(other: Statement) -> None:
    assert ids(correct(graph(NOVAK, says=(IN_FREEDONIA, other)))) == {"person/Ana_Novak"}


def test_an_article_with_offices_of_both_makes_them_one() -> None:
    both = office(NOVAK, "prime minister", FREEDONIA, "a2")
    assert ids(correct(graph(NOVAK, says=(IN_FREEDONIA, IN_SYLVANIA, both)))) == {"person/Ana_Novak"}


# Questions

ASKED = [
    ("the same first and last name", person("Ana Maria Novak"), person("Ana Novak")),
    ("the same surname and initial", person("A. Novak"), person("Ana Novak")),
    ("names spelt alike", person("Anna Novak"), person("Ana Novak")),
    ("an article has the surname alone", person("Ana Novak"), person("Novak", suffix="_1a2b3c4d")),
    ("the same surname; both are king of Sylvania", person("Otto Orlo", roles=("king of Sylvania",)), person("Max Orlo", roles=("king of Sylvania",))),
    ("National Bank is also short for National Bank of Sylvania", organization("National Bank of Sylvania", "National Bank"), organization("National Bank")),
    ("names spelt alike", organization("Alpine Workers Party"), organization("Alpine Worker's Party of")),
    ("the same name, once of a military, once of a media", organization("Alpine Guard", type="military"), organization("Alpine guard", type="media")),
]  # fmt: skip
NOT_ASKED = [
    (person("Ana Novak"), person("Ivo Novak")),
    (person("Ana Novak"), person("Ana Orlo")),
    (organization("Alpine Guard"), organization("Sylvanian Guard")),
    (organization("Ministry of Trade of Freedonia", country="FRD"), organization("Ministry of Trade of Fredonia", country="SLV")),
]  # fmt: skip


@pytest.mark.parametrize(("why", "one", "other"), ASKED)
def test_asked(why: str, one: Entity, other: Entity) -> None:
    [pair] = questions(correct(graph(one, other)))
    assert {pair.into, pair.other} == {one.id, other.id}
    assert pair.why == why


@pytest.mark.parametrize(("one", "other"), NOT_ASKED)
def test_not_asked(one: Entity, other: Entity) -> None:
    assert list(questions(correct(graph(one, other)))) == []


def test_a_surname_of_many_is_not_asked_about() -> None:
    many = [person(f"{name} Novak") for name in ("Ana", "Ivo", "Otto", "Max")]
    assert list(questions(correct(graph(*many, person("Novak", suffix="_1a2b3c4d"))))) == []


def test_names_without_letters_are_nobodys() -> None:
    assert form("—") == ""
    assert list(certain(graph(organization("—"), organization("…")))) == []
