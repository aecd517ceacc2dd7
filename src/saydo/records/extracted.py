"""What is read from one article: dates, figures, actors, statements, events, commitments."""

from dataclasses import dataclass
from datetime import date, timedelta

from saydo.records.text import Span, hash_of


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

    place and holder are the words that say where the things are and whose they are ("U.S. troops in Iraq"). of is the
    id of the figure that this one is a part of ("3,000 of the 17,000").
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
class Reference:
    """Words that do not say by themselves what they are of ("they", "four more", "the station"), with the phrase of the
    article that says it, and the chance that it is meant."""

    article: str
    span: Span
    rule: str
    stands_for: Span
    chance: float

    @property
    def id(self) -> str:
        return hash_of("reference", self.article, self.span.start, self.span.end)


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
    conditional, demanded, denied or not done. statement is the id of the statement it stands in. deeds are all those
    that the words name equally well, `deed` first.
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
