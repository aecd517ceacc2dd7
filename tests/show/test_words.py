"""Records as sentences."""

from dataclasses import replace
from datetime import date

import pytest
import storyline

from saydo.audit.case import BINDING
from saydo.records import Article, Figure, Span, When
from saydo.show.names import actor_name, names_place
from saydo.show.vocabulary import BOUND, FORCES, GAPS, OUTCOMES, VERDICTS
from saydo.show.words import (
    chain_words,
    condition_words,
    confidence_words,
    counted_articles,
    days_in_words,
    deed_words,
    due_words,
    figure_words,
    listed,
    plural,
    quoted,
    sentence,
)

DEEDS = [
    "withdraw",
    "deploy",
    "release",
    "deliver",
    "spend",
    "lift",
    "impose",
    "open",
    "close",
    "build",
    "legislate",
    "hold",
    "join",
    "leave",
    "disarm",
    "reduce",
    "increase",
    "investigate",
    "resign",
    "end",
    "keep",
    "other",
]


def amount(text: str) -> Figure:
    return Figure("a", Span(0, len(text), text), "figure.counted", None, None, None, None)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (
            replace(storyline.RELABELLED, place="ISL", due_now=None),
            "Denmark promised to withdraw its 40 patrol ships from Iceland by 31 December 2030.",
        ),
        (
            storyline.RELABELLED,
            "Denmark promised to withdraw its 40 patrol ships from Denmark by 31 December 2030, later put off to "
            "31 January 2031.",
        ),
        (storyline.KEPT, "The mayor promised to open fish market."),
        (replace(storyline.KEPT, force="order"), "The mayor was ordered to open fish market."),
        (replace(storyline.KEPT, force="timetable"), "The mayor was scheduled to open fish market."),
        (replace(storyline.KEPT, force="plan"), "The mayor planned to open fish market."),
        (replace(storyline.KEPT, force="decision"), "The mayor decided to open fish market."),
        (replace(storyline.KEPT, force="recalled"), "The mayor had promised to open fish market."),
        (
            replace(storyline.KEPT, force="agreement", who=("DNK", "ISL")),
            "Denmark and Iceland agreed to open fish market.",
        ),
        (
            replace(storyline.KEPT, force="timetable", who=("DNK", "ISL")),
            "Denmark and Iceland were scheduled to open fish market.",
        ),
        (
            replace(storyline.KEPT, condition="If it is dry,"),
            "The mayor promised to open fish market, if it is dry.",
        ),
        (
            storyline.PROMISE,
            "Denmark promised to withdraw its 40 patrol ships from Denmark by 31 December 2030 (made on 4 March 2030 "
            "by Ida Holm).",
        ),
        (
            storyline.SAID,
            "Defence Minister Ida Holm (Denmark) said: “Denmark will withdraw its 40 patrol ships from the northern "
            "harbour by 31 December 2030”.",
        ),
        (storyline.DUE, "“31 December 2030” means 31 December 2030."),
        (storyline.SHIPS, "“40 patrol ships” is 40 ships, said of patrol ships."),
        (
            storyline.LEAVE,
            "The passage tells of “withdraw” (withdraw) as planned, by Denmark, of “its 40 patrol ships”, in Denmark, "
            "dated 31 December 2030.",
        ),
        (storyline.RELABELLED.gaps[0], "Slipped: 31 January 2031 takes the place of 31 December 2030."),
        (storyline.RELABELLED.evidence[0], "Shows it not done: The ships are where they were."),
    ],
)
def test_a_record_is_a_sentence(record: object, expected: str) -> None:
    """Each kind of record reads as a plain sentence that says no more than the record."""
    assert sentence(record) == expected


@pytest.mark.parametrize("deed", [*DEEDS, "cease fire"])
def test_every_deed_reads_with_and_without_its_object(deed: str) -> None:
    """No deed of the vocabulary leaves a hole where object, amount or place are missing."""
    for what, place in ((None, None), ("the north bridge", "ISL")):
        said = deed_words(deed, what, None, place)
        assert "{" not in said
        assert "None" not in said
        assert "  " not in said


@pytest.mark.parametrize(
    ("what", "said", "expected"),
    [
        ("its combat troops", "2,500 troops", "its 2,500 combat troops"),
        ("vaccine doses", "two billion doses", "two billion vaccine doses"),
        ("troops", "2,500 troops", "2,500 troops"),
        ("the 40 ships", "40", "the 40 ships"),
        ("grain", "3 million tonnes", "grain (3 million tonnes)"),
        (None, "$5 billion", "$5 billion"),
    ],
)
def test_amounts_join_their_object(what: str | None, said: str, expected: str) -> None:
    """The amount stands once, before the noun that it counts, or in brackets where the nouns differ."""
    assert deed_words("deliver", what, amount(said), None) == f"deliver {expected}"


@pytest.mark.parametrize(
    ("due", "now", "expected"),
    [
        (None, None, ""),
        (date(2031, 5, 1), None, " by 1 May 2031"),
        (date(2031, 5, 1), date(2031, 5, 1), " by 1 May 2031"),
        (date(2031, 5, 1), date(2032, 5, 1), " by 1 May 2031, later put off to 1 May 2032"),
        (None, date(2032, 5, 1), " by 1 May 2032"),
    ],
)
def test_due_dates_are_said_once(due: date | None, now: date | None, expected: str) -> None:
    """A date that did not move is one date; one that moved is two."""
    assert due_words(due, now) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("USA", "the United States"),
        ("IRQ", "Iraq"),
        ("NLD", "the Netherlands"),
        ("CAF", "the Central African Republic"),
        ("NATO", "NATO"),
        ("XXQ", "XXQ"),
        ("the mayor", "the mayor"),
    ],
)
def test_states_are_named(code: str, expected: str) -> None:
    """ISO codes are read as names, with the article that English gives them; all else stands as it is."""
    assert actor_name(code) == expected


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("combat mission in Iraq", "IRQ", True),
        ("bus lanes", "USA", False),
        ("the U.S. base", "USA", True),
        ("x", "?", False),
    ],
)
def test_a_place_is_not_named_twice(text: str, code: str, expected: bool) -> None:
    """An object that names the place by any of its names needs no place after it."""
    assert names_place(text, code) is expected


def test_an_unresolved_date_says_so() -> None:
    """A time expression without an anchor is not given a day."""
    loose = When("a", Span(0, 9, "on Monday"), "when.weekday", None, None, "XXXX-WXX-1", "DATE")
    assert sentence(loose) == "“on Monday” names no certain day (XXXX-WXX-1)."
    stretch = replace(loose, value="P1W", kind="DURATION")
    assert sentence(stretch) == "“on Monday” is a stretch of time (P1W)."
    assert sentence(replace(loose, value="PRESENT_REF")) == "“on Monday” is the present (PRESENT_REF)."


@pytest.mark.parametrize(
    ("low", "high", "change", "expected"),
    [
        (40, 40, "=", "40 ships"),
        (40, None, ">", "at least 40 ships"),
        (None, 40, "<", "at most 40 ships"),
        (2500, 2500, "~", "about 2,500 ships"),
        (1.5, 2.5, "=", "1.5 to 2.5 ships"),
        (None, None, "=", "a figure ships"),
    ],
)
def test_figures_say_their_ends(low: float | None, high: float | None, change: str, expected: str) -> None:
    """Open ends, ranges and rough figures are told apart."""
    assert figure_words(replace(storyline.SHIPS, low=low, high=high, change=change)) == expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("troop", "troops"),
        ("country", "countries"),
        ("day", "days"),
        ("person", "people"),
        ("bus", "buses"),
        ("percent", "percent"),
        ("US dollar", "US dollars"),
    ],
)
def test_units_are_counted_in_the_plural(noun: str, expected: str) -> None:
    """Units stand in the singular in records and in the plural in sentences."""
    assert plural(noun) == expected


@pytest.mark.parametrize(
    ("complete", "expected"),
    [
        ([], "no articles"),
        ([True], "1 article"),
        ([True, True], "2 articles"),
        ([True, False], "1 article and 1 teaser"),
    ],
)
def test_teasers_are_not_counted_as_articles(complete: list[bool], expected: str) -> None:
    """A teaser of a story that stands elsewhere is read, and counted apart."""
    assert counted_articles([Article("a", complete=whole) for whole in complete]) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (None, ""),
        ("", ""),
        ("If things go well,", ", if things go well"),
        ("in exchange for aid", ", in exchange for aid"),
        ("the bill passes", ", on the condition “the bill passes”"),
    ],
)
def test_conditions_join_the_sentence(condition: str | None, expected: str) -> None:
    """A condition keeps its own conjunction, and one without is set off in quotation marks."""
    assert condition_words(condition) == expected


def test_small_words() -> None:
    """Lists have one "and", and quotation marks are not doubled."""
    assert [listed(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "somebody",
        "A",
        "A and B",
        "A, B and C",
    ]
    assert quoted("a\n b") == "“a b”"
    assert quoted("“a,” b") == "“a,” b"


def test_every_verdict_outcome_and_gap_has_its_words() -> None:
    """The vocabulary of the contract is described in full."""
    assert set(VERDICTS) == {
        "relabelled",
        "broken",
        "kept",
        "kept late",
        "partly kept",
        "disputed",
        "overdue",
        "under way",
        "pending",
        "unverified",
    }
    assert set(OUTCOMES) == {"done", "reversed", "partly done", "under way", "not done", "no evidence"}
    assert set(GAPS) == {
        "relabelled",
        "re-announced",
        "slipped",
        "shrunk",
        "contradicted",
        "disputed",
        "conditional",
        "undone",
    }


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("due 2021-12-31, passed on 2022-01-06", "due 31 December 2021, passed on 6 January 2022"),
        ("says that it is done (2021-07-09)", "says that it is done (9 July 2021)"),
        ("order 2021-13-40 of 12021-01-01", "order 2021-13-40 of 12021-01-01"),
        ("", ""),
    ],
)
def test_days_in_words(told: str, expected: str) -> None:
    """Days that an audit wrote in figures are read in words; other figures stay."""
    assert days_in_words(told) == expected


@pytest.mark.parametrize(("confidence", "expected"), [(0.49, "0.49: check this"), (0.5, "0.50"), (0.91, "0.91")])
def test_confidence_words(confidence: float, expected: str) -> None:
    """How sure a verdict is stands as a number, with a word of warning where it is likelier wrong than right."""
    assert confidence_words(confidence) == expected


def test_a_deed_with_braces_stays_as_it_is() -> None:
    """A deed that no pattern is kept for is a word of the article, whatever characters it holds."""
    assert deed_words("re{what}ilitate}", "the quay", None, None) == "re{what}ilitate} the quay"


@pytest.mark.parametrize(
    ("by", "via", "expected"),
    [
        ("two officials", ("the Gazette",), "through the Gazette, from two officials"),
        ("a clerk", ("the Gazette", "Ada Berg"), "through the Gazette, from Ada Berg, from a clerk"),
        (None, ("the Gazette",), "through the Gazette"),
        ("a clerk", (), ""),
    ],
)
def test_a_chain_of_sources_is_told_from_the_reader_inwards(
    by: str | None, via: tuple[str, ...], expected: str
) -> None:
    """Who told whom; nothing where the announcement came straight."""
    assert chain_words(replace(storyline.RELABELLED.announced[0], by=by, via=via)) == expected


def test_every_force_has_words() -> None:
    """However a commitment binds, its sentence and that of its audit say so."""
    assert set(FORCES) == set(BOUND) == set(BINDING) - {"future"}
