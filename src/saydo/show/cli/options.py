"""Options that several commands take, and what --help says of settings and exit statuses."""

from typing import Annotated

import typer

from saydo.show.terminal import WRONG_ARGUMENTS, Stop

MOST_WORKERS = 64
EXITS = """\b
Exit status:
  0    done; pages left out of a folder are named on standard error
  1    a PATH given here gave nothing to read (the rest was still done),
       an ID is unknown or not unique, the store cannot be used, or a port
       is in use
  2    wrong arguments or settings: a day that is no day, a report file
       that cannot be written, no --as-of and no article with a date
  130  interrupted"""
SETTINGS = """\b
Settings (environment):
  SAYDO_STORE    the file in which all that is read and found is kept
                 (default: ~/.local/share/saydo/saydo.db)
  SAYDO_WORKERS  processes for analysis where --workers is not given (1)
  SAYDO_CONTACT  an address or page at which a site that is read can reach you;
                 it is sent along with every request for a page
  SAYDO_FEEDS    the folder in which feeds are kept as they were had last
                 (default: ~/.cache/saydo/feeds)"""

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


def workers_asked(number: int | None) -> int | None:
    if number is not None and not 1 <= number <= MOST_WORKERS:
        raise Stop(f"--workers: {number} is not a number from 1 to {MOST_WORKERS}", WRONG_ARGUMENTS)
    return number
