"""Every word of an article that names an actor by itself, in order: what later words may point back to."""

import re
from collections.abc import Callable

from saydo.lexicon.actors import function_words
from saydo.resolve.inventory import Inventory, Landmark
from saydo.resolve.persons import person_named
from saydo.resolve.phrase import OWNED_BY, Link

FOLLOWING = re.compile(r"(?:['’]s?)?((?:\s[\w-]+){1,4})")


def landmarks(inventory: Inventory, links: Callable[[int, int], list[Link]]) -> list[Landmark]:
    """Every name, people, organ and office of the text that names an actor by itself, in order."""
    marks: list[Landmark] = []
    for name in inventory.reading.names:
        if name.label == "PERSON" and (person := person_named(inventory, name.span.text)) is not None:
            start = min(name.span.start, name.title.start) if name.title else name.span.start
            marks.append(Landmark(start, name.span.end, person.actor, person.reason))
    for organ in inventory.organs:
        found = (
            links(organ.start, _phrase_end(inventory, organ.end)) if OWNED_BY.match(inventory.text, organ.end) else []
        )
        marks += [Landmark(organ.start, organ.end, actor, reason, True) for actor, reason in found[:1]]
    ends = {organ.end for organ in inventory.organs} | {office.core_end for office in inventory.offices}
    for known in inventory.known:
        end = _organ_end(inventory, known.end, ends)
        found = links(known.start, end)
        marks += [
            Landmark(
                known.start,
                end,
                actor,
                reason,
                end > known.end or known.text.endswith("s") or actor.kind in ("armed group", "people"),
            )
            for actor, reason in found[:1]
        ]
    covered = [(mark.start, mark.end) for mark in marks]
    marks = [
        m for m in marks if not any(s <= m.start and m.end <= e and (s, e) != (m.start, m.end) for s, e in covered)
    ]
    return sorted(marks, key=lambda mark: mark.start)


def _phrase_end(inventory: Inventory, end: int) -> int:
    """The end of the name that follows "of" or "in" after an organ: "the generals in Niamey"."""
    joined = OWNED_BY.match(inventory.text, end)
    name = next((k for k in inventory.known if joined and k.start == joined.end()), None)
    return name.end if name else end


def _organ_end(inventory: Inventory, end: int, ends: set[int]) -> int:
    """Where the organ ends that a name begins: "French army", "Chad's new cabinet"; the name's own end elsewhere."""
    following = FOLLOWING.match(inventory.text, end)
    if following is None:
        return end
    words = list(re.finditer(r"[\w-]+", inventory.text[following.start(1) : following.end(1)]))
    for word in words:
        if word.group().lower() in function_words():
            return end
        if following.start(1) + word.end() in ends:
            return following.start(1) + word.end()
    return end
