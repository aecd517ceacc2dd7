"""The small JSON of a reading: everything comes back, and nothing is written twice."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saydo.records import Actor, Article, Event, Figure, Mention, Reading, Sentence, Span, When
from saydo.store.codec import CodecError
from saydo.store.compact import compact, expanded

TEXT = "Quay News\n\nThe quay will close on 3 May for 12 days."
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False, width=32))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.from_type(Reading))
def test_any_reading_comes_back(reading: Reading) -> None:
    """Whatever values a reading has, spans with foreign words and empty records among them."""
    for text in (True, False):
        line = json.dumps(compact(reading, text=text))
        assert expanded(json.loads(line), reading.article.text) == reading


def test_nothing_is_written_twice() -> None:
    """Words of the text, the article's id, defaults, and dates and figures listed already are left out."""
    article = Article(TEXT, url="https://quay.example/1")
    may = When(article.id, Span(41, 46, "3 May"), "r", date(2030, 5, 3), date(2030, 5, 3), "2030-05-03", "DATE")
    days = Figure(article.id, Span(51, 53, "12"), "r", 12.0, 12.0, "day", "days")
    who = Mention(Span(11, 19, "The quay"), Actor("quay", "Quay", "organisation"))
    event = Event(
        article.id, Span(11, 54, TEXT[11:54]), "r", Span(25, 30, "close"), "close", "X", None, "close", "planned", 0.0,
        (who,), when=may, dates=(may,), figures=(days,),
    )  # fmt: skip
    reading = Reading(article, dates=(may,), figures=(days,), events=(event,))
    plain = compact(reading, text=False)
    assert plain["article"] == {"url": article.url}
    assert (plain["events"][0]["when"], plain["events"][0]["dates"], plain["events"][0]["figures"]) == (0, [0], [0])
    assert plain["events"][0]["trigger"] == [25, 30]
    assert article.id not in json.dumps(plain)
    assert expanded(plain, TEXT) == reading


def test_words_that_are_not_the_texts_are_kept() -> None:
    """A span whose words differ from the text, and a record of another article, come back as they were."""
    reading = Reading(Article(TEXT), sentences=(Sentence("another", Span(0, 4, "Pier"), "title"),))
    assert expanded(compact(reading, text=False), TEXT) == reading


@pytest.mark.parametrize(
    "plain",
    [
        {},
        {"article": 5},
        {"article": {"colour": "red"}},
        {"article": {}, "dates": [{"span": [0]}]},
        {"article": {}, "x": 1},
    ],
)
def test_what_was_not_written_so_is_refused(plain: dict[str, object]) -> None:
    """Damage is a fault of the file, and named as one."""
    with pytest.raises(CodecError, match="not as it was written"):
        expanded(plain, TEXT)


def test_a_record_may_gain_a_field() -> None:
    """What an older file does not have yet is read with its default."""
    reading = Reading(Article(TEXT), sentences=(Sentence("x", Span(0, 4, "Quay"), "title", ("quay",)),))
    plain = compact(reading, text=False)
    del plain["sentences"][0]["lemmas"]
    assert expanded(plain, TEXT) == replace(reading, sentences=(Sentence("x", Span(0, 4, "Quay"), "title"),))
