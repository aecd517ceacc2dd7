"""A change of verdict as feeds and webhooks tell it."""

from saydo.show.names import actor_name
from saydo.show.words import first_capital, listed, quoted
from saydo.store.ask import ChangeRow

FIRST = "no verdict"


def change_title(change: ChangeRow) -> str:
    """ "overdue, was pending: the United States, "all troops will have left by May"." In one line."""
    who = listed([actor_name(code) for code in change.case.who])
    return f"{first_capital(change.verdict)}, was {change.before or FIRST}: {who}, {quoted(change.case.quote)}"


def change_story(change: ChangeRow) -> str:
    """Which words brought it, and where they stand."""
    if change.article is None:
        return "No new words brought this about: the days that have passed did."
    outlet = change.article.outlet or "an outlet that is not named"
    return f"Brought about by words in {quoted(change.article.title or change.article.id)} ({outlet})."
