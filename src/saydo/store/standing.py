"""How a case stands: the columns that lists show, by its newest audit, and its changes of verdict."""

import json
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from saydo.lexicon.actors import states_by_code
from saydo.records import Announcement, Audit, Evidence, Gap, hash_of
from saydo.store.file import Row, Value
from saydo.store.packing import readable, unpack
from saydo.store.quoting import quotations
from saydo.store.readings import Readings
from saydo.store.review import reasons_to_look

COLUMNS = (
    "deed what amount place force due first_due verdict outcome schedule confidence says as_of announced by article "
    "start end quote tellings evidence"
).split()


NONE_KNOWN: Mapping[int, Audit] = MappingProxyType({})


class Standing(Readings):
    """Cases by what is known of them now."""

    def _refresh_all(self, cases: Iterable[int], known: Mapping[int, Audit] = NONE_KNOWN) -> None:
        """Bring the columns of cases and their changes of verdict up to date with their audits; `known` are those, by
        their numbers, that need not be read again."""
        for case in sorted(set(cases)):
            self._refresh(case, known)

    def _refresh(self, case: int, known: Mapping[int, Audit] = NONE_KNOWN) -> None:
        audits = self.rows(
            "SELECT a.number, a.as_of, a.verdict FROM case_audits c JOIN audits a ON a.number = c.audit "
            'WHERE c."case" = ? ORDER BY a.as_of, a.number',
            case,
        )
        if not audits or not self.rows("SELECT 1 FROM cases WHERE number = ?", case):
            return
        self._refresh_changes(case, audits, known)
        newest = known.get(audits[-1][0]) or self._audit(audits[-1][0])
        assignments = ", ".join(f'"{column}" = ?' for column in COLUMNS)
        self._change(
            f'UPDATE cases SET audit = ?, changed = (SELECT max(day) FROM changes WHERE "case" = cases.number), '
            f"{assignments} WHERE number = ?",
            audits[-1][0],
            *columns(newest, self._own_tellings(case, newest)),
            case,
        )
        self._change('DELETE FROM case_actors WHERE "case" = ?', case)
        self._change('DELETE FROM case_gaps WHERE "case" = ?', case)
        self._change("DELETE FROM case_words WHERE rowid = ?", case)
        self._change_many(
            'INSERT OR IGNORE INTO case_actors (who, "case", position) VALUES (?, ?, ?)',
            ((readable(who), case, position) for position, who in enumerate(newest.who)),
        )
        self._change_many(
            'INSERT OR IGNORE INTO case_gaps (gap, "case") VALUES (?, ?)', ((gap.type, case) for gap in newest.gaps)
        )
        self._change("INSERT INTO case_words (rowid, words) VALUES (?, ?)", case, searched_words(newest))
        self._refresh_doubt(case)

    def _refresh_doubt(self, case: int) -> None:
        """Whether somebody should look at a case: its confidence, so that the most doubtful come first."""
        ((confidence, verdict, seen, gaps, changed),) = self.rows(
            'SELECT confidence, verdict, seen, (SELECT json_group_array(gap) FROM case_gaps WHERE "case" = :case), '
            "verdict IS NOT (SELECT verdict FROM audits WHERE number = cases.seen) FROM cases WHERE number = :case",
            case=case,
        )
        changed = seen is not None and bool(changed)
        look = changed or (seen is None and reasons_to_look(confidence, verdict, json.loads(gaps), changed=False))
        self._change("UPDATE cases SET doubt = ? WHERE number = ?", confidence if look else None, case)

    def quoted_words(self, audit: int, role: str, position: int) -> str:
        """The words of a row of quotations."""
        found = self._audit(audit)
        quoted: dict[str, Sequence[Announcement | Gap | Evidence]] = {
            "announced": found.announced,
            "gap": found.gaps,
            "evidence": found.evidence,
        }
        return quoted[role][position].span.text

    def _audit(self, number: int) -> Audit:
        return unpack(Audit, self.rows("SELECT payload FROM audits WHERE number = ?", number)[0][0])

    def _own_tellings(self, case: int, audit: Audit) -> tuple[Announcement, ...]:
        """The tellings of an audit that are this case's, where people have split it; else all."""
        own = {row[0] for row in self.rows('SELECT commitment FROM members WHERE "case" = ?', case)}
        return tuple(telling for telling in audit.announced if telling.commitment in own) or audit.announced

    def _refresh_changes(self, case: int, audits: Sequence[Row], new: Mapping[int, Audit]) -> None:
        """Every audit that has another verdict than the one before it. Those known stay as they are, with their ids."""
        name = self.rows("SELECT id FROM cases WHERE number = ?", case)[0][0]
        known = {row[0] for row in self.rows('SELECT id FROM changes WHERE "case" = ?', case)}
        wanted: dict[str, tuple[Value, ...]] = {}
        before: Row | None = None
        for number, day, verdict in audits:
            last = before[2] if before else None
            change = hash_of("change", name, day, last, verdict)
            if verdict != last and change not in wanted:
                article = None
                if change not in known:
                    found = new.get(number) or self._audit(number)
                    article = brought_by(found, self._audit(before[0]) if before else None)
                wanted[change] = (change, case, number, day, last, verdict, article)
            before = (number, day, verdict)
        self._change_many("DELETE FROM changes WHERE id = ?", ((change,) for change in sorted(known - set(wanted))))
        self._change_many(
            'INSERT INTO changes (id, "case", audit, day, before, verdict, article) VALUES (?, ?, ?, ?, ?, ?, ?)',
            (row for change, row in wanted.items() if change not in known),
        )

    def _standing_case(self, number: int) -> int:
        """The case that one is told within in the end."""
        rows = self.rows(
            'WITH RECURSIVE up (number, "into", depth) AS (SELECT number, "into", 0 FROM cases WHERE number = ? '
            'UNION SELECT c.number, c."into", depth + 1 FROM cases c JOIN up ON c.number = up."into" WHERE depth < 99) '
            "SELECT number FROM up ORDER BY depth DESC LIMIT 1",
            number,
        )
        return int(rows[0][0])


def columns(audit: Audit, tellings: Sequence[Announcement]) -> tuple[Value, ...]:
    """The values of COLUMNS. The first telling is the one that the audit lists first."""
    first = tellings[0]
    due = audit.due_now or audit.due
    return (
        audit.deed,
        readable(audit.what),
        readable(audit.amount.span.text) if audit.amount else None,
        audit.place,
        audit.force,
        due.isoformat() if due else None,
        audit.due.isoformat() if audit.due else None,
        audit.verdict,
        audit.outcome,
        audit.schedule,
        audit.confidence,
        readable(audit.says),
        audit.as_of.isoformat(),
        first.day.isoformat() if first.day else None,
        readable(first.by),
        first.article,
        first.span.start,
        first.span.end,
        readable(first.span.text),
        len(tellings),
        len(audit.evidence),
    )


def searched_words(audit: Audit) -> str:
    """The words under which a case is found: who, with the names of states, deed, thing, place, and what was said."""
    known = states_by_code()
    codes = [*audit.who, *([audit.place] if audit.place else [])]
    names = [known[code].name for code in codes if code in known]
    quotes = [telling.span.text for telling in audit.announced]
    return readable(" ".join((*codes, *names, audit.deed, audit.what or "", *quotes)))


def words_of(telling: Announcement, deed: str) -> str:
    """What a telling is known by when its article changes elsewhere: the article, the deed and the words."""
    return hash_of("telling", telling.article, deed, " ".join(telling.span.text.split()))


def brought_by(audit: Audit, before: Audit | None) -> str | None:
    """The latest article whose words are new in an audit: what brought its verdict. None where time alone did."""
    known = {(q.article, q.span.text) for q in quotations(before)} if before else set()
    new = [q.article for q in quotations(audit) if (q.article, q.span.text) not in known]
    days = {a.article: a.day.isoformat() if a.day else "" for a in audit.announced}
    days |= {e.article: e.day.isoformat() if e.day else "" for e in audit.evidence}
    return max(new, key=lambda article: (days.get(article, ""), article), default=None)
