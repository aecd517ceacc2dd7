"""A saved page of any design -> its article."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from saydo.read.asked import Asked
from saydo.read.blocks import Block, find_blocks
from saydo.read.body import end_of_story, story_blocks, without_repeats
from saydo.read.boxes import prune
from saydo.read.clean import ends_a_sentence, is_credit, is_kind, key, tidy
from saydo.read.compose import Pieces, compose, is_opening
from saydo.read.headline import Head, find_headline, read_head
from saydo.read.load import Loaded
from saydo.read.page_facts import PageFacts, outlet_in_title, page_facts
from saydo.read.published import day_in_dateline, day_in_url, day_of
from saydo.records import Article, Problem

MOST_ELEMENTS = 30_000
MOST_ATTRIBUTES = 2_000
MOST_TAGS = 400_000
TOO_DEEP = "depth"
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what no tree may be given
NOT_XML_REFERENCE = re.compile(
    r"&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef])|0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45]));?(?![0-9a-f])", re.IGNORECASE
)
FATAL = etree.ErrorLevels.FATAL
ENDLESS_TAG = re.compile(
    r"<[a-zA-Z][^\s<>]*+(?:\s++[^\s=<>\"']++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'<>]++))?+){2000}"
)
SHORTEST_CAPTION = 8
SENTENCE_END = re.compile(r"[.!?][”’\"')]?(?=\s)")
TIME_ATTRIBUTES = ("datetime", "content", "data-datetime", "data-date", "data-published", "data-timestamp", "title")
TIME_ELEMENTS = (
    "//*[self::time or self::relative-time or self::abbr[@title] or @itemprop='datePublished' or @data-datetime"
    " or @data-date or @data-published or @data-timestamp]"
)


def read_html(loaded: Loaded, *, asked: Asked) -> Iterator[Article | Problem]:
    tags = loaded.text.count("<")
    if tags > MOST_TAGS:
        yield Problem(loaded.source, f"the page has {tags:,} tags, over the limit of {MOST_TAGS:,}")
        return
    if ENDLESS_TAG.search(loaded.text):
        yield Problem(loaded.source, f"a tag with over {MOST_ATTRIBUTES:,} attributes; the page was not read")
        return
    tree, too_deep = _parse(loaded.text)
    if too_deep:
        yield Problem(loaded.source, "has over 250 elements inside one another; the page was not read")
        return
    elements = 0 if tree is None else sum(1 for _ in tree.iter())
    if elements > MOST_ELEMENTS:
        yield Problem(loaded.source, f"the page has {elements:,} elements, over the limit of {MOST_ELEMENTS:,}")
        return
    pieces = Pieces(paragraphs=()) if tree is None else _pieces(tree, asked)
    yield from compose(pieces, source=loaded.source, asked=asked)


def _parse(text: str) -> tuple[HtmlElement | None, bool]:
    """The tree, and whether the parser gave up at some 250 elements inside one another."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        clean = NOT_XML_REFERENCE.sub(" ", NOT_XML.sub(" ", text))
        tree = document_fromstring(clean.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        tree = None
    return tree, any(TOO_DEEP in fault.message for fault in parser.error_log.filter_from_level(FATAL))


def _pieces(tree: HtmlElement, asked: Asked) -> Pieces:
    facts = page_facts(tree)
    blocks = list(find_blocks(tree, prune(tree)))
    kept = story_blocks(tree, blocks)
    place = find_headline(blocks, facts)
    head = read_head(blocks, kept, place, facts)
    title = blocks[place].text if place is not None else next(iter(facts.titles), None)
    inside = range(head.first_paragraph, end_of_story(blocks, kept, head.first_paragraph))
    story = [blocks[n] for n in inside if kept[n] and n != head.deck and key(blocks[n].text) != key(title or "")]
    paragraphs = tuple(block.text for block in without_repeats(story) if not is_kind(block.text, "note"))
    if not any(ends_a_sentence(paragraph) for paragraph in paragraphs):
        paragraphs = tuple(tidy(line) for line in (facts.body or "").splitlines() if line.strip())
    outlet = facts.outlet or _first_said(head, "outlet") or outlet_in_title(facts.title_tag, [title])
    author = facts.author or _first_said(head, "author")
    cut = any(is_kind(block.text, "paywall") for block in blocks[head.first_paragraph :])
    pieces = Pieces(
        paragraphs=paragraphs,
        title=title,
        deck=blocks[head.deck].text if head.deck is not None else None,
        captions=_captions(blocks),
        notes=tuple(block.text for block in story if is_kind(block.text, "note")),
        outlet=outlet,
        url=facts.url or asked.address,
        author=author if key(author or "") != key(outlet or "") else None,
        language=facts.language,
        complete=not (cut and is_opening(paragraphs)),
        modified=facts.modified or next((line.modified for line in head.credits if line.modified), None),
    )
    day, known_from = _published(facts, head, tree, pieces, story)
    return replace(pieces, published=day, published_from=known_from)


def _published(
    facts: PageFacts, head: Head, tree: HtmlElement, pieces: Pieces, story: list[Block]
) -> tuple[date | None, str | None]:
    """The day, from the most trusted place that states one."""
    if facts.published:
        return facts.published, facts.published_from
    known = (
        (_day_of_time_element(tree, story), "time element"),
        (_first_day(head), "printed"),
        (day_in_dateline(pieces.paragraphs[0]) if pieces.paragraphs else None, "printed"),
        (day_in_url(pieces.url), "url"),
    )
    return next(((day, where) for day, where in known if day), (None, None))


def _day_of_time_element(tree: HtmlElement, story: list[Block]) -> date | None:
    """The first <time>, or what sites write for it, that is not in the running text and does not tell of a change."""
    running = {block.element for block in story}
    for element in tree.xpath(TIME_ELEMENTS):
        around = element.getparent()
        said = f"{element.get('itemprop') or ''} {element.get('class') or ''} {tidy(element.text_content())}"
        before = (around.text or "") if around is not None else ""
        changed = any(word in f"{said} {before}".lower() for word in ("updated", "modified", "revised"))
        if not changed and not any(box in running for box in element.iterancestors()):
            stated = [day_of(element.get(name)) for name in TIME_ATTRIBUTES]
            day = next(filter(None, [*stated, day_of(tidy(element.text_content()))]), None)
            if day:
                return day
    return None


def _first_day(head: Head) -> date | None:
    return next((line.published for line in head.credits if line.published), None)


def _first_said(head: Head, what: str) -> str | None:
    return next((said for line in head.credits if (said := getattr(line, what))), None)


def _captions(blocks: list[Block]) -> tuple[str, ...]:
    """Captions that are sentences; credits and the names of agencies are left out."""
    said = [_without_credit(block.text) for block in blocks if block.caption]
    return tuple(
        dict.fromkeys(text for text in said if len(text.split()) >= SHORTEST_CAPTION and ends_a_sentence(text))
    )


def _without_credit(caption: str) -> str:
    """The sentences of a caption before the credit that it ends in; empty where there are none."""
    ends = [0, *(match.end() for match in SENTENCE_END.finditer(caption)), len(caption)]
    while len(ends) > 1:
        said, last = caption[: ends[-1]], caption[ends[-2] : ends[-1]].strip()
        if last and ends_a_sentence(last) and not is_credit(last) and not is_credit(said):
            return said.rstrip()
        ends.pop()
    return ""
