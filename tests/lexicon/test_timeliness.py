"""Turns of phrase that tell whether a thing was done in time or late."""

import pytest

from saydo.lexicon.timeliness import TimePhrase, time_phrases


@pytest.mark.parametrize("phrase", time_phrases(), ids=lambda phrase: phrase.name)
def test_every_family_matches_its_examples_and_nothing_it_must_not(phrase: TimePhrase) -> None:
    """A family of phrases is held to the sentences that it states itself."""
    assert [e for e in phrase.examples if phrase.matches(e) is None] == []
    assert [e for e in phrase.not_ if phrase.matches(e) is not None] == []
