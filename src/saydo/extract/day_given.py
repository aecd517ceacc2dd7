"""On which day a commitment was given."""

from datetime import date

from saydo.extract.binding import Force
from saydo.records import Article, Event, Statement, When


def when_said(statement: Statement | None, article: Article) -> When | None:
    """The day of the statement, where it can be that: nobody has spoken on a day to come."""
    when = statement.when if statement is not None else None
    if when is None or when.first is None or article.published is None or when.first <= article.published:
        return when
    return None


def announced_on(
    article: Article, force: Force, statement: Statement | None, event: Event, due: When | None
) -> date | None:
    """The day of the promise: that of the statement, else a past day of the clause, else the day of publication; none
    where the text says no more than the month or year."""
    said = when_said(statement, article)
    if said is not None and said.last is not None:
        return said.last if said.first == said.last else None
    past = [
        w
        for w in event.dates
        if w is not due
        and w.first is not None
        and w.first == w.last
        and (article.published is None or w.first <= article.published)
    ]
    if past:
        return past[0].last
    return None if force.past else article.published
