"""The commands on real files, good and bad, in a process of their own where the process matters."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from saydo.show.cli import app

MAIN = "from saydo.show.cli import main; main()"
STORY = "Port to close\n\nThe port said that it would close its north quay by 2030.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an empty folder, a binary file, a page without text and a good text; a missing path has no file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "picture.html").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "blank.html").write_text("<html><body></body></html>")
    (tmp_path / "good.txt").write_text(STORY)
    return tmp_path


BAD = ("missing.html", "empty", "picture.html", "blank.html")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", ["audit", "analyse"])
def test_a_bad_source_is_one_line(command: str, name: str) -> None:
    """A source that gives no article is named in one line, with exit status 1 and no output."""
    result = CliRunner().invoke(app, [command, name])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("saydo: nothing could be read: ")
    assert name in result.stderr
    assert result.stderr.count("\n") == 1


def saydo(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "SAYDO_STORE": str(folder / "saydo.db")}
    command = [sys.executable, "-c", MAIN, *words]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.slow
def test_the_batch_goes_on(folder: Path) -> None:
    """A good page among bad sources is audited; each bad one is named; the exit status tells."""
    result = saydo("audit", *BAD, "good.txt", "--published", "2029-01-01", folder=folder)
    assert result.returncode == 1
    assert "in 1 article, as of 1 January 2029" in result.stdout
    assert all(name in result.stderr for name in BAD)
    assert "Traceback" not in result.stderr


@pytest.mark.slow
def test_a_closed_pipe_is_no_traceback(tmp_path: Path) -> None:
    """`saydo ... | head` ends in silence."""
    command = f"{sys.executable} -c '{MAIN}' --help | head -1"
    result = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert result.stdout.startswith("Usage: saydo")
    assert result.stderr == ""
