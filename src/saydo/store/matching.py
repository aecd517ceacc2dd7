"""Words as FTS5 takes them. What a person types is plain words: it is quoted, so that no sign in it has any force."""

import re
from collections.abc import Iterable

WORD = re.compile(r"\w")
MOST_WORDS = 64


def plain_words(words: str) -> str:
    """All of the words, each as it stands; empty where there is no word in it."""
    return " ".join(quoted(word) for word in words.split()[:MOST_WORDS] if WORD.search(word))


def any_of(words: Iterable[str]) -> str:
    """Any of the words or phrases."""
    distinct = dict.fromkeys(word.strip() for word in words)
    return " OR ".join(quoted(word) for word in list(distinct)[:MOST_WORDS] if WORD.search(word))


def quoted(word: str) -> str:
    return '"' + word.replace('"', '""').replace("\x00", " ") + '"'
