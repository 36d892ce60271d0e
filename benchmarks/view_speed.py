"""How soon the view can be used, and how it moves, in Chromium without a network.

    python -m benchmarks.view_speed                 # 5,000 statements, and plain pyvis on the same graph
    python -m benchmarks.view_speed --large         # 200,000 statements as well: some minutes to make them

Prints one line a figure: its name, the seconds of the clock, the processor seconds of the page's process, the limit.
On a busy machine the clock counts the waiting too; the processor's seconds don't. The graphs are synthetic, with
fictional countries (`tests/view/conftest.py`), and the same at every run.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from kg.graph import KnowledgeGraph
from kg.view import page
from tests.view.conftest import Browser, large_graph, plain_pyvis

STEPS = {
    "focus": "geokg.app.openActor(geokg.map.scene.nodes[3].id)",
    "first search": "geokg.app.search('minstry of')",
    "search": "geokg.app.search('comission of')",
    "filter": "geokg.app.toggle('quads', 'verbal conflict')",
    "time filter": "geokg.app.filter({ from: geokg.app.graph.days.first + 30, to: geokg.app.graph.days.first + 60 })",
    "no filter": "geokg.app.filter({ from: null, to: null, quads: new Set() })",
    "path": "geokg.app.openPath(3, 400)",
}
AFTER_A_FRAME = (
    "const [done] = arguments; const began = performance.now(); {step};"
    "requestAnimationFrame(() => setTimeout(() => done((performance.now() - began) / 1000)));"
)


class Meter:
    """Seconds of the clock and of the page's process."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    def opened(self, html: str) -> tuple[float, float]:
        """From opening a page until a click on an actor has laid out its neighbours."""
        before, began = self.browser.processor(), time.monotonic()
        self.browser.open(html)
        self.browser.run("geokg.app.openActor(geokg.map.scene.nodes[0].id)")
        clock, used = time.monotonic() - began, self.browser.processor()
        # A page from disk may get a process of its own, whose count begins anew.
        return clock, used - before if used >= before else used

    def step(self, script: str) -> tuple[float, float]:
        """From a call until the next frame is drawn."""
        before = self.browser.processor()
        clock: float = self.browser.driver.execute_async_script(AFTER_A_FRAME.replace("{step}", script))
        return clock, self.browser.processor() - before

    def rest(self, seconds: float = 5) -> tuple[float, float]:
        """The share of a core used while nobody does anything."""
        self.browser.settle()
        before = self.browser.processor()
        time.sleep(seconds)
        share = (self.browser.processor() - before) / seconds
        return share, share


def line(name: str, measured: tuple[float, float], limit: str) -> None:
    """Prints one figure."""
    print(f"{name:34} {measured[0]:8.2f} s clock {measured[1]:8.2f} s processor   {limit}", flush=True)


def measure(meter: Meter, name: str, graph: KnowledgeGraph, seconds: int) -> tuple[float, float]:
    """All figures of a graph's page; returns those of opening it."""
    began = time.monotonic()
    html = page(graph)
    print(f"{name:34} {time.monotonic() - began:8.2f} s to make, {len(html.encode('utf-8')) / 1e6:.1f} MB")
    opened = meter.opened(html)
    line(f"{name}: opened and clicked", opened, f"limit {seconds} s")
    for step, script in STEPS.items():
        line(f"{name}: {step}", meter.step(script), "limit 0.3 s")
    meter.browser.run("geokg.app.wholeMap()")
    share, _ = meter.rest()
    print(f"{name + ': at rest':34} {100 * share:8.1f} % of a core   limit 15 %")
    by_clock, by_processor = meter.browser.drag(3)
    print(f"{name + ': dragged':34} {by_clock:8.0f} frames a second, {by_processor:.0f} of the processor   limit 30")
    return opened


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--large", action="store_true", help="200,000 statements too")
    parser.add_argument("--no-plain", action="store_true", help="without plain pyvis")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        browser = Browser(Path(folder))
        try:
            graph = large_graph(5000, 2000)
            opened = measure(Meter(browser), "5,000 statements", graph, 2)
            if options.large:
                browser.driver.set_script_timeout(60)
                measure(Meter(browser), "200,000 statements", large_graph(200_000, 20_000), 8)
            if not options.no_plain:  # last, for it may hang the browser
                took, rested = plain_pyvis(browser, graph, 60 * opened[0])
                words = "at rest after" if rested else "not at rest after"
                times = f"{took / opened[0]:.0f} times ours (50 wanted)"
                print(f"plain pyvis, 5,000 statements: {words} {took:.0f} s, {times}")
        finally:
            browser.driver.quit()


if __name__ == "__main__":
    main()
