"""Keeping articles with what was read from them, and getting them back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from saydo.lexicon.actors import accountable_code
from saydo.records import Actor, Article, Audit, Commitment, Event, Figure, Reading, Statement, When, hash_of
from saydo.store.file import StoreFile, Value
from saydo.store.packing import pack_reading, readable, unpack, unpack_reading

Extracted = When | Figure | Statement | Event | Commitment
KINDS: dict[str, tuple[str, type[Extracted]]] = {
    "when": ("dates", When),
    "figure": ("figures", Figure),
    "statement": ("statements", Statement),
    "event": ("events", Event),
    "commitment": ("commitments", Commitment),
}
DIGITS = 12
HEXADECIMAL = re.compile(f"[0-9a-f]{{1,{DIGITS}}}")
ASKED = ("statements", "events", "figures", "actor_names")


@dataclass(frozen=True, slots=True)
class Found:
    """A record with its kind (when, figure, statement, event, commitment, audit) and the reading it stands in."""

    kind: str
    record: Extracted | Audit
    reading: Reading | None

    @property
    def id(self) -> str:
        return self.record.id


class Readings(StoreFile):
    """Articles and their records."""

    def reading(self, article: str) -> Reading | None:
        """What was read from the newest version of an article."""
        rows = self.rows("SELECT number FROM articles WHERE id = ? AND newest", article)
        return self._reading(rows[0][0]) if rows else None

    def readings(self) -> Iterator[Reading]:
        """The newest version of every article, in the order in which they first came."""
        for (name,) in self.rows("SELECT id FROM articles GROUP BY id ORDER BY min(number)"):
            found = self.reading(name)
            if found is not None:
                yield found

    def knows(self, article: Article) -> bool:
        """Whether this text of the article has been read and kept: then there is no need to analyse it again."""
        content = hash_of(article.text)
        return bool(self.rows("SELECT 1 FROM articles WHERE id = ? AND content = ?", article.id, content))

    def find(self, prefix: str) -> tuple[Found, ...]:
        """The records and audits whose id begins so, one an id: of several versions the newest."""
        reach = (prefix, prefix + "\U0010ffff")
        found: dict[str, Found] = {}
        with self._trouble():
            for name, payload in self.rows(
                "SELECT id, payload FROM audits WHERE id BETWEEN ? AND ? ORDER BY as_of DESC, number DESC", *reach
            ):
                if name not in found:
                    audit = unpack(Audit, payload)
                    found[name] = Found("audit", audit, self.reading(audit.announced[0].article))
            for number in self._readings_with(prefix):
                reading = self._reading(number)
                for kind, (field, _) in KINDS.items():
                    for record in getattr(reading, field):
                        if record.id.startswith(prefix) and record.id not in found:
                            found[record.id] = Found(kind, record, reading)
        return tuple(found[name] for name in sorted(found))

    def _readings_with(self, prefix: str) -> list[int]:
        """The versions of articles that hold a record whose id begins so, newest first."""
        if not HEXADECIMAL.fullmatch(prefix):
            return []
        first, last = int(prefix.ljust(DIGITS, "0"), 16), int(prefix.ljust(DIGITS, "f"), 16)
        rows = self.rows(
            "SELECT DISTINCT article FROM records WHERE id BETWEEN ? AND ? ORDER BY article DESC", first, last
        )
        return [number for (number,) in rows]

    def _reading(self, number: int) -> Reading:
        with self._trouble():
            text, packed = self.rows("SELECT text, reading FROM articles WHERE number = ?", number)[0]
            return unpack_reading(packed, text)

    def _keep_reading(self, reading: Reading) -> bool:
        article = reading.article
        packed, digest = pack_reading(reading)
        content = hash_of(article.text)
        known = self.rows("SELECT number, digest FROM articles WHERE id = ? AND content = ?", article.id, content)
        if known and known[0][1] == digest:
            return False
        row = (
            digest,
            *(readable(v) for v in (article.title, article.outlet, article.url, article.source)),
            article.published.isoformat() if article.published else None,
            packed,
        )
        if known:
            number = known[0][0]
            self._change(
                "UPDATE articles SET digest = ?, title = ?, outlet = ?, url = ?, source = ?, published = ?, "
                "reading = ? WHERE number = ?",
                *row,
                number,
            )
        else:
            number = self._new_version(article.id, content, readable(article.text), row)
        self._keep_records(number, reading)
        return True

    def _new_version(self, name: str, content: str, text: str, row: tuple[Value, ...]) -> int:
        for (older,) in self.rows("SELECT number FROM articles WHERE id = ? AND newest", name):
            self._change("UPDATE articles SET newest = 0 WHERE number = ?", older)
            self._drop_asked(older)
        self._change(
            "INSERT INTO articles (digest, title, outlet, url, source, published, reading, id, content, text, newest) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
            *row,
            name,
            content,
            text,
        )
        return self._connection.last_insert_rowid()

    def _drop_asked(self, number: int) -> None:
        """Take an older version, or an older reading, out of the tables that questions are put to."""
        for table in ASKED:
            self._change(f"DELETE FROM {table} WHERE article = ?", number)

    def _keep_records(self, number: int, reading: Reading) -> None:
        self._change("DELETE FROM records WHERE article = ?", number)
        self._change_many(
            "INSERT OR IGNORE INTO records (id, article) VALUES (?, ?)",
            ((int(record.id, 16), number) for record in reading.records()),
        )
        self._drop_asked(number)
        if self.rows("SELECT newest FROM articles WHERE number = ?", number)[0][0]:
            self._keep_asked(number, reading)

    def _keep_asked(self, number: int, reading: Reading) -> None:
        """The rows that questions are put to."""
        day = reading.article.published.isoformat() if reading.article.published else ""
        for statement in reading.statements:
            self._keep_statement(number, day, statement)
        for event in reading.events:
            self._keep_event(number, day, event)
        for figure in reading.figures:
            self._keep_figure(number, day, figure)
        self._change_many(
            "INSERT OR IGNORE INTO actor_names (who, name, kind, article) VALUES (?, ?, ?, ?)",
            ((_code(actor), readable(actor.name), actor.kind, number) for actor in _actors(reading)),
        )

    def _keep_statement(self, number: int, day: str, statement: Statement) -> None:
        actor = statement.speaker_actor
        speaker = actor.name if actor else statement.speaker.text if statement.speaker else None
        self._change(
            'INSERT INTO statements (article, id, "start", "end", day, who, speaker, stance, kind, negated) '
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            number,
            statement.id,
            statement.span.start,
            statement.span.end,
            day,
            _code(actor) if actor else None,
            readable(speaker),
            statement.stance,
            statement.kind,
            statement.negated,
        )
        words = " ".join(content.text for content in statement.contents)
        self._change(
            "INSERT INTO statement_words (rowid, words) VALUES (last_insert_rowid(), ?)",
            readable(words),
        )

    def _keep_event(self, number: int, day: str, event: Event) -> None:
        place = event.place if event.place and event.place.id else None  # without an id nobody knows which
        if place is not None:
            self._change(
                "INSERT INTO places (id, name, country, latitude, longitude) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (id) DO UPDATE SET latitude = coalesce(latitude, excluded.latitude), "
                "longitude = coalesce(longitude, excluded.longitude)",
                place.id,
                readable(place.name),
                place.country,
                place.latitude,
                place.longitude,
            )
        when = event.when.last or event.when.first if event.when else None
        on = when.isoformat() if when else day
        self._change(
            'INSERT INTO events (article, id, "start", "end", day, lemma, type, mode, deed, status, place) '
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            number,
            event.id,
            event.span.start,
            event.span.end,
            on,
            readable(event.lemma),
            event.type,
            event.mode,
            event.deed,
            event.status,
            place.id if place else None,
        )
        event_number = self._connection.last_insert_rowid()
        self._change_many(
            "INSERT OR IGNORE INTO parties (who, role, day, event) VALUES (?, ?, ?, ?)",
            (
                (_code(mention.actor), role, on, event_number)
                for role, mentions in (("actor", event.actors), ("target", event.targets))
                for mention in mentions
                if mention.actor is not None
            ),
        )

    def _keep_figure(self, number: int, day: str, figure: Figure) -> None:
        what, place, holder = (
            readable(figure.what),
            readable(figure.place.text if figure.place else None),
            readable(figure.holder.text if figure.holder else None),
        )
        self._change(
            'INSERT INTO figures (article, id, "start", "end", day, low, high, unit, what, change, place, holder) '
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            number,
            figure.id,
            figure.span.start,
            figure.span.end,
            day,
            figure.low,
            figure.high,
            figure.unit,
            what,
            figure.change,
            place,
            holder,
        )
        self._change(
            "INSERT INTO figure_words (rowid, what, place) VALUES (last_insert_rowid(), ?, ?)",
            " ".join(filter(None, (what, figure.unit))),
            " ".join(filter(None, (place, holder, what))),
        )


def _actors(reading: Reading) -> Iterator[Actor]:
    """Everybody whom the article speaks of and who is known."""
    for statement in reading.statements:
        if statement.speaker_actor is not None:
            yield statement.speaker_actor
    for mention in (m for event in reading.events for m in (*event.actors, *event.targets)):
        if mention.actor is not None:
            yield mention.actor
    for mention in (m for commitment in reading.commitments for m in commitment.who):
        if mention.actor is not None:
            yield mention.actor


def _code(actor: Actor) -> str:
    return readable(accountable_code(actor))
