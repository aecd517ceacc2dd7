"""Promises told once and beside the matter of a dossier."""

from datetime import date

import pytest

import saydo

AS_OF = date(2025, 1, 1)
MATTER = (
    ("2024-01-08", "Ghana to reopen mill", "Ghana will reopen the Tema mill by 1 June 2024, the ministry said."),
    ("2024-02-12", "Work at Tema", "Engineers have begun to repair the mill at Tema. Ghana has paid for the boilers."),
    ("2024-03-11", "Boilers reach mill", "The boilers of the Tema mill have arrived, Ghana said on Monday."),
)
LONG = " ".join(["The mill stands beside the harbour, and its boilers are older than the town around it."] * 9)


def deeds(text: str, *, title: str = "Tema waits", body: str = "") -> set[tuple[str, str | None]]:
    """Deed and object of the audits that a last article of this text adds to the matter."""
    told = [*MATTER, ("2024-04-08", title, f"{body} {text}".strip())]
    read = [
        saydo.Article(text=f"{head}\n\n{words}", title=head, published=date.fromisoformat(day))
        for day, head, words in told
    ]
    audits = saydo.audit(saydo.analyse_many(read), as_of=AS_OF)
    return {(a.deed, a.what) for a in audits if "reopen" not in a.announced[0].span.text}


PAIRS = [
    (
        "Local elections are due in Ghana in October.",
        "Ghana will hold local elections in October, its government said.",
        "hold",
    ),
    (
        "Ghana will keep the old chimney.",
        "Ghana will keep the old chimney until December, the ministry said.",
        "keep",
    ),
    (
        "Ghana opens a school in Ada on Thursday.",
        "Ghana will open a school in Ada by September, the ministry said.",
        "open",
    ),
]


@pytest.mark.parametrize(("aside", "promise", "deed"), PAIRS)
def test_what_is_beside_the_matter_opens_no_case(aside: str, promise: str, deed: str) -> None:
    """What the paper mentions once and nobody is reported to say is no case; what somebody says or counts is."""
    assert deed not in {d for d, _ in deeds(aside)}
    assert deed in {d for d, _ in deeds(promise)}


def test_what_a_title_names_is_no_aside() -> None:
    """The same words are a promise where the article is about them."""
    text = "Ghana will keep the old chimney."
    assert "keep" in {d for d, _ in deeds(text, title="Ghana to keep chimney")}


def test_a_closing_remark_is_no_promise() -> None:
    """At the end of a long article, without a day and said by nobody; near its beginning it is one."""
    remark = "Ghana will deliver the old pumps to Togo."
    assert "deliver" not in {d for d, _ in deeds(remark, body=LONG)}
    assert "deliver" in {d for d, _ in deeds(f"{remark} {LONG}")}


def test_a_single_article_is_not_asked_what_others_say() -> None:
    """Where there are no others, that none of them speaks of it says nothing."""
    told = "Togo published its budget. Togo closed its ports in May. Elections are due in Togo in October."
    read = saydo.analyse(
        saydo.Article(text=f"Togo looks ahead\n\n{told}", title="Togo looks ahead", published=date(2024, 4, 8))
    )
    assert [a.deed for a in saydo.audit([read], as_of=AS_OF)] == ["hold"]
