"""Turns of phrase, held against what they are said of."""

from datetime import date

import saydo
from saydo.audit.bearing import bearings, near_in
from saydo.audit.case import build_cases
from saydo.audit.gap_chance import Desk
from saydo.audit.gaps import slipped_in_words
from saydo.audit.scene import scenes
from saydo.audit.surroundings import Surroundings
from saydo.audit.terms import Weights
from saydo.audit.told import tell


def audit_of(*stories: tuple[str, str]) -> saydo.Audit:
    """The only audit of articles given as day and text, the title first."""
    articles = [
        saydo.Article(text=text, title=text.split("\n")[0], published=date.fromisoformat(day)) for day, text in stories
    ]
    (found,) = saydo.audit(saydo.analyse_many(articles), as_of=date(2024, 12, 31))
    return found


def test_a_phrase_that_names_another_state_tells_nothing_of_this_one() -> None:
    """ "The last Danes took off" is the end of nothing that Peru has promised, though Peru stands beside it."""
    promise = (
        "2024-01-10",
        "Peru and fuel\n\nPeru will deliver 400 tons of fuel to the port of Ilo, its minister said.",
    )
    later = "The last Danes at the base took off on Monday, and the runway passed to the army of Peru."
    audit = audit_of(promise, ("2024-06-01", f"Base handed over\n\n{later}"))
    assert (audit.who, audit.outcome) == (("PER",), "no evidence")
    assert not any(item.rule.startswith("outcome.") for item in audit.evidence)


def test_words_that_bring_a_date_forward_are_no_clue_that_it_slipped() -> None:
    """ "Six months earlier than planned" may read like "six months later", and is not."""
    story = (
        "2024-02-01",
        "New date for coal plant\n\nThe date for the closing of the coal plant at Ilo has been brought forward to May "
        "2025, Peru's minister said; it had been put at the end of 2027.",
    )
    promise = "Peru and coal\n\nPeru will close its coal plant at Ilo by 2027, its minister said on Monday."
    articles = [
        saydo.Article(text=text, title=text.split("\n")[0], published=date.fromisoformat(day))
        for day, text in (("2023-01-10", promise), story)
    ]
    readings = list(saydo.analyse_many(articles))
    weights = Weights(s.span.text for r in readings for s in r.sentences)
    told = tell(readings)
    (scene, *_) = scenes(build_cases(readings, weights), told, weights)
    found = bearings(scene.case, told, near_in(Surroundings(scene)), weights, due=date(2027, 12, 31))
    clues = slipped_in_words(Desk(scene.case, found, date(2024, 12, 31)))
    assert not any("brought forward" in clue.gap.span.text for clue in clues)
