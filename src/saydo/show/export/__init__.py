"""What can be exported: each table with its columns, its rows, and the line of JSON that a row is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from saydo.records import Audit
from saydo.show.claim_review import Judged, claim_reviews
from saydo.show.export import wanted as rows_of
from saydo.show.export.columns import (
    ARTICLE,
    AUDIT,
    COMMITMENT,
    DATE,
    EVENT,
    FIGURE,
    JUDGEMENT,
    STATEMENT,
    Column,
    Read,
)
from saydo.show.export.plover import PLOVER, coded
from saydo.show.export.storylines import storylines
from saydo.show.export.wanted import KeptCase, Wanted
from saydo.show.reading import article_line
from saydo.store import Store, ask, to_plain

Plain = dict[str, Any]
Rows = Callable[[Store, Wanted], Iterator[Any]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what it holds, its columns (none: it has no flat form), its rows, and a row as JSON.

    text: how the whole is written where that is neither JSON Lines nor a table.
    """

    name: str
    says: str
    rows: Rows
    columns: tuple[Column[Any], ...] = ()
    line: Callable[[Any], Plain] | None = None
    text: Callable[[Store, Wanted], Iterator[str]] | None = None

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats that it can be written in, the usual one first."""
        if self.text is not None:
            return ("toml",)
        return (("jsonl",) if self.line else ()) + (("csv", "parquet") if self.columns else ())


def _record_line(row: Read) -> Plain:
    return {"id": row.record.id, **to_plain(row.record)}


def _case_line(kept: KeptCase) -> Plain:
    """The audit in full, what people say of it beside it."""
    people = {"verdict": kept.row.said, "rejected": kept.row.rejected, "judgements": kept.row.judged}
    return {"case": kept.row.id, "people": people, "audit": kept.audit.id, **to_plain(kept.audit)}


def _of_audit(column: Column[Audit]) -> Column[KeptCase]:
    return Column(column.name, column.kind, column.says, lambda kept: column.of(kept.audit))


CASE: tuple[Column[KeptCase], ...] = (
    Column("case", "text", "id of the case, the same from run to run", lambda kept: kept.row.id),
    Column("people_verdict", "text", "the verdict as people corrected it", lambda kept: kept.row.said),
    Column("rejected", "flag", "people say that it is no commitment", lambda kept: kept.row.rejected),
    Column("judgements", "whole", "how many judgements stand", lambda kept: kept.row.judged),
    Column("changed", "day", "day of the last change of verdict", lambda kept: kept.row.changed),
    *(_of_audit(column) for column in AUDIT if column.name != "id"),
)


def _coded(store: Store, wanted: Wanted) -> Iterator[Read]:
    return (row for row in rows_of.records("event")(store, wanted) if coded(row.record))


def _claim_reviews(store: Store, wanted: Wanted) -> Iterator[Plain]:
    """Of every case that nobody rejected the machine's review, and those of the people who gave a verdict."""
    for kept in rows_of.cases(store, wanted):
        if kept.row.rejected:
            continue
        view = ask.case(store, kept.row.id)
        known = {name: reading.article for name in _quoted(view) if (reading := store.reading(name)) is not None}
        judged = tuple(
            Judged(said.value, said.by, said.at.date(), said.note)
            for said in view.judgements
            if said.action == "correct" and said.field == "verdict" and said.value
        )
        yield from claim_reviews(view.audit, known, case=kept.row.id, publisher=wanted.publisher, judged=judged)


def _quoted(view: ask.CaseView) -> Iterator[str]:
    return (quoted.article.id for quoted in view.articles)


def _same(plain: Plain) -> Plain:
    return plain


TABLES: tuple[Table, ...] = (
    Table("articles", "the articles, as saydo reads them again", rows_of.articles, ARTICLE, article_line),
    Table("statements", "who said what, with which stance", rows_of.records("statement"), STATEMENT, _record_line),
    Table("events", "deeds told of, done or not", rows_of.records("event"), EVENT, _record_line),
    Table("figures", "numbers with what they count", rows_of.records("figure"), FIGURE, _record_line),
    Table("dates", "time expressions with their days", rows_of.records("when"), DATE, _record_line),
    Table("commitments", "promises, one row a telling", rows_of.records("commitment"), COMMITMENT, _record_line),
    Table("cases", "commitments with verdicts, the machine's and people's", rows_of.cases, CASE, _case_line),
    Table("judgements", "what people said", rows_of.judgements, JUDGEMENT, lambda j: {"id": j.id, **to_plain(j)}),
    Table("plover", "events as PLOVER codes them", _coded, PLOVER),
    Table("claim-reviews", "cases as schema.org ClaimReview (JSON-LD, one a line)", _claim_reviews, (), _same),
    Table("rejections", "what people rejected or corrected, as test cases", rows_of.cases, (), None, storylines),
)
