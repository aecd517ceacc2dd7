"""What the desk keeps besides: dossiers, tokens, webhooks, feeds; and how an article is forgotten."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from saydo.records import Reading
from saydo.store.judging import Judgements
from saydo.store.refused import AskError, Taken, UnknownId

ROLES = ("read", "review", "admin")
LISTED = "SELECT value FROM json_each(?)"
CONTENTLESS = ("statement_words", "figure_words", "case_words")


@dataclass(frozen=True, slots=True)
class Token:
    """Who may ask for what. Of the secret only the hash is kept."""

    name: str
    role: str
    hashed: str
    made: datetime
    revoked: datetime | None = None


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address that is told of changes of verdict; secret signs what is sent to it."""

    number: int
    url: str
    secret: str
    by: str
    made: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """A change (its id) that is still to be sent to a webhook, and how often that has been tried."""

    webhook: Webhook
    change: str
    attempts: int
    tried: datetime | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was polled last: when, how many new articles it brought, what was in the way, and how often in a row
    something was."""

    url: str
    polled: datetime
    items: int
    problem: str | None
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What went with an article: versions, records, audits and judgements; cases are those that lost something and
    are to be audited again, dropped those of which nothing is left."""

    articles: tuple[str, ...]
    versions: int
    records: int
    audits: int
    judgements: int
    cases: tuple[str, ...]
    dropped: tuple[str, ...]


class Desk(Judgements):
    """Dossiers, tokens, webhooks, feeds."""

    def add_to_dossier(self, name: str, articles: Iterable[str]) -> None:
        """Put articles (their ids) into a named dossier."""
        with self._trouble(), self._writing():
            self._change_many(
                "INSERT OR IGNORE INTO dossiers (name, article) VALUES (?, ?)", ((name, a) for a in articles)
            )

    def dossiers(self) -> tuple[tuple[str, int], ...]:
        """Every dossier with the number of its articles."""
        return tuple(self.rows("SELECT name, count(*) FROM dossiers GROUP BY name ORDER BY name"))

    def dossier(self, name: str) -> tuple[Reading, ...]:
        """The newest readings of a dossier's articles."""
        rows = self.rows(
            "SELECT a.number FROM dossiers d JOIN articles a ON a.id = d.article AND a.newest WHERE d.name = ? "
            "ORDER BY a.published, a.number",
            name,
        )
        return tuple(self._reading(number) for (number,) in rows)

    def add_token(self, name: str, *, role: str, hashed: str, at: datetime) -> Token:
        """A new token. Raises AskError where the name is taken or the role is none."""
        if role not in ROLES:
            raise AskError(f"{role!r} is none of {', '.join(ROLES)}")
        with self._trouble(), self._writing():
            if self.rows("SELECT 1 FROM tokens WHERE name = ?", name):
                raise Taken(f"there is a token of the name {name!r}: choose another, or revoke it")
            self._change(
                "INSERT INTO tokens (name, role, hashed, made) VALUES (?, ?, ?, ?)", name, role, hashed, at.isoformat()
            )
        return Token(name, role, hashed, at)

    def tokens(self) -> tuple[Token, ...]:
        return tuple(_token(row) for row in self.rows("SELECT name, role, hashed, made, revoked FROM tokens"))

    def token(self, hashed: str) -> Token | None:
        """The token of a hash, unless it was revoked."""
        rows = self.rows(
            "SELECT name, role, hashed, made, revoked FROM tokens WHERE hashed = ? AND revoked IS NULL", hashed
        )
        return _token(rows[0]) if rows else None

    def revoke_token(self, name: str, *, at: datetime) -> None:
        with self._trouble(), self._writing():
            if not self._change(
                "UPDATE tokens SET revoked = coalesce(revoked, ?) WHERE name = ?", at.isoformat(), name
            ):
                raise UnknownId(f"there is no token of the name {name!r}")

    def add_webhook(self, url: str, *, secret: str, by: str, at: datetime) -> Webhook:
        """Tell an address of every change of verdict from now on."""
        with self._trouble(), self._writing():
            if self.rows("SELECT 1 FROM webhooks WHERE url = ?", url):
                raise Taken(f"{url} is a webhook already")
            self._change(
                'INSERT INTO webhooks (url, secret, "by", made, since) '
                "VALUES (?, ?, ?, ?, (SELECT coalesce(max(number), 0) FROM changes))",
                url,
                secret,
                by,
                at.isoformat(),
            )
            return Webhook(self._connection.last_insert_rowid(), url, secret, by, at)

    def webhooks(self) -> tuple[Webhook, ...]:
        rows = self.rows('SELECT number, url, secret, "by", made FROM webhooks ORDER BY number')
        return tuple(_webhook(row) for row in rows)

    def remove_webhook(self, number: int) -> None:
        with self._trouble(), self._writing():
            if not self._change("DELETE FROM webhooks WHERE number = ?", number):
                raise UnknownId(f"there is no webhook {number}")

    def deliveries_due(self, *, attempts: int = 5, limit: int = 100) -> tuple[Delivery, ...]:
        """Changes of verdict that a webhook has not been told of, oldest first, and tried less often than that."""
        rows = self.rows(
            'SELECT w.number, w.url, w.secret, w."by", w.made, c.id, coalesce(d.attempts, 0), d.at FROM webhooks w '
            "JOIN changes c ON c.number > w.since LEFT JOIN deliveries d ON d.webhook = w.number AND d.change = c.id "
            "WHERE coalesce(d.done, 0) = 0 AND coalesce(d.attempts, 0) < ? ORDER BY c.number, w.number LIMIT ?",
            attempts,
            limit,
        )
        return tuple(
            Delivery(_webhook(row[:5]), row[5], row[6], datetime.fromisoformat(row[7]) if row[7] else None)
            for row in rows
        )

    def delivered(self, delivery: Delivery, *, at: datetime, status: int | None, done: bool) -> None:
        """Keep that a delivery was tried: with which status the address answered (None: not at all)."""
        with self._trouble(), self._writing():
            self._change(
                "INSERT INTO deliveries (webhook, change, attempts, at, status, done) VALUES (?, ?, 1, ?, ?, ?) "
                "ON CONFLICT (webhook, change) DO UPDATE SET attempts = attempts + 1, at = excluded.at, "
                "status = excluded.status, done = excluded.done",
                delivery.webhook.number,
                delivery.change,
                at.isoformat(),
                status,
                done,
            )

    def polled(self, url: str, *, at: datetime, items: int, problem: str | None = None) -> None:
        """Keep that a feed was polled, and what came of it."""
        with self._trouble(), self._writing():
            self._change(
                "INSERT INTO feeds (url, polled, items, problem, failures) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (url) DO UPDATE SET polled = excluded.polled, items = excluded.items, "
                "problem = excluded.problem, failures = iif(excluded.problem IS NULL, 0, failures + 1)",
                url,
                at.isoformat(),
                items,
                problem,
                int(problem is not None),
            )

    def feeds(self) -> tuple[Feed, ...]:
        rows = self.rows("SELECT url, polled, items, problem, failures FROM feeds ORDER BY url")
        return tuple(Feed(url, datetime.fromisoformat(polled), *rest) for url, polled, *rest in rows)

    def is_forgotten(self, article: str) -> bool:
        """Whether an article (its id) was forgotten: a feed must not bring it back."""
        return bool(self.rows("SELECT 1 FROM forgotten WHERE id = ?", article))

    def forget(self, name: str, *, at: datetime) -> Forgotten:
        """Remove an article, by its id or URL, with all its versions and records and every audit that quotes it.

        Cases fall back on the audits that are left; one without any is gone, with its judgements, as are judgements on
        words of the article. Raises UnknownId where no article is of that name.
        """
        with self._trouble(), self._writing():
            found = [r[0] for r in self.rows("SELECT DISTINCT id FROM articles WHERE id = ? OR url = ?", name, name)]
            if not found:
                raise UnknownId(f"no article has the id or address {name!r}")
            gone = self._forget(found)
            self._change_many(
                "INSERT OR IGNORE INTO forgotten (id, at) VALUES (?, ?)", ((a, at.isoformat()) for a in found)
            )
            for index in CONTENTLESS:  # these mark what is deleted, and keep its words until they are written anew
                self._change(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
        # What was written over in the log is gone from the disk too.
        self._connection.pragma("wal_checkpoint(TRUNCATE)")
        return gone

    def _forget(self, articles: Sequence[str]) -> Forgotten:
        names = json.dumps(articles)
        rows = self.rows(f"SELECT DISTINCT audit FROM quotations WHERE article IN ({LISTED})", names)
        audits = json.dumps([number for (number,) in rows])
        cases = self.rows(
            f'SELECT number, id FROM cases WHERE number IN (SELECT "case" FROM case_audits WHERE audit IN ({LISTED}) '
            f'UNION SELECT "case" FROM members WHERE article IN ({LISTED})) ORDER BY number',
            audits,
            names,
        )
        ((versions, records),) = self.rows(
            "SELECT count(*), (SELECT count(*) FROM records r JOIN articles b ON b.number = r.article "
            f"WHERE b.id IN ({LISTED})) FROM articles WHERE id IN ({LISTED})",
            names,
            names,
        )
        self._connection.pragma("secure_delete", True)
        self._change(f"DELETE FROM audits WHERE number IN ({LISTED})", audits)
        self._change(f"DELETE FROM articles WHERE id IN ({LISTED})", names)
        for table in ("members", "dossiers"):
            self._change(f"DELETE FROM {table} WHERE article IN ({LISTED})", names)
        self._change("DELETE FROM places WHERE id NOT IN (SELECT place FROM events WHERE place IS NOT NULL)")
        judgements = self._change(f"DELETE FROM judgements WHERE article IN ({LISTED})", names)
        judgements += self._drop_empty_cases([number for number, _ in cases])
        self._refresh_all(number for number, _ in cases)
        for _, case in cases:
            self._refresh_judged(case)
        left = {number for (number,) in self.rows("SELECT number FROM cases")}
        return Forgotten(
            articles=tuple(articles),
            versions=versions,
            records=records,
            audits=len(rows),
            judgements=judgements,
            cases=tuple(name for number, name in cases if number in left),
            dropped=tuple(name for number, name in cases if number not in left),
        )

    def _drop_empty_cases(self, cases: Sequence[int]) -> int:
        """Cases that have no audit any more, with what people said of them. How many judgements went."""
        gone = 0
        for number in cases:
            if self.rows('SELECT 1 FROM case_audits WHERE "case" = ?', number):
                continue
            name = self.rows("SELECT id FROM cases WHERE number = ?", number)[0][0]
            gone += self._change('DELETE FROM judgements WHERE "case" = ?', name)
            self._change('DELETE FROM follows WHERE "case" = ?', name)
            self._change("DELETE FROM cases WHERE number = ?", number)
        return gone


def _token(row: tuple[str, str, str, str, str | None]) -> Token:
    name, role, hashed, made, revoked = row
    return Token(name, role, hashed, datetime.fromisoformat(made), datetime.fromisoformat(revoked) if revoked else None)


def _webhook(row: tuple[int, str, str, str, str]) -> Webhook:
    number, url, secret, by, made = row
    return Webhook(number, url, secret, by, datetime.fromisoformat(made))
