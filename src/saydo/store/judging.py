"""What people say of cases: kept apart from the machine's records, and never undone by a later run."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date

from saydo.lexicon.deeds import deeds
from saydo.records import Judgement, hash_of
from saydo.records.audited import OUTCOMES, VERDICTS
from saydo.records.judged import ABOUT, ACTIONS, CORRECTED
from saydo.store.cases import Cases
from saydo.store.codec import from_json, to_json
from saydo.store.refused import NoJudgement, UnknownId

NO_DATE = "none"
LONGEST = 4000
WITHIN = ("evidence", "gap", "event")


class Judgements(Cases):
    """Judgements, who follows what, and what merging and splitting make of cases."""

    def judge(self, judgement: Judgement) -> Judgement:
        """Keep it, and show the case as people leave it from now on. Saying the same thing twice is saying it once.

        Raises UnknownId or NoJudgement, and then keeps nothing of it.
        """
        if judgement.at.tzinfo is None:
            raise NoJudgement("a judgement needs a moment with its time zone")
        said = replace(judgement, at=judgement.at.astimezone(UTC))
        with self._trouble(), self._writing():
            said = self._checked(said)
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

    def _checked(self, said: Judgement) -> Judgement:
        """Refuse what says nothing, or says it of a case, a judgement or words that there are not. The words quoted
        are those of the article."""
        _one_of("action", said.action, ACTIONS)
        _one_of("about", said.about, ABOUT)
        if not said.by.strip():
            raise NoJudgement("a judgement needs the name of who makes it")
        if max(len(said.by), len(said.note), len(said.value or "")) > LONGEST:
            raise NoJudgement(f"a name, note or value has at most {LONGEST} characters")
        self._case_number(said.case)
        checks: dict[str, Callable[[Judgement], None]] = {
            "annotate": _check_note,
            "correct": _check_correction,
            "merge": self._check_merge,
            "split": self._check_split,
            "withdraw": self._check_withdrawal,
        }
        if said.action in checks:
            checks[said.action](said)
        if said.action in ("accept", "reject") and said.about in WITHIN and said.article is None:
            raise NoJudgement(f"which {said.about}: name its article, start and end")
        return said if said.article is None else self._with_words(said, said.article)

    def _with_words(self, said: Judgement, article: str) -> Judgement:
        """With the words of the article that it is about, of the newest version in which those quoted stand there."""
        versions = self.rows("SELECT text FROM articles WHERE id = ? ORDER BY number DESC", article)
        if not versions:
            raise UnknownId(f"no article has the id {article!r}")
        start, end = said.start, said.end
        if start is None or end is None:
            raise NoJudgement("which words of the article: name their start and end")
        for (text,) in versions:
            words = text[start:end] if 0 <= start < end <= len(text) else None
            if words is not None and said.quote in (None, words):
                return replace(said, quote=words)
        raise NoJudgement(f"the words from {start} to {end} of article {article} are not those")

    def _check_merge(self, said: Judgement) -> None:
        into, own = self._case_number(said.value or ""), self._case_number(said.case)
        if own in (into, self._standing_case(into)):
            raise NoJudgement(f"case {said.case} cannot be merged into itself")

    def _check_split(self, said: Judgement) -> None:
        case = self._case_number(said.case)
        own = {row[0] for row in self.rows('SELECT commitment FROM members WHERE "case" = ?', case)}
        strange = sorted(set(said.commitments) - own)
        if strange:
            raise UnknownId(f"case {said.case} has no commitment {strange[0]!r}")
        if not said.commitments or own <= set(said.commitments):
            raise NoJudgement(f"some of the commitments of case {said.case} must be split off, and some must stay")

    def _check_withdrawal(self, said: Judgement) -> None:
        if not self.rows(
            "SELECT 1 FROM judgements WHERE id = ? AND \"case\" = ? AND withdrawn IS NULL AND action <> 'withdraw'",
            said.value or "",
            said.case,
        ):
            raise UnknownId(f"no judgement of case {said.case} that stands has the id {said.value!r}")

    def _keep_judgement(self, said: Judgement) -> None:
        self._change(
            'INSERT INTO judgements (id, "case", action, about, "by", at, article, "start", "end", payload, audit) '
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT audit FROM cases WHERE id = ?))",
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
            said.case,
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
                self._change(
                    'UPDATE cases SET "into" = ?, merged = 1 WHERE id = ?',
                    self._case_number(said.value or ""),
                    said.case,
                )
            case "split":
                self._split(said)
            case "withdraw":
                self._take_back(said)
        self._refresh_judged(said.case)

    def _split(self, said: Judgement) -> None:
        """The commitments become members of a case of their own, which follows the audits that hold them."""
        origin, name = self._case_number(said.case), split_name(said)
        self._change('INSERT INTO cases (id, split) VALUES (?, 1) ON CONFLICT (id) DO UPDATE SET "into" = NULL', name)
        split = self._case_number(name)
        for commitment in said.commitments:
            self._change('UPDATE members SET "case" = ? WHERE "case" = ? AND commitment = ?', split, origin, commitment)
            self._change(
                'INSERT OR IGNORE INTO case_audits ("case", audit, own) SELECT ?, c.audit, 0 FROM case_audits c '
                "JOIN quotations q ON q.audit = c.audit AND q.role = 'announced' AND q.says = ? WHERE c.\"case\" = ?",
                split,
                commitment,
                origin,
            )
        self._refresh_all([origin, split])

    def _take_back(self, said: Judgement) -> None:
        """A judgement that is taken back stays to be seen, and what it did is undone."""
        rows = self.rows("SELECT payload FROM judgements WHERE id = ?", said.value or "")
        taken = from_json(Judgement, rows[0][0])
        self._change(
            "UPDATE judgements SET withdrawn = (SELECT number FROM judgements WHERE id = ?) WHERE id = ?",
            said.id,
            taken.id,
        )
        match taken.action:
            case "merge":
                self._change('UPDATE cases SET "into" = NULL, merged = 0 WHERE id = ?', taken.case)
            case "split":
                origin, split = self._case_number(taken.case), self._case_number(split_name(taken))
                self._change('UPDATE OR IGNORE members SET "case" = ? WHERE "case" = ?', origin, split)
                self._change('DELETE FROM members WHERE "case" = ?', split)
                self._change('UPDATE cases SET "into" = ? WHERE number = ?', origin, split)
                self._refresh(origin)
            case "follow":
                self._change('DELETE FROM follows WHERE "case" = ? AND "by" = ?', taken.case, taken.by)

    def _refresh_judged(self, case: str) -> None:
        """What people say of a case in the columns that lists show: of each thing, what was said last."""
        standing = [j for j in self.judgements(case) if j.action not in ("follow", "unfollow")]
        decided = _last([j.action for j in standing if j.action in ("accept", "reject") and j.about == "commitment"])
        self._change(
            "UPDATE cases SET said = ?, rejected = ?, judged = ?, seen = (SELECT max(audit) FROM judgements "
            "WHERE \"case\" = cases.id AND withdrawn IS NULL AND action IN ('accept', 'reject', 'correct')) "
            "WHERE id = ?",
            _last([j.value for j in standing if j.action == "correct" and j.field == "verdict"]),
            decided == "reject",
            len(standing),
            case,
        )
        if self.rows("SELECT 1 FROM cases WHERE id = ? AND audit IS NOT NULL", case):
            self._refresh_doubt(self._case_number(case))

    def _case_number(self, case: str) -> int:
        rows = self.rows("SELECT number FROM cases WHERE id = ?", case)
        if not rows:
            raise UnknownId(f"no case has the id {case!r}")
        return int(rows[0][0])


def split_name(said: Judgement) -> str:
    """The id of the case that a split founds."""
    return hash_of("split", said.case, *sorted(said.commitments))


def _check_note(said: Judgement) -> None:
    if not said.note.strip():
        raise NoJudgement("a note needs words")


def _check_correction(said: Judgement) -> None:
    _one_of("field", said.field, CORRECTED)
    value = (said.value or "").strip()
    if not value:
        raise NoJudgement(f"a correction of {said.field} needs the value that is right")
    known = {"verdict": VERDICTS, "outcome": OUTCOMES, "deed": (*deeds(), "other")}
    if said.field in known:
        _one_of(said.field or "", value, known[said.field or ""])
    if said.field == "due" and value != NO_DATE:
        try:
            date.fromisoformat(value)
        except ValueError:
            raise NoJudgement(f"due: {value!r} is no day as 2022-01-15, nor {NO_DATE}") from None


def _one_of(name: str, value: str | None, known: Sequence[str]) -> None:
    if value not in known:
        raise NoJudgement(f"{name}: {value!r} is none of {', '.join(dict.fromkeys(known))}")


def _last(values: Sequence[str | None]) -> str | None:
    return values[-1] if values else None
