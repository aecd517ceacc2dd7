"""Through whom an announcement came to the reader: the officials who told a paper that another one quotes."""

from collections.abc import Iterable
from dataclasses import replace

from saydo.records import Audit, Reading


def with_sources(audit: Audit, readings: Iterable[Reading]) -> Audit:
    """The audit with the chain of sources of each announcement, as the statement that it stands in has it."""
    told = {item.article for item in audit.announced}
    own = [reading for reading in readings if reading.article.id in told]
    stated = {c.id: c.statement for reading in own for c in reading.commitments}
    through = {s.id: s.via for reading in own for s in reading.statements if s.via}
    return replace(
        audit,
        announced=tuple(
            replace(item, via=through.get(stated.get(item.commitment) or "", ())) for item in audit.announced
        ),
    )
