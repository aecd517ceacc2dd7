"""Turns of phrase that tell what became of an undertaking."""

import pytest

from saydo.lexicon.kin import DEEDS, kin, opposites
from saydo.lexicon.outcomes import OutcomeCue, outcome_cues


@pytest.mark.parametrize("cue", outcome_cues(), ids=lambda cue: cue.name)
def test_every_family_matches_its_examples_and_nothing_it_must_not(cue: OutcomeCue) -> None:
    """A family of phrases is held to the sentences that it states itself."""
    assert [e for e in cue.examples if cue.matches(e) is None] == []
    assert [e for e in cue.not_ if cue.matches(e) is not None] == []


def test_curly_quotation_marks_match_like_straight_ones() -> None:
    """Typography changes nothing."""
    not_yet = next(cue for cue in outcome_cues() if cue.name == "not-yet")
    assert not_yet.matches("They haven’t yet left.")
    assert not_yet.matches("They haven't yet left.")


@pytest.mark.parametrize("deed", DEEDS)
def test_every_deed_has_kin_and_none_is_its_own_opposite(deed: str) -> None:
    """The table of kin covers the vocabulary."""
    assert deed not in opposites(deed)
    assert kin(deed) <= set(DEEDS)
