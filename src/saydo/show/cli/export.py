"""saydo export: what the desk holds, as files that other programs read."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from saydo.show.claim_review import Publisher
from saydo.show.cli.kept import kept_store
from saydo.show.desk_tables import counted
from saydo.show.export import TABLES, Table
from saydo.show.export.formats import printable, write_csv, write_jsonl, write_parquet
from saydo.show.export.wanted import Wanted
from saydo.show.terminal import OK, WRONG_ARGUMENTS, Stop, day, note, run, writable
from saydo.store import Store

ENDINGS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet", ".toml": "toml"}
NAMES = ", ".join(table.name for table in TABLES)


def export_command(
    what: Annotated[str, typer.Argument(metavar="WHAT", help=f"One of {NAMES}.")],
    to: Annotated[
        str | None, typer.Option("--to", metavar="FILE", help="Where to. Without it: standard output.")
    ] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help="jsonl, csv or parquet. Without it: by the ending of FILE."),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="Articles published from that day on; cases as of it.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="Until that day.")] = None,
    dossier: Annotated[str | None, typer.Option("--dossier", metavar="NAME", help="Only of this dossier.")] = None,
    who: Annotated[str | None, typer.Option("--who", metavar="ACTOR", help="Only cases of this actor.")] = None,
    deed: Annotated[str | None, typer.Option("--deed", metavar="DEED", help="Only cases of this deed.")] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="PLACE", help="Only cases of this place.")] = None,
    verdict: Annotated[
        str | None, typer.Option("--verdict", metavar="VERDICT", help="Only cases with this verdict.")
    ] = None,
    gap: Annotated[str | None, typer.Option("--gap", metavar="GAP", help="Only cases with this gap.")] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="NAME", help="Who publishes the claim reviews.")
    ] = None,
    site: Annotated[
        str | None, typer.Option("--site", metavar="ADDRESS", help="Where the pages of cases are served: https://…")
    ] = None,
) -> None:
    """Write what the desk holds: articles, records, cases, judgements, claim reviews, PLOVER-style events.

    A file is written whole or not at all. Rejections and corrections come as test cases (TOML).
    """

    def command() -> int:
        table = _table(what)
        target = writable(to, "--to") if to is not None else None
        form_asked = _format(table, form, target)
        wanted = Wanted(
            day(since, "--since"), day(until, "--until"), dossier, who, deed, place, verdict, gap,
            Publisher(publisher, _site(site)),
        )  # fmt: skip
        with kept_store() as store, _opened(target) as stream:
            count = _write(table, form_asked, store, wanted, stream)
        if target is not None:
            note(f"{counted(count, 'row')} in {target}")
        if table.name == "claim-reviews" and not (publisher and site):
            note("who publishes them is not said: give --publisher NAME and --site ADDRESS")
        return OK

    run(command)


def _table(name: str) -> Table:
    table = next((table for table in TABLES if table.name == name), None)
    if table is None:
        raise Stop(f"{name!r} is none of {NAMES}", WRONG_ARGUMENTS)
    return table


def _format(table: Table, asked: str | None, target: Path | None) -> str:
    """What was asked for, else what the file's ending says, else the table's usual one."""
    by_name = ENDINGS.get(target.suffix.lower()) if target is not None else None
    found = asked or by_name or table.formats[0]
    if found not in table.formats:
        raise Stop(f"{table.name} can be written as {' or '.join(table.formats)}, not as {found!r}", WRONG_ARGUMENTS)
    if found == "parquet" and target is None:
        raise Stop("parquet is no text: give --to FILE", WRONG_ARGUMENTS)
    return found


def _site(site: str | None) -> str | None:
    if site is not None and not site.startswith(("https://", "http://")):
        raise Stop(f"--site: {site!r} is no address like https://desk.example.org", WRONG_ARGUMENTS)
    return site


def _write(table: Table, form: str, store: Store, wanted: Wanted, stream: BinaryIO) -> int:
    if form == "parquet":
        return write_parquet(table.columns, table.rows(store, wanted), stream)
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    try:
        if form == "csv":
            return write_csv(table.columns, table.rows(store, wanted), text)
        if table.text is not None:
            return sum(text.write(printable(piece)) > 0 for piece in table.text(store, wanted)) - 1
        line = table.line
        if line is None:
            raise AssertionError("a table without a flat form has lines or a text")
        return write_jsonl((line(row) for row in table.rows(store, wanted)), text)
    finally:
        text.detach()  # flushes, and leaves the stream to whom it belongs


@contextmanager
def _opened(target: Path | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that takes its name when it is whole."""
    if target is None:
        yield sys.stdout.buffer
        return
    aside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with aside.open("wb") as stream:
            yield stream
        aside.replace(target)
    except OSError as fault:
        raise Stop(f"{target} cannot be written: {fault.strerror}", WRONG_ARGUMENTS) from None
    finally:
        aside.unlink(missing_ok=True)
