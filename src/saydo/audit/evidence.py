"""What a sentence that speaks of a case shows of it.

Three kinds of rule, in this order: an event of the same deed, its kin or its opposite; a count of what was promised; a
turn of phrase that tells what became of an undertaking (lexicon/outcomes.toml). Strength is a weight from 0 up: what
the rule is worth, by how far the sentence speaks of the case.
"""

import re
from collections.abc import Iterator
from datetime import date

from saydo.audit.case import Case
from saydo.audit.terms import Weights, terms
from saydo.audit.told import Told, codes_of
from saydo.lexicon.kin import kin, opposites
from saydo.records import Event, Evidence

OUTCOMES = ("done", "partly done", "under way", "not done", "reversed")
STATUS_SHOWS = {"done": "done", "under way": "under way", "not done": "not done", "denied": "not done"}
CONTRARY = {"done": "not done", "under way": "not done", "not done": "done"}
OPEN_STATUSES = {"planned", "possible", "conditional", "demanded"}
SAME_DEED = 2.2
KIN_DEED = 1.2
COUNT = 1.6
RELATED_FOR_COUNT = 0.2
NOUN_ALONE = 0.5  # a deed that is only named by its noun may be spoken of without being told
UNSAID = 0.6  # nearness of an event whose object the text does not name
NOBODY_NAMED = 0.6  # what is left of it where no doer is named either
SAME_WORD = 0.3  # nearness of an event told by the word of the promise, of another object
NEAR_ENOUGH_FOR_KIN = 0.5
BY_OWN_ACCOUNT = 0.7  # what is left where the promiser itself says so
TIME_UNITS = {"year", "month", "week", "day", "hour", "minute"}
PALE_WORDS = set(
    "be have do make take get give go come put let bring keep hold leave set send see run end begin start".split()
)


def find_evidence(case: Case, one: Told, related: float, weights: Weights, *, announces: bool) -> Iterator[Evidence]:
    """All that the sentence shows; an announcement shows only what is said in so many words."""
    if not announces:
        yield from _from_events(case, one, related, weights)
        yield from _from_counts(case, one, related)
    for cue in one.cues:
        match = cue.matches(one.sentence.span.text)
        if match is None or cue.shows not in OUTCOMES or (announces and cue.strength < 3) or not _is_told(match, one):
            continue
        by = one.said_by(match.start())
        strength = cue.strength * related * (BY_OWN_ACCOUNT if by in case.who else 1.0)
        reason = f"“{match.group(0).strip()}” in a sentence that speaks of it"
        yield _evidence(one, cue.shows, f"outcome.{cue.name}", reason, strength, by=by)


def _evidence(
    one: Told,
    shows: str,
    rule: str,
    reason: str,
    strength: float,
    event: Event | None = None,
    *,
    by: str | None = None,
) -> Evidence:
    return Evidence(
        article=one.article,
        day=one.day,
        span=one.sentence.span,
        shows=shows,
        rule=rule,
        reason=reason,
        strength=strength,
        event=event.id if event is not None else None,
        on=_done_on(event, one) if event is not None else None,
        by=said_by(event, one) if event is not None else by,
    )


def _is_told(match: re.Match[str], one: Told) -> bool:
    """The words of the cue tell what is, and not what is planned, possible, demanded or made to depend on something."""
    return not one.statuses(match.start(), match.end()) & OPEN_STATUSES


def _from_events(case: Case, one: Told, related: float, weights: Weights) -> Iterator[Evidence]:
    """Events of the deed, its kin or its opposite, by somebody who may be the promiser, on a thing that may be this."""
    for event in one.events:
        shows = STATUS_SHOWS.get(_status(event, one))
        codes = codes_of(event)
        if shows is None or event.deed is None or (codes and not codes & set(case.who)) or _is_put_off(event, one):
            continue
        shows = CONTRARY.get(shows, shows) if case.negative else shows
        nearness = thing_nearness(case, event, weights) * (NOUN_ALONE if event.rule == "event.noun" else 1.0)
        account = BY_OWN_ACCOUNT if said_by(event, one) in case.who else 1.0
        weight = nearness * account * (0.2 + related)
        told = f"“{event.trigger.text}” is {{}}, told as {event.status}{', by its own account' if account < 1 else ''}"
        if event.deed in case.deeds and nearness > 0:
            shows = _by_count(case, event, shows)
            yield _evidence(one, shows, "event.same-deed", told.format("the deed itself"), SAME_DEED * weight, event)
        elif event.deed in kin(case.deed) and nearness > NEAR_ENOUGH_FOR_KIN:
            shows = _by_count(case, event, shows)
            yield _evidence(one, shows, "event.kin-deed", told.format("a deed of its kind"), KIN_DEED * weight, event)
        elif event.deed in opposites(case.deed) and shows == "done" and nearness > NEAR_ENOUGH_FOR_KIN:
            yield _evidence(
                one, "not done", "event.opposite-deed", told.format("the opposite of it"), KIN_DEED * weight, event
            )


def _status(event: Event, one: Told) -> str:
    """How the event is told; headlines tell in the present what is done ("Bridge opens")."""
    present = event.status == "under way" and not event.trigger.text.endswith("ing")
    return "done" if one.sentence.part == "title" and present else event.status


def said_by(event: Event, one: Told) -> str | None:
    """The code of the speaker in whose statement the event stands."""
    return one.said_by(event.trigger.start - one.sentence.span.start)


def _done_on(event: Event, one: Told) -> date | None:
    """The last day of the event's date, if that is a span of at most a month and not after the article."""
    when = event.when
    if when is None or when.first is None or when.last is None or (when.last - when.first).days > 31:
        return None
    return when.last if one.day is None or when.first <= one.day else None


def _is_put_off(event: Event, one: Told) -> bool:
    """The trigger is part of words that put the deed off ("postponed the vote"): no telling of the deed itself."""
    start = event.trigger.start - one.sentence.span.start
    matches = [cue.matches(one.sentence.span.text) for cue in one.cues if cue.shows == "slipped"]
    return any(match is not None and match.start() <= start < match.end() for match in matches)


def thing_nearness(case: Case, event: Event, weights: Weights) -> float:
    """1 where the event's object is that of the case, less where it is not said, 0 where it is another or elsewhere."""
    if case.place and event.place is not None and event.place.country and event.place.country != case.place:
        return 0.0
    thing = terms(event.thing.text) if event.thing is not None else frozenset[str]()
    if not thing or not case.terms:
        return UNSAID if codes_of(event) & set(case.who) else UNSAID * NOBODY_NAMED
    shared = weights.likeness(case.terms, thing)
    if shared > 0.15:
        return 0.5 + 0.5 * shared
    return SAME_WORD if event.lemma in case.lemmas and event.lemma not in PALE_WORDS else 0.0


def _by_count(case: Case, event: Event, shows: str) -> str:
    """What is done in a smaller number than promised is done in part; in the full number, done."""
    amount = case.amount
    if shows != "done" or amount is None or amount.low is None:
        return shows
    unit = terms(amount.unit or "")
    counts = [
        f.low
        for f in event.figures
        if f.low is not None
        and (terms(f.unit or "") & unit or not unit or f.unit is None or event.lemma in case.lemmas)
        and f.unit not in TIME_UNITS
    ]
    of_the_whole = [count for count in counts if count != amount.low] or counts
    if not of_the_whole:
        return shows
    return "done" if max(of_the_whole) >= 0.97 * amount.low else "partly done"


def _from_counts(case: Case, one: Told, related: float) -> Iterator[Evidence]:
    """How many there are now of what was promised: "The count stood at 330,000" against a million."""
    amount = case.amount
    if amount is None or amount.low is None or not amount.unit or related < RELATED_FOR_COUNT:
        return
    if one.parties and not one.parties & {*case.who, case.place}:
        return
    statuses = one.statuses(0, len(one.sentence.span.text))
    if statuses and statuses <= OPEN_STATUSES:
        return
    whole_is_named = any(figure.low == amount.low for figure in one.figures)
    for figure in one.figures:
        same_unit = figure.unit == amount.unit or (whole_is_named and figure.unit is None)
        if figure.low is None or not same_unit or figure.low == amount.low:
            continue
        reached = figure.low <= amount.low if case.deed == "reduce" else figure.low >= 0.97 * amount.low
        rule, shows = ("count.reached", "done") if reached else ("count.short", "partly done")
        yield _evidence(one, shows, rule, f"“{figure.span.text}” against “{amount.span.text}”", COUNT * related)
        return
