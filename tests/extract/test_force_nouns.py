"""Promises of a deed or a thing told by a noun."""

from datetime import date

import pytest

import saydo
from saydo.records import Article, Commitment

PUBLISHED = date(2024, 3, 15)
BOUND = [
    ("The army and the rebels signed a permanent ceasefire on Friday.", "cease fire"),
    ("The mayor has announced an inquiry into the flood.", "investigate"),
    ("The ministry announced a ban on bottom trawling in the Gulf of Riga.", "impose"),
    ("There will be a public inquiry into the flood.", "investigate"),
    ("There will be an association of the seven towns.", "open"),
    ("The ministry ordered 48 light combat jets from a Swedish firm.", "deliver"),
    ("The contract for 24 howitzers was signed in May.", "deliver"),
]
FREE = [
    "She has ordered a review.",
    "The minister signed the law on Friday.",
    "There will be rain in the north.",
    "The union announced its results.",
    "You do not hang the date of a four-billion-dollar airport on a machine.",
]


def commitments(text: str) -> tuple[Commitment, ...]:
    """What is read from an article of 15 March 2024."""
    return saydo.analyse(Article(text=text, published=PUBLISHED)).commitments


@pytest.mark.parametrize(("text", "deed"), BOUND)
def test_a_noun_tells_what_is_promised(text: str, deed: str) -> None:
    """A deed in a noun, or a thing ordered, is promised by whoever agrees, announces, signs or orders it."""
    assert deed in {deed for c in commitments(text) for deed in c.deeds}


@pytest.mark.parametrize("text", FREE)
def test_a_noun_that_nobody_promises_binds_nobody(text: str) -> None:
    """What is signed into law, made known or looked for is no promise by that alone."""
    assert not commitments(text)
