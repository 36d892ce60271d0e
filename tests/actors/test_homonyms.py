"""Names of several: Georgia, Jordan, Chad, Congo, Korea, Washington, Guinea, and persons of one name, in two articles."""

from __future__ import annotations

import pytest


def case(text, mention, id, marks=()):
    return pytest.param(text, mention, id, id=f"{mention} <- {text[:50]}", marks=marks)


def miss(reason, text, mention, id):
    return case(text, mention, id, pytest.mark.xfail(strict=True, reason=reason))


HOMONYMS = [
    case("Georgia asked Russia to withdraw its troops.", "Georgia", "place/Georgia"),
    case("Tbilisi thanked Poland. Georgia wants to join NATO.", "Georgia", "place/Georgia"),
    case("The Georgian president visited Armenia.", "Georgian", "place/Georgia"),
    case("The U.S. state of Georgia counted its votes.", "U.S. state of Georgia", "place/Georgia_(U.S._state)"),
    case("A man was arrested in Tbilisi, Georgia.", "Georgia", "place/Georgia"),
    case("A man was arrested in Atlanta, Georgia.", "Georgia", "place/Georgia_(U.S._state)"),
    case("The United Kingdom claims South Georgia.", "South Georgia", "place/South_Georgia_and_the_South_Sandwich_Islands"),
    case("Jordan expelled the Iranian ambassador.", "Jordan", "place/Jordan"),
    case("Lorries waited on the far bank of the river Niger.", "Niger", "place/Niger_River"),
    case("Soldiers crossed the Jordan River.", "Jordan River", "place/Jordan_River"),
    case("Israeli troops entered the Jordan Valley.", "Jordan Valley", "place/Jordan_Valley"),
    case("Senator Michael Jordan criticized Qatar.", "Senator Michael Jordan", "person/Michael_Jordan"),
    miss("a surname that is a country's name stays the country", "Senator Michael Jordan met reporters. Jordan criticized Qatar.",
         "Jordan", "person/Michael_Jordan"),
    case("Chad closed its border with Sudan.", "Chad", "place/Chad"),
    case("Fishermen fled from Lake Chad.", "Lake Chad", "place/Lake_Chad"),
    case("Judge Chad Miller criticized Qatar.", "Judge Chad Miller", "person/Chad_Miller"),
    case("Rwanda denied arming rebels in the Democratic Republic of the Congo.", "the Democratic Republic of the Congo",
         "place/Democratic_Republic_of_the_Congo"),
    case("Rwanda accused DR Congo of lying.", "DR Congo", "place/Democratic_Republic_of_the_Congo"),
    case("France praised Congo-Brazzaville.", "Congo-Brazzaville", "place/Republic_of_the_Congo"),
    case("France praised the Republic of the Congo.", "the Republic of the Congo", "place/Republic_of_the_Congo"),
    case("Rwanda accused Congo of lying.", "Congo", "place/Democratic_Republic_of_the_Congo"),
    case("Kinshasa was calm. Rwanda accused Congo of lying.", "Congo", "place/Democratic_Republic_of_the_Congo"),
    case("Brazzaville was calm. Rwanda accused Congo of lying.", "Congo", "place/Republic_of_the_Congo"),
    case("A man was arrested in Brazzaville, Congo.", "Congo", "place/Republic_of_the_Congo"),
    case("Boats sank on the Congo River.", "Congo River", "place/Congo_River"),
    case("North Korea threatened South Korea.", "North Korea", "place/North_Korea"),
    case("The Republic of Korea thanked Japan.", "The Republic of Korea", "place/South_Korea"),
    case("Pyongyang fired rockets. Korea has been divided since 1945.", "Korea", "place/North_Korea"),
    case("The DPRK condemned Japan.", "The DPRK", "place/North_Korea"),
    case("Tensions rose on the Korean Peninsula.", "Korean Peninsula", "place/Korean_Peninsula"),
    case("Washington condemned Iran.", "Washington", "place/United_States"),
    case("The ministers met in Washington.", "Washington", "place/Washington_D.C."),
    case("Officials in Washington state closed schools.", "Washington state", "place/Washington_(U.S._state)"),
    case("The Washington Post criticized Iran.", "The Washington Post", "org/The_Washington_Post"),
    case("Actor Denzel Washington visited Kenya.", "Denzel Washington", "person/Denzel_Washington"),
    case("Anna Paris spoke on French television. Paris said that the sect had kept her.", "Paris", "person/Anna_Paris"),
    case("Anna Paris fled to France. Paris criticized the sect.", "Paris", "place/France"),
    case("Guinea recalled its ambassador to Mali.", "Guinea", "place/Guinea"),
    case("Guinea-Bissau recalled its ambassador to Mali.", "Guinea-Bissau", "place/Guinea-Bissau"),
    case("Equatorial Guinea recalled its ambassador to Mali.", "Equatorial Guinea", "place/Equatorial_Guinea"),
    case("Papua New Guinea recalled its ambassador to Fiji.", "Papua New Guinea", "place/Papua_New_Guinea"),
    case("Pirates boarded a ship in the Gulf of Guinea.", "Gulf of Guinea", "place/Gulf_of_Guinea"),
    case("Niger thanked Nigeria.", "Niger", "place/Niger"),
    case("Dominica thanked the Dominican Republic.", "Dominica", "place/Dominica"),
    case("Ireland thanked Northern Ireland.", "Northern Ireland", "place/Northern_Ireland"),
]  # fmt: skip


def plain(text: str) -> str:
    return text.removeprefix("the ").removeprefix("The ")


@pytest.mark.parametrize(("text", "mention", "id"), HOMONYMS)
def test_homonym(extract, text, mention, id):
    found = [m for m in extract(text).mentions if plain(m.text) == plain(mention)]
    assert found
    assert found[-1].entity.id == id
