"""Modes of PLOVER types: means before words, in the order of the table."""

import pytest

from saydo.lexicon.modes import mode_of, told_mode


@pytest.mark.parametrize(
    ("type_", "word", "beside", "mode"),
    [
        ("ASSAULT", "bomb", ["jet"], "aerial"),
        ("ASSAULT", "bomb", [], "explosives"),
        ("ASSAULT", "air-strike", [], "aerial"),
        ("ASSAULT", "kill", ["suicide bomber", "bomber"], "suicide-attack"),
        ("ASSAULT", "kill", ["man"], None),
        ("PROTEST", "strike", ["hunger"], "hunger"),
        ("PROTEST", "strike", [], "strike"),
        ("COERCE", "declare", ["martial law"], "martial-law"),
        ("CONSULT", "visit", [], "visit"),
        ("AGREE", "agree", ["jet"], None),
    ],
)
def test_mode_by_means_and_word(type_: str, word: str, beside: list[str], mode: str | None) -> None:
    """The means go before the word; a type without the word has no mode."""
    assert mode_of(type_, word, beside) == mode


@pytest.mark.parametrize(
    ("told", "type_", "mode", "expected"),
    [
        ("REQUEST", "RETREAT", "release", "yield"),
        ("REJECT", "AID", "military", "assist"),
        ("REQUEST", "CONSULT", None, "meet"),
        ("THREATEN", "ASSAULT", "aerial", "violence"),
        ("THREATEN", "COERCE", "arrest", "arrest"),
        ("AGREE", "AID", "military", None),
    ],
)
def test_mode_of_what_is_only_spoken_of(told: str, type_: str, mode: str | None, expected: str | None) -> None:
    """A release that is demanded is a demand to yield."""
    assert told_mode(told, type_, mode) == expected
