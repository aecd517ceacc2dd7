"""saydo.client: every question over HTTP answers with the same records as the store itself."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient

from saydo.client import Desk, DeskError
from saydo.records import Actor, Announcement, Article, Audit, Reading, Statement
from saydo.show.web import create_app
from saydo.show.web.callers import digest_of, new_token
from saydo.store import Store, ask

TEXT = "Town clerk speaks\n\nNorway will close its harbour by 1 May 2031, the clerk said."
ARTICLE = Article(TEXT, title="Town clerk speaks", outlet="Harbour Post", published=date(2031, 1, 1))
PROMISE = ARTICLE.span(TEXT.index("Norway"), TEXT.index(", the clerk"))
SAID = Statement(
    ARTICLE.id,
    ARTICLE.span(TEXT.index("Norway"), len(TEXT)),
    "statement.cue",
    ARTICLE.span(TEXT.index("the clerk"), TEXT.index(" said")),
    ARTICLE.span(TEXT.index("said"), len(TEXT) - 1),
    (PROMISE,),
    "indirect",
    "say",
    Actor("NOR", "Norway", "state", "NOR"),
)
AUDIT = Audit(
    ("NOR",), "close", "its harbour", None, "NOR", date(2031, 5, 1), None, None,
    (Announcement(ARTICLE.id, date(2031, 1, 1), "the clerk", PROMISE, "0123456789ab"),),
    "pending", "no word", "not due yet", (), (), (), ("verdict.pending",), date(2031, 1, 2),
)  # fmt: skip
TOKEN = new_token()
TODAY = date(2031, 1, 5)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "desk.db"
    with Store(made) as store:
        store.keep([Reading(ARTICLE, statements=(SAID,))], [AUDIT])
        store.add_token("Ines", role="admin", hashed=digest_of(TOKEN), at=datetime(2031, 1, 1, tzinfo=UTC))
    return made


@pytest.fixture
def served(path: Path) -> Iterator[TestClient]:
    app = create_app(path, tokens_required=True, today=lambda: TODAY)
    with TestClient(app, base_url="http://localhost") as client:
        yield client


@pytest.fixture
def desk(served: TestClient) -> Iterator[Desk]:
    with Desk("http://localhost/", TOKEN, transport=served._transport) as made:
        yield made


QUESTIONS: list[tuple[Callable[[Desk], Any], Callable[[Store], Any]]] = [
    (lambda d: d.overview(), lambda s: ask.overview(s, TODAY)),
    (lambda d: d.cases(who="NOR", due_to=date(2031, 5, 1)), lambda s: ask.cases(s, who="NOR")),
    (lambda d: d.cases(rejected=True), lambda s: ask.cases(s, rejected=True)),
    (lambda d: d.changes(), lambda s: ask.changes(s, date(2030, 1, 1))),
    (lambda d: d.due(last=date(2031, 6, 1)), lambda s: ask.due(s, TODAY, date(2031, 6, 1))),
    (lambda d: d.statements(about="harbour"), lambda s: ask.statements(s, about="harbour")),
    (lambda d: d.events(), lambda s: ask.events(s)),
    (lambda d: d.figures("ships"), lambda s: ask.figures(s, what="ships")),
    (lambda d: d.search("clerk"), lambda s: ask.search(s, "clerk")),
    (lambda d: d.actors(), lambda s: ask.actors(s)),
    (lambda d: d.actor("Norway"), lambda s: ask.actor(s, "Norway")),
    (lambda d: d.places(), lambda s: ask.places(s)),
    (lambda d: d.review(), lambda s: ask.review_queue(s)),
    (lambda d: d.article(ARTICLE.id), lambda s: ask.article(s, ARTICLE.id)),
    (lambda d: d.case(d.cases().items[0].id), lambda s: ask.case(s, ask.cases(s).items[0].id)),
]


@pytest.mark.parametrize("number", range(len(QUESTIONS)))
def test_same_records_as_the_store(desk: Desk, path: Path, number: int) -> None:
    """A question over HTTP is answered with the very records that the store gives, also when nothing has changed."""
    asked, known = QUESTIONS[number]
    with Store(path) as store:
        assert asked(desk) == known(store)
        assert asked(desk) == known(store)


def test_judged_and_taken_back(desk: Desk) -> None:
    """A judgement is kept under the name of the token and can be taken back."""
    case = next(desk.each(desk.cases, limit=1)).id
    said = desk.judge(case, "correct", field="verdict", value="broken", note="as seen")
    assert (said.by, desk.case(case).row.said) == ("Ines", "broken")
    assert desk.judgements(case) == (said,)
    desk.withdraw(case, said.id)
    assert desk.judgements(case) == ()
    assert len(desk.judgements(case, withdrawn=True)) == 2


def test_forgotten(desk: Desk) -> None:
    """An article that is forgotten is gone."""
    assert desk.forget(ARTICLE.id).articles == (ARTICLE.id,)
    with pytest.raises(DeskError, match="no article has the id"):
        desk.article(ARTICLE.id)


@pytest.mark.parametrize(
    ("asked", "status", "place"),
    [
        (lambda d: d.case("0123456789ab"), 404, None),
        (lambda d: d.case("../tokens"), 404, None),
        (lambda d: d.cases(verdit="kept"), 422, "query.verdit"),
        (lambda d: d.cases(limit=0), 422, "query.limit"),
        (lambda d: d.add_address("file:///etc/passwd"), 422, "body.url"),
    ],
)
def test_problems(desk: Desk, asked: Callable[[Desk], Any], status: int, place: str | None) -> None:
    """What the desk refuses is an error with its status, its line, and the place that is wrong."""
    with pytest.raises(DeskError) as caught:
        asked(desk)
    assert caught.value.status == status
    assert str(caught.value) == caught.value.detail
    assert place is None or caught.value.errors[0][0] == place


def test_token_that_is_not_known(served: TestClient) -> None:
    """Without a token that is known there is no answer."""
    with (
        Desk("http://localhost", "saydo_wrong", transport=served._transport) as desk,
        pytest.raises(DeskError) as fault,
    ):
        desk.cases()
    assert fault.value.status == 401
    assert "saydo_wrong" not in str(fault.value)


def test_no_desk_there() -> None:
    """An address where nothing answers is one line; so is a server in between that is no desk."""
    with Desk("http://127.0.0.1:9") as desk, pytest.raises(DeskError, match=r"^http://127.0.0.1:9 does not answer"):
        desk.cases()
    elsewhere = httpx2.MockTransport(lambda _: httpx2.Response(502, text="<h1>Bad gateway</h1>"))
    with Desk("http://proxy", transport=elsewhere) as desk, pytest.raises(DeskError, match=r"^the answer is 502 Bad"):
        desk.cases()
