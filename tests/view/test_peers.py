"""How soon the page can be used, beside plain pyvis on the same graph in the same run."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable

import pytest

from kg.view import page
from tests.view.conftest import Browser, large_graph

pytestmark = [pytest.mark.browser, pytest.mark.bench]


def usable_after(browser: Browser, html: str) -> float:
    """Seconds from opening until a click on an actor has laid out its neighbours."""
    began = time.monotonic()
    browser.open(html)
    browser.run("geokg.app.openActor(geokg.map.scene.nodes[0].id)")
    return time.monotonic() - began


def test_fifty_times_sooner_than_plain_pyvis(browsers: Callable[..., Browser]) -> None:
    from pyvis.network import Network
    from selenium.common.exceptions import TimeoutException

    browser = browsers()  # one of its own: the plain page may hang it

    graph = large_graph(5000, 2000)
    ours = usable_after(browser, page(graph))
    plain = Network(directed=True, cdn_resources="in_line")
    for entity in graph.entities.values():
        plain.add_node(entity.id, label=entity.name)
    for row in graph.by_id.values():
        plain.add_edge(row.subject.id, row.object.id, title=row.relation)
    path = browser.folder / "plain.html"
    path.write_text(plain.generate_html(), encoding="utf-8")
    # pyvis hides its loading bar when the layout has come to rest; until then its script holds the page: asking times out.
    ready = "const bar = document.getElementById('loadingBar'); return !bar || bar.style.display === 'none'"
    browser.driver.set_page_load_timeout(15)
    browser.driver.set_script_timeout(15)
    began = time.monotonic()
    with contextlib.suppress(TimeoutException):
        browser.driver.get(path.as_uri())
    while time.monotonic() - began < 50 * ours:
        with contextlib.suppress(TimeoutException):
            if browser.run(ready):
                break
        time.sleep(0.5)
    theirs = time.monotonic() - began
    print(f"{ours:.2f} s, plain pyvis not before {theirs:.0f} s")
    assert ours <= 2
    assert theirs >= 50 * ours
