"""Whom the words of a mention name by themselves: persons, lexicon names, organs with their state, unlisted bodies.

A rule answers with (actor, reason) pairs, several where several parties are named, none where it does not apply.
"""

import re
from collections.abc import Callable

from saydo.lexicon.gazetteer import Known, Sense, slug
from saydo.lexicon.offices import Office
from saydo.records import Actor, Name
from saydo.resolve.bodies import apposed_name, kind_before_name, known_as, owned_name, unit_of_firm
from saydo.resolve.inventory import Inventory, sense_here
from saydo.resolve.owners import sole_holder
from saydo.resolve.persons import person_named
from saydo.resolve.phrase import FULL_TIME, OWNED_BY, Link, Phrase, phrase_of

UNDER = re.compile(r"\s+(?:of|under|around|led by|headed by)\s+(?:the\s+)?")
ALSO = re.compile(r"(?:,\s+|,?\s+and\s+)(?:of\s+)?(?:the\s+)?")
ATTACHED = re.compile(
    r"-(?:backed|led|allied|aligned|based|linked|affiliated|supported|trained|funded|born|made|occupied|"
    r"controlled|held|owned|supplied|built|speaking|era|style|sponsored|brokered|mediated|friendly|installed)\b"
)
OPPOSED = re.compile(r"\b(?:pro|anti|ex|non)-$", re.IGNORECASE)
APPOSED = re.compile(r",\s+(?:(?:the|its|his|her|their|an?)\s+)?", re.IGNORECASE)
FIRM_BEHIND = re.compile(
    r"\s(?:[a-z-]+\s)?[a-z]*(?:maker|company|firm|group|giant|operator|producer|builder|bank|airline|union|utility|club|"
    r"agency|charity|party|retailer|insurer|brewer|miner)\s[A-Z]"
)
PARTING = re.compile(r",?\s+and\s+|,\s+")


def named(inventory: Inventory, start: int, end: int) -> list[Link]:
    """The actors that the words themselves name; several for coordinated names."""
    phrase = phrase_of(inventory, start, end)
    for rule in RULES:
        found = rule(inventory, phrase)
        if found:
            return found
    return _parts(inventory, phrase)


def _parts(inventory: Inventory, phrase: Phrase) -> list[Link]:
    """ "Biden and Kadhimi": each part by itself."""
    inside = [(k.start, k.end) for k in inventory.known_in(phrase.start, phrase.end)]
    joints = [
        m.span()
        for m in PARTING.finditer(inventory.text, phrase.start, phrase.end)
        if "and" in m.group() and not any(s < m.start() < e for s, e in inside)
    ]
    if not joints:
        return []
    edges = [phrase.start, *(place for joint in joints for place in joint), phrase.end]
    found: list[Link] = []
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        if first < last:
            part = phrase_of(inventory, first, last)
            found += next((links for rule in RULES if (links := rule(inventory, part))), [])
    return list({actor.id: (actor, reason) for actor, reason in found}.values())


def person(inventory: Inventory, phrase: Phrase) -> list[Link]:
    """A person's name, with or without words of office: "Prime Minister X", "X, the group's spokesman"."""
    for name in inventory.reading.names:
        if name.label != "PERSON" or not (phrase.start <= name.span.start and name.span.end <= phrase.end):
            continue
        if not _leads(inventory, phrase, name):
            return []
        if re.match(r"['’]s?\s+\w|,?\s+and\s", inventory.text[name.span.end : phrase.end]):
            return _served(inventory, phrase, name) if inventory.text[name.span.end] in "'’" else []
        known = person_named(inventory, name.span.text)
        return [(known.actor, f"{name.span.text}: {known.reason}")] if known else []
    return []


def apposed_office(inventory: Inventory, phrase: Phrase) -> list[Link]:
    """Of "Rafael Grossi, the agency's director general" the office alone: it is the person's."""
    name = next(
        (
            n
            for n in inventory.reading.names
            if n.label == "PERSON"
            and n.title is not None
            and n.span.end < n.title.start <= phrase.end
            and APPOSED.fullmatch(inventory.text, n.span.end, phrase.start)
            and phrase.start <= n.title.end
        ),
        None,
    )
    known = person_named(inventory, name.span.text) if name else None
    return [(known.actor, f"said of {known.actor.name}, who stands before it")] if known else []


def _leads(inventory: Inventory, phrase: Phrase, name: Name) -> bool:
    """Whether the phrase begins with the name and its words of office, or ends with it as an apposition."""
    start = min(name.span.start, name.title.start) if name.title else name.span.start
    before = FULL_TIME.sub("", inventory.text[phrase.start : max(start, phrase.start)])
    apposed = before.endswith(", ") and not inventory.text[name.span.end : phrase.end].strip(" ,")
    return apposed or not before.strip(' ,"“')


def _served(inventory: Inventory, phrase: Phrase, name: Name) -> list[Link]:
    """The state of a person whose organ or staff the head noun names: "Scholz's coalition", "Moon's office"."""
    known = person_named(inventory, name.span.text)
    rest = inventory.text[name.span.end + 2 : phrase.core_end].strip()
    organ = any(o.end == phrase.core_end and o.meanings[0].kind in ("government", "military") for o in inventory.organs)
    if (
        known is None
        or not known.actor.country
        or not (organ or rest in ("office", "coalition", "team", "aides", "party"))
    ):
        return []
    words = inventory.text[phrase.start : phrase.core_end]
    return [(Actor(slug(words), words, "government", known.actor.country), f"serves {known.actor.name}")]


def organ_of(inventory: Inventory, phrase: Phrase) -> list[Link]:
    """An organ, force or office with the state or body it belongs to: "the Iraqi cabinet", "soldiers of Mali"."""
    organ = next((o for o in inventory.organs if o.end == phrase.core_end and o.start >= phrase.start), None)
    office = next(
        (o for o in inventory.offices if phrase.start <= o.core_start and o.core_end == phrase.core_end), None
    )
    if organ is None and office is None:
        return []
    head = office.core_start if office is not None and (organ is None or office.core_start <= organ.start) else None
    before = [
        k
        for k in inventory.known_in(phrase.start, phrase.core_end)
        if not _attached(inventory.text, k) and k.end <= (head if head is not None else organ.start if organ else 0)
    ]
    owners = before or _owners_after(inventory, phrase, organ.meanings[0].kind if organ else "government")
    kind = office.role.kind if office is not None and head is not None else organ.meanings[0].kind if organ else ""
    found: list[Link] = []
    for owner in owners:
        sense = sense_here(owner, inventory)
        if sense is not None and sense.actor is not None:
            found += _organ_link(inventory, phrase, owner, sense, kind, office if head is not None else None)
    return found


def _attached(text: str, name: Known) -> bool:
    """ "Iran-backed", "pro-Russian": the name says what the actor is like, not whose it is."""
    return bool(ATTACHED.match(text, name.end) or OPPOSED.search(text, max(0, name.start - 6), name.start))


def _owners_after(inventory: Inventory, phrase: Phrase, kind: str) -> list[Known]:
    joined = OWNED_BY.match(inventory.text, phrase.core_end, phrase.end)
    if joined is None:
        return []
    owners: list[Known] = []
    place = joined.end()
    starts = {k.start: k for k in inventory.known_in(place, phrase.end)}
    while place in starts:
        owners.append(starts[place])
        more = ALSO.match(inventory.text, starts[place].end, phrase.end)
        place = more.end() if more else -1
    if joined.group(1) in ("in", "at"):
        stays = {"capital", "organ", "seat"} if kind == "government" else {"organ"}
        staff = re.search(r"(?:staff|command)$", inventory.text[phrase.start : phrase.core_end])
        owners = [k for k in owners if k.meanings[0].kind in stays or (staff and k.meanings[0].kind == "capital")]
    return owners


def _organ_link(
    inventory: Inventory, phrase: Phrase, owner: Known, sense: Sense, kind: str, office: Office | None
) -> list[Link]:
    actor = sense.actor
    assert actor is not None
    words = inventory.text[phrase.start : phrase.core_end]
    if sense.kind in ("body", "seat") and kind == "people" and _is_people(words):
        return []
    if sense.kind in ("body", "seat"):
        return [(actor, f"“{words}” acts for {actor.name}")]
    if kind == "members" or actor.country is None:
        return []
    if kind in ("people", "person", "company", "armed group", "igo", "party"):
        group = Actor(slug(f"{actor.country} {words}"), words, "people", actor.country)
        return [(group, f"people of {owner.text}")] if kind == "people" and _is_people(words) else []
    if office is not None:
        holder = sole_holder(inventory.persons, office.role.role, phrase.end, actor.country)
        if holder is not None and office.role.unique and not office.former:
            return [(holder.actor, f"“{words}” is {holder.actor.name}")]
        role = f"former {office.role.role}" if office.former else office.role.role
        return [
            (
                Actor(slug(f"{actor.country} {office.role.role}"), words, kind, actor.country, role),
                f"“{owner.text}” says whose office it is",
            )
        ]
    return [(Actor(slug(f"{actor.country} {words}"), words, kind, actor.country), f"“{owner.text}” says whose it is")]


def _is_people(words: str) -> bool:
    """People, not an armed faction or a company: those act for themselves under names of their own."""
    return not re.search(
        r"(?:militia|militant|rebel|insurgent|fighter|faction|group|part(?:y|ies)|compan|business|bank|media|"
        r"newspaper|press|separatist|nationalist|tribe)",
        words,
    )


def known_name(inventory: Inventory, phrase: Phrase) -> list[Link]:
    """A name of the lexicons: a state, its people ("the Dutch"), its capital for its government, an organ, a body."""
    name = next((k for k in inventory.known_in(phrase.start, phrase.end) if k.start == phrase.start), None)
    if (
        name is None
        or _attached(inventory.text, name)
        or (name.end != phrase.core_end and inventory.text[name.end : phrase.core_end].strip(" ."))
    ):
        return []
    sense = sense_here(name, inventory)
    if sense is None or sense.actor is None:
        return []
    if sense.kind == "adjective" and FIRM_BEHIND.match(inventory.text, phrase.end):
        return []
    if sense.kind == "adjective" and not re.search(
        r"\bthe\s+$", inventory.text[max(0, phrase.start - 5) : phrase.start], re.IGNORECASE
    ):
        return []
    before = inventory.text[max(0, phrase.start - 9) : phrase.start]
    if sense.kind == "people" and not re.search(r"(?<!of )(?<!some )\bthe\s+$", before, re.IGNORECASE):
        return [(Actor(slug(name.text), name.text, "people", sense.actor.country), f"people of {sense.actor.name}")]
    reasons = {
        "capital": f"{name.text} stands for its government",
        "seat": f"{name.text} stands for {sense.actor.name}",
        "people": f"named by its people: {name.text}",
        "adjective": f"named by its people: {name.text}",
    }
    return [(sense.actor, reasons.get(sense.kind, f"the lexicon has {name.text}"))]


def organ_under(inventory: Inventory, phrase: Phrase) -> list[Link]:
    """An organ with the person who leads it: "the government of X", "the generals under X"."""
    organ = next((o for o in inventory.organs if o.end == phrase.core_end and o.start >= phrase.start), None)
    if organ is None or organ.meanings[0].kind not in ("government", "military"):
        return []
    joined = UNDER.match(inventory.text, organ.end, phrase.end)
    name = next(
        (
            n
            for n in inventory.reading.names
            if joined and n.label == "PERSON" and joined.end() in (n.span.start, n.title.start if n.title else -1)
        ),
        None,
    )
    leader = person_named(inventory, name.span.text) if name else None
    if leader is None or not leader.actor.country:
        return []
    words = inventory.text[organ.start : organ.end]
    actor = Actor(slug(f"{leader.actor.country} {words}"), words, organ.meanings[0].kind, leader.actor.country)
    return [(actor, f"led by {leader.actor.name}")]


RULES: tuple[Callable[[Inventory, Phrase], list[Link]], ...] = (
    person,
    apposed_office,
    known_as,
    owned_name,
    unit_of_firm,
    apposed_name,
    organ_of,
    organ_under,
    known_name,
    kind_before_name,
)
