"""Text of articles is hostile: whatever it holds, in whatever field, it is shown and never run."""

from __future__ import annotations

from datetime import date

import pytest

from kg.graph import KnowledgeGraph
from kg.records import Argument, Article, Entity, Evidence, Statement, TimeSpan
from kg.view import iframe, page
from tests.view.conftest import Browser
from tests.view.hostile import HOSTILE

pytestmark = pytest.mark.browser


def hostile_graph() -> KnowledgeGraph:
    """Every field of every record filled with a hostile string; the strings take turns through the fields."""
    entities, articles, statements = [], [], []
    turn = lambda number: HOSTILE[number % len(HOSTILE)]  # noqa: E731
    for number, text in enumerate(HOSTILE):
        entities.append(
            Entity(
                f"place/{number}_{text}", text, turn(number + 1) if number % 3 else "country", turn(number + 2)[:40],
                (text, turn(number + 3)), (text, turn(number + 4)), (text, turn(number + 5)),
            )
        )  # fmt: skip
        articles.append(
            Article(f"{number}{text}", text, text, turn(number + 6), turn(number + 7), date(2031, 1, 1 + number % 28))
        )
    for number, text in enumerate(HOSTILE):
        ends = [entities[number], entities[(number + 1) % len(entities)], entities[(number + 7) % len(entities)]]
        one, two, by = (Argument(end.id, end.name, end.type, end.country, turn(number + 8)[:20]) for end in ends)
        statements.append(
            Statement(
                id=f"{text}{number}", subject=one, relation=turn(number + 9), relation_class=turn(number + 10), object=two,
                evidence=(
                    Evidence(articles[number].id, 0, 0, len(text), text, turn(number + 11), (0, 3), (4, 9)),
                    Evidence(articles[number - 1].id, 0, 5, 9, turn(number + 12), text, (-4, 3), (2, 1 << 40)),
                ),
                cameo=text, status=("asserted", "claimed", "denied")[number % 3], negated=number % 5 == 0,
                attributed_to=by, content=(f"{turn(number + 1)}{(number + 1) % len(HOSTILE)}", text), time=TimeSpan(text), place=by,
            )
        )  # fmt: skip
    return KnowledgeGraph.from_records(articles, entities, statements)


def test_there_are_enough_strings() -> None:
    assert len(set(HOSTILE)) >= 60


def test_nothing_runs(browser: Browser) -> None:
    graph = hostile_graph()
    browser.open(page(graph, title=HOSTILE[1]))
    assert browser.run("return geokg.app.graph.size") == len(graph)
    browser.run(
        """
        const { app } = geokg;
        for (let actor = 0; actor < app.graph.actors.id.length; actor += 1) app.openActor(actor);
        for (const pair of app.graph.pairs) {
          app.openLine(pair.first, pair.second);
          document.querySelectorAll('details').forEach((part) => { part.open = true; });
        }
        app.openPath(app.graph.pairs[0].first, app.graph.pairs[3].second);
        for (const view of ['table', 'matrix', 'map']) document.querySelector(`[data-view=${view}]`).click();
        """
    )
    for text in HOSTILE[::6]:
        browser.run(
            "const box = document.getElementById('search'); box.value = arguments[0]; box.dispatchEvent(new Event('input'));",
            text.replace("\ud800", "")[:200],
        )
    browser.keep("hostile")
    assert browser.run("return window.ran") is None
    assert browser.run("return document.querySelectorAll('script').length") == 3
    assert browser.run("return document.querySelectorAll('iframe, img, object, embed, form, base').length") == 0
    links = browser.run("return [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'))")
    assert all(link.startswith(("http://", "https://", "#")) for link in links)
    assert browser.messages() == []
    assert [address for address in browser.requests() if not address.startswith("file://")] == []


def test_the_policy_blocks_what_gets_in(browser: Browser) -> None:
    browser.open(page(hostile_graph()))
    browser.driver.set_script_timeout(10)
    browser.run(
        "document.body.insertAdjacentHTML('beforeend', '<img src=nothing onerror=\"window.ran=1\">"
        "<img src=\"https://evil.example/a.png\"><script>window.ran=1<' + '/script>');"
        "const late = document.createElement('script'); late.textContent = 'window.ran = 1'; document.body.append(late);"
    )
    fetched = browser.driver.execute_async_script(
        "const done = arguments[0]; fetch('https://evil.example/').then(() => done('fetched'), () => done('blocked'));"
    )
    browser.settle()
    assert fetched == "blocked"
    assert browser.run("return window.ran") is None
    assert not [address for address in browser.requests() if address.startswith("http")]
    browser.messages()


def test_the_frame_of_a_notebook_shows_and_is_closed(browser: Browser, small: KnowledgeGraph) -> None:
    path = browser.folder / "notebook.html"
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8><body>{iframe(small, height=700)}", encoding="utf-8")
    browser.driver.get(path.as_uri())
    browser.driver.switch_to.frame(0)
    browser.driver.implicitly_wait(5)
    browser.driver.find_element("css selector", "html[data-ready]")
    browser.run("geokg.app.openActor(0)")
    assert "Showing" in browser.run("return document.getElementById('showing').textContent")
    with pytest.raises(Exception, match=r"cross-origin|SecurityError|Blocked"):
        browser.run("return parent.document.title")
    browser.driver.switch_to.default_content()
    browser.keep("notebook")
    assert browser.messages() == []
