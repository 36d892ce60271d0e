"""The page as a reader opens it, in Chromium without a network: the map, lines, actors and their evidence."""

from __future__ import annotations

import itertools

import pytest

from kg.graph import KnowledgeGraph
from tests.view.acting import actor, click, click_map, keys, panel
from tests.view.conftest import Browser

pytestmark = pytest.mark.browser


def test_no_request_and_no_message(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    browser.keep("small")
    assert [address for address in browser.requests() if not address.startswith("file://")] == []
    assert browser.messages() == []
    assert "Statements as reported, not verified facts." in browser.run("return document.body.innerText")


def test_totals(browser: Browser, large_page: str, large: KnowledgeGraph) -> None:
    browser.open(large_page)
    showing = browser.run("return document.getElementById('showing').textContent")
    assert f"of {len(large.entities):,} actors" in showing
    assert f"of {len(large):,} statements" in showing
    assert browser.run("return geokg.app.view.statements") == len(large)


def test_a_click_on_a_line_shows_its_sentences(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    line = [actor(browser, "Zubrowka"), actor(browser, "Lutz")]
    place = browser.run("return geokg.app.graph.pairBetween(...arguments)", *line)
    middle = browser.run("return geokg.map.middleOf(arguments[0])", place)
    click_map(browser, middle)
    text = panel(browser)
    assert "Zubrowka accused Lutz on Monday of arming the Free Moravel Front" in text
    assert "2 reports · 2 outlets" in text
    assert "Nebels Herald, 2 Mar 2031" in text
    assert "planned by Zubrowka" in text
    marked = browser.run(
        "return [...document.querySelectorAll('#panel mark')].slice(0, 2).map((mark) => mark.textContent)"
    )
    assert marked == ["Zubrowka", "Lutz"]
    link = browser.driver.find_element("css selector", "#panel figcaption a")
    assert link.get_attribute("href") == "https://news.example/a1"
    assert set(link.get_attribute("rel").split()) == {"noopener", "noreferrer"}
    browser.keep("line")


def test_a_denial_stands_under_the_accusation_it_answers(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    browser.run("geokg.app.openLine(arguments[0], arguments[1])", actor(browser, "Zubrowka"), actor(browser, "Lutz"))
    content = browser.driver.find_element(
        "css selector", '[data-statement="zubrowka-accuses-lutz-1"] [data-statement="lutz-aids-front-1"]'
    )
    assert "claimed by Zubrowka" in content.text
    answer = content.find_element("css selector", '.answer [data-statement="lutz-aids-front-2"]')
    assert "denied by Agnès Desgoffe" in answer.text
    assert "Lutz has never armed the Free Moravel Front" in answer.text
    browser.run(
        "geokg.app.openLine(arguments[0], arguments[1])", actor(browser, "Lutz"), actor(browser, "Free Moravel Front")
    )
    assert browser.run("return document.querySelectorAll('#panel [data-statement]').length") == 2
    assert browser.driver.find_element("css selector", '[data-statement="lutz-aids-front-1"] > .answer')
    browser.keep("denial")


def test_a_click_on_an_actor_lays_out_its_neighbours(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    lutz = actor(browser, "Lutz")
    click_map(browser, browser.run("return geokg.map.onScreen(arguments[0])", lutz))
    names = browser.run("return geokg.map.scene.nodes.map(({ id }) => geokg.app.graph.actors.name[id])")
    assert set(names) == {"Lutz", "Zubrowka", "Moravel", "Free Moravel Front", "Ministry of Defence of Lutz"}
    assert "tied to 4 actors" in panel(browser)
    click(browser, ".tools button:nth-of-type(2)")
    assert len(browser.run("return geokg.map.scene.nodes")) > 5
    browser.keep("neighbours")
    keys(browser, "\ue00c")
    assert len(browser.run("return geokg.map.scene.nodes")) == 9
    assert "Start here" in panel(browser)


def test_a_pair_by_date_and_back(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    browser.run("geokg.app.openLine(arguments[0], arguments[1])", actor(browser, "Zubrowka"), actor(browser, "Lutz"))
    click(browser, '[data-order="date"]')
    days = browser.run("return [...document.querySelectorAll('#panel h3.day')].map((day) => day.textContent)")
    assert days == ["2 Mar 2031", "4 Mar 2031", "9 Apr 2031"]
    assert len(browser.driver.find_elements("css selector", "#panel blockquote")) == 3
    assert browser.run("return document.activeElement.dataset.order") == "date"
    browser.keep("pair-by-date")
    click(browser, '[data-order="relation"]')
    assert not browser.driver.find_elements("css selector", "#panel h3.day")


def test_actor_card(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    browser.run("geokg.app.openActor(arguments[0])", actor(browser, "Agnès Desgoffe"))
    assert "foreign minister of Lutz" in panel(browser)
    browser.run("geokg.app.openActor(arguments[0])", actor(browser, "Zubrowka"))
    text = panel(browser)
    assert browser.run("return [...document.querySelectorAll('#panel dt, #panel dd')].map((part) => part.textContent)")[:8] == [
        "First report", "2 Mar 2031", "Last report", "9 Apr 2031",
        "Said to do", "accuses (2), sanctions (planned) (1)",
        "Said to be done to it", "is attacked by (2), is urged by (requested) (1)",
    ]  # fmt: skip
    browser.run("geokg.app.openActor(arguments[0])", actor(browser, "Free Moravel Front"))
    ties = browser.run("return [...document.querySelectorAll('#panel .ranking .row')].map((row) => row.textContent)")
    # Nobody's claim stands as a fact, and no denial is dropped.
    assert ties == ["Lutzis aided by (claimed) · is aided by (denied)2 reports", "Zubrowkaattacks2 reports"]
    browser.run("geokg.app.openActor(arguments[0])", actor(browser, "Zubrowka"))
    for words in ("Country · ZUB", "Republic of Zubrowka", "Зубровка"):
        assert words in text


def test_labels_do_not_overlap(browser: Browser, large_page: str) -> None:
    browser.open(large_page)
    boxes = browser.run("return geokg.map.labels.map(({ x, y, width, height }) => [x, y, width, height])")
    assert len(boxes) >= 30
    for scale, (width, height) in itertools.product((1, 2.2, 4), ((1400, 900), (390, 844))):
        browser.resize(width, height)
        browser.settle()
        browser.run("geokg.map.fit(); geokg.map.zoom(arguments[0])", scale)
        browser.keep(f"large-{width}-zoom{scale}")
        boxes = browser.run("return geokg.map.labels.map(({ x, y, width, height }) => [x, y, width, height])")
        for one, two in itertools.combinations(boxes, 2):
            apart = (
                one[0] >= two[0] + two[2]
                or two[0] >= one[0] + one[2]
                or one[1] >= two[1] + two[3]
                or two[1] >= one[1] + one[3]
            )
            assert apart, (scale, width, one, two)


def test_every_drawn_line_opens_a_sentence(browser: Browser, large_page: str) -> None:
    browser.open(large_page)
    empty = browser.run(
        """
        const { app, map } = geokg;
        return map.scene.lines.filter((place) => {
          const { first, second } = app.graph.pairs[place];
          app.openLine(first, second);
          return !document.querySelector('#panel blockquote')?.textContent;
        });
        """
    )
    assert empty == []
