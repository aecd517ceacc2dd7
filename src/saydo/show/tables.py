"""Audits and readings on a terminal: tables and paragraphs as wide as it is. Text from articles is never markup."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from saydo.records import Announcement, Article, Audit, Evidence, Gap, Reading, Span, Turn
from saydo.show.explain import Explanation
from saydo.show.json_form import stem
from saydo.show.names import actor_name, place_name
from saydo.show.vocabulary import GAPS, OUTCOMES
from saydo.show.words import (
    chain_words,
    confidence_words,
    day,
    listed,
    object_words,
    one_line,
    quoted,
    sentence,
    verdict_words,
)

STYLES = {
    "kept": "green",
    "kept late": "green",
    "partly kept": "cyan",
    "under way": "blue",
    "pending": "bright_black",
    "unverified": "bright_black",
    "disputed": "magenta",
    "overdue": "yellow",
    "relabelled": "dark_orange",
    "broken": "red",
}
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
NARROW = 130
# Headings of the table of verdicts, each with its share of the width that the others (None) leave.
WIDE_HEADINGS = (
    ("", None),
    ("Verdict", None),
    ("Who", 2),
    ("Deed", None),
    ("What", 4),
    ("Amount", 2),
    ("Place", 2),
    ("Due", None),
    ("Outcome", None),
    ("Gaps", None),
)
NARROW_HEADINGS = (("", None), ("Verdict", None), ("Commitment", 1), ("Due", None), ("Outcome", None), ("Gaps", None))


def plain(text: str) -> str:
    """Text from outside on one line, without the characters that steer a terminal."""
    return UNPRINTABLE.sub("\ufffd", one_line(text))


def overview(audits: Sequence[Audit], *, width: int) -> Table:
    """The table of verdicts. On a narrow terminal a commitment is one cell, on a wide one it has its columns."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=width > NARROW)
    headings = WIDE_HEADINGS if width > NARROW else NARROW_HEADINGS
    for heading, ratio in headings:
        table.add_column(heading, ratio=ratio, no_wrap=ratio is None, justify="right" if not heading else "left")
    for number, audit in enumerate(audits, start=1):
        verdict = Text(audit.verdict, style=STYLES.get(audit.verdict, ""))
        gaps = "\n".join(dict.fromkeys(gap.type for gap in audit.gaps)) or "none"
        cells = _cells(audit) if width > NARROW else _one_cell(audit)
        table.add_row(str(number), verdict, *cells, _due(audit), audit.outcome, gaps)
    return table


def _cells(audit: Audit) -> list[Text]:
    who = listed([actor_name(name) for name in audit.who])
    amount = audit.amount.span.text if audit.amount else "–"
    place = place_name(audit.place) if audit.place else "–"
    return [Text(plain(cell)) for cell in (who, audit.deed, audit.what or "–", amount, place)]


def _one_cell(audit: Audit) -> list[Text]:
    who = listed([actor_name(name) for name in audit.who])
    return [Text(plain(f"{who}: {audit.deed} {object_words(audit.what, audit.amount)}"))]


def _due(audit: Audit) -> str:
    first = audit.due.isoformat() if audit.due else "–"
    return f"{first}\n→ {audit.due_now.isoformat()}" if audit.due_now and audit.due_now != audit.due else first


def full(audit: Audit, number: int, articles: Mapping[str, Article], turns: Sequence[Turn] = ()) -> Group:
    """One audit: headline, timeline of words and deeds, turns of its verdict, gaps, evidence, reasons."""
    head = Text.assemble((f"{number}. ", "bold"), (plain(sentence(audit)), "bold"))
    verdict = Text.assemble(
        (audit.verdict.upper(), f"bold {STYLES.get(audit.verdict, '')}"),
        "  ",
        verdict_words(audit.verdict),
        f" Outcome: {audit.outcome}"
        f" ({OUTCOMES.get(audit.outcome, 'as the evidence has it')}). Schedule: {plain(audit.schedule)}."
        + (f" The promiser: {plain(audit.says)}." if audit.says else "")
        + f" Confidence {confidence_words(audit.confidence)}.",
    )
    return Group(
        head,
        verdict,
        Text(f"audit {audit.id}", style="dim"),
        Text(),
        _section("Said and done", timeline(audit, articles)),
        *([_section("How the verdict changed", _turns(turns, articles))] if turns else []),
        *([_section("Gaps", _gaps(audit, articles))] if audit.gaps else []),
        *([_section("Money", [_money(audit, articles)])] if audit.money else []),
        _section("Evidence", _evidence(audit, articles)),
        *([_section("Why", (Text("• " + plain(reason)) for reason in audit.reasons))] if audit.reasons else []),
        Text(),
    )


def _section(title: str, lines: Iterable[RenderableType]) -> Group:
    return Group(Text(title, style="bold underline"), *(Padding(line, (0, 0, 0, 2)) for line in lines), Text())


def timeline(audit: Audit, articles: Mapping[str, Article]) -> Iterator[RenderableType]:
    """Words, deeds, due days and the day of the audit in the order of their days; what has no day comes last."""
    rows = [(_day_of(item, articles), 0, _moment(item, articles, "words", "cyan")) for item in audit.announced]
    rows += [
        (_day_of(piece, articles), 1, _moment(piece, articles, "deeds", "green"))
        for piece in audit.evidence
        if not piece.faint
    ]
    for due, label in ((audit.due, "due"), (audit.due_now if audit.due_now != audit.due else None, "now due")):
        if due:
            rows.append((due, 2, (str(due), Text(label, style="bold yellow"), Text("the date that was set"))))
    rows.append((audit.as_of, 3, (str(audit.as_of), Text("as of", style="bold"), Text("the day of this audit"))))
    table = Table.grid(padding=(0, 2))
    for _, _, cells in sorted(rows, key=lambda row: row[:2]):
        table.add_row(*cells)
    yield table


def _moment(
    item: Announcement | Evidence, articles: Mapping[str, Article], lane: str, style: str
) -> tuple[str, Text, Text]:
    article = articles.get(item.article)
    told = item.day or (article.published if article else None)
    outlet = article.outlet if article and article.outlet else stem(article, item.article)
    chain = f" ({plain(chain_words(item))})" if isinstance(item, Announcement) and item.via else ""
    words = Text.assemble(f"{plain(outlet)}{chain}: ", (plain(quoted(item.span.text)), "italic"))
    return str(told or "no date"), Text(lane, style=style), words


def _day_of(item: Announcement | Evidence, articles: Mapping[str, Article]) -> date:
    article = articles.get(item.article)
    return item.day or (article.published if article and article.published else date.max)


def where(name: str, span: Span, articles: Mapping[str, Article]) -> str:
    """a2, at 1042: the page's stem and the offset in its text."""
    return f"{plain(stem(articles.get(name), name))}, at {span.start}"


def _turns(turns: Sequence[Turn], articles: Mapping[str, Article]) -> Iterator[Table]:
    table = Table.grid(padding=(0, 2))
    for turn in turns:
        told = listed([plain(stem(articles.get(name), name)) for name in turn.articles], otherwise="a date passed")
        style = STYLES.get(turn.verdict, "")
        table.add_row(
            str(turn.day), Text(turn.verdict, style=style), Text(turn.outcome), Text(f"{told}: {turn.reason}")
        )
    yield table


def _gaps(audit: Audit, articles: Mapping[str, Article]) -> Iterator[Table]:
    yield _quotations((gap.type, gap, gap.reason or GAPS.get(gap.type, ""), articles) for gap in audit.gaps)


def _money(audit: Audit, articles: Mapping[str, Article]) -> Table:
    """The sums by stage, each with its words."""
    table = Table.grid(padding=(0, 2))
    for step in audit.money:
        place = f" ({where(step.article, step.span, articles)})"
        words = Text.assemble((plain(quoted(step.span.text)), "italic"), (place, "dim"))
        table.add_row(Text(step.stage, style="bold"), plain(step.amount.span.text), str(step.day or "no date"), words)
    return table


def _evidence(audit: Audit, articles: Mapping[str, Article]) -> Iterator[RenderableType]:
    """What bears on it, then, apart, what more likely does not."""
    plainly, faintly = ([e for e in audit.evidence if e.faint is faint] for faint in (False, True))
    if not plainly:
        yield Text(f"Nothing in these articles {'plainly ' if faintly else ''}bears on it.")
    for title, pieces in (("", plainly), ("Fainter, and more likely of something else:", faintly)):
        if pieces and title:
            yield Text(title, style="dim")
        if pieces:
            yield _quotations((piece.shows, piece, piece.reason, articles) for piece in pieces)


def _quotations(items: Iterable[tuple[str, Gap | Evidence, str, Mapping[str, Article]]]) -> Table:
    """What each shows, its words, where they stand, and the reason under them."""
    table = Table.grid(padding=(0, 2))
    for shows, item, reason, articles in items:
        place = f" ({where(item.article, item.span, articles)})"
        words = Text.assemble((plain(quoted(item.span.text)), "italic"), (place, "dim"))
        table.add_row(Text(shows, style="bold"), words + Text(f"\n{plain(reason)}") if reason else words)
    return table


def reading_tables(reading: Reading) -> Iterator[RenderableType]:
    """What was read from one article: its facts, then a table for every kind of record that it holds."""
    article = reading.article
    facts = Table.grid(padding=(0, 2))
    parts = ", ".join(_counted_parts(article)) or "one block"
    known = (
        f"{day(article.published)} (from: {article.published_from})"
        if article.published
        else ("no date: relative dates stay unresolved (give --published DAY)")
    )
    for name, value in (
        ("Title", article.title),
        ("Deck", article.deck),
        ("Outlet", article.outlet),
        ("Date", known),
        ("Author", article.author),
        ("Address", article.url),
        ("Parts", parts),
        ("Length", f"{len(article.text):,} characters, {len(reading.sentences):,} sentences"),
        ("Complete", None if article.complete else "no: a teaser of a story that stands elsewhere"),
    ):
        if value:
            facts.add_row(Text(name, style="bold"), Text(plain(value)))
    yield facts
    for title, records in (
        ("Dates", reading.dates),
        ("Figures", reading.figures),
        ("Statements", reading.statements),
        ("Events", reading.events),
        ("Commitments", reading.commitments),
    ):
        yield Text()
        yield Text(f"{title}: {len(records)}", style="bold")
        if records:
            table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
            table.add_column("Id", no_wrap=True)
            table.add_column("At", justify="right", no_wrap=True)
            table.add_column("What was read", overflow="fold")
            table.add_column("Rule", style="dim", overflow="fold")
            for record in records:
                table.add_row(record.id, str(record.span.start), Text(plain(sentence(record))), record.rule)
            yield table


def _counted_parts(article: Article) -> Iterator[str]:
    """1 title, 12 paragraphs."""
    for kind in dict.fromkeys(part.kind for part in article.parts):
        count = sum(part.kind == kind for part in article.parts)
        yield f"{count} {kind}{'s' * (count != 1)}"


def explanation(told: Explanation) -> Iterator[RenderableType]:
    """The record's sentence, its words marked in theirs, rules, lexicon lines, reasons."""
    yield Text.assemble((f"{told.kind} {told.id}", "bold"))
    yield Text(plain(told.sentence))
    if told.parts:
        yield Text(" · ".join(f"{name}: {plain(value)}" for name, value in told.parts), style="dim")
    yield Text()
    lines = [
        Text.assemble(
            (f"{p.label}  ", "bold"),
            (f"{plain(p.article)}, at {p.start}, {plain(p.outlet)} {p.day}", "dim"),
            "\n",
            _lead(p.before),
            ("[" + plain(p.words) + "]", "reverse"),
            _tail(p.after),
            *(f"\n  {plain(weighed.line)}" for weighed in p.weighed),
        )
        for p in told.passages
    ]
    yield _section("Words", lines)
    yield _section("Rules", (Text.assemble((name, "bold"), f": {text}") for name, text in told.rules))
    if told.lexicon:
        yield _section("Lexicon", (Text(plain(line)) for line in told.lexicon))
    if told.reasons:
        yield _section("Why", (Text("• " + plain(reason)) for reason in told.reasons))
    if told.confidence:
        yield _section("Confidence", (Text(plain(weighed.line)) for weighed in told.confidence))


def _lead(text: str) -> str:
    return plain(text) + " " if text and text[-1].isspace() else plain(text)


def _tail(text: str) -> str:
    return " " + plain(text) if text and text[0].isspace() else plain(text)
