"""The file itself: opening it, transactions, and SQLite's complaints as one line."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import apsw

from saydo.store.codec import CodecError
from saydo.store.packing import readable
from saydo.store.refused import AskError

APPLICATION = 0x73617964  # "sayd"
VERSION = 3
BUSY_MILLISECONDS = 10_000
CACHE_KIBIBYTES = 65_536
Value = str | int | float | bytes | None
Row = tuple[Any, ...]


class StoreError(Exception):
    """A store that cannot be opened, read or written; the message is one line and names the file."""


class StoreFile:
    """One SQLite file, opened. Writes are acknowledged when the call that made them returns.

    One connection serves one thread at a time; any number of processes may read while one writes, and writers queue.
    """

    def __init__(self, path: Path, *, create: bool = True, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        with self._trouble():
            if create:
                path.parent.mkdir(parents=True, exist_ok=True)
                if not path.exists():  # it comes to hold secrets of webhooks and hashes of tokens
                    path.touch(mode=0o600)
            flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)
            self._connection = apsw.Connection(str(path), flags=flags)
        try:
            with self._trouble():
                self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def rows(self, question: str, *values: Value, **named: Value) -> list[Row]:
        """Every row that answers a question in SQL, with values by position (?) or by name (:name)."""
        with self._trouble():
            return list(self._connection.execute(question, _bound(named, values)))

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """All questions within see the store as it is at the first of them, whatever others write meanwhile."""
        with self._trouble():
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("ROLLBACK")

    def _prepare(self) -> None:
        """Lay out a new file, bring up an older one; refuse one that is another program's or a later saydo's."""
        connection = self._connection
        connection.set_busy_timeout(BUSY_MILLISECONDS)
        # The tables first: a file that another process lays out meanwhile is empty here, or signed below.
        tables = self._tables()
        owner, version = connection.pragma("application_id"), connection.pragma("user_version")
        if owner == APPLICATION and version > VERSION:
            raise StoreError(f"{self.path}: of a later saydo (store version {version}, this one knows {VERSION})")
        if owner != APPLICATION and (owner or version or tables):
            raise StoreError(f"{self.path}: an SQLite file, but no saydo store")
        if connection.pragma("journal_mode") != "wal":
            connection.pragma("journal_mode", "wal")
        connection.pragma("synchronous", "full")
        connection.pragma("foreign_keys", True)
        connection.pragma("cache_size", -CACHE_KIBIBYTES)
        if owner != APPLICATION or version < VERSION:
            with self._writing():
                self._bring_up()
        if self.read_only:
            connection.pragma("query_only", True)

    def _bring_up(self) -> None:
        """Lay out the tables of this version in the file, within a transaction; carry over what an older one holds."""
        raise NotImplementedError

    def _stamp(self) -> None:
        """Sign the file as ours, of this version."""
        self._connection.pragma("application_id", APPLICATION)
        self._connection.pragma("user_version", VERSION)

    def _tables(self) -> int:
        return int(self.rows("SELECT count(*) FROM sqlite_schema")[0][0])

    def _change(self, command: str, *values: Value, **named: Value) -> int:
        """Carry out a command. How many rows it changed."""
        self._connection.execute(command, _bound(named, values))
        return self._connection.changes()

    def _change_many(self, command: str, rows: Iterable[tuple[Value, ...]]) -> None:
        self._connection.executemany(command, rows)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A transaction that takes the write lock at once, so that two writers queue and neither fails."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            # A full disk or a failed write has SQLite roll back by itself.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        """SQLite's and the file system's complaints as one line."""
        try:
            yield
        except (apsw.NotADBError, apsw.CorruptError):
            raise StoreError(f"{self.path}: damaged, or no SQLite file") from None
        except apsw.BusyError:
            seconds = BUSY_MILLISECONDS // 1000
            raise StoreError(f"{self.path}: another process has been writing for {seconds} seconds") from None
        except apsw.FullError:
            raise StoreError(f"{self.path}: the disk is full; nothing of this was kept") from None
        except (apsw.Error, CodecError, json.JSONDecodeError) as fault:
            raise StoreError(f"{self.path}: {fault or type(fault).__name__}") from None
        except OSError as fault:
            raise StoreError(f"{self.path}: {fault.strerror}") from None
        except OverflowError:
            raise AskError("a number that is too large for any row") from None


def _bound(named: dict[str, Value], values: tuple[Value, ...]) -> dict[str, Value] | tuple[Value, ...]:
    """Values as SQLite can hold them: whoever asks with a lone surrogate asks for something that no row has."""
    if named:
        return {name: readable(value) if isinstance(value, str) else value for name, value in named.items()}
    return tuple(readable(value) if isinstance(value, str) else value for value in values)
