"""One SQLite file that keeps articles, what was read from them, every audit ever made, and what people said of it."""

from collections.abc import Iterable
from pathlib import Path

from saydo.records import Audit, Reading
from saydo.store.desk import Desk
from saydo.store.file import VERSION
from saydo.store.matching import plain_words
from saydo.store.migrations import carry_over

SCHEMA = Path(__file__).parent / "schema.sql"


class Store(Desk):
    """Open with `with Store(path) as store:`. Writes are acknowledged when the call returns.

    With read_only nothing can be written through it, and a page that shows hostile text cannot come to.
    """

    def keep(self, readings: Iterable[Reading], audits: Iterable[Audit] = ()) -> int:
        """Keep all of them or, where that fails, none. How many brought something new.

        What comes without audits waits for them: it is marked so until keep_audited.
        """
        with self._trouble(), self._writing():
            found = list(audits)
            new = [reading.article.id for reading in readings if self._keep_reading(reading)]
            if not found:
                self._change_many(
                    "INSERT OR IGNORE INTO waiting SELECT number FROM articles WHERE id = ? AND newest",
                    ((name,) for name in new),
                )
            return len(new) + self._keep_audits(found)

    def waiting(self) -> tuple[str, ...]:
        """Ids of the articles that were kept and not audited yet, in the order in which they came."""
        rows = self.rows(
            "SELECT a.id FROM waiting w JOIN articles a ON a.number = w.article WHERE a.newest ORDER BY a.number"
        )
        return tuple(str(name) for (name,) in rows)

    def keep_audited(self, audits: Iterable[Audit], articles: Iterable[str]) -> int:
        """Keep audits, and that these articles wait no longer. How many audits are new."""
        with self._trouble(), self._writing():
            new = self._keep_audits(list(audits))
            self._change_many(
                "DELETE FROM waiting WHERE article IN (SELECT number FROM articles WHERE id = ?)",
                ((name,) for name in articles),
            )
            return new

    def search(self, words: str) -> tuple[str, ...]:
        """Ids of the articles that hold all the words, best first. The words are plain words: no query language."""
        quoted = plain_words(words)
        if not quoted:
            return ()
        rows = self.rows(
            "SELECT a.id FROM article_words JOIN articles a ON a.number = article_words.rowid "
            "WHERE article_words MATCH ? ORDER BY rank, a.number",
            quoted,
        )
        return tuple(name for (name,) in rows)

    def members(self, case: str) -> tuple[str, ...]:
        """The commitments of a case."""
        rows = self.rows(
            'SELECT m.commitment FROM members m JOIN cases c ON c.number = m."case" WHERE c.id = ? ORDER BY 1', case
        )
        return tuple(name for (name,) in rows)

    def _bring_up(self) -> None:
        version = self._connection.pragma("user_version")
        if version == VERSION:  # another process was faster
            return
        if version:
            carry_over(self, self._connection, version, SCHEMA.read_text(encoding="utf-8"))
        elif not self._tables():
            self._connection.execute(SCHEMA.read_text(encoding="utf-8"))
        self._stamp()
