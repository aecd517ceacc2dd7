"""The commands run over the hand-built storyline, with no language model, and keep to a store of their own."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
import storyline

from saydo.records import Article, Audit, Problem, Reading


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SAYDO_STORE", str(tmp_path / "kept" / "saydo.db"))
    monkeypatch.setenv("COLUMNS", "120")
    return tmp_path / "kept" / "saydo.db"


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> None:
    """read, analyse_many and audit answer from the storyline: a path is the stem of one of its articles or "all"."""
    monkeypatch.setattr("saydo.read", _read)
    monkeypatch.setattr("saydo.analyse_many", _analyse_many)
    monkeypatch.setattr("saydo.audit", _audit)


def _read(source: str, *, published: date | None = None) -> Iterator[Article | Problem]:
    del published
    known = {article.source: article for article in storyline.ARTICLES}
    if source == "all":
        yield from storyline.ARTICLES
        yield from storyline.PROBLEMS
    elif f"pages/{source}.html" in known:
        yield known[f"pages/{source}.html"]
    else:
        yield Problem(source, "no such file")


def _analyse_many(articles: Iterable[Article], *, workers: int = 1) -> Iterator[Reading]:
    del workers
    readings = {reading.article.id: reading for reading in storyline.READINGS}
    for article in articles:
        yield readings[article.id]


def _audit(readings: Iterable[Reading], *, as_of: date) -> tuple[Audit, ...]:
    del as_of
    known = {reading.article.id for reading in readings}
    return tuple(a for a in storyline.AUDITS if {item.article for item in (*a.announced, *a.evidence)} <= known)
