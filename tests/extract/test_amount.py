"""How much a promise comes to: the figure of its object, and of nothing else in the clause."""

from datetime import date

import pytest

import saydo
from saydo.records import Article

PUBLISHED = date(2024, 3, 15)


def amounts(text: str) -> list[float | None]:
    """The amounts of the commitments of a text, None for those without."""
    reading = saydo.analyse(Article(text=text, published=PUBLISHED))
    found = [c.amount for c in reading.commitments]
    return [None if figure is None else figure.high if figure.low is None else figure.low for figure in found]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Oslo will send 14 Leopard 2 tanks to Kyiv by June.", 14),
        ("Jakarta will have 6,000 of them there by September, he said.", 6000),
        ("A mission is to follow on 1 June, with about 2,000 soldiers to train the army.", 2000),
        ("The contingent, at present between 2,000 and 3,000 strong, is to come down to 600 by May.", 600),
        ("Oslo will cut emissions by 40 percent by 2030.", 40),
        ("The army will raise its strength to 90,000 by 2026.", 90000),
        ("Three times as many prisoners, 150 in all, will be released on Friday.", 150),
        ("All 18 Marder 1A3 infantry vehicles will be handed over by June, Oslo said.", 18),
        (
            "The seven undertook to raise the aid that goes to the poor each year by around 5 billion dollars by 2030.",
            5e9,
        ),
        ("Up to 5,000 prisoners will be freed by Friday, the ministry said.", 5000),
        ("The bank will provide 300 million dollars for 12 schools by May.", 300_000_000),
    ],
)
def test_figure_of_the_object(text: str, amount: float) -> None:
    """What counts or measures the object is the amount, be it beside the object or with the verb."""
    assert amount in amounts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Malawi will receive frigates by June, the prime ministers of the two countries announced.",
        "The two governments will sign the treaty in May.",
        "The findings of the inquiry into the infection of some 30,000 patients will be made public on 20 May.",
        "They are to set up a government, in which he will be the first of five ministers, by 12 May.",
        "Oslo will build a second hospital at its old airport for 51 million dollars.",
        "The cabinet will ratify Protocol 12 in June.",
    ],
)
def test_figure_of_something_else(text: str) -> None:
    """Parties, what a thing is known by, and figures of other clauses and deeper phrases are no amount."""
    found = amounts(text)
    assert found
    assert set(found) == {None}
