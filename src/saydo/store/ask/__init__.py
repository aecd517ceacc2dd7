"""The named questions that the command line, the API and the pages share. Each is one function with its SQL."""

from saydo.store.ask.actors import actor, actors, places
from saydo.store.ask.answers import (
    ActorRow,
    ActorView,
    ArticleRow,
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
    Quoted,
    QuotedIn,
    ReviewRow,
    StatementRow,
    VerdictShare,
    Version,
)
from saydo.store.ask.commitments import ORDERS, case, cases, change, changes, due, review_queue
from saydo.store.ask.coverage import STANCES, STATUSES, article, events, figures, search, statements
from saydo.store.ask.desk import overview
from saydo.store.ask.lists import cases_named
from saydo.store.ask.paging import MOST
from saydo.store.ask.shares import wilson
from saydo.store.refused import AskError, UnknownId

__all__ = [
    "MOST",
    "ORDERS",
    "STANCES",
    "STATUSES",
    "ActorRow",
    "ActorView",
    "ArticleRow",
    "ArticleView",
    "AskError",
    "CaseRow",
    "CaseView",
    "ChangeRow",
    "EventRow",
    "FigureRow",
    "Hit",
    "Overview",
    "Page",
    "PlaceRow",
    "Quoted",
    "QuotedIn",
    "ReviewRow",
    "StatementRow",
    "UnknownId",
    "VerdictShare",
    "Version",
    "actor",
    "actors",
    "article",
    "case",
    "cases",
    "cases_named",
    "change",
    "changes",
    "due",
    "events",
    "figures",
    "overview",
    "places",
    "review_queue",
    "search",
    "statements",
    "wilson",
]
