"""How far a sentence speaks of a case, by what stands around it."""

from datetime import date

import pytest

import saydo
from saydo.audit.case import build_cases
from saydo.audit.scene import Scene, scenes
from saydo.audit.surroundings import FEATURES, NOWHERE, Surroundings, nearness_among
from saydo.audit.terms import Weights
from saydo.audit.told import tell
from saydo.lexicon.nearness import surroundings_weights

ARTICLES = {
    "Peru to open bridge\n\nPeru will open a new bridge at Nanay by August 2021, its transport minister said.": (
        date(2021, 3, 1)
    ),
    "Nanay crosses at last\n\nPeru opened the new bridge at Nanay on Tuesday. They were across by noon.\n\n"
    "They sat in the cafés of Lima.": date(2021, 9, 1),
    "Rice dearer in the capital\n\nThey paid more for a third week.": date(2021, 9, 2),
}


@pytest.fixture(scope="module")
def scene() -> Scene:
    articles = [saydo.Article(text=text, title=text.split("\n")[0], published=day) for text, day in ARTICLES.items()]
    readings = list(saydo.analyse_many(articles))
    weights = Weights(s.span.text for r in readings for s in r.sentences)
    return scenes(build_cases(readings, weights), tell(readings), weights)[0]


def near(scene: Scene, words: str) -> float:
    """How near the sentence with these words is to the case."""
    told = scene.dossier.told
    return nearness_among(Surroundings(scene), next(i for i, t in enumerate(told) if words in t.sentence.span.text))


def test_every_feature_has_a_weight_and_a_meaning() -> None:
    """The table of weights and the functions name the same features, and each function says what it stands for."""
    assert [*surroundings_weights()] == [*(f.__name__ for f in FEATURES), "constant"]
    assert all(f.__doc__ for f in FEATURES)


def test_a_plain_sentence_is_of_what_stands_around_it(scene: Scene) -> None:
    """Beside the deed itself words that name nothing speak of the promise more than elsewhere."""
    assert near(scene, "opened the new") > near(scene, "across by noon") > near(scene, "paid more") == 0


def test_what_is_not_there_speaks_of_nothing(scene: Scene) -> None:
    """The first sentence of an article has none before it, whatever the article before ends with."""
    around = Surroundings(scene)
    for home in scene.dossier.places.values():
        assert around.beside(home.start, -1) == around.beside(home.stop - 1, 1) == NOWHERE
    assert len(around.odds) == len(scene.dossier.told) == len(around.ranked)
