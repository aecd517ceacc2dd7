"""Money by stage: which sums were promised, approved, committed and disbursed, as the sentences have it.

A sum is of a stage only where a word of that stage stands in its own clause, nearest to it, and nothing there says that
it has not come so far. Nothing is added up and nothing is reckoned.
"""

import re
from collections.abc import Iterator, Sequence

from saydo.audit.bearing import Bearing
from saydo.audit.case import Case
from saydo.audit.told import Told
from saydo.lexicon.money_stages import money_stages, undone
from saydo.lexicon.quantities import currency_names
from saydo.records import Figure, MoneyStep

DEEDS = {"spend", "deliver", "increase"}
NEAR = 0.3  # how near a sentence must be to the promise for its sums to be those of the promise
REACH = 70  # characters between a sum and the word of its stage
CLAUSE = re.compile(
    r"[;:]|,? (?:but|while|whereas|though|although|yet)\b|, and\b|, of (?:which|that|this|these|it)\b"
    r"|, with\b|, the rest\b"
)


def money_of(case: Case, found: Sequence[Bearing]) -> tuple[MoneyStep, ...]:
    """The sums of a promise of money by stage, in the order of publication; each stage and sum once."""
    amount = case.amount
    if not case.deeds & DEEDS or amount is None or amount.unit not in currency_names():
        return ()
    steps: dict[tuple[str, float | None, str | None], MoneyStep] = {}
    own = {(p.commitment.article, p.commitment.span.start) for p in case.profiles}
    for bearing in found:
        one = bearing.told
        if bearing.near >= NEAR or (one.article, one.sentence.span.start) in own:
            for step in steps_in(one):
                steps.setdefault((step.stage, step.amount.low, step.amount.unit), step)
    return tuple(steps.values())


def steps_in(one: Told) -> Iterator[MoneyStep]:
    """The sums of a sentence that have a stage."""
    for figure in one.figures:
        stage = stage_of(one, figure) if figure.unit in currency_names() and figure.low is not None else None
        if stage is not None:
            yield MoneyStep(stage, figure, one.article, one.day, one.sentence.span)


def stage_of(one: Told, figure: Figure) -> str | None:
    """The stage whose word stands nearest to a sum in its clause, unless that says it has not come so far."""
    text, base = one.sentence.span.text, one.sentence.span.start
    start, end = figure.span.start - base, figure.span.end - base
    first = max((m.end() for m in CLAUSE.finditer(text, 0, start)), default=0)
    last = min((m.start() for m in CLAUSE.finditer(text, end)), default=len(text))
    clause = text[first:last]
    words = [
        (_between(start - first, end - first, at, to), name)
        for name, stage in money_stages().items()
        for at, to in stage.found(clause)
    ]
    if not words or undone().found(clause):
        return None
    gap, name = min(words, key=lambda item: item[0])
    return name if gap <= REACH else None


def _between(start: int, end: int, at: int, to: int) -> int:
    return at - end if at >= end else start - to
