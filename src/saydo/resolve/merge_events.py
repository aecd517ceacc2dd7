"""The events of a dossier, each with all its tellings and what they contradict each other in."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from saydo.records import Contradiction, Event, EventTelling, Figure, Mention, MergedEvent, Place, Reading, When
from saydo.resolve.accounts import DONE, STATE, UNDONE, Account, accounts
from saydo.resolve.same_event import DURATIONS, JOIN_AT, likeness, overlap

SETTLED = DONE | UNDONE
Joined = list[tuple[Account, str | None]]


def merge_events(readings: Sequence[Reading]) -> tuple[MergedEvent, ...]:
    """Every event that the readings tell of, once, in the order of their days."""
    outlets = {r.article.id: _outlets(r) for r in readings}
    merged = [merged_event(group, outlets) for group in group_accounts(accounts(readings))]
    return tuple(sorted(merged, key=_order))


def group_accounts(told: Iterable[Account]) -> list[Joined]:
    """Each account joins the group whose tellings it is most like, if it is like one enough and apart from none."""
    groups: list[Joined] = []
    by_sort: dict[str, list[int]] = defaultdict(list)
    for one in told:
        sorts = one.deeds | {one.event.type or one.event.lemma}
        candidates = sorted({number for sort in sorts for number in by_sort[sort]})
        best, joined, reason = JOIN_AT, None, ""
        for number in candidates:
            points = [likeness(one, other) for other, _ in groups[number]]
            most = max(points, key=lambda item: item[0])
            if most[0] >= best and min(points)[0] >= 0 and (joined is None or most[0] > best):
                best, joined, reason = most[0], number, most[1]
        if joined is None:
            joined = len(groups)
            groups.append([(one, None)])
        else:
            groups[joined].append((one, reason))
        for sort in sorts:
            if joined not in by_sort[sort]:
                by_sort[sort].append(joined)
    return groups


def merged_event(group: Joined, outlets: dict[str, tuple[str, ...]]) -> MergedEvent:
    tellings = tuple(
        EventTelling(
            one.event.article, one.published, outlets.get(one.event.article, ()), one.event, one.sentence, reason
        )
        for one, reason in group
    )
    events = [telling.event for telling in tellings]
    status = _status(tellings)
    coded = [e for e in events if e.status == status] or events
    return MergedEvent(
        type=_most([e.type for e in coded]),
        mode=_most([e.mode for e in coded if e.type == _most([e.type for e in coded])]),
        deed=_most([e.deed for e in events]),
        actors=_each_once(m for e in events for m in e.actors),
        targets=_each_once(m for e in events for m in e.targets),
        thing=next((e.thing for one, _ in group if (e := one.event).thing is not None and one.thing), None),
        place=_narrowest_place(events),
        when=_narrowest_time(events),
        figures=_distinct_figures(events),
        status=status,
        tellings=tellings,
        contradictions=tuple(c for rule in CONTRADICTIONS for c in rule(tellings)),
    )


def contradictory_figures(tellings: Sequence[EventTelling]) -> Iterable[Contradiction]:
    """Two numbers of one unit in different articles: 12 and 14 cannot both be right, "at least 12" and 14 can."""
    by_unit: dict[str, list[tuple[Figure, str]]] = defaultdict(list)
    articles: dict[str, set[str]] = defaultdict(set)
    for telling in tellings:
        for figure in telling.event.figures:
            if figure.unit and figure.unit not in DURATIONS:
                by_unit[figure.unit].append((figure, telling.event.id))
                articles[figure.unit].add(telling.article)
    for unit, found in by_unit.items():
        values = _values((figure.span.text, event) for figure, event in found)
        different = len({(figure.low, figure.high, figure.change) for figure, _ in found}) > 1
        if different and len(articles[unit]) > 1:
            agree = all(overlap(x, y) for x, _ in found for y, _ in found)
            yield Contradiction("figures", values, excludes=not agree)


def contradictory_status(tellings: Sequence[EventTelling]) -> Iterable[Contradiction]:
    """Told as done by one, and by another, then or later, as not done or denied; "not yet" before "done" is none."""
    told = [(t.event.status, t.event.id) for t in tellings if t.event.status in SETTLED]
    done = [t.day or date.max for t in tellings if t.event.status in DONE]
    undone = [t.day or date.max for t in tellings if t.event.status in UNDONE]
    if done and undone and min(done) <= max(undone):
        yield Contradiction("status", _values(told), excludes=True)


def contradictory_actors(tellings: Sequence[EventTelling]) -> Iterable[Contradiction]:
    """Two states, one in each telling, are named as the doer."""
    told = [
        (m.actor.country, t.event.id)
        for t in tellings
        for m in t.event.actors
        if m.actor is not None and m.actor.country and STATE.fullmatch(m.actor.country)
    ]
    by_event: dict[str, set[str]] = defaultdict(set)
    for code, event in told:
        by_event[event].add(code)
    if by_event and not set.intersection(*by_event.values()) and _some_apart(list(by_event.values())):
        yield Contradiction("who", _values(told), excludes=True)


CONTRADICTIONS: tuple[Callable[[Sequence[EventTelling]], Iterable[Contradiction]], ...] = (
    contradictory_figures,
    contradictory_status,
    contradictory_actors,
)


def _some_apart(sets: list[set[str]]) -> bool:
    return any(not a & b for a in sets for b in sets)


def _values(told: Iterable[tuple[str, str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    by_value: dict[str, dict[str, None]] = {}
    for value, event in told:
        by_value.setdefault(value, {})[event] = None
    return tuple((value, tuple(events)) for value, events in by_value.items())


def _outlets(reading: Reading) -> tuple[str, ...]:
    named = (reading.article.outlet, *reading.article.also_in)
    return tuple(dict.fromkeys(name for name in named if name)) or (reading.article.source or reading.article.id,)


def _status(tellings: Sequence[EventTelling]) -> str:
    """What most outlets tell of those tellings that say what became of it; of the latest ones where none does."""
    settled = [t for t in tellings if t.event.status in SETTLED]
    if not settled:
        return tellings[-1].event.status
    votes: Counter[str] = Counter()
    for status in {t.event.status for t in settled}:
        votes[status] = len({outlet for t in settled if t.event.status == status for outlet in t.outlets})
    latest = {t.event.status: number for number, t in enumerate(settled)}
    return max(votes, key=lambda status: (votes[status], latest[status]))


def _most(values: Iterable[str | None]) -> str | None:
    """The value that most tellings have, of equal ones the first."""
    counts = Counter(value for value in values if value is not None)
    return counts.most_common(1)[0][0] if counts else None


def _each_once(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions of different parties; words that were not resolved stand only where nothing else does."""
    known: dict[str, Mention] = {}
    unknown: dict[str, Mention] = {}
    for mention in mentions:
        if mention.actor is not None:
            known.setdefault(mention.actor.id, mention)
        else:
            unknown.setdefault(mention.span.text.lower(), mention)
    return tuple(known.values()) or tuple(unknown.values())[:1]


def _narrowest_place(events: Sequence[Event]) -> Place | None:
    places = [e.place for e in events if e.place is not None]
    return max(places, key=lambda p: (p.country is not None, len(p.id) > 3), default=None)


def _narrowest_time(events: Sequence[Event]) -> When | None:
    """The shortest interval; one that has happened goes before one that was to."""
    times = [
        (e.status not in DONE, _length(e.when), n, e.when) for n, e in enumerate(events) if e.when and e.when.resolved
    ]
    return min(times, key=lambda item: item[:3])[3] if times else None


def _length(when: When) -> timedelta:
    return when.last - when.first if when.first and when.last else timedelta.max


def _distinct_figures(events: Sequence[Event]) -> tuple[Figure, ...]:
    kept: dict[tuple[object, ...], Figure] = {}
    for figure in (f for e in events for f in e.figures):
        kept.setdefault((figure.low, figure.high, figure.unit, figure.change), figure)
    return tuple(kept.values())


def _order(event: MergedEvent) -> tuple[date, date, int]:
    """By the day it fell on, else the day it was first told of."""
    first = event.tellings[0]
    told = first.day or date.max
    on = (event.when.first or event.when.last) if event.when else None
    return on or told, told, first.event.trigger.start
