"""saydo read: what was found, as a table and as JSON Lines."""

import json
from pathlib import Path

import pytest
from benchmarks.hostile import HEADLINE, PAGE, SENTENCE
from typer.testing import CliRunner

from saydo.show.cli import app

FACTS = "<meta property=og:site_name content='Skerra Post'><meta name=date content=2022-05-02>"
COPY = f"<html lang=en>{FACTS}<h1>A road for Dell</h1>{PAGE.partition('</h1>')[2]}"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "a.html").write_text(PAGE.replace("<title>", "<meta property=og:site_name content='Dell Echo'><title>"))
    (tmp_path / "b.html").write_text(COPY)
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7")
    return tmp_path


def test_table(folder: Path) -> None:
    """A row a telling, with its date, how that is known and the other outlets; Problems go to standard error."""
    done = CliRunner().invoke(app, ["read", str(folder)])
    assert done.exit_code == 0
    rows = [line for line in done.stdout.splitlines() if "2022-05-02" in line]
    assert len(rows) == 1
    assert "meta" in rows[0]
    assert "also in Skerra Post" in " ".join(done.stdout.split())
    assert "c.pdf: is a PDF" in done.stderr


def test_json_lines_can_be_read_again(folder: Path) -> None:
    """What was written gives the same articles, with their parts, dates and outlets."""
    target = folder / "out.jsonl"
    assert (
        CliRunner()
        .invoke(app, ["read", str(folder / "a.html"), str(folder / "b.html"), "--jsonl", str(target)])
        .exit_code
        == 0
    )
    (line,) = target.read_text().splitlines()
    written = json.loads(line)
    assert (written["title"], written["also_in"]) == (HEADLINE, ["Skerra Post"])
    assert SENTENCE in written["paragraphs"]
    again = folder / "again.jsonl"
    CliRunner().invoke(app, ["read", str(target), "--jsonl", str(again)])
    second = json.loads(again.read_text())
    same = ("title", "outlet", "text", "published", "language", "also_in", "parts")
    assert {name: second[name] for name in same} == {name: written[name] for name in same}


def test_source_that_gives_nothing(folder: Path) -> None:
    """A source without an article is named, and the exit status says so; the others are listed."""
    done = CliRunner().invoke(app, ["read", str(folder / "c.pdf"), str(folder / "a.html")])
    assert done.exit_code == 1
    assert HEADLINE.split()[0] in done.stdout
    assert CliRunner().invoke(app, ["read", str(folder), "--jsonl", str(folder)]).exit_code == 2
    assert CliRunner().invoke(app, ["read", str(folder), "--published", "soon"]).exit_code == 2
