"""Finding any of thousands of phrases in a text in one pass: the longest at each place, from left to right."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning")
WORD = re.compile(r"\w+")
STRAIGHT = str.maketrans("’‘", "''")


@dataclass(frozen=True, slots=True)
class Found(Generic[Meaning]):
    """A phrase where it stands, with all that it can mean."""

    start: int
    end: int
    text: str
    meanings: tuple[Meaning, ...]


class PhraseIndex(Generic[Meaning]):
    """Phrases by their first word. With ignore_case the phrases are given in lower case."""

    def __init__(self, phrases: Iterable[tuple[str, Meaning]], *, ignore_case: bool = False) -> None:
        meanings: dict[str, list[Meaning]] = {}
        for phrase, meaning in phrases:
            known = meanings.setdefault(phrase.translate(STRAIGHT), [])
            if meaning not in known:
                known.append(meaning)
        self.ignore_case = ignore_case
        self.meanings = {phrase: tuple(several) for phrase, several in meanings.items()}
        self.by_first: dict[str, list[str]] = {}
        for phrase in sorted(meanings, key=lambda p: (-len(p), p)):
            first = WORD.search(phrase)
            if first is not None:
                self.by_first.setdefault(first.group(), []).append(phrase)

    def find(self, text: str) -> tuple[Found[Meaning], ...]:
        """Every phrase in the text; none within another."""
        straight = text.translate(STRAIGHT)
        searched = straight.lower() if self.ignore_case and len(straight.lower()) == len(straight) else straight
        found: list[Found[Meaning]] = []
        reached = 0
        for word in WORD.finditer(searched):
            phrases = self.by_first.get(word.group())
            if phrases is None or word.start() < reached:
                continue
            phrase = self._longest_at(searched, word.start(), phrases)
            if phrase is not None:
                reached = word.start() + len(phrase)
                found.append(Found(word.start(), reached, text[word.start() : reached], self.meanings[phrase]))
        return tuple(found)

    def _longest_at(self, text: str, start: int, phrases: list[str]) -> str | None:
        for phrase in phrases:
            if text.startswith(phrase, start) and not _goes_on(text, start + len(phrase), phrase):
                return phrase
        return None


def _goes_on(text: str, end: int, phrase: str) -> bool:
    """Whether the word in the text is longer than the phrase."""
    return phrase[-1].isalnum() and end < len(text) and (text[end].isalnum() or text[end] == "_")
