"""What a reader does on the page with mouse and keys, and reads off it."""

from __future__ import annotations

from typing import Any

from tests.view.conftest import Browser

ENTER, ESCAPE, LEFT, UP, RIGHT, DOWN, END, SHIFT = (
    "\ue007",
    "\ue00c",
    "\ue012",
    "\ue013",
    "\ue014",
    "\ue015",
    "\ue010",
    "\ue008",
)


def at_map(browser: Browser, point: dict[str, float], *, press: bool = True) -> None:
    """The mouse on a point of the map: a click, or only there."""
    from selenium.webdriver.common.actions.action_builder import ActionBuilder

    left, top = browser.run(
        "const box = document.getElementById('map').getBoundingClientRect(); return [box.left, box.top];"
    )
    actions = ActionBuilder(browser.driver)
    pointer = actions.pointer_action
    pointer.move_to_location(round(left + point["x"]), round(top + point["y"]))
    if press:
        pointer.click()
    pointer.pause(0.35)
    actions.perform()
    browser.settle()


def middle(browser: Browser, one: str, two: str) -> dict[str, float]:
    """The point of the screen where the line between two actors can be hit."""
    found: dict[str, float] = browser.run(
        "return geokg.map.middleOf(geokg.app.graph.pairBetween(...arguments))", actor(browser, one), actor(browser, two)
    )
    return found


def open_line(browser: Browser, one: str, two: str) -> None:
    """A click on the line between two actors of the map."""
    at_map(browser, middle(browser, one, two))
    assert browser.run("return geokg.app.state.selection?.kind") == "line", f"no line was hit between {one} and {two}"


def open_actor(browser: Browser, name: str) -> None:
    """A click on an actor of the map."""
    at_map(browser, browser.run("return geokg.map.onScreen(arguments[0])", actor(browser, name)))
    assert browser.run("return geokg.app.graph.actors.name[geokg.app.state.selection?.actor]") == name


def keys(browser: Browser, *pressed: str) -> None:
    """Keys pressed where the focus is."""
    from selenium.webdriver import ActionChains

    ActionChains(browser.driver).send_keys(*pressed).perform()


def click(browser: Browser, selector: str, *, holding: str | None = None) -> None:
    """A click on an element, with a key held down if one is given."""
    from selenium.webdriver import ActionChains

    part = browser.driver.find_element("css selector", selector)
    chain = ActionChains(browser.driver)
    if holding:
        chain.key_down(holding).click(part).key_up(holding).perform()
    else:
        part.click()
    browser.settle()


def press_on(browser: Browser, selector: str, *pressed: str) -> None:
    """Keys pressed on an element: sliders and lists move by arrows."""
    browser.driver.find_element("css selector", selector).send_keys(*pressed)
    browser.settle()


def actor(browser: Browser, name: str) -> int:
    """The number of an actor."""
    found: int = browser.run("return geokg.app.graph.actors.name.indexOf(arguments[0])", name)
    return found


def panel(browser: Browser) -> str:
    """The words of the panel."""
    return words(browser, "#panel")


def words(browser: Browser, selector: str) -> str:
    """The words of an element as they are seen."""
    text: str = browser.run("return document.querySelector(arguments[0]).innerText", selector)
    return text


def shown(browser: Browser) -> list[str]:
    """The names of the actors on the map."""
    names: list[str] = browser.run("return geokg.map.scene.nodes.map(({ id }) => geokg.app.graph.actors.name[id])")
    return names


def passing(browser: Browser) -> int:
    """How many statements pass the filters."""
    return value(browser, "geokg.app.view.statements")  # type: ignore[no-any-return]


def value(browser: Browser, script: str) -> Any:
    """What a script on the page gives."""
    return browser.run(f"return {script}")
