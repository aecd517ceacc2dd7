"""saydo audit: every commitment in pages and folders, as of a day."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

import saydo
from saydo.records import Audit, Turn
from saydo.settings import settings
from saydo.show import tables
from saydo.show.cli.options import AsJson, AsOf, Published, workers_asked
from saydo.show.cli.sources import end, gathered_from
from saydo.show.gather import Gathered
from saydo.show.json_form import audits_json
from saydo.show.report import report_page
from saydo.show.terminal import WRONG_ARGUMENTS, Stop, console, day, note, run, save, writable, write
from saydo.show.words import counted_articles
from saydo.show.words import day as day_words
from saydo.store import Store, StoreError


def audit_command(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Pages, folders or text dumps to read.")],
    as_of: AsOf = None,
    published: Published = None,
    as_json: AsJson = False,
    html: Annotated[
        str | None,
        typer.Option(
            "--html", metavar="FILE", help="Also write a report: one file, readable in any browser, without a network."
        ),
    ] = None,
    workers: Annotated[int | None, typer.Option("--workers", metavar="N", help="Processes for analysis.")] = None,
    with_history: Annotated[
        bool, typer.Option("--history", help="Also show how each verdict changed, on which day and article.")
    ] = False,
    no_store: Annotated[bool, typer.Option("--no-store", help="Keep nothing of it in the store.")] = False,
) -> None:
    """Audit every commitment in the PATHs: who promised what, by when, and what has become of it.

    What was read and found is kept in the store, so that `saydo explain ID` can say where it came from.
    """

    def command() -> int:
        last_day, told = day(as_of, "--as-of"), day(published, "--published")
        target = writable(html) if html is not None else None
        chosen = settings()
        gathered = gathered_from(paths, told, workers_asked(workers) or chosen.workers)
        last_day = last_day or _latest(gathered)
        histories = saydo.history(gathered.readings, as_of=last_day) if with_history else ()
        audits = tuple(h.audit for h in histories) if with_history else saydo.audit(gathered.readings, as_of=last_day)
        turns = {h.audit.id: h.turns for h in histories}
        if not no_store:
            _keep(chosen.store, gathered, audits)
        if as_json:
            write(audits_json(audits, gathered.articles, gathered.problems, last_day, turns))
        else:
            _show_audits(audits, turns, gathered, last_day, given=as_of is not None)
        if target:
            save(target, report_page(audits, gathered.readings, gathered.problems, last_day))
            note(f"the report is in {target}")
        return end(gathered)

    run(command)


def _latest(gathered: Gathered) -> date:
    if gathered.latest is None:
        raise Stop(
            "none of the articles has a date: say which day is asked about with --as-of DAY, and when they were "
            "published with --published DAY",
            WRONG_ARGUMENTS,
        )
    return gathered.latest


def _keep(path: Path, gathered: Gathered, audits: Sequence[Audit]) -> None:
    """Keep it all in the store. A store that cannot be written is a notice: the audit itself does not need it."""
    try:
        with Store(path) as store:
            store.keep(gathered.readings, audits)
    except StoreError as fault:
        note(f"not kept in the store: {fault}")


def _show_audits(
    audits: Sequence[Audit],
    turns: Mapping[str, Sequence[Turn]],
    gathered: Gathered,
    as_of: date,
    *,
    given: bool,
) -> None:
    origin = "" if given else ", the latest publication day among the articles"
    count, articles = len(audits), counted_articles(gathered.articles.values())
    screen = console()
    screen.print(f"{count} commitment{'s' * (count != 1)} in {articles}, as of {day_words(as_of)}{origin}.\n")
    nameless = sum(len(reading.commitments) for reading in gathered.readings) if not audits else 0
    days = [article.published for article in gathered.articles.values() if article.published is not None]
    if days and min(days) > as_of:
        screen.print(f"Every dated article is later than {day_words(as_of)}; the first is of {day_words(min(days))}.\n")
    elif nameless:
        screen.print(f"{nameless} more with no actor that the text makes clear; these are not audited.\n")
    if audits:
        screen.print(tables.overview(audits, width=screen.width))
    for number, audit in enumerate(audits, start=1):
        screen.print(tables.full(audit, number, gathered.articles, turns.get(audit.id, ())))
