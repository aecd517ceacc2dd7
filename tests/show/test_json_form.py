"""The JSON contract."""

import json
from dataclasses import replace

import pytest
import storyline

from saydo.records import Article
from saydo.show.json_form import amount_plain, audit_plain, audits_json, reading_plain, stem

ARTICLES = {article.id: article for article in storyline.ARTICLES}


def test_the_audit_has_the_keys_of_the_contract() -> None:
    """Other programs find each key under its name, articles by file stem, days as ISO dates, and ids to ask about."""
    plain = audit_plain(storyline.RELABELLED, ARTICLES)
    assert plain["who"] == ["DNK"]
    assert plain["due"] == "2030-12-31"
    assert plain["due_now"] == "2031-01-31"
    assert plain["place"] == "DNK"
    assert plain["id"] == storyline.RELABELLED.id
    assert plain["announced"][0] == {
        "article": "a1",
        "day": "2030-03-04",
        "by": "Ida Holm",
        "quote": storyline.PATROL,
        "start": 39,
        "end": 39 + len(storyline.PATROL),
        "commitment": storyline.PROMISE.id,
        "via": [],
    }
    assert plain["gaps"][0].keys() >= {"type", "article", "quote", "start", "end", "reason"}
    assert plain["evidence"][0].keys() >= {"article", "quote", "start", "end", "shows", "reason"}
    assert plain["reasons"] == list(storyline.RELABELLED.reasons)


def test_offsets_point_at_the_quote() -> None:
    """Every quotation can be found again in its article's text."""
    by_stem = {stem(article, ""): article for article in storyline.ARTICLES}
    for audit in storyline.AUDITS:
        plain = audit_plain(audit, ARTICLES)
        for piece in (*plain["announced"], *plain["gaps"], *plain["evidence"]):
            assert by_stem[piece["article"]].text[piece["start"] : piece["end"]] == piece["quote"]


@pytest.mark.parametrize(
    ("low", "high", "value"),
    [(40.0, 40.0, 40.0), (40.0, None, 40.0), (None, 40.0, 40.0), (30.0, 40.0, 30.0), (None, None, None)],
)
def test_an_amount_has_one_value_where_there_is_one(low: float | None, high: float | None, value: float | None) -> None:
    """The value is the number, the lower end of a range, or the only end of an open one."""
    plain = amount_plain(replace(storyline.SHIPS, low=low, high=high))
    assert plain is not None
    assert plain["value"] == value
    assert plain.keys() >= {"value", "low", "high", "unit", "change", "what", "text"}
    assert amount_plain(None) is None


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (Article("a", source="deep/er/a1.html"), "a1"),
        (Article("a", source="a.b.txt"), "a.b"),
        (Article("a", url="https://x.example/y/z"), "z"),
        (Article("a"), "-"),
        (None, "-"),
    ],
)
def test_an_article_is_its_file_stem(article: Article | None, expected: str) -> None:
    """The stem of the file, else of the address, else what was given."""
    assert stem(article, "-") == expected


def test_the_whole_is_json_with_what_was_left_out() -> None:
    """as_of, audits and left_out are there, and the same audits give the same bytes."""
    text = audits_json(storyline.AUDITS, ARTICLES, storyline.PROBLEMS, storyline.AS_OF)
    plain = json.loads(text)
    assert plain["as_of"] == "2031-02-01"
    assert len(plain["audits"]) == 2
    assert plain["left_out"] == [{"source": "pages/broken.html", "message": "no text in it"}]
    assert text == audits_json(storyline.AUDITS, ARTICLES, storyline.PROBLEMS, storyline.AS_OF)


def test_a_reading_names_each_record() -> None:
    """Every record of an article has its id and kind beside its fields."""
    plain = reading_plain(storyline.READINGS[0])
    assert plain["commitments"][0]["id"] == storyline.PROMISE.id
    assert plain["events"][0]["kind"] == "event"
    assert plain["dates"][0]["first"] == "2030-12-31"
    json.dumps(plain)
