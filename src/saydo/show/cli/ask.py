"""saydo search, due, changes: questions to the desk."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated, Any

import typer

from saydo.show.cli.kept import kept_store, limit_asked, paged
from saydo.show.cli.options import AsJson
from saydo.show.desk_tables import cases_table, changes_table, counted, hits_table
from saydo.show.json_form import dumped
from saydo.show.terminal import OK, WRONG_ARGUMENTS, Stop, console, day, run, show, write
from saydo.show.words import day as day_words
from saydo.store import ask, to_plain

REACH = re.compile(r"(\d{1,5}) ?(d|w|m|y)")
DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
WEEK = timedelta(days=7)

Limit = Annotated[int, typer.Option("--limit", metavar="N", help="How many at most.")]
Today = Annotated[
    str | None, typer.Option("--as-of", metavar="DAY", help="The day that is asked from. Without it: today.")
]


def search_command(
    words: Annotated[list[str], typer.Argument(metavar="WORD", help="Words that an article must all hold.")],
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """Articles that hold all the WORDs, best first, with the words around them. There is no query language."""

    def command() -> int:
        most = limit_asked(limit)
        with kept_store() as store:
            found = list(paged(lambda **page: ask.search(store, " ".join(words), **page), limit=most))
        if as_json:
            write(_json({"words": " ".join(words)}, "articles", found))
        else:
            console().print(f"{counted(len(found), 'article')}.\n")
            show([hits_table(found)])
        return OK

    run(command)


def due_command(
    within: Annotated[
        str, typer.Option("--within", metavar="TIME", help="How far ahead: 30d, 6w, 3m (of 30 days), 1y.")
    ] = "30d",
    as_of: Today = None,
    limit: Limit = 100,
    as_json: AsJson = False,
) -> None:
    """Commitments that fall due, and are not settled yet, in the order of their dates."""

    def command() -> int:
        first = day(as_of, "--as-of") or date.today()
        last, most = reached(within, first), limit_asked(limit)
        with kept_store() as store:
            found = list(paged(lambda **page: ask.due(store, first, last, **page), limit=most))
        if as_json:
            write(_json({"from": first.isoformat(), "to": last.isoformat()}, "cases", found))
        else:
            noun = counted(len(found), "commitment")
            console().print(f"{noun} due from {day_words(first)} to {day_words(last)}.\n")
            show([cases_table(found)] if found else [])
        return OK

    run(command)


def changes_command(
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="The first day. Without it: a week ago.")
    ] = None,
    limit: Limit = 100,
    as_json: AsJson = False,
) -> None:
    """Changes of verdict since a day, newest first, each with the article whose words brought it."""

    def command() -> int:
        first, most = day(since, "--since") or date.today() - WEEK, limit_asked(limit)
        with kept_store() as store:
            found = list(paged(lambda **page: ask.changes(store, first, **page), limit=most))
        if as_json:
            write(_json({"since": first.isoformat()}, "changes", found))
        else:
            console().print(f"{counted(len(found), 'change')} of verdict since {day_words(first)}.\n")
            show([changes_table(found)] if found else [])
        return OK

    run(command)


def reached(text: str, first: date) -> date:
    """The day that lies so far ahead of the first; what no calendar holds is refused like what is no time."""
    match = REACH.fullmatch(text.strip().lower())
    if match is None:
        raise Stop(f"--within: {text!r} is no time like 30d, 6w, 3m or 1y", WRONG_ARGUMENTS)
    days = int(match[1]) * DAYS[match[2]]
    if days > (date.max - first).days:
        raise Stop(f"--within: {text!r} is beyond the calendar", WRONG_ARGUMENTS)
    return first + timedelta(days=days)


def _json(asked: dict[str, Any], name: str, found: Sequence[object]) -> str:
    return dumped({**asked, name: [to_plain(item) for item in found]})
