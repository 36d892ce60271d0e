"""A small hand-written graph and a large synthetic one of fictional countries, and a browser without a network."""

from __future__ import annotations

import contextlib
import itertools
import json
import random
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kg.graph import KnowledgeGraph
from kg.records import Argument, Article, Entity, Evidence, Statement
from kg.view import page

ARTEFACTS = Path(__file__).parents[1] / "artefacts"
# pyvis hides its loading bar when the layout has come to rest; until then its script holds the page: asking times out.
LOADING = "const bar = document.getElementById('loadingBar'); return !bar || bar.style.display === 'none'"


def argument(entity: Entity) -> Argument:
    return Argument(entity.id, entity.name, entity.type, entity.country)


def statement(
    id: str,
    subject: Entity,
    relation: str,
    relation_class: str,
    object: Entity,
    said: list[tuple[str, str]],
    **more: Any,
) -> Statement:
    """A statement said by sentences of articles; the names of subject and object are marked where they stand."""

    def span(name: str, text: str) -> tuple[int, int] | None:
        at = text.find(name)
        return (at + 100, at + 100 + len(name)) if at >= 0 else None

    evidence = tuple(
        Evidence(
            article, 1, 100, 100 + len(text), text, relation, span(subject.name, text), span(object.name, text), 0.9
        )
        for article, text in said
    )
    by = more.pop("by", None)
    return Statement(
        id=id, subject=argument(subject), relation=relation, relation_class=relation_class, object=argument(object),
        evidence=evidence, attributed_to=argument(by) if by else None, **more,
    )  # fmt: skip


def small_graph() -> KnowledgeGraph:
    """Nine actors of two fictional neighbours, with an accusation, its content and its denial."""
    zubrowka = Entity("place/Zubrowka", "Zubrowka", "country", "ZUB", ("Republic of Zubrowka", "Зубровка"))
    lutz = Entity("place/Lutz", "Lutz", "country", "LTZ")
    moravel = Entity(
        "place/Moravel",
        "Moravel",
        "country",
        "MRV",
        links=("https://example.org/moravel", "https://www.wikidata.org/entity/Q1"),
    )
    desgoffe = Entity("person/Agnes_Desgoffe", "Agnès Desgoffe", "person", "LTZ", roles=("foreign minister of Lutz",))
    ministry = Entity("org/Ministry_of_Defence_of_Lutz", "Ministry of Defence of Lutz", "government_body", "LTZ")
    front = Entity("org/Free_Moravel_Front", "Free Moravel Front", "armed_group", "MRV", ("FMF",))
    council = Entity("org/Council_of_Nebels", "Council of Nebels", "international_organization")
    herald = Entity("org/Nebels_Herald", "Nebels Herald", "media")
    rtl = Entity("person/Layla_al-Qamar", "ليلى القمر", "person", "MRV", ("Layla al-Qamar",))
    articles = [
        Article("a1", "…", "Zubrowka accuses Lutz", "https://news.example/a1", "Nebels Herald", date(2031, 3, 2)),
        Article("a2", "…", "Lutz denies arming rebels", "https://news.example/a2", "Lutz Courier", date(2031, 3, 4)),
        Article("a3", "…", "Council meets", "https://news.example/a3", "Nebels Herald", date(2031, 4, 9)),
        Article("a4", "…", None, None, None, None),
    ]
    aids = statement(
        "lutz-aids-front-1", lutz, "aids", "AID", front,
        [("a1", "Zubrowka accused Lutz on Monday of arming the Free Moravel Front in the border hills 🏔.")],
        status="claimed", by=zubrowka,
    )  # fmt: skip
    statements = [
        statement(
            "zubrowka-accuses-lutz-1", zubrowka, "accuses", "DISAPPROVE", lutz,
            [
                ("a1", "Zubrowka accused Lutz on Monday of arming the Free Moravel Front in the border hills 🏔."),
                ("a2", "The row began when Zubrowka accused Lutz of helping rebels."),
            ],
            content=(aids.id,),
        ),
        aids,
        statement(
            "lutz-aids-front-2", lutz, "aids", "AID", front,
            [("a2", "Lutz has never armed the Free Moravel Front, said Agnès Desgoffe.")], status="denied", by=desgoffe,
        ),
        statement("front-attacks-zubrowka", front, "attacks", "FIGHT", zubrowka,
                  [("a1", "The Free Moravel Front fired on a post of Zubrowka."),
                   ("a3", "Free Moravel Front fighters hit Zubrowka again in April.")]),
        statement("zubrowka-plans-sanctions", zubrowka, "sanctions", "SANCTION", lutz,
                  [("a3", "Zubrowka will close the pass to goods of Lutz.")], status="planned", by=zubrowka),
        statement("moravel-meets-lutz", moravel, "meets", "CONSULT", lutz,
                  [("a3", "Delegations of Moravel and Lutz met in Nebels.")]),
        statement("lutz-meets-moravel", lutz, "cooperates", "COOPERATE", moravel,
                  [("a3", "Lutz opened a rail link with Moravel.")]),
        statement("moravel-accuses-lutz", moravel, "accuses", "DISAPPROVE", lutz,
                  [("a4", "Moravel said Lutz had moved the border stones.")]),
        statement("desgoffe-office", desgoffe, "holds office", "HOLDS_OFFICE", ministry,
                  [("a2", "Agnès Desgoffe once led the Ministry of Defence of Lutz.")]),
        statement("ministry-part", ministry, "part of", "PART_OF", lutz,
                  [("a2", "The Ministry of Defence of Lutz said so.")]),
        statement("council-urges-zubrowka", council, "urges", "REQUEST", zubrowka,
                  [("a3", "The Council of Nebels urged Zubrowka to talk.")], status="requested", by=council),
        statement("herald-interviews", herald, "interviews", "CONSULT", rtl,
                  [("a3", "The Nebels Herald spoke to ليلى القمر about the talks.")]),
        statement("rtl-criticises", rtl, "criticises", "DISAPPROVE", moravel,
                  [("a3", "ليلى القمر did not criticise Moravel.")], negated=True),
    ]  # fmt: skip
    entities = [zubrowka, lutz, moravel, desgoffe, ministry, front, council, herald, rtl]
    return KnowledgeGraph.from_records(articles, entities, statements)


_SYLLABLES = (
    "ba",
    "dor",
    "el",
    "ka",
    "lin",
    "mor",
    "na",
    "os",
    "pra",
    "ri",
    "sul",
    "ta",
    "ven",
    "zu",
    "qua",
    "fen",
    "hul",
    "tir",
)
_GIVEN = (
    "Ada",
    "Boris",
    "Celia",
    "Dario",
    "Edith",
    "Farid",
    "Greta",
    "Hugo",
    "Irma",
    "Jonas",
    "Karin",
    "Leon",
    "Mira",
    "Nils",
)
_VERBS = {
    "DISAPPROVE": ("accuses", "{s} accused {o} of breaking the accord"),
    "CONSULT": ("meets", "{s} held talks with {o} on Thursday"),
    "FIGHT": ("strikes", "{s} struck positions of {o} overnight"),
    "SANCTION": ("sanctions", "{s} imposed sanctions on {o}"),
    "AID": ("aids", "{s} sent relief and equipment to {o}"),
    "COOPERATE": ("cooperates-with", "{s} and {o} agreed a joint patrol"),
    "SUPPORT": ("supports", "{s} praised the stance of {o}"),
    "THREATEN": ("threatens", "{s} threatened {o} with a blockade"),
    "DEMAND": ("demands-from", "{s} demanded that {o} withdraw"),
    "MEMBER_OF": ("member-of", "{s} belongs to {o}"),
    "PROTEST": ("protests", "{s} marched against {o}"),
    "REJECT": ("rejects", "{s} turned down the offer of {o}"),
}


def large_graph(statements: int, actors: int, seed: int = 11) -> KnowledgeGraph:
    """A graph with blocs, hubs, denials and a year of dates: who deals with whom follows a power law within blocs."""
    chance = random.Random(seed)
    names: set[str] = set()

    def word() -> str:
        while True:
            name = "".join(chance.choice(_SYLLABLES) for _ in range(chance.choice((2, 3, 3)))).capitalize()
            name = name if name not in names else f"{name} {chance.choice(_SYLLABLES).capitalize()}{len(names)}"
            if name not in names:
                names.add(name)
                return name

    entities: list[Entity] = []
    countries: list[str] = []
    for number in range(actors):
        kind = chance.choices(
            ("country", "person", "organization", "government_body", "armed_group", "military", "international_organization",
             "media", "place", "event", "group"),
            (22 if number < 60 else 2, 34, 14, 9, 5, 5, 4, 4, 4, 2, 3),
        )[0]  # fmt: skip
        own = word()
        country = None
        if kind == "country":
            country = own[:3].upper()
            countries.append(own)
        home = chance.choice(countries) if countries else own
        name = {
            "country": own, "person": f"{chance.choice(_GIVEN)} {own}", "organization": f"{own} Institute",
            "government_body": f"Ministry of {own} of {home}", "armed_group": f"{own} Front", "military": f"{own} Army",
            "international_organization": f"Union of {own}", "media": f"{own} Times", "place": f"{own} Pass",
            "event": f"{own} Summit", "group": f"people of {own}",
        }[kind]  # fmt: skip
        entities.append(Entity(f"{kind}/{name.replace(' ', '_')}", name, kind, country))
    days = [date(2031, 1, 1) + timedelta(days=n) for n in range(365)]
    outlets = [f"{word()} {kind}" for kind in ("Herald", "Courier", "Wire", "Post", "Gazette", "Tribune")]
    articles = [
        Article(
            f"a{n:06}",
            "…",
            f"News of day {n}",
            f"https://news.example/{n}",
            chance.choice(outlets),
            chance.choice(days),
        )
        for n in range(max(20, statements // 6))
    ]
    blocs = [number % 5 for number in range(actors)]
    weights = [1 / (number + 1) ** 0.8 for number in range(actors)]
    by_bloc = [[n for n in range(actors) if blocs[n] == bloc] for bloc in range(5)]
    bloc_weights = [[weights[n] for n in bloc] for bloc in by_bloc]
    kinds = list(_VERBS)
    rows = []
    everyone = range(actors)
    summed = list(itertools.accumulate(weights))
    bloc_summed = [list(itertools.accumulate(row)) for row in bloc_weights]
    for number in range(statements):
        first = number if number < actors else chance.choices(everyone, cum_weights=summed)[0]
        near = chance.random() < 0.75
        bloc = blocs[first]
        second = (
            chance.choices(by_bloc[bloc], cum_weights=bloc_summed[bloc])[0]
            if near
            else chance.choices(everyone, cum_weights=summed)[0]
        )
        if first == second:
            second = (first + 5) % actors
        friendly = blocs[first] == blocs[second]
        kind = chance.choices(
            kinds, (3, 8, 1, 1, 5, 6, 6, 1, 2, 3, 1, 1) if friendly else (8, 3, 6, 5, 1, 1, 1, 5, 4, 0.3, 2, 4)
        )[0]
        relation, pattern = _VERBS[kind]
        subject, target = entities[first], entities[second]
        status = chance.choices(
            ("asserted", "claimed", "denied", "planned", "requested", "hypothetical"), (70, 14, 5, 5, 4, 2)
        )[0]
        speaker = subject if status == "denied" else entities[chance.choices(everyone, cum_weights=summed)[0]]
        text = pattern.format(s=subject.name, o=target.name) + f", according to a dispatch of day {number % 365}."
        said = [(chance.choice(articles).id, text) for _ in range(min(40, int(chance.paretovariate(1.3))))]
        rows.append(
            statement(
                f"s{number:06}",
                subject,
                relation,
                kind,
                target,
                said,
                status=status,
                by=None if status == "asserted" else speaker,
            )
        )
    return KnowledgeGraph.from_records(articles, entities, rows)


@pytest.fixture(scope="session")
def small() -> KnowledgeGraph:
    return small_graph()


@pytest.fixture(scope="session")
def large() -> KnowledgeGraph:
    return large_graph(5000, 600)


@pytest.fixture(scope="session")
def small_page(small: KnowledgeGraph) -> str:
    return page(small, title="Two neighbours and a pass")


@pytest.fixture(scope="session")
def large_page(large: KnowledgeGraph) -> str:
    return page(large)


class Browser:
    """Chromium without a network, opening pages from disk."""

    def __init__(self, folder: Path, *, width: int = 1400, height: int = 900, arguments: tuple[str, ...] = ()) -> None:
        from selenium import webdriver

        options = webdriver.ChromeOptions()
        options.binary_location = chromium()
        for argument in (
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
            "--disable-component-update", "--disable-sync", "--proxy-server=127.0.0.1:9", "--disable-dev-shm-usage",
            "--force-device-scale-factor=1", f"--user-data-dir={folder / 'profile'}", f"--window-size={width},{height}",
            *arguments,
        ):  # fmt: skip
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        service = webdriver.ChromeService(executable_path=shutil.which("chromedriver"))
        self.driver = webdriver.Chrome(options=options, service=service)
        self.folder = folder
        self.resize(width, height)
        self.driver.get("about:blank")
        self.requests()

    def resize(self, width: int, height: int) -> None:
        """The size of the page itself, also below the smallest window."""
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
        )

    def dark(self, on: bool = True) -> None:
        features = [{"name": "prefers-color-scheme", "value": "dark" if on else "light"}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def open(self, html: str, hash: str = "", *, name: str = "graph.html") -> None:
        """Writes a page and opens it; returns when it is ready."""
        from selenium.webdriver.support.ui import WebDriverWait

        path = self.folder / name
        path.write_text(html, encoding="utf-8")
        self.driver.get("about:blank")
        self.driver.get(path.as_uri() + hash)
        WebDriverWait(self.driver, 30).until(
            lambda d: d.execute_script("return document.documentElement.dataset.ready")
        )

    def run(self, script: str, *values: Any) -> Any:
        return self.driver.execute_script(script, *values)

    def processor(self) -> float:
        """Seconds of the processor that the page's process has used: on a busy machine the clock counts the waiting too."""
        self.driver.execute_cdp_cmd("Performance.enable", {})
        metrics = self.driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
        return float(next(metric["value"] for metric in metrics if metric["name"] == "ProcessTime"))

    def drag(self, seconds: float) -> tuple[float, float]:
        """Drags the map for a while: frames drawn in a second of the clock, and in one of the processor."""

        def mouse(kind: str, **more: Any) -> None:
            place = {"x": 330, "y": 400, "button": "left", "clickCount": 1, "type": kind}
            self.driver.execute_cdp_cmd("Input.dispatchMouseEvent", place | more)

        self.run(
            "window.drawn = 0; const tick = () => { window.drawn += 1; window.ticking = requestAnimationFrame(tick); }; tick();"
        )
        mouse("mousePressed")
        for away in (10, 20, 30, 40):  # until the map has been taken hold of
            mouse("mouseMoved", x=330 + away, y=400 + away, buttons=1)
        self.run("window.drawn = 0")
        used, began, moved = self.processor(), time.monotonic(), 0
        while time.monotonic() - began < seconds:
            moved += 1
            mouse("mouseMoved", x=370 + moved % 160, y=440 + moved % 60, buttons=1)
        frames, clock, used = self.run("return window.drawn"), time.monotonic() - began, self.processor() - used
        mouse("mouseReleased")
        self.run("cancelAnimationFrame(window.ticking)")
        return frames / clock, frames / max(used, 0.001)

    def messages(self) -> list[str]:
        """What the console said since the last call."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """The addresses asked for since the last call; data apart, and what the page's policy stopped."""
        asked: dict[str, str] = {}
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                asked[message["params"]["requestId"]] = message["params"]["request"]["url"]
            elif message["method"] == "Network.loadingFailed" and message["params"].get("blockedReason") == "csp":
                asked.pop(message["params"]["requestId"], None)
        return [address for address in asked.values() if not address.startswith(("data:", "blob:", "about:"))]

    def settle(self) -> None:
        """Waits for movements to end and the map to be drawn."""
        self.driver.execute_async_script(
            "const done = arguments[0]; setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 420);"
        )

    def keep(self, name: str) -> Path:
        """A screenshot among the artefacts of the tests."""
        ARTEFACTS.mkdir(exist_ok=True)
        self.settle()
        path = ARTEFACTS / f"view-{name}.png"
        self.driver.save_screenshot(str(path))
        return path


def chromium() -> str | None:
    """The Chromium or Chrome of this machine, if it has one."""
    return next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )


@pytest.fixture(scope="session")
def browsers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Browser]]:
    """Starts browsers, and ends them after the tests."""
    pytest.importorskip("selenium", reason="the browser tests need selenium")
    if not chromium() or not shutil.which("chromedriver"):
        pytest.skip("no Chromium with its chromedriver found")
    started: list[Browser] = []

    def start(**options: Any) -> Browser:
        started.append(Browser(tmp_path_factory.mktemp("browser"), **options))
        return started[-1]

    yield start
    for browser in started:
        browser.driver.quit()


@pytest.fixture(scope="session")
def shared_browser(browsers: Callable[..., Browser]) -> Browser:
    return browsers()


@pytest.fixture
def browser(shared_browser: Browser) -> Browser:
    """The browser at the size of a laptop, in light, with empty logs."""
    shared_browser.resize(1400, 900)
    shared_browser.dark(False)
    shared_browser.messages()
    shared_browser.requests()
    return shared_browser


def plain_pyvis(browser: Browser, graph: KnowledgeGraph, longest: float) -> tuple[float, bool]:
    """Seconds until pyvis's own page is at rest, or `longest` and False if it was not by then."""
    from pyvis.network import Network
    from selenium.common.exceptions import TimeoutException

    plain = Network(directed=True, cdn_resources="in_line")
    for entity in graph.entities.values():
        plain.add_node(entity.id, label=entity.name)
    for row in graph.by_id.values():
        plain.add_edge(row.subject.id, row.object.id, title=row.relation)
    path = browser.folder / "plain.html"
    path.write_text(plain.generate_html(), encoding="utf-8")
    browser.driver.set_page_load_timeout(15)
    browser.driver.set_script_timeout(15)
    began = time.monotonic()
    with contextlib.suppress(TimeoutException):
        browser.driver.get(path.as_uri())
    while time.monotonic() - began < longest:
        with contextlib.suppress(TimeoutException):
            if browser.run(LOADING):
                return time.monotonic() - began, True
        time.sleep(0.5)
    return time.monotonic() - began, False
