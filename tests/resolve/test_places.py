"""Where: words of place, the country they lie in, and what must stay open."""

from dataclasses import replace

import pytest

from saydo.records import Article, Place, Reading, Sentence
from saydo.resolve.inventory import survey
from saydo.resolve.places import resolved_place

CASES = [
    ("It stands in Iraq.", "Iraq", "IRQ", "IRQ"),
    ("It stands in Erbil.", "Erbil", "IRQ", "irq-erbil"),
    ("It stands in the Bekaa.", "the Bekaa", "LBN", "lbn-bekaa"),
    ("It stands in Nagorno-Karabakh.", "Nagorno-Karabakh", "AZE", "aze-nagorno-karabakh"),
    ("It stands in Crimea.", "Crimea", "UKR", "ukr-crimea"),
    ("It stands on Manus.", "Manus", "PNG", "png-manus"),
    ("It stands on Iraqi soil.", "Iraqi soil", "IRQ", "iraqi-soil"),
    ("It left Little Kirkby, Canada, at noon.", "Little Kirkby", "CAN", "can-little-kirkby"),
    ("The town of Sarmala in the east of Chad fell. Nobody is left in Sarmala.", "Sarmala", "TCD", "tcd-sarmala"),
    ("It stands in New Mexico.", "New Mexico", "USA", "usa-new-mexico"),
    ("It lies in the Red Sea.", "the Red Sea", None, "red-sea"),
    ("It stands in Sarmala.", "Sarmala", None, ""),
    ("It stands in the country.", "the country", None, ""),
    ("Chad is poor. The base is in the country.", "the country", "TCD", "TCD"),
    ("The Voice of America fell silent.", "America", None, ""),
    ("It stands in Congolese villages.", "Congolese villages", None, ""),
]


def reading(text: str) -> Reading:
    article = Article(text=text)
    sentences, start = [], 0
    for piece in text.split(". "):
        end = min(start + len(piece) + 1, len(text))
        sentences.append(Sentence(article.id, article.span(start, end), "paragraph"))
        start = end + 1
    return Reading(article=article, sentences=tuple(sentences))


@pytest.mark.parametrize(("text", "words", "country", "identity"), CASES, ids=[case[0] for case in CASES])
def test_country_of_a_place(text: str, words: str, country: str | None, identity: str) -> None:
    """A place has a country where the lexicon, the article or its context gives one, and none elsewhere."""
    read = reading(text)
    start = text.rindex(words)
    place = resolved_place(survey(read), Place("", words, span=read.article.span(start, start + len(words))))
    assert (place.country, place.id) == (country, identity)
    assert place.reason is not None or not place.id


def test_coordinates_come_with_listed_places() -> None:
    """A listed city lies where it lies, to about a tenth of a degree."""
    read = reading("It stands in Bamako.")
    place = resolved_place(survey(read), replace(Place("", "Bamako"), span=read.article.span(13, 19)))
    assert place.latitude == pytest.approx(12.6, abs=0.2)
    assert place.longitude == pytest.approx(-8.0, abs=0.2)
