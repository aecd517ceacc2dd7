"""Money by stage: promised, approved, committed, disbursed."""

from datetime import date

import pytest

import saydo
from saydo.audit.money import steps_in
from saydo.audit.told import tell
from saydo.lexicon.money_stages import money_stages, undone

SENTENCES = (
    ("Donors pledged 2 billion dollars for Vanuatu.", [("promised", "2 billion dollars")]),
    ("Norway promised 300 million euros in March.", [("promised", "300 million euros")]),
    ("Parliament approved 300 million euros for the hospitals.", [("approved", "300 million euros")]),
    ("The ministry has set aside 40 million pounds.", [("approved", "40 million pounds")]),
    ("Contracts worth 90 million dollars have been signed.", [("committed", "90 million dollars")]),
    ("The fund has committed 5 billion euros.", [("committed", "5 billion euros")]),
    ("Only 90 million dollars has been paid out.", [("disbursed", "Only 90 million dollars")]),
    ("The bank disbursed 1.2 billion dollars.", [("disbursed", "1.2 billion dollars")]),
    ("So far 70 million euros has been spent.", [("disbursed", "70 million euros")]),
    (
        "Donors pledged 2 billion dollars, of which 400 million dollars has been disbursed.",
        [("promised", "2 billion dollars"), ("disbursed", "400 million dollars")],
    ),
    (
        "Norway committed 80 million euros but paid out 20 million euros.",
        [("committed", "80 million euros"), ("disbursed", "20 million euros")],
    ),
    ("The 3 billion dollars has not been paid.", []),
    ("None of the 3 billion dollars has been disbursed.", []),
    ("Norway will disburse 3 billion dollars.", []),
    ("The 3 billion dollars remains to be committed.", []),
    ("The repairs cost 3 billion dollars.", []),
    ("The fund has paid for 300 buses.", []),
)


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_sum_has_the_stage_that_its_clause_names(text: str, expected: list[tuple[str, str]]) -> None:
    """Never a stage without its words, and none where the words say that it has not come so far."""
    (reading,) = saydo.analyse_many([saydo.Article(text=text, published=date(2024, 5, 1))])
    assert [(step.stage, step.amount.span.text) for step in steps_in(tell([reading])[0])] == expected


@pytest.mark.parametrize("stage", [undone(), *money_stages().values()], ids=lambda stage: stage.name)
def test_the_words_of_a_stage_match_their_examples(stage: object) -> None:
    """Each example is found."""
    assert all(stage.found(example) for example in stage.examples)  # type: ignore[attr-defined]


def test_an_audit_has_its_sums_by_stage() -> None:
    """A promise of money lists what was promised and what was paid, each with its sentence and day."""
    stories = (
        (date(2024, 1, 9), "Norway pledges aid\n\nNorway pledged 200 million dollars in aid to Vanuatu by June 2025."),
        (date(2025, 3, 2), "Aid to Vanuatu\n\nNorway has disbursed 50 million dollars of its aid to Vanuatu."),
    )
    articles = [saydo.Article(text=text, title=text.split("\n")[0], published=day) for day, text in stories]
    (audit, *_) = saydo.audit(saydo.analyse_many(articles), as_of=date(2025, 4, 1))
    assert [(step.stage, step.amount.low, step.day) for step in audit.money] == [
        ("promised", 200e6, date(2024, 1, 9)),
        ("disbursed", 50e6, date(2025, 3, 2)),
    ]
    texts = {article.id: article.text for article in articles}
    assert all(texts[step.article][step.span.start : step.span.end] == step.span.text for step in audit.money)
