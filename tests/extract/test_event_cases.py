"""Events: a table of sentences over the sixteen types and all statuses, with what the engine is known to miss.

event_cases.tsv was written before the engine was run on it. Its last column names the columns that are missed today: a
row may miss no other, and the number of cells that are right may not fall.
"""

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

import saydo
from saydo.lexicon.deeds import PLOVER
from saydo.records import Article, Event, Reading, Span

TABLE = Path(__file__).with_name("event_cases.tsv")
COLUMNS = ("trigger", "type", "mode", "deed", "actor", "target", "status")
STATUSES = {"done", "under way", "planned", "possible", "conditional", "demanded", "denied", "not done"}
# Right cells at the least, of those that the table holds.
FLOORS = {"trigger": 298, "type": 248, "mode": 116, "deed": 148, "actor": 262, "target": 235, "status": 281}


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if not line.startswith("#"))
        return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    """Every sentence read once, as an article of its own."""
    articles = [Article(text=text) for text in dict.fromkeys(row["text"] for row in rows())]
    return {reading.article.text: reading for reading in saydo.analyse_many(articles)}


def missed(row: dict[str, str], events: Iterable[Event]) -> list[str]:
    """The columns of the row that no event with its trigger gets right, of the event that gets most."""
    held = [column for column in COLUMNS if row[column]]
    named = [event for event in events if event.trigger.text in row["trigger"].split("/")]
    return min(([c for c in held if not _right(c, row[c], event)] for event in named), key=len, default=held)


def _right(column: str, wanted: str, event: Event) -> bool:
    if column == "actor":
        return _names(wanted, [mention.span for mention in event.actors])
    if column == "target":
        return _names(wanted, [mention.span for mention in event.targets] + ([event.thing] if event.thing else []))
    if column == "deed":
        return bool({event.deed or "-", *event.deeds} & set(wanted.split("/")))
    said = {"trigger": event.trigger.text, "type": event.type, "mode": event.mode, "status": event.status}[column]
    return (said or "-") in wanted.split("/")


def _names(wanted: str, spans: list[Span]) -> bool:
    """ "-": nobody; "a+b": both; "a/b": either."""
    said = " ".join(span.text.lower() for span in spans)
    if wanted == "-":
        return not spans
    return all(any(word.lower() in said for word in words.split("/")) for words in wanted.split("+"))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"])
def test_event_is_read_as_the_table_has_it(row: dict[str, str], readings: dict[str, Reading]) -> None:
    """A row is right in every column but those that are marked as known to be missed."""
    assert set(missed(row, readings[row["text"]].events)) <= set(row["missed"].split())


def test_right_cells_do_not_get_fewer(readings: dict[str, Reading]) -> None:
    """As many cells of each column are right as have been, whatever is marked as missed."""
    right: Counter[str] = Counter()
    for row in rows():
        wrong = missed(row, readings[row["text"]].events)
        right.update(column for column in COLUMNS if row[column] and column not in wrong)
    assert {column: right[column] for column in FLOORS if right[column] < FLOORS[column]} == {}


def test_the_table_is_broad() -> None:
    """250 sentences or more, with every type and every status, and each type a dozen times but where it is rare."""
    table = rows()
    assert len({row["text"] for row in table}) >= 250
    types = Counter(type_ for row in table for type_ in row["type"].split("/") if type_)
    assert set(types) == PLOVER
    assert min(types.values()) >= 8
    assert {status for row in table for status in row["status"].split("/") if status} == STATUSES


def test_a_wrong_row_is_seen(readings: dict[str, Reading]) -> None:
    """The comparison can fail: every column, put wrong, is missed."""
    row = next(row for row in rows() if row["text"] == "Canada granted asylum to the singer.")
    events = readings[row["text"]].events
    assert missed(row, events) == []
    for column, wrong in (
        ("type", "ASSAULT"),
        ("mode", "drone"),
        ("deed", "resign"),
        ("actor", "singer"),
        ("target", "Canada"),
        ("status", "denied"),
    ):
        assert missed({**row, column: wrong}, events) == [column]
    assert missed({**row, "trigger": "asylum"}, events)[0] == "trigger"
