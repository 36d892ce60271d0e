"""The page for everyone, in Chromium: table, keyboard, screen readers, grey, sizes, themes, address, downloads, print."""

from __future__ import annotations

import itertools
from xml.etree import ElementTree

import pytest

from kg.graph import KnowledgeGraph
from kg.view import page, part, summary
from tests.view.acting import (
    ENTER,
    ESCAPE,
    RIGHT,
    actor,
    click,
    keys,
    open_actor,
    open_line,
    panel,
    press_on,
    shown,
    value,
    words,
)  # fmt: skip
from tests.view.conftest import ARTEFACTS, Browser

pytestmark = pytest.mark.browser


def test_table(browser: Browser, small_page: str, small: KnowledgeGraph) -> None:
    browser.open(small_page)
    click(browser, '[data-view="table"]')
    rows = browser.driver.find_elements("css selector", "#table-body tr")
    assert len(rows) == len(small)
    click(browser, '[data-sort="subject"]')
    names = value(
        browser, "[...document.querySelectorAll('#table-body tr td:nth-child(2)')].map((cell) => cell.textContent)"
    )
    assert names == sorted(names)
    box = browser.driver.find_element("css selector", "#table-search")
    for typed, count in (("lutz DENIED", 1), ("зубровка", 0), ("border stones", 1)):
        box.clear()
        box.send_keys(typed)
        assert value(browser, "document.querySelectorAll('#table-body tr').length") == count
    browser.keep("table")
    click(browser, "#table-body .relation")
    assert "had moved the border stones" in panel(browser)


def test_address_restores_the_view(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    open_actor(browser, "Lutz")
    open_line(browser, "Lutz", "Moravel")
    click(browser, '[data-filter="statuses"][data-key="planned"]')
    state = "JSON.stringify([geokg.app.state.scene, geokg.app.state.selection, [...geokg.app.state.filters.statuses]])"
    before, hash = value(browser, state), value(browser, "location.hash")
    assert "place%2FLutz" in hash
    browser.open(small_page, hash)
    assert value(browser, state) == before


def test_address_restores_table_and_theme(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    click(browser, "#theme")
    click(browser, '[data-view="table"]')
    click(browser, '[data-sort="first"]')
    press_on(browser, "#table-search", "lutz")
    cells = "[...document.querySelectorAll('#table-body tr')].map((row) => row.dataset.statement)"
    before, hash = value(browser, cells), value(browser, "location.hash")
    assert "sort=first" in hash
    assert "theme=dark" in hash
    browser.open(small_page, hash)
    assert value(browser, cells) == before
    assert value(browser, "document.documentElement.dataset.theme") == "dark"
    assert value(browser, "document.getElementById('table-search').value") == "lutz"
    browser.keep("table-dark-restored")
    click(browser, "#theme")
    assert "theme=light" in value(browser, "location.hash")


@pytest.mark.parametrize("button", ["save-csv", "table-csv", "save-svg", "save-png"])
def test_downloads(browser: Browser, small_page: str, button: str) -> None:
    browser.open(small_page)
    # The page's own download is caught before the browser saves it.
    browser.run(
        "window.saved = []; const make = URL.createObjectURL; URL.createObjectURL = (blob) => { window.saved.push(blob); return make(blob); };"
        "HTMLAnchorElement.prototype.click = function () { window.name_saved = this.download; };"
    )
    click(browser, '[data-view="table"]' if button == "table-csv" else "#downloads summary")
    if button == "save-png":
        browser.keep("save-menu")
    click(browser, f"#{button}")
    content: list[int] = browser.driver.execute_async_script(
        "const done = arguments[0]; window.saved[0].arrayBuffer().then((data) => done([...new Uint8Array(data)]));"
    )
    data, kind = bytes(content), button[-3:]
    assert value(browser, "window.name_saved") == f"graph.{kind}"
    if button != "table-csv":
        (ARTEFACTS / f"view-saved.{kind}").write_bytes(data)
    if kind == "csv":
        lines = data.decode("utf-8-sig").split("\r\n")
        assert lines[0].startswith("id,subject,relation,object,status")
        assert len(lines) == 15
        assert any(line.endswith("Nebels Herald,https://news.example/a1") for line in lines)
    elif kind == "png":
        assert data.startswith(b"\x89PNG")
    else:
        text = "".join(ElementTree.fromstring(data.decode("utf-8")).itertext())
        caveat = "Statements as reported, not verified facts."
        for expected in ("Council of Nebels", "Words of conflict", "Claimed", "Armed group", caveat):
            assert expected in text


def test_by_keyboard_alone(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    browser.run("document.getElementById('map').focus()")
    keys(browser, RIGHT, RIGHT)
    name = value(browser, "document.getElementById('map').getAttribute('aria-label')")
    assert "; at " in name
    browser.keep("keyboard-on-the-map")
    keys(browser, ENTER)
    browser.settle()
    assert name.endswith(value(browser, "geokg.app.graph.actors.name[geokg.app.state.selection.actor]"))
    browser.run("document.querySelector('#panel .row').focus()")
    keys(browser, ENTER)
    assert browser.driver.find_elements("css selector", "#panel blockquote")
    browser.keep("keyboard-line")
    keys(browser, ESCAPE, ESCAPE)
    browser.settle()
    assert value(browser, "geokg.app.state.scene.kind") == "map"


def test_tab_reaches_everything_in_order(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    seen = []
    for _ in range(60):
        keys(browser, "\ue004")
        seen.append(
            value(
                browser,
                "document.activeElement.id || document.activeElement.dataset.key || document.activeElement.className",
            )
        )
    for one, two in itertools.pairwise(
        ("skip", "search", "theme", "asserted", "map", "zoom-in", "time-play", "time-from")
    ):
        assert seen.index(one) < seen.index(two), (one, two, seen)


def test_names_from_right_to_left(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    open_actor(browser, "ليلى القمر")
    browser.keep("right-to-left")
    heading = browser.driver.find_element("css selector", "#panel h2 bdi")
    assert heading.text == "ليلى القمر"
    open_line(browser, "ليلى القمر", "Moravel")
    assert "said not to have happened" in panel(browser)
    browser.keep("right-to-left-line")


def test_motion_is_reduced_where_asked(browser: Browser, small_page: str) -> None:
    calm = {"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]}
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", calm)
    browser.open(small_page)
    lutz = actor(browser, "Lutz")
    moved = browser.run(
        "geokg.app.openActor(arguments[0]); const { id, x, y } = geokg.map.scene.nodes[1]; const at = geokg.map.point(id);"
        "return Math.hypot(at.x - x, at.y - y)",
        lutz,
    )
    assert moved == 0
    browser.keep("reduced-motion")


def test_print(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    open_line(browser, "Zubrowka", "Lutz")
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    browser.keep("print")
    seen = "[...document.querySelectorAll('.bar, .zoom, #timeline, .tools, .back')].filter((part) => part.offsetParent).length"
    assert value(browser, seen) == 0
    assert value(browser, "getComputedStyle(document.getElementById('panel')).overflowY") == "visible"
    assert browser.driver.find_element("css selector", ".caveat").is_displayed()
    assert value(browser, "document.getElementById('map').clientHeight") > 400
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_without_scripts_a_table_is_there(browser: Browser, small_page: str, small: KnowledgeGraph) -> None:
    path = browser.folder / "plain.html"
    path.write_text(small_page, encoding="utf-8")
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.driver.get(path.as_uri())
        ARTEFACTS.mkdir(exist_ok=True)
        browser.driver.save_screenshot(str(ARTEFACTS / "view-without-scripts.png"))
        rows = browser.driver.find_elements("css selector", "noscript tbody tr")
        assert len(rows) == len(small)
        assert rows[0].is_displayed()
        assert not browser.driver.find_element("css selector", "#map").is_displayed()
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_the_summary_of_a_notebook(browser: Browser, large: KnowledgeGraph) -> None:
    path = browser.folder / "summary.html"
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8><body>{summary(large)}", encoding="utf-8")
    browser.driver.get(path.as_uri())
    browser.keep("notebook-summary")
    assert len(browser.driver.find_elements("css selector", "tr")) == 41
    assert browser.driver.find_element("css selector", "svg").is_displayed()


def test_a_part_opens_with_its_actor(browser: Browser, large: KnowledgeGraph) -> None:
    name = next(iter(large.entities.values())).name
    near = part(large, focus=name, since="2031-06")
    browser.open(page(near, focus=name))
    browser.keep("part")
    assert name in shown(browser)
    assert name in panel(browser)
    assert f"of {len(near):,} statements" in words(browser, "#showing")


def test_names_and_roles_for_screen_readers(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    nameless = browser.run(
        "return [...document.querySelectorAll('button, input, select, [role=region], [role=group]')].filter((part) => part.offsetParent"
        " && !(part.textContent.trim() || part.getAttribute('aria-label') || part.getAttribute('aria-labelledby') || part.labels?.length))"
        ".map((part) => part.outerHTML)"
    )
    assert nameless == []
    doubled = browser.run(
        "const ids = [...document.querySelectorAll('[id]')].map((part) => part.id); return ids.filter((id, at) => ids.indexOf(id) !== at)"
    )
    assert doubled == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1400, 390])
def test_axe_finds_nothing(browser: Browser, small_page: str, width: int, dark: bool) -> None:
    """What Deque's axe checks of WCAG 2.1 A and AA, in each view and each card."""
    selenium = pytest.importorskip("axe_core_python.selenium", reason="the accessibility check needs axe-core-python")
    browser.resize(width, 900)
    browser.dark(dark)
    for hash in ("", "#view=table", "#view=matrix", "#actor=place%2FLutz", "#line=place%2FZubrowka~place%2FLutz",
                 "#path=place%2FMoravel~place%2FZubrowka"):  # fmt: skip
        browser.open(small_page, hash)
        click(browser, "#filters summary")
        browser.settle()
        found = selenium.Axe().run(browser.driver)["violations"]
        assert [(hash, rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
    browser.messages()


def test_in_grey_lines_differ_by_lightness_or_head(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedVisionDeficiency", {"type": "achromatopsia"})
    browser.keep("grey")
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedVisionDeficiency", {"type": "none"})
    quads = browser.run("return geokg.app.graph.legend.quads.map(({ colour }) => colour)")
    heads = browser.run(
        "return [...document.querySelectorAll('#legend-quads .chip path')].map((path) => path.getAttribute('d').replace(/[\\d. -]/g, ''))"
    )
    assert len(heads) == len(quads) == 5

    def lightness(colour: str) -> float:
        channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        return sum(share * channel**2.2 for share, channel in zip((0.2126, 0.7152, 0.0722), channels, strict=True)) ** (
            1 / 3
        )

    for one, two in itertools.combinations(range(5), 2):
        assert heads[one] != heads[two] or abs(lightness(quads[one]) - lightness(quads[two])) > 0.08, (one, two)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("width", "height"), [(1400, 900), (900, 700), (390, 844)])
def test_sizes_and_themes(
    browser: Browser, small_page: str, large_page: str, width: int, height: int, dark: bool
) -> None:
    browser.resize(width, height)
    browser.dark(dark)
    for name, html in (("small", small_page), ("large", large_page)):
        browser.open(html)
        browser.keep(f"{name}-{width}{'-dark' if dark else ''}")
        assert browser.run("return document.documentElement.scrollWidth") <= width
        assert browser.run("return document.getElementById('map').clientHeight") > 200
        browser.run("geokg.app.openActor(geokg.map.scene.nodes[0].id)")
        browser.keep(f"{name}-{width}-actor{'-dark' if dark else ''}")
        browser.run(
            "const { first, second } = geokg.app.graph.pairs[geokg.map.scene.lines[0]]; geokg.app.openLine(first, second)"
        )
        browser.keep(f"{name}-{width}-line{'-dark' if dark else ''}")
