"""Promises and outcomes: the table promises.tsv, read as articles of one sentence, and odd input."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import saydo
from saydo.records import Article, Commitment, Event, Reading

PUBLISHED = date(2024, 3, 15)
FLOORS = {"promise": 0.62, "none": 0.95, "outcome": 0.90}


@dataclass(frozen=True)
class Row:
    """A line of promises.tsv."""

    sort: str
    text: str
    deed: str
    who: str
    what: str
    due: str
    amount: str
    status: str
    missed: str


def rows() -> list[Row]:
    lines = (Path(__file__).parent / "promises.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return [Row(*cell) for cell in cells]


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    articles = [Article(text=row.text, published=PUBLISHED, id=row.text) for row in rows()]
    return {reading.article.id: reading for reading in saydo.analyse_many(articles)}


def _names(words: str, text: str) -> bool:
    return not words or any(word.lower() in text.lower() for word in words.split("|"))


def _faults_of_commitment(row: Row, found: Commitment) -> list[str]:
    amount = found.amount
    due = str(found.due.deadline) if found.due else ""
    held = {
        "deed": bool(set(found.deeds) & set(row.deed.split("|"))),
        "who": any(_names(row.who, mention.span.text) for mention in found.who) or not row.who,
        "what": _names(row.what, found.what.text if found.what else ""),
        "due": not row.due or due in row.due.split("|"),
        "amount": not row.amount or (amount is not None and float(row.amount) in (amount.low, amount.high)),
    }
    return [name for name, holds in held.items() if not holds]


def _faults_of_event(row: Row, found: Event) -> list[str]:
    held = {
        "deed": bool({found.deed, *found.deeds} & set(row.deed.split("|"))),
        "what": _names(row.what, found.thing.text if found.thing else ""),
        "status": found.status in row.status.split("|"),
    }
    return [name for name, holds in held.items() if not holds]


def faults(row: Row, reading: Reading) -> list[str]:
    """What is missing or wrong of a row in the record that has it best."""
    if row.sort == "none":
        return ["found"] if reading.commitments else []
    found = (
        [_faults_of_commitment(row, c) for c in reading.commitments]
        if row.sort == "promise"
        else [_faults_of_event(row, e) for e in reading.events if e.deed]
    )
    return min(found, key=len, default=["found"])


@pytest.mark.parametrize("sort", FLOORS)
def test_share_read_in_full(readings: dict[str, Reading], sort: str) -> None:
    """Of each sort of row at least the floor is read with nothing missing or wrong."""
    wanted = [row for row in rows() if row.sort == sort]
    right = sum(not faults(row, readings[row.text]) for row in wanted)
    assert right / len(wanted) >= FLOORS[sort]


def test_share_found(readings: dict[str, Reading]) -> None:
    """Of the promises at least three quarters give some commitment."""
    wanted = [row for row in rows() if row.sort == "promise"]
    assert sum(bool(readings[row.text].commitments) for row in wanted) / len(wanted) >= 0.75


@pytest.mark.parametrize(
    ("text", "thing", "place"),
    [
        ("The 1,500 French soldiers will leave Niger by December.", "soldiers", "Niger"),
        ("The last American soldiers left Kabul on 30 August 2021.", "soldiers", "Kabul"),
    ],
)
def test_what_moves_is_the_thing(text: str, thing: str, place: str) -> None:
    """Of forces that leave, the thing is the forces and the place where they leave from."""
    events = saydo.analyse(Article(text=text, published=PUBLISHED)).events
    moved = next(event for event in events if event.deed == "withdraw")
    assert moved.thing is not None
    assert thing in moved.thing.text
    assert moved.place is None or place in moved.place.name


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="ab,.'\"-()12 \n\té–will troops leave by 2025", max_size=120))
def test_odd_text_is_read_without_a_fault(text: str) -> None:
    """Whatever the characters, reading ends without an exception and every record quotes the text."""
    article = Article(text=text or ".", published=PUBLISHED)
    reading = saydo.analyse(article)
    spans = [event.thing for event in reading.events if event.thing] + [c.what for c in reading.commitments if c.what]
    assert all(article.text[span.start : span.end] == span.text for span in spans)
