"""What a promise is of: the object that the deed is done to, in words that can stand for it."""

from datetime import date

import pytest

import saydo
from saydo.records import Article

PUBLISHED = date(2024, 3, 15)


def objects(text: str) -> list[str]:
    """The words for what each commitment of a text is of, with its deeds before them."""
    reading = saydo.analyse(Article(text=text, published=PUBLISHED))
    return [f"{'/'.join(c.deeds)}: {c.what.text if c.what else '-'}" for c in reading.commitments]


@pytest.mark.parametrize(
    ("text", "deed", "what"),
    [
        (
            "Malawi will receive two frigates from the Danish navy, the minister said, with the bishop beside him.",
            "deliver",
            "two frigates",
        ),
        (
            "The bank will lend Malawi 80 million dollars for a bridge over the Shire.",
            "deliver",
            "80 million dollars for",
        ),
        ("Oslo promised Malawi a general election by August 2024.", "hold", "a general election"),
        ("Oslo will supply Chad with 40 tents by June.", "deliver", "40 tents"),
        ("Malawi will be provided with 300 buses by June, Oslo said.", "deliver", "300 buses"),
        (
            "The mayors told their neighbours that the Danish soldiers would be leaving by May.",
            "withdraw",
            "the Danish soldiers",
        ),
        ("The militia is to hand over 50 of the men and women by Friday.", "release", "50 of the men"),
        ("They read out the names of the 30 whom the militia has agreed to let go by Friday.", "release", "the 30"),
    ],
)
def test_who_is_given_it_or_told_of_it_is_no_object(text: str, deed: str, what: str) -> None:
    """The object is what is given, and not who gets it, who looks on, or to whom it is told."""
    assert any(deed in found.split(":")[0] and what in found for found in objects(text)), objects(text)


@pytest.mark.parametrize(
    ("text", "deed", "what"),
    [
        ("Chileans will go to the polls on 12 May, the commission decided.", "hold", "polls"),
        ("Chile to vote again on 12 May", "hold", "-"),
        ("Every mercenary and foreign soldier will leave Chadian territory by May.", "withdraw", "Every mercenary"),
        ("The last Danish soldiers will leave the base by May.", "withdraw", "The last Danish soldiers"),
        ("This year will see the end of all foreign presence in Malawi, he said.", "end", "all foreign presence"),
        ("The army will put an end to the raids by June.", "cease fire", "the raids"),
    ],
)
def test_object_of_a_deed_is_of_its_kind(text: str, deed: str, what: str) -> None:
    """Who does the deed and where it is done are not what it is done to, whatever their place in the clause."""
    assert any(deed in found.split(":")[0] and what in found for found in objects(text)), objects(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Two million files will be gone through by the end of April, the ministry said.", "Two million files"),
        ("A second set of rules will follow by the end of March, the ministry says.", "A second set of rules"),
        ("The website is to work for everybody by June, the ministry said.", "The website"),
        ("Every household is to be connected to the grid by 2026.", "Every household"),
        ("There will be an inquiry into the fire by June, the minister promised.", "an inquiry into the fire"),
    ],
)
def test_where_a_clause_has_no_object_it_is_of_what_it_speaks_of(text: str, what: str) -> None:
    """The subject of a passive, and of a verb that does nothing to anything, is what is promised."""
    assert any(what in found for found in objects(text)), objects(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The junta has promised a vote in May 2025.", "a vote"),
        ("The company will spend 2 billion dollars on a plant for panels, it announced.", "on a plant for panels"),
        (
            "The report on the fire, on which two judges have worked since the spring, will be published in June.",
            "The report on the fire",
        ),
    ],
)
def test_words_for_the_object(text: str, what: str) -> None:
    """The day and asides are no part of the object; what a sum is for is."""
    assert any(found.split(": ")[1].endswith(what) for found in objects(text)), objects(text)


@pytest.mark.parametrize(
    "text", ["The army will begin in June.", "The president will attend in June.", "They will follow in June."]
)
def test_who_acts_is_no_object(text: str) -> None:
    """Somebody who does something of no known deed is not what is promised."""
    assert not any("army" in found or "president" in found or "They" in found for found in objects(text))
