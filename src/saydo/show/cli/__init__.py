"""The command line: one module a group of commands, all of them in the list COMMANDS."""

from collections.abc import Callable
from typing import Annotated

import typer

import saydo
from saydo.show.cli.ask import changes_command, due_command, search_command
from saydo.show.cli.audit import audit_command
from saydo.show.cli.desk import add_command, forget_command, watch_command
from saydo.show.cli.events import events_command
from saydo.show.cli.explain import explain_command
from saydo.show.cli.export import export_command
from saydo.show.cli.options import EXITS, SETTINGS
from saydo.show.cli.read import analyse_command, read_command
from saydo.show.cli.review import review_group
from saydo.show.cli.serve import serve_command, tokens_group

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
    ("add", add_command, "Put articles on the desk, and audit what they promise or bear on."),
    ("watch", watch_command, "Put on the desk what is new in feeds, again and again."),
    ("search", search_command, "Find articles by their words."),
    ("due", due_command, "List the commitments that fall due."),
    ("changes", changes_command, "List the changes of verdict."),
    ("export", export_command, "Write what the desk holds to a file."),
    ("forget", forget_command, "Remove an article and all that came from it."),
    ("serve", serve_command, "Serve the desk as pages and as an API."),
)
# Groups of commands.
GROUPS: tuple[tuple[str, typer.Typer, str], ...] = (
    ("review", review_group, "List what somebody should look at; keep what people say of it."),
    ("tokens", tokens_group, "Say who may use a desk that is served to others."),
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
for name, group, line in GROUPS:
    app.add_typer(group, name=name, epilog=EXITS, short_help=line)


def main() -> None:
    """The console script."""
    app(prog_name="saydo")
