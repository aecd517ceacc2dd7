"""What each feature spoke for and against in taking a sentence as evidence."""

import math
from datetime import date

import pytest

import saydo
from saydo.audit import shares
from saydo.audit.bearing import near_in, seen_in
from saydo.audit.case import build_cases
from saydo.audit.nearness import FEATURES
from saydo.audit.scene import scenes
from saydo.audit.shares import strongest
from saydo.audit.surroundings import FEATURES as AROUND
from saydo.audit.surroundings import Surroundings, nearness_among
from saydo.audit.telling import words_of
from saydo.audit.terms import Weights
from saydo.audit.told import tell
from saydo.audit.weighing import chances, features
from saydo.lexicon.confidence import confidence_features
from saydo.lexicon.feature_words import known_words
from saydo.lexicon.nearness import nearness_features, surroundings_features
from saydo.lexicon.weighing import feature_weights
from saydo.records import Share

ARTICLES = (
    (
        date(2021, 3, 1),
        "Peru to open bridge\n\nPeru will open a new bridge at Nanay by August 2021, the transport minister of Peru "
        "said on Monday.",
    ),
    (
        date(2021, 9, 1),
        "Nanay crosses at last\n\nPeru opened the new bridge at Nanay on Tuesday, three years after the first plans."
        "\n\nIn Lima the price of rice rose for a third week.",
    ),
)


@pytest.fixture(scope="module")
def readings() -> list[saydo.Reading]:
    articles = [saydo.Article(text=text, title=text.split("\n")[0], published=day) for day, text in ARTICLES]
    return list(saydo.analyse_many(articles))


@pytest.mark.parametrize(
    "names",
    [
        [feature.name for feature in nearness_features()],
        [feature.name for feature in surroundings_features()],
        [name.partition(": ")[0] for name in feature_weights()],
        [feature.name for feature in confidence_features()],
    ],
)
def test_every_feature_that_is_weighed_has_words(names: list[str]) -> None:
    """A reader is told of no feature by a name out of the code."""
    assert set(names) - {"constant"} <= set(known_words())


def test_what_is_cited_says_why(readings: list[saydo.Reading]) -> None:
    """Each cited sentence has shares of all three judgements, for before against, the strongest first."""
    (audit,) = saydo.audit(readings, as_of=date(2021, 10, 1))
    opened = next(item for item in audit.evidence if item.span.text.startswith("Peru opened"))
    assert {share.on for share in opened.shares} == {"near", "bears", "shows"}
    for on in ("near", "bears", "shows"):
        weights = [share.weight for share in opened.shares if share.on == on]
        assert weights == sorted([w for w in weights if w > 0], reverse=True) + sorted(w for w in weights if w < 0)
    assert any("deed" in share.words for share in opened.shares if share.on == "shows" and share.weight > 0)
    assert all(share.on == "sure" for share in audit.swayed)


def test_shares_are_the_parts_of_the_sum(readings: list[saydo.Reading]) -> None:
    """All shares of a judgement and what is usual add up to the odds that it gives."""
    weights = Weights(s.span.text for r in readings for s in r.sentences)
    told = tell(readings)
    (scene, *_) = scenes(build_cases(readings, weights), told, weights)
    i = next(n for n, one in enumerate(told) if "opened the" in one.sentence.span.text)
    known = {feature.name: feature for feature in nearness_features()}
    beside = {feature.name: feature for feature in surroundings_features()}
    by_itself = known["constant"].weight + sum(known[f.__name__].weight * known[f.__name__].usual for f in FEATURES)
    usual = beside["constant"].weight + beside["by_itself"].weight * by_itself
    usual += sum(beside[f.__name__].weight * beside[f.__name__].usual for f in AROUND if f.__name__ != "by_itself")
    around = Surroundings(scene)
    chance = nearness_among(around, i)
    assert usual + sum(s.weight for s in shares._near(around, i)) == pytest.approx(math.log(chance / (1 - chance)))

    near, words = near_in(Surroundings(scene))[i], words_of(scene.case, told[i])
    found = features(
        scene.case, told[i], near.near, seen_in(scene.case, told[i], near, weights, words), words, due=None
    )
    table = feature_weights()
    bears = 1 - chances(found)["none"]
    parts = table["constant"].bears + table["near"].bears * found["near"]
    assert parts + sum(s.weight for s in shares._bears(found)) == pytest.approx(math.log(bears / (1 - bears)))


def test_only_the_few_strongest_are_told() -> None:
    """Three for and two against at most, none that hardly weighs."""
    many = [Share("near", f"f{n}", "", weight) for n, weight in enumerate((0.9, -0.2, 0.3, 0.01, 0.5, 0.4, -0.8, -0.3))]
    assert [share.weight for share in strongest(many)] == [0.9, 0.5, 0.4, -0.8, -0.3]
