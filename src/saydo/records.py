"""Every record type. All are frozen, carry the words they were read from, and have an id that is a hash of key fields.

Offsets are half-open characters into `Article.text`: `article.text[span.start:span.end] == span.text`.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta


def hash_of(*fields: object) -> str:
    """Twelve hexadecimal digits of SHA-256 over the fields, the same on every machine."""
    joined = "\x1f".join("" if item is None else str(item) for item in fields)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of an article: `article.text[start:end] == text`."""

    start: int
    end: int
    text: str

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Problem:
    """Trouble with one source: the run goes on, and says at its end what it left out."""

    source: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the article's text. kind: title, deck, paragraph, caption or note (a correction or the like).

    at is the character of the source at which the block begins, for sources that are plain text.
    """

    kind: str
    start: int
    end: int
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `text` is title, deck and paragraphs joined by blank lines; `parts` give the offsets of each.

    published_from says how the day is known: json-ld, meta, time element, printed, front matter, feed,
    argument or url.
    modified is the day of the last change where the page states one. complete is False for a teaser of a story that
    stands elsewhere. source is the path or URL that it was read from. also_in names the other outlets that carry the
    same text.
    """

    text: str
    id: str = ""
    title: str | None = None
    deck: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    published: date | None = None
    published_from: str | None = None
    language: str | None = None
    complete: bool = True
    parts: tuple[Part, ...] = ()
    source: str | None = None
    modified: date | None = None
    also_in: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", hash_of(self.url or self.text))

    def span(self, start: int, end: int) -> Span:
        return Span(start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class When:
    """A time expression (TIMEX3, ISO-TimeML) as an interval of days, both inclusive; None is an open end.

    `anchor` is the day it was reckoned from, None where none was needed or there is none to be had. `bound` is how the
    words before it limit the deed: by, before, until, within, from, since, after, or None. `reason` says why it has no
    interval, or why it has this one where that is not plain. `replaces` is the id of the date that the text says was
    given up for this one ("put back from 3 May to 4 June": the second replaces the first).
    """

    article: str
    span: Span
    rule: str
    first: date | None
    last: date | None
    value: str
    kind: str
    anchor: date | None = None
    bound: str | None = None
    reason: str | None = None
    replaces: str | None = None

    @property
    def id(self) -> str:
        return hash_of("when", self.article, self.span.start, self.span.end)

    @property
    def resolved(self) -> bool:
        return self.first is not None or self.last is not None

    @property
    def deadline(self) -> date | None:
        """The last day on which the deed would be on time: "before X" ends the day before, all else with the interval;
        "since", "from" and "after" end nowhere."""
        if self.bound in ("since", "from", "after"):
            return None
        if self.bound == "before":
            return self.first - timedelta(days=1) if self.first is not None else None
        return self.last


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts or measures. low or high None is an open end; change is one of = ~ > < up down.

    place and holder are the words that say where the things are and whose they are ("U.S. troops in Iraq"). of is the id
    of the figure that this one is a part of ("3,000 of the 17,000").
    """

    article: str
    span: Span
    rule: str
    low: float | None
    high: float | None
    unit: str | None
    what: str | None
    change: str = "="
    place: Span | None = None
    holder: Span | None = None
    of: str | None = None

    @property
    def id(self) -> str:
        return hash_of("figure", self.article, self.span.start, self.span.end)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. id is ISO 3166 alpha-3 for a state, else a slug; country is alpha-3 or None.

    kind: state, government, military, legislature, person, party, armed group, igo, ngo, company, media, people, or
    organisation where no more is known of it. body is the short name of what a person acts for where that is no state.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    role: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an actor, and whom they were resolved to (None while that is not known), with the reason."""

    span: Span
    actor: Actor | None = None
    reason: str | None = None

    @property
    def id(self) -> str | None:
        return self.actor.id if self.actor else None

    @property
    def country(self) -> str | None:
        return self.actor.country if self.actor else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where. country is ISO 3166 alpha-3; latitude and longitude are degrees, None where not known."""

    id: str
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    span: Span | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name as it stands: label PERSON, ORG, LOC or EVENT. `title` holds the words of office around it ("Prime
    Minister", "the group's spokesman"), `of` the words that say whose office ("Iraq's", "of Chad")."""

    article: str
    span: Span
    rule: str
    label: str
    title: Span | None = None
    of: Span | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's words or thoughts as reported: speaker, cue, contents (in several pieces where the cue breaks in).

    kind: direct, indirect or mixed. stance: say, announce, promise, deny, reject, accuse, demand, threaten, predict or
    report. via: the outlets or persons it came through, nearest to the reader first. source_type is what kind of person
    a speaker without a name is: official, insider, witness, expert, military, business or person.
    """

    article: str
    span: Span
    rule: str
    speaker: Span | None
    cue: Span
    contents: tuple[Span, ...]
    kind: str
    stance: str
    speaker_actor: Actor | None = None
    speaker_reason: str | None = None
    anonymous: bool = False
    negated: bool = False
    via: tuple[str, ...] = ()
    when: When | None = None
    source_type: str | None = None

    @property
    def id(self) -> str:
        return hash_of("statement", self.article, self.cue.start, self.cue.end)


@dataclass(frozen=True, slots=True)
class Event:
    """A deed that the text tells of, done or not: `status` and `factuality` say which.

    type and mode are PLOVER's, deed is of the dossier vocabulary (either may be None, not both). `thing` is what is
    moved, given, built, counted or held, in the words of the text. status: done, under way, planned, possible,
    conditional, demanded, denied or not done. statement is the id of the statement it stands in. deeds are all deeds that
    the words name equally well, `deed` first.
    """

    article: str
    span: Span
    rule: str
    trigger: Span
    lemma: str
    type: str | None
    mode: str | None
    deed: str | None
    status: str
    factuality: float
    actors: tuple[Mention, ...] = ()
    targets: tuple[Mention, ...] = ()
    thing: Span | None = None
    place: Place | None = None
    when: When | None = None
    dates: tuple[When, ...] = ()
    figures: tuple[Figure, ...] = ()
    statement: str | None = None
    deeds: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return hash_of("event", self.article, self.trigger.start, self.trigger.end, self.deed or self.type)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its words, the kind of part it stands in, and the lemmas of its content words in order."""

    article: str
    span: Span
    part: str
    lemmas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise as one passage tells it: who will do which deed, and what can be checked of it.

    `span` is the passage. force: promise, agreement, decision, order, plan, timetable or recalled. `day` is the day on
    which it was made (None if the text does not say), `by` who announced it. due_now is set where the passage itself
    moves the date.
    """

    article: str
    span: Span
    rule: str
    who: tuple[Mention, ...]
    deed: str
    deeds: tuple[str, ...]
    what: Span | None
    amount: Figure | None
    place: Place | None
    due: When | None
    due_now: When | None
    condition: Span | None
    force: str
    negative: bool
    day: date | None
    by: str | None
    statement: str | None
    event: str

    @property
    def id(self) -> str:
        return hash_of("commitment", self.article, self.span.start, self.span.end, self.deed, self.event)


@dataclass(frozen=True, slots=True)
class Announcement:
    """One telling of a commitment: in which article, on which day it was made, by whom, in which words."""

    article: str
    day: date | None
    by: str | None
    span: Span
    commitment: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A way in which words and deeds part, with the words that show it, the rule that saw it and why."""

    type: str
    article: str
    span: Span
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that bear on a commitment; `shows` is an outcome of the dossier vocabulary.

    `day` is that of the article, `on` the one on which the text says it was done, `by` the code of who says so where it
    is not the author.
    """

    article: str
    day: date | None
    span: Span
    shows: str
    rule: str
    reason: str
    strength: float = 1.0
    event: str | None = None
    on: date | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Audit:
    """What became of one commitment as of a day. who holds ISO alpha-3 codes and short names; place is alpha-3."""

    who: tuple[str, ...]
    deed: str
    what: str | None
    amount: Figure | None
    place: str | None
    due: date | None
    due_now: date | None
    condition: str | None
    announced: tuple[Announcement, ...]
    verdict: str
    outcome: str
    schedule: str
    gaps: tuple[Gap, ...]
    evidence: tuple[Evidence, ...]
    reasons: tuple[str, ...]
    rules: tuple[str, ...]
    as_of: date

    @property
    def id(self) -> str:
        first = self.announced[0]
        return hash_of("audit", first.article, first.span.start, first.span.end, self.deed, *self.who)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one article. factuality is (start, end, value in [-3, 3]) a predicate, in order, and
    statuses is (start, end, status) likewise."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Name, ...] = ()
    dates: tuple[When, ...] = ()
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    factuality: tuple[tuple[int, int, float], ...] = ()
    governors: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    statuses: tuple[tuple[int, int, str], ...] = field(default=(), repr=False)
    problems: tuple[Problem, ...] = ()

    def statuses_in(self, start: int, end: int) -> tuple[str, ...]:
        """How the predicates between two offsets are told (status as in Event), in order."""
        first = bisect_right(self.statuses, (start, start, ""))
        found = []
        for begins, _, status in self.statuses[first:]:
            if begins >= end:
                break
            found.append(status)
        return tuple(found)

    def factuality_at(self, offset: int) -> float:
        """Factuality in [-3, +3] of the predicate whose word covers the offset, else of the one that governs it.

        +3 it happened, -3 it did not, 0.0 no telling or no predicate there.
        """
        found = self._predicate_at(offset)
        if found is None:
            place = bisect_right(self.governors, (offset, len(self.article.text))) - 1
            found = self._predicate_at(self.governors[place][1]) if place >= 0 else None
        return found if found is not None else 0.0

    def _predicate_at(self, offset: int) -> float | None:
        place = bisect_right(self.factuality, (offset, len(self.article.text), 4.0)) - 1
        if place < 0:
            return None
        start, end, value = self.factuality[place]
        return value if start <= offset < end else None

    def sentence_at(self, offset: int) -> Sentence | None:
        place = bisect_right([s.span.start for s in self.sentences], offset) - 1
        return self.sentences[place] if place >= 0 else None

    def records(self) -> Iterable[When | Figure | Statement | Event | Commitment]:
        yield from self.dates
        yield from self.figures
        yield from self.statements
        yield from self.events
        yield from self.commitments
