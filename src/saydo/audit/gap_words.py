"""How likely the words of a sentence, taken together, make it that they tell of a gap, whatever they are said of.

A linear model over words and pairs of words in common form; dates and spans of time are replaced by marks. The weights
stand in lexicon/gap_words.tsv.
"""

import math
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from saydo.audit.terms import STOP_WORDS, WORD, stem
from saydo.lexicon.gap_phrases import STANDS_FOR, found_in
from saydo.lexicon.gap_words import WORDED, gap_traits

DATE = re.compile(r"\b" + STANDS_FOR["{date}"], re.IGNORECASE)
SPAN = re.compile(STANDS_FOR["{span}"], re.IGNORECASE)
DAY, STRETCH, NUMBER = "DAY", "STRETCH", "#"
MOST_WORDS = 80  # lists and tables are no telling


def traits_of(sentence: str) -> tuple[str, ...]:
    """The traits of a sentence, each once, in order."""
    found = [trait for trait, _ in _worded(sentence)]
    found += [f"phrase:{phrase.name}" for phrase, _ in found_in(sentence)]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=8192)
def likely(sentence: str) -> dict[str, float]:
    """The chance of each gap in WORDED that the sentence tells of it."""
    return likely_by(traits_of(sentence), gap_traits())


def likely_by(traits: Iterable[str], known: dict[str, tuple[int, ...]]) -> dict[str, float]:
    scores = [0] * len(WORDED)
    for trait in ("always", *traits):
        for place, weight in enumerate(known.get(trait, ())):
            scores[place] += weight
    return {kind: 1 / (1 + math.exp(-score / 100)) for kind, score in zip(WORDED, scores, strict=True)}


def because(sentence: str, kind: str) -> tuple[str, ...]:
    """The words of the sentence that speak most for a gap, at most three, best first."""
    known, place = gap_traits(), WORDED.index(kind)
    weighed: dict[str, int] = {}
    for trait, words in _worded(sentence):
        if trait in known and any(word.lower() not in STOP_WORDS for word in words.split()):
            weighed[words] = max(known[trait][place], weighed.get(words, 0))
    best = sorted(weighed, key=lambda words: (-weighed[words], words))[:3]
    return tuple(words for words in best if weighed[words] > 0)


def _worded(sentence: str) -> Iterator[tuple[str, str]]:
    """The traits of single words, of pairs and of pairs with a word between, each with the words as they stand."""
    words = _words(sentence)
    marks = ["^", *(mark for mark, _ in words), "$"]
    texts = ["", *(text for _, text in words), ""]
    for n, mark in enumerate(marks[1:-1], start=1):
        yield f"w:{mark}", texts[n]
    for n in range(len(marks) - 1):
        yield f"b:{marks[n]}_{marks[n + 1]}", f"{texts[n]} {texts[n + 1]}".strip()
    for n in range(1, len(marks) - 3):
        yield f"s:{marks[n]}_{marks[n + 2]}", f"{texts[n]} {texts[n + 1]} {texts[n + 2]}"


def _words(sentence: str) -> list[tuple[str, str]]:
    """Common form and text of each word; a date or a span of time counts as one."""
    found: list[tuple[int, int, str]] = []
    for pattern, mark in ((SPAN, STRETCH), (DATE, DAY)):
        for match in pattern.finditer(sentence):
            if all(match.end() <= start or match.start() >= end for start, end, _ in found):
                found.append((match.start(), match.end(), mark))
    taken = tuple(found)
    for match in WORD.finditer(sentence):
        if all(match.end() <= start or match.start() >= end for start, end, _ in taken):
            found.append((match.start(), match.end(), NUMBER if match.group()[0].isdigit() else stem(match.group())))
    return [(mark, sentence[start:end]) for start, end, mark in sorted(found)[:MOST_WORDS]]
