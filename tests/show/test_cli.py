"""The commands: what they print, what they keep, and one clear line with the right exit status for every bad input."""

import json
import re
from pathlib import Path

import pytest
import storyline
from click.testing import Result
from typer.testing import CliRunner

import saydo
from saydo.records import Article, Problem
from saydo.show.cli import app
from saydo.store import Store

RUNNER = CliRunner()
pytestmark = pytest.mark.usefixtures("stages")


def run(*words: str) -> Result:
    return RUNNER.invoke(app, list(words), prog_name="saydo")


def complaint(result: Result) -> str:
    """Standard error, which must be lines and no traceback."""
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.stderr
    return result.stderr


def test_audit_prints_table_and_audits() -> None:
    """The table of verdicts comes first, then each audit with timeline, gaps, evidence and reasons; the day is said."""
    result = run("audit", "all", "--as-of", "2031-02-01")
    assert result.exit_code == 0
    out = result.stdout
    assert out.startswith("2 commitments in 4 articles, as of 1 February 2031.")
    for words in (
        "relabelled",
        "Denmark promised to withdraw its 40 patrol ships",
        "Said and done",
        "Gaps",
        "slipped",
        "Evidence",
        "(a3, at 28)",
        "Why",
        f"audit {storyline.KEPT.id}",
    ):
        assert words in out
    assert "\x1b" not in out
    assert "left out: pages/broken.html: no text in it" in complaint(result)
    assert "no date: pages/a4.html: its relative dates stay unresolved" in result.stderr


def test_the_day_is_the_latest_of_the_articles_where_none_is_given() -> None:
    """The default is never the clock, and the output says where the day comes from."""
    assert "as of 31 January 2031, the latest publication day among the articles." in run("audit", "all").stdout


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_lines_are_as_wide_as_the_terminal(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No line is wider than COLUMNS says."""
    monkeypatch.setenv("COLUMNS", columns)
    lines = run("audit", "all").stdout.splitlines()
    assert max(map(len, lines)) <= int(columns)


def test_audit_json_is_the_contract_and_nothing_else() -> None:
    """Standard output is one JSON document; notices stay on standard error."""
    result = run("audit", "all", "--json", "--as-of", "2031-02-01")
    plain = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [audit["verdict"] for audit in plain["audits"]] == ["relabelled", "kept"]
    assert plain["audits"][0]["announced"][0]["article"] == "a1"


def test_audit_writes_a_report(tmp_path: Path) -> None:
    """--html writes the page, over an older one too, and says where it is."""
    target = tmp_path / "report.html"
    target.write_text("older")
    result = run("audit", "all", "--html", str(target))
    assert result.exit_code == 0
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert f"the report is in {target}" in result.stderr


def test_audit_keeps_what_it_read_once(own_store: Path) -> None:
    """Two runs leave one copy of each article and audit; --no-store leaves nothing."""
    assert run("audit", "all", "--no-store").exit_code == 0
    assert not own_store.exists()
    for _ in range(2):
        assert run("audit", "all").exit_code == 0
    with Store(own_store) as store:
        assert len(list(store.readings())) == 4
        assert len(store.audits()) == 2


def test_a_store_that_cannot_be_written_is_a_notice(own_store: Path) -> None:
    """The audit is printed all the same, with one line on why it was not kept."""
    own_store.parent.mkdir()
    own_store.write_bytes(b"no database at all, but long enough to be taken for one " * 40)
    result = run("audit", "all")
    assert result.exit_code == 0
    assert "2 commitments" in result.stdout
    assert len([line for line in complaint(result).splitlines() if "not kept in the store" in line]) == 1


@pytest.mark.parametrize(
    ("words", "status", "line"),
    [
        (["audit", "missing.html"], 1, "nothing could be read: missing.html: no such file"),
        (["audit", "all", "--as-of", "yesterday"], 2, "--as-of: 'yesterday' is no day; write it as 2022-01-15"),
        (["audit", "all", "--as-of", "2021-02-30"], 2, "--as-of: '2021-02-30' is no day"),
        (["audit", "all", "--published", "?"], 2, "--published: '?' is no day"),
        (["audit", "all", "--html", "/nowhere/at/all.html"], 2, "--html: there is no folder /nowhere/at"),
        (["audit", "all", "--html", "."], 2, "--html: . is a folder"),
        (["audit", "all", "--workers", "0"], 2, "--workers: 0 is not a number from 1 to"),
        (["audit", "a4"], 2, "none of the articles has a date"),
        (["audit"], 2, "Missing argument"),
        (["audit", "all", "--colour"], 2, "No such option"),
        (["analyse", "missing.html"], 1, "nothing could be read: missing.html: no such file"),
        (["analyse", "a1", "--published", "May"], 2, "--published: 'May' is no day"),
        (["explain", "12"], 2, "'12' is no id: give 4 to 12 digits"),
        (["explain", "wxyz"], 2, "'wxyz' is no id"),
        (["explain", "ffffffff"], 1, "nothing is stored in"),
        (["explain", "ffffffff", "all"], 1, "no record has an id that begins with ffffffff"),
        (["explain", "ffffffff", "missing.html"], 1, "nothing could be read: missing.html"),
        (["nonsense"], 2, "No such command"),
    ],
)
def test_bad_input_is_a_line_and_a_status(words: list[str], status: int, line: str) -> None:
    """What cannot be done is said on standard error, with the documented exit status and no output."""
    result = run(*words)
    assert result.exit_code == status
    assert line in complaint(result)
    assert result.stdout == ""


def test_a_wrong_setting_is_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting that cannot be used is named, with exit status 2."""
    monkeypatch.setenv("SAYDO_WORKERS", "many")
    result = run("audit", "all")
    assert result.exit_code == 2
    assert "SAYDO_WORKERS must be a whole number" in complaint(result)


def test_the_rest_goes_on_without_a_missing_path() -> None:
    """One path that gives nothing is named, the others are audited, and the exit status tells."""
    result = run("audit", "missing.html", "a1", "a4", "--as-of", "2031-02-01")
    assert result.exit_code == 1
    assert "1 commitment in 2 articles" in result.stdout
    assert "left out: missing.html: no such file" in complaint(result)


def test_the_same_article_twice_is_one() -> None:
    """A path given twice is read once, without a word; another copy of the article is named."""
    assert "1 commitment in 2 articles" in run("audit", "a1", "a4", "a1").stdout


def test_a_source_that_yields_nothing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that finds neither article nor trouble is no success."""
    monkeypatch.setattr("saydo.read", lambda _source, *, published=None: iter(()))  # noqa: ARG005
    result = run("audit", "empty")
    assert result.exit_code == 1
    assert "nothing could be read: empty: nothing to read there" in complaint(result)


def test_signs_that_steer_a_terminal_are_not_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Escape sequences and mark-up in sources come out as harmless signs."""
    bad = Problem("\x1b[2Jpage\x07", "[red]odd[/red] \u202e")
    monkeypatch.setattr("saydo.read", lambda _source, *, published=None: iter([storyline.A1, bad]))  # noqa: ARG005
    result = run("audit", "a1")
    assert "\x1b" not in result.stderr + result.stdout
    assert "[red]odd[/red]" in result.stderr


def test_analyse_shows_all_that_was_read() -> None:
    """Facts of the article with how its date is known, then each kind of record with ids and rules."""
    result = run("analyse", "a1")
    assert result.exit_code == 0
    for words in (
        "4 March 2030 (from: meta)",
        "1 title, 2 paragraphs",
        "Dates: 1",
        "Commitments: 1",
        storyline.PROMISE.id,
        "commitment.future",
    ):
        assert words in result.stdout
    assert "no date: relative dates stay unresolved" in run("analyse", "a4").stdout


def test_analyse_json_is_the_reading() -> None:
    """One article is one document with its records."""
    plain = json.loads(run("analyse", "a1", "--json").stdout)
    assert plain["article"]["outlet"] == "Harbour Post"
    assert plain["commitments"][0]["id"] == storyline.PROMISE.id


def test_explain_asks_the_store_and_the_paths_alike() -> None:
    """After an audit any id or beginning of one is explained from the store, and with a PATH from reading again."""
    assert run("audit", "all", "--as-of", "2031-02-01").exit_code == 0
    for name in (storyline.RELABELLED.id, storyline.PROMISE.id[:6], storyline.LEAVE.id.upper(), storyline.DUE.id):
        stored, again = run("explain", name), run("explain", name, "all", "--as-of", "2031-02-01")
        assert stored.exit_code == again.exit_code == 0, stored.stderr + again.stderr
        assert stored.stdout == again.stdout
        assert "Rules" in stored.stdout
    assert "Denmark will [withdraw] its 40 patrol ships" in run("explain", storyline.LEAVE.id).stdout


def test_an_id_that_is_not_unique_lists_what_it_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several records under one prefix are named with their kinds, and the exit status is 1."""
    monkeypatch.setattr("saydo.show.cli.explain.SHORTEST_PREFIX", 1)
    ids = [r.id for r in (storyline.DUE, storyline.SHIPS, storyline.SAID, storyline.LEAVE, storyline.PROMISE)]
    ids += [audit.id for audit in storyline.AUDITS]
    digit = next(name[0] for name in ids if sum(other[0] == name[0] for other in ids) > 1)
    result = run("explain", digit, "all")
    assert result.exit_code == 1
    assert re.search(rf"{digit} begins \d ids, give more digits: [0-9a-f]{{12}} \(\w+\)", complaint(result))


def test_interruption_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends it without a traceback."""

    def interrupted(_source: str, *, published: object = None) -> list[Article]:
        raise KeyboardInterrupt(published)

    monkeypatch.setattr("saydo.read", interrupted)
    assert run("audit", "all").exit_code == 130


def test_help_documents_every_command_setting_and_status() -> None:
    """--help names the commands, the exit statuses and the settings; --version the version."""
    text = run("--help").stdout
    for words in ("audit", "analyse", "explain", "SAYDO_STORE", "SAYDO_WORKERS", "130", "--version"):
        assert words in text
    assert "--as-of" in run("audit", "--help").stdout
    assert run("--version").stdout == f"saydo {saydo.__version__}\n"
