"""Fetching, against a server on this machine that the tests allow by an argument."""

# ruff: noqa: E501 (tables of addresses and pages as sites send them)

import gzip
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import saydo
from saydo.read import fetch as fetch_module
from saydo.read.addresses import AddressRefused, checked_addresses, why_not
from saydo.read.fetch import Fetched, Fetcher, Limits
from saydo.read.transport import CheckedBackend, Deadline
from saydo.records import Article, Problem

LOOPBACK = ("127.0.0.1/32",)
QUICK = Limits(seconds=3.0, size=2_000_000, backoff=0.01, pause=0.0)
SENTENCE = (
    "The council of Dell will pave the market road by June, its chair told reporters on Monday after a long debate."
)
PAGE = (
    "<!doctype html><html lang=en><head><meta name=date content=2022-05-02></head><body>"
    f"<h1>Council votes to pave the market road</h1><p>{SENTENCE}</p></body></html>"
)


@dataclass
class Site:
    """A server whose answers a test sets: path -> (status, headers, body), or a function that writes to the socket."""

    address: str = ""
    answers: dict[str, object] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def set(self, path: str, body: bytes | str = b"", *, status: int = 200, **headers: str) -> str:
        content = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, {"Content-Type": "text/html; charset=utf-8", **named}, content)
        return self.address + path

    def drip(self, path: str, write: Callable[[socket.socket], None]) -> str:
        self.answers[path] = write
        return self.address + path

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            made.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            answer = made.answers.get(self.path, (404, {}, b""))
            if isinstance(answer, list):
                answer = answer.pop(0) if len(answer) > 1 else answer[0]
            if callable(answer):
                self.close_connection = True
                answer(self.connection)
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    made.address = f"http://127.0.0.1:{server.server_address[1]}"
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    made = Fetcher(limits=QUICK, contact="desk@quay.example", allow=LOOPBACK)
    yield made
    made.close()


def _said(found: object) -> str:
    assert isinstance(found, Problem), found
    return found.message


@pytest.mark.parametrize(
    "address",
    ["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.9.9.9", "169.254.169.254", "172.16.0.1", "172.31.255.255",
     "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9",
     "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "168.63.129.16", "::", "::1", "::ffff:8.8.8.8",
     "::ffff:127.0.0.1", "::7f00:1", "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1",
     "2002:7f00:1::1", "2002:808:808::1", "3fff::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1",
     "4000::1", "fd00:ec2::254"],
)  # fmt: skip
def test_special_addresses_are_refused(address: str) -> None:
    """No address that is loopback, private, link-local, of metadata, multicast, translated, tunnelled or reserved passes."""
    assert why_not(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "8.8.8.8", "93.184.216.34", "172.32.0.1", "2606:4700::1111", "2a00:1450::1"]
)
def test_public_addresses_pass(address: str) -> None:
    """Addresses of the public internet pass."""
    assert why_not(ipaddress.ip_address(address)) is None


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "127.1", "2130706433", "0x7f.1", "0177.0.0.1", "0", "::1", "::ffff:127.0.0.1"]
)
def test_names_of_this_machine_are_refused(host: str) -> None:
    """However this machine is written, it is its address that is looked at."""
    with pytest.raises(AddressRefused, match="no public one"):
        checked_addresses(host, 80, seconds=5.0)


def test_one_private_address_among_public_ones_refuses_the_host(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that has a public and a private address is refused: which of them is used is not left to chance."""
    answers = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("10.0.0.7", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(AddressRefused, match=r"10\.0\.0\.7"):
        checked_addresses("two.example", 80, seconds=5.0)


def test_connection_is_made_to_the_address_that_was_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is looked up once a connection: one that answers with another address the second time changes nothing."""
    calls: list[str] = []
    real = socket.getaddrinfo

    def rebinding(host: str, *given: object, **named: object) -> object:
        if host != "rebinding.example":
            return real(host, *given, **named)  # type: ignore[arg-type]
        calls.append(host)
        return [(2, 1, 6, "", ("127.0.0.1" if len(calls) == 1 else "10.0.0.7", 80))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    deadline = Deadline()
    deadline.start(3.0)
    backend = CheckedBackend(deadline, (ipaddress.IPv4Network("127.0.0.1/32"),))
    line = backend.connect_tcp("rebinding.example", int(site.address.rpartition(":")[2]))
    assert line.get_extra_info("server_addr")[0] == "127.0.0.1"
    assert calls == ["rebinding.example"]
    line.close()


def test_slow_name_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that does not answer costs the time limit, no more."""
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(1.5) or [])
    began = time.perf_counter()
    found = Fetcher(limits=Limits(seconds=0.3), contact="").fetch("http://slow.example/")
    assert "not resolved within" in _said(found)
    assert time.perf_counter() - began < 2.0


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ftp://quay.example/a", "neither http nor https"),
        ("file:///etc/passwd", "neither http nor https"),
        ("http://user:word@quay.example/", "user name or password"),
        ("http://quay.example:25/", "port 25"),
        ("http://", "names no host"),
        ("http://[::1", "is no address"),
        ("http://127.0.0.1:8080/", "no public one (loopback)"),
        ("http://169.254.169.254/latest/meta-data/", "cloud metadata"),
        ("http://[::ffff:127.0.0.1]/", "IPv4-mapped"),
        ("http://[64:ff9b::7f00:1]/", "NAT64"),
    ],
)
def test_addresses_that_are_not_asked_for(address: str, said: str) -> None:
    """Other schemes, passwords, odd ports and special addresses are one Problem each, before any connection."""
    (problem,) = saydo.read(address, fetcher=Fetcher(limits=QUICK, contact=""))
    assert said in _said(problem)


def test_page_is_read(site: Site, fetcher: Fetcher) -> None:
    """A page comes whole, with its address and day; the server is told who asks, and nothing of the environment."""
    address = site.set("/road", PAGE)
    (article,) = saydo.read(address, fetcher=fetcher)
    assert isinstance(article, Article)
    assert (article.url, article.published, article.source) == (address, date(2022, 5, 2), address)
    assert SENTENCE in article.text
    assert site.asked[-1][1]["user-agent"] == "saydo (+desk@quay.example)"
    assert "cookie" not in site.asked[-1][1]


def test_environment_is_not_trusted(site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy in the environment is not used."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert isinstance(fetcher.fetch(site.set("/a", PAGE)), Fetched)


def test_redirects_are_followed_and_checked(site: Site, fetcher: Fetcher) -> None:
    """A redirect to a page is followed, one to a private address or another scheme refused, a circle left."""
    site.set("/new", PAGE)
    found = fetcher.fetch(site.set("/old", status=301, Location="/new"))
    assert isinstance(found, Fetched)
    assert found.address.endswith("/new")
    inside = site.set("/in", status=302, Location="http://10.0.0.1/admin")
    assert "10.0.0.1, which is no public one (private)" in _said(fetcher.fetch(inside))
    metadata = site.set("/meta", status=307, Location="http://169.254.169.254/latest/")
    assert "cloud metadata" in _said(fetcher.fetch(metadata))
    assert "neither http nor https" in _said(
        fetcher.fetch(site.set("/file", status=302, Location="file:///etc/passwd"))
    )
    assert "more than 5 times" in _said(fetcher.fetch(site.set("/round", status=302, Location="/round")))


def test_slow_drip_is_cut_off(site: Site) -> None:
    """A byte now and then does not hold the connection beyond the limit, in the head or in the body."""

    def body(line: socket.socket) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n")
        _drip(line)

    quick = Fetcher(limits=Limits(seconds=0.8, pause=0.0), contact="", allow=LOOPBACK)
    site.set("/robots.txt", status=404)
    for path, write in (("/body", body), ("/head", _drip)):
        began = time.perf_counter()
        assert "not there within" in _said(quick.fetch(site.drip(path, write)))
        assert time.perf_counter() - began < 2.5


def _drip(line: socket.socket) -> None:
    try:
        for _ in range(100):
            line.sendall(b"H")
            time.sleep(0.05)
    except OSError:
        return


def test_sizes_are_limited(site: Site, fetcher: Fetcher) -> None:
    """A body over the limit, stated or not, and one that unpacks beyond it, are Problems."""
    assert "over the limit of 2 MB" in _said(fetcher.fetch(site.set("/large", b"x" * 2_500_000)))
    bomb = site.set("/bomb", gzip.compress(bytes(80_000_000)), Content_Encoding="gzip")
    assert "unpacks to over" in _said(fetcher.fetch(bomb))
    assert isinstance(
        fetcher.fetch(site.set("/packed", gzip.compress(PAGE.encode()), Content_Encoding="gzip")), Fetched
    )
    assert "cut short" in _said(
        fetcher.fetch(site.set("/cut", gzip.compress(PAGE.encode())[:-20], Content_Encoding="gzip"))
    )
    assert "not asked for" in _said(fetcher.fetch(site.set("/br", b"xx", Content_Encoding="br")))


def test_body_that_ends_early_is_said(site: Site, fetcher: Fetcher) -> None:
    """A page that was not sent whole is not read."""

    def write(line: socket.socket) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<p>The road")

    assert "could not be fetched" in _said(fetcher.fetch(site.drip("/short", write)))


def test_passing_faults_are_tried_again(site: Site, fetcher: Fetcher) -> None:
    """A server that is busy is asked again, one that says no is not."""
    site.set("/busy", PAGE)
    site.answers["/busy"] = [(503, {}, b""), (429, {"Retry-After": "0"}, b""), site.answers["/busy"]]
    assert isinstance(fetcher.fetch(site.address + "/busy"), Fetched)
    assert "answers 404" in _said(fetcher.fetch(site.address + "/missing"))
    assert site.paths().count("/missing") == 1
    site.set("/down", status=503)
    assert "answers 503" in _said(fetcher.fetch(site.address + "/down"))
    assert site.paths().count("/down") == 3


def test_robots_are_heeded(site: Site, fetcher: Fetcher) -> None:
    """What robots.txt asks of this program or of all is heeded, and asked for once a host."""
    site.set(
        "/robots.txt",
        "User-agent: *\nDisallow: /private\n\nUser-agent: other\nDisallow: /\n",
        Content_Type="text/plain",
    )
    assert isinstance(fetcher.fetch(site.set("/open", PAGE)), Fetched)
    assert "stay away" in _said(fetcher.fetch(site.set("/private/a", PAGE)))
    assert "stay away" in _said(fetcher.fetch(site.set("/door", status=302, Location="/private/a")))
    assert [path for path, _ in site.asked].count("/robots.txt") == 1
    assert "/private/a" not in site.paths()


def test_server_that_fails_over_robots_is_let_be(site: Site, fetcher: Fetcher) -> None:
    """Where robots.txt cannot be had for a fault of the server, nothing is asked for."""
    site.set("/robots.txt", status=500)
    assert "robots.txt cannot be had" in _said(fetcher.fetch(site.set("/a", PAGE)))
    assert site.paths() == []


def test_pause_between_requests_to_a_host(site: Site) -> None:
    """Two requests to one host stand apart, and the pause costs neither of them its time."""
    slow = Fetcher(limits=Limits(seconds=0.4, pause=0.3), contact="", allow=LOOPBACK)
    began = time.perf_counter()
    for path in ("/a", "/b", "/c"):
        assert isinstance(slow.fetch(site.set(path, PAGE)), Fetched)
    assert time.perf_counter() - began > 0.85


FEED = "<?xml version='1.0'?><rss version='2.0'><channel><title>Dell Echo</title>{}</channel></rss>"


def test_unchanged_feed_is_taken_from_the_last_time(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    """A feed is asked for with the marks of its last state, also by a later run, and a 304 gives the same articles."""
    item = f"<item><title>Road to be paved</title><description>{SENTENCE}</description></item>"
    latin = (
        FEED.format(item.replace("Road", "Café road")).replace("?>", " encoding='iso-8859-1'?>", 1).encode("latin-1")
    )
    address = site.set("/feed", latin, Content_Type="application/rss+xml", ETag='"v1"')
    first = Fetcher(limits=QUICK, contact="", allow=LOOPBACK, keep_feeds_in=tmp_path)
    before = list(saydo.read(address, follow=False, fetcher=first))
    assert "Café" in getattr(before[0], "text", "")
    site.set("/feed", status=304)
    later = Fetcher(limits=QUICK, contact="", allow=LOOPBACK, keep_feeds_in=tmp_path)
    assert list(saydo.read(address, follow=False, fetcher=later)) == before
    assert site.asked[-1][1]["if-none-match"] == '"v1"'


def test_items_of_a_feed_are_followed(site: Site, fetcher: Fetcher) -> None:
    """Each item is read from its page; one whose page is gone is said and taken as it stands; neighbours are read."""
    site.set("/road", PAGE.replace("<meta name=date content=2022-05-02>", ""))
    items = "".join(
        f"<item><title>{title}</title><link>{site.address}{path}</link><description>{text}</description>"
        "<pubDate>Mon, 02 May 2022 08:00:00 GMT</pubDate></item>"
        for title, path, text in (("Road", "/road", "short"), ("Gone", "/gone", SENTENCE), ("Out", "/out", SENTENCE))
    )
    site.set("/out", status=302, Location="http://192.168.0.1/")
    address = site.set("/feed.xml", FEED.format(items), Content_Type="text/xml")
    found = list(saydo.read(address, fetcher=fetcher))
    articles = [item for item in found if isinstance(item, Article)]
    assert [(a.title, a.complete) for a in articles] == [
        ("Council votes to pave the market road", True), ("Gone", False), ("Out", False),
    ]  # fmt: skip
    assert {(a.published, a.published_from) for a in articles} == {(date(2022, 5, 2), "feed")}
    said = [item.message for item in found if isinstance(item, Problem)]
    assert "404" in said[0]
    assert "192.168.0.1" in said[2]


def test_items_that_are_known_are_not_asked_for(site: Site, fetcher: Fetcher) -> None:
    """An item that the caller knows, by address and day of last change, costs the site no request and gives nothing."""
    items = "".join(
        f"<entry><title>{name}</title><link href='{site.address}/{name}'/><updated>{day}T08:00:00Z</updated></entry>"
        for name, day in (("old", "2022-05-02"), ("changed", "2022-05-04"), ("new", "2022-05-04"))
    )
    for name in ("old", "changed", "new"):
        site.set(f"/{name}", PAGE)
    feed = f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Dell</title>{items}</feed>'
    address = site.set("/feed.xml", feed, Content_Type="application/atom+xml")

    def known(item: str, modified: date | None) -> bool:
        return not item.endswith("/new") and modified == date(2022, 5, 2)

    list(saydo.read(address, fetcher=fetcher, known=known))
    assert site.paths() == ["/feed.xml", "/changed", "/new"]


def test_nothing_in_the_environment_allows_private_addresses() -> None:
    """The allowance of the tests is an argument; no setting gives it."""
    assert "allow" not in fetch_module.settings.__module__
    assert Fetcher().allow == ()
