"""What the fits on gold dossiers share."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from saydo.audit.case import Case


def matched(
    gold: Sequence[dict[str, Any]], cases: Sequence[Case], stems: dict[str, str], overlap: Callable[[str, str], bool]
) -> Iterator[tuple[dict[str, Any], int]]:
    """Each gold commitment with the number of the case that shares most of its announcements."""
    left = set(range(len(cases)))
    for commitment in gold:

        def shared(number: int, wanted: dict[str, Any] = commitment) -> int:
            return sum(
                stems[p.commitment.article] == y["article"] and overlap(p.commitment.span.text, y["quote"])
                for p in cases[number].profiles
                for y in wanted["announced"]
            )

        best = max(sorted(left), key=shared, default=None)
        if best is not None and shared(best):
            left.discard(best)
            yield commitment, best
