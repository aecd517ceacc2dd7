"""How a verdict moved through time: the audit made again for each day on which something could change it."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from saydo.records import Audit, History, Reading, Turn

MakeAudits = Callable[..., tuple[Audit, ...]]


def histories(readings: Sequence[Reading], make: MakeAudits, *, as_of: date) -> tuple[History, ...]:
    """The audits as of a day, each with its turns; `make` audits readings as of a day.

    What may turn a verdict are articles on the day they come out, and promised dates on the day after them.
    """
    final = make(readings, as_of=as_of)
    earlier = {day: make(readings, as_of=day) for day in days_of_change(readings, final, as_of)}
    return tuple(History(audit, _turns(audit, readings, earlier)) for audit in final)


def days_of_change(readings: Sequence[Reading], audits: Sequence[Audit], as_of: date) -> list[date]:
    """Days up to the day of the question on which an article came out or a promised date was first over."""
    published = {r.article.published for r in readings if r.article.published is not None}
    over = {due + timedelta(days=1) for a in audits for due in (a.due, a.due_now) if due is not None}
    return sorted(day for day in {*published, *over, as_of} if day <= as_of)


def same_case(audit: Audit, others: Sequence[Audit]) -> Audit | None:
    """The audit of another day that shares most announcements with this one."""
    own = {item.commitment for item in audit.announced}
    shared = [(len(own & {item.commitment for item in other.announced}), -n) for n, other in enumerate(others)]
    most, place = max(shared, default=(0, 0))
    return others[-place] if most else None


def _turns(audit: Audit, readings: Sequence[Reading], earlier: dict[date, tuple[Audit, ...]]) -> tuple[Turn, ...]:
    turns: list[Turn] = []
    for day, audits in earlier.items():
        then = same_case(audit, audits)
        if then is None or (turns and (turns[-1].verdict, turns[-1].outcome) == (then.verdict, then.outcome)):
            continue
        articles = tuple(r.article.id for r in readings if r.article.published == day and _speaks(then, r.article.id))
        turns.append(Turn(day, then.verdict, then.outcome, articles, then.reasons[0]))
    return tuple(turns)


def _speaks(audit: Audit, article: str) -> bool:
    told = {item.article for item in audit.announced} | {item.article for item in audit.evidence}
    return article in told | {gap.article for gap in audit.gaps}
