"""Shares of verdicts with their intervals: counts of few commitments must not look like the measure of an actor."""

from collections.abc import Mapping
from math import sqrt

from saydo.records.audited import VERDICTS
from saydo.store.ask.answers import VerdictShare

QUANTILE = 1.959963984540054  # of the standard normal distribution, for 95 per cent


def wilson(count: int, of: int) -> tuple[float, float]:
    """The 95 per cent interval of Wilson (1927) for a share of `count` in `of`; of nothing it is everything."""
    if of == 0:
        return 0.0, 1.0
    share, squared = count / of, QUANTILE**2
    middle = (share + squared / (2 * of)) / (1 + squared / of)
    reach = QUANTILE * sqrt(share * (1 - share) / of + squared / (4 * of * of)) / (1 + squared / of)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def shares(counts: Mapping[str, int]) -> tuple[VerdictShare, ...]:
    """Every verdict that there is, in the order in which they are told."""
    of = sum(counts.values())
    found = []
    for verdict in (*VERDICTS, *sorted(set(counts) - set(VERDICTS))):
        count = counts.get(verdict, 0)
        if count:
            found.append(VerdictShare(verdict, count, of, count / of, *wilson(count, of)))
    return tuple(found)
