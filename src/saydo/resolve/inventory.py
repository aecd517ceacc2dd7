"""Who is who in one article: the persons it introduces with their offices, and every name of an actor in order."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from saydo.lexicon.actors import CommonOrgan, OfficeHolder, given_names, office_holders, states_by_code
from saydo.lexicon.gazetteer import STATE_SENSES, Known, Sense, find_known, slug
from saydo.lexicon.offices import Office, find_offices, find_organs
from saydo.lexicon.phrases import Found
from saydo.records import Actor, Article, Name, Reading, Sentence
from saydo.resolve.own_names import NO_OWN_NAMES, OwnNames

DATELINE = re.compile(r"^[^\n.]{0,80}?(?:\s[-–—]{1,2}\s|\([A-Z][\w ]*\)\s*[-–—]{1,2}\s)")
COURTESIES = {"courtesy", "general", "expert", "cleric"}
FEMININE = re.compile(r"\b(?:Mrs|Ms|Miss|Lady|Dame|Baroness|Queen|Princess|\w+woman)\b", re.IGNORECASE)
MASCULINE = re.compile(
    r"\b(?:Mr|Sir|Lord|King|Prince|Sheikh|Pope|Emir|Sultan|\w+(?<!wo)man|Ayatollah|Mullah)\b\.?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the article names, as it introduces them. roles holds every office it gives them."""

    actor: Actor
    first: int
    reason: str
    roles: tuple[str, ...] = ()
    gender: str = "either"
    guessed: bool = False

    @property
    def surname(self) -> str:
        return surname_of(self.actor.name)


@dataclass(frozen=True, slots=True)
class Landmark:
    """Words that name an actor, which later words may point back to."""

    start: int
    end: int
    actor: Actor
    reason: str
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Inventory:
    """All that the resolution of one article rests on."""

    reading: Reading
    known: tuple[Known, ...]
    offices: tuple[Office, ...]
    organs: tuple[Found[CommonOrgan], ...] = ()
    persons: tuple[Person, ...] = ()
    landmarks: list[Landmark] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    bodies: Counter[str] = field(default_factory=Counter)
    dateline: tuple[str, ...] = ()
    land: Actor | None = None
    cabinet: bool = False
    home: str | None = None

    @property
    def text(self) -> str:
        return self.reading.article.text

    def known_in(self, start: int, end: int) -> tuple[Known, ...]:
        first = bisect_left(self.known, start, key=lambda found: found.start)
        last = bisect_left(self.known, end, key=lambda found: found.start)
        return tuple(found for found in self.known[first:last] if found.end <= end)

    def landmarks_in(self, start: int, end: int) -> list[Landmark]:
        return [mark for mark in self.landmarks if start <= mark.start and mark.end <= end]

    def sentence(self, offset: int) -> Sentence | None:
        return self.reading.sentence_at(offset)

    def sentence_before(self, offset: int) -> Sentence | None:
        """The sentence before the one of the offset, if it stands in the same paragraph."""
        here = self.sentence(offset)
        if here is None:
            return None
        before = self.reading.sentence_at(here.span.start - 1) if here.span.start else None
        if before is None or before is here or "\n\n" in self.text[before.span.end : here.span.start]:
            return None
        return before


def surname_of(name: str) -> str:
    """The last word of a name, to compare: in plain small letters, for accents come and go, and without the article of
    Arabic names, for so does that."""
    words = name.split()
    return slug(re.sub(r"^(?:[AaEe]l|as|ash|an|ar|at|az)[-\s]", "", words[-1])) if words else name


def survey(reading: Reading, own: OwnNames = NO_OWN_NAMES) -> Inventory:
    """The inventory of an article, persons and landmarks still to be filled in."""
    text = reading.article.text
    acting = own.found(text)
    reading = replace(reading, names=_without(reading.names, acting))
    known = _outside_persons(_with_own(find_known(text), acting), reading.names)
    offices = tuple(_with_holder(office, acting, text) for office in find_offices(text))
    return Inventory(
        reading,
        known,
        offices,
        find_organs(text),
        counts=_counts(known),
        bodies=_bodies(known),
        dateline=_dateline(reading.article),
        land=own.lead,
        cabinet=own.cabinet,
        home=own.home,
    )


def _without(names: Sequence[Name], acting: tuple[Known, ...]) -> tuple[Name, ...]:
    """Names, those left out that were taken for a person's or another's and act for themselves."""
    taken = {place for known in acting for place in range(known.start, known.end)}
    return tuple(n for n in names if not taken.intersection(range(n.span.start, n.span.end)))


def _with_own(known: tuple[Known, ...], acting: tuple[Known, ...]) -> tuple[Known, ...]:
    """Known names and, in place of those that they overlap, the names that act for themselves."""
    taken = {place for name in acting for place in range(name.start, name.end)}
    kept = [name for name in known if not taken.intersection(range(name.start, name.end))]
    return tuple(sorted([*kept, *acting], key=lambda name: name.start))


def _with_holder(office: Office, acting: tuple[Known, ...], text: str) -> Office:
    """An office beside a name that acts for itself: "X's chief executive", "a spokesman for X"."""
    if office.holder is not None and (same := [k for k in acting if k.start == office.holder.start]):
        return replace(office, holder=same[0])
    before = next((k for k in acting if re.fullmatch(r"['’]?s?\s(?:\w+ )?", text[k.end : office.start])), None)
    after = next(
        (k for k in acting if re.fullmatch(r"\s(?:of|for|at)\s(?:the )?", text[office.core_end : k.start])), None
    )
    holder = before or after
    return office if holder is None or (office.holder is not None and after is None) else replace(office, holder=holder)


def _outside_persons(known: tuple[Known, ...], names: Sequence[Name]) -> tuple[Known, ...]:
    """Known names, those that are a part of a person's name left out ("Israel Katz")."""
    persons = [name.span for name in names if name.label == "PERSON"]
    return tuple(found for found in known if not any(span.start <= found.start < span.end for span in persons))


def _counts(known: tuple[Known, ...]) -> Counter[str]:
    """How often an article names each state, by whatever name that means one state alone."""
    counts: Counter[str] = Counter()
    for found in known:
        codes = {code for sense in found.meanings if (code := code_of_sense(sense))}
        if len(codes) == 1 and not any(sense.supported or sense.kind == "seat" for sense in found.meanings):
            counts[codes.pop()] += 1
    return counts


def _bodies(known: tuple[Known, ...]) -> Counter[str]:
    """How often an article names each body by a name that means it alone."""
    return Counter(
        found.meanings[0].actor.id
        for found in known
        if len(found.meanings) == 1 and found.meanings[0].kind == "body" and found.meanings[0].actor is not None
    )


def code_of_sense(sense: Sense) -> str | None:
    """The state that a name in this sense belongs to."""
    if sense.kind in STATE_SENSES | {"organ"} and sense.actor is not None:
        return sense.actor.country
    if sense.place is not None:
        return sense.place.country or None
    return None


def _dateline(article: Article) -> tuple[str, ...]:
    """The states that an article was sent from: "BAGHDAD, Dec 10 (Wire) -"."""
    for part in [p for p in article.parts if p.kind == "paragraph"] or []:
        return _dateline_of(article.text[part.start : part.end])
    for paragraph in article.text.split("\n\n"):
        if found := _dateline_of(paragraph):
            return found
    return ()


def _dateline_of(paragraph: str) -> tuple[str, ...]:
    line = DATELINE.match(paragraph)
    if line is None or (not paragraph[:4].isupper() and "(" not in line.group()):
        return ()
    words = re.sub(r"[A-ZÀ-Þ][A-ZÀ-Þ']+", lambda shouted: shouted.group().title(), line.group())
    codes = [code for found in find_known(words) for sense in found.meanings if (code := code_of_sense(sense))]
    return tuple(dict.fromkeys(codes))


def sense_here(found: Known, inventory: Inventory) -> Sense | None:
    """What a name means in this article: of several the one it names elsewhere, None where it does not say."""
    possible = [s for s in found.meanings if s.kind != "place" and s.actor is not None]
    possible = [s for s in possible if not s.supported or inventory.counts.get(s.home) or s.home == inventory.home]
    possible = possible or _party_by_its_name(found)
    if len({s.actor for s in possible}) <= 1:
        return possible[0] if possible else None
    named = [
        s
        for s in possible
        if s.actor and (inventory.counts.get(s.actor.country or s.home) or inventory.bodies.get(s.actor.id))
    ]
    at_home = [s for s in named if inventory.home and s.home == inventory.home]
    seated = [s for s in possible if s.kind == "seat"] if not named else []
    chosen = at_home or named or seated
    return chosen[0] if len({s.actor for s in chosen}) == 1 else None


def _party_by_its_name(found: Known) -> list[Sense]:
    """A party whose full name only parties of that name have, in an article that names no state: "the Labour Party"."""
    parties = [s for s in found.meanings if s.actor is not None and s.actor.kind == "party"]
    return parties if " " in found.text and len(parties) == len(found.meanings) else []


def gender_of(name: str, title: str | None) -> str:
    if title and FEMININE.search(title):
        return "f"
    if title and MASCULINE.search(title):
        return "m"
    return given_names().get(name.split()[0], "either") if " " in name else "either"


def holder_of(
    name: str, year: int | None, *, by_surname: bool = False, told: Sequence[int] = (), named: Sequence[str] = ()
) -> tuple[Actor, str] | None:
    """The well-known holder of an office with this name, as of a year; none where two would fit.

    told: years that the article names beside the person, for it may tell of a time when they were in office. named: the
    states that it names, which decide between two offices of one person.
    """
    lines = list(_holders_by_name().get(slug(name), ()))
    lines = lines or (list(_holders_by_surname().get(surname_of(name), ())) if by_surname else [])
    current = [h for h in lines if year is not None and h.first <= year <= (h.last or 9999)]
    current = current or [h for h in lines if any(h.first <= past <= (h.last or 9999) for past in told)]
    if len({h.country for h in current}) > 1:
        current = [h for h in current if h.country in named]
    if by_surname and len({h.name for h in current}) != 1:
        return None
    chosen = current or [h for h in lines if year is None or h.first <= year]
    if not chosen or len({h.country for h in (current or chosen)}) > 1:
        return None
    best = max(chosen, key=lambda h: h.first)
    role = best.role if current or year is None else f"former {best.role}"
    state = best.country in states_by_code()
    actor = Actor(
        slug(best.name), best.name, "person", best.country if state else None, role, None if state else best.country
    )
    return actor, f"{best.name} is known as {role} ({best.country})"


@cache
def _holders_by_name() -> dict[str, tuple[OfficeHolder, ...]]:
    """By the name in plain letters, for accents come and go."""
    found: dict[str, tuple[OfficeHolder, ...]] = {}
    for holder in office_holders():
        for name in (holder.name, *holder.alternatives):
            found[slug(name)] = (*found.get(slug(name), ()), holder)
    return found


@cache
def _holders_by_surname() -> dict[str, tuple[OfficeHolder, ...]]:
    found: dict[str, tuple[OfficeHolder, ...]] = {}
    for holder in office_holders():
        surname = surname_of(holder.name)
        found[surname] = (*found.get(surname, ()), holder)
    return found
