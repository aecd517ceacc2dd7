"""Watching feeds: which, how often, and one round of asking those whose time has come."""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import zip_longest
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from saydo.desk.add import Added, add
from saydo.read import Fetcher, read
from saydo.records import hash_of
from saydo.store import Store
from saydo.store.nearby import kept_from

DURATION = re.compile(r"(\d{1,4}) ?(m|h|d)")
UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
SHORTEST = timedelta(minutes=5)  # more often than that no feed is asked, whoever wants it
LONGEST = timedelta(days=1)  # a feed that fails is asked ever more seldom, but once a day at least
USUAL = "30m"
TRIED_AGAIN = timedelta(days=2)  # so long a page that could not be had is asked for again


class FeedsError(ValueError):
    """A file of feeds that cannot be used. The message is one line that names the file and the feed."""


class Feed(BaseModel):
    """A [[feed]]: its address, how often it is asked, the dossier its articles go to, and whether pages are fetched."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str
    every: str | None = None
    dossier: str | None = Field(default=None, min_length=1)
    follow: bool = True

    @field_validator("url")
    @classmethod
    def on_the_web(cls, url: str) -> str:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"{url!r} is no address on the web")
        return url

    @field_validator("every")
    @classmethod
    def not_too_often(cls, every: str | None) -> str | None:
        if every is not None:
            duration(every)
        return every


class Feeds(BaseModel):
    """The file: the feeds, and how often those are asked that say nothing themselves."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    every: str = USUAL
    feed: tuple[Feed, ...] = Field(min_length=1)

    @field_validator("every")
    @classmethod
    def not_too_often(cls, every: str) -> str:
        duration(every)
        return every

    @field_validator("feed")
    @classmethod
    def each_once(cls, feeds: tuple[Feed, ...]) -> tuple[Feed, ...]:
        urls = [feed.url for feed in feeds]
        twice = next((url for url in urls if urls.count(url) > 1), None)
        if twice is not None:
            raise ValueError(f"{twice} stands here twice")
        return feeds

    def pause(self, feed: Feed) -> timedelta:
        return duration(feed.every or self.every)


@dataclass(frozen=True, slots=True)
class Polled:
    """One feed of a round: what came of it, and what was in the way of the feed itself."""

    feed: Feed
    added: Added
    problem: str | None


def duration(text: str) -> timedelta:
    """ "30m", "2h", "1d". Raises ValueError for all else, and for less than SHORTEST."""
    match = DURATION.fullmatch(text.strip().lower())
    if match is None:
        raise ValueError(f"{text!r} is no time like 30m, 2h or 1d")
    found = int(match[1]) * UNITS[match[2]]
    if found < SHORTEST:
        raise ValueError(f"{text!r} is too often: {SHORTEST.seconds // 60}m is the least")
    return found


def feeds_in(path: Path) -> Feeds:
    """The feeds of a TOML file. Raises FeedsError."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise FeedsError(f"{path} cannot be read: {fault.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise FeedsError(f"{path} is no TOML: {fault}") from None
    try:
        return Feeds.model_validate(content)
    except ValidationError as fault:
        first = fault.errors()[0]
        raise FeedsError(f"{path}: {_place(first['loc'])}{first['msg'].removeprefix('Value error, ')}") from None


def _place(location: Sequence[int | str]) -> str:
    """feed 2: url:"""
    named = [
        f"feed {part + 1}: " if isinstance(part, int) else f"{part}: "
        for part, following in zip_longest(location, location[1:])
        if isinstance(part, int) or not isinstance(following, int)
    ]
    return "".join(named)


def due(store: Store, feeds: Feeds, now: datetime) -> list[tuple[Feed, datetime]]:
    """Every feed with the moment from which it may be asked again; one that failed waits twice as long each time."""
    known = {polled.url: polled for polled in store.feeds()}
    found = []
    for feed in feeds.feed:
        polled = known.get(feed.url)
        if polled is None:
            found.append((feed, now))
        else:
            wait = min(feeds.pause(feed) * 2**polled.failures, max(LONGEST, feeds.pause(feed)))
            found.append((feed, polled.polled + wait))
    return found


def poll(
    store: Store,
    feed: Feed,
    *,
    fetcher: Fetcher,
    now: datetime,
    workers: int = 1,
    watch: Callable[[str, int, int | None], None],
) -> Polled:
    """Ask one feed, follow its items that are new, keep and audit them."""
    today = now.astimezone().date()

    def known(address: str, modified: date | None) -> bool:
        return is_known(store, address, modified, today)

    items = read(feed.url, follow=feed.follow, fetcher=fetcher, known=known)
    added = add(store, items, today=today, as_of=today, dossier=feed.dossier, workers=workers, watch=watch)
    trouble = [problem.message for problem in added.problems if problem.source == feed.url]
    problem = trouble[0] if trouble and not added.new else None
    store.polled(feed.url, at=now, items=len(added.new), problem=problem)
    return Polled(feed, added, problem)


def is_known(store: Store, address: str, modified: date | None, today: date) -> bool:
    """Need the page of an item not be had again? Not where it has changed since, nor where only its teaser could be had
    and that was lately. What was forgotten is not asked for."""
    if store.is_forgotten(hash_of(address)):
        return True
    kept = kept_from(store, address)
    if kept is None:
        return False
    day, complete = kept
    if not complete:
        return day is None or today - day > TRIED_AGAIN
    return modified is None or day is None or modified <= day
