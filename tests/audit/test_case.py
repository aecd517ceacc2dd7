"""Cases: which tellings make one promise, who is presumed, and what only alludes to a promise."""

from datetime import date

import pytest

import saydo

AS_OF = date(2025, 1, 1)


def audits_of(*articles: tuple[str, str]) -> tuple[saydo.Audit, ...]:
    read = [
        saydo.Article(text=text, title=text.split("\n")[0], published=date.fromisoformat(day)) for day, text in articles
    ]
    return saydo.audit(saydo.analyse_many(read), as_of=AS_OF)


def test_who_is_presumed_where_the_words_name_nobody() -> None:
    """A promise without a doer is held to the one actor that its article is about."""
    text = (
        "Ghana sets dates\n\nGhana published its calendar on Monday. Ghana closed its land borders in May. Ghana "
        "opened talks with its creditors last week. Local elections are to be held by 1 July 2024."
    )
    assert [a.who for a in audits_of(("2024-01-09", text)) if a.deed == "hold" and a.due == date(2024, 7, 1)] == [
        ("GHA",)
    ]


def test_an_allusion_alone_opens_no_case() -> None:
    """What is only recalled, by nobody that is named, is no promise of its own."""
    assert not audits_of(("2024-03-20", "A quiet hall\n\nThe talks that it announced for 10 March have yet to begin."))


def test_a_day_and_its_month_are_one_date() -> None:
    """A vote promised for May and one promised for 14 May of the same state are one case with its first date."""
    audits = audits_of(
        (
            "2024-01-10",
            "Togo to vote in May\n\nTogo will hold its presidential election in May 2024, its government said.",
        ),
        ("2024-02-10", "Togo names the day\n\nTogo will hold its presidential election on 14 May 2024."),
    )
    assert [(a.who, len(a.announced) >= 2) for a in audits if a.deed == "hold"] == [(("TGO",), True)]


def test_a_promise_of_another_actor_stays_apart() -> None:
    """The same deed on the same day, promised by two states, makes two cases."""
    audits = audits_of(
        ("2024-01-10", "Tanks\n\nNorway will deliver eight tanks to Kosovo by the end of March 2024."),
        ("2024-01-11", "Tanks\n\nPoland will deliver eight tanks to Kosovo by the end of March 2024."),
    )
    assert sorted(a.who for a in audits if a.deed == "deliver") == [("NOR",), ("POL",)]


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Chad vows to close base\n\nChad pledged on Monday to close the Faya base by 1 June 2024.", "promise"),
        ("Chad and base\n\nChad has agreed to close the Faya base by 1 June 2024, its army said.", "agreement"),
        ("Chad and base\n\nChad decided on Monday to close the Faya base by 1 June 2024.", "decision"),
        ("Chad and base\n\nChad is to close the Faya base by 1 June 2024.", "timetable"),
        ("Chad to shut base\n\nChad has agreed to close the Faya base. It will close the base by 1 June.", "agreement"),
    ],
)
def test_an_audit_says_how_its_promise_binds(text: str, force: str) -> None:
    """By the strongest words of the first article, not by its headline nor by a bare future beside them."""
    assert {a.force for a in audits_of(("2024-01-08", text)) if a.deed == "close"} == {force}


def test_a_date_brought_forward_is_the_one_that_stands() -> None:
    """Where the words themselves put an earlier day in the place of a later one, the first is the due date still."""
    told = "Kenya will withdraw its 400 soldiers from Haiti by 31 August 2022 rather than by the close of that year."
    (audit,) = audits_of(("2021-06-10", told))
    assert (audit.due, audit.due_now) == (date(2022, 12, 31), date(2022, 8, 31))


def test_the_year_of_a_headline_is_that_of_the_month_below_it() -> None:
    """An article that names the year and the month of one promise sets the month."""
    text = "Togo on the vote\n\nTogo will hold its election in 2026. Togo will hold its election in March 2026."
    (audit,) = [a for a in audits_of(("2024-01-10", text)) if a.deed == "hold"]
    assert (audit.due, audit.due_now) == (date(2026, 3, 31), None)


def test_a_date_recalled_later_was_not_set_before_the_first() -> None:
    """What only a later article recalls, of a day that was to come when another was told, does not come first."""
    audits = audits_of(
        ("2022-01-10", "Togo to vote\n\nTogo will hold its presidential election by 31 December 2023."),
        ("2024-02-10", "Togo\n\nTogo's presidential election was to have been held in June 2023."),
    )
    assert [a.due for a in audits if a.deed == "hold" and a.due is not None][:1] == [date(2023, 12, 31)]


def test_the_only_day_of_a_sentence_is_that_of_what_it_shows() -> None:
    """A sentence that tells of the deed and names one day tells when it was done; a day that was set is none."""
    promise = "Kenya will hand over the camp at Garissa to Somalia by 30 June 2021, the ministry said."
    told = "With days to spare, the keys of the camp at Garissa were in Somali hands on {}."
    for words, day in (("24 June", date(2021, 6, 24)), ("30 June", None)):
        (audit,) = audits_of(("2021-06-10", promise), ("2021-07-20", told.format(words)))
        assert {e.on for e in audit.evidence} == {day}
