"""Finding on the page, in Chromium: search, filters, time, paths, communities, matrix; by clicking and typing."""

from __future__ import annotations

import time

import pytest

from kg.graph import KnowledgeGraph
from tests.view.acting import actor, click, keys, panel
from tests.view.conftest import Browser

pytestmark = pytest.mark.browser


def test_communities(browser: Browser, large_page: str) -> None:
    browser.open(large_page)
    button = browser.driver.find_element("css selector", "[data-community]")
    members = int(button.find_element("css selector", "small").text.split()[0])
    button.click()
    browser.settle()
    browser.keep("community")
    shown = browser.run("return geokg.map.scene.nodes.map(({ id }) => id)")
    assert len(shown) == members
    assert "says who meets whom in the news, not who is allied" in panel(browser)
    hash = browser.run("return location.hash")
    click(browser, "#whole")
    assert len(browser.run("return geokg.map.scene.nodes")) != members
    browser.open(large_page, hash)
    assert browser.run("return geokg.map.scene.nodes.map(({ id }) => id)") == shown


@pytest.mark.parametrize(
    ("query", "name"),
    [("zub", "Zubrowka"), ("Zubrokwa", "Zubrowka"), ("зубровка", "Zubrowka"), ("agnes", "Agnès Desgoffe"),
     ("FMF", "Free Moravel Front"), ("ليلى", "ليلى القمر"), ("layla", "ليلى القمر")],
)  # fmt: skip
def test_search(browser: Browser, small_page: str, query: str, name: str) -> None:
    browser.open(small_page)
    keys(browser, "/")
    keys(browser, query)
    assert browser.run("return document.querySelector('#search-found li .who').textContent") == name
    keys(browser, "\ue007")
    browser.settle()
    assert browser.run("return geokg.app.state.selection.actor") == actor(browser, name)


def test_search_without_result_says_so(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    keys(browser, "/")
    keys(browser, "qqqqq")
    assert browser.run("return document.getElementById('search-found').innerText") == "No actor of this name"
    browser.keep("search-none")


def test_legend_filters_on_click(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    before = browser.run("return geokg.app.view.statements")
    click(browser, '[data-filter="quads"][data-key="verbal conflict"]')
    assert browser.run("return geokg.app.view.statements") == before - 3
    assert browser.run("return geokg.map.scene.lines.every((place) => geokg.app.view.lines[place].quad !== 2)")
    click(browser, '[data-filter="types"][data-key="person"]')
    assert "Agnès Desgoffe" not in browser.run("return geokg.map.labels.map((label) => label.text)")
    browser.keep("filtered")
    click(browser, "#reset")
    assert browser.run("return geokg.app.view.statements") == before


def test_presets(browser: Browser, large_page: str) -> None:
    browser.open(large_page)
    for preset, quads in (("against", {2, 3}), ("with", {0, 1})):
        click(browser, f'[data-preset="{preset}"]')
        assert (
            set(browser.run("return geokg.map.scene.lines.map((place) => geokg.app.view.lines[place].quad)")) <= quads
        )
        browser.keep(f"large-{preset}")


def test_finer_filters(browser: Browser, large_page: str, large: KnowledgeGraph) -> None:
    browser.open(large_page)
    click(browser, "#filters summary")
    browser.keep("filters")
    browser.run(
        "const input = document.getElementById('filter-reports'); input.value = 3; input.dispatchEvent(new Event('input'));"
    )
    expected = sum(large.reports(row) >= 3 for row in large.by_id.values())
    assert browser.run("return geokg.app.view.statements") == expected
    outlet = browser.run("return geokg.app.graph.outlets[2]")
    click(browser, "#reset")
    browser.run(
        "const box = document.getElementById('filter-outlet'); box.value = 2; box.dispatchEvent(new Event('change'));"
    )
    assert browser.run("return geokg.app.view.statements") == len(large.statements(source=outlet))


def test_time(browser: Browser, large_page: str, large: KnowledgeGraph) -> None:
    browser.open(large_page)
    browser.run(
        "for (const [id, day] of [['time-from', '2031-06-01'], ['time-to', '2031-06-30']]) {"
        " const input = document.getElementById(id); input.value = Date.parse(day) / 86400000; input.dispatchEvent(new Event('input')); }"
    )
    expected = sum(
        any("2031-06-01" <= day.isoformat() <= "2031-06-30" for day in large.days(row)) for row in large.by_id.values()
    )
    assert browser.run("return geokg.app.view.statements") == expected
    assert "1 Jun 2031 to 30 Jun 2031" in browser.run("return document.getElementById('time-words').textContent")
    browser.keep("time")
    click(browser, "#time-play")
    first = browser.run("return geokg.app.state.filters.from")
    time.sleep(1)
    assert browser.run("return geokg.app.state.filters.from") != first
    click(browser, "#time-play")


def test_path(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    browser.run("geokg.app.openActor(arguments[0])", actor(browser, "Council of Nebels"))
    browser.driver.find_element("css selector", ".path input").send_keys("moravel", "\ue007")
    browser.settle()
    names = browser.run("return geokg.map.scene.nodes.map(({ id }) => geokg.app.graph.actors.name[id])")
    assert names == ["Council of Nebels", "Zubrowka", "Lutz", "Moravel"]
    assert "Shortest connection: 3 steps" in panel(browser)
    assert "The Council of Nebels urged Zubrowka to talk." in panel(browser)
    browser.keep("path")


def test_matrix(browser: Browser, large_page: str) -> None:
    browser.open(large_page)
    click(browser, '[data-view="matrix"]')
    browser.keep("matrix")
    assert browser.run("return document.getElementById('matrix-count').textContent").startswith("Showing 24 of ")
    click(browser, "#matrix td.filled button")
    assert browser.driver.find_elements("css selector", "#panel blockquote")
