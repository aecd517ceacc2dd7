"""What bears on a case: for each sentence published since the promise, whether it speaks of it, and what it shows.

Two kinds of rule: an event of the same deed (or its opposite) told as done, under way, not done; and a turn of phrase
that tells what became of an undertaking (lexicon/outcomes.toml) in a sentence that speaks of this one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from saydo.audit.case import Case
from saydo.audit.terms import Weights, terms
from saydo.lexicon.actors import accountable_code
from saydo.lexicon.kin import kin, opposites
from saydo.lexicon.outcomes import OutcomeCue, outcome_cues
from saydo.records import Event, Evidence, Figure, Reading, Sentence

OUTCOMES = ("done", "partly done", "under way", "not done", "reversed")
CONTRARY = {"done": "not done", "under way": "not done", "not done": "done"}
EVENT_SHOWS = {"done": "done", "under way": "under way", "not done": "not done", "denied": "not done"}
OPEN_STATUSES = {"planned", "possible", "conditional", "demanded"}
RELATED = 0.1
CARRIED = 0.5
TITLE = 0.15
RIVALRY = 1.0
NOUN_ALONE = 0.5
WITH_PROMISE = 0.25
SAME_DEED = 2.2
KIN_DEED = 1.2
STRANGERS = 0.5
RELATED_FOR_COUNT = 0.2
COUNT = 1.6
UNSAID = 0.4
KIN_NEARNESS = 0.5


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with all that was read in it, and the day its article came out."""

    reading: Reading
    sentence: Sentence
    day: date | None
    terms: frozenset[str]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Bearing:
    """A sentence's bearing on a case: outcomes and gaps, each with its rule, strength and reason."""

    told: Told
    related: float
    evidence: tuple[Evidence, ...] = ()
    cues: tuple[OutcomeCue, ...] = field(default=())
    announces: bool = False


def tell(readings: Sequence[Reading]) -> list[Told]:
    """Every sentence of the readings in the order of publication."""
    found = []
    for reading in sorted(readings, key=lambda r: (r.article.published or date.max, r.article.id)):
        events = {s.span.start: [] for s in reading.sentences}  # type: dict[int, list[Event]]
        figures = {s.span.start: [] for s in reading.sentences}  # type: dict[int, list[Figure]]
        for event in reading.events:
            if (s := reading.sentence_at(event.trigger.start)) is not None:
                events[s.span.start].append(event)
        for figure in reading.figures:
            if (s := reading.sentence_at(figure.span.start)) is not None:
                figures[s.span.start].append(figure)
        found += [
            Told(
                reading,
                s,
                reading.article.published,
                terms(s.span.text),
                tuple(events[s.span.start]),
                tuple(figures[s.span.start]),
            )
            for s in reading.sentences
            if s.part != "caption"
        ]
    return found


def relations(cases: Sequence[Case], told: Sequence[Told], weights: Weights) -> list[list[float]]:
    """How far each sentence speaks of each case, one row a case.

    A sentence that says little by itself is read in the light of the one before it. Of several cases a sentence speaks
    of the one it is most like: the others keep their share only as far as they come close to it.
    """
    titles = _titles(told)
    table = []
    for case in cases:
        own = [relatedness(case, one, weights) for one in told]
        table.append(
            [
                value + TITLE * own[titles[i]] + (CARRIED * own[i - 1] if i and _follows(told[i - 1], told[i]) else 0.0)
                for i, value in enumerate(own)
            ]
        )
    for column in range(len(told)):
        best = max((row[column] for row in table), default=0.0)
        for row in table:
            row[column] = row[column] * (row[column] / best) ** RIVALRY if best else 0.0
    return table


def _titles(told: Sequence[Told]) -> list[int]:
    """For each sentence the number of the one that opens its article."""
    first: dict[str, int] = {}
    return [first.setdefault(one.reading.article.id, i) for i, one in enumerate(told)]


def _follows(one: Told, other: Told) -> bool:
    return (
        one.reading.article.id == other.reading.article.id and other.sentence.part == "paragraph" == one.sentence.part
    )


def bearings(case: Case, told: Sequence[Told], related: Sequence[float], weights: Weights) -> list[Bearing]:
    """All sentences that speak of the case since it was first announced."""
    begun = case.first.published
    announcing = {(p.commitment.article, p.commitment.span.start) for p in case.profiles}
    found = []
    for one, nearness in zip(told, related, strict=True):
        announces = (one.reading.article.id, one.sentence.span.start) in announcing
        too_early = begun is not None and one.day is not None and one.day < begun
        if too_early or (nearness < RELATED and not announces):
            continue
        cues = tuple(cue for cue in outcome_cues() if cue.matches(one.sentence.span.text))
        weight = nearness * (WITH_PROMISE if one.reading.article.id == case.first.commitment.article else 1.0)
        evidence = tuple(_evidence(case, one, weight, cues, weights, announces=announces))
        if evidence or cues or announces:
            found.append(Bearing(one, nearness, evidence, cues, announces))
    return found


def relatedness(case: Case, one: Told, weights: Weights) -> float:
    """From 0 to 1: terms shared with the object, the actors and the passages, the same figure, the same deed."""
    words = weights.cosine(case.sought, one.terms)
    deed = any(e.deed in case.deeds for e in one.events)
    kinship = deed or any(e.deed in kin(case.deed) | opposites(case.deed) for e in one.events)
    figure = any(_same_figure(case.amount, f) for f in one.figures)
    actor = any(code in case.who for e in one.events for code in _codes(e))
    found = words + (0.15 if deed else 0.05 if kinship else 0) + (0.15 if figure else 0) + (0.08 if actor else 0)
    named = {code for e in one.events for code in _parties(e)}
    strangers = bool(named) and not named & {*case.who, case.place}
    return min(1.0, found) * (STRANGERS if strangers else 1.0)


def _parties(event: Event) -> set[str]:
    return {accountable_code(m.actor) for m in [*event.actors, *event.targets] if m.actor is not None}


def _codes(event: Event) -> set[str]:
    return {accountable_code(m.actor) for m in event.actors if m.actor is not None}


def _same_figure(amount: Figure | None, figure: Figure) -> bool:
    return amount is not None and (amount.low, amount.high) == (figure.low, figure.high)


def _evidence(
    case: Case, one: Told, related: float, cues: Sequence[OutcomeCue], weights: Weights, *, announces: bool
) -> Iterator[Evidence]:
    if not announces:
        yield from _from_events(case, one, related, weights)
        yield from _from_counts(case, one, related)
    for cue in cues:
        if cue.shows in OUTCOMES and not (announces and cue.strength < 3) and _is_told(cue, one):
            yield Evidence(
                one.reading.article.id,
                one.day,
                one.sentence.span,
                cue.shows,
                f"outcome.{cue.name}",
                f"“{_words(cue, one)}” in a sentence that speaks of it",
                cue.strength * related,
            )


def _is_told(cue: OutcomeCue, one: Told) -> bool:
    """The words of the cue tell what is, and not what is planned, possible, demanded or made to depend on something."""
    match = cue.matches(one.sentence.span.text)
    if match is None:
        return False
    start = one.sentence.span.start
    return not set(one.reading.statuses_in(start + match.start(), start + match.end())) & OPEN_STATUSES


def _words(cue: OutcomeCue, one: Told) -> str:
    match = cue.matches(one.sentence.span.text)
    return match.group(0).strip() if match else ""


def _from_events(case: Case, one: Told, related: float, weights: Weights) -> Iterator[Evidence]:
    """Events of the deed itself or its opposite, by somebody who may be the promiser, on a thing that may be this."""
    for event in one.events:
        shows = EVENT_SHOWS.get(event.status)
        if event.deed is None or shows is None or not _may_be_the_actor(case, event) or _is_put_off(event, one):
            continue
        if case.negative:
            shows = CONTRARY.get(shows, shows)
        nearness = _thing_nearness(case, event, weights) * (NOUN_ALONE if event.rule == "event.noun" else 1.0)
        if event.deed in case.deeds and nearness > 0:
            shows = _by_count(case, event, shows)
            yield _event_evidence(
                one,
                event,
                shows,
                SAME_DEED * nearness * (0.2 + related),
                "event.same-deed",
                f"“{event.trigger.text}” is the deed itself, told as {event.status}",
            )
        elif event.deed in kin(case.deed) and nearness > KIN_NEARNESS:
            yield _event_evidence(
                one,
                event,
                _by_count(case, event, shows),
                KIN_DEED * nearness * (0.2 + related),
                "event.kin-deed",
                f"“{event.trigger.text}” is a deed of the same kind, {event.status}",
            )
        elif event.deed in opposites(case.deed) and shows == "done" and nearness > KIN_NEARNESS:
            yield _event_evidence(
                one,
                event,
                "not done",
                KIN_DEED * nearness * (0.2 + related),
                "event.opposite-deed",
                f"“{event.trigger.text}” is the opposite of the deed",
            )


def _event_evidence(one: Told, event: Event, shows: str, strength: float, rule: str, reason: str) -> Evidence:
    return Evidence(
        one.reading.article.id,
        one.day,
        one.sentence.span,
        shows,
        rule,
        reason,
        strength,
        event.id,
        _done_on(event, one),
    )


def _done_on(event: Event, one: Told) -> date | None:
    """The last day of the event's date, if that is a span of at most a month and not after the article."""
    when = event.when
    if when is None or when.first is None or when.last is None or (when.last - when.first).days > 31:
        return None
    return when.last if one.day is None or when.first <= one.day else None


def _is_put_off(event: Event, one: Told) -> bool:
    """The trigger is part of words that put the deed off ("postponed the vote"): no telling of the deed itself."""
    start = event.trigger.start - one.sentence.span.start
    for cue in outcome_cues():
        if cue.shows == "slipped" and (match := cue.matches(one.sentence.span.text)):
            return match.start() <= start < match.end()
    return False


def _may_be_the_actor(case: Case, event: Event) -> bool:
    codes = _codes(event)
    return not codes or bool(codes & set(case.who))


def _thing_nearness(case: Case, event: Event, weights: Weights) -> float:
    """1 where the event's object is that of the case, 0.6 where it is not said, 0 where it is another."""
    if case.place and event.place is not None and event.place.country and event.place.country != case.place:
        return 0.0
    thing = terms(event.thing.text) if event.thing is not None else frozenset[str]()
    if not thing or not case.terms:
        return UNSAID
    shared = weights.likeness(case.terms, thing)
    return 0.5 + 0.5 * shared if shared > 0.15 else 0.0


def _from_counts(case: Case, one: Told, related: float) -> Iterator[Evidence]:
    """How many there are now of what was promised: "The count stood at 330,000" against a million."""
    amount = case.amount
    if amount is None or amount.low is None or not amount.unit or related < RELATED_FOR_COUNT:
        return
    for figure in one.figures:
        if figure.low is None or figure.unit != amount.unit or figure.low == amount.low:
            continue
        statuses = set(one.reading.statuses_in(one.sentence.span.start, one.sentence.span.end))
        if statuses and statuses <= OPEN_STATUSES:
            continue
        falls = case.deed in ("reduce", "withdraw", "disarm")
        reached = figure.low <= amount.low if falls and case.deed == "reduce" else figure.low >= 0.97 * amount.low
        yield Evidence(
            one.reading.article.id,
            one.day,
            one.sentence.span,
            "done" if reached else "partly done",
            "count.reached" if reached else "count.short",
            f"“{figure.span.text}” against “{amount.span.text}”",
            COUNT * related,
        )
        return


def _by_count(case: Case, event: Event, shows: str) -> str:
    """What is done in a smaller number than promised is done in part; in the full number, done."""
    amount = case.amount
    if shows != "done" or amount is None or amount.low is None:
        return shows
    unit = terms(amount.unit or "")
    counts = [f.low for f in event.figures if f.low is not None and (terms(f.unit or "") & unit or not unit)]
    if not counts:
        return shows
    counts = [count for count in counts if count != amount.low] or counts
    return "done" if max(counts) >= 0.97 * amount.low else "partly done"
