"""Markdown, with front matter or without -> one article. The marks are taken away, the words stay."""

import re
from collections.abc import Iterator

from saydo.read.asked import Asked
from saydo.read.clean import tidy
from saydo.read.compose import Pieces, compose
from saydo.read.front_matter import FIELD, front_matter, with_fields
from saydo.read.load import Loaded
from saydo.records import Article, Problem

FENCE = re.compile(r"^(?:---|\+\+\+)\s*$")
LONGEST_FRONT = 200
BLANK = re.compile(r"\n[ \t]*\n\s*")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
IMAGE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,500})\]\((?:[^()\n]|\([^()\n]*\))*\)")
STRONG = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]+?)(?<=\S)\1(?![\w*])")
UNDERLINED = re.compile(r"(?<!\w)(_{1,3})(?=\S)([^_\n]+?)(?<=\S)\1(?!\w)")
HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
MARK = re.compile(r"^\s*(?:>\s?|[-*+]\s+)+")
RULE = re.compile(r"^\s*(?:[-*_]\s*){3,}$")


def looks_like_markdown(suffix: str, start: str) -> bool:
    """By name, or by front matter at the start."""
    if suffix in {".md", ".markdown", ".mkd"}:
        return True
    lines = start.splitlines()
    return bool(lines and FENCE.match(lines[0]) and len(lines) > 2 and FIELD.match(lines[1]))


def read_markdown(loaded: Loaded, *, asked: Asked) -> Iterator[Article | Problem]:
    fields, body = _split(loaded.text)
    title: str | None = None
    paragraphs: list[str] = []
    for block in BLANK.split(COMMENT.sub("", body)):
        heading = HEADING.match(block.strip().split("\n")[0])
        if heading and title is None and not paragraphs and not fields.get("title"):
            title = _words(heading[1])
            block = block.strip().partition("\n")[2]
        paragraphs += [words for words in _paragraphs(block) if words]
    pieces = with_fields(Pieces(paragraphs=tuple(paragraphs), title=title), fields)
    yield from compose(pieces, source=loaded.source, asked=asked)


def _split(text: str) -> tuple[dict[str, str], str]:
    """Front matter between two fences, and the rest."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\n")
    lines = text.split("\n")
    if FENCE.match(lines[0]):
        for number, line in enumerate(lines[1:LONGEST_FRONT], start=1):
            if FENCE.match(line):
                return front_matter(lines[1:number]), "\n".join(lines[number + 1 :])
    return {}, text


def _paragraphs(block: str) -> list[str]:
    """A block is one paragraph; each heading and each item of a list is one of its own."""
    found: list[list[str]] = [[]]
    for line in block.split("\n"):
        if RULE.match(line):
            continue
        heading = HEADING.match(line.strip())
        if heading or (MARK.match(line) and not line.lstrip().startswith(">")):
            found.append([])
        found[-1].append(heading[1] if heading else MARK.sub("", line))
        if heading:
            found.append([])
    return [_words(" ".join(lines)) for lines in found]


def _words(text: str) -> str:
    plain = LINK.sub(r"\1", IMAGE.sub("", TAG.sub("", text)))
    return tidy(UNDERLINED.sub(r"\2", STRONG.sub(r"\2", plain)))
