"""Firms, groups and other bodies that a phrase names behind or before words for what they are.

A rule answers with (actor, reason) pairs, none where it does not apply.
"""

import re

from saydo.lexicon.actors import body_word, common_bodies, function_words
from saydo.lexicon.gazetteer import STATE_SENSES, slug
from saydo.lexicon.own_names import own_name_words
from saydo.records import Actor
from saydo.resolve.inventory import Inventory, sense_here
from saydo.resolve.phrase import Link, Phrase, phrase_of

COMPANY = re.compile(
    r"\b(?:Inc|Corp|Corporation|Ltd|Limited|PLC|plc|AG|GmbH|S\.A|SE|NV|LLC|Company|Co|Motors|Airlines|Airways)\b\.?$"
)
KNOWN_AS = re.compile(
    r"[^,.;()]{0,80}?(?:,| \()\s?(?:also |better |commonly |usually |widely )?(?:known|referred to|abbreviated)"
    r"(?: as| by its initials,?| by its acronym,?| to as)? (?:the )?"
)
MAKERS = {"maker", "giant", "group", "producer", "builder", "party", "union", "movement", "church", "club", "charity",
          "provider", "major", "champion", "monopoly", "dealer", "trader", "exporter", "seller", "owner"}  # fmt: skip
POSSESSED = re.compile(r"['’]s?\s(?:[\w-]+\s){0,4}$")
NATIONAL = re.compile(r"\s(?:[\w-]+\s){0,3}$")
APPOSED = re.compile(r"(?:,\s+(?:the\s+)?|\s)")
UNIT = re.compile(
    r"(?:\s(?:UK|U\.K\.|US|U\.S\.|USA|America|North America|Americas|Europe|India|China|Japan|Korea|Deutschland|"
    r"Germany|France|Italia|Italy|Canada|Australia|New Zealand|Africa|Nigeria|Kenya|South Africa|Asia|Pacific|Mexico|"
    r"Brasil|Brazil|Polska|Nederland|International|Group|Holdings?|plc|PLC|Inc|Ltd|Limited|AG|SE|SA|S\.A|Corp|Corporation|"
    r"Company|Co|NV|ASA|AB))+\.?"
)


def owned_name(inventory: Inventory, phrase: Phrase) -> list[Link]:
    """A body behind whose it is: "Sudan's paramilitary Rapid Support Forces", "Korea's Joint Chiefs", "X's SpaceX"."""
    known = inventory.known_in(phrase.start, phrase.core_end)
    name = next((k for k in known if k.end == phrase.core_end and k.start > phrase.start), None)
    if name is None:
        return []
    first = known[0]
    before = inventory.text[first.end if first is not name else phrase.start : name.start]
    national = first is not name and first.start == phrase.start and first.meanings[0].kind in STATE_SENSES
    if function_words().intersection(before.lower().split()):
        return []
    if not POSSESSED.search(before) and not (national and NATIONAL.fullmatch(before)):
        return []
    homes = {s.actor.country for s in first.meanings if s.actor is not None} if national else set()
    senses = [s for s in name.meanings if s.kind == "organ" and s.actor is not None and s.actor.country in homes]
    sense = senses[0] if senses else sense_here(name, inventory)
    if sense is None or sense.actor is None or sense.kind not in ("body", "organ"):
        return []
    if sense.actor.kind in ("igo", "media") or (sense.kind == "organ" and not senses):
        return []
    return [(sense.actor, f"the lexicon has {name.text}")]


def unit_of_firm(inventory: Inventory, phrase: Phrase) -> list[Link]:
    """The firm whose unit in a country, or whose full style, is named: "Nokia Deutschland", "Fortum Group"."""
    name = next((k for k in inventory.known_in(phrase.start, phrase.core_end) if k.start == phrase.start), None)
    sense = sense_here(name, inventory) if name else None
    if name is None or sense is None or sense.actor is None or sense.actor.kind != "company":
        return []
    behind = UNIT.fullmatch(inventory.text, name.end, phrase.core_end)
    return [(sense.actor, f"a unit of {sense.actor.name}")] if behind else []


def apposed_name(inventory: Inventory, phrase: Phrase) -> list[Link]:
    """The name that stands behind common words for a body: "the state power company, Eskom"."""
    words = inventory.text[phrase.start : phrase.core_end]
    joined = APPOSED.match(inventory.text, phrase.core_end)
    if joined is None or not re.fullmatch(r".*\b[a-z-]+", words) or not _is_kind(words.lower()):
        return []
    name = next((k for k in inventory.known_in(joined.end(), joined.end() + 60) if k.start == joined.end()), None)
    sense = sense_here(name, inventory) if name else None
    if name is None or sense is None or sense.actor is None or sense.kind != "body":
        return []
    closed = joined.group() == " " or re.match(r"[,.;]|$", inventory.text[name.end :])
    return [(sense.actor, f"“{name.text}” stands behind it")] if closed else []


def kind_before_name(inventory: Inventory, phrase: Phrase) -> list[Link]:
    """A name behind the word for what it is: "the union IG Metall", "the carmaker Volkswagen"."""
    name = next((k for k in inventory.known_in(phrase.start, phrase.core_end) if k.end == phrase.core_end), None)
    if name is None or name.start == phrase.start:
        return []
    word = inventory.text[phrase.start : name.start].strip().lower()
    sense = sense_here(name, inventory)
    if sense is None or sense.actor is None or sense.kind != "body" or not _is_kind(word):
        return []
    return [(sense.actor, f"the lexicon has {name.text}")]


def _is_kind(words: str) -> bool:
    """Common words for a body: "union", "the arms maker", "drugs giant"."""
    *_, last = words.split()
    return last in common_bodies() or last in own_name_words()["company"] or last in MAKERS


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
