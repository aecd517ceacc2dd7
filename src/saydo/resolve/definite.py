"""Whom common words point back to: "the group", "the prime minister", "the army", "its troops", "the two governments".

Unsure means unlinked: where two would fit, none is taken.
"""

import re
from collections.abc import Callable

from saydo.lexicon.actors import STATE_KINDS, CommonOrgan, common_bodies, organisations, state_actor
from saydo.lexicon.gazetteer import slug
from saydo.lexicon.phrases import Found
from saydo.records import Actor
from saydo.resolve.evidence import state_at, states_in
from saydo.resolve.inventory import Inventory
from saydo.resolve.owners import owner_of, sole_holder
from saydo.resolve.pronouns import he_or_she, it_or_they
from saydo.resolve.words import OWNED_BY, Link, Phrase

TWO = re.compile(
    r"(?:two|both)\s+(?:\w+\s+)?(?:governments|countries|sides|states|nations|capitals|parties|armies|"
    r"militaries|neighbours|neighbors|leaders|presidents|allies|foes|general staffs|prime ministers|men)\b",
    re.IGNORECASE,
)
COUNTRY = re.compile(r"(?:country|kingdom|republic|nation|emirate|sultanate)$", re.IGNORECASE)
COLLECTIVE = {
    "ministers",
    "officials",
    "leaders",
    "members",
    "diplomats",
    "lawmakers",
    "deputies",
    "MPs",
    "presidency",
    "parliament",
    "negotiators",
    "envoys",
}
FAMILIES = (
    {
        "junta",
        "generals",
        "military rulers",
        "military government",
        "ruling generals",
        "ruling junta",
        "military junta",
        "military council",
        "officers",
        "military regime",
        "ruling military council",
        "soldiers in power",
    },
    {"government", "cabinet", "administration", "ministers", "coalition government"},
    {"army", "military", "armed forces"},
    {"troops", "soldiers", "forces"},
    {"parliament", "lawmakers", "deputies", "legislature", "national assembly", "legislators", "MPs"},
)


def two_parties(inventory: Inventory, offset: int, phrase: Phrase) -> list[Link]:
    """ "the two governments": the two states that the article is about, if there are just two."""
    words = inventory.text[phrase.start : phrase.end]
    if not TWO.search(inventory.text[offset : phrase.end]) and not TWO.match(words):
        return []
    before = inventory.sentence_before(offset) or inventory.sentence(offset)
    near = {code for *_, code in states_in(inventory, before.span.start, offset)} if before else set()
    if len(near) == 2:
        return [(state_actor(code), "one of the two states just named") for code in sorted(near)]
    ranked = inventory.counts.most_common(3)
    if len(ranked) < 2 or ranked[1][1] < 2 or (len(ranked) > 2 and 2 * ranked[2][1] > ranked[1][1]):
        return []
    return [(state_actor(code), "one of the two states that the article is about") for code, _ in ranked[:2]]


def definite_body(inventory: Inventory, offset: int, phrase: Phrase) -> list[Link]:
    """ "the group", "the company": the last body of that kind, if the article names no other before."""
    words = inventory.text[phrase.start : phrase.core_end].lower()
    kinds = common_bodies().get(words.split()[-1] if words else "")
    if (
        kinds is None
        or not re.match(r"(?:the|this|that)\s", inventory.text[offset : phrase.end], re.IGNORECASE)
        or len(words.split()) > 2
    ):
        return []
    marks = [mark for mark in inventory.landmarks_in(0, offset) if mark.actor.kind in kinds]
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
    found = state_at(inventory, phrase.start)
    return [(state_actor(found[0]), found[1])] if found else []


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
        found = state_at(inventory, office.start)
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
    if organ.text.lower() in COLLECTIVE and _body_near(inventory, phrase.start):
        return []
    found = named_before(inventory, organ) or state_at(inventory, phrase.start)
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
    kin = next((family for family in FAMILIES if organ.text.lower() in family), {organ.text.lower()})
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
    if link is None or kind in ("people", "members"):
        return []
    actor, reason = link
    if actor.country is None:
        return [(actor, reason)] if actor.kind != "person" else []
    return [(Actor(slug(f"{actor.country} {rest}"), rest, kind, actor.country), f"“{pointer}”: {reason}")]


RULES: tuple[Callable[[Inventory, int, Phrase], list[Link]], ...] = (
    two_parties,
    half_of_korea,
    bare_office,
    bare_organ,
    definite_body,
    the_country,
)
