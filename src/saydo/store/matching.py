"""Words as FTS5 takes them. What a person types is plain words: it is quoted, so that no sign in it has any force."""

import re
import unicodedata
from collections.abc import Iterable

from saydo.store.refused import AskError

MOST_WORDS = 64
NOT_IN_WORD = re.compile(r"[\W_]+")


def plain_words(words: str) -> str:
    """All of the words, each as it stands; empty where there is no word in it. Raises AskError for too many."""
    found = [word for word in words.replace("\x00", " ").split() if has_word(word)]
    if len(found) > MOST_WORDS:
        raise AskError(f"{len(found)} words are more than the {MOST_WORDS} that can be searched for at once")
    return " ".join(map(quoted, found))


def single_words(words: str) -> str:
    """All of the words, for an index that does not know which words stand beside which: "re-open" is two of them."""
    return plain_words(NOT_IN_WORD.sub(" ", unicodedata.normalize("NFC", words)))


def any_of(words: Iterable[str]) -> str:
    """Any of the words or phrases."""
    distinct = dict.fromkeys(word.strip() for word in words)
    return " OR ".join(quoted(word) for word in distinct if has_word(word))


def has_word(text: str) -> bool:
    """Something that the index knows as a word: signs alone are none."""
    return any(map(str.isalnum, text))


def quoted(word: str) -> str:
    return '"' + word.replace('"', '""').replace("\x00", " ") + '"'
