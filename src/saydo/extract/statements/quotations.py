"""Where the quotations stand: straight, curly, doubled or single marks, nested, or never closed.

A quotation ends with its paragraph at the latest, so that a mark too many spoils one paragraph and no more.
"""

import re
from dataclasses import dataclass

MARK = re.compile(r"“|”|„|«|»|\"|(?<!')'{2,3}(?!')|``|(?<!\w)[‘'](?=\w)|(?<=[.,?!…—-])[’'](?!\w)")
OPENING = {"“", "„", "«", "``", "‘"}
CLOSING = {"”", "»", "’"}
SINGLE = {"‘", "’", "'"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters from the opening mark up to and with the closing one; closed is False where that is missing."""

    start: int
    end: int
    closed: bool


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of the text in order; those without a word are left out."""
    found: list[Quotation] = []
    for line in re.finditer(r"[^\n]+", text):
        found.extend(_of_paragraph(text, line.start(), line.end()))
    return tuple(q for q in found if re.search(r"\w", text[q.start : q.end]))


def _of_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    depth = 0
    for mark in MARK.finditer(text, start, end):
        if opened is None:
            if _opens(text, mark, start):
                opened, depth = mark, 0
            continue
        if (mark[0] in SINGLE) != (opened[0] in SINGLE):
            continue
        if mark[0] in OPENING or (mark[0] not in CLOSING and _looks_opening(text, mark, start)):
            depth += mark[0] in OPENING and opened[0] in OPENING
            if mark[0] not in OPENING:
                opened = mark
        elif depth:
            depth -= 1
        else:
            found.append(Quotation(opened.start(), mark.end(), True))
            opened = None
    if opened is not None and opened[0] not in SINGLE:
        found.append(Quotation(opened.start(), len(text[:end].rstrip()), False))
    return found


def _opens(text: str, mark: re.Match[str], start: int) -> bool:
    if mark[0] in SINGLE:
        return mark[0] != "’" and _closes_later(text, mark)
    if mark[0] in OPENING:
        return True
    if mark[0] in CLOSING:  # a closing mark set in error where a quotation begins
        return mark.start() == start and text[mark.end() : mark.end() + 1].strip() != ""
    return _looks_opening(text, mark, start)


def _looks_opening(text: str, mark: re.Match[str], start: int) -> bool:
    """A straight mark with space or an opening bracket before it and none after it."""
    before, after = text[max(start, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 1]
    return (not before or before.isspace() or before in "([—–-/:") and after.strip() != ""


def _closes_later(text: str, mark: re.Match[str]) -> bool:
    """A single mark opens a quotation only where another closes it after a stop: it may be an apostrophe."""
    line_end = text.find("\n", mark.end())
    rest = text[mark.end() : line_end if line_end >= 0 else len(text)]
    return re.search(r"[.,?!…—-][’'](?!\w)", rest) is not None
