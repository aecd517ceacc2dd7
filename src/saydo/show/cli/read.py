"""saydo read, saydo analyse: what sources hold, and what was read from one article."""

from typing import Annotated

import typer

from saydo.show import tables
from saydo.show.cli.options import AsJson, Published
from saydo.show.cli.sources import end, gathered_from
from saydo.show.json_form import dumped, reading_plain
from saydo.show.reading import read_sources
from saydo.show.terminal import day, run, show, writable, write


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


def analyse_command(
    path: Annotated[str, typer.Argument(metavar="FILE", help="A page or text to read.")],
    published: Published = None,
    as_json: AsJson = False,
) -> None:
    """Show what was read from one article: its facts, dates, figures, statements, events and commitments."""

    def command() -> int:
        gathered = gathered_from([path], day(published, "--published"), 1)
        if as_json:
            read = [reading_plain(reading) for reading in gathered.readings]
            write(dumped(read[0] if len(read) == 1 else {"readings": read}))
        else:
            show(block for reading in gathered.readings for block in tables.reading_tables(reading))
        return end(gathered)

    run(command)
