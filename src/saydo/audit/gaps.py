"""How words and deeds part: one function a gap, each answering with the sentences in which it sees one.

What a rule sees is a clue. Whether a gap is stated is decided once a case and gap, by all clues and by what is known of
the promise and its dates (audit/gap_chance.py); a gap that is stated cites the sentences that show it best.
"""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from saydo.audit.bearing import Bearing
from saydo.audit.gap_chance import Clue, Desk, chance, is_plain, is_stated
from saydo.audit.gap_words import because, likely
from saydo.audit.phrases import said_of
from saydo.audit.profile import Profile
from saydo.audit.verdicts import undoing
from saydo.lexicon.gap_phrases import found_in
from saydo.lexicon.gap_words import WORDED
from saydo.lexicon.quantities import slip_phrases
from saydo.lexicon.tellings import GAPS
from saydo.records import Figure, Gap

RELATED_FOR_GAP = 0.28
WORTH_SAYING = 0.2
MOST_CITED = 3
WORTH_CITING = 0.12  # the weight of a clue from which on its sentence is cited beside the one that shows the gap best
LATER = 3  # days from which on a date is another one
BY_WORDS = 0.15  # the chance, by its words alone, from which on a sentence is a clue
BY_MARKED_WORDS = 0.08  # the same where the chance is that of any sentence in the news, most of which tell of no gap
AN_ANNOUNCEMENT = 0.6  # nearness of a telling of the promise itself, at the least
BROUGHT_FORWARD = re.compile(rf"\b(?:{'|'.join(slip_phrases('advance'))})\b", re.IGNORECASE)
INDIRECT = {"event.kin-deed", "event.as-told"}  # too far from the deed itself to gainsay anybody


def find_gaps(desk: Desk) -> tuple[Gap, ...]:
    """All gaps that are likely enough, in the order of GAPS; of each the sentences that show it best."""
    return tuple(
        clue.gap
        for kind, clues in clues_of(desk).items()
        if is_stated(kind, chance(desk, kind, clues), clues)
        for clue in best_sentences(clues)
    )


def clues_of(desk: Desk) -> dict[str, list[Clue]]:
    """Every gap of the vocabulary with the clues for it that the rules see."""
    found: dict[str, list[Clue]] = {kind: [] for kind in GAPS[1:]}
    for rule in RULES:
        for clue in rule(desk):
            found[clue.gap.type].append(clue)
    return found


def best_sentences(clues: Sequence[Clue]) -> list[Clue]:
    """The sentences that show a gap best, a few, each by the rule that sees most in it."""
    best: dict[tuple[str, int], Clue] = {}
    total: dict[tuple[str, int], float] = defaultdict(float)
    for clue in clues:
        key = (clue.gap.article, clue.gap.span.start)
        total[key] += clue.weight * clue.worth + is_plain(clue)
        if key not in best or _rank(clue) > _rank(best[key]):
            best[key] = clue
    first, *others = sorted(total, key=lambda key: -total[key])[:MOST_CITED]
    return [best[first], *(best[key] for key in others if best[key].weight >= WORTH_CITING)]


def _rank(clue: Clue) -> tuple[bool, float]:
    return is_plain(clue), clue.weight * clue.worth


def _in_words(desk: Desk, kind: str, *, closer: float = 1.0) -> Iterator[Clue]:
    """All that the words of a sentence say of a gap: by themselves, by a turn of phrase, taken together."""
    yield from _by_cue(desk, kind, closer=closer)
    yield from _by_phrase(desk, kind)
    yield from _by_words(desk, kind)


def _by_cue(desk: Desk, kind: str, *, closer: float) -> Iterator[Clue]:
    """Turns of phrase that say so by themselves (lexicon/outcomes.toml), in sentences that speak of the promise."""
    for bearing in desk.bearings:
        for cue in bearing.told.cues:
            match = cue.matches(bearing.told.sentence.span.text)
            if cue.shows != kind or match is None or bearing.related < closer * RELATED_FOR_GAP:
                continue
            reason = f"“{match.group(0).strip()}” in a sentence that speaks of it"
            weight = bearing.near * said_of(desk.case, bearing.told, match)
            yield _clue(kind, bearing, cue.name, reason, weight)


def _by_phrase(desk: Desk, kind: str) -> Iterator[Clue]:
    """Turns of phrase that often go with the gap (lexicon/gap_phrases.toml)."""
    for bearing in desk.bearings:
        for phrase, match in found_in(bearing.told.sentence.span.text):
            if phrase.shows == kind:
                reason = f"“{match.group(0).strip()}” in a sentence that speaks of it"
                weight = bearing.near * said_of(desk.case, bearing.told, match)
                yield _clue(kind, bearing, phrase.name, reason, weight)


def _by_words(desk: Desk, kind: str) -> Iterator[Clue]:
    """Sentences whose words, taken together, tell of the gap (audit/telling.py, audit/gap_words.py)."""
    for bearing in desk.bearings:
        odds = bearing.words.gaps
        told = math.exp(odds[kind]) / sum(math.exp(value) for value in odds.values())
        if told >= BY_WORDS:
            yield _clue(kind, bearing, "words", "its words, taken together, read so", bearing.near * told)
        text = bearing.told.sentence.span.text
        marked = likely(text)[kind] if kind in WORDED else 0.0
        if marked >= BY_MARKED_WORDS:
            words = ", ".join(f"“{words}”" for words in because(text, kind))
            yield _clue(kind, bearing, "wording", f"its words read so, above all {words}", bearing.near * marked)


def _clue(kind: str, bearing: Bearing, name: str, reason: str, weight: float) -> Clue:
    told = bearing.told
    return Clue(Gap(kind, told.article, told.sentence.span, f"gap.{kind}.{name}", reason), weight)


def slipped_by_date(desk: Desk) -> Iterator[Clue]:
    """slipped: a later telling of the promise names a later date than the first one.

    What words move counts apart from what is merely later, and that in the article that set the first date apart again:
    there it may be the date of a second step.
    """
    dues = desk.case.dues
    for p, day in dues[1:]:
        first = dues[0][1]
        if (day - first).days <= LATER or not _is_newer(p, dues[0][0]):
            continue
        if p.commitment.due_now is not None or any(one.shows == "slipped" for one, _ in found_in(_passage(desk, p))):
            name = "date-moved"
        elif p.commitment.article == dues[0][0].commitment.article:
            name = "date-beside"
        else:
            name = "later-date"
        reason = f"the date is now {day.isoformat()}, and was {first.isoformat()} at first"
        gap = Gap("slipped", p.commitment.article, p.commitment.span, f"gap.slipped.{name}", reason)
        yield Clue(gap, max(AN_ANNOUNCEMENT, desk.near_at(p.commitment.article, p.commitment.span.start)))


def slipped_by_outcome(desk: Desk) -> Iterator[Clue]:
    """slipped: it was done after the first date set for it, or after that date it is still to be done."""
    due = desk.schedule.due
    if due is None:
        return
    for bearing in desk.bearings:
        for e in bearing.evidence:
            on = e.on or e.day
            if on is None or (on - due).days <= LATER or e.strength < WORTH_SAYING:
                continue
            if e.shows == "done":
                reason = f"told as done on {on.isoformat()}, and due by {due.isoformat()}"
                yield _clue("slipped", bearing, "done-late", reason, e.strength)
            elif e.shows in ("not done", "under way"):
                reason = f"told as {e.shows} after {due.isoformat()}, when it was due"
                yield _clue("slipped", bearing, "still-open", reason, e.strength)


def slipped_by_day_named(desk: Desk) -> Iterator[Clue]:
    """slipped: a sentence that speaks of it names a day to come, later than the date on which it was due."""
    due = desk.schedule.due
    for bearing in desk.bearings:
        came_out = bearing.told.day
        if due is None or came_out is None or bearing.related < RELATED_FOR_GAP:
            continue
        later = [last for _, last in bearing.told.days if (last - due).days > LATER and last > came_out]
        if later:
            reason = f"it names {max(later).isoformat()}, and the date was {due.isoformat()}"
            yield _clue("slipped", bearing, "day-to-come", reason, bearing.near)


def slipped_in_words(desk: Desk) -> Iterator[Clue]:
    """slipped: the text says that it was put off, or came late; not where it says that it was brought forward."""
    for clue in _in_words(desk, "slipped"):
        if BROUGHT_FORWARD.search(clue.gap.span.text) is None:
            yield clue


def shrunk_by_figure(desk: Desk) -> Iterator[Clue]:
    """shrunk: a later telling of the promise names a smaller figure of the same thing."""
    first: Figure | None = None
    for p in desk.case.profiles:
        amount = p.commitment.amount
        if amount is None or amount.low is None:
            continue
        if first is None:
            first = amount
        elif (
            first.low is not None
            and amount.unit == first.unit
            and amount.low < 0.9 * first.low
            and "more" not in (amount.what or "")
        ):
            reason = f"“{amount.span.text}” took the place of “{first.span.text}”"
            gap = Gap("shrunk", p.commitment.article, p.commitment.span, "gap.shrunk.smaller-figure", reason)
            yield Clue(gap, max(AN_ANNOUNCEMENT, desk.near_at(p.commitment.article, p.commitment.span.start)))


def shrunk_in_words(desk: Desk) -> Iterator[Clue]:
    """shrunk: the text says that it was cut down."""
    yield from _in_words(desk, "shrunk")


def relabelled(desk: Desk) -> Iterator[Clue]:
    """relabelled: only the name, role or definition changed, or what left was replaced by the like."""
    yield from _in_words(desk, "relabelled")


def re_announced(desk: Desk) -> Iterator[Clue]:
    """re-announced: announced as new though it had been announced, or declared done, before."""
    yield from _in_words(desk, "re-announced")


def contradicted(desk: Desk) -> Iterator[Clue]:
    """contradicted: an official says it is done (or going on), a figure, document or witness says it is not."""
    yield from _in_words(desk, "contradicted")
    yield from _against_own_account(desk, "contradicted", by_others=False)


def disputed(desk: Desk) -> Iterator[Clue]:
    """disputed: another party with standing denies that it was promised or done."""
    yield from _in_words(desk, "disputed", closer=1.25)
    yield from _against_own_account(desk, "disputed", by_others=True)


def _against_own_account(desk: Desk, kind: str, *, by_others: bool) -> Iterator[Clue]:
    """Passages that tell as not done what the promiser says is done: the author's own, or those of other parties."""
    claims = [
        e.day
        for b in desk.bearings
        for e in b.evidence
        if e.shows == "done" and e.strength >= WORTH_SAYING and e.by in desk.case.who and e.day is not None
    ]
    for bearing in desk.bearings if claims else ():
        for e in bearing.evidence:
            against = e.shows == "not done" and e.strength >= WORTH_SAYING and e.rule not in INDIRECT
            later = e.day is not None and e.day >= min(claims)
            if against and later and e.by not in desk.case.who and (e.by is not None) is by_others:
                reason = f"{e.by or 'the article'} against the promiser's own account"
                yield _clue(kind, bearing, "own-account", reason, e.strength)


def conditional(desk: Desk) -> Iterator[Clue]:
    """conditional: made to depend on something that has not happened."""
    yield from _in_words(desk, "conditional", closer=1.5)


def undone(desk: Desk) -> Iterator[Clue]:
    """undone: carried out, then reversed."""
    evidence = [e for bearing in desk.bearings for e in bearing.evidence]
    if not any(e.shows == "done" for e in evidence):
        return
    opposite = undoing(evidence)
    if opposite is not None:
        gap = Gap("undone", opposite.article, opposite.span, "gap.undone.opposite", opposite.reason)
        yield Clue(gap, max(opposite.strength, desk.near_at(opposite.article, opposite.span.start)))
    yield from _in_words(desk, "undone")


RULES: tuple[Callable[[Desk], Iterator[Clue]], ...] = (
    relabelled,
    re_announced,
    slipped_by_date,
    slipped_by_outcome,
    slipped_by_day_named,
    slipped_in_words,
    shrunk_by_figure,
    shrunk_in_words,
    contradicted,
    disputed,
    conditional,
    undone,
)


def _is_newer(later: Profile, earlier: Profile) -> bool:
    return later.published is None or earlier.published is None or later.published >= earlier.published


def _passage(desk: Desk, one: Profile) -> str:
    """The sentence that tells the promise, or the passage where that is not known."""
    told = desk.sentence_at(one.commitment.article, one.commitment.span.start)
    return told if told is not None else one.commitment.span.text
