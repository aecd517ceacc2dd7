"""Storylines of many matters: how many get the verdict of a careful reader, as a floor that may only rise."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import saydo

STORYLINES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "storylines_breadth.toml").read_text(encoding="utf-8")
)["storyline"]
FOUND_FLOOR = 0.66
VERDICT_FLOOR = 0.38


def audit_of(storyline: dict[str, Any]) -> saydo.Audit | None:
    """The audit that a storyline means: by actor, and by deed where one has it."""
    articles = [
        saydo.Article(text=text, title=text.split("\n")[0], published=date.fromisoformat(day))
        for day, text in storyline["articles"]
    ]
    audits = saydo.audit(saydo.analyse_many(articles), as_of=storyline["as_of"])
    by_actor = [a for a in audits if set(storyline["who"]) & set(a.who)]
    return next((a for a in by_actor if a.deed in storyline["deed"]), by_actor[0] if by_actor else None)


@pytest.mark.slow
def test_storylines_of_many_matters() -> None:
    """Commitments found and verdicts right stay above their floors."""
    found = [(storyline, audit_of(storyline)) for storyline in STORYLINES]
    known = [(storyline, audit) for storyline, audit in found if audit is not None]
    right = [storyline["name"] for storyline, audit in known if audit.verdict == storyline["verdict"]]
    assert len(known) / len(found) >= FOUND_FLOOR
    assert len(right) / len(found) >= VERDICT_FLOOR
