"""The desk's answers on a terminal: cases, changes of verdict, hits, the review queue."""

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from saydo.records import Announcement, Audit, Judgement
from saydo.show.names import actor_name
from saydo.show.tables import STYLES, plain
from saydo.show.words import listed, quoted
from saydo.store import Token
from saydo.store.ask import CaseRow, ChangeRow, Hit, ReviewRow


def counted(count: int, noun: str) -> str:
    """1 article, 2 articles."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


def case_words(case: CaseRow) -> str:
    """Denmark: withdraw its 40 patrol ships."""
    who = listed([actor_name(code) for code in case.who])
    what = case.what or case.quote
    amount = f" ({case.amount})" if case.amount and case.amount not in what else ""
    return plain(f"{who}: {case.deed} {what}{amount}")


def verdict_text(verdict: str) -> Text:
    return Text(verdict, style=STYLES.get(verdict, ""))


def standing_verdict(case: CaseRow) -> Text:
    """People's verdict beside the machine's where they differ."""
    if case.rejected:
        return Text("rejected by people", style="dim")
    if case.said and case.said != case.verdict:
        return verdict_text(case.said) + Text(f"\n(people; machine: {case.verdict})", style="dim")
    return verdict_text(case.verdict)


def cases_table(cases: Iterable[CaseRow]) -> Table:
    table = _table("Case", "Due", "Verdict", "Commitment")
    for case in cases:
        slipped = f"\n(first {case.first_due})" if case.first_due and case.first_due != case.due else ""
        due = f"{case.due or '–'}{slipped}"
        table.add_row(case.id, due, standing_verdict(case), Text(case_words(case)))
    return table


def changes_table(changes: Iterable[ChangeRow]) -> Table:
    """What changed, when, from what to what, and the article whose words brought it."""
    table = _table("Case", "Day", "Verdict", "Commitment")
    for change in changes:
        verdict = verdict_text(change.verdict)
        if change.before:
            verdict += Text(f"\nwas {change.before}", style="dim")
        words = Text(case_words(change.case))
        if change.article is not None:
            brought = plain(change.article.outlet or change.article.url or change.article.id)
            words += Text(f"\nby {brought}", style="dim")
        table.add_row(change.case.id, str(change.day), verdict, words)
    return table


def hits_table(hits: Iterable[Hit]) -> Group:
    """Each article with the words around those that were searched."""
    blocks: list[Text] = []
    for hit in hits:
        article = hit.article
        known = " · ".join(filter(None, (article.outlet, str(article.published or "no date"), article.url)))
        snippet = Text.assemble(*((plain_piece(text), "bold" if found else "") for text, found in hit.snippet))
        head = Text(plain(article.title or "(no title)"), style="bold underline")
        blocks += [head, Text(plain(f"{article.id} · {known}"), style="dim"), snippet, Text()]
    return Group(*blocks)


def plain_piece(text: str) -> str:
    """A piece of a snippet, with the space at its ends that joins it to the next."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return before + plain(text) + after


def review_table(rows: Iterable[ReviewRow]) -> Table:
    table = _table("Case", "Verdict", "Sure", "Commitment", "Why")
    for row in rows:
        table.add_row(
            row.case.id,
            standing_verdict(row.case),
            f"{row.case.confidence:.0%}",
            Text(case_words(row.case)),
            Text(plain("; ".join(row.why))),
        )
    return table


def places_table(audit: Audit) -> Table:
    """How each passage that an audit quotes is named when somebody judges it."""
    table = _table("What", "At", "Telling", "Words")
    for role, items in (("telling", audit.announced), ("gap", audit.gaps), ("evidence", audit.evidence)):
        for item in items:
            place = f"{item.article}:{item.span.start}-{item.span.end}"
            telling = item.commitment if isinstance(item, Announcement) else ""
            table.add_row(role, place, telling, Text(plain(quoted(item.span.text))))
    return table


def judgements_table(judgements: Sequence[Judgement]) -> Table:
    table = _table("Judgement", "When", "Who", "What")
    for said in judgements:
        table.add_row(said.id, f"{said.at:%Y-%m-%d %H:%M}", Text(plain(said.by)), Text(plain(judgement_words(said))))
    return table


def judgement_words(said: Judgement) -> str:
    """corrects the verdict to broken: “It was never built.”"""
    note = f": {quoted(said.note)}" if said.note else ""
    if said.action == "correct":
        return f"corrects {said.field} to {said.value}{note}"
    if said.action == "merge":
        return f"tells it within case {said.value}{note}"
    if said.action == "split":
        return f"splits off {listed(said.commitments)}{note}"
    if said.action == "withdraw":
        return f"takes back {said.value}{note}"
    where = f" {quoted(said.quote)}" if said.quote else ""
    about = "" if said.action in ("follow", "unfollow", "annotate") else f" the {said.about}{where}"
    return f"{said.action}s{about}{note}"


def tokens_table(tokens: Iterable[Token]) -> Table:
    table = _table("Name", "Role", "Made", "Revoked")
    for token in tokens:
        revoked = f"{token.revoked:%Y-%m-%d %H:%M}" if token.revoked else ""
        table.add_row(Text(plain(token.name)), token.role, f"{token.made:%Y-%m-%d %H:%M}", revoked)
    return table


def _table(*headings: str) -> Table:
    """Columns of which the last takes what is left."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for number, heading in enumerate(headings):
        narrow = heading in ("Case", "Judgement", "Due", "Day", "When", "Sure")
        table.add_column(heading, no_wrap=narrow and number == 0, overflow="fold")
    return table
