"""An article to be read: its text in pieces, each leading to what was read from it, and a note on every record."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from saydo.records import Commitment, Event, Figure, Reading, Statement, When
from saydo.show.explain import explain
from saydo.show.highlights import Block, Mark, blocks
from saydo.store import KINDS, Found
from saydo.store.ask.answers import QuotedIn

Extracted = When | Figure | Statement | Event | Commitment
HERE = "here"
NAMES = {"commitment": "Commitment", "statement": "Statement", "event": "Event", "when": "Date", "figure": "Figure"}
CLASSES = {"when": "date"}
LEGEND = (
    ("commitment", "a promise"),
    ("statement", "what somebody said"),
    ("event", "something that is told of"),
    ("date", "a date"),
    ("figure", "a figure"),
)
IDS = ("event", "statement")  # of other records: they are named with those in the same words
SHADES = {"announced": "announced", "evidence": "evidence", "gap": "a gap"}
ROLES = {"announced": "Announcement", "evidence": "Evidence", "gap": "Gap"}


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one look throughout. href leads to the note on the innermost record, where there is none to the case
    they bear on; at says that they are what a link meant."""

    text: str
    classes: str
    href: str
    here: bool
    at: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A part of the article (title, deck, paragraph, caption, note)."""

    kind: str
    pieces: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What a record's words are to a case: announced, evidence or a gap."""

    id: str
    part: str
    anchor: str
    sentence: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Note:
    """All that is said of one record beside the text."""

    id: str
    kind: str
    name: str
    sentence: str
    parts: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]
    rule: str
    rule_words: str
    also: tuple[tuple[str, str, str], ...]
    cases: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """The page of an article. found_at is False where the words that a link meant do not stand in this text."""

    blocks: tuple[Paragraph, ...]
    records: tuple[Note, ...]
    legend: tuple[tuple[str, str, int], ...]
    shown: tuple[tuple[str, str], ...]
    found_at: bool


def reader(
    reading: Reading, quoted: Sequence[QuotedIn], sentences: Mapping[str, str], at: tuple[int, int] | None
) -> Reader:
    """`quoted` is what audits quote of it, `sentences` are those of their cases, `at` the words that a link means."""
    text = reading.article.text
    records = list(_records(reading))
    parts = [_part(item, reading.article.id, sentences) for item in quoted]
    marks = [_mark(kind, record) for kind, record in records] + [mark for mark, _ in parts]
    within = at is not None and 0 <= at[0] < at[1] <= len(text)
    if at is not None and within:
        marks.append(Mark(at[0], at[1], HERE, "", HERE, ""))
    counts = {kind: sum(CLASSES.get(each, each) == kind for each, _ in records) for kind, _ in LEGEND}
    shades = {mark.kind for mark, _ in parts}
    return Reader(
        tuple(_paragraphs(blocks(reading.article, marks), at[0] if at is not None and within else None)),
        tuple(_note(kind, record, reading, marks, parts) for kind, record in records),
        tuple((kind, sample, counts[kind]) for kind, sample in LEGEND if counts[kind]),
        tuple((kind, words) for kind, words in SHADES.items() if kind in shades),
        at is None or within,
    )


def address_of(article: str, start: int, end: int, *, case: str = "") -> str:
    """Where words are read in their article."""
    return f"/article/{article}?{f'case={case}&' if case else ''}at={start}-{end}#at"


def anchor(role: str, article: str, start: int, end: int) -> str:
    """The name under which the page of a case has words that it quotes."""
    return f"{role}-{article}-{start}-{end}"


def span_asked(at: str | None) -> tuple[int, int] | None:
    """The offsets in an address: 120-240."""
    found = re.fullmatch(r"(\d{1,9})-(\d{1,9})", at or "")
    return (int(found[1]), int(found[2])) if found else None


def _records(reading: Reading) -> Iterator[tuple[str, Extracted]]:
    for kind, (field, _) in KINDS.items():
        for record in getattr(reading, field):
            yield kind, record


def _mark(kind: str, record: Extracted) -> Mark:
    """The words of a record; of an event its trigger, for the passage is that of its sentence."""
    span = record.trigger if isinstance(record, Event) else record.span
    kind = "deed" if isinstance(record, Event) and record.deed else CLASSES.get(kind, kind)
    return Mark(span.start, span.end, kind, "", record.id, "")


def _part(item: QuotedIn, article: str, sentences: Mapping[str, str]) -> tuple[Mark, Part]:
    name = anchor(item.role, article, item.start, item.end)
    part = Part(item.case, ROLES[item.role], name, sentences[item.case], item.verdict)
    return Mark(item.start, item.end, item.role, "", "", f"/case/{item.case}#{name}"), part


def _paragraphs(found: Iterable[Block], at: int | None) -> Iterator[Paragraph]:
    waiting = at is not None
    for block in found:
        runs = []
        for piece in block.pieces:
            here = any(mark.kind == HERE for mark in piece.over)
            records = [mark for mark in piece.over if mark.name and mark.kind != HERE]
            inner = min(records, key=lambda mark: (mark.end - mark.start, mark.name), default=None)
            classes = dict.fromkeys(mark.kind for mark in piece.over if mark.kind != HERE)
            href = f"#r-{inner.name}" if inner else next((mark.target for mark in piece.over if mark.target), "")
            runs.append(Run(piece.text, " ".join(classes), href, here, here and waiting))
            waiting = waiting and not here
        yield Paragraph(block.kind, tuple(runs))


def _note(
    kind: str, record: Extracted, reading: Reading, marks: Sequence[Mark], parts: Sequence[tuple[Mark, Part]]
) -> Note:
    own = _mark(kind, record)
    explained = explain(Found(kind, record, reading), {reading.article.id: reading}, lexicon=False)
    rule, words = explained.rules[0]
    also = [m for m in marks if m.name not in ("", HERE, own.name) and m.start < own.end and own.start < m.end]
    text = reading.article.text
    return Note(
        record.id,
        kind,
        NAMES[kind],
        explained.sentence,
        tuple((name, value) for name, value in explained.parts if name not in IDS),
        explained.reasons,
        rule,
        words,
        tuple((m.name, _name(m.kind), text[m.start : m.end] if m.end - m.start < 40 else "") for m in also),
        tuple(dict.fromkeys(part for mark, part in parts if mark.start < own.end and own.start < mark.end)),
    )


def _name(kind: str) -> str:
    return {"deed": "event"}.get(kind, kind)
