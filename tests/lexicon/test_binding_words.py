"""The lexicon of words that decide whether what is said to come is an undertaking."""

from typing import get_args

import pytest

from saydo.lexicon.binding_words import Kind, binding_words
from saydo.lexicon.timetable_words import Kind as TimetableKind
from saydo.lexicon.timetable_words import timetable_words

TOGETHER = [("felt", "refraining"), ("failing", "refraining"), ("empty", "making"), ("moving", "felt")]


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_kind_has_words_in_lower_case(kind: Kind) -> None:
    """A kind that a rule asks for is never empty, and its words are lemmas as the parser gives them."""
    words = binding_words(kind)
    assert words
    assert all(word == word.lower().strip() for word in words)


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_no_word_is_of_two_kinds_that_exclude_each_other(one: Kind, other: Kind) -> None:
    """What one undertakes is not what one feels or does not manage."""
    assert not binding_words(one) & binding_words(other)


@pytest.mark.parametrize("kind", get_args(TimetableKind))
def test_every_kind_of_timetable_word_is_there(kind: TimetableKind) -> None:
    """The patterns of days told for a thing are made of words of each kind, the longest first."""
    lengths = [len(word) for word in timetable_words(kind)]
    assert lengths
    assert lengths == sorted(lengths, reverse=True)
