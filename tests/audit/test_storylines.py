"""Short storylines with the verdict that a careful reader gives."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import saydo

STORYLINES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "storylines.toml").read_text(encoding="utf-8")
)["storyline"]


def audits_of(storyline: dict[str, Any]) -> tuple[saydo.Audit, ...]:
    articles = [
        saydo.Article(text=text, title=text.split("\n")[0], published=date.fromisoformat(day))
        for day, text in storyline["articles"]
    ]
    return saydo.audit(saydo.analyse_many(articles), as_of=storyline["as_of"])


@pytest.mark.parametrize("storyline", STORYLINES, ids=lambda s: s["name"])
def test_a_storyline_gets_its_verdict(storyline: dict[str, Any]) -> None:
    """The commitment is found once, with its actor, and gets the verdict."""
    audits = [a for a in audits_of(storyline) if storyline["who"] in a.who and storyline["deed"] == a.deed]
    assert [a.verdict for a in audits] == [storyline["verdict"]]
    assert set(storyline.get("gaps", [])) <= {gap.type for gap in audits[0].gaps}


@pytest.mark.parametrize("storyline", STORYLINES, ids=lambda s: s["name"])
def test_nothing_without_its_words(storyline: dict[str, Any]) -> None:
    """Every announcement, gap and piece of evidence stands in its article, character for character."""
    texts = {saydo.Article(text=text).id: text for _, text in storyline["articles"]}
    for audit in audits_of(storyline):
        for item in [*audit.announced, *audit.gaps, *audit.evidence]:
            assert texts[item.article][item.span.start : item.span.end] == item.span.text


def test_articles_published_later_do_not_count() -> None:
    """The same dossier asked at an earlier day knows nothing of what came after."""
    storyline = next(s for s in STORYLINES if s["name"].startswith("an airport"))
    early = audits_of({**storyline, "as_of": date(2011, 1, 1)})
    assert {a.verdict for a in early} <= {"pending"}


def test_the_same_input_gives_the_same_audits() -> None:
    """No clock and no chance: two runs agree in every field."""
    assert audits_of(STORYLINES[0]) == audits_of(STORYLINES[0])
