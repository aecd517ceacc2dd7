"""Words as FTS5 takes them. What a person types is plain words: it is quoted, so that no sign in it has any force."""

import threading
from collections.abc import Iterable

import apsw

from saydo.store.refused import AskError

MOST_WORDS = 64


TOKENIZER = ("unicode61", ["remove_diacritics", "2"])
_own = threading.local()


def plain_words(words: str) -> str:
    """All of the words, each as it stands; empty where there is no word in it. Raises AskError for too many."""
    return _all_of([word for word in words.replace("\x00", " ").split() if has_word(word)])


def single_words(words: str) -> str:
    """All of the words, for an index that does not know which words stand beside which (detail=none or column):
    "re-open" is two of them, for to FTS5 a word that it cuts in two is a phrase."""
    return _all_of(tokens(words))


def tokens(text: str) -> list[str]:
    """The tokens that the indices hold of a text, before they are stemmed: cut by the very tokenizer, since Python
    does not know every sign for a letter that it does, nor the other way round."""
    cut = _tokenizer()(
        text.encode("utf-8", "replace"), apsw.FTS5_TOKENIZE_QUERY, None, include_offsets=False, include_colocated=False
    )
    return [str(token) for token in cut]


def _tokenizer() -> apsw.FTS5Tokenizer:
    """One a thread, for a connection serves one at a time."""
    if not hasattr(_own, "tokenizer"):
        _own.connection = apsw.Connection(":memory:")
        _own.tokenizer = _own.connection.fts5_tokenizer(*TOKENIZER)
    made: apsw.FTS5Tokenizer = _own.tokenizer
    return made


def _all_of(found: list[str]) -> str:
    if len(found) > MOST_WORDS:
        raise AskError(f"{len(found)} words are more than the {MOST_WORDS} that can be searched for at once")
    return " ".join(map(quoted, found))


def any_of(words: Iterable[str]) -> str:
    """Any of the words or phrases."""
    distinct = dict.fromkeys(word.strip() for word in words)
    return " OR ".join(quoted(word) for word in distinct if has_word(word))


def has_word(text: str) -> bool:
    """Something that the index knows as a word: signs alone are none."""
    return any(map(str.isalnum, text))


def quoted(word: str) -> str:
    return '"' + word.replace('"', '""').replace("\x00", " ") + '"'
