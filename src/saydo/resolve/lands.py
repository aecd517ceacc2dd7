"""Provinces and cities that act: which of them an article is about, and who acts for it."""

import re

from saydo.lexicon.offices import Office
from saydo.records import Actor
from saydo.resolve.inventory import Inventory
from saydo.resolve.owners import POSSESSIVE, Owner

LAND = re.compile(
    r"(?:province|city|state|county|municipality|canton|town|borough|provincial government|state government)"
)
ORGAN = re.compile(
    r"(?:legislature|council|city council|town council|mayor|premier|governor|first minister|"
    r"provincial legislature|city hall|aldermen|councillors)"
)
HEADS = re.compile(
    r"(?:lord )?mayor|(?:lieutenant )?governor|gov\.|premier|first minister|chief minister|councillor", re.IGNORECASE
)
FEDERAL = {"president", "vice president", "foreign minister", "defence minister", "deputy foreign minister", "king",
           "queen", "deputy defence minister", "secretary of state", "chancellor", "ambassador", "envoy"}  # fmt: skip
OFTEN = 3


def is_land(actor: Actor) -> bool:
    """A province or a city: it acts under its own name and lies in a state."""
    return actor.kind == "organisation" and actor.country is not None


def leading_land(inventory: Inventory, least: int = OFTEN) -> Actor | None:
    """The province or city that the dossier is about, where the article names no other; else the one that the article
    names more than any other, and more than the state it lies in."""
    lands = [mark.meanings[0].actor for mark in inventory.known if mark.meanings[0].actor is not None]
    lands = [actor for actor in lands if is_land(actor)]
    if not lands:
        return None
    if inventory.land in lands and len(lands) == lands.count(inventory.land):
        return inventory.land
    ranked = sorted(set(lands), key=lambda actor: (-lands.count(actor), actor.id))
    first = ranked[0]
    often = lands.count(first)
    if often < least or (len(ranked) > 1 and lands.count(ranked[1]) == often):
        return None
    return first if often > inventory.counts.get(first.country or "", 0) else None


def land_office(inventory: Inventory, office: Office) -> Owner | None:
    """A mayor, governor, premier or minister of whom no word says whose: of the province or city that leads."""
    if office.anaphor is not None or POSSESSIVE.search(inventory.text, max(0, office.start - 4), office.start):
        return None
    core = inventory.text[office.core_start : office.core_end]
    head = HEADS.fullmatch(core) is not None
    if not head and not inventory.cabinet:
        return None
    if not head and (office.role.kind != "government" or office.role.role in FEDERAL | {"head", "leader", "judge"}):
        return None
    land = leading_land(inventory, 1 if head else OFTEN)
    return Owner(None, land.name, f"{land.name} leads in the article") if land else None


def land_meant(inventory: Inventory, words: str) -> Actor | None:
    """Of "province", "city", "council", said with "the", the province or city that the article is about."""
    if not (LAND.fullmatch(words) or ORGAN.fullmatch(words)):
        return None
    return leading_land(inventory, 2 if LAND.fullmatch(words) else OFTEN)
