"""What the promiser itself last said of its promise: the third axis beside what the evidence shows and the schedule."""

from collections.abc import Iterator, Sequence
from datetime import date

from saydo.audit.bearing import Bearing
from saydo.audit.case import Case
from saydo.records import Gap

SILENT = "no later word of the promiser in these articles"
HEARD = 0.3  # how far a sentence must speak of the case, and tell of it, for words in it to be of the promise
FAINT_RULES = {"event.as-told", "event.kin-deed", "telling.words"}  # too faint to put a word into somebody's mouth
OF_OUTCOMES = {
    "done": "says that it is done",
    "partly done": "says that a part of it is done",
    "under way": "says that it is under way",
    "not done": "says that it is not done",
    "reversed": "says that it was undone",
}
OF_GAPS = {
    "slipped": "has put it off",
    "shrunk": "has cut it down",
    "conditional": "makes it depend on something else",
    "disputed": "denies what was said of it",
}


def promiser_says(case: Case, found: Sequence[Bearing], gaps: Sequence[Gap]) -> str:
    """The last of the promiser's words about its promise, as a clause without its subject, with the day."""
    said = sorted(_words(case, found, gaps), key=lambda item: item[:2])
    if not said:
        return SILENT
    day, _, words = said[-1]
    return f"{words} ({day.isoformat()})"


def _words(case: Case, found: Sequence[Bearing], gaps: Sequence[Gap]) -> Iterator[tuple[date, int, str]]:
    """What it said, with the day, and a rank by which its word on the deed goes before a repetition of that day."""
    first = case.first.published
    for profile in case.profiles[1:]:
        later = profile.published is not None and first is not None and profile.published > first
        own = set(profile.who) & set(case.who) and profile.commitment.force != "recalled"
        if later and own and profile.published is not None:
            yield profile.published, 0, "repeats it"
    heard = {(b.told.article, b.told.sentence.span.start): b for b in found if b.related >= HEARD and _speaks(case, b)}
    for gap in gaps:
        bearing = heard.get((gap.article, gap.span.start))
        if bearing is not None and gap.type in OF_GAPS and bearing.told.day is not None:
            yield bearing.told.day, 2, OF_GAPS[gap.type]
    for bearing in heard.values():
        for item in bearing.evidence:
            plain = item.strength >= HEARD and item.rule not in FAINT_RULES
            if item.by in case.who and plain and not _is_background(bearing, first):
                yield item.day or date.min, 1, OF_OUTCOMES[item.shows]


def _is_background(bearing: Bearing, announced: date | None) -> bool:
    """The only days that the sentence names lie before the promise was announced."""
    days = bearing.told.days
    return bool(days) and announced is not None and all(last < announced for _, last in days)


def _speaks(case: Case, bearing: Bearing) -> bool:
    """The sentence, or a part of it, is told as the promiser's own words."""
    span = bearing.told.sentence.span
    places = {0, *(e.trigger.start - span.start for e in bearing.told.events)}
    return any(bearing.told.said_by(place) in case.who for place in places)
