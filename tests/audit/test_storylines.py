"""Short storylines with the verdict that a careful reader gives."""

import tomllib
from collections.abc import Iterable
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
        saydo.Article(text=text, title=text.split("\n")[0], published=date.fromisoformat(day) if day else None)
        for day, text in storyline["articles"]
    ]
    return saydo.audit(saydo.analyse_many(articles), as_of=storyline["as_of"])


def unmet(storyline: dict[str, Any], audits: Iterable[saydo.Audit]) -> list[str]:
    """What a storyline says and the audits do not."""
    meant = [audit for audit in audits if storyline["who"] in audit.who and storyline["deed"] == audit.deed]
    if storyline.get("verdict") == "none":
        return [f"an audit, {audit.verdict}" for audit in meant]
    if len(meant) != 1:
        return [f"{len(meant)} audits"]
    (audit,) = meant
    gaps, shown = {gap.type for gap in audit.gaps}, {piece.span.text for piece in audit.evidence}
    said = {
        name: str(getattr(audit, name)) for name in ("verdict", "outcome", "due", "place", "what") if name in storyline
    }
    return [
        *(f"{name}: {found}" for name, found in said.items() if found != str(storyline[name])),
        *(f"verdict: {audit.verdict}" for _ in range(storyline.get("not_verdict") == audit.verdict)),
        *(f"no gap {gap}" for gap in storyline.get("gaps", []) if gap not in gaps),
        *(f"gap {gap}" for gap in storyline.get("not_gaps", []) if gap in gaps),
        *(f"evidence {words}" for words in storyline.get("not_shown", []) if words in shown),
    ]


@pytest.mark.parametrize("storyline", STORYLINES, ids=lambda s: s["name"])
def test_a_storyline_gets_its_verdict(storyline: dict[str, Any]) -> None:
    """The commitment is found once, with its actor, and gets the verdict."""
    assert unmet(storyline, audits_of(storyline)) == []


@pytest.mark.parametrize("storyline", STORYLINES, ids=lambda s: s["name"])
def test_nothing_without_its_words(storyline: dict[str, Any]) -> None:
    """Every announcement, gap and piece of evidence stands in its article, character for character."""
    texts = {saydo.Article(text=text).id: text for _, text in storyline["articles"]}
    for audit in audits_of(storyline):
        for item in [*audit.announced, *audit.gaps, *audit.evidence]:
            assert texts[item.article][item.span.start : item.span.end] == item.span.text


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({"verdict": "kept"}, []),
        ({"verdict": "broken"}, ["verdict: kept"]),
        ({"verdict": "none"}, ["an audit, kept"]),
        ({"who": "FRA"}, ["0 audits"]),
        ({"not_verdict": "kept"}, ["verdict: kept"]),
        ({"outcome": "done", "due": "2000-12-31", "place": "DNK"}, ["place: None"]),
        ({"gaps": ["slipped"]}, ["no gap slipped"]),
        ({"not_gaps": ["slipped"], "not_shown": ["Nobody came."]}, []),
    ],
)
def test_what_people_say_is_held(said: dict[str, Any], complaint: list[str]) -> None:
    """Each thing that a storyline may say is missed where the audit differs, and nothing else is."""
    bridge = STORYLINES[0]
    storyline = {"who": bridge["who"], "deed": bridge["deed"], **said}
    assert unmet(storyline, audits_of(bridge)) == complaint


def test_articles_published_later_do_not_count() -> None:
    """The same dossier asked at an earlier day knows nothing of what came after."""
    storyline = next(s for s in STORYLINES if s["name"].startswith("an airport"))
    early = audits_of({**storyline, "as_of": date(2011, 1, 1)})
    assert {a.verdict for a in early} <= {"pending"}


def test_the_same_input_gives_the_same_audits() -> None:
    """No clock and no chance: two runs agree in every field."""
    assert audits_of(STORYLINES[0]) == audits_of(STORYLINES[0])
