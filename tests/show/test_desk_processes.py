"""The desk in processes of their own: killed, short of disk, two at once, a port in use, feeds asked once."""

import json
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import apsw
import pytest
from typer.testing import CliRunner

from saydo.desk.add import Added
from saydo.desk.feeds import Polled
from saydo.show.cli import app
from saydo.store import Store

MAIN = "from saydo.show.cli import main; main()"
COUNTRIES = ("Denmark", "Norway", "Spain", "France", "Kenya", "Chile", "Ghana", "Japan")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A file of forty articles, each with a promise."""
    source = tmp_path / "articles.jsonl"
    lines = []
    for number in range(40):
        who = COUNTRIES[number % len(COUNTRIES)]
        text = f"{who} will withdraw its {number + 2} soldiers from Mali by 31 December 2025, its government said."
        lines.append(
            {
                "title": f"Promise {number}",
                "text": text,
                "url": f"https://p.example/{number}",
                "published": "2025-03-03",
            }
        )
    source.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return source


def started(*words: str, store: Path, limit: int | None = None) -> subprocess.Popen[str]:
    def short_of_disk() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.Popen(
        [sys.executable, "-c", MAIN, *words],
        env={**os.environ, "SAYDO_STORE": str(store)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=short_of_disk,
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=240)
    return process.returncode, out, err


def wait_for(condition: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)


def count(path: Path, table: str) -> int:
    """Rows of a table, 0 while there is none."""
    if not path.exists():
        return 0
    with apsw.Connection(str(path)) as connection:
        connection.set_busy_timeout(5_000)
        known = list(connection.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,)))
        return int(next(iter(connection.execute(f"SELECT count(*) FROM {table}")))[0]) if known else 0


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_what_is_killed_goes_on(tmp_path: Path, articles: Path, how: signal.Signals) -> None:
    """After a kill nothing that was kept is lost, and the same command again comes to what it would have come to."""
    whole, broken = tmp_path / "whole.db", tmp_path / "broken.db"
    assert ended(started("add", str(articles), store=whole))[0] == 0
    process = started("add", str(articles), store=broken)
    wait_for(lambda: count(broken, "articles") > 0)
    process.send_signal(how)
    status, _, complaint = ended(process)
    assert "Traceback" not in complaint
    assert status in (-how, 130, 0)
    kept = count(broken, "articles")
    assert kept > 0
    assert ended(started("add", str(articles), store=broken))[0] == 0
    with Store(whole) as one, Store(broken) as other:
        assert [r.article.id for r in one.readings()] == [r.article.id for r in other.readings()]
        assert {a.id: a for a in one.audits()} == {a.id: a for a in other.audits()}
        assert other.waiting() == ()
        assert other.rows("PRAGMA integrity_check") == [("ok",)]


@pytest.mark.slow
def test_a_full_disk_is_one_line(tmp_path: Path, articles: Path) -> None:
    """The store that was there stays whole, and the complaint names it."""
    path = tmp_path / "saydo.db"
    with Store(path):
        pass
    limit = path.stat().st_size + 20_000
    status, _, complaint = ended(started("add", str(articles), store=path, limit=limit))
    assert status == 1
    assert "Traceback" not in complaint
    assert len([line for line in complaint.splitlines() if str(path) in line]) == 1
    with Store(path) as store:
        assert store.rows("PRAGMA integrity_check") == [("ok",)]


@pytest.mark.slow
def test_output_that_cannot_be_written_is_one_line(tmp_path: Path, articles: Path) -> None:
    """A full device behind standard output is said, with exit status 1."""
    path = tmp_path / "saydo.db"
    assert ended(started("add", str(articles), "--as-of", "2025-04-01", store=path))[0] == 0
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [sys.executable, "-c", MAIN, "export", "articles"],
            env={**os.environ, "SAYDO_STORE": str(path)}, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert result.returncode == 1
    assert result.stderr == "saydo: the output cannot be written: [Errno 28] No space left on device\n"


@pytest.mark.slow
def test_two_runs_at_once_keep_everything_once(tmp_path: Path, articles: Path) -> None:
    """Two processes that add the same articles to one desk end with each of them once."""
    path = tmp_path / "saydo.db"
    both = [started("add", str(articles), store=path) for _ in range(2)]
    assert [ended(process)[0] for process in both] == [0, 0]
    with Store(path) as store:
        assert len(list(store.readings())) == 40
        assert store.waiting() == ()
        assert len({a.id for a in store.audits()}) == len(store.audits())


@pytest.mark.slow
def test_a_port_in_use_is_one_line(tmp_path: Path) -> None:
    """It is said at once, with what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        status, out, complaint = ended(started("serve", "--port", str(port), store=tmp_path / "saydo.db"))
    assert (status, out) == (1, "")
    assert complaint == f"saydo: port {port} is in use: give another with --port, or 0 for any that is free\n"


FEEDS = """
[[feed]]
url = "https://good.example/feed"
[[feed]]
url = "https://bad.example/feed"
"""


def test_watch_once_asks_each_feed_whose_time_has_come(
    tmp_path: Path, own_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both are asked, what failed is said and tells in the exit status; asked again at once neither is due."""
    asked = []

    def polling(store: Store, feed: object, *, now: datetime, **_: object) -> Polled:
        url = feed.url  # type: ignore[attr-defined]
        asked.append(url)
        problem = "the server answers 404 Not Found" if "bad" in url else None
        store.polled(url, at=now, items=0, problem=problem)
        return Polled(feed, Added(new=[] if problem else ["a"]), problem)  # type: ignore[arg-type]

    monkeypatch.setattr("saydo.show.cli.desk.poll", polling)
    (tmp_path / "feeds.toml").write_text(FEEDS)
    result = CliRunner().invoke(app, ["watch", str(tmp_path / "feeds.toml"), "--once"])
    assert result.exit_code == 1
    assert result.stdout == "https://good.example/feed: 1 new article, 0 new audits.\n"
    assert result.stderr == "saydo: https://bad.example/feed: the server answers 404 Not Found\n"
    assert CliRunner().invoke(app, ["watch", str(tmp_path / "feeds.toml"), "--once"]).exit_code == 0
    assert len(asked) == 2
    assert own_store.exists()
