"""What people say of cases: kept apart from the machine's records, and never undone by a later run."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC

from saydo.records import Judgement, hash_of
from saydo.records.judged import ABOUT, ACTIONS, CORRECTED
from saydo.store.cases import Cases
from saydo.store.codec import from_json, to_json
from saydo.store.refused import NoJudgement, UnknownId


class Judgements(Cases):
    """Judgements and who follows what."""

    def judge(self, judgement: Judgement) -> Judgement:
        """Keep it, and show the case as people leave it from now on. Saying the same thing twice is saying it once."""
        said = replace(judgement, at=judgement.at.astimezone(UTC))
        with self._trouble(), self._writing():
            self._check(said)
            if not self.rows("SELECT 1 FROM judgements WHERE id = ?", said.id):
                self._keep_judgement(said)
                self._carry_out(said)
        return said

    def judgements(self, case: str | None = None, *, withdrawn: bool = False) -> tuple[Judgement, ...]:
        """All that stand, or those on one case, oldest first; with withdrawn, those that were taken back too."""
        rows = self.rows(
            'SELECT payload FROM judgements WHERE (:case IS NULL OR "case" = :case) '
            "AND (:withdrawn OR withdrawn IS NULL AND action <> 'withdraw') ORDER BY number",
            case=case,
            withdrawn=withdrawn,
        )
        with self._trouble():
            return tuple(from_json(Judgement, payload) for (payload,) in rows)

    def _check(self, said: Judgement) -> None:
        """Refuse what says nothing, or says it of a case, a judgement or a telling that there is not."""
        if said.action not in ACTIONS:
            raise NoJudgement(f"{said.action!r} is none of {', '.join(ACTIONS)}")
        if said.about not in ABOUT:
            raise NoJudgement(f"{said.about!r} is none of {', '.join(ABOUT)}")
        if not said.by.strip():
            raise NoJudgement("a judgement needs the name of who makes it")
        self._case_number(said.case)
        checks = {"correct": self._check_correction, "merge": self._check_merge, "split": self._check_split}
        if said.action in checks:
            checks[said.action](said)
        if said.action == "annotate" and not said.note.strip():
            raise NoJudgement("a note needs words")
        if said.action == "withdraw" and not self.rows(
            'SELECT 1 FROM judgements WHERE id = ? AND "case" = ?', said.value or "", said.case
        ):
            raise UnknownId(f"no judgement of case {said.case} has the id {said.value!r}")
        if said.action in ("accept", "reject") and said.about in ("evidence", "gap", "event") and said.article is None:
            raise NoJudgement(f"which {said.about}: name its article, start and end")

    def _check_correction(self, said: Judgement) -> None:
        if said.field not in CORRECTED:
            raise NoJudgement(f"{said.field!r} is none of {', '.join(CORRECTED)}")
        if said.value is None or not said.value.strip():
            raise NoJudgement(f"a correction of {said.field} needs the value that is right")

    def _check_merge(self, said: Judgement) -> None:
        into = self._case_number(said.value or "")
        if into == self._case_number(said.case) or self._standing_case(into) == self._case_number(said.case):
            raise NoJudgement(f"case {said.case} cannot be merged into itself")

    def _check_split(self, said: Judgement) -> None:
        own = {r[0] for r in self.rows('SELECT commitment FROM members WHERE "case" = ?', self._case_number(said.case))}
        strange = sorted(set(said.commitments) - own)
        if strange or not said.commitments:
            raise UnknownId(f"case {said.case} has no commitment {strange[0] if strange else 'to split off'}")
        if own <= set(said.commitments):
            raise NoJudgement(f"all that case {said.case} has cannot be split from it")

    def _keep_judgement(self, said: Judgement) -> None:
        self._change(
            'INSERT INTO judgements (id, "case", action, about, "by", at, article, "start", "end", payload) '
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            said.id,
            said.case,
            said.action,
            said.about,
            said.by,
            said.at.isoformat(),
            said.article,
            said.start,
            said.end,
            to_json(said),
        )

    def _carry_out(self, said: Judgement) -> None:
        match said.action:
            case "follow":
                self._change(
                    'INSERT OR IGNORE INTO follows ("case", "by", at) VALUES (?, ?, ?)',
                    said.case,
                    said.by,
                    said.at.isoformat(),
                )
            case "unfollow":
                self._change('DELETE FROM follows WHERE "case" = ? AND "by" = ?', said.case, said.by)
            case "merge":
                self._merge(said)
            case "split":
                self._split(said)
            case "withdraw":
                self._take_back(said)
        self._refresh_judged(said.case)

    def _merge(self, said: Judgement) -> None:
        self._change(
            'UPDATE cases SET "into" = ?, by_people = 1 WHERE id = ?', self._case_number(said.value or ""), said.case
        )

    def _split(self, said: Judgement) -> None:
        """The commitments become members of a case of their own, which follows the audits that hold them."""
        origin = self._case_number(said.case)
        split = self._found_case(hash_of("split", *sorted(said.commitments)), by_people=True)
        for commitment in said.commitments:
            self._change('UPDATE members SET "case" = ? WHERE "case" = ? AND commitment = ?', split, origin, commitment)
            self._change(
                'INSERT OR IGNORE INTO case_audits ("case", audit) SELECT ?, c.audit FROM case_audits c '
                'JOIN audits a ON a.number = c.audit WHERE c."case" = ?',
                split,
                origin,
            )
        self._refresh_all([origin, split])

    def _take_back(self, said: Judgement) -> None:
        number, payload = self.rows("SELECT number, payload FROM judgements WHERE id = ?", said.value or "")[0]
        taken = from_json(Judgement, payload)
        self._change(
            "UPDATE judgements SET withdrawn = (SELECT number FROM judgements WHERE id = ?) WHERE number = ?",
            said.id,
            number,
        )
        if taken.action == "merge":
            self._change('UPDATE cases SET "into" = NULL, by_people = 0 WHERE id = ?', taken.case)
        if taken.action == "split":
            origin = self._case_number(taken.case)
            for commitment in taken.commitments:
                self._change(
                    'UPDATE OR IGNORE members SET "case" = ? WHERE commitment = ? AND "case" IN '
                    "(SELECT number FROM cases WHERE by_people)",
                    origin,
                    commitment,
                )
            for (emptied,) in self.rows(
                "SELECT number FROM cases c WHERE by_people AND NOT EXISTS "
                '(SELECT 1 FROM members m WHERE m."case" = c.number)'
            ):
                self._change('UPDATE cases SET "into" = ? WHERE number = ?', origin, emptied)
            self._refresh(origin)

    def _refresh_judged(self, case: str) -> None:
        """What people say of a case in the columns that lists show."""
        standing = self.judgements(case)
        verdict = _last([j.value for j in standing if j.action == "correct" and j.field == "verdict"])
        decided = _last([j.action for j in standing if j.action in ("accept", "reject") and j.about == "commitment"])
        self._change(
            "UPDATE cases SET said = ?, rejected = ?, judged = ? WHERE id = ?",
            verdict,
            decided == "reject",
            len([j for j in standing if j.action not in ("follow", "unfollow")]),
            case,
        )

    def _case_number(self, case: str) -> int:
        rows = self.rows("SELECT number FROM cases WHERE id = ?", case)
        if not rows:
            raise UnknownId(f"no case has the id {case!r}")
        return int(rows[0][0])

    def _standing_case(self, number: int) -> int:
        """The case that one is told within in the end."""
        rows = self.rows(
            'WITH RECURSIVE up (number, "into", depth) AS (SELECT number, "into", 0 FROM cases WHERE number = ? '
            'UNION SELECT c.number, c."into", depth + 1 FROM cases c JOIN up ON c.number = up."into" WHERE depth < 99) '
            "SELECT number FROM up ORDER BY depth DESC LIMIT 1",
            number,
        )
        return int(rows[0][0])


def _last(values: Sequence[str | None]) -> str | None:
    return values[-1] if values else None
