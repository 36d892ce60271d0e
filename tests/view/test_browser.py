"""The page as a reader opens it, in Chromium without a network: the map, lines, actors and their evidence."""

from __future__ import annotations

import itertools

import pytest

from kg.graph import KnowledgeGraph
from tests.view.acting import (
    END,
    ESCAPE,
    actor,
    at_map,
    click,
    keys,
    middle,
    open_actor,
    open_line,
    panel,
    press_on,
    shown,
    value,
    words,
)  # fmt: skip
from tests.view.conftest import Browser

pytestmark = pytest.mark.browser


def test_no_request_and_no_message(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    browser.keep("small")
    assert [address for address in browser.requests() if not address.startswith("file://")] == []
    assert browser.messages() == []
    assert "Statements as reported, not verified facts." in words(browser, "body")


def test_no_frame_shows_an_empty_map(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    drawn = browser.run("""
        document.querySelector("#map").style.height = "300px";
        geokg.map.resize(); // which empties the canvas
        const canvas = document.querySelector("#map canvas");
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        return data.some((value) => value > 0);
    """)
    assert drawn


def test_totals(browser: Browser, large_page: str, large: KnowledgeGraph) -> None:
    browser.open(large_page)
    showing = words(browser, "#showing")
    assert f"of {len(large.entities):,} actors" in showing
    assert f"of {len(large):,} statements" in showing
    assert value(browser, "geokg.app.view.statements") == len(large)


def test_more_and_fewer_actors_are_drawn(browser: Browser, large_page: str) -> None:
    browser.open(large_page)
    before = len(shown(browser))
    press_on(browser, "#detail", END)
    browser.keep("large-all-actors")
    assert before < 100 < 300 < len(shown(browser)) <= 400
    assert words(browser, "#showing").startswith(f"Showing {len(shown(browser)):,} of 600 actors")
    assert len(value(browser, "geokg.map.scene.lines")) <= 1500


def test_the_pointer_brings_forward_what_it_is_on(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    at_map(browser, value(browser, f"geokg.map.onScreen({actor(browser, 'Moravel')})"), press=False)
    named = set(value(browser, "geokg.map.labels.map(({ text }) => text)"))
    assert {"Moravel", "Lutz", "ليلى القمر"} <= named
    assert "Zubrowka" not in named
    browser.keep("pointed-at-actor")
    at_map(browser, middle(browser, "Free Moravel Front", "Zubrowka"), press=False)
    labels = value(browser, "geokg.map.labels.map(({ text }) => text)")
    assert {"Free Moravel Front", "Zubrowka"} < set(labels)
    assert any(label.strip("←↑→↓↖↗↘↙ ") == "attacks" for label in labels)
    browser.keep("pointed-at-line")


def test_zoom_by_buttons_wheel_and_keys(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    scales = [value(browser, "geokg.map.scale()")]
    click(browser, "#zoom-in")
    scales.append(value(browser, "geokg.map.scale()"))
    wheel = {"type": "mouseWheel", "x": 400, "y": 500, "deltaX": 0, "deltaY": -200}
    browser.driver.execute_cdp_cmd("Input.dispatchMouseEvent", wheel)
    browser.settle()
    scales.append(value(browser, "geokg.map.scale()"))
    press_on(browser, "#map", "+")
    scales.append(value(browser, "geokg.map.scale()"))
    assert scales == sorted(set(scales))
    browser.keep("zoomed")
    click(browser, "#fit")
    assert value(browser, "geokg.map.scale()") == pytest.approx(scales[0])


def test_a_click_on_a_line_shows_its_sentences(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    open_line(browser, "Zubrowka", "Lutz")
    text = panel(browser)
    assert "Zubrowka accused Lutz on Monday of arming the Free Moravel Front" in text
    assert "2 reports · 2 outlets" in text
    assert "Nebels Herald, 2 Mar 2031" in text
    assert "planned by Zubrowka" in text
    assert value(browser, "[...document.querySelectorAll('#panel mark')].slice(0, 2).map((mark) => mark.textContent)") == [
        "Zubrowka", "Lutz",
    ]  # fmt: skip
    link = browser.driver.find_element("css selector", "#panel figcaption a")
    assert link.get_attribute("href") == "https://news.example/a1"
    assert set((link.get_attribute("rel") or "").split()) == {"noopener", "noreferrer"}
    browser.keep("line")
    click(browser, "#panel details.more summary")
    assert "The row began when Zubrowka accused Lutz of helping rebels." in panel(browser)
    browser.keep("line-further-sentences")
    click(browser, "#panel .back")
    assert "Start here" in panel(browser)


def test_a_denial_stands_under_the_accusation_it_answers(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    open_line(browser, "Zubrowka", "Lutz")
    content = browser.driver.find_element(
        "css selector", '[data-statement="zubrowka-accuses-lutz-1"] [data-statement="lutz-aids-front-1"]'
    )
    assert "claimed by Zubrowka" in content.text
    answer = content.find_element("css selector", '.answer [data-statement="lutz-aids-front-2"]')
    assert "denied by Agnès Desgoffe" in answer.text
    assert "Lutz has never armed the Free Moravel Front" in answer.text
    open_line(browser, "Lutz", "Free Moravel Front")
    assert value(browser, "document.querySelectorAll('#panel [data-statement]').length") == 2
    assert browser.driver.find_element("css selector", '[data-statement="lutz-aids-front-1"] > .answer')
    browser.keep("denial")


def test_a_click_on_an_actor_lays_out_its_neighbours(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    open_actor(browser, "Lutz")
    assert set(shown(browser)) == {"Lutz", "Zubrowka", "Moravel", "Free Moravel Front", "Ministry of Defence of Lutz"}
    assert "tied to 4 actors" in panel(browser)
    said = {label.strip("←↑→↓↖↗↘↙ ") for label in value(browser, "geokg.map.labels.map(({ text }) => text)")}
    assert {"accuses", "aids"} & said  # what the lines of the actor in the middle say
    browser.keep("neighbours")
    for step, least in ((2, 8), (3, 9)):
        click(browser, f".tools button:nth-of-type({step})")
        assert len(shown(browser)) >= least
        browser.keep(f"neighbours-{step}-steps")
    keys(browser, ESCAPE)
    browser.settle()
    assert len(shown(browser)) == 9
    assert "Start here" in panel(browser)


def test_a_pair_by_date_and_back(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    open_line(browser, "Zubrowka", "Lutz")
    click(browser, '[data-order="date"]')
    days = value(browser, "[...document.querySelectorAll('#panel h3.day')].map((day) => day.textContent)")
    assert days == ["2 Mar 2031", "4 Mar 2031", "9 Apr 2031"]
    assert len(browser.driver.find_elements("css selector", "#panel blockquote")) == 3
    assert value(browser, "document.activeElement.dataset.order") == "date"
    browser.keep("pair-by-date")
    click(browser, '[data-order="relation"]')
    assert not browser.driver.find_elements("css selector", "#panel h3.day")


def test_actor_card(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    open_actor(browser, "Zubrowka")
    text = panel(browser)
    for expected in ("Country · ZUB", "Republic of Zubrowka", "Зубровка"):
        assert expected in text
    assert value(browser, "[...document.querySelectorAll('#panel dt, #panel dd')].map((part) => part.textContent)")[:8] == [
        "First report", "2 Mar 2031", "Last report", "9 Apr 2031",
        "Said to do", "accuses (2), sanctions (planned) (1)",
        "Said to be done to it", "is attacked by (2), is urged by (requested) (1)",
    ]  # fmt: skip
    browser.keep("actor-card")
    open_actor(browser, "Free Moravel Front")
    ties = value(browser, "[...document.querySelectorAll('#panel .ranking .row')].map((row) => row.textContent)")
    # Nobody's claim stands as a fact, and no denial is dropped.
    assert ties == ["Lutzis aided by (claimed) · is aided by (denied)2 reports", "Zubrowkaattacks2 reports"]
    click(browser, "#panel .ranking .row")
    assert "Lutz has never armed the Free Moravel Front" in panel(browser)


def test_links_of_an_actor_are_named_after_their_site(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    open_actor(browser, "Moravel")
    assert "example.org, Wikidata" in panel(browser)


def test_labels_do_not_overlap(browser: Browser, large_page: str) -> None:
    browser.open(large_page)
    boxes = value(browser, "geokg.map.labels.map(({ x, y, width, height }) => [x, y, width, height])")
    assert len(boxes) >= 30
    for scale, (width, height) in itertools.product((1, 2.2, 4), ((1400, 900), (390, 844))):
        browser.resize(width, height)
        browser.settle()
        browser.run("geokg.map.fit(); geokg.map.zoom(arguments[0])", scale)
        browser.keep(f"large-{width}-zoom{scale}")
        boxes = value(browser, "geokg.map.labels.map(({ x, y, width, height }) => [x, y, width, height])")
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
