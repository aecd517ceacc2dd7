"""Phrases of counting and measuring."""

import pytest

from saydo.lexicon.count_phrases import CountPhrase, count_phrases


@pytest.mark.parametrize("phrase", count_phrases().values(), ids=lambda phrase: phrase.name)
def test_every_family_of_counting_matches_its_examples_and_nothing_it_must_not(phrase: CountPhrase) -> None:
    """A family of phrases is held to the sentences that it states itself."""
    assert [e for e in phrase.examples if phrase.search(e) is None] == []
    assert [e for e in phrase.not_ if phrase.search(e) is not None] == []
