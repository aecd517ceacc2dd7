"""The codec: every record type to JSON and back."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saydo.records import (
    Actor,
    Article,
    Audit,
    Commitment,
    Event,
    Figure,
    Judgement,
    Problem,
    Reading,
    Span,
    Statement,
    When,
)
from saydo.store.codec import CodecError, from_json, from_plain, to_json, to_plain

st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False, width=32))


@pytest.mark.parametrize("shape", [Article, When, Figure, Statement, Event, Commitment, Problem])
def test_any_record_comes_back_as_it_went(shape: type) -> None:
    """A record of any class, with any field values of the right types, survives the trip through JSON."""

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.from_type(shape))
    def trip(record: object) -> None:
        assert from_json(shape, to_json(record)) == record

    trip()


def test_empty_and_nested_records_come_back() -> None:
    """Tuples stay tuples, days stay days, and nothing is lost of a reading with pairs of numbers in it."""
    reading = Reading(Article("Ünder – “way” \ud800"), factuality=((0, 5, -3.0),), governors=((1, 2),))
    assert from_json(Reading, to_json(reading)) == reading
    assert to_plain(date(2031, 2, 1)) == "2031-02-01"


@pytest.mark.parametrize(
    ("shape", "plain", "complaint"),
    [
        (Span, {"start": 0, "end": 1}, "text"),
        (Span, {"start": "0", "end": 1, "text": "a"}, "Span.start"),
        (Span, {"start": True, "end": 1, "text": "a"}, "Span.start"),
        (Span, {"start": 0, "end": 1, "text": "a", "colour": "red"}, "unknown field 'colour'"),
        (Actor, ["DNK"], "is no Actor"),
        (Article, {"text": "a", "published": "yesterday"}, "'yesterday' is no day"),
        (Article, {"text": "a", "parts": "all"}, "Article.parts"),
        (Reading, {"article": {"text": "a"}, "factuality": [[0, 1]]}, "2 values for 3"),
        (Audit, None, "is no Audit"),
    ],
)
def test_a_value_that_does_not_fit_names_its_field(shape: type, plain: object, complaint: str) -> None:
    """What was not written by the codec is refused with the place of the fault."""
    with pytest.raises(CodecError, match=complaint.replace("[", r"\[")):
        from_plain(shape, plain)


def test_broken_json_is_a_codec_error() -> None:
    """A line that is no JSON is the same kind of fault as a field that does not fit."""
    with pytest.raises(CodecError, match="not JSON"):
        from_json(Span, "{")


def test_reckoned_id_is_passed_over() -> None:
    """JSON that carries the id of a record, as that of the API does, is read back; other strange names are refused."""
    judgement = Judgement("0123456789ab", "follow", "ines", datetime(2031, 2, 3, tzinfo=UTC))
    plain = to_plain(judgement) | {"id": judgement.id}
    assert from_plain(Judgement, plain) == judgement
    with pytest.raises(CodecError, match="unknown field 'ident'"):
        from_plain(Judgement, plain | {"ident": judgement.id})
