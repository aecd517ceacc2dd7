"""Which blocks of a page are the story: what trafilatura takes for it, put back in page order and made whole."""

import logging
import re
from collections import Counter

from lxml.html import HtmlElement

from saydo.read.blocks import Block
from saydo.read.byline import credit_line
from saydo.read.clean import ends_a_sentence, is_credit, is_furniture, is_headline, is_kind, key

logging.getLogger("trafilatura").addHandler(logging.NullHandler())
LINK_LIST = 0.6
SHORTEST_CERTAIN = 24
MOST_SEARCHED = 3_000
MOST_COMPARED = 400
SHORTEST_REPEATED = 20
STORY_TAGS = {
    "p",
    "li",
    "blockquote",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "div",
    "td",
    "section",
    "dd",
    "article",
    "main",
    "body",
}


def story_blocks(tree: HtmlElement, blocks: list[Block]) -> list[bool]:
    """For each block: is it running text of the main story?"""
    kept = _kept_by_trafilatura(tree, blocks)
    if not any(flag and ends_a_sentence(block.text) for flag, block in zip(kept, blocks, strict=True)):
        kept = [_is_running(block) for block in blocks]
    homes = _homes(blocks, kept)
    made_whole = [
        flag or (block.parent in homes and _is_running(block)) for flag, block in zip(kept, blocks, strict=True)
    ]
    return [flag and not _is_aside(block) for flag, block in zip(made_whole, blocks, strict=True)]


def without_repeats(story: list[Block]) -> list[Block]:
    """The story without what it says twice: quotations set large, blocks set again for telephones."""
    if len(story) > MOST_COMPARED:
        return story
    marks = [key(block.text) for block in story]
    return [
        block
        for number, (block, mark) in enumerate(zip(story, marks, strict=True))
        if block.heading
        or len(mark) < SHORTEST_REPEATED
        or not (mark in marks[:number] or any(mark != other and mark in other for other in marks))
    ]


def end_of_story(blocks: list[Block], kept: list[bool], start: int) -> int:
    """The number of the heading ("More stories") after which the story does not go on; else that of the last block."""
    for number in range(start + 1, len(blocks)):
        if is_kind(blocks[number].text, "tail", "maybe teaser end") and not _goes_on(blocks, kept, start, number):
            return number
    return len(blocks)


def _goes_on(blocks: list[Block], kept: list[bool], start: int, number: int) -> bool:
    """Does a full paragraph follow in the box of those before the heading?"""
    homes = {block.parent for block, flag in zip(blocks[start:number], kept[start:number], strict=True) if flag}
    return any(
        flag and block.parent in homes and len(block.text) > 80 and _is_running(block)
        for block, flag in zip(blocks[number:], kept[number:], strict=True)
    )


def _kept_by_trafilatura(tree: HtmlElement, blocks: list[Block]) -> list[bool]:
    """trafilatura looks at the whole tree; its text tells which of our blocks it took for the story."""
    from trafilatura import bare_extraction  # half a second to import, and needed for HTML alone

    endless = len(blocks) > MOST_SEARCHED  # its second opinions take seconds over such a page
    document = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False, fast=endless)
    text = getattr(document, "text", None)
    if not text:
        return [False] * len(blocks)
    lines = {key(line) for line in text.splitlines()}
    whole = key(text) if len(blocks) <= MOST_SEARCHED else ""
    marks = [key(block.text) for block in blocks]
    return [mark in lines or (len(mark) >= SHORTEST_CERTAIN and mark in whole) for mark in marks]


def _homes(blocks: list[Block], kept: list[bool]) -> set[HtmlElement]:
    """The boxes whose paragraphs are the story: those with most of the text that was kept."""
    text: Counter[HtmlElement] = Counter()
    for block, flag in zip(blocks, kept, strict=True):
        if flag and _is_running(block):
            text[block.parent] += len(block.text)
    most = max(text.values(), default=0)
    return {box for box, chars in text.items() if chars * 3 >= most}


def _is_running(block: Block) -> bool:
    """A paragraph of sentences, mostly not links."""
    return (
        block.tag in STORY_TAGS
        and not block.heading
        and not block.caption
        and block.linked < LINK_LIST
        and len(block.text) >= 20
        and not is_headline(block.text)
    )


def _is_aside(block: Block) -> bool:
    """Furniture, a caption, a byline or a bare link to another story."""
    if block.caption or is_furniture(block.text) or is_credit(block.text):
        return True
    if block.linked > LINK_LIST and is_headline(block.text):
        return True
    return credit_line(block.text) is not None or bool(re.fullmatch(r"https?://\S+|\W+", block.text))
