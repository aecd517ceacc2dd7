"""saydo export: every table in every format, files whole or not at all, and rejections that are test cases."""

import csv
import io
import json
import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet
import pytest
import storyline
from click.testing import Result
from typer.testing import CliRunner

import saydo
from saydo.records import Article, Judgement, Reading
from saydo.show.cli import app
from saydo.show.export import TABLES
from saydo.store import Store, ask

DOCUMENT = (Path(__file__).parents[2] / "docs" / "desk.md").read_text(encoding="utf-8")
TABULAR = [table for table in TABLES if table.columns]
SHIPS = storyline.RELABELLED


def run(*words: str) -> Result:
    result = CliRunner().invoke(app, list(words), prog_name="saydo")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def said(case: str, action: str, **more: object) -> Judgement:
    return Judgement(case=case, action=action, by="Ada", at=datetime(2031, 3, 1, tzinfo=UTC), **more)  # type: ignore[arg-type]


@pytest.fixture
def filled(own_store: Path) -> Path:
    """The storyline, with a judgement, an article in another dossier and one that is hostile."""
    hostile = Article("=1+1\n\n\ud800 \x00 “<script>”", title="=1+1", url="https://x.example/x")
    with Store(own_store) as store:
        store.keep([*storyline.READINGS, Reading(hostile)], storyline.AUDITS)
        store.add_to_dossier("Ships", [storyline.A1.id])
        store.judge(said(case_of(store, "withdraw"), "correct", field="verdict", value="broken", note="They stayed."))
    return own_store


def case_of(store: Store, deed: str) -> str:
    return ask.cases(store, deed=deed).items[0].id


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("table", TABULAR, ids=lambda table: table.name)
def test_a_table_is_the_same_in_all_formats(table: object, tmp_path: Path) -> None:
    """CSV, Parquet and JSON Lines hold the same rows, CSV and Parquet the documented columns in their order."""
    name, columns = table.name, [column.name for column in table.columns]  # type: ignore[attr-defined]
    for form in table.formats:  # type: ignore[attr-defined]
        assert run("export", name, "--to", str(tmp_path / f"rows.{form}")).exit_code == 0
    rows = list(csv.reader(io.StringIO((tmp_path / "rows.csv").read_text(encoding="utf-8"), newline="")))
    parquet = pyarrow.parquet.read_table(tmp_path / "rows.parquet")
    assert rows[0] == columns == parquet.column_names
    assert len(rows) - 1 == parquet.num_rows > 0
    if "jsonl" in table.formats:  # type: ignore[attr-defined]
        lines = (tmp_path / "rows.jsonl").read_text(encoding="utf-8").split("\n")
        assert len([json.loads(line) for line in lines if line]) == parquet.num_rows


def test_every_table_is_documented_with_its_formats() -> None:
    """docs/desk.md lists each table and the formats that it can be written in."""
    listed = dict(re.findall(r"^\| `([a-z-]+)` \| .* \| ([a-z, ]+) \|$", DOCUMENT, re.MULTILINE))
    assert listed == {table.name: ", ".join(table.formats) for table in TABLES}


@pytest.mark.usefixtures("filled")
def test_articles_can_be_read_again(tmp_path: Path) -> None:
    """What was exported is a source like any other: title, outlet, address, day and words come back."""
    target = tmp_path / "articles.jsonl"
    assert run("export", "articles", "--to", str(target), "--dossier", "Ships").exit_code == 0
    (found,) = (item for item in saydo.read(target) if isinstance(item, Article))
    assert (found.title, found.outlet, found.url) == (storyline.A1.title, storyline.A1.outlet, storyline.A1.url)
    assert found.text == storyline.A1.text


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["cases"], 2),
        (["cases", "--who", "DNK"], 1),
        (["cases", "--deed", "open"], 1),
        (["cases", "--verdict", "broken"], 1),
        (["cases", "--verdict", "relabelled"], 0),
        (["cases", "--gap", "slipped"], 1),
        (["cases", "--place", "Denmark"], 1),
        (["cases", "--dossier", "Ships"], 2),
        (["cases", "--dossier", "Nothing"], 0),
        (["cases", "--since", "2031-02-02"], 0),
        (["articles", "--since", "2030-11-20", "--until", "2030-11-20"], 1),
        (["events", "--until", "2029-01-01"], 0),
        (["judgements", "--since", "2031-03-02"], 0),
    ],
)
def test_filters(words: list[str], count: int) -> None:
    """Only what was asked for is written; a verdict is the one that stands."""
    result = run("export", *words)
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == count


@pytest.mark.usefixtures("filled")
def test_a_case_says_what_people_and_what_the_machine_say() -> None:
    """Both verdicts stand in the line, apart."""
    (line,) = map(json.loads, run("export", "cases", "--who", "DNK").stdout.splitlines())
    assert line["verdict"] == "relabelled"
    assert line["people"] == {"verdict": "broken", "rejected": False, "judgements": 1}
    assert line["announced"][0]["article"] == storyline.A1.id


def test_claim_reviews_are_the_machines_and_peoples(filled: Path) -> None:
    """Two reviews of what a person corrected, one of what nobody judged, none of what people say is no commitment."""
    found = run("export", "claim-reviews", "--publisher", "The Desk", "--site", "https://desk.example")
    reviews = [json.loads(line) for line in found.stdout.splitlines()]
    assert sorted(r["reviewRating"]["alternateName"] for r in reviews) == ["broken", "kept", "relabelled"]
    assert {r["author"]["name"] for r in reviews} == {"The Desk", "Ada"}
    with Store(filled) as store:
        store.judge(said(case_of(store, "withdraw"), "reject"))
    assert len(run("export", "claim-reviews").stdout.splitlines()) == 1
    assert "who publishes them is not said" in run("export", "claim-reviews").stderr


def test_rejections_are_test_cases(filled: Path) -> None:
    """A storyline for each case that people say is wrong: its articles, the right verdict, what must not be found."""
    gap, piece = SHIPS.gaps[0], SHIPS.evidence[0]
    with Store(filled) as store:
        ships, market = case_of(store, "withdraw"), case_of(store, "open")
        for about, item in (("gap", gap), ("evidence", piece)):
            store.judge(
                said(ships, "reject", about=about, article=item.article, start=item.span.start, end=item.span.end)
            )
        store.judge(said(market, "reject", note='No "promise"\nat all.'))
    first, second = tomllib.loads(run("export", "rejections").stdout)["storyline"]
    by_deed = {one["deed"]: one for one in (first, second)}
    assert by_deed["withdraw"]["verdict"] == "broken"
    assert by_deed["withdraw"]["not_gaps"] == ["slipped"]
    assert by_deed["withdraw"]["not_shown"] == [piece.span.text]
    assert [day for day, _ in by_deed["withdraw"]["articles"]] == ["2030-03-04", "2030-11-20", "2031-01-31"]
    assert by_deed["open"]["verdict"] == "none"
    assert by_deed["open"]["who"] == "the mayor"


def test_a_case_that_is_right_is_no_rejection(own_store: Path) -> None:
    """What people accept, follow or annotate is not written."""
    with Store(own_store) as store:
        store.keep(storyline.READINGS, storyline.AUDITS)
        store.judge(said(case_of(store, "withdraw"), "accept"))
        store.judge(said(case_of(store, "open"), "annotate", note="Fine."))
    assert "storyline" not in tomllib.loads(run("export", "rejections").stdout)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["nonsense"], "'nonsense' is none of articles"),
        (["cases", "--format", "xml"], "cases can be written as jsonl or csv or parquet, not as 'xml'"),
        (["rejections", "--to", "x.csv"], "rejections can be written as toml, not as 'csv'"),
        (["cases", "--format", "parquet"], "parquet is no text: give --to FILE"),
        (["cases", "--to", "/nowhere/at/all.csv"], "--to: there is no folder /nowhere/at"),
        (["cases", "--to", "."], "--to: . is a folder"),
        (["cases", "--since", "soon"], "--since: 'soon' is no day"),
        (["cases", "--verdict", "fine"], "verdict: 'fine' is none of"),
        (["cases", "--deed", "sing"], "deed: 'sing' is none of"),
        (["cases", "--gap", "wide"], "gap: 'wide' is none of"),
        (["claim-reviews", "--site", "desk"], "--site: 'desk' is no address"),
    ],
)
@pytest.mark.usefixtures("filled")
def test_bad_input_is_a_line(words: list[str], complaint: str) -> None:
    """What cannot be exported so is said, with exit status 2 and no output."""
    result = run("export", *words)
    assert result.exit_code == 2
    assert complaint in result.stderr
    assert (result.stdout, result.stderr.count("\n")) == ("", 1)


@pytest.mark.usefixtures("filled")
def test_a_file_is_whole_or_as_it_was(tmp_path: Path) -> None:
    """Where the export fails half-way the older file stands as it was, and nothing is left beside it."""
    target = tmp_path / "cases.csv"
    target.write_text("older")
    assert run("export", "cases", "--to", str(target), "--verdict", "fine").exit_code == 2
    assert target.read_text() == "older"
    assert [path.name for path in tmp_path.iterdir() if path.name != "kept"] == ["cases.csv"]
    assert run("export", "cases", "--to", str(target)).exit_code == 0
    assert target.read_text().startswith("case,")
