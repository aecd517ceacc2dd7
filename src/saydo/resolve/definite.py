"""Whom common words point back to: "the group", "the prime minister", "the army", "its troops", "the two governments".

Unsure means unlinked: where two would fit, none is taken.
"""

import re
from collections.abc import Callable
from itertools import pairwise

from saydo.lexicon.actors import (
    STATE_KINDS,
    CommonOrgan,
    common_bodies,
    organ_families,
    organisations,
    state_actor,
)
from saydo.lexicon.gazetteer import slug
from saydo.lexicon.phrases import Found
from saydo.records import Actor
from saydo.resolve.evidence import only_one_that_acts, state_at, states_in
from saydo.resolve.inventory import COURTESIES, Inventory, Landmark
from saydo.resolve.lands import is_land, land_meant
from saydo.resolve.owners import owner_of, sole_holder
from saydo.resolve.phrase import OWNED_BY, Link, Phrase
from saydo.resolve.pronouns import he_or_she, it_or_they

TWO = re.compile(
    r"(?:two|both)\s+(?:\w+\s+)?(?:governments|countries|sides|states|nations|capitals|parties|armies|"
    r"militaries|neighbours|neighbors|leaders|presidents|allies|foes|general staffs|prime ministers|men|companies|"
    r"firms|banks|airlines|carmakers|groups|partners|delegations|cabinets|signatories|rivals|parliaments|unions)\b",
    re.IGNORECASE,
)
KOREAS = re.compile(r"\b(?:two|both) Koreas$", re.IGNORECASE)
CAPITALS = re.compile(r"(?:[A-Z][\w&'’-]+ ){1,6}[A-Z]|(?:[A-Z]\.?){3,}")
JOINED = re.compile(r",?\s+and\s+(?:the\s+)?")
LISTED = re.compile(r"(?:,|,?\s+and)\s+(?:the\s+)?")
THREE_OR_MORE = re.compile(
    r"(three|four|five|six)\s+(?:\w+\s+)?(?:powers|governments|countries|sides|states|nations|capitals|parties|"
    r"neighbours|neighbors|republics|presidents|leaders|premiers|prime ministers|allies|ministers|companies|firms|"
    r"banks|airlines|carmakers|groups|unions|partners|clubs|operators|signatories|members)\b",
    re.IGNORECASE,
)
LISTABLE = {"igo", "company", "ngo", "party", "armed group", "organisation"}
NUMBERS = {"three": 3, "four": 4, "five": 5, "six": 6}
BOTH = re.compile(r"(?:the two(?: of them)?|both|the pair)$", re.IGNORECASE)
THE = re.compile(r"(?:the|this|that)\s", re.IGNORECASE)
NAME_NOUNS = {"agency", "administration", "council", "commission", "committee", "department", "ministry", "authority",
              "union", "fund", "party", "front", "league", "bank", "organisation", "organization", "alliance", "board",
              "bureau", "service", "academy", "institute", "association", "federation", "society", "treasury", "court",
              "assembly", "parliament", "congress", "senate", "directorate", "inspectorate", "corporation",
              "consortium", "foundation", "tribunal", "secretariat"}  # fmt: skip
COUNTRIES = {"country", "nation", "kingdom", "homeland"}
SERVED = re.compile(
    r"(his|her|its|their)\s+(?:own\s+|senior\s+|top\s+|closest\s+)?(office|aides|advisers|advisors|staff|team|coalition|"
    r"spokesman|spokeswoman|spokesperson|country|nation|kingdom|homeland)",
    re.IGNORECASE,
)
FIGHTERS = re.compile(r"(?:fighters|combatants|guerrillas|rebels|militants|insurgents|gunmen)$")
COUNTRY = re.compile(r"(?:country|kingdom|republic|nation|emirate|sultanate)$", re.IGNORECASE)


def two_parties(inventory: Inventory, offset: int, phrase: Phrase) -> list[Link]:
    """ "the two governments": the two states that the article is about, if there are just two."""
    words = inventory.text[phrase.start : phrase.end]
    if KOREAS.search(inventory.text[offset : phrase.end]):
        return [(state_actor(code), "the two Koreas") for code in ("KOR", "PRK")]
    alone = BOTH.fullmatch(inventory.text[offset : phrase.end].strip())
    if alone is None and not TWO.search(inventory.text[offset : phrase.end]) and not TWO.match(words):
        return []
    if pair := _pair_before(inventory, offset):
        return [(actor, "one of the two named side by side before") for actor in pair]
    if alone is not None:
        return []
    before = inventory.sentence_before(offset) or inventory.sentence(offset)
    near = {code for *_, code in states_in(inventory, before.span.start, offset)} if before else set()
    if len(near) == 2:
        return [(state_actor(code), "one of the two states just named") for code in sorted(near)]
    ranked = inventory.counts.most_common(3)
    if len(ranked) < 2 or ranked[1][1] < 2 or (len(ranked) > 2 and 2 * ranked[2][1] > ranked[1][1]):
        return []
    return [(state_actor(code), "one of the two states that the article is about") for code, _ in ranked[:2]]


def several_parties(inventory: Inventory, offset: int, phrase: Phrase) -> list[Link]:
    """ "the three powers": the states of the last list before that has so many, if all such lists have the same."""
    said = THREE_OR_MORE.search(inventory.text[offset : phrase.end])
    if said is None or OWNED_BY.match(inventory.text, phrase.core_end, phrase.end):
        return []
    marks = [m for m in inventory.landmarks_in(0, offset) if m.actor.country or m.actor.kind in LISTABLE]
    chains: list[list[Landmark]] = []
    for mark in marks:
        follows = chains and LISTED.fullmatch(inventory.text, chains[-1][-1].end, mark.start)
        chains = [*chains[:-1], [*chains[-1], mark]] if follows else [*chains, [mark]]
    lists = [tuple(dict.fromkeys(m.actor.country or m.actor.id for m in chain)) for chain in chains]
    fitting = [chain for chain, codes in zip(chains, lists, strict=True) if len(codes) == NUMBERS[said[1].lower()]]
    if len({frozenset(m.actor.country or m.actor.id for m in chain) for chain in fitting}) != 1:
        return []
    actors = {m.actor.country or m.actor.id: m.actor for m in fitting[-1]}
    return [
        (state_actor(actor.country) if actor.country else actor, f"one of the {said[1].lower()} listed before")
        for actor in actors.values()
    ]


def _pair_before(inventory: Inventory, offset: int) -> list[Actor]:
    """The states or bodies that stand joined by "and" before, where just two are ever so joined."""
    marks = [mark for mark in inventory.landmarks_in(0, offset) if mark.actor.kind not in ("person", "people")]
    pairs = {
        tuple(sorted((one.actor, other.actor), key=lambda actor: actor.id))
        for one, other in pairwise(marks)
        if not inventory.text.endswith((", ", ", the "), 0, one.start)
        and JOINED.fullmatch(inventory.text, one.end, other.start)
        and not one.actor.role
        and not other.actor.role
    }
    sides = {frozenset(actor.country or actor.id for actor in pair) for pair in pairs}
    if len(sides) != 1 or len(next(iter(sides))) != 2:
        return []
    most = [code for code, _ in inventory.counts.most_common(1)]
    if most and not any(most[0] in side for side in sides):
        return []
    return [state_actor(actor.country) if actor.country else actor for actor in min(pairs, key=str)]


def short_of_name(inventory: Inventory, offset: int, phrase: Phrase) -> list[Link]:
    """ "the agency", "the council", "the department": the one body named before whose name has that word."""
    word = inventory.text[phrase.start : phrase.core_end]
    if not re.fullmatch(r"[A-Za-z]+", word) or not THE.match(inventory.text, offset, phrase.end):
        return []
    capital = re.compile(rf"\b{word.capitalize()}\b")
    if word.lower() not in NAME_NOUNS:
        return []
    marks = [m for m in inventory.landmarks_in(0, offset) if capital.search(inventory.text, m.start, m.end)]
    marks = [m for m in marks if m.actor.kind not in ("person", "people", "state") and m.actor.role is None]
    if len({m.actor.country or m.actor.id for m in marks}) != 1:
        return []
    return [(marks[-1].actor, f"short for “{inventory.text[marks[-1].start : marks[-1].end]}”")]


def served_office(inventory: Inventory, offset: int, phrase: Phrase) -> list[Link]:
    """ "his office", "her aides", "his coalition", "her country": the state or body of the one person meant."""
    pointed = SERVED.fullmatch(inventory.text, offset, phrase.core_end)
    if pointed is None:
        return []
    gender = {"his": "m", "her": "f"}.get(pointed[1].lower())
    link = he_or_she(inventory, offset, gender) if gender else it_or_they(inventory, offset, plural=False)
    served = link[0] if link else None
    if served is None or (served.role or "").startswith("former "):
        return []
    if served.country is None:
        body = next((m.actor for m in inventory.landmarks if m.actor.name == served.body), None)
        return [(body, f"serves {served.name}")] if body and pointed[2] not in COUNTRIES else []
    if pointed[2] in COUNTRIES:
        return [(state_actor(served.country), f"the country of {served.name}")]
    kind = "government"
    return [(Actor(slug(f"{served.country} {pointed[2]}"), pointed[2], kind, served.country), f"serves {served.name}")]


def definite_body(inventory: Inventory, offset: int, phrase: Phrase) -> list[Link]:
    """ "the group", "the company": the last body of that kind, if the article names no other before."""
    words = inventory.text[phrase.start : phrase.core_end].lower()
    kinds = common_bodies().get(words) or common_bodies().get(words.split()[-1] if words else "")
    if (
        kinds is None
        or not re.match(r"(?:the|this|that)\s", inventory.text[offset : phrase.end], re.IGNORECASE)
        or len(words.split()) > 2
    ):
        return []
    marks = [
        mark
        for mark in inventory.landmarks_in(0, offset)
        if (mark.actor.kind in kinds or (mark.actor.kind == "organisation" and not is_land(mark.actor)))
        and mark.actor.role is None
        and (mark.actor.kind != "government" or CAPITALS.match(inventory.text, mark.start, mark.end))
    ]
    if words.endswith("mission"):
        missions = {body.name for body in organisations() if body.mission}
        marks = [mark for mark in marks if mark.actor.name in missions]
    sentence = inventory.sentence(offset)
    before = inventory.sentence_before(offset) or sentence
    near = [mark for mark in marks if before is not None and mark.start >= before.span.start]
    chosen = near or marks
    return (
        [(chosen[-1].actor, f"“the {words}” is the one body of that kind named before")]
        if len({m.actor.id for m in chosen}) == 1
        else []
    )


def rank_of_one(inventory: Inventory, offset: int, phrase: Phrase) -> list[Link]:
    """ "the captain", "the general": the one person who bears that rank in the article."""
    word = inventory.text[phrase.start : phrase.core_end]
    office = next((o for o in inventory.offices if (o.core_start, o.core_end) == (phrase.start, phrase.core_end)), None)
    if office is None or office.role.role not in COURTESIES or not THE.match(inventory.text, offset, phrase.end):
        return []
    marks = [m for m in inventory.landmarks_in(0, offset) if m.actor.kind == "person"]
    marks = [m for m in marks if re.search(rf"\b{re.escape(word)}\b", inventory.text[m.start : m.end], re.IGNORECASE)]
    if len({m.actor.id for m in marks}) != 1:
        return []
    return [(marks[-1].actor, f"“the {word}” is {marks[-1].actor.name}, the one of that rank")]


def half_of_korea(inventory: Inventory, offset: int, phrase: Phrase) -> list[Link]:
    """ "the North" and "the South" in an article about Korea."""
    code = {"the North": "PRK", "the South": "KOR"}.get(inventory.text[offset : phrase.core_end].replace("The", "the"))
    if code is None or not (inventory.counts.get("PRK") or inventory.counts.get("KOR")):
        return []
    return [(state_actor(code), "one half of Korea, of which the article tells")]


def the_country(inventory: Inventory, _: int, phrase: Phrase) -> list[Link]:
    """For "the country", the state that the passage makes clear."""
    if not COUNTRY.match(inventory.text[phrase.start : phrase.end]):
        return []
    found = _country_of_subject(inventory, phrase.start) or state_at(inventory, phrase.start)
    return [(state_actor(found[0]), found[1])] if found else []


def _country_of_subject(inventory: Inventory, offset: int) -> tuple[str, str] | None:
    """Of "She has led the country" her country."""
    sentence = inventory.sentence(offset)
    pronoun = re.compile(r"(he|she)\s", re.IGNORECASE).match(inventory.text, sentence.span.start) if sentence else None
    if pronoun is None:
        return None
    link = he_or_she(inventory, pronoun.start(), {"he": "m"}.get(pronoun[1].lower(), "f"))
    if link is None or link[0].country is None or (link[0].role or "former ").startswith("former "):
        return None
    return link[0].country, f"the country of {link[0].name}"


def the_land(inventory: Inventory, offset: int, phrase: Phrase) -> list[Link]:
    """ "the province", "the city", "the council": the province or city that the article is about."""
    words = inventory.text[phrase.start : phrase.core_end]
    land = land_meant(inventory, words) if THE.match(inventory.text, offset, phrase.end) else None
    return [(land, f"“the {words}” is that of {land.name}, of which the article tells")] if land else []


def bare_office(inventory: Inventory, offset: int, phrase: Phrase) -> list[Link]:
    """Who was introduced as "prime minister" before, else the office in the state that the passage makes clear."""
    office = next(
        (
            o
            for o in inventory.offices
            if (o.core_end == phrase.core_end and o.start <= phrase.start <= o.core_start)
            or (o.core_end == phrase.core_end and phrase.start <= o.start)
        ),
        None,
    )
    if (
        office is None
        or office.former
        or re.match(r"an?\s|one\s|another\s", inventory.text[offset : phrase.end], re.IGNORECASE)
    ):
        return []
    role = office.role
    owner = owner_of(inventory, office, inventory.persons)
    holder = sole_holder(inventory.persons, role.role, offset, owner.country if owner else None)
    if holder is not None and (role.unique or office.anaphor is None) and inventory.text[phrase.core_end - 1] != "s":
        return [
            (
                holder.actor,
                f"“{inventory.text[phrase.start : phrase.core_end]}” is {holder.actor.name}, introduced before",
            )
        ]
    if owner is None and role.unique and role.kind in STATE_KINDS and not _two_of(inventory, role.role):
        found = state_at(inventory, office.start) or only_one_that_acts(inventory)
        if found is None or OWNED_BY.match(inventory.text, office.core_end, phrase.end):
            return []
        return [_office_link(inventory, office.core_start, office.core_end, found[0], role.kind, role.role, found[1])]
    if owner is None or (owner.country is None and owner.body is None):
        return []
    return [
        _office_link(
            inventory, office.core_start, office.core_end, owner.country, role.kind, role.role, owner.reason, owner.body
        )
    ]


def _two_of(inventory: Inventory, role: str) -> bool:
    return sum(role in person.roles for person in inventory.persons) > 1


def _office_link(
    inventory: Inventory,
    start: int,
    end: int,
    country: str | None,
    kind: str,
    role: str,
    reason: str,
    body: str | None = None,
) -> Link:
    words = inventory.text[start:end]
    return Actor(slug(f"{country or body} {role}"), words, kind if country else "person", country, role, body), reason


def bare_organ(inventory: Inventory, _: int, phrase: Phrase) -> list[Link]:
    """For "the army", "its cabinet", "officials", the organ of the state that the passage makes clear."""
    organ = next((o for o in inventory.organs if o.end == phrase.core_end and o.start >= phrase.start), None)
    if organ is None:
        return []
    between = inventory.text[phrase.start : organ.start].strip().lower()
    pointer = re.match(r"(?:its|their|his|her)\b", inventory.text[phrase.start : organ.start], re.IGNORECASE)
    if pointer:
        return _pointed_organ(inventory, phrase, organ.meanings[0].kind)
    if OWNED_BY.match(inventory.text, organ.end, phrase.end):
        return []
    if not organ.meanings[0].alone or between not in (
        "",
        "senior",
        "military",
        "government",
        "ruling",
        "new",
        "interim",
    ):
        return []
    if organ.text in organ_families()["staff"] and _body_near(inventory, phrase.start):
        return []
    found = named_before(inventory, organ) or state_at(inventory, phrase.start) or only_one_that_acts(inventory)
    words = inventory.text[organ.start : organ.end]
    return [(Actor(slug(f"{found[0]} {words}"), words, organ.meanings[0].kind, found[0]), found[1])] if found else []


def _body_near(inventory: Inventory, offset: int) -> bool:
    """An international body is named in this sentence or the one before, whose ministers or officials may be meant."""
    here = inventory.sentence_before(offset) or inventory.sentence(offset)
    return any(
        mark.actor.kind == "igo" for mark in inventory.landmarks_in(here.span.start if here else 0, offset + 200)
    )


def named_before(inventory: Inventory, organ: Found[CommonOrgan]) -> tuple[str, str] | None:
    """The one state whose organ of this name the article has named before: "Niger's junta … the generals"."""
    word = organ.text if organ.text in organ_families()["parliament"] else organ.text.lower()
    kin = next((family for name, family in organ_families().items() if name != "staff" and word in family), {word})
    if kin & (organ_families()["junta"] | organ_families()["army"]):
        kin = organ_families()["junta"] | organ_families()["army"]
    owners: dict[str, str] = {}
    for mark in inventory.landmarks_in(0, organ.start):
        if mark.actor.country and any(mark.actor.name.lower().endswith(word) for word in kin):
            owners[mark.actor.country] = inventory.text[mark.start : mark.end]
    if len(owners) != 1:
        return None
    country, words = owners.popitem()
    return country, f"“{words}” was named before"


def _pointed_organ(inventory: Inventory, phrase: Phrase, kind: str) -> list[Link]:
    """ "its troops", "his cabinet": of the state or body that the possessive points to."""
    pointer, _, rest = inventory.text[phrase.start : phrase.core_end].partition(" ")
    gender = {"his": "m", "her": "f"}.get(pointer.lower())
    link = he_or_she(inventory, phrase.start, gender) if gender else it_or_they(inventory, phrase.start, plural=False)
    fighters = link is not None and link[0].kind == "armed group" and FIGHTERS.search(rest) is not None
    if link is None or (kind in ("people", "members") and not fighters) or (gender and kind == "legislature"):
        return []
    actor, reason = link
    if actor.country is None:
        return [(actor, reason)] if actor.kind != "person" else []
    return [(Actor(slug(f"{actor.country} {rest}"), rest, kind, actor.country), f"“{pointer}”: {reason}")]


RULES: tuple[Callable[[Inventory, int, Phrase], list[Link]], ...] = (
    two_parties,
    several_parties,
    served_office,
    short_of_name,
    half_of_korea,
    rank_of_one,
    the_land,
    bare_office,
    bare_organ,
    definite_body,
    the_country,
)
