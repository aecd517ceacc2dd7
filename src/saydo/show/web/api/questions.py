"""What can be asked: each route is a question of the store, with its filters."""

from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from saydo.lexicon.deeds import deeds
from saydo.records.audited import GAPS, VERDICTS
from saydo.show.web.api.answers import (
    LONGEST_WORDS,
    NO_CONTROLS,
    After,
    Id,
    IsoDay,
    Limit,
    answer,
    page_answer,
    problems,
    words,
)
from saydo.show.web.desk import desk_of
from saydo.show.web.plain import shape_of
from saydo.show.web.seam import StoreDep
from saydo.store import ask

MONTH = timedelta(days=30)
WEEK = timedelta(days=7)
Words = Annotated[str | None, words("Words.")]
Day = Annotated[date | None, IsoDay]


def router() -> APIRouter:
    """Every question. The description of a route is the docstring of its function."""
    made = APIRouter()
    pages: tuple[tuple[str, object, object], ...] = (
        ("/cases", cases, ask.Page[ask.CaseRow]),
        ("/changes", changes, ask.Page[ask.ChangeRow]),
        ("/due", due, ask.Page[ask.CaseRow]),
        ("/statements", statements, ask.Page[ask.StatementRow]),
        ("/events", events, ask.Page[ask.EventRow]),
        ("/figures", figures, ask.Page[ask.FigureRow]),
        ("/search", search, ask.Page[ask.Hit]),
        ("/actors", actors, ask.Page[ask.ActorRow]),
    )
    for path, question, shape in pages:
        made.add_api_route(path, question, response_model=shape_of(shape), responses=problems())  # type: ignore[arg-type]
    made.add_api_route("/overview", overview, response_model=shape_of(ask.Overview), responses=problems())
    made.add_api_route("/places", places, response_model=list[shape_of(ask.PlaceRow)], responses=problems())  # type: ignore[misc]
    made.add_api_route("/review", review, response_model=list[shape_of(ask.ReviewRow)], responses=problems())  # type: ignore[misc]
    made.add_api_route("/cases/{id}", case, response_model=shape_of(ask.CaseView), responses=problems(404))
    made.add_api_route("/articles/{id}", article, response_model=shape_of(ask.ArticleView), responses=problems(404))
    made.add_api_route("/actors/{name}", actor, response_model=shape_of(ask.ActorView), responses=problems(404))
    return made


def overview(request: Request, store: StoreDep) -> Response:
    """The desk today: verdicts, what changed this week, what falls due in thirty days, what is overdue."""
    return answer(ask.overview(store, desk_of(request).today()))


def cases(
    request: Request,
    store: StoreDep,
    who: Annotated[str | None, words("The code or the name of who made the commitment.")] = None,
    deed: Annotated[str | None, words("What kind of deed.", deeds())] = None,
    place: Annotated[str | None, words("Where: a code as in /places.")] = None,
    verdict: Annotated[str | None, words("The verdict that stands.", VERDICTS)] = None,
    gap: Annotated[str | None, words("A way in which words and deeds part.", GAPS)] = None,
    due_from: Annotated[Day, Query(description="Due on this day or later.")] = None,
    due_to: Annotated[Day, Query(description="Due on this day or earlier.")] = None,
    text: Annotated[str | None, words("Words that all stand in it.")] = None,
    dossier: Annotated[str | None, words("The name of a dossier.")] = None,
    followed: Annotated[str | None, words("Who follows it; * for anybody.")] = None,
    rejected: Annotated[bool, Query(description="List those that people rejected instead.")] = False,
    order: Annotated[str, words("How the list is ordered.", ask.ORDERS)] = "changed",
    after: After = None,
    limit: Limit = 50,
) -> Response:
    """Commitments by actor, deed, place, verdict, gap, due date, words, dossier and who follows them."""
    found = ask.cases(
        store,
        who=who,
        deed=deed,
        place=place,
        verdict=verdict,
        gap=gap,
        due_from=due_from,
        due_to=due_to,
        text=text,
        dossier=dossier,
        followed=followed,
        rejected=rejected,
        order=order,
        after=after,
        limit=limit,
    )
    return page_answer(request, found)


def case(id: Id, store: StoreDep) -> Response:
    """One commitment: its newest audit and those before, changes of verdict, and what people said of it."""
    return answer(ask.case(store, id))


def changes(
    request: Request,
    store: StoreDep,
    since: Annotated[Day, Query(description="From this day on; without it, from a week ago.")] = None,
    until: Annotated[Day, Query(description="Up to this day.")] = None,
    after: After = None,
    limit: Limit = 50,
) -> Response:
    """Changes of verdict since a day, the latest first."""
    first = since or desk_of(request).today() - WEEK
    return page_answer(request, ask.changes(store, first, until=until, after=after, limit=limit))


def due(
    request: Request,
    store: StoreDep,
    first: Annotated[Day, Query(description="From this day on; without it, from today.")] = None,
    last: Annotated[Day, Query(description="Up to this day; without it, thirty days after the first.")] = None,
    open_only: Annotated[bool, Query(description="Only those that are still open.")] = True,
    after: After = None,
    limit: Limit = 50,
) -> Response:
    """Commitments that fall due between two days, the earliest first."""
    begins = first or desk_of(request).today()
    ends = last or (begins + MONTH if begins < date.max - MONTH else date.max)
    return page_answer(request, ask.due(store, begins, ends, open_only=open_only, after=after, limit=limit))


def statements(
    request: Request,
    store: StoreDep,
    speaker: Annotated[str | None, words("The code or the name of the speaker.")] = None,
    about: Annotated[str | None, words("Words that all stand in what is stated.")] = None,
    stance: Annotated[str | None, words("How it is said.", ask.STANCES)] = None,
    first: Annotated[Day, Query(description="On this day or later.")] = None,
    last: Annotated[Day, Query(description="On this day or earlier.")] = None,
    after: After = None,
    limit: Limit = 50,
) -> Response:
    """Statements of a speaker about something, the latest first."""
    found = ask.statements(
        store, speaker=speaker, about=about, stance=stance, first=first, last=last, after=after, limit=limit
    )
    return page_answer(request, found)


def events(
    request: Request,
    store: StoreDep,
    actor: Annotated[str | None, words("The code or the name of who acts.")] = None,
    target: Annotated[str | None, words("The code or the name of whom it is done to.")] = None,
    deed: Annotated[str | None, words("What kind of deed.", deeds())] = None,
    status: Annotated[str | None, words("Whether it was done.", ask.STATUSES)] = None,
    place: Annotated[str | None, words("Where: the id of a place or the code of a country.")] = None,
    first: Annotated[Day, Query(description="On this day or later.")] = None,
    last: Annotated[Day, Query(description="On this day or earlier.")] = None,
    after: After = None,
    limit: Limit = 50,
) -> Response:
    """Events between an actor and a target, the latest first."""
    found = ask.events(
        store,
        actor=actor,
        target=target,
        deed=deed,
        status=status,
        place=place,
        first=first,
        last=last,
        after=after,
        limit=limit,
    )
    return page_answer(request, found)


def figures(
    request: Request,
    store: StoreDep,
    what: Annotated[str, words("What is counted or measured.")],
    place: Annotated[str | None, words("Where.")] = None,
    after: After = None,
    limit: Limit = 50,
) -> Response:
    """Figures for a thing at a place over time, the earliest first."""
    return page_answer(request, ask.figures(store, what=what, place=place, after=after, limit=limit))


def search(
    request: Request,
    store: StoreDep,
    q: Annotated[str, words("Words that all stand in the article.")],
    after: After = None,
    limit: Limit = 20,
) -> Response:
    """Articles that hold all of the words, best first. A snippet is pieces of text with whether each was searched."""
    return page_answer(request, ask.search(store, q, after=after, limit=limit))


def actors(request: Request, store: StoreDep, after: After = None, limit: Limit = 50) -> Response:
    """Who made commitments, those with the most first."""
    return page_answer(request, ask.actors(store, after=after, limit=limit))


def actor(
    name: Annotated[str, Path(max_length=LONGEST_WORDS, pattern=NO_CONTROLS, description="A code or a name.")],
    store: StoreDep,
) -> Response:
    """What one actor promised and what became of it: counts and shares with their intervals, no score."""
    return answer(ask.actor(store, name))


def places(store: StoreDep) -> Response:
    """Places with commitments or events."""
    return answer(ask.places(store))


def review(store: StoreDep, limit: Limit = 50) -> Response:
    """Commitments that nobody has judged and somebody should look at, with why."""
    return answer(ask.review_queue(store, limit=limit))


def article(id: Id, store: StoreDep) -> Response:
    """An article with all that was read from it. Offsets count characters of its text."""
    return answer(ask.article(store, id))
