"""Which articles and cases lie near: the questions that adding to the desk puts to the store."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from saydo.records import Audit
from saydo.store.matching import any_of, tokens
from saydo.store.packing import unpack
from saydo.store.store import Store

LOOKED_AT = 400


@dataclass(frozen=True, slots=True)
class Near:
    """A case that an article may bear on, with its newest audit."""

    case: str
    audit: Audit


def neighbours(store: Store, words: Iterable[str], *, who: Sequence[str] = (), limit: int = 60) -> tuple[str, ...]:
    """Ids of the articles that say most of the words, best first; with `who`, of the best LOOKED_AT those that speak of
    one of them."""
    wanted = any_of(words)
    if not wanted:
        return ()
    speaks = f"EXISTS (SELECT 1 FROM actor_names n WHERE n.article = a.number AND n.who IN ({_marks(who)}))"
    rows = store.rows(
        "SELECT a.id FROM (SELECT rowid AS number, rank FROM article_words WHERE article_words MATCH ? "
        "ORDER BY rank, rowid LIMIT ?) found JOIN articles a ON a.number = found.number "
        f"{'WHERE ' + speaks if who else ''} ORDER BY found.rank, found.number LIMIT ?",
        wanted,
        LOOKED_AT if who else limit,
        *who,
        limit,
    )
    return tuple(name for (name,) in rows)


def cases_near(store: Store, words: Iterable[str], *, who: Sequence[str], limit: int = 40) -> tuple[Near, ...]:
    """The standing cases whose own words are among these and that somebody of `who` is held to, or whose place is
    among them; best first."""
    wanted = any_of(token for word in words for token in tokens(word))  # the words of cases know no phrases
    if not wanted or not who:
        return ()
    rows = store.rows(
        "SELECT c.id, a.payload FROM case_words f JOIN cases c ON c.number = f.rowid "
        "JOIN audits a ON a.number = c.audit "
        f'WHERE case_words MATCH ? AND c."into" IS NULL AND (c.place IN ({_marks(who)}) OR c.number IN '
        f'(SELECT "case" FROM case_actors WHERE who IN ({_marks(who)}))) ORDER BY f.rank, c.number LIMIT ?',
        wanted,
        *who,
        *who,
        limit,
    )
    return tuple(Near(case, unpack(Audit, payload)) for case, payload in rows)


def cases_quoting(store: Store, article: str) -> tuple[Near, ...]:
    """The standing cases whose newest audit quotes an article."""
    rows = store.rows(
        'SELECT c.id, a.payload FROM cases c JOIN audits a ON a.number = c.audit WHERE c."into" IS NULL AND c.audit IN '
        "(SELECT audit FROM quotations WHERE article = ?1) AND c.number IN "
        '(SELECT x."case" FROM quotations q JOIN case_audits x ON x.audit = q.audit WHERE q.article = ?1) '
        "ORDER BY c.number",
        article,
    )
    return tuple(Near(case, unpack(Audit, payload)) for case, payload in rows)


def fallen_due(store: Store, day: date) -> tuple[str, ...]:
    """Ids of the standing cases whose date has passed, by `day`, since they were audited last."""
    rows = store.rows(
        'SELECT id FROM cases WHERE due < ? AND due >= as_of AND "into" IS NULL AND audit IS NOT NULL ORDER BY number',
        day.isoformat(),
    )
    return tuple(str(name) for (name,) in rows)


def near(store: Store, cases: Iterable[str]) -> tuple[Near, ...]:
    """These cases with their newest audits; one without any is left out."""
    found = []
    for case in cases:
        rows = store.rows("SELECT a.payload FROM cases c JOIN audits a ON a.number = c.audit WHERE c.id = ?", case)
        found += [Near(case, unpack(Audit, payload)) for (payload,) in rows]
    return tuple(found)


def latest_day(store: Store, *, not_after: date) -> date | None:
    """The latest day of publication, up to a day."""
    rows = store.rows(
        "SELECT max(published) FROM articles WHERE newest AND published <= ?",
        not_after.isoformat(),
    )
    return date.fromisoformat(str(rows[0][0])) if rows[0][0] else None


def latest_audit(store: Store) -> date | None:
    """The latest day as of which a case was audited."""
    rows = store.rows("SELECT max(as_of) FROM cases")
    return date.fromisoformat(str(rows[0][0])) if rows[0][0] else None


def kept_from(store: Store, address: str) -> tuple[date | None, bool] | None:
    """Of an article that was had from an address, or states it as its own: the day that it was published or last
    changed, and whether it is complete; None where there is no such article."""
    rows = store.rows("SELECT id FROM articles WHERE (url = ? OR source = ?) AND newest LIMIT 1", address, address)
    reading = store.reading(str(rows[0][0])) if rows else None
    if reading is None:
        return None
    return reading.article.modified or reading.article.published, reading.article.complete


def last_change(store: Store) -> int:
    """The number of the latest change of verdict, 0 where there is none."""
    return int(store.rows("SELECT coalesce(max(number), 0) FROM changes")[0][0])


def changes_after(store: Store, number: int) -> tuple[str, ...]:
    """Ids of the changes of verdict that were kept after the one of that number."""
    return tuple(str(i) for (i,) in store.rows("SELECT id FROM changes WHERE number > ? ORDER BY number", number))


def cases_called(store: Store, prefix: str) -> tuple[str, ...]:
    """Ids of the cases that begin so."""
    rows = store.rows("SELECT id FROM cases WHERE id BETWEEN ? AND ? ORDER BY id", prefix, prefix + "\U0010ffff")
    return tuple(str(i) for (i,) in rows)


def articles_between(
    store: Store, since: date | None, until: date | None, *, dossier: str | None = None
) -> tuple[str, ...]:
    """Ids of the articles published from one day to another, in the order of their days; without limits those without a
    day too, last."""
    rows = store.rows(
        "SELECT id FROM articles WHERE newest AND (:since IS NULL OR published >= :since) "
        "AND (:until IS NULL OR published <= :until) "
        "AND (:dossier IS NULL OR id IN (SELECT article FROM dossiers WHERE name = :dossier)) "
        "ORDER BY published IS NULL, published, number",
        since=since.isoformat() if since else None,
        until=until.isoformat() if until else None,
        dossier=dossier,
    )
    return tuple(str(i) for (i,) in rows)


def dossiers_with(store: Store, article: str) -> tuple[str, ...]:
    """The named dossiers that an article belongs to."""
    return tuple(str(name) for (name,) in store.rows("SELECT name FROM dossiers WHERE article = ? ORDER BY 1", article))


def dossier_articles(store: Store, name: str) -> tuple[str, ...]:
    """Ids of the articles of a named dossier."""
    return tuple(str(i) for (i,) in store.rows("SELECT article FROM dossiers WHERE name = ? ORDER BY 1", name))


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
