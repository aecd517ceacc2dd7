"""Who acts in a sentence, and what that makes of it where several in a dossier have promised something."""

from datetime import date

import pytest

import saydo
from saydo.audit.case import build_cases
from saydo.audit.doers import doers_in
from saydo.audit.rivalry import is_of_others
from saydo.audit.scene import scenes
from saydo.audit.terms import Weights
from saydo.audit.told import tell

ACTING = (
    ("The last Norwegian soldiers flew home.", {"NOR"}),
    ("Peru opened the bridge on Tuesday.", {"PER"}),
    ("The Danish base was taken over by the army.", {"DNK"}),
    ("It rained in Lusaka all day.", set()),
)
PROMISES = (
    "Two armies to leave Zambia\n\nNorway will withdraw its 300 soldiers from Zambia by the end of June 2022, the "
    "defence minister of Norway said on Monday.\n\nChile will withdraw its 200 soldiers from Zambia by the end of "
    "December 2022, the defence minister of Chile said on Monday."
)
LATER = (
    "Camp at Kabwe handed over\n\nThe last Norwegian soldiers left Zambia on Tuesday.\n\nThe Chilean soldiers are "
    "packing their tents in Kabwe.\n\nA hailstorm has destroyed the maize around Kabwe."
)
BELONGS = (
    ("The last Norwegian", "NOR", False),
    ("The last Norwegian", "CHL", True),
    ("The Chilean soldiers", "CHL", False),
    ("The Chilean soldiers", "NOR", True),
    ("A hailstorm", "CHL", False),
)


@pytest.mark.parametrize(("text", "codes"), ACTING)
def test_who_acts_is_known_by_doers_and_owners(text: str, codes: set[str]) -> None:
    """Doers of events and the adjectives of what acts count; the place does not."""
    (reading,) = saydo.analyse_many([saydo.Article(text=text)])
    assert doers_in(tell([reading]))[0].acting == codes


def test_a_sentence_without_names_goes_on_from_the_one_before() -> None:
    """Who acted last acts on, within the article."""
    text = "Danish soldiers struck their tents on Monday. The lorries left at dawn."
    (reading,) = saydo.analyse_many([saydo.Article(text=text)])
    found = doers_in(tell([reading]))
    assert found[-1].acting == {"DNK"}
    assert found[-1].carried


@pytest.mark.parametrize(("start", "who", "others"), BELONGS)
def test_what_one_promiser_did_does_not_count_for_another(start: str, who: str, others: bool) -> None:
    """A passage on the soldiers of the one is of others in the case of the other; what names neither is of nobody."""
    days = {PROMISES: date(2022, 3, 1), LATER: date(2022, 6, 29)}
    articles = [saydo.Article(text=text, title=text.split("\n")[0], published=day) for text, day in days.items()]
    readings = list(saydo.analyse_many(articles))
    weights = Weights(s.span.text for r in readings for s in r.sentences)
    told = tell(readings)
    scene = next(s for s in scenes(build_cases(readings, weights), told, weights) if s.case.who == (who,))
    at = next(i for i, one in enumerate(told) if one.sentence.span.text.startswith(start))
    assert is_of_others(scene, at) == others


def test_an_audit_cites_nothing_that_is_of_others() -> None:
    """The departure of one army is not cited in the audit of the other's promise."""
    days = {PROMISES: date(2022, 3, 1), LATER: date(2022, 6, 29)}
    articles = [saydo.Article(text=text, title=text.split("\n")[0], published=day) for text, day in days.items()]
    audits = saydo.audit(saydo.analyse_many(articles), as_of=date(2022, 7, 15))
    cited = {a.who: " ".join(e.span.text for e in a.evidence) for a in audits}
    assert "Norwegian" in cited["NOR",]
    assert "Norwegian" not in cited["CHL",]
