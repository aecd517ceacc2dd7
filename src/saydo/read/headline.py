"""The headline of a page, and what stands between it and the story: deck, byline, date line."""

from dataclasses import dataclass

from saydo.read.blocks import Block
from saydo.read.byline import CreditLine, author_of, credit_line, names_only
from saydo.read.clean import ends_a_sentence, is_credit, is_furniture, is_label, key
from saydo.read.page_facts import PageFacts

LONGEST_TITLE = 300
LONGEST_DECK = 600
BEFORE_HEADLINE = 6
HEADING_ORDER = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class Head:
    """deck is the number of its block. credits are the byline and date lines around the headline."""

    deck: int | None
    credits: tuple[CreditLine, ...]
    first_paragraph: int


def find_headline(blocks: list[Block], facts: PageFacts) -> int | None:
    """The block that says what the page states as its title; else the first <h1>; else none."""
    stated = {key(title) for title in facts.titles} - {""}
    same = [n for n, block in enumerate(blocks) if len(block.text) <= LONGEST_TITLE and key(block.text) in stated]
    same = same or [n for n, block in enumerate(blocks) if block.heading and _is_most_of(key(block.text), stated)]
    if same:
        return min(same, key=lambda n: (_rank(blocks[n]), n))
    own = [
        n
        for n, block in enumerate(blocks)
        if block.tag == "h1"
        and len(block.text) <= LONGEST_TITLE
        and key(block.text) != key(facts.outlet or "")
        and not is_furniture(block.text)
    ]
    if not own:
        return None
    alike = [n for n in own if any(_shares_words(blocks[n].text, title) for title in facts.titles)]
    return (alike or own)[0]


def read_head(blocks: list[Block], kept: list[bool], place: int | None, facts: PageFacts) -> Head:
    """Go on from the headline to the first paragraph; a byline may also stand just above the headline."""
    start = place + 1 if place is not None else 0
    deck: int | None = None
    number = start
    credits = [
        line
        for block in blocks[max(0, start - BEFORE_HEADLINE) : max(0, start - 1)]
        if (line := _credit(block)) is not None
    ]
    while number < len(blocks):
        line = _credit(blocks[number])
        if line is not None:
            credits.append(line)
        elif deck is None and place is not None and _is_deck(blocks, number, start, facts):
            deck = number
        elif kept[number] and ends_a_sentence(blocks[number].text):
            break
        number += 1
    credits += [line for block in blocks[number:] if block.byline and (line := _credit(block)) is not None]
    return Head(deck, tuple(credits), number)


def _is_most_of(heading: str, titles: set[str]) -> bool:
    """ "Headline" in "Outlet: Headline" or "Headline - Section - Outlet"."""
    return any(
        len(heading) * 2 > len(title) and (title.startswith(heading) or title.endswith(heading)) for title in titles
    )


def _rank(block: Block) -> int:
    """Headings before other boxes, links last (a menu or teaser may repeat the title)."""
    order = HEADING_ORDER.index(block.tag) if block.tag in HEADING_ORDER else len(HEADING_ORDER)
    return order + (10 if block.linked > 0.8 and block.tag != "h1" else 0)


def _shares_words(one: str, other: str) -> bool:
    left, right = set(one.lower().split()), set(other.lower().split())
    return len(left & right) * 2 >= min(len(left), len(right))


def _credit(block: Block) -> CreditLine | None:
    """A line that reads as byline or date line, or a short line in a box named so."""
    if block.caption or block.tag == "h1":
        return None
    line = credit_line(block.text)
    if line is None and block.byline and len(block.text) <= 80 and not ends_a_sentence(block.text):
        name = author_of(block.text) or author_of("By " + block.text)
        return CreditLine(author=names_only(name)) if name else None
    return line


def _is_deck(blocks: list[Block], number: int, start: int, facts: PageFacts) -> bool:
    """A standfirst: named so, or set as a heading under the headline, or the page's description before the byline."""
    block = blocks[number]
    if block.caption or is_furniture(block.text) or is_credit(block.text) or not 20 <= len(block.text) <= LONGEST_DECK:
        return False
    if block.deck and not is_label(block.text):
        return True
    if block.heading and number == start and len(block.text.split()) >= 5:
        return True
    described = key(block.text) in {key(said) for said in facts.descriptions}
    after = blocks[number + 1] if number + 1 < len(blocks) else None
    return described and after is not None and (after.caption or _credit(after) is not None)
