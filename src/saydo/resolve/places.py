"""Where: the places of events and commitments with their country and, where known, their coordinates."""

import re
from collections.abc import Callable
from dataclasses import replace

from saydo.lexicon.actors import KnownPlace, states_by_code
from saydo.lexicon.gazetteer import Known, find_known, senses_of, slug
from saydo.records import Place, Reading
from saydo.resolve.evidence import state_at
from saydo.resolve.inventory import Inventory, code_of_sense, survey

DETERMINER = re.compile(r"^(?:the|its|their|a|an)\s+", re.IGNORECASE)
COUNTRY = re.compile(r"(?:country|kingdom|republic|territory|nation|national territory|soil)\b", re.IGNORECASE)
QUALIFIED = re.compile(
    r"(?:,|,?\s+in)\s+(?:the\s+)?(?:(?:far|central|centre|center|interior|north|south|east|west|north-?east|north-?west|"
    r"south-?east|south-?west)(?:ern)?\s+(?:of\s+)?(?:the\s+)?)*"
)

Rule = Callable[[Inventory, Place], Place | None]


def resolve_places(reading: Reading) -> Reading:
    """The reading with the country of each place that the words or the lexicon tell; others stay as they are."""
    if not any(e.place for e in reading.events) and not any(c.place for c in reading.commitments):
        return reading
    inventory = survey(reading)
    events = tuple(replace(e, place=resolved_place(inventory, e.place)) if e.place else e for e in reading.events)
    commitments = tuple(
        replace(c, place=resolved_place(inventory, c.place)) if c.place else c for c in reading.commitments
    )
    return replace(reading, events=events, commitments=commitments)


def resolved_place(inventory: Inventory, place: Place) -> Place:
    """The first rule that answers; the place as it was where none does, or where it is a part of another's name."""
    if place.span is not None and any(
        known.start <= place.span.start
        and place.span.end <= known.end
        and len(known.text) > len(place.name)
        and all(sense.kind in ("body", "organ") for sense in known.meanings)
        for known in inventory.known
    ):
        return place
    for rule in RULES:
        found = rule(inventory, place)
        if found is not None:
            return found
    return place


def by_name(inventory: Inventory, place: Place) -> Place | None:
    """The lexicon has the name, or a state's name or adjective stands in the words ("Iraqi soil")."""
    words = DETERMINER.sub("", place.name)
    known = find_known(words)
    whole = (
        [k for k in known if k.start == 0 and k.end == len(words)]
        or [k for k in known if k.start == 0]
        or list(known[-1:])
    )
    if not whole:
        return None
    return _located(inventory, place, whole[0])


def _located(inventory: Inventory, place: Place, name: Known) -> Place | None:
    listed = next((sense.place for sense in name.meanings if sense.place is not None), None)
    if listed is not None:
        return _listed(place, listed, name.text)
    codes = list(dict.fromkeys(code for sense in name.meanings if (code := code_of_sense(sense))))
    named = [code for code in codes if inventory.counts.get(code)] if len(codes) > 1 else codes
    if len(named) != 1:
        return None
    state = states_by_code()[named[0]]
    capital = next((s.place for c in state.capitals for s in senses_of(c) if s.place is not None), None)
    whole = any(sense.kind == "state" for sense in name.meanings)
    middle = capital if capital is not None and not whole else None
    return replace(
        place,
        id=named[0] if whole else slug(place.name),
        country=named[0],
        latitude=middle.latitude if middle else None,
        longitude=middle.longitude if middle else None,
        reason=f"“{name.text}” is of {state.name}",
    )


def _listed(place: Place, listed: KnownPlace, words: str) -> Place:
    return replace(
        place,
        id=slug(f"{listed.country} {listed.name}"),
        country=listed.country or None,
        latitude=listed.latitude,
        longitude=listed.longitude,
        reason=f"the lexicon has {words}",
    )


def by_qualification(inventory: Inventory, place: Place) -> Place | None:
    """The article says elsewhere, or here, in which state it lies: "Rayak, Lebanon", "a town in the east of Chad"."""
    words = DETERMINER.sub("", place.name)
    starts = {known.start: known for known in inventory.known}
    for mention in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", inventory.text):
        joined = QUALIFIED.match(inventory.text, mention.end())
        name = starts.get(joined.end()) if joined else None
        code = next((c for sense in name.meanings if (c := code_of_sense(sense))), None) if name else None
        if name is not None and code is not None and name.meanings[0].kind == "state":
            return replace(
                place,
                id=slug(f"{code} {words}"),
                country=code,
                reason=f"“{inventory.text[mention.start() : name.end]}”",
            )
    return None


def by_context(inventory: Inventory, place: Place) -> Place | None:
    """ "the country", "the capital": the state that the passage makes clear."""
    words = DETERMINER.sub("", place.name)
    offset = place.span.start if place.span else 0
    capital = re.match(r"capital(?: city)?$", words, re.IGNORECASE)
    if not (capital or COUNTRY.match(words)):
        return None
    found = state_at(inventory, offset)
    if found is None:
        return None
    code, reason = found
    listed = next((s.place for c in states_by_code()[code].capitals for s in senses_of(c) if s.place), None)
    if capital and listed is not None:
        return replace(_listed(place, listed, listed.name), reason=reason)
    return replace(place, id=code, country=code, reason=reason)


RULES: tuple[Rule, ...] = (by_qualification, by_name, by_context)
