"""Whom the words of a mention name by themselves: persons, lexicon names, organs with their state, unlisted bodies.

A rule answers with (actor, reason) pairs, several where several parties are named, none where it does not apply.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from saydo.lexicon.actors import body_word, common_bodies
from saydo.lexicon.gazetteer import Known, Sense, slug
from saydo.lexicon.offices import Office
from saydo.records import Actor, Name
from saydo.resolve.inventory import Inventory, sense_here
from saydo.resolve.owners import sole_holder
from saydo.resolve.persons import person_named

Link = tuple[Actor, str]
LEADING = re.compile(
    r"^(?:[\"“‘'(]*(?:and|but|or|then|also|the|a|an|both|all|some|many|most|several|every|each|these|those|this|that|about|"
    r"around|roughly|nearly|almost|more than|at least|up to|hundreds of|thousands of|dozens of|a few|"
    r"[\d,.]+)\s+)+|^[\"“‘'(]+",
    re.IGNORECASE,
)
TRAILING = re.compile(r"(?:['’]s?|[\s,;:.\"”’)]+)$")
CUT = re.compile(
    r",|\s\(|\s[-–—]\s|\s(?:of|in|at|from|for|to|with|who|whom|which|that|on|against|near|under|by|whose|including|as|"
    r"based|led|is|was|had|has|will|would|said|outside|inside|behind|across|around|between|among|over|after|"
    r"before|during|since)\b"
)
OWNED_BY = re.compile(r"\s+(of|from|for|in|at)\s+(?:the\s+)?")
TIMED = re.compile(
    r"(?:(?:on|in|by|later|earlier|this|last|next|day|days|week|weeks|month|months|year|years|hours|ago|after|before|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|\d+|meanwhile|morning|evening|night)[\s,]+)+"
)
FULL_TIME = re.compile(
    r"^(?:\w+ )?\w+ (?:days?|weeks?|months?|years?|hours?)(?: to the \w+)? (?:after|before|since|into|from|later|ago)\b"
    r"[^.;:“”]*$"
)
UNDER = re.compile(r"\s+(?:of|under|around|led by|headed by)\s+(?:the\s+)?")
ALSO = re.compile(r"(?:,\s+|,?\s+and\s+)(?:of\s+)?(?:the\s+)?")
ATTACHED = re.compile(
    r"-(?:backed|led|allied|aligned|based|linked|affiliated|supported|trained|funded|born|made|occupied|"
    r"controlled|held|owned|supplied|built|speaking|era|style|sponsored|brokered|mediated|friendly|installed)\b"
)
OPPOSED = re.compile(r"\b(?:pro|anti|ex|non)-$", re.IGNORECASE)
APPOSED = re.compile(r",\s+(?:(?:the|its|his|her|their|an?)\s+)?", re.IGNORECASE)
COMPANY = re.compile(
    r"\b(?:Inc|Corp|Corporation|Ltd|Limited|PLC|plc|AG|GmbH|S\.A|SE|NV|LLC|Company|Co|Motors|Airlines|Airways)\b\.?$"
)
KNOWN_AS = re.compile(
    r"[^,.;()]{0,80}?(?:,| \()\s?(?:also |better |commonly |usually |widely )?(?:known|referred to|abbreviated)"
    r"(?: as| by its initials,?| by its acronym,?| to as)? (?:the )?"
)
PARTING = re.compile(r",?\s+and\s+|,\s+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A mention without determiners and marks at its edges; core_end is where its head noun ends."""

    start: int
    end: int
    core_end: int


def phrase_of(inventory: Inventory, start: int, end: int) -> Phrase:
    timed = TIMED.match(inventory.text, start, end)
    if timed is not None and re.match(r"[A-Z]|the\s", inventory.text[timed.end() : end]):
        start = timed.end()
    leading = LEADING.match(inventory.text[start:end])
    start += leading.end() if leading else 0
    itself = re.search(r"\s(?:itself|himself|herself|themselves|alone|too)$", inventory.text[start:end])
    end -= len(itself.group()) if itself else 0
    trailing = TRAILING.search(inventory.text[start:end])
    if trailing and not inventory.text[start:end].endswith(("U.S.", "U.K.", "U.N.", "E.U.")):
        end -= len(trailing.group())
    cut = _cut(inventory, start, end)
    return Phrase(start, end, cut.start() if cut else end)


def _cut(inventory: Inventory, start: int, end: int) -> re.Match[str] | None:
    """Where the head noun ends: at the first joint that stands in no name ("League for Democracy")."""
    cut = CUT.search(inventory.text, start, end)
    while cut is not None and any(k.start <= cut.start() < k.end for k in inventory.known_in(start, end)):
        cut = CUT.search(inventory.text, cut.end(), end)
    return cut


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


def kind_before_name(inventory: Inventory, phrase: Phrase) -> list[Link]:
    """A name behind the word for what it is: "the union IG Metall", "the carmaker Volkswagen"."""
    name = next((k for k in inventory.known_in(phrase.start, phrase.core_end) if k.end == phrase.core_end), None)
    if name is None or name.start == phrase.start:
        return []
    word = inventory.text[phrase.start : name.start].strip().lower()
    sense = sense_here(name, inventory)
    if sense is None or sense.actor is None or sense.kind != "body" or word.split()[-1] not in common_bodies():
        return []
    return [(sense.actor, f"the lexicon has {name.text}")]


def unlisted_body(inventory: Inventory, start: int, end: int) -> list[Link]:
    """A body that no lexicon knows: it stands under its own name. The last resort."""
    phrase = phrase_of(inventory, start, end)
    if any(o.end == phrase.core_end for o in inventory.organs) or any(
        o.core_end == phrase.core_end for o in inventory.offices
    ):
        return []
    for name in inventory.reading.names:
        if (
            name.label == "ORG"
            and (name.span.start == phrase.start or _company_word(inventory.text[phrase.start : name.span.start]))
            and name.span.end == phrase.core_end
            and " " in name.span.text
            and (body_word().search(name.span.text) or inventory.text.count(name.span.text) > 1)
        ):
            company = _company_word(inventory.text[phrase.start : name.span.start])
            kind = (
                "company"
                if company or COMPANY.search(inventory.text, name.span.start, name.span.end)
                else "organisation"
            )
            return [(Actor(slug(name.span.text), name.span.text, kind), "a body under its own name")]
    return []


def _company_word(before: str) -> bool:
    """ "carmaker ", "the airline ": words that say that the name behind them is a company's."""
    words = before.lower().split()
    return bool(words) and common_bodies().get(words[-1]) == ("company",)


def known_as(inventory: Inventory, phrase: Phrase) -> list[Link]:
    """The name that is put beside a common noun: "the movement, known as GAM"."""
    joined = KNOWN_AS.match(inventory.text, phrase.core_end)
    name = (
        next((k for k in inventory.known_in(joined.end(), joined.end() + 60) if k.start == joined.end()), None)
        if (joined)
        else None
    )
    sense = sense_here(name, inventory) if name else None
    if name is None or sense is None or sense.actor is None or sense.kind not in ("body", "organ"):
        return []
    return [(sense.actor, f"“known as {name.text}” stands beside it")]


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
    organ_of,
    organ_under,
    known_name,
    kind_before_name,
)
