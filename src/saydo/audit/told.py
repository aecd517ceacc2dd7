"""The sentences of a dossier in the order of publication, each with all that was read in it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from saydo.audit.terms import terms
from saydo.lexicon.actors import accountable_code
from saydo.lexicon.gazetteer import STATE_SENSES, find_known
from saydo.lexicon.outcomes import OutcomeCue, outcome_cues
from saydo.records import Event, Figure, Reading, Sentence

SURE = 0.5  # the chance from which on a reference says what its sentence speaks of


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its terms, events, figures and phrases of outcome, and the day its article came out."""

    reading: Reading
    sentence: Sentence
    day: date | None
    terms: frozenset[str]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    cues: tuple[OutcomeCue, ...]
    days: tuple[tuple[date, date], ...] = ()
    paragraph: int = 0
    meant: frozenset[str] = frozenset()  # terms of what its pronouns and short phrases stand for

    @property
    def article(self) -> str:
        return self.reading.article.id

    @property
    def parties(self) -> frozenset[str]:
        """Codes of all that act or are acted on in it."""
        mentions = [m for e in self.events for m in (*e.actors, *e.targets)]
        return frozenset(accountable_code(m.actor) for m in mentions if m.actor is not None)

    def said_by(self, start: int) -> str | None:
        """The code of the speaker of the statement that covers an offset into the sentence."""
        offset = self.sentence.span.start + start
        for statement in self.reading.statements:
            if any(content.start <= offset < content.end for content in statement.contents):
                actor = statement.speaker_actor
                return accountable_code(actor) if actor is not None else None
        return None

    def statuses(self, start: int, end: int) -> tuple[str, ...]:
        """How the predicates between two offsets into the sentence are told, in order."""
        base = self.sentence.span.start
        return self.reading.statuses_in(base + start, base + end)

    def predicates(self) -> list[tuple[str, str]]:
        """The predicates of the sentence in order, each with how it is told."""
        return self.reading.predicates_in(self.sentence.span.start, self.sentence.span.end)


def codes_of(event: Event) -> frozenset[str]:
    """Codes of those who do the deed."""
    return frozenset(accountable_code(m.actor) for m in event.actors if m.actor is not None)


@lru_cache(maxsize=10_000)
def states_named(text: str) -> frozenset[str]:
    """Codes of the states that a text names, by their capitals and adjectives, too."""
    return frozenset(
        sense.actor.id
        for known in find_known(text)
        for sense in known.meanings
        if sense.kind in STATE_SENSES and sense.actor is not None
    )


def tell(readings: Sequence[Reading]) -> list[Told]:
    """Every sentence of the readings but captions, in the order of publication."""
    found = []
    for reading in sorted(readings, key=lambda r: (r.article.published or date.max, r.article.id)):
        events: dict[int, list[Event]] = defaultdict(list)
        figures: dict[int, list[Figure]] = defaultdict(list)
        days = _days_by_sentence(reading)
        for event in reading.events:
            if (sentence := reading.sentence_at(event.trigger.start)) is not None:
                events[sentence.span.start].append(event)
        for figure in reading.figures:
            if (sentence := reading.sentence_at(figure.span.start)) is not None:
                figures[sentence.span.start].append(figure)
        found += [
            Told(
                reading,
                sentence,
                reading.article.published,
                terms(sentence.span.text),
                tuple(events[sentence.span.start]),
                tuple(figures[sentence.span.start]),
                tuple(cue for cue in outcome_cues() if cue.matches(sentence.span.text)),
                tuple(days[sentence.span.start]),
                _paragraph(reading, sentence),
                _meant(reading, sentence),
            )
            for sentence in reading.sentences
            if sentence.part != "caption"
        ]
    return found


def _days_by_sentence(reading: Reading) -> dict[int, list[tuple[date, date]]]:
    """Start of a sentence -> first and last day of each date that it names."""
    found: dict[int, list[tuple[date, date]]] = defaultdict(list)
    for when in reading.dates:
        sentence = reading.sentence_at(when.span.start)
        if sentence is not None and when.first is not None and when.last is not None:
            found[sentence.span.start].append((when.first, when.last))
    return found


def _meant(reading: Reading, sentence: Sentence) -> frozenset[str]:
    """The terms of all that words of the sentence stand for, where that is said in another one."""
    span = sentence.span
    found = [
        terms(one.stands_for.text)
        for one in reading.references
        if span.covers(one.span) and not span.covers(one.stands_for) and one.chance >= SURE
    ]
    return frozenset[str]().union(*found)


def _paragraph(reading: Reading, sentence: Sentence) -> int:
    """The offset at which the sentence's block of the article begins."""
    starts = [part.start for part in reading.article.parts]
    place = bisect_right(starts, sentence.span.start) - 1
    return starts[place] if place >= 0 else reading.article.text.rfind("\n\n", 0, sentence.span.start)
