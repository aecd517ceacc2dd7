"""Deeds told by particle verbs, rites, tokens and the states that they end in."""

from datetime import date

import pytest

import saydo
from saydo.records import Article

PUBLISHED = date(2024, 3, 15)


def told(text: str) -> set[tuple[str, str]]:
    """The deeds that the events of a sentence tell, each with its status."""
    reading = saydo.analyse(Article(text=text, published=PUBLISHED))
    return {(event.deed, event.status) for event in reading.events if event.deed}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("The base was handed to the Chadian army on Thursday.", "withdraw"),
        ("The column had passed the frontier by noon.", "withdraw"),
        ("The militia gave up its posts along the river.", "withdraw"),
        ("At the fort the flag was lowered on Saturday.", "withdraw"),
        ("The staff were driven to the airport on Friday.", "withdraw"),
        ("Blue helmets went ashore on Monday.", "deploy"),
        ("The frigate dropped anchor off the port.", "deploy"),
        ("The battalion took up quarters in the town.", "deploy"),
        ("The shelling stopped at noon.", "cease fire"),
        ("The prisoners were put on a bus and driven home.", "release"),
        ("The hostages were handed to the Red Cross.", "release"),
        ("The howitzers came ashore in a Danish port on Friday.", "deliver"),
        ("The wagons crossed into Latvia.", "deliver"),
        ("The cheques were posted on Monday.", "deliver"),
        ("The loan was drawn in full.", "spend"),
        ("The roadblocks were cleared away.", "lift"),
        ("The first fines were handed out.", "impose"),
        ("Eight men were put on the blacklist.", "impose"),
        ("The reactor went critical in March.", "open"),
        ("The embassy raised its flag.", "open"),
        ("Norwegian radio fell silent.", "close"),
        ("The newspaper printed its last issue.", "close"),
        ("The station signed off at midnight.", "close"),
        ("Workers poured the last concrete.", "build"),
        ("The span was lifted into place.", "build"),
        ("The instruments were exchanged on Friday.", "legislate"),
        ("The count began at midnight.", "hold"),
        ("Its flag was raised outside the headquarters.", "join"),
        ("The membership lapsed on Friday.", "leave"),
        ("The rifles were fed into a furnace.", "disarm"),
        ("The warheads were taken apart.", "disarm"),
        ("The rate dropped below 5 per cent.", "reduce"),
        ("The firm let 900 people go.", "reduce"),
        ("The commission handed in its report.", "investigate"),
        ("The panel named nine officers.", "investigate"),
        ("Her deputy has taken over.", "resign"),
        ("The junta handed power to civilians.", "resign"),
        ("The price ceiling was breached.", "end"),
        ("The rate was left at 5 per cent.", "keep"),
    ],
)
def test_a_deed_told_in_other_words_is_done(text: str, deed: str) -> None:
    """Rites, particle verbs and tokens tell a deed as well as its own name does."""
    assert (deed, "done") in told(text)


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("The flags were lowered to half-mast.", "withdraw"),
        ("He dropped anchor in his chair and slept.", "deploy"),
        ("The marine biologist came ashore with a sample.", "deliver"),
        ("The goalkeeper fell silent.", "close"),
        ("The guide handed the tourists a map.", "withdraw"),
        ("She passed the salt to the mayor.", "withdraw"),
        ("The singer let the note go.", "reduce"),
        ("The chef poured the sauce.", "build"),
        ("The novelist named her dog after a general.", "investigate"),
    ],
)
def test_what_looks_like_a_deed_is_none(text: str, deed: str) -> None:
    """The thing and the construction decide."""
    assert deed not in {name for name, _ in told(text)}


@pytest.mark.parametrize("text", ["The observers are at their posts.", "The contingent is in the country."])
def test_a_copula_is_told_as_its_predicate_is(text: str) -> None:
    """Who is said to be in place is there, and not only possibly so."""
    assert ("deploy", "possible") not in told(text)
    assert ("deploy", "under way") in told(text)
