"""Whether two tellings are of one event: by deed, thing, actors, place, time and figures, with the reason.

Every test answers True (they agree), False (they cannot be one) or None (nothing to compare). One False is enough to
keep them apart; to be one, the deed and at least two more must agree. Two strikes on two days stay two.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from saydo.lexicon.actors import accountable_code
from saydo.records import Event, Figure, Mention, Reading

Test = Callable[[Event, Event], bool | None]
SMALL_WORDS = {
    "the",
    "a",
    "an",
    "of",
    "in",
    "and",
    "its",
    "his",
    "her",
    "their",
    "all",
    "some",
    "last",
    "first",
    "new",
    "more",
    "to",
    "from",
    "for",
    "on",
    "by",
    "with",
    "this",
    "that",
    "these",
    "those",
    "other",
}
DONE = {"done", "under way"}
UNDONE = {"denied", "not done"}


def same_deed(a: Event, b: Event) -> bool | None:
    """The deed of the dossier vocabulary where both have one, else the type of event."""
    if a.deed is not None and b.deed is not None:
        return a.deed == b.deed
    return a.type is not None and a.type == b.type and a.lemma == b.lemma


def same_thing(a: Event, b: Event) -> bool | None:
    """What is moved, given or held shares a word of content."""
    words = [
        {w.rstrip("s") for w in re.findall(r"\w+", e.thing.text.lower()) if not w.isdigit()} - SMALL_WORDS
        for e in (a, b)
        if e.thing is not None
    ]
    if len(words) < 2 or not words[0] or not words[1]:
        return None
    return bool(words[0] & words[1])


def same_actors(a: Event, b: Event) -> bool | None:
    """One actor at least is the same; actors that bind different parties keep events apart."""
    ours, theirs = _codes(a.actors), _codes(b.actors)
    return bool(ours & theirs) if ours and theirs else None


def same_targets(a: Event, b: Event) -> bool | None:
    """The same is done to one party; a target that is not told does not matter."""
    ours, theirs = _codes(a.targets), _codes(b.targets)
    return bool(ours & theirs) if ours and theirs else None


def same_place(a: Event, b: Event) -> bool | None:
    """The country is the same, and the place in it where both name one that is known."""
    if a.place is None or b.place is None or not a.place.country or not b.place.country:
        return None
    narrow = a.place.id and b.place.id and len(a.place.id) > 3 and len(b.place.id) > 3
    return a.place.country == b.place.country and (not narrow or a.place.id == b.place.id)


def same_time(a: Event, b: Event) -> bool | None:
    """The days overlap."""
    if a.when is None or b.when is None or not (a.when.resolved and b.when.resolved):
        return None
    return not (
        (a.when.last and b.when.first and a.when.last < b.when.first)
        or (b.when.last and a.when.first and b.when.last < a.when.first)
    )


def same_figures(a: Event, b: Event) -> bool | None:
    """Figures of one unit do not exclude each other: "at least 12" and 14 do not, 120 and 14 do."""
    pairs = [(x, y) for x in a.figures for y in b.figures if x.unit and x.unit == y.unit]
    return any(_overlap(x, y) for x, y in pairs) if pairs else None


def same_status(a: Event, b: Event) -> bool | None:
    """What one tells as done and the other as not done stays apart."""
    apart = (a.status in DONE and b.status in UNDONE) or (b.status in DONE and a.status in UNDONE)
    return False if apart else None


TESTS: tuple[Test, ...] = (same_thing, same_actors, same_targets, same_place, same_time, same_figures, same_status)


def same_event(a: Event, b: Event) -> str | None:
    """Why two tellings are of one event, None if they are not or if it cannot be told."""
    if not same_deed(a, b):
        return None
    answers = {test.__name__.removeprefix("same_"): test(a, b) for test in TESTS}
    agreed = [name for name, answer in answers.items() if answer]
    if False in answers.values() or len(agreed) < 2 or not {"time", "figures", "thing"} & set(agreed):
        return None
    return f"both tell of {a.deed or a.lemma}: same {', '.join(agreed)}"


def group_events(readings: Sequence[Reading]) -> list[tuple[Event, ...]]:
    """The events of all readings, one group for each; a telling joins a group only if it fits all in it."""
    groups: list[list[Event]] = []
    for event in (event for reading in readings for event in reading.events):
        joined = next((group for group in groups if all(same_event(event, other) for other in group)), None)
        if joined is None:
            groups.append([event])
        else:
            joined.append(event)
    return [tuple(group) for group in groups]


def _codes(mentions: Iterable[Mention]) -> set[str]:
    return {accountable_code(mention.actor) for mention in mentions if mention.actor is not None}


def _overlap(a: Figure, b: Figure) -> bool:
    low_a, high_a = _reach(a)
    low_b, high_b = _reach(b)
    return low_a <= high_b and low_b <= high_a


def _reach(figure: Figure) -> tuple[float, float]:
    """A figure as a range; "about" is taken a tenth either way."""
    low = figure.low if figure.low is not None else float("-inf")
    high = figure.high if figure.high is not None else float("inf")
    if figure.change == "~":
        return low - abs(low) * 0.1 if low > float("-inf") else low, high + abs(high) * 0.1 if high < float(
            "inf"
        ) else high
    if figure.change in (">", "up"):
        return low, float("inf")
    if figure.change in ("<", "down"):
        return float("-inf"), high
    return low, high
