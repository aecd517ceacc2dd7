"""/feed.atom: changes of verdict as feed readers take them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import pytest
import storyline
from starlette.testclient import TestClient

from saydo.records import Span
from saydo.store import Store


def entries(client: TestClient, query: str = "") -> list[Any]:
    """The entries of the feed as a feed reader sees them; the feed must be well formed."""
    answer = client.get(f"/feed.atom{query}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/atom+xml"
    found = feedparser.parse(answer.content)
    assert not found.bozo
    assert found.version == "atom10"
    return list(found.entries)


def test_changes_as_entries(filled: TestClient) -> None:
    """Each change of the last ninety days is an entry with a lasting id, a day, a sentence and the page of the case."""
    latest = entries(filled)
    assert [entry.title for entry in latest] == [
        "Kept, was no verdict: the mayor, “he would reopen the fish market”",
        f"Relabelled, was pending: Denmark, “{storyline.PATROL}”",
    ]
    case = filled.get("/api/v1/cases?who=DNK").json()["items"][0]["id"]
    assert latest[1].link == f"http://localhost/case/{case}"
    assert latest[1].updated == "2031-02-01T00:00:00Z"
    assert latest[1].id.startswith("urn:saydo:change:")
    assert latest[1].summary.startswith("Brought about by words in “")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?who=DNK", 1),
        ("?who=FIN", 0),
        ("?verdict=kept", 1),
        ("?case=0123456789ab", 0),
        ("?followed=true", 0),
        ("?who=", None),
    ],
)
def test_part_of_the_changes(filled: TestClient, query: str, count: int | None) -> None:
    """A feed can be had of one actor, one verdict, one commitment, or of what one follows."""
    if count is None:
        assert filled.get(f"/feed.atom{query}").status_code == 422
    else:
        assert len(entries(filled, query)) == count


def test_followed_commitments(filled: TestClient) -> None:
    """What whoever asks follows has a feed of its own."""
    case = filled.get("/api/v1/cases?who=DNK").json()["items"][0]["id"]
    filled.post(f"/api/v1/cases/{case}/judgements", json={"action": "follow"})
    assert len(entries(filled, "?followed=true")) == 1


def test_feed_stays_as_it_is(filled: TestClient) -> None:
    """As long as nothing changes the feed is not sent again."""
    mark = filled.get("/feed.atom").headers["ETag"]
    assert filled.get("/feed.atom", headers={"If-None-Match": mark}).status_code == 304


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "]]><x>&lt;&amp;", "a\x00b\x08c\ufffed\x1fe", "half \ud800 a character"]
)
def test_hostile_words_stay_words(filled_path: Path, client_of: Callable[..., TestClient], words: str) -> None:
    """Words of an article that look like markup, or that no XML may hold, stay text in the feed."""
    article = storyline.article("a9", "Odd Post", None, "Odd", f"The mayor {words} would open the park.")
    span = Span(5, len(article.text), article.text[5:])
    announced = replace(storyline.KEPT.announced[0], article=article.id, span=span, commitment="ab0123456789")
    audit = replace(storyline.KEPT, announced=(announced,), evidence=(), verdict="unverified")
    with Store(filled_path) as store:
        store.keep([storyline.Reading(article)], [audit])
    titles = [entry.title for entry in entries(client_of())]
    assert len(titles) == 3
    assert not any("\x00" in title or "\ud800" in title for title in titles)
    raw = client_of().get("/feed.atom").content
    assert b"<script" not in raw
