"""Kept, or kept late: what the words say of it before any reckoning of days."""

from datetime import date

import pytest

import saydo

PROMISE = (
    "2020-01-10",
    "Denmark to open tunnel\n\nDenmark's government will open the Sorby tunnel by 30 June 2020, its transport minister "
    "said on Friday.",
)
LATER = "Sorby tunnel open\n\nDenmark's government opened the Sorby tunnel {}. Cars drove through all morning."


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("as promised", "kept"),
        ("on the day it had named", "kept"),
        ("as the contract had laid down", "kept"),
        ("three weeks late", "kept late"),
        ("half a year after the date", "kept late"),
        ("two months later than its contract had laid down, after the deadline had lapsed", "kept late"),
    ],
)
def test_what_the_words_say_of_its_time_decides(words: str, verdict: str) -> None:
    """A deed told as done after the date is kept or kept late as the sentence that tells of it says."""
    told = [PROMISE, ("2020-08-20", LATER.format(words))]
    articles = [
        saydo.Article(text=text, title=text.split("\n")[0], published=date.fromisoformat(d)) for d, text in told
    ]
    (audit,) = saydo.audit(saydo.analyse_many(articles), as_of=date(2020, 12, 31))
    assert (audit.verdict, audit.outcome) == (verdict, "done")
    assert "words of the sources" in audit.reasons[0]


def test_what_was_to_be_left_undone_and_was_not_is_broken() -> None:
    """A promise to refrain has no date to wait for."""
    told = [
        (
            "2020-01-10",
            "Denmark and seals\n\nDenmark's government promised on Friday not to sell the Sorby lighthouse.",
        ),
        (
            "2020-08-20",
            "Lighthouse sold\n\nDenmark's government sold the Sorby lighthouse on Monday for 3 million kroner.",
        ),
    ]
    articles = [
        saydo.Article(text=text, title=text.split("\n")[0], published=date.fromisoformat(d)) for d, text in told
    ]
    (audit,) = saydo.audit(saydo.analyse_many(articles), as_of=date(2020, 12, 31))
    assert (audit.due, audit.verdict, audit.outcome) == (None, "broken", "not done")
