"""What comes onto the desk over the network, and what leaves it: files, addresses, forgetting.

A file is read from its bytes, its name only tells what is in it; an address is had by the reader of pages, with all its
guards. Neither reaches the file system or the network in any other way.
"""

import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from http import HTTPStatus
from pathlib import PurePosixPath
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from pydantic import BaseModel, ConfigDict, StringConstraints
from starlette.background import BackgroundTask
from starlette.responses import Response

from saydo.desk.add import Added, add
from saydo.desk.auditing import Auditor
from saydo.read import Fetcher, read, read_stream
from saydo.records import Article, Problem
from saydo.show.web.api.answers import NO_CONTROLS, Id, IsoDay, answer, problems
from saydo.show.web.desk import Desk, desk_of
from saydo.show.web.plain import shape_of
from saydo.show.web.problems import WebProblem, Wrong
from saydo.show.web.seam import StoreDep, needs
from saydo.show.webhooks import deliver
from saydo.store import Forgotten, Store
from saydo.store.nearby import latest_day, near

LOG = logging.getLogger("saydo.web")
MOST_ARTICLES = 200
SECONDS_IN_LINE = 10.0
LONGEST_NAME = 120
WEB_ADDRESS = r"^https?://[!-~]+$"
# Analysis takes all of a processor: one at a time in this process, the others are told to come again.
ANALYSING = threading.Lock()

Name = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=NO_CONTROLS)]
Address = Annotated[str, StringConstraints(pattern=WEB_ADDRESS, max_length=2_000)]
Published = Annotated[date | None, IsoDay]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that was not taken, and why."""

    source: str
    message: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of it: ids of the articles that brought something new, how many were known already, how many audits
    were made as of which day, and what was left out."""

    new: tuple[str, ...]
    known: int
    audits: int
    as_of: date | None
    left_out: tuple[LeftOut, ...]


class Wanted(BaseModel):
    """A page or a feed that is to be read."""

    model_config = ConfigDict(extra="forbid")

    url: Address
    dossier: Name | None = None
    published: Published = None


def router() -> APIRouter:
    """Reviewers add, admins forget."""
    made = APIRouter()
    reviewing = [Depends(needs("review"))]
    taken = shape_of(Taken)
    made.add_api_route(
        "/articles",
        take_file,
        methods=["POST"],
        response_model=taken,
        responses=problems(413, 415),
        dependencies=reviewing,
    )
    made.add_api_route(
        "/articles/from-address",
        take_address,
        methods=["POST"],
        response_model=taken,
        responses=problems(413, 415),
        dependencies=reviewing,
    )
    made.add_api_route(
        "/articles/{id}",
        forget,
        methods=["DELETE"],
        response_model=shape_of(Forgotten),
        responses=problems(404),
        dependencies=[Depends(needs("admin"))],
    )
    return made


def take_file(
    request: Request,
    store: StoreDep,
    file: Annotated[UploadFile, File(description="A page, feed, archive or text, as saydo read takes it.")],
    url: Annotated[Address | None, Form(description="Where it was had from.")] = None,
    published: Annotated[Published, Form(description="The day of articles that state none.")] = None,
    dossier: Annotated[Name | None, Form(description="The dossier that its articles belong to.")] = None,
) -> Response:
    """Read a file that is sent, keep its articles, and audit what they bring and bear on."""
    name = plain_name(file.filename)
    items = read_stream(file.file, source=f"upload:{name}", name=name, published=published, address=url)
    return _take(desk_of(request), store, items, dossier)


def take_address(request: Request, wanted: Wanted, store: StoreDep) -> Response:
    """Read a page or feed of the public internet, keep its articles, and audit what they bring and bear on."""
    fetcher = Fetcher()
    try:
        items = read(wanted.url, published=wanted.published, fetcher=fetcher)
        return _take(desk_of(request), store, items, wanted.dossier)
    finally:
        fetcher.close()


def forget(id: Id, request: Request, store: StoreDep) -> Response:
    """Remove an article with all that came from it, and audit anew what had rested on it. It is not taken again."""
    with _in_line():
        gone = store.forget(id, at=datetime.now(UTC))
        last_day = latest_day(store, not_after=desk_of(request).today())
        if last_day is not None:
            Auditor(store, as_of=last_day).cases(near(store, gone.cases))
    return answer(gone)


def plain_name(name: str | None) -> str:
    """The last part of a file's name, without what would not be shown: it says what is in it and opens nothing."""
    last = PurePosixPath((name or "").replace("\\", "/")).name
    return "".join(sign for sign in last if sign.isprintable())[-LONGEST_NAME:] or "file"


def _take(desk: Desk, store: Store, items: Iterable[Article | Problem], dossier: str | None) -> Response:
    with _in_line():
        added = add(store, _some(items), today=desk.today(), dossier=dossier)
    left_out = tuple(LeftOut(problem.source, problem.message) for problem in added.problems)
    if not added.new and not added.known:
        wrong = tuple(Wrong(item.source, item.message) for item in left_out[:20])
        said = f"{left_out[0].source}: {left_out[0].message}" if left_out else "there is no article in it"
        raise WebProblem(said, HTTPStatus.UNPROCESSABLE_ENTITY, errors=wrong)
    return _answered(desk, added, left_out)


def _answered(desk: Desk, added: Added, left_out: tuple[LeftOut, ...]) -> Response:
    """What came of it; webhooks are told after the answer is sent."""
    told = answer(Taken(tuple(added.new), added.known, added.audits, added.as_of, left_out))
    told.background = BackgroundTask(_tell, desk)
    return told


def _some(items: Iterable[Article | Problem]) -> Iterator[Article | Problem]:
    """No more than can be analysed while somebody waits; what is beyond that is said."""
    articles = 0
    for item in items:
        articles += isinstance(item, Article)
        if articles > MOST_ARTICLES:
            yield Problem("the rest", f"is beyond {MOST_ARTICLES} articles at once: add it with saydo add")
            return
        yield item


def _tell(desk: Desk) -> None:
    with desk.stores.lent() as store:
        for sent in deliver(store, now=lambda: datetime.now(UTC)):
            if sent.problem is not None:
                LOG.warning("webhook %s was not told: %s", sent.url, sent.problem)


@contextmanager
def _in_line() -> Iterator[None]:
    """Wait for whoever is before us, not for long."""
    if not ANALYSING.acquire(timeout=SECONDS_IN_LINE):
        raise WebProblem(
            "other articles are being read just now: come again",
            HTTPStatus.SERVICE_UNAVAILABLE,
            {"Retry-After": str(int(SECONDS_IN_LINE))},
        )
    try:
        yield
    finally:
        ANALYSING.release()
