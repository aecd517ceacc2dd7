"""The API from Python: a desk that is served somewhere, asked over HTTP, answers with the same records as the store.

with Desk("https://desk.example.org", token="saydo_…") as desk:
    for case in desk.each(desk.cases, who="USA", verdict="overdue"):
        print(case.id, case.quote)
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import quote

import httpx2

from saydo.records import Judgement
from saydo.store import Forgotten, from_plain
from saydo.store.ask import (
    ActorRow,
    ActorView,
    ArticleView,
    CaseRow,
    CaseView,
    ChangeRow,
    EventRow,
    FigureRow,
    Hit,
    Overview,
    Page,
    PlaceRow,
    ReviewRow,
    StatementRow,
    VerdictShare,
)

Record = TypeVar("Record")
PREFIX = "/api/v1"
SECONDS = 30.0
SECONDS_FOR_READING = 300.0
MOST_KEPT = 200
Filter = str | int | bool | date | None


class DeskError(Exception):
    """A desk that does not answer as it was asked: the status (None where it does not answer at all) and one line.

    errors are the places of the request that are wrong, each with what is wrong there.
    """

    def __init__(self, detail: str, status: int | None = None, errors: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(detail)
        self.detail = detail
        self.status = status
        self.errors = errors


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that the desk did not take, and why."""

    source: str
    message: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of articles that were sent: ids of the new ones, how many were known, how many audits were made."""

    new: tuple[str, ...]
    known: int
    audits: int
    as_of: date | None
    left_out: tuple[LeftOut, ...]


@dataclass(slots=True)
class Desk:
    """A desk at an address. What has not changed since it was asked for last is not sent again."""

    address: str
    token: str | None = None
    transport: httpx2.BaseTransport | None = None
    _known: dict[str, tuple[str, bytes]] = field(default_factory=dict, repr=False)
    _made: httpx2.Client | None = field(default=None, repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        if self._made is not None:
            self._made.close()
            self._made = None

    def each(self, question: Callable[..., Page[Record]], **filters: Any) -> Iterator[Record]:
        """All that a question finds, page by page: each(desk.cases, who="USA")."""
        after: str | None = None
        while True:
            page = question(**filters, after=after)
            yield from page.items
            after = page.next
            if after is None:
                return

    def overview(self) -> Overview:
        return from_plain(Overview, self._get("/overview"))

    def cases(self, **filters: Filter) -> Page[CaseRow]:
        """Commitments: who, deed, place, verdict, gap, due_from, due_to, text, dossier, followed, rejected, order."""
        return self._page(CaseRow, "/cases", filters)

    def case(self, id: str) -> CaseView:
        return from_plain(CaseView, self._get(f"/cases/{quote(id, safe='')}"))

    def changes(self, **filters: Filter) -> Page[ChangeRow]:
        """Changes of verdict: since, until."""
        return self._page(ChangeRow, "/changes", filters)

    def due(self, **filters: Filter) -> Page[CaseRow]:
        """What falls due: first, last, open_only."""
        return self._page(CaseRow, "/due", filters)

    def statements(self, **filters: Filter) -> Page[StatementRow]:
        """Statements: speaker, about, stance, first, last."""
        return self._page(StatementRow, "/statements", filters)

    def events(self, **filters: Filter) -> Page[EventRow]:
        """Events: actor, target, deed, status, place, first, last."""
        return self._page(EventRow, "/events", filters)

    def figures(self, what: str, **filters: Filter) -> Page[FigureRow]:
        """Figures for a thing: place."""
        return self._page(FigureRow, "/figures", {"what": what, **filters})

    def search(self, q: str, **filters: Filter) -> Page[Hit]:
        """Articles that hold all of the words."""
        return self._page(Hit, "/search", {"q": q, **filters})

    def actors(self, **filters: Filter) -> Page[ActorRow]:
        return self._page(ActorRow, "/actors", filters)

    def actor(self, name: str) -> ActorView:
        """What one actor promised, by a code or a name."""
        plain = self._get(f"/actors/{quote(name, safe='')}")
        return ActorView(
            row=from_plain(ActorRow, plain["row"]),
            names=tuple(plain["names"]),
            shares=tuple(from_plain(VerdictShare, share) for share in plain["shares"]),
            cases=_page_of(CaseRow, plain["cases"]),
            statements=_page_of(StatementRow, plain["statements"]),
        )

    def places(self) -> tuple[PlaceRow, ...]:
        return tuple(from_plain(PlaceRow, plain) for plain in self._get("/places"))

    def review(self, *, limit: int = 50) -> tuple[ReviewRow, ...]:
        """What somebody should look at."""
        return tuple(from_plain(ReviewRow, plain) for plain in self._get("/review", {"limit": limit}))

    def article(self, id: str) -> ArticleView:
        return from_plain(ArticleView, self._get(f"/articles/{quote(id, safe='')}"))

    def judgements(self, case: str, *, withdrawn: bool = False) -> tuple[Judgement, ...]:
        found = self._get(f"/cases/{quote(case, safe='')}/judgements", {"withdrawn": withdrawn})
        return tuple(from_plain(Judgement, plain) for plain in found)

    def judge(self, case: str, action: str, **said: Any) -> Judgement:
        """Accept, reject, correct, annotate, merge, split, follow or unfollow; about, field, value, note and so on."""
        plain = self._send("POST", f"/cases/{quote(case, safe='')}/judgements", json={"action": action, **said})
        return from_plain(Judgement, plain)

    def withdraw(self, case: str, judgement: str) -> Judgement:
        """Take a judgement back."""
        where = f"/cases/{quote(case, safe='')}/judgements/{quote(judgement, safe='')}"
        return from_plain(Judgement, self._send("DELETE", where))

    def add_file(self, path: Path, **stated: str) -> Taken:
        """Send a page, feed or archive: url, published, dossier may be stated along."""
        with path.open("rb") as stream:
            files = {"file": (path.name, stream)}
            plain = self._send("POST", "/articles", files=files, data=stated, timeout=SECONDS_FOR_READING)
        return from_plain(Taken, plain)

    def add_address(self, url: str, **stated: str) -> Taken:
        """Have a page or feed of the public internet read: published, dossier may be stated along."""
        wanted = {"url": url, **stated}
        return from_plain(Taken, self._send("POST", "/articles/from-address", json=wanted, timeout=SECONDS_FOR_READING))

    def forget(self, article: str) -> Forgotten:
        """Remove an article and all that came from it."""
        return from_plain(Forgotten, self._send("DELETE", f"/articles/{quote(article, safe='')}"))

    def _page(self, shape: type[Record], path: str, filters: dict[str, Filter]) -> Page[Record]:
        return _page_of(shape, self._get(path, filters))

    def _get(self, path: str, filters: dict[str, Filter] | None = None) -> Any:
        """An answer as plain values: the one that is kept where the desk says that nothing has changed."""
        given = {name: _written(value) for name, value in (filters or {}).items() if value is not None}
        name = str(httpx2.URL(path, params=given))
        mark, kept = self._known.get(name, ("", b""))
        answer = self._asked("GET", path, params=given, headers={"If-None-Match": mark} if mark else {})
        if answer.status_code == httpx2.codes.NOT_MODIFIED:
            return httpx2.Response(200, content=kept).json()
        if "etag" in answer.headers:
            self._known[name] = (answer.headers["etag"], answer.content)
            while len(self._known) > MOST_KEPT:
                self._known.pop(next(iter(self._known)))
        return answer.json()

    def _send(self, method: str, path: str, **sent: Any) -> Any:
        return self._asked(method, path, **sent).json()

    def _asked(self, method: str, path: str, **sent: Any) -> httpx2.Response:
        try:
            answer = self._client().request(method, PREFIX + path, **sent)
        except httpx2.HTTPError as fault:
            raise DeskError(f"{self.address} does not answer: {fault or type(fault).__name__}") from None
        if answer.is_error:
            raise _error_of(answer)
        return answer

    def _client(self) -> httpx2.Client:
        if self._made is None:
            headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
            self._made = httpx2.Client(
                base_url=self.address.rstrip("/"), headers=headers, timeout=SECONDS, transport=self.transport
            )
        return self._made


def _page_of(shape: type[Record], plain: dict[str, Any]) -> Page[Record]:
    return Page(tuple(from_plain(shape, item) for item in plain["items"]), plain["next"])


def _written(value: str | int | bool | date) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def _error_of(answer: httpx2.Response) -> DeskError:
    """The problem that the desk tells of; of another server in between only the status is believed."""
    if answer.headers.get("content-type") != "application/problem+json":
        return DeskError(f"the answer is {answer.status_code} {answer.reason_phrase}", answer.status_code)
    plain = answer.json()
    errors = tuple((wrong["at"], wrong["message"]) for wrong in plain.get("errors", ()))
    return DeskError(plain["detail"], answer.status_code, errors)
