"""How a verdict moves through time."""

from datetime import date

import saydo

TOLD = (
    ("2022-03-01", "Norway will close its embassy in Minsk by 30 June 2022, the foreign ministry in Oslo announced."),
    ("2022-08-10", "Norway closed its embassy in Minsk on Tuesday. The last diplomats left the building at noon."),
)


def _history(as_of: date) -> saydo.History:
    articles = [saydo.Article(text=text, published=date.fromisoformat(day)) for day, text in TOLD]
    (history,) = saydo.history(saydo.analyse_many(articles), as_of=as_of)
    return history


def test_each_turn_names_the_article_or_the_date_that_turned_it() -> None:
    """A promise is pending when it is made, unverified once its date is over, and told as done by a later article."""
    turns = _history(date(2022, 9, 1)).turns
    assert [(t.day.isoformat(), t.verdict, len(t.articles)) for t in turns] == [
        ("2022-03-01", "pending", 1),
        ("2022-07-01", "unverified", 0),
        ("2022-08-10", "kept late", 1),
    ]


def test_the_last_turn_is_the_verdict_of_the_audit() -> None:
    """Nothing that came after the day of the question turns a verdict."""
    history = _history(date(2022, 7, 15))
    assert history.turns[-1].verdict == history.audit.verdict == "unverified"
