"""Keeping audits, and the cases that they belong to from one run to the next."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from saydo.records import Announcement, Audit, hash_of
from saydo.store.codec import to_json
from saydo.store.file import Value
from saydo.store.packing import pack, readable, unpack
from saydo.store.quoting import quotations
from saydo.store.readings import Readings
from saydo.store.standing import CASE_COLUMNS, case_row, searched_words


class Cases(Readings):
    """Audits and cases.

    An audit belongs to the case with which it shares most tellings: the same commitment, or the same words of the same
    article promising the same deed. The earliest case wins a tie; an audit that shares none founds a case. Of the
    audits of one day each case takes one, so that two promises which the machine holds apart stay apart.
    """

    def audits(self) -> tuple[Audit, ...]:
        """Every audit, oldest first."""
        with self._trouble():
            return tuple(
                unpack(Audit, payload) for (payload,) in self.rows("SELECT payload FROM audits ORDER BY number")
            )

    def _keep_audits(self, audits: Sequence[Audit]) -> int:
        """Keep those that are new, find each its case, and bring the cases that they touch up to date."""
        new = 0
        by_day: dict[str, list[tuple[int, Audit]]] = defaultdict(list)
        for audit in audits:
            number, is_new = self._keep_audit(audit)
            new += is_new
            if is_new:
                by_day[audit.as_of.isoformat()].append((number, audit))
        for day in sorted(by_day):
            self._to_cases(by_day[day])
        return new

    def _keep_audit(self, audit: Audit) -> tuple[int, bool]:
        content = hash_of(to_json(audit))
        key = (audit.id, audit.as_of.isoformat(), content)
        known = self.rows("SELECT number FROM audits WHERE id = ? AND as_of = ? AND content = ?", *key)
        if known:
            return known[0][0], False
        self._change(
            "INSERT INTO audits (id, as_of, content, verdict, payload) VALUES (?, ?, ?, ?, ?)",
            *key,
            audit.verdict,
            pack(audit),
        )
        number = self._connection.last_insert_rowid()
        quoted = (
            *(("announced", i, a.article, a.span, None) for i, a in enumerate(audit.announced)),
            *(("gap", i, g.article, g.span, g.type) for i, g in enumerate(audit.gaps)),
            *(("evidence", i, e.article, e.span, e.shows) for i, e in enumerate(audit.evidence)),
        )
        self._change_many(
            'INSERT INTO quotations (audit, role, position, article, "start", "end", says) '
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((number, role, i, article, span.start, span.end, says) for role, i, article, span, says in quoted),
        )
        return number, True

    def _to_cases(self, audits: Sequence[tuple[int, Audit]]) -> None:
        """Share the audits of one day out among the cases, best match first."""
        matches = sorted(
            (-shared, -same, case, place)
            for place, (_, audit) in enumerate(audits)
            for case, (shared, same) in self._touched(audit).items()
        )
        taken: dict[int, int] = {}
        for _, _, case, place in matches:
            if place not in taken and case not in taken.values():
                taken[place] = case
        touched = {case for _, _, case, _ in matches}
        for place, (number, audit) in enumerate(audits):
            case = taken[place] if place in taken else self._found_case(audit.id)
            touched.add(case)
            self._join(case, number, audit)
        self._split_apart(audits)
        for case in sorted(touched):
            self._refresh(case)

    def _touched(self, audit: Audit) -> dict[int, tuple[int, int]]:
        """Cases that share tellings with an audit: how many, and whether the audit has been theirs before."""
        shared: dict[int, int] = defaultdict(int)
        for telling in audit.announced:
            for (case,) in self.rows(
                'SELECT "case" FROM members WHERE commitment = ? UNION SELECT "case" FROM members WHERE words = ?',
                telling.commitment,
                words_of(telling, audit.deed),
            ):
                shared[case] += 1
        before = {
            case
            for (case,) in self.rows(
                'SELECT DISTINCT c."case" FROM audits a JOIN case_audits c ON c.audit = a.number WHERE a.id = ?',
                audit.id,
            )
        }
        return {case: (shared[case], int(case in before)) for case in {*shared, *before}}

    def _found_case(self, name: str, *, by_people: bool = False) -> int:
        taken, again = name, 0
        while self.rows("SELECT 1 FROM cases WHERE id = ?", taken):
            again += 1
            taken = hash_of("case", name, again)
        self._change("INSERT INTO cases (id, by_people) VALUES (?, ?)", taken, by_people)
        return self._connection.last_insert_rowid()

    def _join(self, case: int, number: int, audit: Audit) -> None:
        self._change('INSERT OR IGNORE INTO case_audits ("case", audit) VALUES (?, ?)', case, number)
        people = {
            row[0]
            for row in self.rows(
                'SELECT m.commitment FROM members m JOIN cases c ON c.number = m."case" '
                'WHERE c.by_people AND c."into" IS NULL AND c.number <> ?',
                case,
            )
        }
        self._change_many(
            'INSERT OR IGNORE INTO members ("case", commitment, words, article) VALUES (?, ?, ?, ?)',
            (
                (case, telling.commitment, words_of(telling, audit.deed), telling.article)
                for telling in audit.announced
                if telling.commitment not in people
            ),
        )

    def _split_apart(self, audits: Sequence[tuple[int, Audit]]) -> None:
        """Cases that people split off follow every audit that holds one of their tellings."""
        for number, audit in audits:
            for telling in audit.announced:
                self._change(
                    'INSERT OR IGNORE INTO case_audits ("case", audit) SELECT c.number, ? FROM members m '
                    'JOIN cases c ON c.number = m."case" WHERE m.commitment = ? AND c.by_people AND c."into" IS NULL',
                    number,
                    telling.commitment,
                )

    def _refresh(self, case: int) -> None:
        """Bring the columns of a case, its changes of verdict and what it is told within up to date."""
        rows = self.rows(
            'SELECT a.number, a.payload FROM case_audits c JOIN audits a ON a.number = c.audit WHERE c."case" = ? '
            "ORDER BY a.as_of, a.number",
            case,
        )
        found = [(number, unpack(Audit, payload)) for number, payload in rows]
        self._change('DELETE FROM case_actors WHERE "case" = ?', case)
        self._change('DELETE FROM case_gaps WHERE "case" = ?', case)
        self._change("DELETE FROM case_words WHERE rowid = ?", case)
        if not found:
            self._change("UPDATE cases SET audit = NULL, verdict = NULL WHERE number = ?", case)
            return
        number, newest = found[-1]
        self._refresh_changes(case, found)
        columns = case_row(newest, self._own_tellings(case, newest))
        assignments = ", ".join(f'"{column}" = ?' for column in CASE_COLUMNS)
        self._change(f"UPDATE cases SET audit = ?, {assignments} WHERE number = ?", number, *columns, case)
        self._change(
            'UPDATE cases SET changed = (SELECT max(day) FROM changes WHERE "case" = cases.number) WHERE number = ?',
            case,
        )
        self._change_many(
            'INSERT OR IGNORE INTO case_actors (who, "case", position) VALUES (?, ?, ?)',
            ((readable(who), case, position) for position, who in enumerate(newest.who)),
        )
        self._change_many(
            'INSERT OR IGNORE INTO case_gaps (gap, "case") VALUES (?, ?)', ((gap.type, case) for gap in newest.gaps)
        )
        self._change("INSERT INTO case_words (rowid, words) VALUES (?, ?)", case, searched_words(newest))
        self._absorb(case, number)

    def _own_tellings(self, case: int, audit: Audit) -> tuple[Announcement, ...]:
        """The tellings of an audit that are this case's, where people have split it; else all."""
        own = {row[0] for row in self.rows('SELECT commitment FROM members WHERE "case" = ?', case)}
        return tuple(telling for telling in audit.announced if telling.commitment in own) or audit.announced

    def _absorb(self, case: int, audit: int) -> None:
        """Other cases all of whose tellings the newest audit of this one holds are told within it from now on, until an
        audit is theirs again. What people merged or split stays as they left it."""
        self._change('UPDATE cases SET "into" = NULL WHERE number = ? AND NOT by_people', case)
        as_of = self.rows("SELECT as_of FROM audits WHERE number = ?", audit)[0][0]
        self._change(
            'UPDATE cases SET "into" = :case WHERE number <> :case AND NOT by_people AND as_of <= :as_of '
            'AND number IN (SELECT o."case" FROM members m JOIN members o ON o.commitment = m.commitment '
            '               WHERE m."case" = :case AND o."case" <> :case) '
            'AND NOT EXISTS (SELECT 1 FROM members m WHERE m."case" = cases.number AND m.commitment NOT IN '
            '                (SELECT commitment FROM members WHERE "case" = :case)) '
            "AND NOT EXISTS (SELECT 1 FROM audits a JOIN case_audits c ON c.audit = a.number "
            '                WHERE c."case" = cases.number AND (a.as_of, a.number) > (:as_of, :audit))',
            case=case,
            as_of=as_of,
            audit=audit,
        )

    def _refresh_changes(self, case: int, found: Sequence[tuple[int, Audit]]) -> None:
        name = self.rows("SELECT id FROM cases WHERE number = ?", case)[0][0]
        wanted: dict[str, tuple[Value, ...]] = {}
        before: Audit | None = None
        for number, audit in found:
            if before is None or audit.verdict != before.verdict:
                last = before.verdict if before else None
                day = audit.as_of.isoformat()
                change = hash_of("change", name, day, last, audit.verdict)
                wanted.setdefault(change, (change, case, number, day, last, audit.verdict, brought_by(audit, before)))
            before = audit
        known = {row[0] for row in self.rows('SELECT id FROM changes WHERE "case" = ?', case)}
        self._change_many("DELETE FROM changes WHERE id = ?", ((change,) for change in sorted(known - set(wanted))))
        self._change_many(
            'INSERT INTO changes (id, "case", audit, day, before, verdict, article) VALUES (?, ?, ?, ?, ?, ?, ?)',
            (row for change, row in wanted.items() if change not in known),
        )

    def _refresh_all(self, cases: Iterable[int]) -> None:
        for case in sorted(set(cases)):
            self._refresh(case)


def words_of(telling: Announcement, deed: str) -> str:
    """What a telling is known by when its article changes elsewhere: the article, the deed and the words."""
    return hash_of("telling", telling.article, deed, " ".join(telling.span.text.split()))


def brought_by(audit: Audit, before: Audit | None) -> str | None:
    """The latest article whose words are new in an audit: what brought its verdict. None where time alone did."""
    known = {(q.article, q.span.start, q.span.end) for q in quotations(before)} if before else set()
    new = [q for q in quotations(audit) if (q.article, q.span.start, q.span.end) not in known]
    days = {a.article: a.day.isoformat() if a.day else "" for a in audit.announced}
    days |= {e.article: e.day.isoformat() if e.day else "" for e in audit.evidence}
    return max((q.article for q in new), key=lambda article: (days.get(article, ""), article), default=None)
