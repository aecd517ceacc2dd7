"""Bodies named behind whose they are, behind words for what they are, or in apposition to these."""

from datetime import date

import pytest

import saydo
from saydo.lexicon.actors import accountable_code
from saydo.records import Article
from saydo.resolve.actors import actors_in


def linked(text: str, words: str) -> list[str]:
    """The codes of all whom the last occurrence of the words names."""
    reading = saydo.analyse(Article(text=text, published=date(2022, 5, 4)))
    start = text.rindex(words)
    return [accountable_code(actor) for actor, _ in actors_in(reading, start, start + len(words))]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Libya's armed Government of National Accord replied.",
            "Libya's armed Government of National Accord",
            ["LBY"],
        ),
        ("Richard Branson's Virgin Galactic is late.", "Richard Branson's Virgin Galactic", ["Virgin Galactic"]),
        ("Mozambique's Renamo movement is divided.", "Mozambique's Renamo", ["Renamo"]),
        ("The French yard Naval Group has orders.", "The French yard Naval Group", ["Naval Group"]),
        ("The biscuit maker Mondelez closed a line.", "The biscuit maker Mondelez", ["Mondelez"]),
        ("Italy's biggest utility, Enel, has plans.", "Italy's biggest utility", ["Enel"]),
        ("Fortum Group has debts.", "Fortum Group", ["Fortum"]),
        ("The National Guard of the United States moved in.", "The National Guard of the United States", ["USA"]),
        ("The jihadists of Boko Haram fled.", "The jihadists of Boko Haram", ["Boko Haram"]),
        ("Some 300 of the 900 Danish soldiers came home.", "Some 300 of the 900 Danish soldiers", ["DNK"]),
        ("Germany and Uniper agreed.", "Germany and Uniper", ["DEU", "Uniper"]),
    ],
)
def test_body_behind_its_owner_or_kind(text: str, words: str, who: list[str]) -> None:
    """The body itself is meant, and neither its state nor the person who owns it."""
    assert linked(text, words) == who


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Germany's Nato allies agreed.", "Germany's Nato"),
        ("Peru's Reuters bureau closed.", "Peru's Reuters"),
    ],
)
def test_bodies_that_belong_to_nobody(text: str, words: str) -> None:
    """An alliance or a news agency behind the name of a state is not that state's."""
    assert linked(text, words) == []
