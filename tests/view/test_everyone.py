"""The page for everyone, in Chromium: table, keyboard, screen readers, grey, sizes, themes, address, downloads."""

from __future__ import annotations

import itertools

import pytest

from kg.graph import KnowledgeGraph
from tests.view.acting import actor, click, keys, panel
from tests.view.conftest import ARTEFACTS, Browser

pytestmark = pytest.mark.browser


def test_table(browser: Browser, small_page: str, small: KnowledgeGraph) -> None:
    browser.open(small_page)
    click(browser, '[data-view="table"]')
    rows = browser.driver.find_elements("css selector", "#table-body tr")
    assert len(rows) == len(small)
    click(browser, '[data-sort="subject"]')
    names = browser.run(
        "return [...document.querySelectorAll('#table-body tr td:nth-child(2)')].map((cell) => cell.textContent)"
    )
    assert names == sorted(names)
    words = browser.driver.find_element("css selector", "#table-search")
    for typed, count in (("lutz DENIED", 1), ("зубровка", 0), ("border stones", 1)):
        words.clear()
        words.send_keys(typed)
        assert browser.run("return document.querySelectorAll('#table-body tr').length") == count
    browser.keep("table")
    browser.driver.find_element("css selector", "#table-body .relation").click()
    assert "had moved the border stones" in panel(browser)


def test_address_restores_the_view(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    browser.run("geokg.app.openActor(arguments[0])", actor(browser, "Lutz"))
    browser.run("geokg.app.openLine(arguments[0], arguments[1])", actor(browser, "Lutz"), actor(browser, "Moravel"))
    click(browser, '[data-filter="statuses"][data-key="planned"]')
    state = "return JSON.stringify([geokg.app.state.scene, geokg.app.state.selection, [...geokg.app.state.filters.statuses]])"
    before, hash = browser.run(state), browser.run("return location.hash")
    assert "place%2FLutz" in hash
    browser.open(small_page, hash)
    assert browser.run(state) == before


@pytest.mark.parametrize(
    ("button", "begins"),
    [
        ("save-csv", "\ufeffid,subject"),
        ("table-csv", "\ufeffid,subject"),
        ("save-svg", "<svg"),
        ("save-png", "\x89PNG"),
    ],
)
def test_downloads(browser: Browser, small_page: str, button: str, begins: str) -> None:
    browser.open(small_page)
    # The page's own download is caught before the browser saves it.
    browser.run(
        "window.saved = []; const make = URL.createObjectURL; URL.createObjectURL = (blob) => { window.saved.push(blob); return make(blob); };"
        "HTMLAnchorElement.prototype.click = function () { window.name_saved = this.download; };"
    )
    browser.run("document.getElementById(arguments[0]).click()", button)
    browser.settle()
    content: list[int] = browser.driver.execute_async_script(
        "const done = arguments[0]; window.saved[0].arrayBuffer().then((data) => done([...new Uint8Array(data)]));"
    )
    data = bytes(content)
    assert data.startswith(begins.encode("utf-8") if button != "save-png" else b"\x89PNG")
    assert browser.run("return window.name_saved") == f"graph.{button[-3:]}"
    if begins.startswith("\ufeff"):
        assert data.decode("utf-8").count("\r\n") == 14
    if button == "save-svg":
        import xml.etree.ElementTree as ElementTree

        text = "".join(ElementTree.fromstring(data.decode("utf-8")).itertext())
        for words in (
            "Council of Nebels",
            "Words of conflict",
            "Claimed",
            "Armed group",
            "Statements as reported, not verified facts.",
        ):
            assert words in text
    if button != "table-csv":
        (ARTEFACTS / f"view-saved.{button[-3:]}").write_bytes(data)


def test_by_keyboard_alone(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
    browser.run("document.getElementById('map').focus()")
    keys(browser, "\ue014", "\ue014")
    name = browser.run("return document.getElementById('map').getAttribute('aria-label')")
    assert "; at " in name
    keys(browser, "\ue007")
    browser.settle()
    assert name.endswith(browser.run("return geokg.app.graph.actors.name[geokg.app.state.selection.actor]"))
    browser.run("document.querySelector('#panel .row').focus()")
    keys(browser, "\ue007")
    assert browser.driver.find_elements("css selector", "#panel blockquote")
    keys(browser, "\ue00c", "\ue00c")
    browser.settle()
    assert browser.run("return geokg.app.state.scene.kind") == "map"


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
        browser.run("document.getElementById('filters').open = true")
        browser.settle()
        found = selenium.Axe().run(browser.driver)["violations"]
        assert [(hash, rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
    browser.messages()


def test_in_grey_lines_differ_by_lightness_or_head(browser: Browser, small_page: str) -> None:
    browser.open(small_page)
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
