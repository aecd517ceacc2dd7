"""Which figure another is a part of: "3,000 of the 17,000", "of the 60 villages, 48 have power", "1,200 of them"."""

import re
from dataclasses import replace

from saydo.records import Figure

WHOLE_NEXT = re.compile(
    r"\s*(?:out of|of|in)(?:\s+(?:the|its|their|his|her|our|those|these|all|about|some|nearly|almost|roughly|"
    r"remaining|total|more than|an estimated)|\s+(?:the\s+)?[\w.]+['’]s){0,3}\s*"
)
PART_OF_LAST = re.compile(r"(?:\s+[\w-]+){0,2}\s+(?:of|among)\s+(?:them|whom|which|these|those)\b")
OPENS_WITH_OF = re.compile(r"(?:^|[.;!?:]\s+|\n)(?:Out of|Of)\s+(?:the|its|their|all|some|about|those|these|\s)*$")


def with_wholes(text: str, found: list[Figure]) -> list[Figure]:
    """The same figures; each that the sentence says to be a part of another has its id."""
    made: list[Figure] = []
    whole: Figure | None = None
    for index, figure in enumerate(found):
        if made and _parted(text, made[-1], figure):
            whole = None
        following = found[index + 1] if index + 1 < len(found) else None
        of = _whole_after(text, figure, following) or _whole_before(text, figure, made, whole)
        made.append(replace(figure, of=of.id) if of is not None else figure)
        if OPENS_WITH_OF.search(text[max(0, figure.span.start - 40) : figure.span.start]):
            whole = figure
    return made


def _parted(text: str, left: Figure, right: Figure) -> bool:
    """A sentence ends between the two."""
    return re.search(r"[.;!?]\s|\n\n", text[left.span.end : right.span.start]) is not None


def _whole_after(text: str, figure: Figure, following: Figure | None) -> Figure | None:
    if following is None or following.span.start - figure.span.end > 60:
        return None
    fits = following.unit == figure.unit or figure.rule == "fraction" or figure.unit == "percent"
    between = text[figure.span.end : following.span.start]
    return following if fits and WHOLE_NEXT.fullmatch(between) and not _larger(figure, following) else None


def _whole_before(text: str, figure: Figure, made: list[Figure], whole: Figure | None) -> Figure | None:
    if whole is not None and figure.unit == whole.unit and not _larger(figure, whole):
        return whole
    last = made[-1] if made else None
    if last is None or _parted(text, last, figure) or last.unit != figure.unit or _larger(figure, last):
        return None
    after = text[figure.span.end : figure.span.end + 40]
    before = text[max(last.span.end, figure.span.start - 40) : figure.span.start]
    if PART_OF_LAST.match(after) or re.search(r"(?:of whom|of which|of them|among them),?\s+(?:\w+\s+){0,2}$", before):
        return last
    return None


def _larger(figure: Figure, whole: Figure) -> bool:
    """More than the whole: then it is no part of it. A share is of anything."""
    if figure.rule == "fraction" or figure.unit == "percent":
        return False
    part, all_of_it = figure.low or figure.high, whole.high or whole.low
    return part is None or all_of_it is None or part > all_of_it
