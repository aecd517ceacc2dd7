"""Bringing an older file up to this version: what it holds is read as that version laid it out, and kept anew.

Everything happens within the transaction in which the file is opened: a process that is killed meanwhile leaves the
older file as it was.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Protocol

import apsw

from saydo.records import Article, Audit, Reading
from saydo.store.codec import from_json, from_plain
from saydo.store.readings import KINDS, Extracted


class Keeper(Protocol):
    """What takes the records of an older file."""

    def _keep_reading(self, reading: Reading) -> bool: ...

    def _keep_audits(self, audits: list[Audit]) -> int: ...


def carry_over(keeper: Keeper, connection: apsw.Connection, version: int, schema: str) -> None:
    """Set the older tables aside, lay out the new ones, keep all records in them, and drop the older ones."""
    _LAID_OUT[version](keeper, connection, schema)


def _from_first(keeper: Keeper, connection: apsw.Connection, schema: str) -> None:
    """Version 1: records as rows of JSON, readings and audits undeflated, no cases."""
    for command in (
        "DROP TRIGGER article_words_insert",
        "DROP TRIGGER article_words_delete",
        "DROP TRIGGER article_words_update",
        "DROP TABLE article_words",
        "ALTER TABLE articles RENAME TO first_articles",
        "ALTER TABLE records RENAME TO first_records",
        "ALTER TABLE audits RENAME TO first_audits",
    ):
        connection.execute(command)
    connection.execute(schema)
    for reading in _first_readings(connection):
        keeper._keep_reading(reading)
    audits = connection.execute("SELECT payload FROM first_audits ORDER BY number")
    keeper._keep_audits([from_json(Audit, payload) for (payload,) in audits])
    for table in ("first_records", "first_articles", "first_audits"):
        connection.execute(f"DROP TABLE {table}")


def _first_readings(connection: apsw.Connection) -> Iterator[Reading]:
    numbers = [number for (number,) in connection.execute("SELECT number FROM first_articles ORDER BY number")]
    for number in numbers:
        ((text, payload, rest),) = connection.execute(
            "SELECT text, payload, reading FROM first_articles WHERE number = ?", (number,)
        )
        plain = json.loads(payload)
        plain["text"] = plain["text"] or text
        records: dict[str, list[Extracted]] = {field: [] for field, _ in KINDS.values()}
        for kind, line in connection.execute(
            "SELECT kind, payload FROM first_records WHERE article = ? ORDER BY position", (number,)
        ):
            field, shape = KINDS[kind]
            records[field].append(from_json(shape, line))
        read: dict[str, Any] = {field: tuple(found) for field, found in records.items()}
        yield replace(from_json(Reading, rest), article=from_plain(Article, plain), **read)


def _from_second(keeper: Keeper, connection: apsw.Connection, schema: str) -> None:
    """Version 2: cases without a force. Its audits have none either, and were told as promises."""
    connection.execute("ALTER TABLE cases ADD COLUMN force TEXT NOT NULL DEFAULT 'promise'")


_LAID_OUT: dict[int, Callable[[Keeper, apsw.Connection, str], None]] = {1: _from_first, 2: _from_second}
