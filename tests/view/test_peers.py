"""How soon the page can be used, beside plain pyvis on the same graph in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from kg.view import page
from tests.view.conftest import Browser, large_graph, plain_pyvis

pytestmark = [pytest.mark.browser, pytest.mark.bench]


def usable_after(browser: Browser, html: str) -> float:
    """Seconds from opening until a click on an actor has laid out its neighbours."""
    began = time.monotonic()
    browser.open(html)
    browser.run("geokg.app.openActor(geokg.map.scene.nodes[0].id)")
    return time.monotonic() - began


def test_fifty_times_sooner_than_plain_pyvis(browsers: Callable[..., Browser]) -> None:
    browser = browsers()  # one of its own: the plain page may hang it
    graph = large_graph(5000, 2000)
    ours = usable_after(browser, page(graph))
    theirs, at_rest = plain_pyvis(browser, graph, longest=50 * ours)
    print(f"{ours:.2f} s, plain pyvis {'at rest after' if at_rest else 'not before'} {theirs:.0f} s")
    assert ours <= 2
    assert theirs >= 50 * ours
