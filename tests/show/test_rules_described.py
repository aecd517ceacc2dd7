"""Every rule has a description that a reader may see."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import saydo
from saydo.extract.dates.rules import rules as date_rules
from saydo.lexicon.outcomes import outcome_cues
from saydo.lexicon.rules import rules
from saydo.records import Article, Reading
from saydo.show.explain import describe
from saydo.show.vocabulary import VERDICTS

EXAMPLE = Path(__file__).parents[2] / "examples" / "iraq-2021" / "pages"
SOURCE = Path(saydo.__file__).parent
NOBODY = describe("no.such-rule")
GAPS = {"slipped", "shrunk", "relabelled", "re-announced", "contradicted", "disputed", "conditional", "undone"}


def test_rules_written_in_the_code_are_described() -> None:
    """Every name of the form "stage.rule" that a stage writes into records stands in rules.toml."""
    written = re.compile(
        r'"((?:name|reference|when|figure|statement|event|commitment|gap|outcome|verdict)\.[a-z-]+(?:\.[a-z-]+)*)"'
    )
    stages = [path for stage in ("extract", "resolve", "audit") for path in (SOURCE / stage).rglob("*.py")]
    found = {name for path in stages for name in written.findall(path.read_text(encoding="utf-8"))}
    assert found
    assert {name for name in found if describe(name) == NOBODY} == set()


def test_rules_made_of_tables_are_described() -> None:
    """Verdicts, date rules, and the rules named after turns of phrase are described one by one."""
    assert {verdict for verdict in VERDICTS if describe(f"verdict.{verdict}") == NOBODY} == set()
    assert {rule.name for rule in date_rules() if describe(rule.name, "when") == NOBODY} == set()
    cues = {f"gap.{c.shows}.{c.name}" if c.shows in GAPS else f"outcome.{c.name}" for c in outcome_cues()}
    assert {name for name in cues if describe(name) == NOBODY} == set()


def test_descriptions_are_told_apart() -> None:
    """No two rules share a description: the reader could not tell which spoke."""
    descriptions = [(rule.name.split(".")[0], rule.description) for rule in rules().values()]
    assert len(set(descriptions)) == len(descriptions)


@pytest.mark.slow
@pytest.mark.skipif(not any(EXAMPLE.rglob("a*.html")), reason="the example is not there")
def test_every_rule_that_speaks_over_the_example_is_described() -> None:
    """Whatever rule made a record, gap, evidence or verdict of the example, `saydo explain` describes it."""
    articles = [item for item in saydo.read(EXAMPLE) if isinstance(item, Article)]
    readings = list(saydo.analyse_many(articles))
    spoken = {(record.rule, type(record).__name__.lower()) for reading in readings for record in _all(reading)}
    for audit in saydo.audit(readings, as_of=max(a.published for a in articles if a.published)):
        spoken |= {(name, "audit") for name in audit.rules}
        spoken |= {(piece.rule, "audit") for piece in (*audit.gaps, *audit.evidence)}
    assert spoken
    assert {rule for rule, kind in spoken if describe(rule, kind) == NOBODY} == set()


def _all(reading: Reading) -> Iterator[Any]:
    yield from reading.records()
    yield from reading.names
    yield from reading.references
