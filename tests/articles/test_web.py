"""The network: only where allowed, only public addresses, within limits; against a server that the test starts."""

import ipaddress
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from kg.articles import Limits, Network, Problem, ReadingError, read
from kg.articles.web import Fetcher

LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"), ipaddress.ip_network("::1/128"))
PARAGRAPH = (
    "Ruritania accused Borduria of moving its troops to the border on Friday, and Borduria denied the accusation. "
)
PAGE = f"<!doctype html><html><body><article><h1>A row</h1>{f'<p>{PARAGRAPH}</p>' * 4}</article></body></html>"
ITEM = "<item><guid>a</guid><title>A</title><description>One.</description></item>"
FEED = f"<rss version='2.0'><channel><title>W</title>{ITEM}</channel></rss>"


class Handler(BaseHTTPRequestHandler):
    robots = "User-agent: *\nDisallow: /private/\n"
    seen: ClassVar[list[tuple[str, str | None]]] = []

    def do_GET(self):
        self.seen.append((self.path, self.headers["User-Agent"]))
        path = self.path.partition("?")[0]
        if path == "/robots.txt":
            self.answer(200, "text/plain", self.robots)
        elif path == "/slow":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            try:
                for _ in range(100):
                    self.wfile.write(b"x")
                    self.wfile.flush()
                    time.sleep(0.1)
            except OSError:
                return
        elif path == "/loop":
            self.answer(302, "text/html", "", Location="/loop")
        elif path == "/moved":
            self.answer(301, "text/html", "", Location="/2025/06/27/row")
        elif path.startswith("/to-"):
            self.answer(302, "text/html", "", Location=TARGETS[path])
        elif path == "/missing":
            self.answer(404, "text/html", "no")
        elif path == "/image":
            self.answer(200, "image/png", "x")
        elif path == "/large":
            self.answer(200, "text/html", PAGE + " " * 100_000)
        elif path == "/short":
            self.answer(200, "text/html", PAGE, **{"Content-Length": "100000"})
        elif path == "/feed":
            self.answer(200, "application/rss+xml; charset=utf-8", FEED)
        else:
            self.answer(200, "text/html; charset=utf-8", PAGE)

    def answer(self, status, kind, body, **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *args):
        """Keeps quiet."""


TARGETS = {
    "/to-private": "http://10.0.0.1/",
    "/to-link-local": "http://169.254.169.254/latest/meta-data/",
    "/to-file": "file:///etc/passwd",
    "/to-password": "http://user:secret@127.0.0.1/",
}


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def fetched(*urls, network=Network(delay=0, also=LOOPBACK, seconds=5), **options):  # noqa: B008
    problems: list[Problem] = []
    return list(read(*urls, problems=problems, network=network, **options)), problems


def test_nothing_is_fetched_unless_allowed(site):
    before = len(Handler.seen)
    with pytest.raises(ReadingError, match="--allow-network"):
        list(read(f"{site}/2025/06/27/row"))
    assert len(Handler.seen) == before


def test_page_and_feed(site):
    found, problems = fetched(f"{site}/2025/06/27/row", f"{site}/feed")
    assert problems == []
    assert [(a.title, str(a.published), a.url) for a in found] == [
        ("A row", "2025-06-27", f"{site}/2025/06/27/row"),
        ("A", "None", f"{site}/feed"),
    ]
    assert Handler.seen[-1][1].startswith("geokg")


def test_redirects_are_followed_and_robots_asked(site):
    [article], problems = fetched(f"{site}/moved")
    assert (article.url, problems) == (f"{site}/2025/06/27/row", [])
    assert ("/robots.txt", Handler.seen[-1][1]) in Handler.seen


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/private/row", "robots.txt"),
        ("/loop", "more than 5 redirects"),
        ("/missing", "404"),
        ("/image", "image/png"),
        ("/large", "file_bytes"),
        ("/short", "ended early"),
        ("/to-private", "10.0.0.1, which is not a public address"),
        ("/to-link-local", "169.254.169.254, which is not a public address"),
        ("/to-file", "no address that may be fetched"),
        ("/to-password", "no address that may be fetched"),
    ],
)
def test_what_is_not_fetched_is_a_problem(site, path, message):
    found, [problem] = fetched(site + path, limits=Limits(file_bytes=50_000))
    assert found == []
    assert message in problem.message


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://localhost:80/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/",
     "http://192.168.1.1/", "http://100.64.0.1/", "http://[fe80::1]/", "http://2130706433/", "http://224.0.0.1/"],
)  # fmt: skip
def test_addresses_that_are_not_public_are_refused(url):
    found, [problem] = fetched(url, network=Network(delay=0))
    assert found == []
    assert "not a public address" in problem.message


@pytest.mark.parametrize("url", ["http://", "http:///x", "http://exa mple/", "https://[::1", "http://a@127.0.0.1/"])
def test_broken_addresses_are_problems(url):
    found, [problem] = fetched(url)
    assert found == []
    assert problem.severity == "error"


def test_a_slow_server_is_left(site):
    started = time.monotonic()
    found, [problem] = fetched(f"{site}/slow", network=Network(delay=0, also=LOOPBACK, seconds=1))
    assert found == []
    assert "longer than 1 seconds" in problem.message
    assert time.monotonic() - started < 6


def test_hosts_are_asked_politely(site):
    fetcher = Fetcher(Network(delay=0.3, also=LOOPBACK), Limits())
    started = time.monotonic()
    fetcher.input(f"{site}/feed")  # robots.txt, then the feed
    assert time.monotonic() - started >= 0.3
