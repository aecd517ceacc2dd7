"""What was acknowledged outlives a killed process, many processes share one file, and a full disk loses nothing."""

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import apsw
import pytest
from store_stories import DONE, PROMISE, SAID, at, audited, judged, told

from saydo.records import Reading
from saydo.store import Store, StoreError, ask

KILLS = 20
WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, {tests!r})
from store_stories import SAID, at, audited, judged, told
from saydo.store import Store
TEXT = "Norway to send ferries {{n}}\\n\\nTeal said " + SAID + ".\\n\\nNorway delivers mail."
with Store(Path(sys.argv[1])) as store:
    n = int(sys.argv[2])
    while True:
        n += 1
        reading = told(n, TEXT.replace("{{n}}", str(n)))
        audit = audited((reading, SAID))
        store.keep([reading], [audit])
        store.judge(judged(audit.id, "annotate", note=f"note {{n}}"))
        if n % 7 == 0:
            store.forget(reading.article.id, at=at())
        print(n, flush=True)
"""


def killed(path: Path, first: int, seconds: float) -> list[int]:
    """Run a writer for a while and kill it; the numbers that it had acknowledged."""
    program = WRITER.format(tests=str(Path(__file__).parent))
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path), str(first)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline()]  # from the first acknowledged record on
        time.sleep(seconds)
        os.kill(writer.pid, signal.SIGKILL)
        said += writer.stdout.readlines()
        assert said[0], writer.stderr and writer.stderr.read()
    return [int(line) for line in said if line.endswith("\n")]


@pytest.mark.slow
def test_a_killed_process_loses_nothing_acknowledged(tmp_path: Path) -> None:
    """Twenty times a writer is killed at some moment: every record it had acknowledged is there, whole, and the file
    is sound."""
    path, chance, first = tmp_path / "saydo.db", random.Random(8), 0
    for _ in range(KILLS):
        acknowledged = killed(path, first, chance.uniform(0.01, 0.4))
        with Store(path) as store:
            assert store.rows("PRAGMA integrity_check") == [("ok",)]
            assert store.rows("PRAGMA foreign_key_check") == []
            for table in ("article_words", "statement_words", "figure_words", "case_words"):
                store._connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
            for n in acknowledged:
                reading = told(n, f"Norway to send ferries {n}\n\nTeal said {SAID}.\n\nNorway delivers mail.")
                if n % 7 == 0:
                    assert store.reading(reading.article.id) is None
                    continue
                assert store.reading(reading.article.id) == reading
                view = ask.case(store, audited((reading, SAID)).id)
                assert [j.note for j in view.judgements] == [f"note {n}"]
            first = max(acknowledged) + 1  # one more may have been kept without having been acknowledged
    assert first >= KILLS


def _write(path: Path, writer: int, faults: "multiprocessing.Queue[str]") -> None:
    try:
        for n in range(writer * 100, writer * 100 + 15):
            with Store(path) as store:
                reading = told(n, f"Ferries {n}\n\nTeal said {SAID}.")
                audit = audited((reading, SAID))
                store.keep([reading], [audit])
                store.judge(judged(audit.id, "follow", by=f"writer {writer}"))
    except Exception as fault:
        faults.put(f"writer: {type(fault).__name__}: {fault}")


def _read(path: Path, done: "multiprocessing.synchronize.Event", faults: "multiprocessing.Queue[str]") -> None:
    try:
        before = 0
        while not done.is_set():
            with Store(path, read_only=True) as store:
                view = ask.overview(store, at().date())
                assert view.articles >= before, "an article that was seen has gone"
                before = view.articles
                for row in ask.cases(store, limit=5).items:
                    assert ask.case(store, row.id).row.id == row.id
                ask.search(store, "ferries")
    except Exception as fault:
        faults.put(f"reader: {type(fault).__name__}: {fault}")


@pytest.mark.slow
def test_four_write_while_three_read(tmp_path: Path) -> None:
    """Four processes fill one store while three ask it: nobody fails, nothing is lost or seen half."""
    path = tmp_path / "saydo.db"
    with Store(path):
        pass
    context = multiprocessing.get_context("spawn")
    done, faults = context.Event(), context.Queue()
    readers = [context.Process(target=_read, args=(path, done, faults)) for _ in range(3)]
    writers = [context.Process(target=_write, args=(path, number, faults)) for number in range(4)]
    for process in (*readers, *writers):
        process.start()
    for process in writers:
        process.join()
    done.set()
    for process in readers:
        process.join()
    assert faults.empty(), faults.get()
    with Store(path) as store:
        assert len(list(store.readings())) == 60
        assert len(ask.cases(store, followed="*", limit=100).items) == 60
        assert store.rows("PRAGMA integrity_check") == [("ok",)]


def test_a_full_disk_is_one_line_and_loses_nothing(tmp_path: Path) -> None:
    """When there is no more room the call fails as a whole; what was there stays, and writing goes on when there is."""
    with Store(tmp_path / "saydo.db") as store:
        store.keep([PROMISE], [audited((PROMISE, SAID))])
        ((pages,),) = store.rows("PRAGMA page_count")
        store._connection.pragma("max_page_count", pages)
        many = [told(n, f"Ferries {n}\n\nTeal said {SAID}.\n\n" + "More of it. " * 200) for n in range(10, 60)]
        with pytest.raises(StoreError, match="the disk is full; nothing of this was kept") as raised:
            store.keep(many)
        assert "\n" not in str(raised.value)
        assert list(store.readings()) == [PROMISE]
        store._connection.pragma("max_page_count", 2**30)
        assert store.keep([*many, DONE]) == 51
        assert store.rows("PRAGMA integrity_check") == [("ok",)]


def test_a_writer_that_never_ends_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits too long for another writer is told so, and nothing of his is half kept."""
    path = tmp_path / "saydo.db"
    monkeypatch.setattr("saydo.store.file.BUSY_MILLISECONDS", 100)
    with Store(path) as store:
        store.keep([PROMISE])
        other = apsw.Connection(str(path))
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process has been writing"):
            store.keep([DONE])
        assert [reading.article.id for reading in store.readings()] == [PROMISE.article.id]
        other.execute("ROLLBACK")
        other.close()
        assert store.keep([DONE]) == 1


def test_a_question_sees_one_moment(tmp_path: Path) -> None:
    """What is written while a page is put together does not tear it."""
    path = tmp_path / "saydo.db"
    with Store(path) as store, Store(path, read_only=True) as reader:
        store.keep([PROMISE])
        with reader.at_once():
            assert len(list(reader.readings())) == 1
            store.keep([DONE, Reading(PROMISE.article)])
            assert len(list(reader.readings())) == 1
        assert len(list(reader.readings())) == 2
