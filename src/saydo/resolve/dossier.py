"""What one article of a dossier introduces helps to resolve mentions in the others."""

from collections.abc import Sequence

from saydo.records import Reading
from saydo.resolve.actors import inventory_of, resolved
from saydo.resolve.inventory import Person


def link_across(readings: Sequence[Reading]) -> list[Reading]:
    """The readings of a dossier, in order: persons whom one article introduces are known in the others.

    An article's own words go first; what another only makes likely helps where all that do so agree.
    """
    surveyed = [inventory_of(reading).persons for reading in readings]
    linked = []
    for place, reading in enumerate(readings):
        others = [
            person
            for other, persons in enumerate(surveyed)
            if other != place
            for person in persons
            if _introduced(person)
        ]
        linked.append(resolved(reading, inventory_of(reading, others=others)))
    return linked


def _introduced(person: Person) -> bool:
    """Named in full and with an office: enough to know the person by elsewhere."""
    return " " in person.actor.name and person.actor.role is not None
