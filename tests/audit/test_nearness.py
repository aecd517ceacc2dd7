"""How far a sentence speaks of a case."""

from datetime import date

import saydo
from saydo.audit.case import build_cases
from saydo.audit.nearness import FEATURES, odds
from saydo.audit.scene import scenes
from saydo.audit.terms import Weights
from saydo.audit.told import tell
from saydo.lexicon.nearness import feature_weights

PROMISE = (
    "Peru to open bridge\n\nPeru will open a new bridge at Nanay by August 2021, the transport minister of Peru said "
    "on Monday."
)
LATER = (
    "Nanay crosses at last\n\nPeru opened the new bridge at Nanay on Tuesday.\n\nLorries were across by noon.\n\n"
    "In Lima the price of rice rose for a third week."
)


def test_every_feature_has_a_weight_and_a_meaning() -> None:
    """The table of weights and the functions name the same features, and each function says what it stands for."""
    assert [*feature_weights()] == [*(f.__name__ for f in FEATURES), "constant"]
    assert all(f.__doc__ for f in FEATURES)


def test_nearer_sentences_rank_higher() -> None:
    """The deed itself before what goes on from it, and that before another matter."""
    days = {PROMISE: date(2021, 3, 1), LATER: date(2021, 9, 1)}
    articles = [saydo.Article(text=text, title=text.split("\n")[0], published=day) for text, day in days.items()]
    readings = list(saydo.analyse_many(articles))
    weights = Weights(s.span.text for r in readings for s in r.sentences)
    told = tell(readings)
    (scene, *_) = scenes(build_cases(readings, weights), told, weights)
    near = {one.sentence.span.text: odds(scene, i) for i, one in enumerate(told)}
    opened, lorries, rice = (
        next(value for text, value in near.items() if words in text) for words in ("opened the", "Lorries", "rice")
    )
    assert opened > lorries > rice
