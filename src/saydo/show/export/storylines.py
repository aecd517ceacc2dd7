"""What people rejected or corrected, as test cases in the shape of tests/audit/storylines.toml.

A storyline is the articles that a case quotes and what a careful reader says of it: `verdict` "none" where people say
that there is no such commitment, else the verdict where they gave one; other corrected fields under their names;
`not_gaps` and `not_shown` name the gaps and the words of evidence that people rejected. What nobody judged is not said.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from saydo.records import Judgement
from saydo.show.export.wanted import Wanted, cases
from saydo.show.words import audit_sentence
from saydo.store import Store, ask
from saydo.store.ask import CaseView

HEADER = """# Test cases from what people rejected or corrected, in the shape of tests/audit/storylines.toml.
"""
CORRECTABLE = ("verdict", "outcome", "due", "place", "what", "amount")


def storylines(store: Store, wanted: Wanted) -> Iterator[str]:
    """The header, then a table for every case of which people say that the machine is wrong."""
    yield HEADER
    for kept in cases(store, wanted):
        view = ask.case(store, kept.row.id)
        found = _expected(view)
        if found:
            yield _storyline(view, found)


def _expected(view: CaseView) -> dict[str, str | list[str]]:
    """What the machine should have said, as far as somebody said it; the last word on each thing counts."""
    expected: dict[str, str | list[str]] = {}
    for said in view.judgements:
        if said.action == "correct" and said.field is not None and said.value is not None:
            expected[said.field] = said.value
        elif said.action in ("accept", "reject") and said.about in ("commitment", "verdict"):
            expected.update(_whole(said, view))
    gaps = _rejected(view.judgements, "gap")
    shown = _rejected(view.judgements, "evidence")
    types = [g.type for g in view.audit.gaps if (g.article, g.span.start, g.span.end) in gaps]
    if types:
        expected["not_gaps"] = list(dict.fromkeys(types))
    if shown:
        expected["not_shown"] = [words for words in shown.values() if words]
    return expected if _is_wrong(view.judgements) else {}


def _whole(said: Judgement, view: CaseView) -> dict[str, str | list[str]]:
    """What accepting or rejecting the commitment, or the verdict, says of the verdict."""
    if said.about == "verdict":
        return {"verdict": view.audit.verdict} if said.action == "accept" else {"not_verdict": view.audit.verdict}
    return {"verdict": "none"} if said.action == "reject" else {}


def _is_wrong(judgements: Sequence[Judgement]) -> bool:
    return any(said.action in ("reject", "correct") for said in judgements)


def _rejected(judgements: Sequence[Judgement], about: str) -> dict[tuple[str | None, int | None, int | None], str]:
    """The passages whose last judgement rejects them, with their words."""
    last = {(j.article, j.start, j.end): j for j in judgements if j.about == about and j.action in ("accept", "reject")}
    return {place: j.quote or "" for place, j in last.items() if j.action == "reject"}


def _storyline(view: CaseView, expected: Mapping[str, str | list[str]]) -> str:
    """One [[storyline]]."""
    people = ", ".join(dict.fromkeys(said.by for said in view.judgements))
    lines = [
        "",
        *(f"# {_one_line(said.by)}: {_one_line(said.note)}" for said in view.judgements if said.note),
        "[[storyline]]",
        f"name = {_text(f'case {view.row.id}: {audit_sentence(view.audit)} (judged by {people})')}",
        f"as_of = {view.audit.as_of.isoformat()}",
        f"who = {_text(str(expected.get('who', view.audit.who[0])))}",
        f"deed = {_text(str(expected.get('deed', view.audit.deed)))}",
        *(f"{name} = {_text(expected[name])}" for name in (*CORRECTABLE, "not_verdict") if name in expected),
        *(f"{name} = {_text(expected[name])}" for name in ("not_gaps", "not_shown") if name in expected),
        "articles = [",
        *(f"  [{_text(_day(quoted.article.published))}, {_text(quoted.text)}]," for quoted in view.articles),
        "]",
    ]
    return "\n".join(lines) + "\n"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _text(value: str | list[str]) -> str:
    """A TOML string or list of strings: JSON's, whose escapes TOML knows, with the one sign that only TOML minds."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _one_line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
