"""Why a record says what it says: its words in their sentence, the rule, the lexicon line, the reasons."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from saydo.lexicon.load import FOLDER
from saydo.lexicon.rules import rules
from saydo.records import (
    Announcement,
    Audit,
    Commitment,
    Event,
    Evidence,
    Figure,
    Gap,
    Mention,
    Place,
    Reading,
    Span,
    Statement,
    When,
)
from saydo.show.json_form import stem
from saydo.show.shares import Weighed, weighed, weighed_confidence
from saydo.show.words import day, one_line, sentence
from saydo.store import KINDS, Found

# Where the words of a record may stand in the lexicon: by kind, the beginnings of the file names.
LEXICONS: Mapping[str, tuple[str, ...]] = {
    "event": ("deeds", "deed", "plover"),
    "statement": ("cues",),
    "commitment": ("commissives", "deeds"),
    "when": ("named_days", "time_words", "date_bounds", "numbers"),
    "figure": ("units", "quantities", "numbers"),
}
LONGEST_LINE = 160
LONGEST_WORD = 30
BLOCK_NAME = re.compile(r'name = "([^"]*)"')
BLOCK_DESCRIPTION = re.compile(r"(?:name|meaning|opposite|promised|done|measure|targets|example|counterexample)\b")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article with those around them. `label` says what they are to the record, `weighed` what spoke for
    and against taking them so."""

    label: str
    article: str
    outlet: str
    day: str
    start: int
    before: str
    words: str
    after: str
    weighed: tuple[Weighed, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that is known of why a record is as it is, ready to be shown."""

    kind: str
    id: str
    sentence: str
    passages: tuple[Passage, ...]
    rules: tuple[tuple[str, str], ...]
    lexicon: tuple[str, ...]
    reasons: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]
    confidence: tuple[Weighed, ...] = ()


def describe(rule: str, kind: str = "") -> str:
    """What a rule of records of a kind does, in a sentence; a rule that nobody described is called so."""
    known = rules().get(rule) or rules().get(f"{kind}.{rule}")
    return known.description if known else "This rule has no description yet."


def matching(prefix: str, readings: Iterable[Reading], audits: Iterable[Audit]) -> tuple[Found, ...]:
    """The records and audits whose id begins so, one an id, in the order of their ids."""
    known = {reading.article.id: reading for reading in readings}
    found: dict[str, Found] = {}
    for audit in audits:
        if audit.id.startswith(prefix):
            found.setdefault(audit.id, Found("audit", audit, known.get(audit.announced[0].article)))
    for reading in known.values():
        for kind, (field, _) in KINDS.items():
            for record in getattr(reading, field):
                if record.id.startswith(prefix):
                    found.setdefault(record.id, Found(kind, record, reading))
    return tuple(found[name] for name in sorted(found))


def explain(found: Found, readings: Mapping[str, Reading], *, lexicon: bool = True) -> Explanation:
    """The record in full. `readings`, by article id, are those its spans may point into.

    Without `lexicon` the word lists are not searched, which takes most of the time.
    """
    record = found.record
    names = record.rules if isinstance(record, Audit) else (record.rule,)
    if isinstance(record, Audit):
        names = tuple(dict.fromkeys([*names, *(g.rule for g in record.gaps), *(e.rule for e in record.evidence)]))
    passages = tuple(
        _passage(label, article, span, how, readings.get(article)) for label, article, span, how in _words(found)
    )
    return Explanation(
        found.kind,
        found.id,
        sentence(record),
        passages,
        tuple((name, describe(name, found.kind)) for name in names),
        tuple(_lexicon_lines(found)) if lexicon else (),
        tuple(_reasons(found)),
        tuple(_parts(found)),
        weighed_confidence(record) if isinstance(record, Audit) else (),
    )


def quotations(audit: Audit) -> tuple[Announcement | Gap | Evidence, ...]:
    """All that an audit quotes."""
    return (*audit.announced, *audit.gaps, *audit.evidence)


def _words(found: Found) -> Iterator[tuple[str, str, Span, tuple[Weighed, ...]]]:
    """What the record was read from: (label, article, span, what spoke for and against it)."""
    record = found.record
    if isinstance(record, Audit):
        for announcement in record.announced:
            yield "announced", announcement.article, announcement.span, ()
        for gap in record.gaps:
            yield gap.type, gap.article, gap.span, ()
        for evidence in record.evidence:
            yield f"shows it {evidence.shows}", evidence.article, evidence.span, weighed(evidence)
    else:
        yield found.kind, record.article, record.trigger if isinstance(record, Event) else record.span, ()


def _passage(label: str, name: str, span: Span, how: tuple[Weighed, ...], reading: Reading | None) -> Passage:
    article = reading.article if reading else None
    around = reading.sentence_at(span.start) if reading else None
    start, end = (
        (around.span.start, around.span.end) if around and around.span.overlaps(span) else (span.start, span.end)
    )
    text = article.text if article else ""
    return Passage(
        label,
        stem(article, name),
        (article.outlet if article else None) or "",
        day(article.published if article else None, otherwise="no date"),
        span.start,
        text[min(start, span.start) : span.start],
        span.text,
        text[span.end : max(end, span.end)],
        how,
    )


def _parts(found: Found) -> Iterator[tuple[str, str]]:
    """The fields that a reader may ask for, as name and words."""
    record = found.record
    if isinstance(record, Audit):
        yield from (
            ("verdict", record.verdict),
            ("outcome", record.outcome),
            ("schedule", record.schedule),
            ("as of", day(record.as_of)),
        )
        for announcement in record.announced:
            if announcement.commitment:
                yield "commitment", announcement.commitment
        for name in dict.fromkeys(e.event for e in record.evidence if e.event):
            yield "event", name
    if isinstance(record, Commitment):
        yield from (
            ("force", record.force),
            ("deed", " or ".join(record.deeds or (record.deed,))),
            ("event", record.event),
        )
    if isinstance(record, Event):
        plover = " ".join(word for word in (record.type, record.mode) if word)
        yield from (
            ("status", record.status),
            ("factuality", f"{record.factuality:+.1f}"),
            ("PLOVER", plover or "none"),
        )
    if isinstance(record, Statement):
        yield from (
            ("kind", record.kind),
            ("stance", record.stance),
            ("anonymous", "yes" if record.anonymous else "no"),
        )
    if isinstance(record, When):
        yield from (("value", record.value), ("kind", record.kind), ("anchor", day(record.anchor, otherwise="none")))
    if isinstance(record, Commitment | Event) and record.statement:
        yield "statement", record.statement


def _reasons(found: Found) -> Iterator[str]:
    """Of an audit its own reasons, of other records why actors and places were taken as they were."""
    record = found.record
    if isinstance(record, Audit):
        yield from record.reasons
    if isinstance(record, Commitment | Event):
        mentions = record.who if isinstance(record, Commitment) else (*record.actors, *record.targets)
        for mention in mentions:
            yield _resolved(mention)
        if record.place:
            yield _placed(record.place)
    if isinstance(record, Statement) and record.speaker:
        yield _resolved(Mention(record.speaker, record.speaker_actor, record.speaker_reason))


def _resolved(mention: Mention) -> str:
    said = f"“{one_line(mention.span.text)}”"
    if mention.actor is None:
        return f"{said} was not resolved{f': {mention.reason}' if mention.reason else ''}."
    return f"{said} is {mention.actor.name} ({mention.actor.id}){f': {mention.reason}' if mention.reason else ''}."


def _placed(place: Place) -> str:
    said = f"“{one_line(place.span.text)}” is " if place.span else ""
    return f"{said}{place.name} ({place.country or place.id}){f': {place.reason}' if place.reason else ''}."


def _lexicon_lines(found: Found) -> Iterator[str]:
    """The lines of the lexicon that hold the record's word: FILE:LINE: the line."""
    word, block = _looked_up(found.record)
    if not word:
        return
    entry = re.compile(r"(?:^|[\"\t])" + re.escape(one_line(word)) + r"(?:$|[\"\t ])", re.IGNORECASE)
    for path in sorted(FOLDER.iterdir()):
        if path.suffix in (".tsv", ".toml") and path.stem.startswith(LEXICONS[found.kind]):
            for number, line in _entries(path, block):
                hit = entry.search(line)
                if hit:
                    yield f"{path.name}:{number}: {_cut(line, hit.start())}"


def _looked_up(record: object) -> tuple[str, str | None]:
    """The word of a record that a lexicon may hold, and the block of the lexicon (the deed) in which it counts."""
    match record:
        case Event():
            return record.lemma, record.deed
        case Statement():
            return record.cue.text, None
        case When() | Figure() if len(record.span.text) < LONGEST_WORD:
            return record.span.text, None
    return "", None


def _entries(path: Path, block: str | None) -> Iterator[tuple[int, str]]:
    """Numbered lines that hold entries: no comments, nor in TOML what describes a block; of a named block its own."""
    current = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        named = BLOCK_NAME.match(line)
        current = named[1] if named else current
        describes = line.startswith("#") or BLOCK_DESCRIPTION.match(line)
        if not describes and (path.suffix == ".tsv" or block is None or current == block):
            yield number, line


def _cut(line: str, place: int) -> str:
    first = max(0, min(place - LONGEST_LINE // 2, len(line) - LONGEST_LINE))
    shown = " | ".join(line[first : first + LONGEST_LINE].split("\t"))
    return ("…" if first else "") + shown.strip() + ("…" if first + LONGEST_LINE < len(line) else "")
