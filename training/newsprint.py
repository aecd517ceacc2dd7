"""Variants of treebank sentences set as newspapers set them: curly quotes, long dashes, headlines."""

import copy
import random
from typing import Any

DASHES = {"--": ["—", "–", "--"], "-": ["–", "—", "-"], "—": ["–", "--", " - "], "–": ["—", "-"]}
SMALL_WORDS = {"a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "and", "or", "but", "as", "with", "from"}


def as_newsprint(group: list[Any], *, seed: int) -> list[Any]:
    """A copy with curly quotation marks and apostrophes, and dashes exchanged for their like."""
    choose = random.Random(seed)
    group = copy.deepcopy(group)
    opening = True
    for sentence in group:
        for i, (word, tag) in enumerate(zip(sentence.words, sentence.tags, strict=True)):
            if word == '"':
                opening = tag == "``" or (tag != "''" and opening)
                sentence.words[i] = "“" if opening else "”"
                opening = not opening
            elif word in ("'", "`") and tag in ("``", "''"):
                sentence.words[i] = "‘" if tag == "``" else "’"
            elif word in DASHES and tag in (":", ",", "."):
                sentence.words[i] = choose.choice(DASHES[word]).strip()
            elif "'" in word:
                sentence.words[i] = word.replace("'", "’")
    return group


def as_headline(group: list[Any]) -> list[Any]:
    """A copy in Title Case without closing stops, one sentence a paragraph."""
    group = copy.deepcopy(group)
    for sentence in group:
        for i, word in enumerate(sentence.words):
            if (
                word.islower()
                and (i == 0 or word not in SMALL_WORDS)
                and sentence.pos[i] != "PUNCT"
                and "'" not in word
            ):
                sentence.words[i] = word[0].upper() + word[1:]
        closing = len(sentence.words) - 1
        if closing > 0 and sentence.words[closing] == "." and closing not in sentence.heads:
            for column in (
                sentence.words,
                sentence.spaces,
                sentence.tags,
                sentence.pos,
                sentence.morphs,
                sentence.lemmas,
                sentence.heads,
                sentence.deps,
            ):
                column.pop()
        sentence.starts_paragraph = True
        sentence.entities = [e for e in sentence.entities if e[1] <= len(sentence.words)]
        sentence.unknown = [e for e in sentence.unknown if e[1] <= len(sentence.words)]
    return group
