"""Whose an office is: the state or body that its holder acts for, with the reason."""

import re
from dataclasses import dataclass

from saydo.lexicon.actors import STATE_KINDS, common_bodies
from saydo.lexicon.gazetteer import STATE_SENSES, Known
from saydo.lexicon.offices import Office
from saydo.records import Sentence
from saydo.resolve.evidence import state_at, states_in, subject_state
from saydo.resolve.inventory import COURTESIES, Inventory, Person, holder_of, sense_here, surname_of

POSSESSIVE = re.compile(r"['’]s?\s+$")
RUNS = re.compile(
    r",\s+who\s+(?:now\s+|then\s+)?(?:runs|ran|heads|headed|leads|led|commands|commanded|oversees|oversaw|chairs|chaired|"
    r"manages|managed|directs|directed|speaks for|spoke for|speaks on behalf of|negotiates for|negotiated for|"
    r"represents|represented|governs|governed|rules|ruled)\s+(?:the\s+)?"
)
UNITED_NATIONS = re.compile(r"\b(?:UN|U\.N\.|NATO|EU)\b")


@dataclass(frozen=True, slots=True)
class Owner:
    """A state by its code, or a body by its short name."""

    country: str | None
    body: str | None
    reason: str


def owner_of(inventory: Inventory, office: Office, persons: tuple[Person, ...]) -> Owner | None:
    """The first rule that answers."""
    for rule in (named_owner, pointed_owner, possessed_owner):
        found = rule(inventory, office, persons)
        if found is not None:
            return found
    return None


def named_owner(inventory: Inventory, office: Office, _: tuple[Person, ...]) -> Owner | None:
    """A name stands beside the office: "Iraq's foreign minister", "the Pentagon's spokesman", "leader of Hamas"."""
    if office.holder is None:
        core = inventory.text[office.core_start : office.core_end]
        inside = UNITED_NATIONS.match(core)
        return Owner(None, inside.group().replace(".", ""), f"“{core}” names it") if inside else None
    return owner_named(inventory, office.holder)


def owner_named(inventory: Inventory, name: Known) -> Owner | None:
    """The owner that a name of the lexicon stands for here."""
    sense = sense_here(name, inventory)
    if sense is None or sense.actor is None:
        place = next((s.place for s in name.meanings if s.place is not None and s.place.country), None)
        return Owner(place.country, None, f"“{name.text}” lies in {place.country}") if place else None
    if sense.kind in STATE_SENSES | {"organ"}:
        return Owner(sense.actor.country, None, f"“{name.text}” stands beside the office")
    return Owner(None, sense.actor.name, f"“{name.text}” stands beside the office")


def pointed_owner(inventory: Inventory, office: Office, _: tuple[Person, ...]) -> Owner | None:
    """Words beside the office point back: "its defence minister", "the country's president", "the group's leader"."""
    if office.anaphor is None:
        return None
    start, end = office.anaphor
    words = inventory.text[start:end].lower().removesuffix(" own")
    sentence = inventory.sentence(start)
    if sentence is None or words in ("his", "her"):
        return None
    if words.startswith("the ") and not re.match(r"the (?:country|kingdom|republic|emirate)", words):
        return _body_before(inventory, sentence.span.start, start)
    nearest = [code for *_, code in states_in(inventory, sentence.span.start, start)]
    before = inventory.sentence_before(start)
    states = states_in(inventory, sentence.span.start, start)
    soldiers = words == "their" and states and states[0][0] - sentence.span.start < 35
    subject = states[0][2] if soldiers else subject_state(inventory, sentence.span.start, start)
    code = nearest[-1] if nearest and words.startswith("the ") else subject
    if code is None and before is not None and (not nearest or (words == "their" and _people_begin(inventory, before))):
        code = subject_state(inventory, before.span.start, before.span.end)
    if code is None and not nearest and words == "its":
        return _body_before(inventory, sentence.span.start, start)
    return Owner(code, None, f"“{words}” points back to {code}") if code else None


def _people_begin(inventory: Inventory, sentence: Sentence) -> bool:
    """Whether a sentence begins with a people: "The Dutch, too, …"."""
    known = inventory.known_in(sentence.span.start, sentence.span.end)[:1]
    return (
        bool(known)
        and known[0].start - sentence.span.start < 5
        and known[0].meanings[0].kind in ("people", "adjective")
    )


def _body_before(inventory: Inventory, start: int, offset: int) -> Owner | None:
    before = inventory.sentence_before(offset)
    known = inventory.known_in(before.span.start if before else start, offset)
    bodies = {s.actor.name for name in known if (s := sense_here(name, inventory)) and s.kind == "body" and s.actor}
    return Owner(None, (name := bodies.pop()), f"the one body named before is {name}") if len(bodies) == 1 else None


def possessed_owner(inventory: Inventory, office: Office, persons: tuple[Person, ...]) -> Owner | None:
    """A person or an office stands before it in the genitive: "Moon's spokesman", "the president's spokeswoman"."""
    mark = POSSESSIVE.search(inventory.text, max(0, office.start - 4), office.start)
    if mark is None:
        return None
    for other in inventory.offices:
        if other.end == mark.start() and other is not office:
            holder = sole_holder(persons, other.role.role, office.start)
            owner = Owner(holder.actor.country, holder.actor.body, f"serves {holder.actor.name}") if holder else None
            return owner or owner_of(inventory, other, persons)
    name = next((n for n in inventory.reading.names if n.label == "PERSON" and n.span.end == mark.start()), None)
    if name is None:
        return None
    served = next((p.actor for p in persons if p.surname == surname_of(name.span.text)), None)
    if served is None:
        published = inventory.reading.article.published
        found = holder_of(name.span.text, published.year if published else None)
        served = found[0] if found else None
    return Owner(served.country, served.body, f"serves {served.name}") if served else None


def sole_holder(persons: tuple[Person, ...], role: str, offset: int, country: str | None = None) -> Person | None:
    """The one person introduced before the offset in this office (of this state)."""
    fitting = [
        p
        for p in persons
        if role in p.roles and p.first < offset and (country is None or p.actor.country in (country, None))
    ]
    return fitting[0] if len(fitting) == 1 else None


def guessed_owner(inventory: Inventory, office: Office) -> Owner | None:
    """No word says whose: the state that the passage makes clear, for offices of state and of its organs alone
    ("the foreign ministry's spokesman")."""
    if office.anaphor is not None or POSSESSIVE.search(inventory.text, max(0, office.start - 4), office.start):
        return None
    of_state = office.organ is not None and office.organ.meanings[0].alone
    if (office.role.kind not in STATE_KINDS and not of_state) or office.role.role in COURTESIES | {
        "head",
        "adviser",
        "leader",
        "governor",
    }:
        return None
    found = state_at(inventory, office.start, near=True)
    return Owner(found[0], None, found[1]) if found else None


def body_of(inventory: Inventory, end: int) -> Owner | None:
    """The body that stands right behind a name: "Ann Lowell of Oxfam"."""
    joined = re.compile(r",?\s+(?:of|from)\s+(?:the\s+)?").match(inventory.text, end)
    name = next((k for k in inventory.known_in(end, end + 80) if joined and k.start == joined.end()), None)
    sense = sense_here(name, inventory) if name else None
    if name is None or sense is None or sense.actor is None or sense.kind != "body":
        return None
    return Owner(None, sense.actor.name, f"“of {name.text}” stands beside the name")


def runs_for(inventory: Inventory, end: int) -> Owner | None:
    """What a person is said to run: "General X, who runs U.S. operations in the region"."""
    joined = RUNS.match(inventory.text, end)
    if joined is None:
        return None
    name = next((k for k in inventory.known_in(joined.end(), joined.end() + 60) if k.start == joined.end()), None)
    if name is not None:
        return owner_named(inventory, name)
    noun = re.compile(r"\w+").match(inventory.text, joined.end())
    before = inventory.sentence(end)
    return _body_before(inventory, before.span.start, end) if noun and before and noun[0] in common_bodies() else None
