"""Pages and feeds from the network, only where it is allowed: public addresses, robots.txt, limits of size and time.

Names are resolved here and the connection goes to the very address that was checked, at every redirect anew: a name
that resolves otherwise a moment later (DNS rebinding) leads nowhere else. Proxies of the environment are not used.
"""

from __future__ import annotations

import http.client
import io
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import SplitResult, quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from kg.articles.cleaning import web_address
from kg.articles.inputs import Input, buffered, reason, shown
from kg.articles.options import Limits
from kg.articles.problems import Problem, Unreadable

IPNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network
SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md",
    "application/pdf": ".pdf", "application/json": ".json", "application/feed+json": ".json",
    "application/x-ndjson": ".jsonl", "text/csv": ".csv", "application/rss+xml": ".xml", "application/atom+xml": ".xml",
    "application/rdf+xml": ".xml", "application/xml": ".xml", "text/xml": ".xml",
}  # fmt: skip
ROBOTS_BYTES = 500_000  # what RFC 9309 asks crawlers to read at least
MOVED = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """How pages are fetched; to pass one is to allow it."""

    seconds: float = field(default=30, metadata={"help": "Seconds that one page may take."})
    delay: float = field(default=1, metadata={"help": "Seconds between two requests to one host."})
    redirects: int = field(default=5, metadata={"help": "Redirects that are followed."})
    also: tuple[IPNetwork, ...] = field(
        default=(), metadata={"help": "Networks that are read from though they are not public, such as one's own."}
    )

    @property
    def agent(self) -> str:
        """The User-Agent, which names the project."""
        try:
            return f"geokg/{version('geokg')}"
        except PackageNotFoundError:
            return "geokg"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent: where it led, the status, the media type, and the bytes."""

    url: str
    status: int
    kind: str
    location: str | None
    body: bytes


class Fetcher:
    """Fetches pages, politely: what robots.txt says is kept for a run, and so is when each host was last asked."""

    def __init__(self, network: Network, limits: Limits) -> None:
        self.network = network
        self.limits = limits
        self.asked: dict[str, float] = {}
        self.robots: dict[str, RobotFileParser] = {}

    def input(self, url: str) -> Input | Problem:
        """The page or feed at an address, or why it cannot be read."""
        try:
            answer = self.follow(url)
            suffix = SUFFIXES.get(answer.kind)
            if answer.status != 200:
                raise Unreadable(f"cannot be fetched: the server answered {answer.status}")
            if suffix is None:
                raise Unreadable(f"is of the type {answer.kind or 'unknown'}, which is not read from the network")
        except Unreadable as error:
            return Problem(shown(url), None, error.message)
        except (OSError, http.client.HTTPException, ValueError) as error:
            return Problem(shown(url), None, f"cannot be fetched: {reason(error)}")
        return Input(shown(url), "", suffix, (), buffered(io.BytesIO(answer.body)), self.limits, answer.url)

    def follow(self, url: str) -> Answer:
        """The answer at the end of the redirects; every address on the way is checked."""
        for _ in range(self.network.redirects + 1):
            parts = usable(url)
            if not self.permitted(url, parts):
                raise Unreadable("may not be fetched: the site's robots.txt asks programs not to")
            answer = self.get(url, parts, self.limits.file_bytes)
            if answer.status not in MOVED or not answer.location:
                return answer
            url = urljoin(url, answer.location)
        raise Unreadable(f"cannot be fetched: more than {self.network.redirects} redirects")

    def permitted(self, url: str, parts: SplitResult) -> bool:
        """Whether robots.txt of the host allows the page (RFC 9309: none allows all, a server in trouble nothing)."""
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self.robots:
            url_of_rules = f"{site}/robots.txt"
            answer = self.get(url_of_rules, urlsplit(url_of_rules), ROBOTS_BYTES, cut=True)
            for _ in range(self.network.redirects):
                if answer.status not in MOVED or not answer.location:
                    break
                url_of_rules = urljoin(url_of_rules, answer.location)
                answer = self.get(url_of_rules, usable(url_of_rules), ROBOTS_BYTES, cut=True)
            lines: list[str] = []
            if answer.status == 200:
                lines = answer.body.decode("utf-8", "replace").splitlines()
            elif answer.status >= 500 or answer.status in (401, 403, 429):
                lines = ["User-agent: *", "Disallow: /"]
            self.robots[site] = RobotFileParser()
            self.robots[site].parse(lines)
        return self.robots[site].can_fetch(self.network.agent, url)

    def get(self, url: str, parts: SplitResult, limit: int, *, cut: bool = False) -> Answer:
        """One request, without redirects; raises Unreadable where the answer is larger than the limit, unless `cut`."""
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        self.wait(host)
        address = self.resolve(host, port)
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (f"?{parts.query}" if parts.query else "")
        with self.connection(parts.scheme, host, port, address) as connection:
            headers = {"User-Agent": self.network.agent, "Accept-Encoding": "identity", "Connection": "close"}
            connection.request("GET", path, headers=headers)
            response = connection.getresponse()
            body = response.read(limit + 1)
            if response.length and len(body) <= limit:  # bytes that were promised and did not come
                raise Unreadable("cannot be fetched: the answer ended early")
            if len(body) > limit and not cut:
                raise Unreadable(f"is larger than the limit file_bytes ({limit:,})")
            kind = response.headers.get_content_type() if "Content-Type" in response.headers else ""
            return Answer(url, response.status, kind, response.headers.get("Location"), body[:limit])

    def wait(self, host: str) -> None:
        """Waits until the host may be asked again."""
        now = time.monotonic()
        due = self.asked.get(host, now - self.network.delay) + self.network.delay
        if due > now:
            time.sleep(due - now)
        self.asked[host] = time.monotonic()

    def resolve(self, host: str, port: int) -> str:
        """The address of a host; raises Unreadable where any of its addresses is not public."""
        found = [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        for text in found:
            address = ipaddress.ip_address(text.partition("%")[0])
            mapped = getattr(address, "ipv4_mapped", None) or address
            if not (mapped.is_global and not mapped.is_multicast) and not any(
                mapped in own for own in self.network.also
            ):
                raise Unreadable(f"may not be fetched: {host} leads to {address}, which is not a public address")
        return found[0]

    @contextmanager
    def connection(self, scheme: str, host: str, port: int, address: str) -> Iterator[http.client.HTTPConnection]:
        """A connection to a checked address, cut off when the time is up, however slowly the server sends."""
        connection = http.client.HTTPConnection(host, port, timeout=self.network.seconds)
        plain = socket.create_connection((address, port), timeout=self.network.seconds)
        spare = plain.dup()  # TLS takes the socket over; this one still ends the connection
        late = threading.Event()
        clock = threading.Timer(self.network.seconds, shut, [spare, late])
        clock.daemon = True
        clock.start()
        try:
            secure = scheme == "https"
            connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host) if secure else plain
            yield connection
        except (OSError, http.client.HTTPException):
            if not late.is_set():
                raise
        finally:
            clock.cancel()
            connection.close()
            plain.close()
            spare.close()
            if late.is_set():
                raise Unreadable(f"cannot be fetched: took longer than {self.network.seconds:g} seconds")


def shut(connection: socket.socket, late: threading.Event) -> None:
    """Ends a connection that another thread is reading from."""
    late.set()
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def usable(url: str) -> SplitResult:
    """The parts of an address; raises Unreadable unless it is http(s), with a host and without a password."""
    parts = urlsplit(url)
    if web_address(url) is None or parts.username is not None or parts.password is not None:
        raise Unreadable(f"is no address that may be fetched: {shown(url)[:200]}")
    return parts


def is_address(path: object) -> bool:
    """Whether what was given to be read is an address and not a path."""
    return isinstance(path, str) and path.lower().startswith(("http://", "https://"))
