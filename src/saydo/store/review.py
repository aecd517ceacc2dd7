"""Which cases somebody should look at, and why."""

from collections.abc import Iterable

DOUBTFUL = 0.55  # confidence under which a verdict is as likely wrong as right
VERDICTS = ("disputed", "relabelled")
GAPS = ("contradicted",)


def reasons_to_look(confidence: float, verdict: str, gaps: Iterable[str], *, changed: bool) -> tuple[str, ...]:
    """In words; none where there is no need. `changed`: people judged it, and its verdict is another now.

    What people have judged is looked at again only where it has changed: the machine's doubts are no news to them.
    """
    reasons = ["the verdict has changed since it was judged"] if changed else []
    if confidence < DOUBTFUL:
        reasons.append(f"the verdict is right with a chance of {confidence:.0%}")
    if verdict in VERDICTS:
        reasons.append(f"the verdict is {verdict}")
    return (*reasons, *(f"words and deeds part: {gap}" for gap in gaps if gap in GAPS))
