"""The page dump from which this project set out, where it is at hand: what it promises, and what became of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import saydo

PAGES = Path(__file__).parents[3] / "shared" / "pages"


@pytest.mark.skipif(not PAGES.exists(), reason="the specimen is not at hand")
def test_the_end_of_a_combat_mission_is_relabelled_and_the_denied_rumour_disputed() -> None:
    """Two commitments of one state, each with its own verdict and gaps; no neighbouring story of the page leaks in."""
    articles = [a for a in saydo.read(PAGES) if isinstance(a, saydo.Article)]
    dated = [replace(a, published=a.published or date(2021, 7, 23)) for a in articles]
    promised, rumoured = saydo.audit(saydo.analyse_many(dated), as_of=date(2021, 7, 25))
    assert (promised.who, promised.deed, promised.due) == (("USA",), "withdraw", date(2021, 12, 31))
    assert promised.verdict == "relabelled"
    shown = " ".join(gap.span.text for gap in promised.gaps if gap.type in ("relabelled", "re-announced"))
    assert "replaced by" in shown
    assert "functional clarification" in shown
    assert "already declared over" in shown
    assert (rumoured.verdict, {gap.type for gap in rumoured.gaps}) == ("disputed", {"disputed"})
    cited = " ".join(item.span.text for audit in (promised, rumoured) for item in (*audit.evidence, *audit.gaps))
    assert not any(word in cited for word in ("fuel", "China", "missile"))
