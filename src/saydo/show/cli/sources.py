"""What the commands that read sources share: reading and analysing them, and saying at the end what was left out."""

from collections.abc import Sequence
from datetime import date

from saydo.show.gather import Gathered, gather
from saydo.show.terminal import NOTHING_READ, OK, Stop, note, watched


def gathered_from(paths: Sequence[str], published: date | None, workers: int) -> Gathered:
    """Read and analyse; where nothing at all came of it, name what was in the way and stop."""
    gathered = gather(paths, published=published, workers=workers, watch=watched())
    if not gathered.readings:
        for problem in gathered.problems[:-1]:
            note(f"left out: {problem.source}: {problem.message}")
        last = gathered.problems[-1]
        raise Stop(f"nothing could be read: {last.source}: {last.message}", NOTHING_READ)
    return gathered


def end(gathered: Gathered) -> int:
    """Say what was left out and what could not be dated, and with which status to leave."""
    undated = {article.source or article.id for article in gathered.undated}
    for problem in gathered.problems:
        if problem.source in undated and problem.message.startswith("no date of publication"):
            continue
        at = f" at {problem.span.start}" if problem.span else ""
        note(f"left out: {problem.source}{at}: {problem.message}")
    for source in dict.fromkeys(article.source or article.id for article in gathered.undated):
        note(f"no date: {source}: its relative dates stay unresolved (give --published DAY)")
    return NOTHING_READ if gathered.unread else OK
