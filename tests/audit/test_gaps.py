"""How words and deeds part: which storylines have a gap, and which sentence is cited for it."""

from datetime import date

import pytest

import saydo
from saydo.audit.gap_chance import PLAIN, Clue, chance_of, is_plain, is_stated
from saydo.audit.gap_words import because, likely
from saydo.audit.gaps import best_sentences
from saydo.records import Gap, Span
from saydo.show.explain import describe


def audits(*told: tuple[str, str], as_of: date) -> tuple[saydo.Audit, ...]:
    articles = [
        saydo.Article(text=text, title=text.split("\n")[0], published=date.fromisoformat(day)) for day, text in told
    ]
    return saydo.audit(saydo.analyse_many(articles), as_of=as_of)


PROMISE = (
    "2020-01-10",
    "Denmark to open tunnel\n\nDenmark's government will open the Sorby tunnel by 30 June 2020, its transport minister "
    "said on Friday.",
)


@pytest.mark.parametrize(
    ("later", "cited"),
    [
        (
            "Sorby tunnel put off to 2021\n\nDenmark's government has postponed the opening of the Sorby tunnel until "
            "31 May 2021, the transport minister said.",
            "postponed",
        ),
        (
            "Tunnel date moved\n\nThe Sorby tunnel, which was to have opened in June, will open only in May 2021, "
            "Denmark's transport minister said.",
            "May 2021",
        ),
    ],
)
def test_a_later_date_is_a_slip(later: str, cited: str) -> None:
    """A promise told with a later date has slipped, and the sentence that says so is cited."""
    (found,) = [a for a in audits(PROMISE, ("2020-06-01", later), as_of=date(2020, 7, 10)) if a.deed == "open"]
    slips = [gap for gap in found.gaps if gap.type == "slipped"]
    assert any(cited in gap.span.text or "2021" in gap.span.text for gap in slips)
    assert all(gap.reason and describe(gap.rule) != describe("no.such-rule") for gap in slips)


def test_what_is_kept_in_time_has_no_gap() -> None:
    """A promise kept before its day parts from no deed."""
    opened = ("2020-06-20", "Sorby tunnel opens\n\nDenmark's government opened the Sorby tunnel on Saturday.")
    (found,) = [a for a in audits(PROMISE, opened, as_of=date(2020, 7, 10)) if a.deed == "open"]
    assert found.gaps == ()


def clue(kind: str, rule: str, weight: float, start: int = 0) -> Clue:
    return Clue(Gap(kind, "a", Span(start, start + 4, "Late"), f"gap.{kind}.{rule}", "why"), weight)


def test_a_plain_clue_needs_no_chance_beside_it() -> None:
    """What says so outright, near to the promise, is stated; further off it is weighed like others."""
    rule, near = "undone-again", PLAIN["gap.undone.undone-again"]
    assert is_stated("undone", 0.0, [clue("undone", rule, near)])
    assert not is_stated("undone", 0.0, [clue("undone", rule, near / 2)])
    assert not is_plain(clue("undone", "taken-back", 1.0))


def test_the_nearest_sentences_are_cited_once_each() -> None:
    """Of many clues a few sentences are cited, the best first, each by one rule."""
    clues = [clue("slipped", "moved-on", 0.1 * n, start=10 * n) for n in range(1, 6)]
    cited = best_sentences([*clues, clue("slipped", "put-off", 0.01, start=50)])
    assert [one.gap.span.start for one in cited] == [50, 40, 30]


def test_the_chance_rises_with_what_speaks_for_it() -> None:
    """Weights add up; what is not weighed changes nothing."""
    weights = {"constant": -2.0, "clue: put-off": 3.0}
    assert chance_of({"clue: put-off": 1.0}, weights) > 0.7 > 0.2 > chance_of({"unknown": 1.0}, weights)


@pytest.mark.parametrize(
    ("late", "plain"),
    [
        ("The opening was postponed until May.", "The opening was on Friday."),
        ("The line had been due in spring and no new date was given.", "The line had a green roof."),
        ("They asked for two more years.", "They asked for bread."),
    ],
)
def test_words_by_themselves_tell_of_a_slip(late: str, plain: str) -> None:
    """Sentences of delay are likelier to tell of one than others."""
    assert likely(late)["slipped"] > 3 * likely(plain)["slipped"]
    assert because(late, "slipped")
    assert all(words in late for words in because(late, "slipped"))
