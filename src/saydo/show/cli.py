"""The command line: saydo read, saydo audit, saydo analyse, saydo explain."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

import saydo
from saydo.records import Audit, Reading
from saydo.settings import settings
from saydo.show import tables
from saydo.show.explain import explain, matching, quotations
from saydo.show.gather import Gathered, gather
from saydo.show.json_form import audits_json, dumped, reading_plain
from saydo.show.reading import read_sources
from saydo.show.report import report_page
from saydo.show.terminal import (
    NOTHING_READ,
    OK,
    WRONG_ARGUMENTS,
    Stop,
    console,
    day,
    note,
    run,
    save,
    show,
    watched,
    writable,
    write,
)
from saydo.show.words import counted_articles
from saydo.show.words import day as day_words
from saydo.store import Found, Store, StoreError

SHORTEST_PREFIX = 4
MOST_WORKERS = 64
EXITS = """\b
Exit status:
  0    done; pages left out of a folder are named on standard error
  1    a PATH given here gave nothing to read (the rest was still done),
       or an ID is unknown or not unique
  2    wrong arguments or settings: a day that is no day, a report file
       that cannot be written, no --as-of and no article with a date
  130  interrupted"""
SETTINGS = """\b
Settings (environment):
  SAYDO_STORE    the file in which readings and audits are kept
                 (default: ~/.local/share/saydo/saydo.db)
  SAYDO_WORKERS  processes for analysis where --workers is not given (1)
  SAYDO_CONTACT  an address or page at which a site that is read can reach you;
                 it is sent along with every request for a page
  SAYDO_FEEDS    the folder in which feeds are kept as they were had last
                 (default: ~/.cache/saydo/feeds)"""

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DAY",
        help="The day of the question, as 2022-01-15. Without it: the latest publication day among the articles.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DAY", help="The publication day of articles that do not give theirs."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"saydo {saydo.__version__}")
        raise typer.Exit


@app.callback(epilog=f"{SETTINGS}\n\n{EXITS}")
def saydo_command(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Read what was announced and what was done, and show the gap."""


@app.command("read", epilog=EXITS, short_help="List the articles in pages, feeds, addresses and archives.")
def read_command(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help="Files, folders, addresses of pages or feeds, or - for standard input."),
    ],
    jsonl: Annotated[
        str | None, typer.Option("--jsonl", metavar="FILE", help="Also write the articles to FILE as JSON Lines.")
    ] = None,
    no_follow: Annotated[
        bool, typer.Option("--no-follow", help="Take the items of feeds as they stand, without fetching their pages.")
    ] = False,
    published: Published = None,
) -> None:
    """List the articles in the SOURCEs: title, outlet, date and how it is known, words, parts."""

    def command() -> int:
        target = writable(jsonl, "--jsonl") if jsonl is not None else None
        return read_sources(sources, published=day(published, "--published"), follow=not no_follow, jsonl=target)

    run(command)


@app.command("audit", epilog=EXITS, short_help="Audit every commitment in pages and folders.")
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
    no_store: Annotated[bool, typer.Option("--no-store", help="Keep nothing of it in the store.")] = False,
) -> None:
    """Audit every commitment in the PATHs: who promised what, by when, and what has become of it.

    What was read and found is kept in the store, so that `saydo explain ID` can say where it came from.
    """

    def command() -> int:
        last_day, told = day(as_of, "--as-of"), day(published, "--published")
        target = writable(html) if html is not None else None
        chosen = settings()
        gathered = _gather(paths, told, _workers(workers) or chosen.workers)
        last_day = last_day or _latest(gathered)
        audits = saydo.audit(gathered.readings, as_of=last_day)
        if not no_store:
            _keep(chosen.store, gathered, audits)
        if as_json:
            write(audits_json(audits, gathered.articles, gathered.problems, last_day))
        else:
            _show_audits(audits, gathered, last_day, given=as_of is not None)
        if target:
            save(target, report_page(audits, gathered.readings, gathered.problems, last_day))
            note(f"the report is in {target}")
        return _end(gathered)

    run(command)


@app.command("analyse", epilog=EXITS, short_help="Show what was read from one article.")
def analyse_command(
    path: Annotated[str, typer.Argument(metavar="FILE", help="A page or text to read.")],
    published: Published = None,
    as_json: AsJson = False,
) -> None:
    """Show what was read from one article: its facts, dates, figures, statements, events and commitments."""

    def command() -> int:
        gathered = _gather([path], day(published, "--published"), 1)
        if as_json:
            read = [reading_plain(reading) for reading in gathered.readings]
            write(dumped(read[0] if len(read) == 1 else {"readings": read}))
        else:
            show(block for reading in gathered.readings for block in tables.reading_tables(reading))
        return _end(gathered)

    run(command)


@app.command("explain", epilog=EXITS, short_help="Show where a record or an audit comes from.")
def explain_command(
    name: Annotated[
        str, typer.Argument(metavar="ID", help="The id of an audit or a record, or its first four digits or more.")
    ],
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="What to read again for it. Without, the store is asked."),
    ] = None,
    as_of: AsOf = None,
    published: Published = None,
) -> None:
    """Show where a record comes from: its words in their sentence, the rule, the lexicon line, the reasons."""

    def command() -> int:
        prefix, last_day, told = name.strip().lower(), day(as_of, "--as-of"), day(published, "--published")
        if not re.fullmatch(rf"[0-9a-f]{{{SHORTEST_PREFIX},12}}", prefix):
            raise Stop(f"{name!r} is no id: give {SHORTEST_PREFIX} to 12 digits of one (0-9, a-f)", WRONG_ARGUMENTS)
        if paths:
            found, readings = _read_again(prefix, paths, last_day, told)
        else:
            found, readings = _from_store(prefix, settings().store)
        if len(found) != 1:
            raise Stop(_not_one(prefix, found), NOTHING_READ)
        show(tables.explanation(explain(found[0], readings)))
        return OK

    run(command)


def _gather(paths: Sequence[str], published: date | None, workers: int) -> Gathered:
    """Read and analyse; where nothing at all came of it, name what was in the way and stop."""
    gathered = gather(paths, published=published, workers=workers, watch=watched())
    if not gathered.readings:
        for problem in gathered.problems[:-1]:
            note(f"left out: {problem.source}: {problem.message}")
        last = gathered.problems[-1]
        raise Stop(f"nothing could be read: {last.source}: {last.message}", NOTHING_READ)
    return gathered


def _latest(gathered: Gathered) -> date:
    if gathered.latest is None:
        raise Stop(
            "none of the articles has a date: say which day is asked about with --as-of DAY, and when they were "
            "published with --published DAY",
            WRONG_ARGUMENTS,
        )
    return gathered.latest


def _workers(number: int | None) -> int | None:
    if number is not None and not 1 <= number <= MOST_WORKERS:
        raise Stop(f"--workers: {number} is not a number from 1 to {MOST_WORKERS}", WRONG_ARGUMENTS)
    return number


def _keep(path: Path, gathered: Gathered, audits: Sequence[Audit]) -> None:
    """Keep it all in the store. A store that cannot be written is a notice: the audit itself does not need it."""
    try:
        with Store(path) as store:
            store.keep(gathered.readings, audits)
    except StoreError as fault:
        note(f"not kept in the store: {fault}")


def _show_audits(audits: Sequence[Audit], gathered: Gathered, as_of: date, *, given: bool) -> None:
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
        screen.print(tables.full(audit, number, gathered.articles))


def _end(gathered: Gathered) -> int:
    """Say what was left out and what could not be dated, and with which status to leave."""
    undated = {article.source or article.id for article in gathered.undated}
    for problem in gathered.problems:
        if problem.source in undated and problem.message.startswith("no date of publication"):
            continue
        at = f" at {problem.span.start}" if problem.span else ""
        note(f"left out: {problem.source}{at}: {problem.message}")
    for source in dict.fromkeys(article.source or article.id for article in gathered.undated):
        note(f"no date: {source}: its relative dates stay unresolved (give --published DAY)")
    return NOTHING_READ if gathered.unread else OK


def _read_again(
    prefix: str, paths: Sequence[str], as_of: date | None, published: date | None
) -> tuple[tuple[Found, ...], dict[str, Reading]]:
    gathered = _gather(paths, published, settings().workers)
    last_day = as_of or gathered.latest
    audits = saydo.audit(gathered.readings, as_of=last_day) if last_day else ()
    return matching(prefix, gathered.readings, audits), {r.article.id: r for r in gathered.readings}


def _from_store(prefix: str, path: Path) -> tuple[tuple[Found, ...], dict[str, Reading]]:
    """What the store knows under a prefix, with the readings that the record found points into."""
    if not path.exists():
        raise Stop(f"nothing is stored in {path} yet: run saydo audit, or name the PATH to read again", NOTHING_READ)
    with Store(path, create=False) as store:
        found = store.find(prefix)
        readings = {item.reading.article.id: item.reading for item in found if item.reading}
        for audit in (item.record for item in found if isinstance(item.record, Audit)):
            for article in dict.fromkeys(quotation.article for quotation in quotations(audit)):
                reading = readings.get(article) or store.reading(article)
                if reading:
                    readings[article] = reading
    return found, readings


def _not_one(prefix: str, found: Sequence[Found]) -> str:
    if not found:
        return f"no record has an id that begins with {prefix}"
    some = ", ".join(f"{item.id} ({item.kind})" for item in found[:5])
    return f"{prefix} begins {len(found)} ids, give more digits: {some}{' and more' if len(found) > 5 else ''}"


def main() -> None:
    """The console script."""
    app(prog_name="saydo")
