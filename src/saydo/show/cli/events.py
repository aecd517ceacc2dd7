"""saydo events: every event that the articles tell of, once, with all its tellings."""

from typing import Annotated

import typer

import saydo
from saydo.settings import settings
from saydo.show import event_tables
from saydo.show.cli.options import AsJson, Published, workers_asked
from saydo.show.cli.sources import end, gathered_from
from saydo.show.merged_json import merged_json
from saydo.show.terminal import console, day, run, write
from saydo.show.words import counted_articles


def events_command(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Pages, folders or text dumps to read.")],
    several: Annotated[
        bool, typer.Option("--several", help="Only events that more than one article tells of.")
    ] = False,
    published: Published = None,
    as_json: AsJson = False,
    workers: Annotated[int | None, typer.Option("--workers", metavar="N", help="Processes for analysis.")] = None,
) -> None:
    """List every event that the articles in the PATHs tell of: what was done, planned or denied, by whom, where, when.

    Tellings of one event are merged, within an article and across articles, and what they contradict each other in is
    said.
    """

    def command() -> int:
        gathered = gathered_from(paths, day(published, "--published"), workers_asked(workers) or settings().workers)
        merged = saydo.merge_events(gathered.readings)
        chosen = [event for event in merged if not several or len(event.articles) > 1]
        if as_json:
            write(merged_json(chosen, gathered.articles, gathered.problems))
            return end(gathered)
        screen = console()
        of_several = " told by more than one of them" if several else ""
        count = f"{len(chosen)} event{'s' * (len(chosen) != 1)}"
        screen.print(f"{count} in {counted_articles(gathered.articles.values())}{of_several}.\n")
        for block in event_tables.merged_events(chosen, gathered.articles, width=screen.width):
            screen.print(block)
        return end(gathered)

    run(command)
