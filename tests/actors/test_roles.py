"""Offices: who holds which, and offices named without their holder."""

from __future__ import annotations

from datetime import date

import pytest

from kg import actors, pipeline
from kg.records import Article


def case(text, person, title, marks=()):
    return pytest.param(text, [(person, title)], id=text[:60], marks=marks)


def miss(reason, text, person, title):
    return case(text, person, title, pytest.mark.xfail(strict=True, reason=reason))


HELD = [
    (
        "In a call arranged by President Karl Obmann, the Omani prime minister, Benno Natter, apologized to Peru.",
        [("Benno Natter", "prime minister of Oman")],
    ),
    case("The then-foreign minister of Gabon, Anton Kolsen, met Chad.", "Anton Kolsen", "former foreign minister of Gabon"),
    case("The Iranian defence minister, General Bob Kolsen, left.", "Bob Kolsen", "defence minister of Iran"),
    case("Gibraltar's chief minister, Sir Bob Kolsen, left.", "Bob Kolsen", "chief minister of Gibraltar"),
    case("Kenyan General Bob Kolsen left.", "Bob Kolsen", "general of Kenya"),
    case("Ann Kolsen, the governor of Nairobi, left.", "Ann Kolsen", "governor of Nairobi"),
    (
        "Bob Kolsen, the Kenyan president and this year's chairman of the African Union, left.",
        [("Bob Kolsen", "president of Kenya"), ("Bob Kolsen", "chairman of African Union")],
    ),
    (
        "President Bob Natter of Kenya told his defence minister, Ann Kolsen, to go.",
        [("Bob Natter", "president of Kenya"), ("Ann Kolsen", "defence minister of Kenya")],
    ),
    (
        "The Greek premier, Ann Kolsen, met Bob Natter, her Turkish counterpart.",
        [("Ann Kolsen", "premier of Greece"), ("Bob Natter", "premier of Turkey")],
    ),
    case("Iranian President Masoud Pezeshkian visited Oman.", "Masoud Pezeshkian", "president of Iran"),
    case("Azerbaijan's President Ilham Aliyev visited Turkey.", "Ilham Aliyev", "president of Azerbaijan"),
    case("Ilham Aliyev, president of Azerbaijan, visited Turkey.", "Ilham Aliyev", "president of Azerbaijan"),
    case("Ilham Aliyev, the president of Azerbaijan, visited Turkey.", "Ilham Aliyev", "president of Azerbaijan"),
    case("Former French President François Hollande visited Mali.", "Francois Hollande", "former president of France"),
    case("Then-German Chancellor Angela Merkel visited Turkey.", "Angela Merkel", "former chancellor of Germany"),
    case("UN Secretary-General António Guterres thanked Norway.", "Antonio Guterres",
         "secretary-general of United Nations"),
    case("President Sergio Mattarella of Italy visited Albania.", "Sergio Mattarella", "president of Italy"),
    case("Marta Kolsen is the president of Ruritania.", "Marta Kolsen", "president of Ruritania"),
    case("Marta Kolsen, the prime minister of Ruritania, spoke.", "Marta Kolsen", "prime minister of Ruritania"),
    case("Japanese Foreign Minister Hana Morikado met the press.", "Hana Morikado", "foreign minister of Japan"),
    case("Kenya's ambassador Amos Tarelo left.", "Amos Tarelo", "ambassador of Kenya"),
    case("NATO Secretary General Mark Rutte thanked Poland.", "Mark Rutte", "secretary general of NATO"),
    case("Angela Merkel, a former chancellor of Germany, spoke.", "Angela Merkel", "former chancellor of Germany"),
    case("Acting Peruvian President Ana Solar visited Chile.", "Ana Solar", "acting president of Peru"),
    case("The outgoing Kenyan foreign minister, Amos Tarelo, spoke.", "Amos Tarelo",
         "outgoing foreign minister of Kenya"),
    case("The late Yugoslav President Josip Broz Tito was praised.", "Josip Broz Tito",
         "former president of Yugoslavia"),
    case("Chad's defence minister, Amos Tarelo, spoke.", "Amos Tarelo", "defence minister of Chad"),
    case("Amos Tarelo, chief of staff of the Kenyan army, spoke.", "Amos Tarelo", "chief of staff of Kenya"),
    case("Ali Khamenei, Iran's supreme leader, spoke.", "Ali Khamenei", "supreme leader of Iran"),
    case("Amos Tarelo, Kenya's ambassador to Norway, spoke.", "Amos Tarelo", "ambassador of Kenya"),
    case("NATO spokeswoman Oana Lungescu spoke.", "Oana Lungescu", "spokeswoman of NATO"),
    case("Amos Tarelo, acting foreign minister of Kenya, spoke.", "Amos Tarelo", "acting foreign minister of Kenya"),
    (
        "It was signed by Kenyan President Amos Tarelo, Omani Foreign Minister Karl Obmann and Chilean President Ana Solar.",
        [("Amos Tarelo", "president of Kenya"), ("Karl Obmann", "foreign minister of Oman"),
         ("Ana Solar", "president of Chile")],
    ),
    (
        "Presidents Amos Tarelo of Kenya, Karl Obmann of Oman and Ana Solar of Chile met in Lima.",
        [("Amos Tarelo", "president of Kenya"), ("Karl Obmann", "president of Oman"),
         ("Ana Solar", "president of Chile")],
    ),
    (
        "The Kenyan and Omani foreign ministers, Amos Tarelo and Karl Obmann, met in Lima.",
        [("Amos Tarelo", "foreign minister of Kenya"), ("Karl Obmann", "foreign minister of Oman")],
    ),
    (
        "The foreign ministers of Germany and France, Ana Solar and Karl Obmann, visited Kyiv.",
        [("Ana Solar", "foreign minister of Germany"), ("Karl Obmann", "foreign minister of France")],
    ),
    (
        "Kenyan lawmakers Amos Tarelo and Karl Obmann met in Lima.",
        [("Amos Tarelo", "lawmaker of Kenya"), ("Karl Obmann", "lawmaker of Kenya")],
    ),
    case("Ana Solar, the EU's foreign policy chief, spoke.", "Ana Solar", "foreign policy chief of European Union"),
    case("Former Chilean president Michelle Bachelet spoke.", "Michelle Bachelet", "former president of Chile"),
]  # fmt: skip

NONE_HELD = [
    "In Rome, Colonel Amos Tarelo spoke.",
    "Colonel Amos Tarelo spoke to Kenya.",
    "The president of Ruritania spoke.",
    "Marta Kolsen met the president of Ruritania.",
    "Italy elected a president.",
    "Marta Kolsen spoke in Oslo.",
    "The prime minister resigned.",
    "In Berlin, lawmakers Amos Tarelo and Karl Obmann met.",
    "The two leaders, Biden and Merkel, met in Oslo.",
]

# (text, words of the office, entity, sector)
WITHOUT_HOLDER = [
    ("The French president visited Mali.", "French president", "place/France", "GOV"),
    ("Kenya's foreign minister thanked Uganda.", "Kenya's foreign minister", "place/Kenya", "GOV"),
    ("The president of Chile thanked Peru.", "president of Chile", "place/Chile", "GOV"),
    ("The Indian prime minister visited Fiji.", "Indian prime minister", "place/India", "GOV"),
    ("Vietnam's defence minister praised Laos.", "Vietnam's defence minister", "place/Vietnam", "GOV"),
    ("Italian President Sergio Mattarella visited Albania. The Italian president praised Malta.",
     "Italian president", "person/Sergio_Mattarella", "GOV"),
    ("President Boris Yeltsin left Moscow. The Russian president thanked Poland.",
     "Russian president", "person/Boris_Yeltsin", "GOV"),
    ("Marshal Amos Tarelo left Kenya. Uganda thanked the marshal.", "marshal", "person/Amos_Tarelo", "MIL"),
    ("Israeli Prime Minister Golda Meir visited Austria. The Israeli leader thanked Norway.",
     "Israeli leader", "person/Golda_Meir", "GOV"),
    ("The Israeli leader visited Austria.", "Israeli leader", "place/Israel", "GOV"),
]  # fmt: skip


@pytest.fixture(scope="module")
def roles(nlp, knowledge):
    def read(text, source=None):
        article = Article("test", text, source=source)
        found = actors.resolve(nlp(pipeline.readable(article)), article, knowledge)
        return [(role.person.entities[0].name, role.title) for role in found.roles]

    return read


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_held(roles, text, expected):
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Iranian President Masoud Pezeshkian visited Oman.", date(2025, 6, 27)),
        ("Former French President François Hollande visited Mali.", None),
    ],
)
def test_office_is_held_on_the_day_of_the_article(extract, text, day):
    [held] = [s for s in extract(text).statements if s.relation_class == "HOLDS_OFFICE"]
    assert (held.time.start if held.time else None) == day


@pytest.mark.parametrize("text", NONE_HELD)
def test_none_held(roles, text):
    assert roles(text) == []


@pytest.mark.parametrize(("text", "words", "entity", "sector"), WITHOUT_HOLDER)
def test_office_without_its_holder(extract, text, words, entity, sector):
    mentions = extract(text).mentions
    assert (entity, sector) in [(m.entity.id, m.sector) for m in mentions if m.text == words]


def test_office_in_a_release_belongs_to_the_country_of_its_source(roles):
    assert roles("Marta Kolsen, the Foreign Secretary, spoke.", source="UK Government") == [
        ("Marta Kolsen", "foreign secretary of United Kingdom")
    ]


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("The Foreign Secretary thanked Norway.", "Foreign Secretary", "place/United_Kingdom"),
        ("Our Defence Secretary thanked Norway.", "Defence Secretary", "place/United_Kingdom"),
        ("The Foreign Secretary met the Emir of Qatar.", "Emir of Qatar", "place/Qatar"),
        ("The Foreign Secretary met Qatar's Emir.", "Qatar's Emir", "place/Qatar"),
        (
            "The Foreign Secretary spoke. Foreign Secretary Ana Kolsen was in Oslo.",
            "Foreign Secretary",
            "person/Ana_Kolsen",
        ),
        ("The Ministry of Defence thanked Norway.", "Ministry of Defence", "org/UK_Ministry_of_Defence"),
        ("A spokesman for the President of Norway spoke.", "President of Norway", "place/Norway"),
    ],
)
def test_office_alone_in_a_release_is_its_state_s(extract, text, words, entity):
    mentions = extract(text, source="UK Government").mentions
    assert [m.entity.id for m in mentions if m.text == words] == [entity]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Norway may quit Nile mission, minister hints", ["place/Norway"]),
        ("Norway may quit Nile mission, minister hints.", []),
    ],
)
def test_office_at_the_end_of_a_headline_is_its_state_s(extract, text, states):
    assert [m.entity.id for m in extract(text).mentions if m.text == "minister"] == states


@pytest.mark.parametrize("text", ["The President spoke.", "The Foreign Secretary of Norway spoke."])
def test_office_in_a_release_that_is_hardly_its_state_s(extract, text):
    mentions = extract(text, source="UK Government").mentions
    assert "place/United_Kingdom" not in {m.entity.id for m in mentions}


def test_king_in_a_release_may_be_one_of_elsewhere(roles):
    assert roles("The gate was built under King Arvandas II.", source="UK Government") == []


FOREIGN_TITLES = [
    ("The Prime Minister and President Varga discussed cooperation of the UK and France.", []),
    ("I spoke to Foreign Minister Al-Hadid today, and we thanked Oman.", []),
    ("US Secretary of State Ana Kolsen met the ministers.", [("Ana Kolsen", "secretary of state of United States")]),
    (
        "The Foreign Secretary Ana Kolsen met France's minister.",
        [("Ana Kolsen", "foreign secretary of United Kingdom")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FOREIGN_TITLES)
def test_office_in_a_release_may_be_one_of_another_state(roles, text, expected):
    assert roles(text, source="UK Government") == expected


@pytest.mark.parametrize(
    ("year", "expected"), [(1962, "place/Soviet_Union"), (1991, "place/Soviet_Union"), (2020, "place/Russia")]
)
def test_capital_means_the_state_of_its_time(nlp, knowledge, year, expected):
    article = Article("test", "Moscow accused Washington of lying.", published=date(year, 6, 1))
    found = actors.resolve(nlp(pipeline.readable(article)), article, knowledge)
    assert found.at(found.doc[0]).entities[0].id == expected


def test_title_in_front_is_part_of_the_mention(extract):
    mentions = extract("Iranian President Masoud Pezeshkian visited Oman.").mentions
    assert ("President Masoud Pezeshkian", "GOV") in [(m.text, m.sector) for m in mentions]
