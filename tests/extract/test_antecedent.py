"""Of which promise a passage speaks that leaves out what it is of."""

from datetime import date

import pytest
from spacy.tokens import Doc, Token

import saydo
from saydo.extract.antecedent import antecedent, matter
from saydo.parse import parse_many
from saydo.records import Article, Commitment

BRIDGE = "The ministry will build a bridge over the Tarn by 2027."
SCHOOLS = "The ministry will open 40 schools by 2026."
FILLER = " ".join(["It rained in the valley."] * 5)

# text, the word at which the passage stands, the noun that it names if any, the sentence of the promise meant if any
MEANT: list[tuple[str, str, str | None, str | None]] = [
    (f"{BRIDGE} {SCHOOLS} Later holds.", "Later", None, SCHOOLS),
    (f"{BRIDGE} {SCHOOLS} The bridge may take longer.", "longer", "bridge", BRIDGE),
    (f"{BRIDGE} {SCHOOLS} The first schools are down for May.", "May", "schools", SCHOOLS),
    (f"{BRIDGE} {FILLER} Later holds.", "Later", None, None),
    (f"{BRIDGE} {FILLER} The bridge may take longer.", "longer", "bridge", BRIDGE),
    (f"The bridge may take longer. {BRIDGE}", "longer", "bridge", BRIDGE),
]


def read(text: str) -> tuple[Doc, list[Commitment]]:
    """The parsed text and its promises in order."""
    article = Article(text=text, published=date(2024, 3, 15))
    doc = next(iter(parse_many([article])))
    return doc, sorted(saydo.analyse(article).commitments, key=lambda c: c.span.start)


def last(doc: Doc, word: str) -> Token:
    """The last token with this text."""
    return [token for token in doc if token.text == word][-1]


@pytest.mark.parametrize(("text", "word", "noun", "meant"), MEANT)
def test_the_promise_of_the_same_thing_else_the_nearest_before(
    text: str, word: str, noun: str | None, meant: str | None
) -> None:
    """A passage that names the thing speaks of its promise however far off; else of the nearest one just before."""
    doc, found = read(text)
    named = last(doc, noun) if noun else None
    away = [c for c in found if c.span.start != last(doc, word).sent.start_char]
    one = antecedent(doc, last(doc, word), named, away)
    assert (one.span.text if one else None) == meant


def test_what_an_article_is_about_is_the_promise_last_told() -> None:
    """Plain words with no promise near them are of the last one before, at the head of the article of the first."""
    doc, found = read(f"{BRIDGE} {SCHOOLS} {FILLER} Later holds.")
    meant = [matter(word, found) for word in (last(doc, "Later"), doc[0])]
    assert [one and one.span.text for one in meant] == [SCHOOLS, BRIDGE]
    assert matter(doc[0], []) is None
