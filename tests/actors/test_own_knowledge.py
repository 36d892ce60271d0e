"""A user's own knowledge in FollowTheMoney lines and CSV: read, found in articles, and who is in office on the day."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kg import pipeline
from kg.actors import KnowledgeBase, KnowledgeError, load_with
from kg.actors.tenures import first_day, last_day
from kg.articles import Problem
from kg.records import Article

TABLE = """# Made up for the tests
name,type,country,aliases,adjectives,links,office,of,from,to
Freedonia,country,FRD,Republic of Freedonia,Freedonian,,,,,
Ana Novak,person,FRD,A. M. Novak,,https://example.org/novak,president,Freedonia,2019-05-20,2024-05-19
Otto Orlo,person,FRD,,,,president,Freedonia,2024-05-20,
Ana Novak,person,FRD,,,,foreign minister,Freedonia,2015,2019-05
Grey Wardens,armed_group,FRD,GW|Wardens of the Grey,,,,,,
Hezbollah,,,Freedonian Friends of Hezbollah,,,,,,
Mira Tarn,person,,,,,Keeper of the Seal,Freedonia,2020,
"""
MONEY = [
    {"id": "p-novak", "schema": "Person", "properties": {
        "name": ["Ana Novak", "Anna Nowak"], "alias": ["A. M. Novak"], "nationality": ["no"], "wikidataId": ["Q4115189"],
        "sourceUrl": ["https://example.org/novak", "javascript:alert(1)"]}},
    {"id": "p-orlo", "schema": "Person", "properties": {"name": ["Otto Orlo"], "country": ["no"], "position": ["Mayor of Orlo"]}},
    {"id": "post-pm", "schema": "Position", "properties": {"name": ["Prime Minister of Norway"], "country": ["no"]}},
    {"id": "post-fm", "schema": "Position", "properties": {"name": ["Minister of Foreign Affairs"], "country": ["no"]}},
    {"id": "post-chief", "schema": "Position", "properties": {"name": ["Chair"], "organization": ["org-wardens"]}},
    {"id": "occ-1", "schema": "Occupancy", "properties": {"holder": ["p-novak"], "post": ["post-pm"], "startDate": ["2019-05-20"], "endDate": ["2024-05"]}},
    {"id": "occ-2", "schema": "Occupancy", "properties": {"holder": ["p-orlo"], "post": ["post-pm"], "startDate": ["2024-06-01"]}},
    {"id": "occ-3", "schema": "Occupancy", "properties": {"holder": ["p-orlo"], "post": ["post-fm"], "endDate": ["2020"]}},
    {"id": "occ-4", "schema": "Occupancy", "properties": {"holder": [{"id": "p-novak", "schema": "Person"}], "post": ["post-chief"]}},
    {"id": "org-wardens", "schema": "Organization", "properties": {"name": ["Grey Wardens"], "topics": ["crime.terror"], "abbreviation": ["GW"], "country": ["no"]}},
    {"id": "body", "schema": "PublicBody", "properties": {"name": ["Fjord Inspectorate"], "jurisdiction": ["no"]}},
    {"id": "unesco", "schema": "Organization", "properties": {"name": ["UNESCO"], "alias": ["The Paris Agency"], "topics": ["gov.igo"]}},
    {"id": "address", "schema": "Address", "properties": {"full": ["1 Example Street"]}},
]  # fmt: skip

Load = Callable[..., KnowledgeBase]


def csv_file(folder: Path, text: str = TABLE) -> Path:
    path = folder / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return path


def money_file(folder: Path, rows: list[dict] = MONEY) -> Path:
    path = folder / "mine.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def table(tmp_path_factory) -> KnowledgeBase:
    return load_with(csv_file(tmp_path_factory.mktemp("table")))


@pytest.fixture(scope="module")
def money(tmp_path_factory) -> KnowledgeBase:
    return load_with(money_file(tmp_path_factory.mktemp("money")), problems=[])


def who(knowledge: KnowledgeBase, name: str, day: date | None = None) -> list[str]:
    return [found.entity.id for found in knowledge.on(day).find(name)]


# CSV


def test_names_aliases_and_adjectives(table):
    assert who(table, "Ana Novak") == who(table, "A. M. Novak") == ["person/Ana_Novak"]
    assert who(table, "Grey Wardens") == who(table, "GW") == ["org/Grey_Wardens"]
    [adjective] = table.find("Freedonian")
    assert (adjective.entity.id, adjective.kind, adjective.entity.country) == ("place/Freedonia", "adjective", "FRD")


def test_the_record_of_an_actor(table):
    novak = table.entity("person/Ana_Novak")
    assert novak is not None
    assert (novak.type, novak.country, novak.links) == ("person", "FRD", ("https://example.org/novak",))
    assert novak.roles == (
        "foreign minister of Freedonia (2015-01-01 to 2019-05-31)",
        "president of Freedonia (2019-05-20 to 2024-05-19)",
    )


def test_a_row_about_a_known_actor_adds_to_it(table, knowledge):
    assert (
        who(table, "Freedonian Friends of Hezbollah") == who(knowledge, "Hezbollah")[:1] == who(table, "Hezbollah")[:1]
    )
    assert table.find("Hizbullah")


def test_a_title_unknown_before_is_an_office(table):
    length, office = table.longest_office("the Keeper of the Seal".split(), 1)
    assert (length, office.relation if office else None) == (1, "keeper of")
    assert table.office("prime minister") is not None


def test_the_knowledge_base_of_the_package_is_not_changed(table, knowledge):
    assert who(knowledge, "Ana Novak") == []
    assert who(knowledge.on(date(2020, 1, 1)), "Ana Novak") == []


# FollowTheMoney


def test_persons_and_organizations(money):
    novak = money.entity("person/Ana_Novak")
    assert novak is not None
    assert (novak.country, novak.aliases) == ("NOR", ("A. M. Novak", "Anna Nowak"))
    assert novak.links == ("http://www.wikidata.org/entity/Q4115189", "https://example.org/novak")
    types = {name: money.find(name)[0].entity.type for name in ("Grey Wardens", "GW", "Fjord Inspectorate")}
    assert types == {"Grey Wardens": "armed_group", "GW": "armed_group", "Fjord Inspectorate": "government_body"}


def test_positions_held(money):
    roles = money.entity("person/Ana_Novak").roles
    assert roles == ("chairman of Grey Wardens", "prime minister of Norway (2019-05-20 to 2024-05-31)")
    assert "Mayor of Orlo" in money.entity("person/Otto_Orlo").roles
    assert any(role.endswith("of Norway (to 2020-12-31)") for role in money.entity("person/Otto_Orlo").roles)


def test_a_known_organization_keeps_its_id(money, knowledge):
    assert who(money, "The Paris Agency") == who(knowledge, "UNESCO")[:1]


def test_order_of_lines_does_not_matter(money, tmp_path):
    back = load_with(money_file(tmp_path, MONEY[::-1]), problems=[])
    for name in ("Ana Novak", "Otto Orlo", "Grey Wardens"):
        assert back.find(name)[0].entity == money.find(name)[0].entity


def test_what_is_not_used_is_counted(tmp_path):
    problems: list[Problem] = []
    load_with(money_file(tmp_path), problems=problems)
    assert [(p.severity, p.message) for p in problems] == [("warning", "not used: 1 Address")]


# On the day

NAMESAKES = """id,name,type,office,of,from,to
n1,Ana Novak,person,president,Norway,2010-01-01,2014-12-31
n2,Ana Novak,person,president,Chile,2015-01-01,2019-12-31
"""


def test_of_two_of_one_name_who_is_in_office_comes_first(tmp_path):
    knowledge = load_with(csv_file(tmp_path, NAMESAKES))
    early, late = who(knowledge, "Ana Novak", date(2012, 6, 1)), who(knowledge, "Ana Novak", date(2016, 6, 1))
    assert early == late[::-1]
    assert len(set(early)) == 2
    assert "Norway" in knowledge.entity(early[0]).roles[0]
    assert "Chile" in knowledge.entity(late[0]).roles[0]


def read(nlp, knowledge: KnowledgeBase, text: str, day: date | None) -> dict[str, str]:
    article = Article("test", text, published=day)
    found = pipeline.extract_from(nlp(pipeline.readable(article)), article, knowledge)
    return {mention.text: mention.entity.id for mention in found.mentions}


@pytest.mark.parametrize(
    ("day", "text", "mention", "id"),
    [
        (date(2023, 3, 1), "The Freedonian president condemned Iran.", "Freedonian president", "person/Ana_Novak"),
        (date(2025, 3, 1), "The Freedonian president condemned Iran.", "Freedonian president", "person/Otto_Orlo"),
        (date(2023, 3, 1), "The president of Freedonia condemned Iran.", "president of Freedonia", "person/Ana_Novak"),
        (date(2010, 3, 1), "The Freedonian president condemned Iran.", "Freedonian president", "place/Freedonia"),
        (None, "The Freedonian president condemned Iran.", "Freedonian president", "place/Freedonia"),
        (
            date(2023, 3, 1),
            "The former president of Freedonia condemned Iran.",
            "president of Freedonia",
            "place/Freedonia",
        ),
        (date(2023, 3, 1), "President Novak condemned Iran.", "President Novak", "person/Ana_Novak"),
        (date(2023, 3, 1), "Ana Novak met reporters. Novak condemned Iran.", "Novak", "person/Ana_Novak"),
        (date(2023, 3, 1), "The Grey Wardens attacked Oman.", "Grey Wardens", "org/Grey_Wardens"),
    ],
)
def test_office_holders_in_articles(nlp, table, day, text, mention, id):
    found = read(nlp, table, text, day)
    assert {words.removeprefix("The ").removeprefix("the "): who for words, who in found.items()}[mention] == id


def test_a_surname_with_another_office_is_somebody_else(nlp, table):
    found = read(nlp, table, "Prime Minister Novak condemned Iran.", date(2023, 3, 1))
    assert found["Prime Minister Novak"].startswith("person/Novak_")


# What is wrong with a line


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name,type\nAna Novak,dragon\n", "line 2: Ana Novak: no type 'dragon', write one of country"),
        ("name,office,of\nAna Novak,president,\n", "line 2: Ana Novak: of what 'president' is an office is missing"),
        (
            "name,office,of,from\nAna Novak,president,Norway,May 2019\n",
            "line 2: Ana Novak: 'May 2019' is no date: write it as 2024",
        ),
        (
            "name,office,of\nAna Novak,president,Nowhereland\n",
            "line 2: Ana Novak, president: Nowhereland is no country or body known here",
        ),
        ("# a comment\nname,type\nAna Novak,person,too,many\n", "line 3: 4 cells for 2 columns"),
        ("name,type\n,person\n", "line 2: the row has no name"),
    ],
)
def test_a_wrong_row_is_named_and_the_others_are_read(tmp_path, text, says):
    problems: list[Problem] = []
    knowledge = load_with(csv_file(tmp_path, text + "Otto Orlo\n"), problems=problems)
    assert [says in str(problem) for problem in problems] == [True]
    assert knowledge.find("Otto Orlo")
    with pytest.raises(KnowledgeError, match="line"):
        load_with(csv_file(tmp_path, text))


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "line 1: no JSON"),
        ("[1]", "line 1: no JSON object"),
        ('{"id": "x", "schema": "Person"}', "line 1: no FollowTheMoney entity: it needs id, schema and properties"),
        ('{"id": "x", "schema": "Person", "properties": {}}', "line 1: the Person x has no name"),
        (
            '{"id": "o", "schema": "Occupancy", "properties": {"holder": ["p"]}}',
            "line 1: the Occupancy o cannot be used: its holder p is no Person",
        ),
        (
            '{"id": "o", "schema": "Occupancy", "properties": {"holder": ["p-orlo"]}}',
            "line 1: the Occupancy o cannot be used: it has no post",
        ),
    ],
)
def test_a_wrong_line_is_named_and_the_others_are_read(tmp_path, line, says):
    path = money_file(tmp_path, MONEY[:-1])
    path.write_text(line + "\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    problems: list[Problem] = []
    knowledge = load_with(path, problems=problems)
    assert [says in str(problem) for problem in problems] == [True]
    assert who(knowledge, "Otto Orlo")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("mine.xlsx", "", "knowledge is read from .csv, .json"),
        ("mine.csv", "first,last\n", "the header 'first,last' has no column name"),
        ("mine.csv", "name,nationality\n", "the column 'nationality' is unknown: there are id, name, type"),
    ],
)
def test_a_file_of_another_form_is_an_error(tmp_path, name, text, says):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as error:
        load_with(tmp_path / name, problems=[])
    assert says in str(error.value)
    assert name in str(error.value)


def test_a_missing_file_and_one_in_another_encoding(tmp_path):
    with pytest.raises(KnowledgeError, match="cannot be read"):
        load_with(tmp_path / "none.csv")
    (tmp_path / "latin.csv").write_bytes("name\nJosé\n".encode("latin-1"))
    with pytest.raises(KnowledgeError, match="no UTF-8"):
        load_with(tmp_path / "latin.csv")


def test_days():
    assert (first_day("2024"), last_day("2024")) == (date(2024, 1, 1), date(2024, 12, 31))
    assert (first_day("2024-02"), last_day("2024-02")) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (first_day("2024-02-03T10:00"), last_day("2024-02-03")) == (date(2024, 2, 3), date(2024, 2, 3))
    assert (first_day(" "), last_day("")) == (None, None)
    for wrong in ("soon", "2024-13", "24"):
        with pytest.raises(ValueError):  # noqa: PT011
            first_day(wrong)
