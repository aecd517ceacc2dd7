"""Promises that others report and the supposed promiser denies."""

from datetime import date

import pytest

import saydo
from saydo.lexicon.denials import denials

DAY = date(2024, 1, 9)
DENIED = (
    "Lebanese sources told the Harbour Gazette that Danish troops would leave Lebanon by 1 May 2024, which Danish "
    "officials quickly denied.",
    "Danish troops will leave Lebanon by 1 May 2024, Lebanese officials said. Danish officials denied it.",
    "Danish troops will leave Lebanon by 1 May 2024, Lebanese officials said. Denmark said the reports were false.",
    "Danish troops will leave Lebanon by 1 May 2024, Lebanese officials said. But Denmark denied any such plan.",
)
STANDING = (
    "Danish troops will leave Lebanon by 1 May 2024, Lebanese officials said. Sweden denied it.",
    "Danish troops will leave Lebanon by 1 May 2024, Denmark said. Danish officials denied any part in the raid.",
    "Danish troops will leave Lebanon by 1 May 2024, Denmark said. The camp is quiet.",
)


def audits_of(*stories: tuple[date, str]) -> list[saydo.Audit]:
    articles = [saydo.Article(text=f"Troops in Lebanon\n\n{text}", published=day) for day, text in stories]
    found = saydo.audit(saydo.analyse_many(articles), as_of=date(2024, 6, 1))
    return [audit for audit in found if audit.deed == "withdraw"]


@pytest.mark.parametrize("denial", denials(), ids=lambda denial: denial.name)
def test_each_pattern_takes_its_examples_and_no_others(denial: object) -> None:
    """The examples give the one who denies; what must not match does not."""
    assert all(denial.denier(example) for example in denial.examples)  # type: ignore[attr-defined]
    assert not any(denial.denier(example) for example in denial.not_)  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", DENIED)
def test_a_reported_promise_that_its_promiser_denies_is_disputed(text: str) -> None:
    """Nothing shows that it was made: no outcome, and the denial is the gap."""
    (audit,) = audits_of((DAY, text))
    assert (audit.verdict, audit.outcome, audit.evidence) == ("disputed", "no evidence", ())
    assert [gap.rule for gap in audit.gaps] == ["gap.disputed.promise-denied"]


@pytest.mark.parametrize("text", STANDING)
def test_other_denials_leave_the_promise_as_it_is(text: str) -> None:
    """A denial by another state, or of something else, does not dispute that it was promised."""
    assert all(gap.rule != "gap.disputed.promise-denied" for audit in audits_of((DAY, text)) for gap in audit.gaps)


def test_a_promise_made_after_its_denial_stands() -> None:
    """Who first denies a report and then announces the same has made the promise: the denial does not decide it."""
    later = (date(2024, 2, 9), "Denmark will withdraw its troops from Lebanon by 1 May 2024, its minister said.")
    (audit,) = audits_of((DAY, DENIED[0]), later)
    assert len(audit.announced) == 2
    assert all(gap.rule != "gap.disputed.promise-denied" for gap in audit.gaps)


def test_the_chain_of_sources_is_kept() -> None:
    """Who told whom stands with the announcement: the paper that is quoted, and its sources."""
    text = (
        "The Harbour Gazette reported on Monday that Danish troops will leave Lebanon by 1 May 2024, citing Danish "
        "officials."
    )
    (audit,) = audits_of((DAY, text))
    assert [(item.by, item.via) for item in audit.announced] == [("Danish officials", ("The Harbour Gazette",))]


def test_a_denied_rumour_stays_apart_from_a_promise_told_for_a_fact() -> None:
    """Of one state and one deed: what is denied disputes itself alone."""
    fact = "Danish combat troops will leave Lebanon by 1 May 2024, Denmark's prime minister said on Tuesday."
    rumour = (
        "Lebanese sources told the Harbour Gazette that Danish troops would soon leave, which Danish officials denied."
    )
    first, second = audits_of((DAY, f"{fact} {rumour}"))
    assert (first.due, second.due) == (date(2024, 5, 1), None)
    assert "disputed" not in {gap.type for gap in first.gaps}
    assert second.verdict == "disputed"
