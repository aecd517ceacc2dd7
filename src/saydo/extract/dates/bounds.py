"""How the words before a date limit the deed to it: "by", "no later than", "within", "since"."""

import re

from saydo.lexicon.quantities import bound_phrases

WORD = re.compile(r"[^\s,;:.()\"“”]+")
LONGEST = 6
REACH = 48


def bound_before(text: str, start: int) -> str | None:
    """The bound that the longest phrase right before the offset sets, or None."""
    before = text[max(0, start - REACH) : start]
    if not before[-1:].isspace() or "\n\n" in before[-3:]:
        return None
    words = list(WORD.finditer(before))[-LONGEST:]
    if not words or before[words[-1].end() :].strip():
        return None
    lowered = [match[0].lower() for match in words]
    phrases = bound_phrases()
    for count in range(len(lowered), 0, -1):
        bound = phrases.get(" ".join(lowered[-count:]))
        if bound:
            return bound
    return None
