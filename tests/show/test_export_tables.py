"""The flat tables and claim reviews: what a record becomes in a cell, a line and a column, and nothing lost or run."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow.parquet
import pytest
import storyline

from saydo.lexicon.deeds import PLOVER as TYPES
from saydo.records import Article
from saydo.show.claim_review import Judged, Publisher, claim_reviews
from saydo.show.export.columns import ARTICLE, AUDIT, KINDS, READ, RECORDS, Column, Read
from saydo.show.export.formats import cell, harmless, write_csv, write_jsonl, write_parquet
from saydo.show.export.plover import PLOVER, QUAD_OF, coded

ARTICLES = {article.id: article for article in storyline.ARTICLES}
ALL_COLUMNS: list[Column[Any]] = [*ARTICLE, *AUDIT, *PLOVER, *(c for columns in RECORDS.values() for c in columns)]
LEAVE = Read(storyline.A1, storyline.LEAVE)


def read_back(columns: tuple[Column[Any], ...], rows: list[Any]) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    assert write_csv(columns, rows, stream) == len(rows)
    return list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))


def test_every_column_has_a_kind_and_a_meaning() -> None:
    """A column is documented, of a kind that all formats know, and named once in its table."""
    assert all(column.kind in KINDS and column.says for column in ALL_COLUMNS)
    for columns in (ARTICLE, AUDIT, PLOVER, *RECORDS.values()):
        names = [column.name for column in columns]
        assert len(set(names)) == len(names)


def test_an_audit_in_csv() -> None:
    """Lists are joined, days are ISO, what is not there is empty, and the counts say how much the audit rests on."""
    first, second = read_back(AUDIT, list(storyline.AUDITS))
    assert (first["who"], first["names"], first["due"], first["due_now"]) == (
        "DNK",
        "Denmark",
        "2030-12-31",
        "2031-01-31",
    )
    assert (first["gaps"], first["announcements"], first["evidence"]) == ("slipped; relabelled", "2", "2")
    assert (first["first_announced"], first["amount_low"], first["articles"].count(";")) == ("2030-03-04", "40", 2)
    assert (second["due"], second["amount"], second["place"]) == ("", "", "")


@pytest.mark.parametrize("record", [storyline.DUE, storyline.SHIPS, storyline.SAID, storyline.LEAVE, storyline.PROMISE])
def test_a_record_names_its_article_its_words_and_its_rule(record: Any) -> None:
    """Every row of what was read can be traced: article, offsets, words and rule."""
    (row,) = read_back(RECORDS[type(record)], [Read(storyline.A1, record)])
    assert row["article"] == storyline.A1.id
    assert storyline.A1.text[int(row["start"]) : int(row["end"])] == row["passage"]
    assert row["rule"] == record.rule
    assert list(row)[: len(READ)] == [column.name for column in READ]


def test_text_with_commas_quotes_and_line_ends_comes_back() -> None:
    """A text is one cell, whatever signs it holds."""
    text = 'Quay, "north"\n\nclosed; \r\nsaid Holm'
    (row,) = read_back(ARTICLE, [Article(text, title="a,b")])
    assert row["text"] == text
    assert row["complete"] == "true"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1 million", "'+1 million"),
        ("-5 percent", "'-5 percent"),
        ("@minister", "'@minister"),
        ("\t=1", "'\t=1"),
        ("a = b", "a = b"),
        ("odd \ud800", "odd ?"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text: str, expected: str) -> None:
    """What a spreadsheet would run is kept from it, and what no file can hold is replaced."""
    assert harmless(text) == expected


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("number", -2.5, "-2.5"),
        ("number", 1e18, "1e+18"),
        ("number", 1_000_000.0, "1000000"),
        ("number", 0.1, "0.1"),
        ("flag", False, "false"),
        ("day", date(2031, 2, 1), "2031-02-01"),
        ("whole", 0, "0"),
        ("texts", (), ""),
        ("text", None, ""),
    ],
)
def test_values_in_cells(kind: str, value: object, expected: str) -> None:
    """Numbers keep their sign and size, nothing is nothing and zero is zero."""
    assert cell(Column("x", kind, "x", lambda row: row), value) == expected


def test_parquet_keeps_types_and_documentation(tmp_path: Any) -> None:
    """Days are days, lists are lists, numbers are numbers; each column carries its meaning; no rows is a file too."""
    path = tmp_path / "audits.parquet"
    with path.open("wb") as stream:
        assert write_parquet(AUDIT, storyline.AUDITS, stream) == 2
    table = pyarrow.parquet.read_table(path)
    assert table["who"].to_pylist() == [["DNK"], ["the mayor"]]
    assert table["due"].to_pylist() == [date(2030, 12, 31), None]
    assert table["amount_low"].to_pylist() == [40.0, None]
    assert table.schema.field("due").metadata == {b"description": b"the first date that was set"}
    with path.open("wb") as stream:
        assert write_parquet(AUDIT, (), stream) == 0
    assert pyarrow.parquet.read_table(path).num_rows == 0


def test_parquet_takes_any_text(tmp_path: Any) -> None:
    """A lone surrogate in a text does not stop the table."""
    path = tmp_path / "articles.parquet"
    with path.open("wb") as stream:
        write_parquet(ARTICLE, [Article("odd \ud800", also_in=("\udfff",))], stream)
    assert pyarrow.parquet.read_table(path)["text"].to_pylist() == ["odd ?"]


def test_a_line_of_json_is_one_line() -> None:
    """Line ends within texts are escaped, and signs beyond ASCII stand as they are."""
    stream = io.StringIO()
    assert write_jsonl([{"text": "Ünder\n\u2028quay \ud800"}], stream) == 1
    assert json.loads(stream.getvalue())["text"] == "Ünder\n\u2028quay ?"
    assert "Ünder" in stream.getvalue()
    assert stream.getvalue().count("\n") == 1


def test_every_plover_type_has_its_quad() -> None:
    """The sixteen types of the lexicon are those of the four quads, each in one."""
    assert set(QUAD_OF) == TYPES
    assert len(QUAD_OF) == 16


def test_an_event_as_plover_codes_it() -> None:
    """Type, actors with country, context of what is only planned, place, passage; the day says where it comes from."""
    (row,) = read_back(PLOVER, [LEAVE])
    assert (row["event_type"], row["quad"], row["contexts"]) == ("RETREAT", "material cooperation", "future")
    assert (row["actor_name_raw"], row["actor_country"], row["actor_sector"]) == ("Denmark", "DNK", "")
    assert (row["event_date"], row["date_from"]) == ("2030-12-31", "text")
    undated = replace(LEAVE, record=replace(storyline.LEAVE, when=None))
    assert [(r["event_date"], r["date_from"]) for r in read_back(PLOVER, [undated])] == [("2030-03-04", "publication")]


@pytest.mark.parametrize(
    ("status", "type_", "expected"),
    [
        ("done", "AID", True),
        ("planned", "AID", True),
        ("denied", "AID", False),
        ("not done", "AID", False),
        ("done", None, False),
    ],
)
def test_what_did_not_happen_is_no_event(status: str, type_: str | None, expected: bool) -> None:
    """PLOVER cannot say that a thing was denied: such rows would read as if it had happened."""
    assert coded(replace(storyline.LEAVE, status=status, type=type_)) is expected


def test_a_claim_review_says_who_promised_what_and_how_it_is_rated() -> None:
    """The claim, its author and first appearance, the verdict in words without a number, and the words it rests on."""
    (review,) = claim_reviews(
        storyline.RELABELLED, ARTICLES, case="0123456789ab", publisher=Publisher("The Desk", "https://desk.example/")
    )
    assert review["@type"] == "ClaimReview"
    assert review["url"] == "https://desk.example/case/0123456789ab"
    assert review["claimReviewed"].startswith("Denmark promised to withdraw")
    assert review["author"] == {"@type": "Organization", "name": "The Desk", "url": "https://desk.example/"}
    assert review["reviewRating"]["alternateName"] == "relabelled"
    assert "ratingValue" not in review["reviewRating"]
    assert review["itemReviewed"]["author"][0]["name"] == "Denmark"
    assert review["itemReviewed"]["firstAppearance"]["url"] == "https://a1.example/a1"
    assert review["itemReviewed"]["datePublished"] == "2030-03-04"
    assert [piece["abstract"] for piece in review["citation"]] == [
        item.span.text for item in (*storyline.RELABELLED.gaps, *storyline.RELABELLED.evidence)
    ]
    json.dumps(review)


def test_nobody_is_made_the_author_of_a_review() -> None:
    """Without a publisher and a site the review names none; an article that is gone is not made up."""
    (review,) = claim_reviews(storyline.KEPT, {}, case="0123456789ab", publisher=Publisher())
    assert not {"author", "url", "publisher"} & set(review)
    assert review["itemReviewed"]["firstAppearance"] == {
        "@type": "NewsArticle",
        "abstract": storyline.KEPT.announced[0].span.text,
    }


def test_a_persons_verdict_is_a_review_of_its_own() -> None:
    """Beside the machine's stands that of the person who judged, under that name and day, with the reason given."""
    judged = Judged("kept late", "Ada", date(2031, 3, 1), "The ships left on Friday.")
    machine, person = claim_reviews(
        storyline.RELABELLED, ARTICLES, case="0123456789ab", publisher=Publisher("The Desk"), judged=(judged,)
    )
    assert machine["reviewRating"]["alternateName"] == "relabelled"
    assert person["reviewRating"]["alternateName"] == "kept late"
    assert person["reviewRating"]["ratingExplanation"].endswith("The ships left on Friday.")
    assert person["author"] == {"@type": "Person", "name": "Ada"}
    assert person["datePublished"] == "2031-03-01"
