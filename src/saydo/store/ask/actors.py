"""Questions about actors and places."""

from collections import defaultdict

from saydo.store.ask.answers import ActorRow, ActorView, Page, PlaceRow
from saydo.store.ask.commitments import cases
from saydo.store.ask.coverage import statements
from saydo.store.ask.lists import STANDING
from saydo.store.ask.names import code_of, name_of
from saydo.store.ask.paging import after_key, checked_limit, page_of, question_of
from saydo.store.ask.shares import shares
from saydo.store.file import Row
from saydo.store.refused import UnknownId
from saydo.store.store import Store

ACTOR_NAMES = 12
FIRST_CASES = 50
FIRST_STATEMENTS = 20


def actors(store: Store, *, after: str | None = None, limit: int = 50) -> Page[ActorRow]:
    """Everybody who made a commitment, those with the most first, with how much there is on each."""
    question = question_of("actors")
    key = after_key(after, question, (int, str)) or (2**62, "")
    rows = store.rows(
        f'WITH made AS (SELECT p.who, count(*) AS cases FROM case_actors p JOIN cases c ON c.number = p."case" '
        f"WHERE {STANDING} GROUP BY p.who) "
        "SELECT who, cases FROM made WHERE cases < :cases OR cases = :cases AND who > :who "
        "ORDER BY cases DESC, who LIMIT :limit",
        cases=key[0],
        who=key[1],
        limit=checked_limit(limit) + 1,
    )
    return page_of(rows, limit, question, lambda row: (row[1], row[0]), lambda row: _actor_row(store, row[0], row[1]))


def _actor_row(store: Store, who: str, made: int) -> ActorRow:
    kinds = store.rows("SELECT kind FROM actor_names WHERE who = ? AND name = ? LIMIT 1", who, name_of(who))
    return ActorRow(
        who=who,
        name=name_of(who),
        kind=kinds[0][0] if kinds else "state" if name_of(who) != who else "organisation",
        cases=made,
        statements=_count(store, "SELECT count(*) FROM statements WHERE who = ?", who),
        articles=_count(store, "SELECT count(DISTINCT article) FROM actor_names WHERE who = ?", who),
    )


def actor(store: Store, name: str) -> ActorView:
    """What one actor promised and what became of it, by its code or any name. Raises UnknownId."""
    with store.at_once():
        who = code_of(store, name)
        counts: dict[str, int] = dict(
            store.rows(
                'SELECT coalesce(c.said, c.verdict), count(*) FROM case_actors p JOIN cases c ON c.number = p."case" '
                f"WHERE p.who = ? AND {STANDING} GROUP BY 1",
                who,
            )
        )
        row = _actor_row(store, who, sum(counts.values()))
        if not (row.cases or row.statements or row.articles):
            raise UnknownId(f"nobody of the name {name!r} made or stated anything here")
        names = store.rows(
            "SELECT name FROM actor_names WHERE who = ? GROUP BY name ORDER BY count(*) DESC, name LIMIT ?",
            who,
            ACTOR_NAMES,
        )
        return ActorView(
            row=row,
            names=tuple(name for (name,) in names),
            shares=shares(counts),
            cases=cases(store, who=who, limit=FIRST_CASES),
            statements=statements(store, speaker=who, limit=FIRST_STATEMENTS),
        )


def places(store: Store) -> tuple[PlaceRow, ...]:
    """Every place with events or commitments, those with the most commitments first."""
    with store.at_once():
        verdicts: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for place, verdict, count in store.rows(
            f"SELECT c.place, coalesce(c.said, c.verdict), count(*) FROM cases c WHERE c.place IS NOT NULL "
            f"AND {STANDING} GROUP BY 1, 2 ORDER BY 3 DESC, 2"
        ):
            verdicts[place].append((verdict, count))
        found = [
            _place(row, verdicts.pop(row[0], []))
            for row in store.rows(
                "SELECT p.id, p.name, p.country, p.latitude, p.longitude, count(e.number) FROM places p "
                "LEFT JOIN events e ON e.place = p.id GROUP BY p.id"
            )
        ]
    found += [_place((code, name_of(code), code, None, None, 0), counts) for code, counts in verdicts.items()]
    return tuple(
        sorted((p for p in found if p.cases or p.events), key=lambda place: (-place.cases, -place.events, place.id))
    )


def _place(row: Row, verdicts: list[tuple[str, int]]) -> PlaceRow:
    name, label, country, latitude, longitude, events = row
    return PlaceRow(
        name, label, country, latitude, longitude, sum(count for _, count in verdicts), events, tuple(verdicts)
    )


def _count(store: Store, question: str, value: str) -> int:
    return int(store.rows(question, value)[0][0])
