"""Which deed a promise is of: the object decides, and a verb may need its particle or what stands behind it."""

from datetime import date

import pytest

import saydo
from saydo.records import Article, Commitment

PUBLISHED = date(2024, 3, 15)


def promises(text: str) -> tuple[Commitment, ...]:
    """The commitments of an article of these words."""
    return saydo.analyse(Article(text=text, published=PUBLISHED)).commitments


@pytest.mark.parametrize(
    ("text", "deed", "what"),
    [
        ("Denmark and the islands will open talks on the airfield on 3 June.", "hold", "talks"),
        ("Ottawa said it would put the treaty before parliament by 15 June.", "legislate", "treaty"),
        ("Two thousand tents are to be flown to Chad next week, the agency said.", "deliver", "tents"),
        ("France will hang on to its base in Djibouti until 2044, the minister said.", "keep", "base"),
        ("Tehran has agreed to scrap its old missiles within six months.", "disarm", "missiles"),
        ("The government decided to do away with the shipping office by May.", "end", "office"),
        ("The president will hand over to his successor on 28 July.", "resign", ""),
        ("The president promised to leave the army by December.", "resign", "army"),
        ("The clinic is to take patients by the end of the month.", "open", ""),
        ("The government will bring back checks at the border on 7 July.", "impose", "checks"),
        ("Gambia voted to quit the court by May.", "leave", "court"),
        ("Poland will accede to the convention by 1 June.", "join", "convention"),
        ("Bonn will terminate the lease on 1 May.", "end", "lease"),
    ],
)
def test_deed_and_thing(text: str, deed: str, what: str) -> None:
    """Some commitment has the deed, and the thing that it is done to."""
    found = promises(text)
    assert [c for c in found if deed in (c.deed, *c.deeds) and what in (c.what.text if c.what else "")]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Durham's Leamside line is going to be opened again, the plan says.", "open"),
        ("From April the European Central Bank is going to buy bonds for 60 billion euros a month.", "spend"),
        ("By 31 December he is going to resign as chief of the army.", "resign"),
        ("The council ordered that the mission in Asuncion should be shut.", "close"),
        ("The agreement will not be renewed when it runs out on 7 June, the government decided.", "keep"),
        ("The army declared that it would cease fire until the 22nd.", "cease fire"),
        ("Mr Lund gave an assurance that there would be no further closures.", "keep"),
        ("Neither side will attack the port, the text says.", "keep"),
    ],
)
def test_promise_is_read(text: str, deed: str) -> None:
    """Going to, ordered that, named for, refused: a promise all the same."""
    assert [c for c in promises(text) if deed in (c.deed, *c.deeds)]


@pytest.mark.parametrize(
    "text",
    [
        "The court told the ministry to heed the vote.",
        "A review under the new law is what the party wants.",
        "It will not say whether it will pay.",
        "The club will not reach the final.",
        "Officials assured the defence minister of their respect.",
        "The permit had been due to lapse with the move.",
        "The city will, after all, not bring the parties together.",
    ],
)
def test_nothing_is_promised(text: str) -> None:
    """What is dealt with, kept back, foreseen or runs out of itself is no promise."""
    assert not promises(text)
