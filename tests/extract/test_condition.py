"""On what a promise is made to depend, in its own words."""

from datetime import date

import pytest

import saydo
from saydo.records import Article

PUBLISHED = date(2024, 3, 15)

HANGS_ON = [
    ("Kenya will send 1,000 officers to Haiti if the court agrees.", "if the court agrees"),
    ("Kenya will send 1,000 officers to Haiti only if the court agrees.", "only if the court agrees"),
    ("If the truce holds, France will withdraw 500 soldiers by May.", "If the truce holds"),
    ("Norway will deliver 22 tanks by June unless the depots are empty.", "unless the depots are empty"),
    ("Kenya will send 1,000 officers to Haiti once the court has ruled.", "once the court has ruled"),
    ("Kenya will send 1,000 officers to Haiti as soon as the money is there.", "as soon as the money is there"),
    ("France will withdraw 500 soldiers by May as long as the truce holds.", "as long as the truce holds"),
    ("Airbus will open a plant in 2025 provided that the town agrees.", "provided that the town agrees"),
    ("Kenya will send 1,000 officers to Haiti, assuming that the court agrees.", "assuming that the court agrees"),
    ("France will withdraw 500 soldiers on condition that parliament agrees.", "on condition that parliament agrees"),
    ("France will withdraw 500 soldiers by May, subject to a vote in parliament.", "subject to a vote in parliament"),
    ("France will withdraw 500 soldiers by May, pending a vote in parliament.", "pending a vote in parliament"),
    ("France will withdraw 500 soldiers depending on the situation there.", "depending on the situation there"),
    ("France will withdraw 500 soldiers in return for the crew's release.", "in return for the crew's release"),
    ("Should parliament agree, France will withdraw 500 soldiers by May.", "Should parliament agree"),
    ("France will withdraw 500 soldiers by May, conditions permitting.", "conditions permitting"),
]  # fmt: skip
NO_CONDITION = [
    "France will withdraw 500 soldiers by May, its minister said.",
    "France will withdraw 500 soldiers by May even if the truce breaks.",
    "France will withdraw 500 soldiers by May, its minister replied when asked if the truce held.",
    "France will withdraw 500 soldiers by May, if not earlier.",
    "France will withdraw 500 soldiers by May, more than once planned.",
    "France will withdraw 500 soldiers at once, the minister said.",
    "When he came to Niamey the minister said that France would withdraw 500 soldiers by May.",
    "France will withdraw 500 soldiers after the harvest is in.",
]


def conditions(text: str) -> set[str]:
    """The conditions of all promises in an article of 15 March 2024."""
    found = saydo.analyse(Article(text=text, published=PUBLISHED)).commitments
    assert found
    return {c.condition.text for c in found if c.condition is not None}


@pytest.mark.parametrize(("text", "condition"), HANGS_ON)
def test_a_promise_may_hang_on_a_condition(text: str, condition: str) -> None:
    """The clause or phrase on which it depends is kept as it stands."""
    assert conditions(text) == {condition}


@pytest.mark.parametrize("text", NO_CONDITION)
def test_what_it_does_not_hang_on_is_no_condition(text: str) -> None:
    """Concessions, questions, times and asides make nothing depend on them."""
    assert not conditions(text)
