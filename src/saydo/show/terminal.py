"""What the commands share: consoles, one-line complaints, exit statuses, files that are written whole or not at all."""

import os
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import typer
from rich.console import Console, RenderableType

from saydo.desk.feeds import FeedsError
from saydo.settings import SettingError
from saydo.show.tables import plain
from saydo.store import AskError, StoreError, UnknownId

OK, NOTHING_READ, WRONG_ARGUMENTS = 0, 1, 2
PIPE_WIDTH = 100
NARROWEST = 40


class Stop(Exception):
    """One line for the reader and the exit status that goes with it."""

    def __init__(self, line: str, status: int) -> None:
        super().__init__(line)
        self.status = status


def run(command: Callable[[], int]) -> None:
    """Run a command and leave with its exit status; what stops it is one line on standard error."""
    try:
        status = command()
        sys.stdout.flush()
    except Stop as stop:
        note(str(stop))
        status = stop.status
    except SettingError as fault:
        note(str(fault))
        status = WRONG_ARGUMENTS
    except StoreError as fault:
        note(str(fault))
        status = NOTHING_READ
    except UnknownId as fault:
        note(str(fault))
        status = NOTHING_READ
    except (AskError, FeedsError) as fault:
        note(str(fault))
        status = WRONG_ARGUMENTS
    except BrokenPipeError:
        raise
    except (OSError, UnicodeEncodeError) as fault:
        note(f"the output cannot be written: {fault}")
        status = NOTHING_READ
    raise typer.Exit(status)


def note(line: str) -> None:
    """One line on standard error."""
    typer.echo(f"saydo: {plain(line)}", err=True)


def write(text: str) -> None:
    """Text as it is on standard output: no wrapping, no colour."""
    typer.echo(text.encode("utf-8", "backslashreplace").decode("utf-8"))


def show(blocks: Iterable[RenderableType]) -> None:
    """Blocks on standard output, as wide as the terminal; 100 columns (or COLUMNS) and no colour in a pipe."""
    screen = console()
    for block in blocks:
        screen.print(block)


def console() -> Console:
    if sys.stdout.isatty():
        return Console(highlight=False)
    columns = os.environ.get("COLUMNS", "")
    width = max(int(columns), NARROWEST) if columns.isdecimal() else PIPE_WIDTH
    return Console(highlight=False, width=width, no_color=True, color_system=None)


def watched() -> Console | None:
    """A console for progress, where somebody is looking: both outputs are terminals."""
    return Console(stderr=True) if sys.stderr.isatty() and sys.stdout.isatty() else None


def day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Stop(f"{option}: {text!r} is no day; write it as 2022-01-15", WRONG_ARGUMENTS) from None


def writable(name: str, option: str = "--html") -> Path:
    """A file that can be written, found out before the long work."""
    path = Path(name)
    folder = path.parent
    if path.is_dir():
        raise Stop(f"{option}: {name} is a folder", WRONG_ARGUMENTS)
    if not folder.is_dir():
        raise Stop(f"{option}: there is no folder {folder}", WRONG_ARGUMENTS)
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise Stop(f"{option}: {name} cannot be written", WRONG_ARGUMENTS)
    return path


def save(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as fault:
        raise Stop(f"{path} cannot be written: {fault.strerror}", WRONG_ARGUMENTS) from None
