"""States that a sentence names, and predicates as they are told."""

import pytest

import saydo
from saydo.audit.told import states_named, tell

STATES = (
    ("Spain's tanks left the yard.", {"ESP"}),
    ("Danish and Dutch pilots were trained in Romania.", {"DNK", "NLD", "ROU"}),
    ("The tanks left the yard.", set()),
)
PREDICATES = (
    ("Not a single house was built.", {"built": "not done"}),
    ("Not one of them has been freed.", {"freed": "not done"}),
    ("Hardly any of the money was paid.", {"paid": "not done"}),
    ("None of the jets has arrived.", {"arrived": "not done"}),
    ("Not all of the men were freed.", {"freed": "done"}),
    ("The minister has yet to sign the decree.", {"sign": "not done"}),
    ("The ministry failed to pay the sum.", {"pay": "not done"}),
)


@pytest.mark.parametrize(("text", "codes"), STATES)
def test_states_are_known_by_name_and_adjective(text: str, codes: set[str]) -> None:
    """Names, possessives and adjectives of states all count; common words do not."""
    assert states_named(text) == codes


@pytest.mark.parametrize(("text", "told"), PREDICATES)
def test_near_negations_are_negations(text: str, told: dict[str, str]) -> None:
    """What not one of them did was not done; what not all of them did, some did."""
    (reading,) = saydo.analyse_many([saydo.Article(text=text)])
    found = dict(tell([reading])[0].predicates())
    assert {word: found[word] for word in told} == told
