"""saydo add, watch, forget: what comes onto the desk, and what leaves it."""

import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

import saydo
from saydo.desk.add import Added, add
from saydo.desk.auditing import Auditor
from saydo.desk.feeds import Polled, due, feeds_in, is_known, poll
from saydo.read import Fetcher
from saydo.records import Article, Problem
from saydo.settings import settings
from saydo.show.cli.kept import kept_store
from saydo.show.cli.options import Published, workers_asked
from saydo.show.cli.progress import Watched
from saydo.show.desk_tables import changes_table, counted
from saydo.show.terminal import NOTHING_READ, OK, WRONG_ARGUMENTS, Stop, console, day, note, run, show, watched
from saydo.show.webhooks import deliver
from saydo.show.words import day as day_words
from saydo.store import Store, ask
from saydo.store.nearby import latest_day, near

SHORTEST_SLEEP, LONGEST_SLEEP = 10.0, 600.0
MOST_CHANGES = 50

Workers = Annotated[int | None, typer.Option("--workers", metavar="N", help="Processes for analysis.")]


def add_command(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help="Files, folders, addresses of pages or feeds, or - for standard input."),
    ],
    dossier: Annotated[
        str | None,
        typer.Option("--dossier", metavar="NAME", help="Put the articles into a dossier, audited as a whole."),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="DAY", help="The day of the audits. Without it: the latest day of publication."
        ),
    ] = None,
    published: Published = None,
    no_follow: Annotated[
        bool, typer.Option("--no-follow", help="Take the items of feeds as they stand, without fetching their pages.")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="Analyse what is kept already anew.")] = False,
    workers: Workers = None,
) -> None:
    """Read, analyse and keep the articles of the SOURCEs, and audit what they promise or bear on.

    What is known is passed over. A run that breaks off loses nothing that it kept; the same command goes on from there.
    """

    def command() -> int:
        last_day, told, put_into = day(as_of, "--as-of"), day(published, "--published"), _name(dossier)
        chosen, processes = settings(), workers_asked(workers)
        today = date.today()
        with Store(chosen.store) as store, Watched(watched()) as bar:
            unread: list[str] = []
            items = _items(store, sources, unread, published=told, follow=not no_follow, today=today)
            added = add(
                store,
                items,
                today=today,
                as_of=last_day,
                dossier=put_into,
                again=again,
                workers=processes or chosen.workers,
                watch=bar.tell,
            )
            bar.close()
            _say_what_came(store, added)
            _send(store)
        return NOTHING_READ if unread else OK

    run(command)


def watch_command(
    file: Annotated[str, typer.Argument(metavar="FEEDS", help="A TOML file that lists the feeds.")],
    once: Annotated[bool, typer.Option("--once", help="Ask the feeds whose time has come, and leave.")] = False,
    workers: Workers = None,
) -> None:
    """Ask the feeds in a TOML file again and again, each at its own pace, and keep and audit what is new in them.

    A feed that fails is asked ever more seldom. Pages that are known are not fetched again. End it with Ctrl-C.
    """

    def command() -> int:
        chosen = settings()
        processes = workers_asked(workers) or chosen.workers
        feeds = feeds_in(Path(file))
        fetcher = Fetcher(keep_feeds_in=chosen.feeds)
        with Store(chosen.store) as store:
            while True:
                failed = 0
                for feed, moment in due(store, feeds, datetime.now(UTC)):
                    now = datetime.now(UTC)
                    if moment > now:
                        continue
                    with Watched(watched()) as bar:
                        polled = poll(store, feed, fetcher=fetcher, now=now, workers=processes, watch=bar.tell)
                    failed += polled.problem is not None
                    _say_what_was_polled(store, polled)
                _send(store)
                if once:
                    return NOTHING_READ if failed else OK
                time.sleep(_pause(moment for _, moment in due(store, feeds, datetime.now(UTC))))

    run(command)


def forget_command(
    name: Annotated[str, typer.Argument(metavar="URL|ID", help="The address or the id of an article.")],
) -> None:
    """Remove an article and all that came from it: its records, the audits that quote it, what was said of its words.

    Cases that lost an audit are audited again without it. The article is not taken again from any source.
    """

    def command() -> int:
        with kept_store(read_only=False) as store:
            gone = store.forget(name.strip(), at=datetime.now(UTC))
            last_day = latest_day(store, not_after=date.today())
            if last_day is not None:
                Auditor(store, as_of=last_day).cases(near(store, gone.cases))
            note(
                f"forgotten: {counted(len(gone.articles), 'article')} in {counted(gone.versions, 'version')}, "
                f"{counted(gone.records, 'record')}, {counted(gone.audits, 'audit')}, "
                f"{counted(gone.judgements, 'judgement')}; {counted(len(gone.cases), 'case')} audited again, "
                f"{len(gone.dropped)} dropped"
            )
        return OK

    run(command)


def _items(
    store: Store, sources: Sequence[str], unread: list[str], *, published: date | None, follow: bool, today: date
) -> Iterator[Article | Problem]:
    """All that the sources give; those that give no article are put into `unread`."""
    fetcher = Fetcher(keep_feeds_in=settings().feeds)
    passed_over = 0

    def known(address: str, modified: date | None) -> bool:
        nonlocal passed_over
        is_there = is_known(store, address, modified, today)
        passed_over += is_there
        return is_there

    for source in sources:
        some, before = False, passed_over
        for item in saydo.read(source, published=published, follow=follow, fetcher=fetcher, known=known):
            some = some or isinstance(item, Article)
            yield item
        if not some and passed_over == before:
            unread.append(source)
    fetcher.close()


def _name(dossier: str | None) -> str | None:
    if dossier is not None and not dossier.strip():
        raise Stop("--dossier: the name is empty", WRONG_ARGUMENTS)
    return dossier.strip() if dossier is not None else None


def _say_what_came(store: Store, added: Added) -> None:
    """The counts, the changes of verdict, then on standard error what was left out."""
    screen = console()
    as_of = f" as of {day_words(added.as_of)}" if added.as_of else ""
    screen.print(
        f"{counted(len(added.new), 'new article')}, {added.known} known; {counted(added.audits, 'new audit')}{as_of}."
    )
    changes = [ask.change(store, name) for name in added.changes[:MOST_CHANGES]]
    if changes:
        show([changes_table(changes)])
    if len(added.changes) > MOST_CHANGES:
        screen.print(f"{len(added.changes) - MOST_CHANGES} more: saydo changes --since {added.as_of}")
    for problem in dict.fromkeys(added.problems):
        note(f"{problem.source}: {problem.message}")
    if added.as_of is None and added.new:
        note("nothing was audited: none of the articles has a date (give --published DAY or --as-of DAY)")


def _say_what_was_polled(store: Store, polled: Polled) -> None:
    """A line a feed that brought something or failed, with its changes of verdict."""
    added = polled.added
    if polled.problem is not None:
        note(f"{polled.feed.url}: {polled.problem}")
    if not added.new:
        return
    screen = console()
    screen.print(f"{polled.feed.url}: {counted(len(added.new), 'new article')}, {counted(added.audits, 'new audit')}.")
    if added.changes:
        show([changes_table([ask.change(store, name) for name in added.changes[:MOST_CHANGES]])])


def _send(store: Store) -> None:
    """Tell the webhooks; one that cannot be told is named, and tried again the next time."""
    for sent in deliver(store, now=lambda: datetime.now(UTC)):
        if not sent.done:
            note(f"not delivered to {sent.url}: {sent.problem or f'the server answers {sent.status}'}")


def _pause(moments: Iterator[datetime]) -> float:
    """Seconds until the next feed is due, within limits."""
    left = (min(moments) - datetime.now(UTC)).total_seconds()
    return min(max(left, SHORTEST_SLEEP), LONGEST_SLEEP)
