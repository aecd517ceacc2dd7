"""saydo explain: where a record or an audit comes from."""

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
from saydo.show.cli.options import AsOf, Published
from saydo.show.cli.sources import gathered_from
from saydo.show.explain import explain, matching, quotations
from saydo.show.terminal import NOTHING_READ, OK, WRONG_ARGUMENTS, Stop, day, run, show
from saydo.store import Found, Store

SHORTEST_PREFIX = 4


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


def _read_again(
    prefix: str, paths: Sequence[str], as_of: date | None, published: date | None
) -> tuple[tuple[Found, ...], dict[str, Reading]]:
    gathered = gathered_from(paths, published, settings().workers)
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
