"""Teasers in the text of a page: picture credit, headline, section, a paragraph or two, and a mark that closes them."""

from dataclasses import dataclass

from saydo.read.clean import is_credit, is_headline, is_kind, is_label, is_sentence
from saydo.read.compose import Pieces

MOST_PARAGRAPHS = 4
MOST_LABELS = 4


@dataclass(frozen=True, slots=True)
class Teaser:
    """Lines start to end (exclusive) of the text, and what they say."""

    start: int
    end: int
    pieces: Pieces


def find_teasers(lines: list[str]) -> list[Teaser]:
    """Every teaser, in order. "Read more" closes one only where it stands more than once."""
    weak = sum(is_kind(line, "maybe teaser end") for line in lines) > 1
    kinds = ("teaser end", "maybe teaser end") if weak else ("teaser end",)
    found: list[Teaser] = []
    floor = 0
    for number, line in enumerate(lines):
        if number < floor or not is_kind(line, *kinds):
            continue
        end = number + 1
        while end < len(lines) and is_kind(lines[end], *kinds):
            end += 1
        teaser = _backwards(lines, floor, number, end)
        if teaser:
            found.append(teaser)
        floor = end
    return found


def _backwards(lines: list[str], floor: int, mark: int, end: int) -> Teaser | None:
    """From the closing mark up: paragraphs, then headline and section, then credits and names of pictures."""
    place = mark
    while place > floor and _is_text(lines[place - 1]) and mark - place < MOST_PARAGRAPHS:
        place -= 1
    paragraphs = tuple(lines[place:mark])
    bottom = place
    while place > floor and bottom - place < MOST_LABELS and _is_short(lines[place - 1]):
        place -= 1
    titles = [line for line in lines[place:bottom] if not is_label(line) or bottom - place == 1]
    if not paragraphs or not titles:
        return None
    while place > floor and (is_credit(lines[place - 1]) or _is_short(lines[place - 1])):
        place -= 1
    title = max(titles, key=lambda line: len(line.split()))
    return Teaser(place, end, Pieces(paragraphs=paragraphs, title=title))


def _is_text(line: str) -> bool:
    return is_sentence(line) and not is_credit(line)


def _is_short(line: str) -> bool:
    """A headline, a section, or the description of a picture."""
    return is_headline(line) and not is_credit(line)
