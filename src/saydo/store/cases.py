"""Keeping audits, and the cases that they belong to from one run to the next."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from saydo.records import Audit, hash_of
from saydo.store.codec import to_json
from saydo.store.packing import deflated, unpack
from saydo.store.standing import Standing, words_of

Numbered = tuple[int, Audit]


class Cases(Standing):
    """Audits, and which case each is of.

    An audit belongs to the case with which it shares most tellings: the same commitment, or the same words of the same
    article promising the same deed. Between equals the case that had this audit before wins, then the earliest; an
    audit that shares none founds a case. Of the audits of one day each case takes one, so that two promises which the
    machine holds apart stay apart. What people merged or split stays so: a case that others were merged into counts
    their tellings as its own, and one that was split off keeps its tellings whatever the machine makes of them.
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
        by_day: dict[str, list[Numbered]] = defaultdict(list)
        for audit in audits:
            number, is_new = self._keep_audit(audit)
            new += is_new
            by_day[audit.as_of.isoformat()].append((number, audit))
        for day in sorted(by_day):
            self._share_out(list(dict(by_day[day]).items()))
        return new

    def _keep_audit(self, audit: Audit) -> tuple[int, bool]:
        line = to_json(audit)
        key = (audit.id, audit.as_of.isoformat(), hash_of(line))
        known = self.rows("SELECT number FROM audits WHERE id = ? AND as_of = ? AND content = ?", *key)
        if known:
            return int(known[0][0]), False
        self._change(
            "INSERT INTO audits (id, as_of, content, verdict, payload) VALUES (?, ?, ?, ?, ?)",
            *key,
            audit.verdict,
            deflated(line),
        )
        number = self._connection.last_insert_rowid()
        quoted = (
            *(("announced", i, a.article, a.span, a.commitment) for i, a in enumerate(audit.announced)),
            *(("gap", i, g.article, g.span, g.type) for i, g in enumerate(audit.gaps)),
            *(("evidence", i, e.article, e.span, e.shows) for i, e in enumerate(audit.evidence)),
        )
        self._change_many(
            'INSERT INTO quotations (audit, role, position, article, "start", "end", says) '
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((number, role, i, article, span.start, span.end, says) for role, i, article, span, says in quoted),
        )
        return number, True

    def _share_out(self, audits: Sequence[Numbered]) -> None:
        """The audits of one day to the cases, best match first; those that have their case already keep it."""
        taken = {number: case for number, _ in audits if (case := self._own_case(number)) is not None}
        new = [(number, audit) for number, audit in audits if number not in taken]
        if not new:
            return
        matches = {number: self._matches(audit) for number, audit in new}
        ranked = sorted(
            (-shared, -before, -part, case, number)
            for number, found in matches.items()
            for case, (shared, before, part) in found.items()
        )
        for _, _, _, case, number in ranked:
            if number not in taken and case not in taken.values():
                taken[number] = case
        touched = {case for found in matches.values() for case in found}
        for number, audit in new:
            if number not in taken:
                taken[number] = self._found_case(audit.id)
            self._join(taken[number], number, audit)
            touched |= {taken[number], *self._split_off(number, audit)}
        self._refresh_all(touched, dict(new))
        self._absorb(taken, dict(new))

    def _own_case(self, number: int) -> int | None:
        rows = self.rows('SELECT "case" FROM case_audits WHERE audit = ? AND own', number)
        return int(rows[0][0]) if rows else None

    def _matches(self, audit: Audit) -> dict[int, tuple[int, int, float]]:
        """Cases that an audit may be of: how many tellings they share, whether it has been theirs before, and which
        part of the case's tellings that is."""
        shared: Counter[int] = Counter()
        for telling in audit.announced:
            shared.update(
                case
                for (case,) in self.rows(
                    'SELECT "case" FROM members WHERE commitment = ? UNION SELECT "case" FROM members WHERE words = ?',
                    telling.commitment,
                    words_of(telling, audit.deed),
                )
            )
        before = {
            case
            for (case,) in self.rows(
                'SELECT DISTINCT c."case" FROM audits a JOIN case_audits c ON c.audit = a.number AND c.own '
                "WHERE a.id = ?",
                audit.id,
            )
        }
        family: Counter[int] = Counter()
        sizes = {}
        for case in {*shared, *before}:
            (merged, size), *_ = self.rows(
                'SELECT merged, (SELECT count(*) FROM members WHERE "case" = number) FROM cases WHERE number = ?', case
            )
            sizes[case] = max(size, 1)
            if merged:
                family[self._standing_case(case)] += shared[case]
        return {
            case: (shared[case] + (family[case] if shared[case] else 0), int(case in before), shared[case] / size)
            for case, size in sizes.items()
        }

    def _found_case(self, name: str) -> int:
        taken, again = name, 0
        while self.rows("SELECT 1 FROM cases WHERE id = ?", taken):
            again += 1
            taken = hash_of("case", name, again)
        self._change("INSERT INTO cases (id) VALUES (?)", taken)
        return self._connection.last_insert_rowid()

    def _join(self, case: int, number: int, audit: Audit) -> None:
        """Give an audit to a case, with those of its tellings that no case has which people split off."""
        self._change('INSERT INTO case_audits ("case", audit, own) VALUES (?, ?, 1)', case, number)
        self._change('UPDATE cases SET "into" = NULL WHERE number = ? AND NOT merged', case)
        split = self._split_cases(audit)
        self._change_many(
            'INSERT OR IGNORE INTO members ("case", commitment, words, article) VALUES (?, ?, ?, ?)',
            (
                (case, telling.commitment, words_of(telling, audit.deed), telling.article)
                for place, telling in enumerate(audit.announced)
                if split.get(place, case) == case
            ),
        )

    def _split_off(self, number: int, audit: Audit) -> list[int]:
        """Cases that people split off follow every audit that holds one of their tellings."""
        found = sorted(set(self._split_cases(audit).values()))
        for case in found:
            self._change('INSERT OR IGNORE INTO case_audits ("case", audit, own) VALUES (?, ?, 0)', case, number)
        return found

    def _split_cases(self, audit: Audit) -> dict[int, int]:
        """Which tellings of an audit, by their place in it, are those of cases that people split off."""
        found = {}
        for place, telling in enumerate(audit.announced):
            rows = self.rows(
                'SELECT c.number FROM members m JOIN cases c ON c.number = m."case" AND c.split '
                "WHERE m.commitment = ? OR m.words = ? LIMIT 1",
                telling.commitment,
                words_of(telling, audit.deed),
            )
            if rows:
                found[place] = int(rows[0][0])
        return found

    def _absorb(self, taken: Mapping[int, int], new: Mapping[int, Audit]) -> None:
        """A case that took no audit, and all of whose tellings another's newest audit holds, is told within that one
        until an audit is its own again. What people merged or split stays as they left it."""
        busy = json.dumps(sorted(taken.values()))
        for number, audit in new.items():
            case = taken[number]
            held = {telling.commitment for telling in audit.announced}
            for (other,) in self.rows(
                'SELECT DISTINCT o."case" FROM members o JOIN cases c ON c.number = o."case" '
                "WHERE o.commitment IN (SELECT value FROM json_each(:held)) AND NOT c.split AND NOT c.merged "
                "AND c.as_of <= :as_of AND c.number NOT IN (SELECT value FROM json_each(:busy))",
                held=json.dumps(sorted(held)),
                as_of=audit.as_of.isoformat(),
                busy=busy,
            ):
                own = {row[0] for row in self.rows('SELECT commitment FROM members WHERE "case" = ?', other)}
                if own <= held and self._standing_case(case) != other:
                    self._change('UPDATE cases SET "into" = ? WHERE number = ?', case, other)
