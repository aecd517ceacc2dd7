"""Sources made to break a reader: each gives what its line says, soon, and its neighbour is read."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.hostile import HOSTILE, SENTENCE, Hostile

import saydo
from saydo.read.supervised import PageLost, Supervised
from saydo.records import Article, Problem

NEIGHBOUR = f"Neighbours of the market road are pleased\n\nPublished 3 May 2022\n\n{SENTENCE}\n"
LONGEST = 10.0
SLOW = {"some-links.html", "line.txt", "stars.md", "items.xml", "lines.txt"}


@pytest.fixture
def child() -> Iterator[Supervised]:
    supervised = Supervised()
    yield supervised
    supervised.stop()


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=case.name, marks=[pytest.mark.slow] if case.name in SLOW else []) for case in HOSTILE],
)
def test_hostile_source(tmp_path: Path, case: Hostile) -> None:
    """Nothing hangs, nothing is lost but what the Problems name, and the next file is read."""
    case.write(tmp_path)
    (tmp_path / "zz-neighbour.txt").write_text(NEIGHBOUR)
    began = time.perf_counter()
    items = list(saydo.read(tmp_path, follow=False))
    assert time.perf_counter() - began < LONGEST
    articles = [item for item in items if isinstance(item, Article)]
    problems = [item for item in items if isinstance(item, Problem)]
    assert articles[-1].title == "Neighbours of the market road are pleased"
    assert len(articles) - 1 == case.articles
    assert len(problems) == len(case.said)
    for piece, problem in zip(case.said, problems, strict=True):
        assert piece in problem.message
        assert problem.source.startswith(str(tmp_path / case.name))
    assert not any("root:" in article.text for article in articles)


def _sleep(seconds: float) -> str:
    time.sleep(seconds)
    return "awake"


def _die(*_: object) -> None:
    import os

    os._exit(3)


def _eat(*_: object) -> int:
    return len(bytearray(4_000_000_000))


def _fail(*_: object) -> None:
    raise ValueError("a fault in a parser")


def _double(number: int) -> int:
    return 2 * number


@pytest.mark.parametrize(
    ("work", "given", "said"),
    [
        (_sleep, (5.0,), "took over 0 s"),
        (_die, (), "ended the process"),
        (_eat, (), "too much memory"),
        (_fail, (), "could not be read: ValueError: a fault in a parser"),
    ],
    ids=["sleeps", "dies", "eats", "fails"],
)
def test_child_is_replaced(child: Supervised, work: object, given: tuple[object, ...], said: str) -> None:
    """Work that takes too long, ends its process, eats the memory or fails is lost, and the next is done as before."""
    assert child.ask(_double, 4) == 8
    with pytest.raises(PageLost, match=said):
        child.ask(work, *given, seconds=0.4 if work is _sleep else 8.0)  # type: ignore[arg-type]
    assert child.ask(_double, 5) == 10


def test_child_is_shared_by_one_process_alone(child: Supervised) -> None:
    """One child serves many pages, and the time it used is known."""
    assert [child.ask(_double, number) for number in range(50)] == [2 * number for number in range(50)]
    assert child.seconds_used() >= 0.0
