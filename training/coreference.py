"""Which phrases of GUM's texts are said of the same thing: its `Entity=` layer, laid over texts that saydo parses.

An opening is "(GRP-etype-infstat-…": mentions with one GRP in a document are of one thing. A mention is known by the
character at which its head begins, and by whether it is what "and" makes of several.
"""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from saydo.records import Article, Part

GENRES = ("news", "interview", "speech", "court", "bio", "voyage", "academic", "textbook")
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
PART = re.compile(r"\([^()]+\)?|[^()]+\)")

Key = tuple[int, bool]  # where the head begins, and whether several are joined


@dataclass
class Annotated:
    """A text of the treebank: groups by mention, kinds by group, and what the words are."""

    name: str
    article: Article
    groups: dict[Key, str] = field(default_factory=dict)
    forms: dict[Key, str] = field(default_factory=dict)


@dataclass
class Line:
    """A word of the treebank with its place in the text."""

    start: int
    form: str
    pos: str
    head: int
    relation: str
    entities: list[str]


def annotated(path: Path, genres: tuple[str, ...] = GENRES) -> Iterator[Annotated]:
    """The texts of a treebank file that are of the genres, in order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        documents = re.split(r"(?m)^# newdoc id = ", lines.read())[1:]
    for document in documents:
        name, _, rest = document.partition("\n")
        if name.removeprefix("GUM_").split("_")[0] in genres:
            yield _read(name, rest)


def _read(name: str, document: str) -> Annotated:
    text, title = "", 0
    groups: dict[Key, str] = {}
    forms: dict[Key, str] = {}
    for block in document.split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and not line.startswith("#")]
        if not rows:
            continue
        if text:
            text = text.rstrip(" ") + ("\n\n" if "# newpar" in block else " ")
        begun = len(text)
        text, words = _sentence(text, rows)
        if begun == 0 and "newpar_block = head" in block:
            title = len(text)
        for start, end, group in _mentions(words):
            key = _key(words, start, end)
            if key is not None and key not in groups:
                groups[key] = group
                forms[key] = next(w.form for w in words if w.start == key[0])
    parts = (Part("title", 0, title), Part("paragraph", title, len(text))) if title else ()
    return Annotated(name, Article(text=text, parts=parts), groups, forms)


def _sentence(text: str, rows: list[list[str]]) -> tuple[str, list[Line]]:
    """The text with the sentence behind it, and its words."""
    words: list[Line] = []
    glued, space_after_glue = 0, True
    for row in rows:
        number, form, misc = row[0], row[1], row[9]
        if "-" in number:
            glued, space_after_glue = int(number.split("-")[1]), "SpaceAfter=No" not in misc
            continue
        if "." in number:
            continue
        entity = re.search(r"(?:^|\|)Entity=([^|]+)", misc)
        entities = PART.findall(entity[1]) if entity else []
        words.append(Line(len(text), form, row[3], int(row[6]) - 1, row[7], entities))
        place = int(number)
        spaced = space_after_glue if place == glued else place > glued and "SpaceAfter=No" not in misc
        text += form + (" " if spaced else "")
    return text, words


def _mentions(words: list[Line]) -> Iterator[tuple[int, int, str]]:
    """First word, word after the last, and group of every mention, the inner ones first."""
    begun: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        for piece in word.entities:
            group = piece.strip("()").split("-")[0]
            if piece.startswith("("):
                begun.setdefault(group, []).append(place)
            if piece.endswith(")") and begun.get(group):
                yield begun[group].pop(), place + 1, group


def _key(words: list[Line], start: int, end: int) -> Key | None:
    """By the word of the mention that hangs on one outside it."""
    tops = [i for i in range(start, end) if not start <= words[i].head < end]
    if not tops:
        return None
    head = tops[0]
    joined = any(words[i].relation == "conj" and words[i].head == head and words[i].pos in NOMINAL
                 for i in range(start, end))  # fmt: skip
    return words[head].start, joined
