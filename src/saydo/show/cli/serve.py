"""saydo serve, saydo tokens: the desk in a browser, and who may use it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from saydo.settings import settings
from saydo.show.cli.kept import kept_store
from saydo.show.cli.options import EXITS
from saydo.show.desk_tables import counted, tokens_table
from saydo.show.terminal import NOTHING_READ, OK, WRONG_ARGUMENTS, Stop, console, note, run, show, write
from saydo.store import ROLES

PORT = 8321
LONGEST_NAME = 100
tokens_group = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    help="Who may use a desk that is served to others: names, roles and secrets.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
TokenName = Annotated[str, typer.Argument(metavar="NAME", help="Whose token it is; judgements are kept under it.")]


def serve_command(
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="The address of this machine to listen on.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="N", help="The port; 0 takes any that is free.")] = PORT,
    tokens: Annotated[bool, typer.Option("--tokens", help="Ask everybody for a token on this machine too.")] = False,
    public: Annotated[
        str | None,
        typer.Option("--public", metavar="ADDRESS", help="The address under which a proxy serves it: https://…"),
    ] = None,
    certificate: Annotated[
        str | None, typer.Option("--certificate", metavar="FILE", help="Serve https with this certificate (PEM).")
    ] = None,
    key: Annotated[str | None, typer.Option("--key", metavar="FILE", help="The key of the certificate (PEM).")] = None,
) -> None:
    """Serve the desk as pages and, under /api/v1, as an API, until it is interrupted.

    On this machine alone unless told otherwise. Anywhere else everybody must show a token (saydo tokens add).
    """

    def command() -> int:
        from saydo.show.web import ServeError, serve  # half a second that no other command should wait for

        try:
            serve(
                settings().store,
                host=host,
                port=port,
                tokens_required=True if tokens else None,
                public_address=public,
                certificate=Path(certificate) if certificate is not None else None,
                key=Path(key) if key is not None else None,
                ready=lambda address: note(f"serving {settings().store} at {address} (Ctrl-C ends it)"),
            )
        except ServeError as fault:
            raise Stop(str(fault), NOTHING_READ) from None
        return OK

    run(command)


def add_command(
    name: TokenName,
    role: Annotated[str, typer.Option("--role", metavar="ROLE", help=f"One of {', '.join(ROLES)}.")] = "read",
) -> None:
    """Make a token and print its secret, this once: the store keeps its hash alone."""

    def command() -> int:
        from saydo.show.web.callers import digest_of, new_token  # half a second, as above
        from saydo.store import Store

        if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
            raise Stop(f"{name!r} is no name: give up to {LONGEST_NAME} printable signs", WRONG_ARGUMENTS)
        secret = new_token()
        with Store(settings().store) as store:
            made = store.add_token(name.strip(), role=role, hashed=digest_of(secret), at=datetime.now(UTC))
        write(secret)
        note(f"the token of {made.name}, with the role {made.role}; it is shown this once")
        return OK

    run(command)


def list_command() -> None:
    """List the tokens: names, roles and days, never the secrets."""

    def command() -> int:
        with kept_store() as store:
            tokens = store.tokens()
        console().print(f"{counted(len(tokens), 'token')}.\n")
        show([tokens_table(tokens)] if tokens else [])
        return OK

    run(command)


def revoke_command(name: TokenName) -> None:
    """Take a token out of force, at once and for good."""

    def command() -> int:
        with kept_store(read_only=False) as store:
            store.revoke_token(name.strip(), at=datetime.now(UTC))
        note(f"the token of {name.strip()} is in force no longer")
        return OK

    run(command)


for command_name, function, line in (
    ("add", add_command, "Make a token."),
    ("list", list_command, "List the tokens."),
    ("revoke", revoke_command, "Take a token out of force."),
):
    tokens_group.command(command_name, epilog=EXITS, short_help=line)(function)
