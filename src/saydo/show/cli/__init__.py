"""The command line: one module a group of commands, all of them in the list COMMANDS."""

from collections.abc import Callable
from typing import Annotated

import typer

import saydo
from saydo.show.cli.audit import audit_command
from saydo.show.cli.events import events_command
from saydo.show.cli.explain import explain_command
from saydo.show.cli.options import EXITS, SETTINGS
from saydo.show.cli.read import analyse_command, read_command

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

# Name, function and one line each, in the order in which --help lists them.
COMMANDS: tuple[tuple[str, Callable[..., None], str], ...] = (
    ("read", read_command, "List the articles in pages, feeds, addresses and archives."),
    ("audit", audit_command, "Audit every commitment in pages and folders."),
    ("analyse", analyse_command, "Show what was read from one article."),
    ("events", events_command, "List the events told of, each once with all its tellings."),
    ("explain", explain_command, "Show where a record or an audit comes from."),
)


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


for name, function, line in COMMANDS:
    app.command(name, epilog=EXITS, short_help=line)(function)


def main() -> None:
    """The console script."""
    app(prog_name="saydo")
