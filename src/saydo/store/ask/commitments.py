"""Questions about commitments: which there are, what became of one, what changed, what falls due, what to look at."""

from collections.abc import Sequence
from datetime import date

from saydo.lexicon.deeds import deeds
from saydo.records import Audit, Judgement
from saydo.records.audited import GAPS, VERDICTS
from saydo.store.ask.answers import CaseRow, CaseView, ChangeRow, Page, Quoted, ReviewRow
from saydo.store.ask.lists import (
    ARTICLE_FIELDS,
    CASE_FIELDS,
    CASE_WIDTH,
    DUE,
    LISTED,
    STANDING,
    VERDICT,
    article_of,
    case_of,
    case_rows,
)
from saydo.store.ask.names import code_of, country_of
from saydo.store.ask.paging import (
    after_key,
    checked,
    checked_limit,
    checked_reach,
    page_of,
    question_of,
)
from saydo.store.file import Row, Value
from saydo.store.matching import single_words
from saydo.store.packing import unpack
from saydo.store.quoting import quotations
from saydo.store.refused import UnknownId
from saydo.store.review import reasons_to_look
from saydo.store.store import Store

# How a list of commitments can be ordered: the column, and whether the greatest comes first.
ORDERS = {
    "changed": ("c.changed", True),
    "due": (DUE, False),
    "announced": ("coalesce(c.announced, '')", True),
    "confidence": ("c.confidence", False),
}
IN_DOSSIER = (
    'c.number IN (SELECT m."case" FROM members m JOIN dossiers d ON d.article = m.article WHERE d.name = :dossier)'
)
OPEN = ("pending", "under way", "overdue", "unverified", "disputed", "partly kept")
REVIEW_LIMIT = 50


def cases(
    store: Store,
    *,
    who: str | None = None,
    deed: str | None = None,
    place: str | None = None,
    verdict: str | None = None,
    gap: str | None = None,
    due_from: date | None = None,
    due_to: date | None = None,
    text: str | None = None,
    dossier: str | None = None,
    followed: str | None = None,
    rejected: bool = False,
    order: str = "changed",
    after: str | None = None,
    limit: int = 50,
) -> Page[CaseRow]:
    """Commitments by actor, deed, place, verdict, gap, due date, words, dossier and who follows them.

    verdict is the one that stands: people's where they corrected it. followed is a name, or "*" for anybody. Those that
    people rejected are listed alone, with rejected.
    """
    checked("deed", deed, (*deeds(), "other") if "other" not in deeds() else tuple(deeds()))
    checked("verdict", verdict, VERDICTS)
    checked("gap", gap, GAPS)
    checked("order", order, ORDERS)
    checked_reach(due_from, due_to)
    column, descending = ORDERS[order]
    filters = (who, deed, place, verdict, gap, due_from, due_to, text, dossier, followed, rejected, order)
    question = question_of("cases", *filters)
    key = after_key(after, question, ((str, float), int))
    conditions = [f"{LISTED} AND c.rejected" if rejected else STANDING]
    values: dict[str, Value] = {"limit": checked_limit(limit) + 1}
    for name, value, condition in (
        ("who", code_of(store, who) if who else None, 'c.number IN (SELECT "case" FROM case_actors WHERE who = :who)'),
        ("deed", deed, "c.deed = :deed"),
        ("place", country_of(place) if place else None, "c.place = :place"),
        ("verdict", verdict, f"{VERDICT} = :verdict"),
        ("gap", gap, 'c.number IN (SELECT "case" FROM case_gaps WHERE gap = :gap)'),
        ("due_from", due_from.isoformat() if due_from else None, f"{DUE} >= :due_from AND c.due IS NOT NULL"),
        ("due_to", due_to.isoformat() if due_to else None, f"{DUE} <= :due_to AND c.due IS NOT NULL"),
        ("text", _text(text), "c.number IN (SELECT rowid FROM case_words WHERE case_words MATCH :text)"),
        ("dossier", dossier, IN_DOSSIER),
        ("followed", followed, 'c.id IN (SELECT "case" FROM follows WHERE :followed IN (\'*\', "by"))'),
    ):
        if value is not None:
            conditions.append(condition)
            values[name] = value
    if key is not None:
        conditions.append(f"({column}, c.number) {'<' if descending else '>'} (:key, :number)")
        values |= {"key": key[0], "number": key[1]}
    order_by = f"{column} DESC, c.number DESC" if descending else f"{column}, c.number"
    rows = case_rows(
        store, f"SELECT c.number FROM cases c WHERE {' AND '.join(conditions)} ORDER BY {order_by}", column, values
    )
    return page_of(rows, limit, question, lambda row: (row[CASE_WIDTH], row[0]), case_of)


def _text(text: str | None) -> str | None:
    """Words that no case can match where there is no word in the text."""
    return None if text is None or not text.strip() else single_words(text) or '""'


def case(store: Store, name: str) -> CaseView:
    """One commitment: its newest audit, those before, changes of verdict, what people said. Raises UnknownId."""
    with store.at_once():
        rows = store.rows(f'SELECT {CASE_FIELDS}, c."into", c.split FROM cases c WHERE c.id = ?', name)
        if not rows or rows[0][8] is None:
            raise UnknownId(f"no case has the id {name!r}")
        row = rows[0]
        number, into, split = row[0], row[CASE_WIDTH], row[CASE_WIDTH + 1]
        found = store.rows(
            'SELECT a.payload FROM case_audits x JOIN audits a ON a.number = x.audit WHERE x."case" = ? '
            "ORDER BY a.as_of DESC, a.number DESC",
            number,
        )
        audits = tuple(unpack(Audit, payload) for (payload,) in found)
        parts = _parts(store, number)
        names = {quotation.article for audit in audits for quotation in quotations(audit)}
        return CaseView(
            row=case_of(row),
            audit=audits[0],
            earlier=audits[1:],
            changes=_changes(store, 'h."case" = :case', {"case": number}),
            judgements=_judged(store, [name, *(part.id for part in parts)]),
            into=_name(store, into),
            within=tuple(part.id for part in parts),
            split=bool(split),
            parts=parts,
            commitments=store.members(name),
            articles=_quoted(store, names, audits),
            dossiers=_dossiers(store, names),
        )


def _name(store: Store, number: int | None) -> str | None:
    rows = store.rows("SELECT id FROM cases WHERE number = ?", number)
    return rows[0][0] if rows else None


def _parts(store: Store, number: int) -> tuple[CaseRow, ...]:
    """The cases that are told within one, and those within these."""
    rows = store.rows(
        'WITH RECURSIVE down (number) AS (SELECT number FROM cases WHERE "into" = :case '
        'UNION SELECT c.number FROM cases c JOIN down d ON c."into" = d.number) '
        f"SELECT {CASE_FIELDS} FROM cases c WHERE c.number IN down AND c.number <> :case AND c.audit IS NOT NULL "
        "ORDER BY c.number",
        case=number,
    )
    return tuple(case_of(row) for row in rows)


def _judged(store: Store, names: Sequence[str]) -> tuple[Judgement, ...]:
    """What people said of a case and of those told within it, oldest first."""
    found = [judgement for name in names for judgement in store.judgements(name)]
    return tuple(sorted(found, key=lambda judgement: judgement.at))


def _dossiers(store: Store, articles: set[str]) -> tuple[str, ...]:
    marks = ", ".join("?" * len(articles))
    rows = store.rows(f"SELECT DISTINCT name FROM dossiers WHERE article IN ({marks}) ORDER BY name", *articles)
    return tuple(name for (name,) in rows)


def _quoted(store: Store, names: set[str], audits: Sequence[Audit]) -> tuple[Quoted, ...]:
    """Each article in the newest version that holds the words quoted from it where they are said to stand."""
    spans: dict[str, list[tuple[int, int, str]]] = {name: [] for name in names}
    for audit in audits[:1]:
        for q in quotations(audit):
            spans[q.article].append((q.span.start, q.span.end, q.span.text))
    found = []
    for name in sorted(names):
        versions = store.rows(
            f"SELECT {ARTICLE_FIELDS}, a.text, a.newest FROM articles a WHERE a.id = ? ORDER BY a.number DESC", name
        )
        fitting = [v for v in versions if all(v[5][start:end] == text for start, end, text in spans[name])]
        for version in (fitting or versions)[:1]:
            found.append(Quoted(article_of(version), version[5], bool(version[6])))
    return tuple(sorted(found, key=lambda quoted: (quoted.article.published or date.max, quoted.article.id)))


def changes(
    store: Store, since: date, *, until: date | None = None, after: str | None = None, limit: int = 50
) -> Page[ChangeRow]:
    """What changed since a day: every change of verdict as of that day or later, the latest first."""
    checked_reach(since, until)
    question = question_of("changes", since, until)
    key = after_key(after, question, (str, int))
    values: dict[str, Value] = {"since": since.isoformat(), "limit": checked_limit(limit) + 1}
    condition = f"h.day >= :since AND {STANDING}"
    if until is not None:
        condition += " AND h.day <= :until"
        values["until"] = until.isoformat()
    if key is not None:
        condition += " AND (h.day, h.number) < (:key, :number)"
        values |= {"key": key[0], "number": key[1]}
    rows = _change_rows(store, condition, values)
    return page_of(rows, limit, question, lambda row: (row[CASE_WIDTH + 2], row[CASE_WIDTH]), _change_of)


def change(store: Store, name: str) -> ChangeRow:
    """One change of verdict by its id. Raises UnknownId."""
    found = _changes(store, "h.id = :name", {"name": name})
    if not found:
        raise UnknownId(f"no change of verdict has the id {name!r}")
    return found[0]


def _change_rows(store: Store, condition: str, values: dict[str, Value]) -> list[Row]:
    limit = "LIMIT :limit" if "limit" in values else ""
    return store.rows(
        'WITH chosen AS MATERIALIZED (SELECT h.number FROM changes h JOIN cases c ON c.number = h."case" '
        f"WHERE {condition} ORDER BY h.day DESC, h.number DESC {limit}) "
        f"SELECT {CASE_FIELDS}, h.number, h.id, h.day, h.before, h.verdict, u.id, {ARTICLE_FIELDS} FROM chosen "
        'JOIN changes h ON h.number = chosen.number JOIN cases c ON c.number = h."case" '
        "JOIN audits u ON u.number = h.audit LEFT JOIN articles a ON a.id = h.article AND a.newest "
        "ORDER BY h.day DESC, h.number DESC",
        **values,
    )


def _changes(store: Store, condition: str, values: dict[str, Value]) -> tuple[ChangeRow, ...]:
    return tuple(_change_of(row) for row in _change_rows(store, condition, values))


def _change_of(row: Row) -> ChangeRow:
    _, name, day, before, verdict, audit = row[CASE_WIDTH : CASE_WIDTH + 6]
    article = row[CASE_WIDTH + 6 :]
    return ChangeRow(
        name, case_of(row), date.fromisoformat(day), before, verdict, article_of(article) if article[0] else None, audit
    )


def due(
    store: Store, first: date, last: date, *, open_only: bool = True, after: str | None = None, limit: int = 50
) -> Page[CaseRow]:
    """What falls due from one day to another, both included, the earliest first; with open_only what is still open."""
    checked_reach(first, last)
    question = question_of("due", first, last, open_only)
    key = after_key(after, question, (str, int)) or ("", 0)
    still = f" AND {VERDICT} IN ({', '.join(map(repr, OPEN))})" if open_only else ""
    rows = case_rows(
        store,
        f"SELECT c.number FROM cases c WHERE {DUE} BETWEEN :first AND :last AND {STANDING}{still} "
        f"AND ({DUE}, c.number) > (:key, :number) ORDER BY {DUE}, c.number",
        DUE,
        {
            "first": first.isoformat(),
            "last": last.isoformat(),
            "key": key[0],
            "number": key[1],
            "limit": checked_limit(limit) + 1,
        },
    )
    return page_of(rows, limit, question, lambda row: (row[CASE_WIDTH], row[0]), case_of)


def review_queue(store: Store, *, limit: int = REVIEW_LIMIT) -> tuple[ReviewRow, ...]:
    """Commitments that somebody should look at, those that the machine is least sure of first."""
    rows = case_rows(
        store,
        f"SELECT c.number FROM cases c WHERE c.doubt IS NOT NULL AND {STANDING} ORDER BY c.doubt, c.number",
        "c.seen IS NOT NULL",
        {"limit": checked_limit(limit)},
    )
    return tuple(
        ReviewRow(found, reasons_to_look(found.confidence, found.verdict, found.gaps, changed=bool(row[CASE_WIDTH])))
        for row in rows
        for found in [case_of(row)]
    )


def to_review(store: Store) -> int:
    """How many commitments wait to be looked at."""
    return int(store.rows(f"SELECT count(*) FROM cases c WHERE c.doubt IS NOT NULL AND {STANDING}")[0][0])
