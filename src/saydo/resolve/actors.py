"""Who is meant: every actor, target, promiser and speaker of a reading linked to an Actor, with the reason.

The article's own words go first, then those of the other articles of a dossier, then what is commonly known. Unsure
means unlinked, for a false attribution is the worst error.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from saydo.records import Actor, Commitment, Event, Mention, Reading, Span, Statement
from saydo.resolve.bodies import unlisted_body
from saydo.resolve.inventory import Inventory, Landmark, Person, survey
from saydo.resolve.landmarks import landmarks
from saydo.resolve.own_names import OwnNames, own_names
from saydo.resolve.persons import introduce
from saydo.resolve.phrase import Link
from saydo.resolve.places import resolve_places
from saydo.resolve.reference import Reference
from saydo.resolve.words import named

Links = Callable[[Span, Statement | None], list[Link]]


def resolve_actors(reading: Reading) -> Reading:
    """The reading with its actors and places linked, as far as the article itself and common knowledge go."""
    return resolved(reading, inventory_of(reading))


def actors_in(reading: Reading, start: int, end: int, inventory: Inventory | None = None) -> list[Link]:
    """All actors that the words between two offsets name or point to, several for coordinated names."""
    found = inventory if inventory is not None else inventory_of(reading)
    if inventory is None:
        statements_with_speakers(reading, found)
    return _links(found, Reference(found), start, end, None)


def _links(inventory: Inventory, reference: Reference, start: int, end: int, within: Statement | None) -> list[Link]:
    """What the words name, else what they point back to, else a body under its own name."""
    return named(inventory, start, end) or reference.resolve(start, end, within) or unlisted_body(inventory, start, end)


def inventory_of(reading: Reading, *, others: Sequence[Person] = (), own: OwnNames | None = None) -> Inventory:
    """Persons, then everything that later words may point back to. own: the names that act for themselves in a dossier,
    by default those of the article."""
    inventory = introduce(survey(reading, own_names([reading]) if own is None else own), others=others)
    return replace(inventory, landmarks=landmarks(inventory, lambda start, end: named(inventory, start, end)))


def statements_with_speakers(reading: Reading, inventory: Inventory) -> list[Statement]:
    """The statements in their order, each speaker linked; the inventory remembers those who spoke."""
    links = _links_of(inventory)
    statements: list[Statement] = []
    for statement in reading.statements:
        found = _with_speaker(statement, links, _around(statements, statement.speaker))
        statements.append(found)
        _remember(inventory, found)
    return statements


def _links_of(inventory: Inventory) -> Links:
    reference = Reference(inventory)

    def links(span: Span, within: Statement | None) -> list[Link]:
        return _links(inventory, reference, span.start, span.end, within)

    return links


def resolved(reading: Reading, inventory: Inventory) -> Reading:
    statements = statements_with_speakers(reading, inventory)
    links = _links_of(inventory)
    by_id = {statement.id: statement for statement in statements}
    events = tuple(_with_actors(event, links, by_id) for event in reading.events)
    commitments = tuple(_with_promiser(commitment, links, by_id) for commitment in reading.commitments)
    return resolve_places(replace(reading, statements=tuple(statements), events=events, commitments=commitments))


def _around(statements: list[Statement], span: Span | None) -> Statement | None:
    """The innermost statement whose contents hold the words."""
    holding = [s for s in statements if span is not None and any(content.covers(span) for content in s.contents)]
    return min(holding, key=lambda s: s.span.end - s.span.start) if holding else None


def _with_speaker(statement: Statement, links: Links, within: Statement | None) -> Statement:
    if statement.speaker is None:
        return statement
    found = links(statement.speaker, within)
    if len({actor.id for actor, _ in found}) != 1:
        return statement
    actor, reason = found[0]
    return replace(statement, speaker_actor=actor, speaker_reason=reason)


def _remember(inventory: Inventory, statement: Statement) -> None:
    """A speaker who was named by a pronoun or a bare office is one whom the next pronoun may point back to."""
    speaker, actor = statement.speaker, statement.speaker_actor
    if speaker is None or actor is None or inventory.landmarks_in(speaker.start, speaker.end):
        return
    inventory.landmarks.append(Landmark(speaker.start, speaker.end, actor, statement.speaker_reason or ""))
    inventory.landmarks.sort(key=lambda mark: mark.start)


def _with_actors(event: Event, links: Links, statements: dict[str, Statement]) -> Event:
    within = statements.get(event.statement or "")
    return replace(event, actors=_linked(event.actors, links, within), targets=_linked(event.targets, links, within))


def _with_promiser(commitment: Commitment, links: Links, statements: dict[str, Statement]) -> Commitment:
    within = statements.get(commitment.statement or "")
    return replace(commitment, who=_linked(commitment.who, links, within))


def _linked(mentions: tuple[Mention, ...], links: Links, within: Statement | None) -> tuple[Mention, ...]:
    """Each mention with its actor; one for each party that a mention names. Resolving twice changes nothing."""
    found: list[Mention] = []
    for span in dict.fromkeys(mention.span for mention in mentions):
        linked: list[tuple[Actor | None, str | None]] = list(links(span, within)) or [(None, None)]
        found += [Mention(span, actor, reason) for actor, reason in linked]
    return tuple(found)
