"""The columns of a case: what its newest audit says, laid out for lists."""

from collections.abc import Sequence

from saydo.lexicon.actors import states_by_code
from saydo.records import Announcement, Audit
from saydo.store.file import Value
from saydo.store.packing import readable

CASE_COLUMNS = (
    "deed what amount place due first_due verdict outcome schedule confidence says as_of announced by article start "
    "end quote tellings evidence"
).split()


def case_row(audit: Audit, tellings: Sequence[Announcement]) -> tuple[Value, ...]:
    """The values of CASE_COLUMNS. The first telling is the one that the audit lists first."""
    first = tellings[0]
    due = audit.due_now or audit.due
    return (
        audit.deed,
        readable(audit.what),
        readable(audit.amount.span.text) if audit.amount else None,
        audit.place,
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
