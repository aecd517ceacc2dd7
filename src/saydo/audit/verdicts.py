"""Outcome, schedule and verdict: the tables of the dossier vocabulary, each a function that gives its reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from saydo.audit.bearing import Bearing
from saydo.audit.case import Case
from saydo.audit.lateness import Timed
from saydo.lexicon.tellings import OUTCOMES
from saydo.records import Evidence, Gap

ENOUGH = 0.25
FADE = 0.9
SAID = 0.1  # the chance from which on a passage counts for a single step of a verdict
CLEARLY = 0.03  # by so much an outcome must be likelier than the next where no passage tells it plainly
BEFORE_ITS_DAY = 0.3  # what a passage must have that tells a thing done before the day set for it
UNDOING = 0.4
GIVING_UP = 0.3
GIVEN_UP = {"outcome.missed", "outcome.given-up", "outcome.cannot-be-done"}


@dataclass(frozen=True, slots=True)
class Schedule:
    """due is the first due date, due_now the one that stands, None where not known; told in words."""

    due: date | None
    due_now: date | None
    as_of: date

    @property
    def stands(self) -> date | None:
        return self.due_now or self.due

    @property
    def passed(self) -> bool:
        return self.stands is not None and self.stands < self.as_of

    @property
    def words(self) -> str:
        if self.due is None:
            return "no date set"
        moved = f", moved to {self.due_now.isoformat()}" if self.due_now else ""
        when = "passed" if self.passed else "still to come"
        return f"due {self.due.isoformat()}{moved}, {when} on {self.as_of.isoformat()}"


def schedule_of(case: Case, as_of: date) -> Schedule:
    """The first due date that a telling of the promise gives, and the last one where a later telling has moved it, or
    words that bring it forward."""
    dues = case.dues
    if not dues:
        return Schedule(None, None, as_of)
    first = dues[0][1]
    telling, last = dues[-1]
    forward = telling.commitment.due_now is not None and last < first
    return Schedule(first, last if forward or (last - first).days > 3 else None, as_of)


def outcome_of(found: Sequence[Bearing], schedule: Schedule) -> tuple[str, str]:
    """The likeliest outcome by all that bears on the case, with the reason in a sentence."""
    outcome, scores = likeliest([(b.told.day, b.chances) for b in found])
    evidence = [e for b in found for e in b.evidence]
    if outcome == "no evidence":
        return outcome, "Nothing in the articles decides what became of it."
    undone_by = undoing(evidence)
    if undone_by is not None:
        return "reversed", f"It was done, and an article of {undone_by.day} tells the opposite."
    if not rests_on(outcome, scores, evidence, schedule):
        return "no evidence", "What may bear on it is too faint, or too divided, to decide what became of it."
    count = len({(e.article, e.span.start) for e in evidence if e.shows == outcome and not e.faint})
    told = (
        f"{count} passage{'s' * (count != 1)} tell{'s' * (count == 1)} it so"
        if count
        else "no passage tells it plainly"
    )
    return outcome, f"That it is {outcome} is likeliest: {told} (weight {scores[outcome]:.2f} of 1)."


def rests_on(outcome: str, scores: Mapping[str, float], evidence: Sequence[Evidence], schedule: Schedule) -> bool:
    """Some passage bears the outcome: a plain one, or a faint one where it is clearly likelier than any other; what is
    told done before its day needs a plainer one. Many faint passages together decide nothing."""
    best = max((e for e in evidence if e.shows == outcome), key=lambda e: e.strength, default=None)
    if best is None or best.strength < SAID:
        return False
    if outcome == "done" and schedule.stands is not None and not schedule.passed:
        return best.strength >= BEFORE_ITS_DAY
    next_best = max(score for other, score in scores.items() if other != outcome)
    return not best.faint or scores[outcome] - next_best >= CLEARLY


def likeliest(told: Sequence[tuple[date | None, Mapping[str, float]]]) -> tuple[str, dict[str, float]]:
    """The outcome likeliest to be shown by at least one sentence, with the score of each (noisy or; Pearl 1988).

    What the last day tells counts in full, each earlier day by FADE of the next. Below ENOUGH nothing is decided.
    """
    days = sorted({day for day, _ in told if day is not None})
    missed = dict.fromkeys(OUTCOMES[1:], 1.0)
    for day, chances in told:
        recency = FADE ** (len(days) - 1 - days.index(day)) if day is not None else 1.0
        for outcome in missed:
            missed[outcome] *= 1 - recency * chances.get(outcome, 0.0)
    scores = {outcome: 1 - left for outcome, left in missed.items()}
    best = max(scores, key=lambda outcome: scores[outcome])
    return (best if scores[best] >= ENOUGH else "no evidence"), scores


def verdict_of(
    outcome: str,
    schedule: Schedule,
    gaps: Sequence[Gap],
    evidence: Sequence[Evidence],
    last_article: date | None,
    who: Sequence[str],
    timed: Timed | None = None,
    *,
    case_lasts: bool = False,
) -> tuple[str, str]:
    """The first line of the verdict table that holds, with its reason."""
    types = {g.type for g in gaps}
    if "relabelled" in types:
        return (
            "relabelled",
            "The words say it is done or decided; the passages cited say that the substance is unchanged.",
        )
    if "disputed" in types and own_account_alone(evidence, who):
        return "disputed", "The promiser says that it is done, another party denies it, and nothing else decides."
    if outcome == "reversed":
        return "broken", "It was done, and then undone."
    if outcome == "not done" and schedule.passed:
        return "broken", "The date has passed and the evidence shows it not done."
    if outcome == "not done" and any(e.rule in GIVEN_UP and e.strength >= GIVING_UP for e in evidence):
        return "broken", "It was given up."
    if outcome == "not done" and case_lasts:
        return "broken", "It was to be kept to, or left undone, and was not."
    if outcome == "done":
        return _kept(schedule, types, evidence, timed)
    if outcome == "partly done" and schedule.passed:
        return "partly kept", "The date has passed and a part of it is done."
    if "disputed" in types and outcome == "no evidence":
        return "disputed", "Those with standing contradict each other and nothing decides between them."
    return _open(outcome, schedule, last_article)


def undoing(evidence: Sequence[Evidence]) -> Evidence | None:
    """The strongest passage that tells the opposite deed, or its undoing, after the day on which it was shown done."""
    done_on = first_shown_done([e for e in evidence if e.strength >= SAID])
    after = [
        e
        for e in evidence
        if (e.rule == "event.opposite-deed" or e.shows == "reversed")
        and e.strength >= UNDOING
        and e.day is not None
        and done_on is not None
        and e.day > done_on
    ]
    return max(after, key=lambda e: e.strength, default=None)


def own_account_alone(evidence: Sequence[Evidence], who: Sequence[str]) -> bool:
    """All that shows it done is said by the promiser itself."""
    done = [e for e in evidence if e.shows == "done" and e.strength >= SAID]
    return bool(done) and all(e.by in who for e in done)


def first_shown_done(evidence: Sequence[Evidence]) -> date | None:
    """The day on which it was done, as the strongest passages tell it; else that of the first article that shows it."""
    strongest = max((e.strength for e in evidence if e.shows == "done"), default=0.0)
    telling = [e for e in evidence if e.shows == "done" and e.strength >= 0.6 * strongest]
    told = [e.on for e in telling if e.on is not None]
    return min(told) if told else min((e.day for e in telling if e.day is not None), default=None)


def _kept(schedule: Schedule, gaps: set[str], evidence: Sequence[Evidence], timed: Timed | None) -> tuple[str, str]:
    if timed is not None and schedule.due is not None:
        said = f"It was done, {'late' if timed.late else 'in time'} by the words of the sources: “{timed.words}”."
        return ("kept late" if timed.late else "kept"), said
    due, done_on = schedule.due, first_shown_done(evidence)
    dated = done_on in [e.on for e in evidence if e.shows == "done" and e.on is not None and e.event is not None]
    if due is None or done_on is None or done_on <= due:
        return "kept", "It was done, with no date missed."
    if "slipped" in gaps or schedule.due_now is not None or dated:
        return "kept late", f"It was done, after the first date set for it, {due.isoformat()}."
    return "kept", "It was done, and nothing says that a date was missed."


def _open(outcome: str, schedule: Schedule, last_article: date | None) -> tuple[str, str]:
    stands = schedule.stands
    if stands is None or not schedule.passed:
        if outcome in ("under way", "partly done"):
            return "under way", "It has begun, and its date has not passed."
        return "pending", "Its date has not passed, and nothing of it is done yet."
    if outcome == "under way" or (last_article is not None and last_article > stands):
        return "overdue", "Its date has passed, and later articles do not say that it was done."
    return "unverified", "Its date has passed, and no later article tells of it."
