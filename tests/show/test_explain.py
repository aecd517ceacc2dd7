"""Explanations."""

import storyline

from saydo.lexicon.load import FOLDER
from saydo.show.explain import describe, explain, matching
from saydo.store import Found

READINGS = {reading.article.id: reading for reading in storyline.READINGS}


def test_ids_are_found_by_their_beginning_among_records_and_audits() -> None:
    """An id of any kind is found, a strange one is not, and each once."""
    for record in (
        storyline.DUE,
        storyline.SHIPS,
        storyline.SAID,
        storyline.LEAVE,
        storyline.PROMISE,
        storyline.RELABELLED,
    ):
        (found,) = matching(record.id[:8], storyline.READINGS, storyline.AUDITS)
        assert found.record == record
    assert matching("ffffffff", storyline.READINGS, storyline.AUDITS) == ()


def test_a_record_is_shown_in_its_sentence_with_its_rule_and_reasons() -> None:
    """The words stand in their sentence; the rule is described; actors say why they are they."""
    told = explain(Found("event", storyline.LEAVE, storyline.READINGS[0]), READINGS)
    (passage,) = told.passages
    assert (passage.before, passage.words, passage.article) == ("Denmark will ", "withdraw", "a1")
    assert passage.before + passage.words + passage.after == storyline.PATROL
    assert told.rules == (("event.verb", describe("event.verb")),)
    assert "“Denmark” is Denmark (DNK): the name of a state." in told.reasons


def test_an_audit_is_explained_with_all_that_it_quotes() -> None:
    """Announcements, gaps and evidence are each shown, and every rule that spoke is named once."""
    told = explain(Found("audit", storyline.RELABELLED, storyline.READINGS[0]), READINGS)
    assert len(told.passages) == 6
    assert told.rules[0][0] == "verdict.relabelled"
    assert ("commitment", storyline.PROMISE.id) in told.parts


def test_the_lexicon_line_is_the_line() -> None:
    """What is given as a line of the lexicon stands there, at that number."""
    lines = [
        line
        for record, kind in ((storyline.SAID, "statement"), (storyline.LEAVE, "event"))
        for line in explain(Found(kind, record, storyline.READINGS[0]), READINGS).lexicon
    ]
    assert lines
    for line in lines:
        name, number, words = line.split(":", 2)
        there = (FOLDER / name).read_text(encoding="utf-8").splitlines()[int(number) - 1]
        assert words.strip(" …").split(" | ")[0][:20] in there


def test_words_of_an_article_that_is_gone_are_still_shown() -> None:
    """Without the article the quotation stands alone, under the id that it had."""
    told = explain(Found("audit", storyline.KEPT, None), {})
    assert told.passages[0].words == "he would reopen the fish market"
    assert told.passages[0].article == storyline.A1.id


def test_a_rule_without_description_says_so() -> None:
    """Nobody is left with an empty line."""
    assert "no description" in describe("nothing.known")
    assert describe("name.model").endswith(".")


def test_an_audit_says_what_spoke_for_and_against_each_sentence_and_what_swayed_its_confidence() -> None:
    """A reader who disagrees can see which step to dispute; what was not weighed has no such lines."""
    told = explain(Found("audit", storyline.RELABELLED, storyline.READINGS[0]), READINGS)
    (passage,) = [p for p in told.passages if p.weighed]
    assert passage.words.startswith("Thirty-eight ships")
    assert [judgement.line for judgement in passage.weighed] == [
        "It speaks of the promise: for, it has a figure (+0.42); against, its article is about something else (-0.31)",
        "It shows it not done: for, “lay at” (+1.20)",
    ]
    assert [judgement.line for judgement in told.confidence] == [
        "Confidence 0.50: against, few passages tell the promise (-0.40)"
    ]
