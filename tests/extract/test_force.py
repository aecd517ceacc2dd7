"""With what force a passage commits somebody to a deed."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from saydo.extract.force import force_of

BINDING = [
    ("The government will close the station in May.", "close", "commitment.future"),
    ("The ministry pledged to reopen the bridge by May.", "reopen", "commitment.bound-by-word"),
    ("The two sides agreed to release the crew on Friday.", "release", "commitment.bound-by-word"),
    ("The cabinet decided on Monday to lift the ban.", "lift", "commitment.bound-by-word"),
    ("The promise to build forty hospitals was made in 2019.", "build", "commitment.bound-by-word"),
    ("The soldiers are to leave by December.", "leave", "commitment.be-to"),
    ("The ambassador is to be recalled shortly.", "recalled", "commitment.be-to"),
    ("The line is due to open in autumn.", "open", "commitment.be-to"),
    ("The minister said that the troops would leave in June.", "leave", "commitment.reported-future"),
    ("The plant should have closed last year.", "closed", "commitment.recalled-future"),
    ("The work was to have been finished in 2020.", "finished", "commitment.recalled-future"),
    ("Norway to send tanks to Latvia", "send", "commitment.headline"),
    ("The mayor promised 20,000 trees.", "promised", "commitment.promised-object"),
]
NOT_BINDING = [
    ("The soldiers left in December.", "left"),
    ("The opposition demanded that the soldiers leave.", "leave"),
    ("The union urged the company to reopen the plant.", "reopen"),
    ("The troops may leave in May.", "leave"),
    ("The ministry did not promise to reopen the bridge.", "reopen"),
    ("Analysts predict that the company will close the plant.", "close"),
    ("The bridge has been opened.", "opened"),
]


@pytest.mark.parametrize(("text", "word", "rule"), BINDING)
def test_words_that_bind(parsed: Callable[[str], Doc], text: str, word: str, rule: str) -> None:
    """Each construction is read by the rule that is written for it."""
    token = next(t for t in parsed(text) if t.text == word)
    force = force_of(token)
    assert force is not None
    assert force.rule == rule


@pytest.mark.parametrize(("text", "word"), NOT_BINDING)
def test_words_that_bind_nobody(parsed: Callable[[str], Doc], text: str, word: str) -> None:
    """What is told, demanded, possible or foreseen by others is no promise."""
    token = next(t for t in parsed(text) if t.text == word)
    assert force_of(token) is None
