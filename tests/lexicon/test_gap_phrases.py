"""Turns of phrase that often go with a gap."""

import pytest

from saydo.lexicon.gap_phrases import GapPhrase, found_in, gap_phrases
from saydo.lexicon.gaps import gap_weights
from saydo.lexicon.tellings import GAPS


@pytest.mark.parametrize("phrase", gap_phrases(), ids=lambda phrase: phrase.name)
def test_every_family_matches_its_examples_and_nothing_it_must_not(phrase: GapPhrase) -> None:
    """A family of phrases is held to the sentences that it states itself."""
    assert [e for e in phrase.examples if phrase.matches(e) is None] == []
    assert [e for e in phrase.not_ if phrase.matches(e) is not None] == []


PUT_OFF = """
The ferry was postponed until June
The handover was moved to the third quarter
The yard has pushed the launch back into 2027
Trams will run in the autumn instead
The ministry now speaks of next year
The builders are now aiming for March
The museum is now to open in October
The date was shifted by the council
It has become the spring of 2031
No new date was given
The mayor named no other day
Nobody could say when the bridge would open
The auction is off until further notice
The census was suspended indefinitely
The road is to be built as soon as possible
The school was to have opened in May
The clinic should have been ready by now
The tunnel had been due in winter
Polls were down for the ninth of June
The harbour was first promised for 2019
The line had originally been planned for 2020
The old date was in April
The troops stay for another six months
The board asked for two more years
Commuters must wait until 2029
The contractor wants more time
The council granted an extension
The agency let the deadline pass
The deadline came and went
The town missed its own target
The launch is off
Nothing came of the date in June
The factory ran on past its closing date
The train came three weeks late
The frigate arrived nine years after she was promised
The works are behind schedule
It came with half a year's delay
The depot is overdue
It is the third date that has been set
The mandate has been extended four times
First it was May 2012, then March 2013
The airport will not be ready in November
The stadium opens in May at the earliest
The survey has yet to begin
"""


@pytest.mark.parametrize("sentence", PUT_OFF.strip().splitlines())
def test_many_ways_to_be_late_are_known(sentence: str) -> None:
    """What is put off, late, or told with another date matches a family of `slipped`."""
    assert "slipped" in {phrase.shows for phrase, _ in found_in(sentence + ".")}


@pytest.mark.parametrize(
    ("sentence", "gap"),
    [
        ("The yard delivered four boats instead of nine.", "shrunk"),
        ("The plan was trimmed and a quarter of it dropped.", "shrunk"),
        ("Fewer houses will be built.", "shrunk"),
        ("A new sign hangs over the same door.", "relabelled"),
        ("The office is now called an agency.", "relabelled"),
        ("A secretariat took its place.", "relabelled"),
        ("The minister opened the works for the second time.", "re-announced"),
        ("The budget repeats a pledge of the spring.", "re-announced"),
        ("It is the third such ceremony.", "re-announced"),
        ("The army says it has left, but lorries still pass.", "contradicted"),
        ("Satellite images show the tents.", "contradicted"),
        ("We counted nine of them.", "contradicted"),
        ("The embassy denied that it had agreed.", "disputed"),
        ("No such promise was ever made, said the union.", "disputed"),
        ("The two sides gave differing accounts.", "disputed"),
        ("The money will flow once the law has passed.", "conditional"),
        ("Parliament must approve it.", "conditional"),
        ("The sale hangs on a permit.", "conditional"),
        ("The gate was shut again.", "undone"),
        ("The decree was rescinded.", "undone"),
        ("The truce lasted for nine days.", "undone"),
    ],
)
def test_other_gaps_are_known_by_their_phrases(sentence: str, gap: str) -> None:
    """Each gap has its turns of phrase."""
    assert gap in {phrase.shows for phrase, _ in found_in(sentence)}


@pytest.mark.parametrize(
    "sentence", ["The bridge opened in May.", "Nine boats were delivered.", "The army has left.", "The gate is green."]
)
def test_plain_news_is_not_late(sentence: str) -> None:
    """A deed told plainly matches no family of `slipped`."""
    assert [phrase.name for phrase, _ in found_in(sentence) if phrase.shows == "slipped"] == []


def test_every_gap_has_its_weights() -> None:
    """Every gap of the vocabulary is weighed, with a constant."""
    assert set(gap_weights()) == set(GAPS[1:])
    assert all("constant" in weights for weights in gap_weights().values())
