"""Questions about what was read: statements, events, figures, full text, one article."""

import json
from collections.abc import Callable
from datetime import date

from saydo.lexicon.deeds import deeds
from saydo.store.ask.answers import ArticleView, EventRow, FigureRow, Hit, Page, QuotedIn, StatementRow, Version
from saydo.store.ask.lists import ARTICLE_FIELDS, LISTED, article_of
from saydo.store.ask.names import code_of, country_of, spoken_by
from saydo.store.ask.paging import after_key, checked, checked_limit, checked_reach, day_of, page_of, question_of
from saydo.store.file import Row, Value
from saydo.store.matching import plain_words, single_words
from saydo.store.refused import AskError, UnknownId
from saydo.store.store import Store

STANCES = ("say", "announce", "promise", "deny", "reject", "accuse", "demand", "threaten", "predict", "report")
STATUSES = ("done", "under way", "planned", "possible", "conditional", "demanded", "denied", "not done")
BEGINS, ENDS = "\x01", "\x02"
SNIPPET_WORDS = 32


def statements(
    store: Store,
    *,
    speaker: str | None = None,
    about: str | None = None,
    stance: str | None = None,
    first: date | None = None,
    last: date | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[StatementRow]:
    """Statements of a speaker about something, the latest first.

    speaker is a code (all who speak for it) or a name; about is words that all stand in what is stated.
    """
    checked("stance", stance, STANCES)
    checked_reach(first, last)
    question = question_of("statements", speaker, about, stance, first, last)
    key = after_key(after, question, (str, int))
    conditions, values = _reach("s.day", first, last)
    values["limit"] = checked_limit(limit) + 1
    if speaker is not None:
        condition, values["speaker"] = spoken_by(store, speaker)
        conditions.append(condition)
    if about is not None:
        conditions.append("s.number IN (SELECT rowid FROM statement_words WHERE statement_words MATCH :about)")
        values["about"] = _words("about", single_words, about)
    if stance is not None:
        conditions.append("s.stance = :stance")
        values["stance"] = stance
    if key is not None:
        conditions.append("(s.day, s.number) < (:key, :number)")
        values |= {"key": key[0], "number": key[1]}
    rows = store.rows(
        f"WITH chosen AS MATERIALIZED (SELECT s.number FROM statements s {_where(conditions)} "
        "ORDER BY s.day DESC, s.number DESC LIMIT :limit) "
        'SELECT s.number, s.day, s.id, s."start", s."end", s.who, s.speaker, s.stance, s.kind, s.negated, '
        f"{ARTICLE_FIELDS}, a.text FROM chosen JOIN statements s ON s.number = chosen.number "
        "JOIN articles a ON a.number = s.article ORDER BY s.day DESC, s.number DESC",
        **values,
    )
    return page_of(rows, limit, question, lambda row: (row[1], row[0]), _statement_of)


def _statement_of(row: Row) -> StatementRow:
    _, day, name, start, end, who, speaker, stance, kind, negated = row[:10]
    text = row[15][start:end]
    return StatementRow(
        name, article_of(row[10:]), start, end, text, day_of(day), who, speaker, stance, kind, bool(negated)
    )


def events(
    store: Store,
    *,
    actor: str | None = None,
    target: str | None = None,
    deed: str | None = None,
    status: str | None = None,
    place: str | None = None,
    first: date | None = None,
    last: date | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[EventRow]:
    """Events between an actor and a target, the latest first; place is the id of a place or the code of a country."""
    checked("deed", deed, tuple(deeds()))
    checked("status", status, STATUSES)
    checked_reach(first, last)
    question = question_of("events", actor, target, deed, status, place, first, last)
    key = after_key(after, question, (str, int))
    conditions, values = _reach("e.day", first, last)
    values["limit"] = checked_limit(limit) + 1
    chosen = "events e"
    if actor is not None:
        # The parties of one actor stand in the order of their days: the latest are had without a look at the rest.
        chosen = "parties p CROSS JOIN events e ON e.number = p.event"
        conditions.append("p.who = :actor AND p.role = 'actor'")
        values["actor"] = code_of(store, actor)
    if target is not None:
        conditions.append("EXISTS (SELECT 1 FROM parties WHERE event = e.number AND role = 'target' AND who = :target)")
        values["target"] = code_of(store, target)
        if actor is None:
            conditions[-1] = "e.number IN (SELECT event FROM parties WHERE who = :target AND role = 'target')"
    for name, value, condition in (
        ("deed", deed, "e.deed = :deed"),
        ("status", status, "e.status = :status"),
        ("place", place, "e.place IN (SELECT id FROM places WHERE id = :place OR country = :place)"),
    ):
        if value is not None:
            conditions.append(condition)
            values[name] = country_of(value) if name == "place" else value
    day, number = ("p.day", "p.event") if actor is not None else ("e.day", "e.number")
    if key is not None:
        conditions.append(f"({day}, {number}) < (:key, :number)")
        values |= {"key": key[0], "number": key[1]}
    rows = store.rows(
        f"WITH chosen AS MATERIALIZED (SELECT {number} AS number FROM {chosen} {_where(conditions)} "
        f"ORDER BY {day} DESC, {number} DESC LIMIT :limit) "
        'SELECT e.number, e.day, e.id, e."start", e."end", e.lemma, e.type, e.mode, e.deed, e.status, '
        f"l.name, l.country, {ARTICLE_FIELDS}, a.text, "
        "(SELECT json_group_array(who) FROM parties WHERE event = e.number AND role = 'actor'), "
        "(SELECT json_group_array(who) FROM parties WHERE event = e.number AND role = 'target') "
        "FROM chosen JOIN events e ON e.number = chosen.number JOIN articles a ON a.number = e.article "
        "LEFT JOIN places l ON l.id = e.place ORDER BY e.day DESC, e.number DESC",
        **values,
    )
    return page_of(rows, limit, question, lambda row: (row[1], row[0]), _event_of)


def _event_of(row: Row) -> EventRow:
    _, day, name, start, end, lemma, kind, mode, deed, status, place, country = row[:12]
    text, actors, targets = row[17:20]
    return EventRow(
        name, article_of(row[12:]), start, end, text[start:end], day_of(day), lemma, kind, mode, deed, status,
        tuple(json.loads(actors)), tuple(json.loads(targets)), place, country,
    )  # fmt: skip


def figures(
    store: Store, *, what: str, place: str | None = None, after: str | None = None, limit: int = 50
) -> Page[FigureRow]:
    """Figures for a thing at a place over time, the earliest first: what and place are words of the text."""
    question = question_of("figures", what, place)
    key = after_key(after, question, (str, int)) or ("", 0)
    matched = f"what : ({_words('what', single_words, what)})"
    if place is not None:
        matched += f" AND place : ({_words('place', single_words, place)})"
    rows = store.rows(
        "WITH chosen AS MATERIALIZED (SELECT f.number FROM figures f "
        "WHERE f.number IN (SELECT rowid FROM figure_words WHERE figure_words MATCH :matched) "
        "AND (f.day, f.number) > (:key, :number) ORDER BY f.day, f.number LIMIT :limit) "
        'SELECT f.number, f.day, f.id, f."start", f."end", f.low, f.high, f.unit, f.what, f.change, f.place, f.holder, '
        f"{ARTICLE_FIELDS}, a.text FROM chosen JOIN figures f ON f.number = chosen.number "
        "JOIN articles a ON a.number = f.article ORDER BY f.day, f.number",
        matched=matched,
        key=key[0],
        number=key[1],
        limit=checked_limit(limit) + 1,
    )
    return page_of(rows, limit, question, lambda row: (row[1], row[0]), _figure_of)


def _figure_of(row: Row) -> FigureRow:
    _, day, name, start, end, low, high, unit, what, change, place, holder = row[:12]
    return FigureRow(
        name, article_of(row[12:]), start, end, row[17][start:end], day_of(day), low, high, unit, what, change, place,
        holder,
    )  # fmt: skip


def search(store: Store, words: str, *, after: str | None = None, limit: int = 20) -> Page[Hit]:
    """Articles that hold all of the words, best first, each with a snippet. The words have no query language."""
    question = question_of("search", words)
    key = after_key(after, question, (float, int)) or (-1e9, 0)
    rows = store.rows(
        "WITH best AS (SELECT rowid AS number, rank AS score FROM article_words WHERE article_words MATCH :words "
        "AND (rank, rowid) > (:score, :number) ORDER BY rank, rowid LIMIT :limit) "
        f"SELECT best.number, best.score, {ARTICLE_FIELDS}, "
        "(SELECT snippet(article_words, 0, :begins, :ends, '…', :length) FROM article_words "
        " WHERE article_words MATCH :words AND rowid = best.number) "
        "FROM best JOIN articles a ON a.number = best.number ORDER BY best.score, best.number",
        words=_words("search", plain_words, words),
        score=key[0],
        number=key[1],
        limit=checked_limit(limit) + 1,
        begins=BEGINS,
        ends=ENDS,
        length=SNIPPET_WORDS,
    )
    return page_of(
        rows, limit, question, lambda row: (row[1], row[0]), lambda row: Hit(article_of(row[2:]), pieces(row[7]))
    )


def pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    """A snippet with its marks as plain pieces, so that nobody has to tell marks from what an article says."""
    found = []
    for i, part in enumerate(snippet.split(BEGINS)):
        marked, ends, rest = part.partition(ENDS) if i else ("", "", part)
        found += [(marked, True), (rest, False)] if ends else [(part, False)]
    return tuple((" ".join(text.split("\n")), hit) for text, hit in found if text)


def article(store: Store, name: str) -> ArticleView:
    """An article with all that was read from it and every case that quotes it. Raises UnknownId."""
    with store.at_once():
        rows = store.rows(f"SELECT {ARTICLE_FIELDS} FROM articles a WHERE a.id = ? AND a.newest", name)
        reading = store.reading(name)
        if not rows or reading is None:
            raise UnknownId(f"no article has the id {name!r}")
        return ArticleView(
            row=article_of(rows[0]),
            reading=reading,
            quoted=_quoted_in(store, name, reading.article.text),
            versions=tuple(
                Version(number, day_of(day), characters, bool(newest))
                for number, day, characters, newest in store.rows(
                    "SELECT number, published, length(text), newest FROM articles WHERE id = ? ORDER BY number DESC",
                    name,
                )
            ),
            dossiers=tuple(r[0] for r in store.rows("SELECT name FROM dossiers WHERE article = ? ORDER BY name", name)),
            judgements=tuple(
                j for case in _judged_in(store, name) for j in store.judgements(case) if j.article == name
            ),
        )


def _quoted_in(store: Store, name: str, text: str) -> tuple[QuotedIn, ...]:
    """What the newest audits quote. Where the article has changed since, the words are looked for where they stand now;
    what it says no longer is left out."""
    rows = store.rows(
        'SELECT c.id, q.role, q."start", q."end", q.says, c.verdict, c.audit, q.position FROM quotations q '
        f"JOIN cases c ON c.audit = q.audit WHERE q.article = ? AND {LISTED} "
        'ORDER BY q."start", q."end", c.number, q.role',
        name,
    )
    changed = len(store.rows("SELECT 1 FROM articles WHERE id = ? LIMIT 2", name)) > 1
    found = []
    for case, role, start, end, says, verdict, audit, position in rows:
        if changed:
            words = store.quoted_words(audit, role, position)
            start = start if text[start:end] == words else text.find(words)
            end = start + len(words)
        if start >= 0:
            found.append(QuotedIn(case, role, start, end, says, verdict))
    return tuple(found)


def _judged_in(store: Store, name: str) -> tuple[str, ...]:
    rows = store.rows('SELECT DISTINCT "case" FROM judgements WHERE article = ? ORDER BY 1', name)
    return tuple(case for (case,) in rows)


def _words(name: str, matching: Callable[[str], str], words: str) -> str:
    quoted = matching(words)
    if not quoted:
        raise AskError(f"{name}: no word in {words[:40]!r}")
    return quoted


def _reach(column: str, first: date | None, last: date | None) -> tuple[list[str], dict[str, Value]]:
    conditions, values = [], {}
    for name, day, sign in (("first", first, ">="), ("last", last, "<=")):
        if day is not None:
            conditions.append(f"{column} {sign} :{name}")
            values[name] = day.isoformat()
    return conditions, dict[str, Value](values)


def _where(conditions: list[str]) -> str:
    return f"WHERE {' AND '.join(conditions)}" if conditions else ""
