"""The query page in a browser: YASGUI loads from here alone, and asks a named query with what the fields say."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from kg.graph import KnowledgeGraph
from kg.rdf import write
from tests.server.test_protocol import start

webdriver = pytest.importorskip("selenium.webdriver")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM or not DRIVER, reason="no Chromium with its chromedriver found"),
]


@pytest.fixture(scope="module")
def driver(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("page")
    write(graph, folder / "graph.ttl")
    process, address = start(folder, folder / "serve.py")
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--window-size=1200,1000"):
        options.add_argument(argument)
    options.binary_location = CHROMIUM
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    opened = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    opened.get(address)
    yield opened
    opened.quit()
    process.terminate()
    process.wait(20)


def test_named_query_with_fields(driver: Any) -> None:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.support.ui import Select, WebDriverWait

    Select(driver.find_element(By.ID, "named")).select_by_value("timeline")
    one, other = driver.find_elements(By.CSS_SELECTOR, "#parameters input")
    one.send_keys("Iran")
    other.send_keys("Azerbaijan\n")
    links = WebDriverWait(driver, 20).until(
        lambda page: page.find_elements(By.CSS_SELECTOR, "#yasgui .yasr_results a.iri")
    )
    assert "kg:accuses" in {link.text for link in links}
    next(link for link in links if link.text == "place:Iran").click()
    WebDriverWait(driver, 20).until(lambda page: page.current_url.endswith("/entity/place/Iran"))
    assert driver.find_element(By.TAG_NAME, "h1").text == "Iran"
    assert driver.get_log("browser") == []
