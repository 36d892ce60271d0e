"""Finding on the page, in Chromium: search, filters, time, paths, communities, matrix; by clicking and typing."""

from __future__ import annotations

import time

import pytest

from kg.graph import KnowledgeGraph
from kg.records import Entity
from kg.view import page
from tests.view.acting import (
    ENTER,
    LEFT,
    RIGHT,
    SHIFT,
    actor,
    click,
    keys,
    open_actor,
    panel,
    passing,
    press_on,
    shown,
    value,
    words,
)  # fmt: skip
from tests.view.conftest import Browser, small_graph

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("query", "name"),
    [("zub", "Zubrowka"), ("Zubrokwa", "Zubrowka"), ("зубровка", "Zubrowka"), ("agnes", "Agnès Desgoffe"),
     ("FMF", "Free Moravel Front"), ("ليلى", "ليلى القمر"), ("layla", "ليلى القمر")],
)  # fmt: skip
def test_search(browser: Browser, small_page: str, query: str, name: str) -> None:
    browser.open(small_page)
    keys(browser, "/")
    keys(browser, query)
    assert value(browser, "document.querySelector('#search-found li .who').textContent") == name
    if query in ("Zubrokwa", "layla"):
        browser.keep(f"search-{query.lower()}")
    keys(browser, ENTER)
    browser.settle()
    assert value(browser, "geokg.app.state.selection.actor") == actor(browser, name)


def test_search_by_mouse_reaches_an_actor_that_is_not_drawn(browser: Browser, large_page: str) -> None:
    browser.open(large_page)
    name = value(
        browser,
        "geokg.app.graph.actors.name[geokg.app.graph.ties.findIndex((ties, id) =>"
        " ties.length && !geokg.app.graph.network.nodes.some((node) => node.id === id))]",
    )
    press_on(browser, "#search", name)
    browser.keep("search-large")
    browser.driver.find_element("css selector", "#search-found li").click()
    browser.settle()
    assert name in shown(browser)
    assert name in panel(browser)


def test_search_without_result_says_so(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    keys(browser, "/")
    keys(browser, "qqqqq")
    assert words(browser, "#search-found") == "No actor of this name"
    browser.keep("search-none")


def test_legend_filters_on_click(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    before = passing(browser)
    click(browser, '[data-filter="quads"][data-key="verbal conflict"]')
    assert passing(browser) == before - 3
    assert value(browser, "geokg.map.scene.lines.every((place) => geokg.app.view.lines[place].quad !== 2)")
    click(browser, '[data-filter="types"][data-key="person"]')
    assert "Agnès Desgoffe" not in shown(browser)
    assert words(browser, "#showing").endswith(f"; {passing(browser)} pass the filters")
    browser.keep("filtered")
    click(browser, "#reset")
    assert passing(browser) == before


def test_one_alone_by_shift_and_click(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    before = passing(browser)
    claimed = '[data-filter="statuses"][data-key="claimed"]'
    click(browser, claimed, holding=SHIFT)
    assert passing(browser) == 1
    browser.keep("claimed-alone")
    click(browser, claimed, holding=SHIFT)
    assert passing(browser) == before


def test_presets(browser: Browser, large_page: str) -> None:
    browser.open(large_page)
    for preset, quads in (("against", {2, 3}), ("with", {0, 1})):
        click(browser, f'[data-preset="{preset}"]')
        assert set(value(browser, "geokg.map.scene.lines.map((place) => geokg.app.view.lines[place].quad)")) <= quads
        browser.keep(f"large-{preset}")
    click(browser, '[data-preset="all"]')
    assert passing(browser) == 5000


def test_the_map_draws_whoever_passes_the_filters_and_all_of_them_are_in_sight(
    browser: Browser, large_page: str
) -> None:
    browser.open(large_page)
    usual, most = shown(browser), value(browser, "geokg.app.state.most")
    camera = "[geokg.map.scale(), geokg.map.onScreen(geokg.map.scene.nodes[0].id)]"
    before = value(browser, camera)
    click(browser, "#filters summary")
    click(browser, '[data-filter="classes"][data-key="SANCTION"]', holding=SHIFT)
    drawn = shown(browser)
    assert not set(drawn) <= set(usual)
    assert 0.8 * most < len(drawn) <= most
    assert value(
        browser,
        "geokg.map.scene.nodes.every(({ id }) => { const { x, y } = geokg.map.onScreen(id);"
        " return x > 0 && y > 0 && x < document.getElementById('map').clientWidth && y < document.getElementById('map').clientHeight; })",
    )
    click(browser, "#reset")
    assert (shown(browser), value(browser, camera)) == (usual, before)


def test_finer_filters(browser: Browser, large_page: str, large: KnowledgeGraph) -> None:
    browser.open(large_page)
    click(browser, "#filters summary")
    browser.keep("filters")
    press_on(browser, "#filter-reports", RIGHT, RIGHT)
    assert passing(browser) == sum(large.reports(row) >= 3 for row in large.by_id.values())
    assert words(browser, "#filter-reports-value") == "3 or more"
    press_on(browser, "#filter-reports", LEFT, LEFT)
    press_on(browser, "#filter-confidence", *([RIGHT] * 19))
    assert words(browser, "#filter-confidence-value") == "95 %"
    assert passing(browser) == 0
    assert "No statement passes the filters." in panel(browser)
    browser.keep("filters-nothing-left")
    click(browser, "#reset")
    click(browser, "#filters summary")
    outlet = value(browser, "geokg.app.graph.outlets[2]")
    from selenium.webdriver.support.ui import Select

    Select(browser.driver.find_element("css selector", "#filter-outlet")).select_by_visible_text(outlet)
    browser.settle()
    assert passing(browser) == len(large.statements(source=outlet))
    Select(browser.driver.find_element("css selector", "#filter-outlet")).select_by_visible_text("All outlets")
    click(browser, '[data-filter="classes"][data-key="SANCTION"]')
    assert passing(browser) == len(large) - len(large.statements(relation_class="SANCTION"))
    browser.keep("filters-class")


def test_time(browser: Browser, large_page: str, large: KnowledgeGraph) -> None:
    browser.open(large_page)
    first = value(browser, "geokg.app.graph.days.first")
    press_on(browser, "#time-from", *([RIGHT] * 12))
    press_on(browser, "#time-to", *([LEFT] * 20))
    filters = value(browser, "geokg.app.state.filters")
    assert (filters["from"], filters["to"]) == (first + 12, value(browser, "geokg.app.graph.days.last") - 20)
    expected = sum(
        any("2031-01-13" <= day.isoformat() <= "2031-12-11" for day in large.days(row)) for row in large.by_id.values()
    )
    assert passing(browser) == expected
    assert words(browser, "#time-words") == "13 Jan 2031 to 11 Dec 2031"
    browser.keep("time")


def test_play(browser: Browser, large_page: str) -> None:
    browser.open(large_page)
    click(browser, "#time-play")
    assert words(browser, "#time-play") == "■ Stop"
    first = value(browser, "geokg.app.state.filters.from")
    browser.keep("time-playing")
    time.sleep(1)
    assert value(browser, "geokg.app.state.filters.from") != first
    click(browser, "#time-play")
    assert words(browser, "#time-play") == "▶ Play"
    stopped = value(browser, "geokg.app.state.filters.from")
    time.sleep(1)
    assert value(browser, "geokg.app.state.filters.from") == stopped


def test_path(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    open_actor(browser, "Council of Nebels")
    press_on(browser, ".path input", "moravel", ENTER)
    assert shown(browser) == ["Council of Nebels", "Zubrowka", "Lutz", "Moravel"]
    assert "Shortest connection: 3 steps" in panel(browser)
    assert [part.text for part in browser.driver.find_elements("css selector", "#panel .step")] == [
        f"Step {number} of 3" for number in (1, 2, 3)
    ]
    assert "The Council of Nebels urged Zubrowka to talk." in panel(browser)
    browser.keep("path")
    click(browser, "#panel .group .all")
    assert value(browser, "geokg.app.state.selection.kind") == "line"


def test_communities(browser: Browser, large_page: str) -> None:
    browser.open(large_page)
    button = browser.driver.find_element("css selector", "[data-community]")
    members = int(button.find_element("css selector", "small").text.split()[0])
    button.click()
    browser.settle()
    browser.keep("community")
    inside = shown(browser)
    assert len(inside) == members
    assert "says who meets whom in the news, not who is allied" in panel(browser)
    hash = value(browser, "location.hash")
    click(browser, "#whole")
    assert len(shown(browser)) != members
    browser.open(large_page, hash)
    assert shown(browser) == inside


def test_a_line_that_the_map_leaves_out_is_drawn_when_it_is_opened(browser: Browser, large_page: str) -> None:
    browser.open(large_page)
    left_out = value(
        browser,
        "geokg.app.view.lines.findIndex((line, place) => line && !geokg.map.scene.shown.has(place)"
        " && geokg.app.graph.ties[geokg.app.graph.pairs[place].first].length < 30)",
    )
    browser.run(
        "const { first, second } = geokg.app.graph.pairs[arguments[0]]; geokg.app.openLine(first, second)", left_out
    )
    browser.settle()
    assert value(browser, f"geokg.map.scene.shown.has({left_out})")
    assert browser.driver.find_elements("css selector", "#panel blockquote")
    hash = value(browser, "location.hash")
    browser.open(large_page, hash)
    assert value(browser, f"geokg.map.scene.shown.has({left_out})")


def test_an_actor_that_no_statement_is_about_and_a_graph_without_any_say_so(browser: Browser) -> None:
    graph = small_graph()
    bay = Entity("place/Bay", "Bay of Nebels", "place")
    browser.open(
        page(
            KnowledgeGraph.from_records(graph.articles.values(), [*graph.entities.values(), bay], graph.by_id.values())
        )
    )
    press_on(browser, "#search", "bay of", ENTER)
    assert "No statement is by it or about it" in panel(browser)
    browser.open(page(KnowledgeGraph()))
    assert "No statement was read in these articles." in panel(browser)
    assert words(browser, "#empty") == "There is no statement to draw."


def test_matrix(browser: Browser, large_page: str) -> None:
    browser.open(large_page)
    click(browser, '[data-view="matrix"]')
    browser.keep("matrix")
    assert words(browser, "#matrix-count").startswith("Showing 24 of ")
    click(browser, "#matrix td.filled button")
    assert browser.driver.find_elements("css selector", "#panel blockquote")
    click(browser, "#matrix tbody th button")
    assert value(browser, "geokg.app.state.view") == "map"
