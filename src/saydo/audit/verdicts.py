"""Outcome, schedule and verdict: the tables of the dossier vocabulary, each a function that answers with its reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from saydo.audit.case import Case
from saydo.records import Evidence, Gap

ENOUGH = 0.6


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
    """The first due date that a telling of the promise gives, and the last one where a later telling has moved it."""
    dues = case.dues
    if not dues:
        return Schedule(None, None, as_of)
    first = dues[0][1]
    last = dues[-1][1]
    return Schedule(first, last if (last - first).days > 3 else None, as_of)


def outcome_of(evidence: Sequence[Evidence], schedule: Schedule) -> tuple[str, str]:
    """The outcome that the evidence weighs for, later words weighing more, with the reason in a sentence."""
    scores = weigh(evidence)
    if not scores or max(scores.values()) < ENOUGH:
        return "no evidence", "Nothing in the articles decides what became of it."
    outcome = max(scores, key=lambda shows: scores[shows])
    if outcome in ("partly done", "under way") and scores.get("done", 0) >= 0.8 * scores[outcome]:
        outcome = "done"
    if outcome == "not done" and scores.get("done", 0) >= 0.9 * scores[outcome]:
        outcome = "done"
    count = sum(e.shows == outcome for e in evidence)
    return outcome, f"{count} passage{'s' if count != 1 else ''} show{'s' if count == 1 else ''} it {outcome}."


def weigh(evidence: Sequence[Evidence]) -> dict[str, float]:
    """Strength by outcome; each article counts its strongest passage for an outcome in full, further ones by a third."""
    days = sorted({e.day for e in evidence if e.day is not None})
    scores: dict[str, float] = {}
    seen: dict[tuple[str, str], int] = {}
    for item in sorted(evidence, key=lambda e: -e.strength):
        recency = 0.5 + (days.index(item.day) + 1) / len(days) if item.day in days else 1.0
        repeats = seen.get((item.article, item.shows), 0)
        seen[item.article, item.shows] = repeats + 1
        scores[item.shows] = scores.get(item.shows, 0.0) + item.strength * recency / (1 + 2 * repeats)
    return scores


def verdict_of(case: Case, outcome: str, schedule: Schedule, gaps: Sequence[Gap], evidence: Sequence[Evidence],
               last_article: date | None) -> tuple[str, str]:
    """The first line of the verdict table that holds, with its reason."""
    types = {g.type for g in gaps}
    done_on = min((e.day for e in evidence if e.shows == "done" and e.day is not None), default=None)
    if "relabelled" in types:
        return "relabelled", "The words say it is done or decided; the passages cited say that the substance is unchanged."
    if outcome == "reversed":
        return "broken", "It was done, and then undone."
    if outcome == "not done" and schedule.passed:
        return "broken", "The date has passed and the evidence shows it not done."
    if outcome == "done":
        return _kept(schedule, types, done_on)
    if outcome == "partly done" and schedule.passed:
        return "partly kept", "The date has passed and a part of it is done."
    if "disputed" in types and outcome == "no evidence":
        return "disputed", "Those with standing contradict each other and nothing decides between them."
    return _open(outcome, schedule, last_article)


def _kept(schedule: Schedule, gaps: set[str], done_on: date | None) -> tuple[str, str]:
    late = schedule.due is not None and ("slipped" in gaps or schedule.due_now is not None and schedule.due_now > schedule.due)
    late = late and (done_on is None or schedule.due is None or done_on > schedule.due)
    if late:
        return "kept late", "It was done, after the first date set for it."
    return "kept", "It was done, with no date missed."


def _open(outcome: str, schedule: Schedule, last_article: date | None) -> tuple[str, str]:
    stands = schedule.stands
    if stands is None or not schedule.passed:
        if outcome in ("under way", "partly done"):
            return "under way", "It has begun, and its date has not passed."
        return "pending", "Its date has not passed, and nothing of it is done yet."
    if outcome == "under way" or (last_article is not None and last_article > stands):
        return "overdue", "Its date has passed, and later articles do not say that it was done."
    return "unverified", "Its date has passed, and no later article tells of it."
