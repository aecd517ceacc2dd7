"""A file of an older version is brought up to this one whole, at once, or left as it was."""

import json
import zlib
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import apsw
import pytest
from store_stories import AGAIN, ARRIVED, DONE, PROMISE, REPEATED, SAID, audited

from saydo.records import Article, Audit, Reading, hash_of
from saydo.store import KINDS, Store, StoreError, ask, to_json, to_plain
from saydo.store.file import APPLICATION, VERSION

FIRST = audited((PROMISE, SAID), (AGAIN, REPEATED))
LATER = replace(FIRST, as_of=date(2030, 7, 1), verdict="overdue")
FIELDS_OF_2 = {field.name for field in fields(Audit)} - {"force", "swayed"}
ODD = Reading(Article("odd \ud800 and \x00 quay", title="\udfff"))


def version_1(path: Path, readings: list[Reading], audits: list[Audit]) -> None:
    """A file as version 1 wrote it."""
    connection = apsw.Connection(str(path))
    connection.execute((Path(__file__).parent / "version_1.sql").read_text())
    connection.pragma("application_id", APPLICATION)
    connection.pragma("user_version", 1)
    for number, reading in enumerate(readings, start=1):
        article = reading.article
        text = (
            article.text.encode("utf-8", "replace").decode().replace("?", "\ufffd") if reading is ODD else article.text
        )
        payload = to_plain(article if reading is ODD else replace(article, text="", id=article.id))
        rest = replace(reading, article=Article("", id="-"), **{field: () for field, _ in KINDS.values()})
        connection.execute(
            "INSERT INTO articles VALUES (?, ?, ?, 'digest', 'title', NULL, ?, NULL, NULL, ?, ?, ?)",
            (number, article.id, hash_of(article.text), article.url, text, json.dumps(payload), to_json(rest)),
        )
        for kind, (field, _) in KINDS.items():
            for place, record in enumerate(getattr(reading, field)):
                connection.execute(
                    "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (number, kind, place, record.id, "r", record.span.start, record.span.end, to_json(record)),
                )
    for audit in audits:
        connection.execute(
            "INSERT INTO audits (id, as_of, content, verdict, payload) VALUES (?, ?, ?, ?, ?)",
            (audit.id, audit.as_of.isoformat(), hash_of(to_json(audit)), audit.verdict, to_json(audit)),
        )
    connection.close()


def test_what_version_1_held_is_all_there(tmp_path: Path) -> None:
    """Readings and audits come over as they were, are found and searched, and have become cases."""
    path = tmp_path / "saydo.db"
    changed = Reading(Article("Ferries cancelled.", url=PROMISE.article.url))
    version_1(path, [PROMISE, AGAIN, DONE, ODD, changed], [FIRST, LATER])
    with Store(path) as store:
        assert list(store.readings()) == [changed, AGAIN, DONE, ODD]
        assert store.audits() == (FIRST, LATER)
        assert [row.verdict for row in ask.cases(store).items] == ["overdue"]
        assert [change.verdict for change in ask.changes(store, date.min).items] == ["overdue", "pending"]
        assert store.search("cancelled") == (PROMISE.article.id,)
        assert [row.text for row in ask.events(store).items] == ["delivers"]
        assert store.find(PROMISE.statements[0].id)[0].reading == PROMISE
        assert store.keep([AGAIN, DONE, ODD], [FIRST, LATER]) == 0
        assert store.rows("PRAGMA user_version") == [(VERSION,)]
        assert store.rows("PRAGMA integrity_check") == [("ok",)]
        assert store.rows("SELECT name FROM sqlite_schema WHERE name LIKE 'first%'") == []
    with Store(path) as store:
        assert store.audits() == (FIRST, LATER)


def _damaged(connection: apsw.Connection) -> None:
    connection.execute("UPDATE audits SET payload = '{}'")


def _missing(connection: apsw.Connection) -> None:
    connection.execute("DROP TABLE article_words")


@pytest.mark.parametrize("spoil", [_damaged, _missing])
def test_a_file_that_cannot_be_brought_up_stays_as_it_was(
    tmp_path: Path, spoil: Callable[[apsw.Connection], None]
) -> None:
    """What cannot be read stops the whole; the older program can go on with the file."""
    path = tmp_path / "saydo.db"
    version_1(path, [PROMISE, DONE], [FIRST])
    connection = apsw.Connection(str(path))
    spoil(connection)
    before = [list(connection.execute(f"SELECT * FROM {table}")) for table in ("articles", "records", "audits")]
    with pytest.raises(StoreError) as raised:
        Store(path)
    assert "\n" not in str(raised.value)
    after = [list(connection.execute(f"SELECT * FROM {table}")) for table in ("articles", "records", "audits")]
    assert (after, connection.pragma("user_version")) == (before, 1)
    connection.close()


def test_the_new_layout_holds_what_was_done_since(tmp_path: Path) -> None:
    """Work goes on after the change of version as in a new file."""
    path = tmp_path / "saydo.db"
    version_1(path, [PROMISE], [audited((PROMISE, SAID))])
    with Store(path) as store:
        store.keep(
            [DONE], [audited((PROMISE, SAID), as_of="2030-08-01", verdict="kept", evidence=(("done", DONE, ARRIVED),))]
        )
        assert [row.verdict for row in ask.cases(store).items] == ["kept"]


def test_what_version_2_held_is_all_there(tmp_path: Path) -> None:
    """Cases and audits that say nothing of how a promise binds are told as promises, and work goes on."""
    path = tmp_path / "saydo.db"
    with Store(path) as store:
        store.keep([PROMISE, AGAIN], [FIRST])
    connection = apsw.Connection(str(path))
    connection.execute("ALTER TABLE cases DROP COLUMN force")
    connection.pragma("user_version", 2)
    (payload,) = connection.execute("SELECT payload FROM audits").fetchall()[0]
    plain = {name: value for name, value in json.loads(zlib.decompress(payload)).items() if name in FIELDS_OF_2}
    connection.execute("UPDATE audits SET payload = ?", (zlib.compress(json.dumps(plain).encode()),))
    connection.close()
    with Store(path) as store:
        assert store.audits() == (FIRST,)
        assert [row.force for row in ask.cases(store).items] == ["promise"]
        store.keep([], [replace(LATER, force="order")])
        assert [row.force for row in ask.cases(store).items] == ["order"]
