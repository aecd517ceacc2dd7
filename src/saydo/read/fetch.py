"""Fetching pages and feeds from the web: from public addresses alone, politely, and within limits that hold."""

from __future__ import annotations

import ipaddress
import time
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path, PurePosixPath

import httpcore2
import httpx2

from saydo.read.addresses import AddressRefused, HostUnknown
from saydo.read.feed import looks_like_feed
from saydo.read.kept_feeds import KeptFeed, KeptFeeds
from saydo.read.load import LARGEST, MEGABYTE, Opened, opened
from saydo.read.robots import NAME, Rules, rules_of
from saydo.read.transport import BLOCK, CheckedTransport, Deadline
from saydo.read.unpack import UnpackError, unpack
from saydo.records import Problem
from saydo.settings import settings

NOT_MODIFIED = 304
REDIRECTS = {301, 302, 303, 307, 308}
PASSING = {429, 500, 502, 503, 504}
PASSING_FAULTS = (httpcore2.ConnectError, httpcore2.RemoteProtocolError, httpcore2.ReadError)
FAULTS = (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol)
LOWEST_FREE_PORT = 1_024
USUAL_PORTS = {80, 443}
ACCEPTED = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class Limits:
    """seconds: for one fetch with its redirects and retries. pause: seconds between two requests to one host."""

    seconds: float = 9.0
    size: int = 10_000_000
    redirects: int = 5
    retries: int = 2
    backoff: float = 0.5
    pause: float = 1.0
    longest_pause: float = 5.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was had: the bytes without their packing, the address at the end of all redirects, the day."""

    content: bytes
    address: str
    kind: str
    charset: str | None
    day: date

    def opened(self, source: str) -> Opened:
        """As a stream, named after its address; what a server calls HTML is read as HTML."""
        name = "page.html" if "html" in self.kind else PurePosixPath(httpx2.URL(self.address).path).name
        return opened(BytesIO(self.content), source=source, name=name, charset=self.charset)


class FetchError(Exception):
    """A page that could not be had; the message says why."""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: httpx2.Headers
    content: bytes


@dataclass(slots=True)
class Fetcher:
    """Fetches one address at a time. `allow` lets it connect to ranges that are not public: for tests alone."""

    limits: Limits = Limits()
    contact: str | None = None
    allow: tuple[str, ...] = ()
    keep_feeds_in: Path | None = None
    _deadline: Deadline = field(default_factory=Deadline)
    _rules: dict[str, Rules] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)
    _feeds: KeptFeeds | None = None
    _made: httpx2.Client | None = None

    def fetch(self, address: str) -> Fetched | Problem:
        """The page or feed at an address, or why it could not be had."""
        self._deadline.start(self.limits.seconds)
        try:
            return self._follow(address)
        except (FetchError, AddressRefused, HostUnknown) as fault:
            return Problem(address, str(fault))
        except httpcore2.TimeoutException:
            return Problem(address, f"was not there within {self.limits.seconds:.0f} s")
        except (*FAULTS, httpx2.HTTPError, OSError) as fault:
            return Problem(address, f"could not be fetched: {fault or type(fault).__name__}")

    def close(self) -> None:
        if self._made is not None:
            self._made.close()

    def _follow(self, address: str) -> Fetched:
        """Go after redirects; every address on the way is checked, and asked for only as its host allows."""
        kept = self._kept().get(address)
        url = checked_url(address)
        for hop in range(self.limits.redirects + 1):
            self._check_rules(url)
            answer = self._ask_again(url, kept.conditions() if kept and hop == 0 else {})
            if answer.status == NOT_MODIFIED and kept:
                return Fetched(kept.text.encode("latin-1"), str(url), "application/xml", kept.charset, date.today())
            if answer.status in REDIRECTS and answer.headers.get("location"):
                url = checked_url(answer.headers["location"], start=url)
                continue
            if answer.status != httpx2.codes.OK:
                raise FetchError(f"the server answers {answer.status} {httpx2.codes.get_reason_phrase(answer.status)}")
            return self._fetched(address, url, answer)
        raise FetchError(f"is redirected more than {self.limits.redirects} times")

    def _fetched(self, address: str, url: httpx2.URL, answer: _Answer) -> Fetched:
        kind, _, rest = answer.headers.get("content-type", "").partition(";")
        charset = rest.lower().partition("charset=")[2].strip(" \"'") or None
        found = Fetched(answer.content, str(url), kind.strip().lower(), charset, date.today())
        marks = answer.headers.get("etag", ""), answer.headers.get("last-modified", "")
        start = answer.content[:4_096].decode("utf-8", "replace").lstrip("\ufeff \r\n\t")
        if any(marks) and looks_like_feed("", start):
            self._kept().keep(KeptFeed(address, *marks, answer.content.decode("latin-1"), charset))
        return found

    def _ask_again(self, url: httpx2.URL, headers: dict[str, str]) -> _Answer:
        """Ask, and where the fault may pass ask again, each time after a longer wait, while there is time."""
        for attempt in range(self.limits.retries + 1):
            last = attempt == self.limits.retries
            wait = self.limits.backoff * 2**attempt
            try:
                answer = self._ask(url, headers)
            except PASSING_FAULTS:
                if last:
                    raise
            else:
                if answer.status not in PASSING or last:
                    return answer
                stated = answer.headers.get("retry-after", "")
                wait = max(wait, float(stated)) if stated.isdigit() else wait
                if wait > self.limits.longest_pause:
                    return answer
            time.sleep(min(wait, self._deadline.left()))
        raise AssertionError("the last attempt returns or raises")

    def _ask(self, url: httpx2.URL, headers: dict[str, str]) -> _Answer:
        """One request. Its body is read piece by piece, and no further than the limit."""
        self._pause(url)
        with self._client().stream("GET", url, headers=headers) as response:
            if response.status_code != httpx2.codes.OK:
                return _Answer(response.status_code, response.headers, b"")
            packed = bytearray()
            for block in response.iter_raw(BLOCK):
                packed += block
                if len(packed) > self.limits.size:
                    raise FetchError(f"is over the limit of {self.limits.size // MEGABYTE} MB")
            stated = response.headers.get("content-length", "")
            if stated.isdigit() and int(stated) > len(packed):
                raise FetchError("ended before it was whole")
            return _Answer(response.status_code, response.headers, self._unpacked(bytes(packed), response.headers))

    def _unpacked(self, packed: bytes, headers: httpx2.Headers) -> bytes:
        kinds = {kind.strip() for kind in headers.get("content-encoding", "identity").lower().split(",")} - {"identity"}
        if not kinds or not packed:
            return packed
        if not kinds <= {"gzip", "x-gzip", "deflate"}:
            raise FetchError(f"is packed as {', '.join(sorted(kinds))}, which was not asked for")
        try:
            return unpack(packed, limit=min(LARGEST, 2 * self.limits.size))
        except UnpackError as fault:
            raise FetchError(f"its packed body {fault}") from None

    def _check_rules(self, url: httpx2.URL) -> None:
        """robots.txt, asked for once a host. Where there is none all is allowed; where the server fails, nothing is."""
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self._rules:
            answer = self._rules_answer(httpx2.URL(f"{origin}/robots.txt"))
            if answer.status >= httpx2.codes.INTERNAL_SERVER_ERROR:
                raise FetchError(f"its robots.txt cannot be had (the server answers {answer.status}), so it is let be")
            self._rules[origin] = rules_of(answer.content if answer.status == httpx2.codes.OK else b"")
        if not self._rules[origin].allows(str(url)):
            raise FetchError("its robots.txt asks programs to stay away")

    def _rules_answer(self, url: httpx2.URL) -> _Answer:
        for _ in range(self.limits.redirects + 1):
            answer = self._ask_again(url, {})
            if answer.status not in REDIRECTS or not answer.headers.get("location"):
                return answer
            url = checked_url(answer.headers["location"], start=url)
        return answer

    def _pause(self, url: httpx2.URL) -> None:
        """Wait until the host may be asked again. Waiting out of politeness does not count against the deadline."""
        rules = self._rules.get(f"{url.scheme}://{url.netloc.decode('ascii')}")
        pause = max(self.limits.pause, min(rules.pause if rules else 0.0, self.limits.longest_pause))
        wait = self._last.get(url.host, float("-inf")) + pause - time.monotonic()
        if wait > 0:
            left = self._deadline.left()
            time.sleep(wait)
            self._deadline.start(left)
        self._last[url.host] = time.monotonic()

    def _kept(self) -> KeptFeeds:
        if self._feeds is None:
            self._feeds = KeptFeeds(self.keep_feeds_in)
        return self._feeds

    def _client(self) -> httpx2.Client:
        """Made when it is first needed: the certificates take a while to load."""
        if self._made is None:
            contact = self.contact if self.contact is not None else settings().contact
            allowed = tuple(ipaddress.ip_network(network) for network in self.allow)
            self._made = httpx2.Client(
                transport=CheckedTransport(self._deadline, allowed),
                trust_env=False,
                follow_redirects=False,
                timeout=self.limits.seconds,
                headers={
                    "User-Agent": f"{NAME} (+{contact})" if contact else NAME,
                    "Accept": ACCEPTED,
                    "Accept-Encoding": "gzip",
                },
            )
        self._made.cookies.clear()
        return self._made


def checked_url(address: str, *, start: httpx2.URL | None = None) -> httpx2.URL:
    """An address that may be asked for. Raises FetchError for other schemes, names with passwords and odd ports."""
    try:
        url = start.join(address) if start is not None else httpx2.URL(address)
    except (httpx2.InvalidURL, ValueError, UnicodeError) as fault:
        raise FetchError(f"is no address: {fault}") from None
    where = f"redirects to {url}, which " if start is not None else ""
    if url.scheme not in {"http", "https"}:
        raise FetchError(f"{where}is neither http nor https")
    if not url.host:
        raise FetchError(f"{where}names no host")
    if url.userinfo:
        raise FetchError(f"{where}holds a user name or password")
    if url.port is not None and url.port not in USUAL_PORTS and url.port < LOWEST_FREE_PORT:
        raise FetchError(f"{where}is on port {url.port}, where no pages are served")
    return url.copy_with(fragment=None)
