"""What answers what, who carries a report, and who held which office when: in the data, and in the panel."""

from __future__ import annotations

from datetime import date

import pytest

from kg.graph import KnowledgeGraph
from kg.records import Argument, Article, Entity, TimeSpan
from kg.view import page
from tests.view.acting import click, open_line, panel
from tests.view.conftest import Browser, statement
from tests.view.test_document import data_of


def answered_graph() -> KnowledgeGraph:
    """An accusation that is answered on the line of another pair; a report of six outlets; a minister of two years."""
    ostland = Entity("place/Ostland", "Ostland", "country", "OST")
    westmark = Entity("place/Westmark", "Westmark", "country", "WMK")
    league = Entity("org/Harbour_League", "Harbour League", "armed_group")
    harbour = Entity("place/Old_Harbour", "Old Harbour", "place")
    ivo = Entity("person/Ivo_Renn", "Ivo Renn", "person", "WMK", roles=("harbour master", "minister of Westmark"))
    articles = [
        Article("a1", "…", "Ostland accuses", "https://news.example/1", "Coast Wire", date(2031, 5, 1),
                outlets=("Bay Post", "Coast Wire", "Dune Times", "East Mail", "Fjord Sun", "Gulf Star")),
        Article("a2", "…", "Westmark answers", "https://news.example/2", "Bay Post", date(2031, 5, 3)),
        Article("a3", "…", "A minister speaks", None, "Bay Post", date(2029, 2, 1)),
    ]  # fmt: skip
    accusation = statement("ostland-accuses-westmark", ostland, "accuses", "DISAPPROVE", westmark,
                           [("a1", "Ostland accused Westmark of arming the Harbour League.")])  # fmt: skip
    other = statement("ostland-accuses-westmark-2", ostland, "warns", "THREATEN", westmark,
                      [("a1", "Ostland warned Westmark.")])  # fmt: skip
    denial = statement("westmark-arms-league", westmark, "arms", "AID", league,
                       [("a2", "Westmark never armed the Harbour League, Ivo Renn said.")], status="denied", by=westmark,
                       responds_to=(accusation.id, "not-in-the-graph"))  # fmt: skip
    talks = statement("ostland-meets-league", ostland, "meets", "CONSULT", league, [("a2", "They met at the harbour last week.")],
                      time=TimeSpan("last week", date(2031, 4, 21), date(2031, 4, 27)),
                      place=Argument(harbour.id, harbour.name, harbour.type))  # fmt: skip
    office = statement("renn-office", ivo, "minister of", "HOLDS_OFFICE", westmark,
                       [("a2", "Ivo Renn, minister of Westmark, said so."), ("a3", "Ivo Renn is minister of Westmark.")])  # fmt: skip
    rows = [accusation, other, denial, talks, office]
    return KnowledgeGraph.from_records(articles, [ostland, westmark, league, ivo, harbour], rows)


def test_data_of_answers_outlets_and_roles() -> None:
    data = data_of(page(answered_graph()))
    statements, articles, outlets = data["statements"], data["articles"], data["outlets"]
    at = {id: place for place, id in enumerate(statements["id"])}
    assert statements["answers"] == {str(at["westmark-arms-league"]): [at["ostland-accuses-westmark"]]}
    names = [outlets[place] for place in [articles["outlet"][0], *articles["also"]["0"]]]
    assert names == ["Coast Wire", "Bay Post", "Dune Times", "East Mail", "Fjord Sun", "Gulf Star"]
    assert statements["reports"][at["ostland-accuses-westmark"]] == 1
    assert statements["outlets"][at["ostland-accuses-westmark"]] == 6
    ivo = data["actors"]["name"].index("Ivo Renn")
    day = (date(2029, 2, 1) - date(1970, 1, 1)).days
    told, record = data["actors"]["roles"][str(ivo)]
    assert [data["actors"]["name"][told[1]], *told[2:]] == ["Westmark", day, day + 821, 2]
    assert (told[0], record) == ("minister of Westmark", ["harbour master", -1, None, None, 0])
    assert "by 6 outlets" in page(answered_graph())


@pytest.mark.browser
def test_a_denial_stands_under_the_accusation_of_another_pair(browser: Browser) -> None:
    browser.open(page(answered_graph()))
    open_line(browser, "Ostland", "Westmark")
    found = browser.driver.find_element(
        "css selector", '[data-statement="ostland-accuses-westmark"] > .answer [data-statement="westmark-arms-league"]'
    )
    assert "denied by Westmark" in found.text
    assert "1 report · 6 outlets" in panel(browser)
    assert len(browser.driver.find_elements("css selector", "#panel .answer")) == 1
    click(browser, "#panel details.also summary")
    assert "also in 5 other outlets" in panel(browser)
    assert "Gulf Star" in panel(browser)
    browser.keep("answer-of-another-pair")
    open_line(browser, "Westmark", "Harbour League")
    assert "Answers: Ostland accuses Westmark" in panel(browser)
    click(browser, "#panel .answers button")
    assert browser.driver.find_elements("css selector", '[data-statement="ostland-accuses-westmark"]')


@pytest.mark.browser
def test_when_and_where_it_happened_stand_with_the_statement(browser: Browser) -> None:
    browser.open(page(answered_graph()))
    open_line(browser, "Ostland", "Harbour League")
    assert "When: last week (21 Apr 2031 to 27 Apr 2031) · Where: Old Harbour" in panel(browser)
    open_line(browser, "Ostland", "Westmark")
    assert "Where:" not in panel(browser)


@pytest.mark.browser
def test_a_filter_by_outlet_keeps_what_it_took_over(browser: Browser) -> None:
    browser.open(page(answered_graph()), "#outlet=Gulf+Star")
    assert browser.run("return geokg.app.view.statements") == 2


@pytest.mark.browser
def test_roles_stand_with_their_days(browser: Browser) -> None:
    browser.open(page(answered_graph()), "#actor=person%2FIvo_Renn")
    roles = browser.run("return [...document.querySelectorAll('#panel .role')].map((role) => role.innerText)")
    assert roles == ["minister of Westmark\n1 Feb 2029 to 3 May 2031 · 2 reports", "harbour master"]
    browser.keep("roles")
    browser.open(page(answered_graph()), "#actor=place%2FWestmark")
    assert "Ivo Renn, minister of Westmark" in panel(browser)
    click(browser, "#panel .role button")
    assert browser.run("return document.querySelector('#panel h2').textContent").endswith("Ivo Renn")
