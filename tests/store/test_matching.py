"""Words as they are searched for: whatever somebody types is words, for every index."""

import threading

import pytest

from saydo.store import AskError, Store, ask
from saydo.store.matching import MOST_WORDS, plain_words, single_words, tokens
from saydo.store.nearby import cases_near

ODD = [
    "U.S. troops",
    "co-operation",
    "a_b",
    "v:±A",
    "Ð\U000f5a7câWh\x9c\U00040a7aÙD",
    "e\u0301te\u0301",
    "half \ud800 sign",
    "NEAR AND OR NOT",
    '"quoted" *',
    "ships' 40%",
    "10^18",
    "船 двор",
    "\u2028a\x00b",
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(tmp_path_factory.mktemp("words") / "desk.db")


@pytest.mark.parametrize("words", ODD)
def test_odd_words_are_words(store: Store, words: str) -> None:
    """No words are taken for the query language of FTS5, in an index with phrases or without."""
    ask.cases(store, text=words)
    ask.statements(store, about=words)
    ask.figures(store, what=words, place=words)
    ask.search(store, words)
    cases_near(store, [words], who=["USA"])


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("U.S. troops", ["u", "s", "troops"]),
        ("co-operation", ["co", "operation"]),
        ("Élysée", ["elysee"]),
        ("a_b", ["a", "b"]),
        ('"*', []),
        ("", []),
    ],
)
def test_tokens(text: str, cut: list[str]) -> None:
    """A text is cut as the indices cut it."""
    assert tokens(text) == cut


def test_words_and_tokens_as_they_are_asked_for() -> None:
    """Every word is quoted; in an index without phrases a word that is cut is asked for piece by piece."""
    assert plain_words('U.S. "troops"') == '"U.S." """troops"""'
    assert single_words('U.S. "troops"') == '"u" "s" "troops"'


@pytest.mark.parametrize("asked", [plain_words, single_words])
def test_too_many_words(asked: object) -> None:
    """More words than can be searched for at once are refused in one line."""
    with pytest.raises(AskError, match=f"^{MOST_WORDS + 1} words are more than the {MOST_WORDS}"):
        asked(" ".join(f"w{i}" for i in range(MOST_WORDS + 1)))  # type: ignore[operator]


def test_words_are_cut_in_any_thread() -> None:
    """Every thread can cut words at the same time."""
    found: list[list[str]] = []
    threads = [threading.Thread(target=lambda: found.append(tokens("U.S. troops"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [["u", "s", "troops"]] * 8
