"""What words by themselves tell of an undertaking, and how rules and words are weighed together."""

from datetime import date

import pytest

import saydo
from saydo.audit.confidence import FEATURES as CONFIDENCE_FEATURES
from saydo.audit.telling import Undertaking, because, telling, traits_of
from saydo.audit.terms import terms
from saydo.audit.told import tell
from saydo.audit.weighing import chances
from saydo.lexicon.confidence import confidence_weights
from saydo.lexicon.tellings import OUTCOMES, traits

STATION = Undertaking(terms("steel mill"), "close", None)
HOMES = Undertaking(terms("homes"), "build", 40_000)
SENTENCES = (
    ("The last shift walked out of the mill on Friday and the furnaces went cold.", STATION, "done"),
    ("The mill was given another two winters.", STATION, "not done"),
    ("So far 9,000 of the homes are finished.", HOMES, "partly done"),
    ("Not a single home has been built.", HOMES, "not done"),
    ("Diggers have begun to clear the ground for the homes.", HOMES, "under way"),
    ("Residents demand a say in the matter.", HOMES, "none"),
)


@pytest.mark.parametrize(("text", "undertaking", "shows"), SENTENCES)
def test_words_tell_what_a_reader_would_say(text: str, undertaking: Undertaking, shows: str) -> None:
    """The outcome with the highest odds is the reader's."""
    (reading,) = saydo.analyse_many([saydo.Article(text=text, published=date(2022, 5, 1))])
    odds = telling(traits_of(tell([reading])[0], undertaking)).outcomes
    assert max(odds, key=lambda outcome: odds[outcome]) == shows


def test_a_figure_is_read_beside_the_one_promised() -> None:
    """Fewer, as many and more than promised are different traits."""
    found = []
    for figure in ("9,000", "40,000", "50,000"):
        (reading,) = saydo.analyse_many([saydo.Article(text=f"Builders finished {figure} homes.")])
        found.append({t for t in traits_of(tell([reading])[0], HOMES) if t.startswith("w:#")})
    assert found == [{"w:#<"}, {"w:#="}, {"w:#>"}]


def test_what_weighed_most_is_said_in_the_words_of_the_sentence() -> None:
    """The reasons stand in the sentence, and are no bare function words."""
    text = "The guard said that not one of them has been freed."
    (reading,) = saydo.analyse_many([saydo.Article(text=text)])
    found = because(tell([reading])[0], Undertaking(terms("prisoners"), "release", None), "not done")
    assert found
    assert all(words in text and words not in ("of", "the", "that", "has") for words in found)


def test_chances_add_up() -> None:
    """Whatever is seen, the chances of all outcomes and of none add up to one."""
    for found in ({}, {"near": -0.1, "strength: done": 2.0}, {"words: not done": 9.0, "unheard of": 1.0}):
        assert sum(chances(found).values()) == pytest.approx(1.0)
        assert set(chances(found)) == set(OUTCOMES)


def test_what_rules_see_plainly_outweighs_words() -> None:
    """Words alone do not turn a sentence that a rule plainly reads otherwise."""
    seen = chances({"near": -0.1, "tells": 2.0, "strength: not done": 1.5, "words: done": 2.0})
    assert seen["not done"] > seen["done"]


def test_every_feature_has_its_weight() -> None:
    """The fitted tables know every feature that the code asks for."""
    assert set(confidence_weights()) == {"constant", *(f.__name__ for f in CONFIDENCE_FEATURES)}
    assert "always" in traits()
