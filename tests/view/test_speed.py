"""How quick the page is, in Chromium on 5,000 statements."""

from __future__ import annotations

import math

import pytest

from tests.view.conftest import Browser

pytestmark = pytest.mark.browser


def timed(browser: Browser, script: str) -> float:
    """Milliseconds from a script until the next frame."""
    found: float = browser.driver.execute_async_script(
        "const [done] = arguments; const began = performance.now();"
        + script
        + "; requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));"
    )
    return found


def test_focus_search_and_filter_are_quick(browser: Browser, large_page: str) -> None:
    asked = {
        "focus": "geokg.app.openActor(geokg.map.scene.nodes[3].id)",
        "search": "geokg.app.search('minstry of')",
        "filter": "geokg.app.toggle('quads', 'verbal conflict')",
    }
    took = dict.fromkeys(asked, math.inf)
    for _ in range(3):  # the least of three, as timeit counts: what else runs on the machine only adds
        browser.open(large_page)
        browser.settle()
        took = {name: min(took[name], timed(browser, script)) for name, script in asked.items()}
    print(took)
    assert all(milliseconds <= 300 for milliseconds in took.values()), took


@pytest.mark.parametrize("share", ["start", "all"])
def test_dragging_is_smooth(browser: Browser, large_page: str, share: str) -> None:
    browser.open(large_page)
    if share == "all":
        browser.run(
            "const box = document.getElementById('detail'); box.value = box.max; box.dispatchEvent(new Event('input'));"
        )
    browser.settle()
    by_clock, by_processor = browser.drag(2)
    print(f"{by_clock:.0f} frames a second, {by_processor:.0f} in one of the processor")
    assert by_clock >= 30
