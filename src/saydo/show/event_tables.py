"""Merged events on a terminal: one row for an event, and under the table what its tellings contradict each other in."""

from collections.abc import Iterator, Mapping, Sequence

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from saydo.records import Article, Contradiction, MergedEvent
from saydo.show.json_form import stem
from saydo.show.tables import NARROW, plain
from saydo.show.words import figure_words, listed, mention_names, one_line, place_words, quoted, when_words

# Headings of the table, each with its share of the width that the others (None) leave.
WIDE_HEADINGS = (
    ("", None),
    ("Type", 2),
    ("Deed", 2),
    ("Who", 3),
    ("To whom or what", 4),
    ("Where", 2),
    ("When", 2),
    ("Figures", 3),
    ("Status", 2),
    ("Told by", 3),
)
NARROW_HEADINGS = (("", None), ("Event", 4), ("When", 2), ("Status", None), ("Told by", 2))
CONTRADICT = {True: "contradict each other on", False: "differ on"}


def merged_events(
    events: Sequence[MergedEvent], articles: Mapping[str, Article], *, width: int
) -> Iterator[RenderableType]:
    """The table, then one paragraph for every event that several passages tell: who says what, and where they part."""
    if not events:
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    for heading, ratio in WIDE_HEADINGS if width > NARROW else NARROW_HEADINGS:
        table.add_column(heading, ratio=ratio, overflow="fold", justify="left" if heading else "right")
    for number, event in enumerate(events, start=1):
        cells = _cells(event) if width > NARROW else _few_cells(event)
        table.add_row(str(number), *(Text(plain(cell)) for cell in cells))
    yield table
    for number, event in enumerate(events, start=1):
        if len(event.tellings) > 1:
            yield from _tellings(event, number, articles)


def sort_words(event: MergedEvent) -> str:
    """RETREAT, withdraw."""
    return ", ".join(dict.fromkeys(word for word in (event.type, event.mode) if word)) or "–"


def _cells(event: MergedEvent) -> tuple[str, ...]:
    return (
        sort_words(event),
        event.deed or "–",
        listed(mention_names(event.actors), otherwise="–"),
        _done_to(event) or "–",
        place_words(event.place) if event.place else "–",
        when_words(event.when) if event.when else "–",
        "; ".join(figure_words(figure) for figure in event.figures) or "–",
        event.status,
        _told_by(event),
    )


def _few_cells(event: MergedEvent) -> tuple[str, ...]:
    who = listed(mention_names(event.actors), otherwise="")
    what = f"{event.deed or sort_words(event)} {_done_to(event)}".strip()
    where = f" ({place_words(event.place)})" if event.place else ""
    when = when_words(event.when) if event.when else "–"
    return f"{who}: {what}{where}" if who else what + where, when, event.status, _told_by(event)


def _done_to(event: MergedEvent) -> str:
    """The party it is done to, and the thing where that is another."""
    parties = listed(mention_names(event.targets), otherwise="")
    thing = one_line(event.thing.text) if event.thing else ""
    spans = [mention.span for mention in event.targets]
    if event.thing is None or any(span.overlaps(event.thing) and span.text in thing for span in spans):
        return parties
    return f"{thing} → {parties}" if parties else thing


def _told_by(event: MergedEvent) -> str:
    outlets = ", ".join(event.outlets)
    return f"{outlets} ({len(event.tellings)})" if len(event.tellings) > 1 else outlets


def _tellings(event: MergedEvent, number: int, articles: Mapping[str, Article]) -> Iterator[RenderableType]:
    yield Text(f"{number}. {plain(_few_cells(event)[0])}", style="bold")
    for telling in event.tellings:
        place = f"{stem(articles.get(telling.article), telling.article)}, at {telling.event.trigger.start}"
        words = Text.assemble(
            (str(telling.day or "no date"), "dim"),
            f"  {plain(', '.join(telling.outlets))}: ",
            (plain(quoted(telling.span.text)), "italic"),
            (f" ({plain(place)}; {telling.event.status}", "dim"),
            (f"; {plain(telling.reason)})" if telling.reason else ")", "dim"),
        )
        yield Padding(words, (0, 0, 0, 3))
    for found in event.contradictions:
        yield Padding(Text(_contradiction(found, event), style="magenta"), (0, 0, 0, 3))
    yield Text()


def _contradiction(found: Contradiction, event: MergedEvent) -> str:
    """The tellings contradict each other on figures: “12” (Kurier), “14” (Bote)."""
    outlets = {t.event.id: t.outlets for t in event.tellings}
    values = [
        f"{quoted(told)} ({', '.join(dict.fromkeys(name for event in events for name in outlets.get(event, ())))})"
        for told, events in found.values
    ]
    return plain(f"The tellings {CONTRADICT[found.excludes]} {found.on}: {', '.join(values)}.")
