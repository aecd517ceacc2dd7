"""One SQLite file that keeps articles, what was read from them, and every audit ever made."""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any

import apsw

from saydo.records import Article, Audit, Commitment, Event, Figure, Reading, Statement, When, hash_of
from saydo.store.codec import CodecError, from_json, from_plain, to_json, to_plain

APPLICATION = 0x73617964  # "sayd"
VERSION = 1
BUSY_MILLISECONDS = 10_000
Extracted = When | Figure | Statement | Event | Commitment
KINDS: dict[str, tuple[str, type[Extracted]]] = {
    "when": ("dates", When),
    "figure": ("figures", Figure),
    "statement": ("statements", Statement),
    "event": ("events", Event),
    "commitment": ("commitments", Commitment),
}
SURROGATES = re.compile("[\ud800-\udfff]")


class StoreError(Exception):
    """A store that cannot be opened, read or written; the message is one line and names the file."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record with its kind (when, figure, statement, event, commitment, audit) and the reading it stands in."""

    kind: str
    record: Extracted | Audit
    reading: Reading | None

    @property
    def id(self) -> str:
        return self.record.id


class Store:
    """Open with `with Store(path) as store:`. Writes are acknowledged when the call returns."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        self.path = path
        with self._trouble():
            if create:
                path.parent.mkdir(parents=True, exist_ok=True)
            flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)
            self._connection = apsw.Connection(str(path), flags=flags)
        try:
            with self._trouble():
                self._prepare()
        except StoreError:
            self._connection.close()
            raise

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._connection.close()

    def keep(self, readings: Iterable[Reading], audits: Iterable[Audit] = ()) -> int:
        """Keep all of them or, where that fails, none. How many brought something new."""
        with self._trouble(), self._writing():
            return sum([self._keep_reading(r) for r in readings]) + sum([self._keep_audit(a) for a in audits])

    def readings(self) -> Iterator[Reading]:
        """The newest version of every article, in the order in which they first came."""
        for (name,) in self._rows("SELECT id FROM articles GROUP BY id ORDER BY min(number)"):
            found = self.reading(name)
            if found is not None:
                yield found

    def reading(self, article: str) -> Reading | None:
        """What was read from the newest version of an article."""
        rows = self._rows("SELECT number FROM articles WHERE id = ? ORDER BY number DESC LIMIT 1", article)
        return self._reading(rows[0][0]) if rows else None

    def audits(self) -> tuple[Audit, ...]:
        """Every audit, oldest first."""
        with self._trouble():
            return tuple(
                from_json(Audit, payload) for (payload,) in self._rows("SELECT payload FROM audits ORDER BY number")
            )

    def find(self, prefix: str) -> tuple[Found, ...]:
        """The records and audits whose id begins so, one an id: of several versions the newest."""
        reach = (prefix, prefix + "\U0010ffff")
        found: dict[str, Found] = {}
        with self._trouble():
            for name, payload in self._rows(
                "SELECT id, payload FROM audits WHERE id BETWEEN ? AND ? ORDER BY as_of DESC, number DESC", *reach
            ):
                if name not in found:
                    audit = from_json(Audit, payload)
                    found[name] = Found("audit", audit, self.reading(audit.announced[0].article))
            for name, kind, number, payload in self._rows(
                "SELECT id, kind, article, payload FROM records WHERE id BETWEEN ? AND ? "
                "ORDER BY article DESC, position",
                *reach,
            ):
                if name not in found:
                    found[name] = Found(kind, from_json(KINDS[kind][1], payload), self._reading(number))
        return tuple(found[name] for name in sorted(found))

    def search(self, words: str) -> tuple[str, ...]:
        """Ids of the articles that hold all the words, best first. The words are plain words: no query language."""
        quoted = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
        if not quoted:
            return ()
        rows = self._rows(
            "SELECT a.id FROM article_words JOIN articles a ON a.number = article_words.rowid "
            "WHERE article_words MATCH ? ORDER BY rank, a.number",
            quoted,
        )
        return tuple(dict.fromkeys(name for (name,) in rows))

    def _prepare(self) -> None:
        """Lay out a new file; refuse one that is another program's or a later saydo's."""
        connection = self._connection
        connection.set_busy_timeout(BUSY_MILLISECONDS)
        owner, version = connection.pragma("application_id"), connection.pragma("user_version")
        if owner == APPLICATION and version > VERSION:
            raise StoreError(f"{self.path}: of a later saydo (store version {version}, this one knows {VERSION})")
        if owner != APPLICATION and (owner or version or self._tables()):
            raise StoreError(f"{self.path}: an SQLite file, but no saydo store")
        connection.pragma("journal_mode", "wal")
        connection.pragma("synchronous", "full")
        connection.pragma("foreign_keys", True)
        if owner == 0:
            with self._writing():
                if not self._tables():
                    connection.execute((Path(__file__).parent / "schema.sql").read_text(encoding="utf-8"))
                    connection.pragma("application_id", APPLICATION)
                    connection.pragma("user_version", VERSION)

    def _tables(self) -> int:
        return int(self._rows("SELECT count(*) FROM sqlite_schema")[0][0])

    def _keep_reading(self, reading: Reading) -> bool:
        article = reading.article
        # Where it was read from brings nothing new: the same text from a second place is the same article.
        digest = hash_of(to_json(replace(reading, article=replace(article, source=None))))
        content = hash_of(article.text)
        known = self._rows("SELECT number, digest FROM articles WHERE id = ? AND content = ?", article.id, content)
        if known and known[0][1] == digest:
            return False
        readable = SURROGATES.sub("\ufffd", article.text)
        # The text column is what is searched; a text that SQLite cannot hold as it is also stands whole in the payload.
        payload = to_plain(article) if readable != article.text else to_plain(replace(article, text="", id=article.id))
        rest = replace(reading, article=Article("", id="-"), **{field: () for field, _ in KINDS.values()})
        row = (
            digest,
            *(_readable(v) for v in (article.title, article.outlet, article.url, article.source)),
            article.published.isoformat() if article.published else None,
            json.dumps(payload),
            to_json(rest),
        )
        if known:
            number = known[0][0]
            self._connection.execute(
                "UPDATE articles SET digest = ?, title = ?, outlet = ?, url = ?, source = ?, "
                "published = ?, payload = ?, reading = ? WHERE number = ?",
                (*row, number),
            )
            self._connection.execute("DELETE FROM records WHERE article = ?", (number,))
        else:
            self._connection.execute(
                "INSERT INTO articles (digest, title, outlet, url, source, published, payload, reading, id, content, "
                "text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*row, article.id, content, readable),
            )
            number = self._connection.last_insert_rowid()
        self._connection.executemany(
            "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _record_rows(number, reading)
        )
        return True

    def _keep_audit(self, audit: Audit) -> bool:
        payload = to_json(audit)
        before = self._connection.total_changes()
        self._connection.execute(
            "INSERT OR IGNORE INTO audits (id, as_of, content, verdict, payload) VALUES (?, ?, ?, ?, ?)",
            (audit.id, audit.as_of.isoformat(), hash_of(payload), audit.verdict, payload),
        )
        return self._connection.total_changes() > before

    def _reading(self, number: int) -> Reading:
        with self._trouble():
            text, payload, rest = self._rows("SELECT text, payload, reading FROM articles WHERE number = ?", number)[0]
            plain = json.loads(payload)
            plain["text"] = plain["text"] or text
            records: dict[str, list[Extracted]] = {field: [] for field, _ in KINDS.values()}
            for kind, line in self._rows(
                "SELECT kind, payload FROM records WHERE article = ? ORDER BY position", number
            ):
                field, shape = KINDS[kind]
                records[field].append(from_json(shape, line))
            read: dict[str, Any] = {field: tuple(found) for field, found in records.items()}
            return replace(from_json(Reading, rest), article=from_plain(Article, plain), **read)

    def _rows(self, question: str, *values: str | int) -> list[tuple[Any, ...]]:
        with self._trouble():
            return list(self._connection.execute(question, values))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A transaction that takes the write lock at once, so that two writers queue and neither fails."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
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
        except (apsw.Error, CodecError, json.JSONDecodeError, KeyError) as fault:
            raise StoreError(f"{self.path}: {fault or type(fault).__name__}") from None
        except OSError as fault:
            raise StoreError(f"{self.path}: {fault.strerror}") from None


def _record_rows(number: int, reading: Reading) -> Iterator[tuple[int | str, ...]]:
    for kind, (field, _) in KINDS.items():
        for position, record in enumerate(getattr(reading, field)):
            yield (number, kind, position, record.id, record.rule, record.span.start, record.span.end, to_json(record))


def _readable(value: str | None) -> str | None:
    return None if value is None else SURROGATES.sub("\ufffd", value)
