"""Watching feeds: a file that says which, patience with those that fail, and no page fetched twice."""

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from saydo.desk import feeds as feeds_module
from saydo.desk.feeds import Feeds, FeedsError, due, duration, feeds_in, is_known, poll
from saydo.read import Fetcher
from saydo.read.fetch import Limits
from saydo.records import Article, Problem, Reading
from saydo.store import Store

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)
TODAY = date(2031, 6, 1)
ADDRESS = "https://post.example/feed.xml"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "saydo.db") as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30m", timedelta(minutes=30)),
        ("2 h", timedelta(hours=2)),
        ("1d", timedelta(days=1)),
        ("5M", timedelta(minutes=5)),
    ],
)
def test_times(text: str, expected: timedelta) -> None:
    """Minutes, hours and days."""
    assert duration(text) == expected


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", "feed: Field required"),
        ("feed = []", "feed: "),
        ("[[feed]]", "feed 1: url: Field required"),
        ('[[feed]]\nurl = "feed.xml"', "feed 1: url: 'feed.xml' is no address on the web"),
        ('[[feed]]\nurl = "file:///etc/passwd"', "feed 1: url: 'file:///etc/passwd' is no address on the web"),
        ('[[feed]]\nurl = "https://a.example/"\nevry = "1h"', "feed 1: evry: Extra inputs are not permitted"),
        (
            '[[feed]]\nurl = "https://a.example/"\nevery = "often"',
            "feed 1: every: 'often' is no time like 30m",
        ),
        ('every = "1m"\n[[feed]]\nurl = "https://a.example/"', "every: '1m' is too often: 5m is the least"),
        (
            '[[feed]]\nurl = "https://a.example/"\n[[feed]]\nurl = "https://a.example/"',
            "feed: https://a.example/",
        ),
        ('[[feed]]\nurl = "https://a.example/"\nfollow = 7', "feed 1: follow: "),
        ("[[feed", "is no TOML: "),
        ("\udcff", "is no TOML: "),
    ],
)
def test_a_file_that_cannot_be_used_is_one_line(tmp_path: Path, content: str, complaint: str) -> None:
    """The complaint names the file, the feed and the key, and is one line."""
    path = tmp_path / "feeds.toml"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(FeedsError) as raised:
        feeds_in(path)
    assert str(raised.value).startswith(f"{path}")
    assert complaint in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    """A path with no file behind it is named."""
    with pytest.raises(FeedsError, match="cannot be read: No such file"):
        feeds_in(tmp_path / "none.toml")


def test_each_feed_has_its_own_pace(store: Store) -> None:
    """A feed is due when its time has passed since it was asked; one never asked is due now; a failing one waits ever
    longer, a day at the most."""
    feeds = Feeds.model_validate(
        {
            "every": "1h",
            "feed": [{"url": f"https://{n}.example/", "every": e} for n, e in (("a", None), ("b", "2h"), ("c", None))],
        }
    )
    store.polled("https://a.example/", at=NOW, items=3)
    for failure in range(1, 9):
        store.polled("https://b.example/", at=NOW, items=0, problem="gone")
        waits = {feed.url: moment - NOW for feed, moment in due(store, feeds, NOW)}
        assert waits["https://a.example/"] == timedelta(hours=1)
        assert waits["https://b.example/"] == min(timedelta(hours=2 * 2**failure), timedelta(days=1))
        assert waits["https://c.example/"] == timedelta(0)
    store.polled("https://b.example/", at=NOW, items=1)
    assert store.feeds()[1].failures == 0


KEPT = Article("Old\n\nKept in May.", url="https://post.example/old", source="https://post.example/old?from=feed",
               published=date(2031, 5, 2))  # fmt: skip
TEASER = Article("Teaser", url="https://post.example/teaser", published=date(2031, 5, 31), complete=False)
STALE = Article("Stale", url="https://post.example/stale", published=date(2031, 5, 1), complete=False)


@pytest.mark.parametrize(
    ("address", "modified", "expected"),
    [
        ("https://post.example/new", None, False),
        ("https://post.example/old", None, True),
        ("https://post.example/old?from=feed", None, True),
        ("https://post.example/old", date(2031, 5, 2), True),
        ("https://post.example/old", date(2031, 5, 3), False),
        ("https://post.example/teaser", None, False),
        ("https://post.example/stale", None, True),
        ("https://post.example/gone", None, True),
    ],
)
def test_which_pages_are_had_again(store: Store, address: str, modified: date | None, expected: bool) -> None:
    """New ones, changed ones, and lately those of which only a teaser could be had; never what was forgotten."""
    store.keep(
        [Reading(KEPT), Reading(TEASER), Reading(STALE), Reading(Article("Gone", url="https://post.example/gone"))]
    )
    store.forget("https://post.example/gone", at=NOW)
    assert is_known(store, address, modified, TODAY) is expected


@pytest.mark.parametrize(
    ("items", "problem", "kept"),
    [
        ([KEPT], None, 1),
        ([Problem(ADDRESS, "the server answers 404 Not Found")], "the server answers 404 Not Found", 0),
        ([Problem(ADDRESS, "over 500 items; the first 500 were read"), KEPT], None, 1),
        ([Problem(f"{ADDRESS}:3", "its page was not read")], None, 0),
        ([], None, 0),
    ],
)
def test_a_round_keeps_what_came_of_it(
    store: Store, monkeypatch: pytest.MonkeyPatch, items: list[Article | Problem], problem: str | None, kept: int
) -> None:
    """The articles are in the store and in the feed's dossier; a feed that could not be had is kept with why."""
    monkeypatch.setattr(feeds_module, "read", lambda _source, **_options: iter(items))
    monkeypatch.setattr("saydo.desk.add.analyse_many", lambda articles, **_: (Reading(a) for a in articles))
    feeds = Feeds.model_validate({"feed": [{"url": ADDRESS, "dossier": "Post"}]})
    polled = poll(store, feeds.feed[0], fetcher=Fetcher(), now=NOW, watch=lambda *_: None)
    assert (polled.problem, len(polled.added.new)) == (problem, kept)
    assert [(f.url, f.items, f.problem, f.polled) for f in store.feeds()] == [(ADDRESS, kept, problem, NOW)]
    assert store.dossiers() == ((("Post", 1),) if kept else ())


PAGE = (
    "<!doctype html><html lang=en><head><meta name=date content=2031-05-02></head><body><h1>{0} to leave</h1>"
    "<p>{0} will withdraw its soldiers from Mali by June, its government told reporters after a long debate.</p></body>"
    "</html>"
)
ITEM = "<item><title>{0}</title><link>{1}/{0}</link><pubDate>Fri, 02 May 2025 08:00:00 GMT</pubDate></item>"


@pytest.fixture
def site() -> Iterator[tuple[str, list[str]]]:
    """A server with a feed of two items and their pages, and the paths that it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            address = f"http://{self.headers['Host']}"
            items = "".join(ITEM.format(name, address) for name in ("Denmark", "Norway"))
            feed = f"<?xml version='1.0'?><rss version='2.0'><channel><title>Post</title>{items}</channel></rss>"
            body = feed if self.path == "/feed" else PAGE.format(self.path.strip("/"))
            found = self.path in ("/feed", "/Denmark", "/Norway")
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "application/rss+xml" if self.path == "/feed" else "text/html")
            self.end_headers()
            self.wfile.write(body.encode() if found else b"")

        def log_message(self, *_: object) -> None:
            """Nothing on standard error."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def test_no_page_is_fetched_twice(
    store: Store, site: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The first round fetches the feed and the pages of its items, the second the feed alone."""
    monkeypatch.setattr("saydo.desk.add.analyse_many", lambda articles, **_: (Reading(a) for a in articles))
    address, asked = site
    (feed,) = Feeds.model_validate({"feed": [{"url": f"{address}/feed"}]}).feed
    fetcher = Fetcher(limits=Limits(pause=0.0), contact="", allow=("127.0.0.1/32",), keep_feeds_in=tmp_path)
    first = poll(store, feed, fetcher=fetcher, now=NOW, watch=lambda *_: None)
    assert (len(first.added.new), first.problem) == (2, None)
    assert asked == ["/robots.txt", "/feed", "/Denmark", "/Norway"]
    second = poll(store, feed, fetcher=fetcher, now=NOW + timedelta(hours=1), watch=lambda *_: None)
    assert (second.added.new, second.problem) == ([], None)
    assert asked[4:] == ["/feed"]
    fetcher.close()
