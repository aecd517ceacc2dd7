"""What one article of a dossier introduces helps to resolve mentions in the others."""

import re
from collections.abc import Sequence
from dataclasses import replace

from saydo.records import Name, Reading
from saydo.resolve.actors import inventory_of, resolved
from saydo.resolve.inventory import Person
from saydo.resolve.own_names import own_names


def link_across(readings: Sequence[Reading]) -> list[Reading]:
    """The readings of a dossier, in order: persons whom one article introduces are known in the others.

    An article's own words go first; what another only makes likely helps where all that do so agree.
    """
    own = own_names(readings)
    surveyed = [inventory_of(reading, own=own).persons for reading in readings]
    linked = []
    for place, reading in enumerate(readings):
        others = [
            person
            for other, persons in enumerate(surveyed)
            if other != place
            for person in persons
            if _introduced(person)
        ]
        named = with_names(reading, others)
        linked.append(resolved(named, inventory_of(named, others=others, own=own)))
    return linked


def _introduced(person: Person) -> bool:
    """Named in full and with an office: enough to know the person by elsewhere."""
    return " " in person.actor.name and person.actor.role is not None


def with_names(reading: Reading, others: Sequence[Person]) -> Reading:
    """The reading with the names of these persons where its own extraction took them for something else or nothing."""
    words = sorted(
        {n for p in others for n in (p.actor.name, p.actor.name.split()[-1]) if len(n) > 3}, key=len, reverse=True
    )
    if not words:
        return reading
    known = {name.span.start: name for name in reading.names}
    taken = [name.span for name in reading.names if name.label == "PERSON" or name.rule == "name.lexicon"]
    for match in re.finditer(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", reading.article.text):
        span = reading.article.span(*match.span())
        if not any(span.overlaps(other) for other in taken) and not _in_longer_name(reading.article.text, span.start):
            known = {start: name for start, name in known.items() if not name.span.overlaps(span)}
            known[span.start] = Name(reading.article.id, span, "name.dossier", "PERSON")
    return replace(reading, names=tuple(known[start] for start in sorted(known)))


def _in_longer_name(text: str, start: int) -> bool:
    """A capitalised word stands right before: it is another's name, or that of a thing ("Camp Macron")."""
    before = re.search(r"(\w+)\s$", text[max(0, start - 30) : start])
    return (
        before is not None
        and before.group(1)[0].isupper()
        and not re.search(r"(?:^|[.!?:]\s|\n|[“\"])\w+\s$", text[max(0, start - 30) : start])
    )
