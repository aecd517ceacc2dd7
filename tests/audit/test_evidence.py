"""What a later sentence shows of a promise, construction by construction."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

import saydo

CASES: list[dict[str, str]] = tomllib.loads((Path(__file__).parent / "evidence.toml").read_text(encoding="utf-8"))[
    "case"
]


def article(text: str, day: date) -> saydo.Article:
    return saydo.Article(text=text, title=text.split("\n")[0], published=day)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_later_sentence_is_cited_and_read(case: dict[str, str]) -> None:
    """The sentence is among the evidence of the audit, and shows what a reader would say that it shows."""
    dossier = [article(case["promise"], date(2021, 3, 1)), article(case["later"], date(2021, 9, 1))]
    audits = saydo.audit(saydo.analyse_many(dossier), as_of=date(2021, 10, 1))
    cited = [e for a in audits if a.deed == case["deed"] for e in a.evidence if case["words"] in e.span.text]
    assert [e.shows for e in cited] == [case["shows"]]
