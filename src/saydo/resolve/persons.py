"""The persons of an article: names gathered, surnames joined to full names, offices with their states."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from saydo.lexicon.gazetteer import slug
from saydo.lexicon.offices import Office
from saydo.records import Actor, Name
from saydo.resolve.inventory import COURTESIES, Inventory, Person, gender_of, holder_of, surname_of
from saydo.resolve.lands import land_office
from saydo.resolve.owners import Owner, body_of, guessed_owner, owner_of, runs_for

OF_PARTIES = {"leader", "opposition leader"}
UNSEATED = re.compile(r"\b(?:toppl|oust|depos|overthr[eo]w|unseat|removed from power)\w*\s+(?:\w+\s+)?$")
APPOSED = re.compile(r", (?:himself |herself )?")


def introduce(inventory: Inventory, *, others: Sequence[Person] = ()) -> Inventory:
    """The inventory with its persons. `others` are known from the other articles of a dossier."""
    year = inventory.reading.article.published.year if inventory.reading.article.published else None
    named = _gathered(inventory, ())
    persons = [_completed(inventory, person, year, others) for person in named]
    if any(not (p.actor.country or p.actor.body) for p in persons):
        # Whom "the president's spokeswoman" serves is known only when the president is.
        again = _gathered(inventory, tuple(persons))
        persons = [_completed(inventory, person, year, others) for person in again]
    return replace(inventory, persons=tuple(sorted(persons, key=lambda p: p.first)))


def _gathered(inventory: Inventory, known: tuple[Person, ...]) -> list[Person]:
    """Every person once, full names first; `known` are those that an earlier pass has found."""
    found: dict[str, Person] = {}
    names = [name for name in inventory.reading.names if name.label == "PERSON"]
    for name in sorted(names, key=lambda n: (-len(n.span.text.split()), n.span.start)):
        key = _key(name, found)
        if key is None:
            continue
        person = _introduced(inventory, name, known or tuple(found.values()))
        found[key] = _joined(found[key], person) if key in found else person
    return list(found.values())


def _key(name: Name, found: dict[str, Person]) -> str | None:
    """The full name that a name belongs to; None for a surname that two persons bear."""
    words = name.span.text
    if words in found or not found:
        return words
    part = [full for full in found if is_part(words, full)]
    if part:
        return part[0] if len(part) == 1 else None
    fitting = [
        full for full in found if surname_of(full) == surname_of(words) and (" " not in words or " " not in full)
    ]
    same = [
        full
        for full in found
        if " " in words and full.split()[0] == words.split()[0] and surname_of(full) == surname_of(words)
    ]
    if same or len(fitting) == 1:
        return (same or fitting)[0]
    return None if fitting else words


def is_part(words: str, full: str) -> bool:
    """The last words of a full name ("López Obrador"), or the first one ("Tedros", "Xi")."""
    return full.lower().endswith(f" {words.lower()}") or (" " not in words and full.split()[0] == words and " " in full)


def offices_of(inventory: Inventory, name: Name) -> list[Office]:
    """The offices that stand beside a name, ranks and courtesies last."""
    if name.title is None:
        return []
    inside = [o for o in inventory.offices if name.title.start <= o.core_start and o.core_end <= name.title.end]
    inside += [
        o for o in inventory.offices if APPOSED.fullmatch(inventory.text, name.span.end, o.start) and o not in inside
    ]
    return sorted(inside, key=lambda office: office.role.role in COURTESIES)


def _introduced(inventory: Inventory, name: Name, before: tuple[Person, ...]) -> Person:
    """What one mention says of a person."""
    offices = offices_of(inventory, name)
    owner = next((o for office in offices if (o := owner_of(inventory, office, before))), None)
    owner = owner or runs_for(inventory, name.span.end) or body_of(inventory, name.span.end)
    held = [office for office in offices if office.role.role != "courtesy"]
    roles = tuple(office.role.role for office in held if not office.former)
    role = (f"former {held[0].role.role}" if held[0].former else held[0].role.role) if held else None
    if offices and offices[0].role.kind == "person":
        owner = None
    words = name.span.text
    actor = Actor(slug(words), words, "person", owner.country if owner else None, role, owner.body if owner else None)
    start = min(name.span.start, name.title.start) if name.title else name.span.start
    return Person(
        actor,
        start,
        owner.reason if owner else "named without a state or body",
        roles,
        gender_of(words, name.title.text if name.title else None),
    )


def _joined(known: Person, more: Person) -> Person:
    """Two mentions of one person: the first word on whose they are stands; offices add up."""
    has_owner = known.actor.country or known.actor.body
    source = known if has_owner or not (more.actor.country or more.actor.body) else more
    role = known.actor.role or more.actor.role
    if source is more:
        role = more.actor.role or role
    actor = replace(known.actor, country=source.actor.country, body=source.actor.body, role=role)
    gender = known.gender if known.gender != "either" else more.gender
    return Person(
        actor, min(known.first, more.first), source.reason, tuple(dict.fromkeys((*known.roles, *more.roles))), gender
    )


def _completed(inventory: Inventory, person: Person, year: int | None, others: Sequence[Person]) -> Person:
    """A person whose state the words beside the name do not tell: the dossier, common knowledge or the passage may."""
    if person.actor.country or person.actor.body:
        return person
    return (
        (_from_knowledge(inventory, person, year, others) if " " in person.actor.name else None)
        or _from_dossier(person, others)
        or _from_knowledge(inventory, person, year, others)
        or _from_passage(inventory, person)
        or person
    )


def _from_dossier(person: Person, others: Sequence[Person]) -> Person | None:
    """Another article of the dossier introduces the only person of this name."""
    bare = " " not in person.actor.name
    fitting = [p for p in others if p.actor.name == person.actor.name or (bare and p.surname == person.surname)]
    fitting = [p for p in fitting if p.actor.country or p.actor.body]
    fitting = [p for p in fitting if not p.guessed] or fitting
    if len({(p.actor.country, p.actor.body) for p in fitting}) != 1:
        return None
    if len({p.actor.id for p in fitting}) != 1:
        return None
    source = fitting[0]
    if person.roles and set(person.roles) <= OF_PARTIES and not set(person.roles) & set(source.roles):
        return None
    actor = replace(source.actor, role=person.actor.role or source.actor.role)
    return Person(
        actor,
        person.first,
        f"introduced in another article: {source.reason}",
        tuple(dict.fromkeys((*person.roles, *source.roles))),
        person.gender if person.gender != "either" else source.gender,
    )


def _from_knowledge(inventory: Inventory, person: Person, year: int | None, others: Sequence[Person]) -> Person | None:
    """A well-known holder of an office; by surname alone only where the article names the state or body too."""
    bare = " " not in person.actor.name
    if "opposition leader" in person.roles:
        return None
    found = holder_of(
        person.actor.name, year, by_surname=bare, told=_years_beside(inventory, person), named=tuple(inventory.counts)
    )
    if found is None:
        return None
    actor, reason = found
    actor = actor if bare else replace(actor, name=person.actor.name)
    if _unseated(inventory, person) and not (actor.role or "").startswith("former "):
        actor = replace(actor, role=f"former {actor.role}")
    elif (actor.role or "").startswith("former ") and not (person.actor.role or "").startswith("former "):
        past = (actor.role or "").removeprefix("former ")
        elsewhere = [p for p in others if p.surname == person.surname and p.actor.role and past not in p.roles]
        if elsewhere or (person.roles and past not in person.roles):
            return None
        # Who is out of office is introduced as "former"; where the article does not, it tells of the time in office.
        actor, reason = replace(actor, role=past), f"{reason}; the article does not call them former"
    if bare and not (inventory.counts.get(actor.country or "") or (actor.body and actor.body in inventory.text)):
        return None
    if person.actor.role and not person.roles and actor.role and not actor.role.startswith("former"):
        return replace(person, actor=replace(actor, role=person.actor.role), reason=reason)
    role = person.actor.role if person.roles else actor.role
    current = (actor.role,) if actor.role and not actor.role.startswith("former ") else ()
    roles = tuple(dict.fromkeys((*person.roles, *current))) or ((actor.role,) if actor.role else ())
    return Person(
        replace(actor, role=role),
        person.first,
        reason,
        roles,
        person.gender if person.gender != "either" else gender_of(actor.name, None),
    )


def _unseated(inventory: Inventory, person: Person) -> bool:
    """The article tells that somebody has toppled the person: "toppled Ali Bongo"."""
    return any(
        n.label == "PERSON"
        and surname_of(n.span.text) == person.surname
        and UNSEATED.search(inventory.text, max(0, n.span.start - 40), n.title.start if n.title else n.span.start)
        for n in inventory.reading.names
    )


def _years_beside(inventory: Inventory, person: Person) -> list[int]:
    """The years in the sentences that name a person."""
    sentences = {
        inventory.sentence(n.span.start)
        for n in inventory.reading.names
        if n.label == "PERSON" and surname_of(n.span.text) == person.surname
    }
    return [int(y) for s in sentences if s is not None for y in re.findall(r"\b(?:19|20)\d\d\b", s.span.text)]


def _from_passage(inventory: Inventory, person: Person) -> Person | None:
    """An office of state without a state beside it: the state that the passage makes clear."""
    offices = [o for name in _mentions(inventory, person) for o in offices_of(inventory, name) if not o.former]
    guesses = (land_office(inventory, office) or guessed_owner(inventory, office) for office in offices)
    owner: Owner | None = next((guess for guess in guesses if guess), None)
    if owner is None:
        return None
    actor = replace(person.actor, country=owner.country, body=owner.body)
    return replace(person, actor=actor, reason=owner.reason, guessed=True)


def _mentions(inventory: Inventory, person: Person) -> Iterable[Name]:
    return (
        n
        for n in inventory.reading.names
        if n.label == "PERSON" and n.title is not None and surname_of(n.span.text) == person.surname
    )


def person_named(inventory: Inventory, words: str) -> Person | None:
    """The person that a name stands for; None for a surname that two persons bear."""
    exact = [p for p in inventory.persons if p.actor.name == words]
    if exact:
        return exact[0]
    part = [p for p in inventory.persons if is_part(words, p.actor.name)]
    if part:
        return part[0] if len(part) == 1 else None
    fitting = [
        p
        for p in inventory.persons
        if p.surname == surname_of(words)
        and (" " not in words or p.actor.name.split()[0] == words.split()[0] or " " not in p.actor.name)
    ]
    return fitting[0] if len(fitting) == 1 else None
