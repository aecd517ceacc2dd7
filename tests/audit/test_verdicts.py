"""When passages are enough for an outcome."""

from datetime import date

import pytest

from saydo.audit.verdicts import Schedule, rests_on
from saydo.records import Evidence, Span

PAST, AHEAD = date(2021, 3, 31), date(2022, 3, 31)
ENOUGH = (
    # shows and strength of the passages; scores; due; whether "done" may be said
    ([("done", 0.25)], {"done": 0.3, "not done": 0.29}, PAST, True),
    ([("done", 0.15)], {"done": 0.3, "not done": 0.1}, PAST, True),
    ([("done", 0.15)], {"done": 0.3, "not done": 0.28}, PAST, False),
    ([("done", 0.05), ("done", 0.06), ("done", 0.07)], {"done": 0.3, "not done": 0.0}, PAST, False),
    ([("not done", 0.5)], {"done": 0.6, "not done": 0.5}, PAST, False),
    ([("done", 0.25)], {"done": 0.4, "not done": 0.0}, AHEAD, False),
    ([("done", 0.45)], {"done": 0.5, "not done": 0.0}, AHEAD, True),
    ([("done", 0.15)], {"done": 0.3, "not done": 0.1}, None, True),
)


@pytest.mark.parametrize(("passages", "scores", "due", "said"), ENOUGH)
def test_an_outcome_rests_on_a_passage(
    passages: list[tuple[str, float]], scores: dict[str, float], due: date | None, said: bool
) -> None:
    """One plain passage, or a faint one with no rival; never many that are fainter; more is asked before the day."""
    span = Span(0, 4, "Done")
    evidence = [Evidence("a", None, span, shows, "event.same-deed", "", strength) for shows, strength in passages]
    assert rests_on("done", scores, evidence, Schedule(due, None, date(2021, 9, 1))) == said
