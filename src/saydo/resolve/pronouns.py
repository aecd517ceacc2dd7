"""Whom a pronoun stands for: "he", "she", "it", "they", "who". Where two would fit, none is taken."""

import re

from saydo.lexicon.offices import Office
from saydo.resolve.inventory import Inventory, Landmark
from saydo.resolve.owners import sole_holder
from saydo.resolve.phrase import Link

HE_OR_SHE = {"he": "m", "she": "f", "him": "m", "her": "f", "himself": "m", "herself": "f"}
EMPTY = re.compile(
    r"it\s+(?:is|was|has been|had been|will be|would be|may be|seems|seemed|appears|appeared|remains|remained|"
    r"emerged|turned out|took|takes|could be|might be|looks|looked)\b",
    re.IGNORECASE,
)


def antecedent(inventory: Inventory, offset: int) -> Link | None:
    """Whom "who" or "which" stands for: the actor named right before."""
    mark = next((m for m in inventory.landmarks if inventory.text[m.end : offset] in (" ", ", ")), None)
    return (mark.actor, "named right before") if mark else None


def he_or_she(inventory: Inventory, offset: int, gender: str) -> Link | None:
    """The one person of fitting gender earlier in the sentence, else whom the sentence before begins with."""
    sentence = inventory.sentence(offset)
    if sentence is None:
        return None
    here = _persons_between(inventory, sentence.span.start, offset, gender)
    if here:
        return (
            (here[0].actor, f"“{'he' if gender == 'm' else 'she'}” is the one person named earlier in the sentence")
            if len({mark.actor.id for mark in here}) == 1
            else None
        )
    before = inventory.sentence_before(offset)
    for _ in range(3):
        if before is None:
            return None
        found = _persons_between(inventory, before.span.start, before.span.end, gender)
        if found:
            one = len({mark.actor.id for mark in found}) == 1
            subject = found[0].start - before.span.start < 4 or _speaks(inventory, found[0])
            subject = subject and not inventory.text.startswith((" and ", ", and "), found[0].end)
            return (found[0].actor, "the person of the sentence before") if one or subject else None
        if (office := _office_begins(inventory, before.span.start)) is not None:
            holder = sole_holder(inventory.persons, office.role.role, office.start)
            fits = holder is not None and holder.gender in (gender, "either")
            return (
                (holder.actor, "the holder of the office that the sentence before begins with")
                if (holder is not None and fits)
                else None
            )
        before = inventory.sentence_before(before.span.start)
    return None


def _office_begins(inventory: Inventory, start: int) -> Office | None:
    """The office of one person with which a sentence begins: "The prime minister answered"."""
    return next((o for o in inventory.offices if o.start - start < 5 and o.start >= start and o.role.unique), None)


def _persons_between(inventory: Inventory, start: int, end: int, gender: str) -> list[Landmark]:
    genders = {person.actor.id: person.gender for person in inventory.persons}
    return [
        mark
        for mark in inventory.landmarks_in(start, end)
        if (mark.actor.kind == "person" or mark.actor.role)
        and genders.get(mark.actor.id, "either") in (gender, "either")
    ]


def _speaks(inventory: Inventory, mark: Landmark) -> bool:
    return any(
        s.speaker is not None and s.speaker.start <= mark.start < s.speaker.end for s in inventory.reading.statements
    )


def it_or_they(inventory: Inventory, offset: int, *, plural: bool) -> Link | None:
    """The state or body that this sentence, or else the sentence before, begins with."""
    sentence = inventory.sentence(offset)
    before = inventory.sentence_before(offset)
    if EMPTY.match(inventory.text, offset):
        return None
    for here, end in ((sentence, offset), (before, before.span.end if before else 0)):
        if here is None:
            return None
        marks = [
            m
            for m in inventory.landmarks_in(here.span.start, end)
            if m.actor.kind not in ("person", "people") and m.actor.role is None
        ]
        if marks and marks[0].start - here.span.start < 5 and (not plural or marks[0].plural):
            return marks[0].actor, f"{'they' if plural else 'it'}: the actor that the sentence begins with"
        if marks or any(m.start - here.span.start < 5 for m in inventory.landmarks_in(here.span.start, end)):
            return None
    return None
