"""Whom words point back to: "he", "its", "the group", "the prime minister", "the army", "the two governments".

Unsure means unlinked: where two would fit, none is taken.
"""

import re
from collections.abc import Callable

from saydo.lexicon.actors import STATE_KINDS, CommonOrgan, organisations, state_actor
from saydo.lexicon.gazetteer import slug
from saydo.lexicon.phrases import Found
from saydo.records import Actor, Statement
from saydo.resolve.evidence import state_at, states_in
from saydo.resolve.inventory import Inventory, Landmark
from saydo.resolve.owners import owner_of, sole_holder
from saydo.resolve.persons import person_named
from saydo.resolve.words import OWNED_BY, Link, Phrase, phrase_of

HE_OR_SHE = {"he": "m", "she": "f", "him": "m", "her": "f", "himself": "m", "herself": "f"}
TWO = re.compile(
    r"(?:two|both)\s+(?:\w+\s+)?(?:governments|countries|sides|states|nations|capitals|parties|armies|"
    r"militaries|neighbours|neighbors|leaders|presidents|allies|foes|general staffs|prime ministers|men)\b",
    re.IGNORECASE,
)
COUNTRY = re.compile(r"(?:country|kingdom|republic|nation|emirate|sultanate)$", re.IGNORECASE)
EMPTY = re.compile(
    r"it\s+(?:is|was|has been|had been|will be|would be|may be|seems|seemed|appears|appeared|remains|remained|"
    r"emerged|turned out|took|takes|could be|might be|looks|looked)\b",
    re.IGNORECASE,
)
BODY_KINDS: dict[str, set[str]] = {
    "group": {"armed group", "ngo", "company", "igo", "organisation"},
    "movement": {"armed group", "party"},
    "militia": {"armed group"},
    "rebels": {"armed group"},
    "militants": {"armed group"},
    "insurgents": {"armed group"},
    "guerrillas": {"armed group"},
    "fighters": {"armed group"},
    "jihadists": {"armed group"},
    "islamists": {"armed group"},
    "company": {"company"},
    "firm": {"company"},
    "manufacturer": {"company"},
    "carmaker": {"company"},
    "utility": {"company"},
    "operator": {"company"},
    "airline": {"company"},
    "bank": {"company", "igo"},
    "drugmaker": {"company"},
    "supplier": {"company"},
    "owner": {"company"},
    "corporation": {"company"},
    "developer": {"company"},
    "alliance": {"igo", "armed group"},
    "bloc": {"igo", "party"},
    "union": {"igo"},
    "organisation": {"igo", "ngo", "armed group"},
    "organization": {"igo", "ngo", "armed group"},
    "agency": {"igo"},
    "mission": {"igo"},
    "body": {"igo", "ngo"},
    "fund": {"igo", "ngo"},
    "charity": {"ngo"},
    "facility": {"igo"},
    "party": {"party"},
    "scheme": {"igo"},
}


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


FOLLOWING = re.compile(r"(?:['’]s?)?((?:\s[\w-]+){1,4})")
FUNCTION_WORDS = {
    "will",
    "would",
    "has",
    "have",
    "had",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "can",
    "could",
    "may",
    "might",
    "must",
    "shall",
    "should",
    "and",
    "or",
    "but",
    "to",
    "of",
    "in",
    "on",
    "at",
    "for",
    "with",
    "from",
    "by",
    "its",
    "his",
    "her",
    "their",
    "the",
    "a",
    "an",
    "that",
    "which",
    "who",
    "as",
    "not",
    "says",
    "said",
    "did",
    "does",
    "do",
}


class Reference:
    """Resolves words that point back, in the order of the text; remembers what it has resolved."""

    def __init__(self, inventory: Inventory) -> None:
        self.inventory = inventory

    def resolve(self, start: int, end: int, speaker: Statement | None) -> list[Link]:
        """The first rule that answers."""
        phrase = phrase_of(self.inventory, start, end)
        words = self.inventory.text[start:end].strip(" \"“”'’,").lower()
        if speaker is not None and words in ("i", "we", "me", "us", "my", "our", "ourselves", "myself"):
            actor = speaker.speaker_actor
            return [(actor, f"“{words}” in the words of {actor.name}")] if actor else []
        if words in HE_OR_SHE:
            return _one(he_or_she(self.inventory, start, HE_OR_SHE[words]))
        if words in ("who", "which", "that", "whom"):
            return _one(antecedent(self.inventory, start))
        if words in ("it", "they", "them", "itself", "themselves"):
            return _one(it_or_they(self.inventory, start, plural=words.startswith("the")))
        for rule in RULES:
            found = rule(self.inventory, start, phrase)
            if found:
                return found
        return []


def _one(link: Link | None) -> list[Link]:
    return [link] if link else []


def antecedent(inventory: Inventory, offset: int) -> Link | None:
    """Whom "who" or "which" stands for: the actor named right before."""
    mark = next((m for m in inventory.landmarks if inventory.text[m.end : offset] in (" ", ", ")), None)
    return (mark.actor, "named right before") if mark else None


def he_or_she(inventory: Inventory, offset: int, gender: str) -> Link | None:
    """The one person of fitting gender earlier in the sentence, else whom the sentence before begins with."""
    sentence = inventory.sentence(offset)
    if sentence is None:
        return None
    here = _persons_between(inventory, sentence.span.start, offset, gender)
    if here:
        return (
            (here[0].actor, f"“{'he' if gender == 'm' else 'she'}” is the one person named earlier in the sentence")
            if len({mark.actor.id for mark in here}) == 1
            else None
        )
    before = inventory.sentence_before(offset)
    for _ in range(3):
        if before is None:
            return None
        found = _persons_between(inventory, before.span.start, before.span.end, gender)
        if found:
            one = len({mark.actor.id for mark in found}) == 1
            subject = found[0].start - before.span.start < 4 or _speaks(inventory, found[0])
            subject = subject and not inventory.text.startswith((" and ", ", and "), found[0].end)
            return (found[0].actor, "the person of the sentence before") if one or subject else None
        before = inventory.sentence_before(before.span.start)
    return None


def _persons_between(inventory: Inventory, start: int, end: int, gender: str) -> list[Landmark]:
    genders = {person.actor.id: person.gender for person in inventory.persons}
    return [
        mark
        for mark in inventory.landmarks_in(start, end)
        if (mark.actor.kind == "person" or mark.actor.role)
        and genders.get(mark.actor.id, "either") in (gender, "either")
    ]


def _speaks(inventory: Inventory, mark: Landmark) -> bool:
    return any(
        s.speaker is not None and s.speaker.start <= mark.start < s.speaker.end for s in inventory.reading.statements
    )


def it_or_they(inventory: Inventory, offset: int, *, plural: bool) -> Link | None:
    """The state or body that this sentence, or else the sentence before, begins with."""
    sentence = inventory.sentence(offset)
    before = inventory.sentence_before(offset)
    if EMPTY.match(inventory.text, offset):
        return None
    for here, end in ((sentence, offset), (before, before.span.end if before else 0)):
        if here is None:
            return None
        marks = [
            m
            for m in inventory.landmarks_in(here.span.start, end)
            if m.actor.kind not in ("person", "people") and m.actor.role is None
        ]
        if marks and marks[0].start - here.span.start < 5 and (not plural or marks[0].plural):
            return marks[0].actor, f"{'they' if plural else 'it'}: the actor that the sentence begins with"
        if marks or any(m.start - here.span.start < 5 for m in inventory.landmarks_in(here.span.start, end)):
            return None
    return None


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
    kinds = BODY_KINDS.get(words.split()[-1] if words else "")
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


def landmarks(inventory: Inventory, links: Callable[[int, int], list[Link]]) -> list[Landmark]:
    """Every name, people, organ and office of the text that names an actor by itself, in order."""
    marks: list[Landmark] = []
    for name in inventory.reading.names:
        if name.label == "PERSON" and (person := person_named(inventory, name.span.text)) is not None:
            start = min(name.span.start, name.title.start) if name.title else name.span.start
            marks.append(Landmark(start, name.span.end, person.actor, person.reason))
    for organ in inventory.organs:
        found = (
            links(organ.start, _phrase_end(inventory, organ.end)) if OWNED_BY.match(inventory.text, organ.end) else []
        )
        marks += [Landmark(organ.start, organ.end, actor, reason, True) for actor, reason in found[:1]]
    ends = {organ.end for organ in inventory.organs} | {office.core_end for office in inventory.offices}
    for known in inventory.known:
        end = _organ_end(inventory, known.end, ends)
        found = links(known.start, end)
        marks += [
            Landmark(
                known.start,
                end,
                actor,
                reason,
                end > known.end or known.text.endswith("s") or actor.kind in ("armed group", "people"),
            )
            for actor, reason in found[:1]
        ]
    covered = [(mark.start, mark.end) for mark in marks]
    marks = [
        m for m in marks if not any(s <= m.start and m.end <= e and (s, e) != (m.start, m.end) for s, e in covered)
    ]
    return sorted(marks, key=lambda mark: mark.start)


def _phrase_end(inventory: Inventory, end: int) -> int:
    """The end of the name that follows "of" or "in" after an organ: "the generals in Niamey"."""
    joined = OWNED_BY.match(inventory.text, end)
    name = next((k for k in inventory.known if joined and k.start == joined.end()), None)
    return name.end if name else end


def _organ_end(inventory: Inventory, end: int, ends: set[int]) -> int:
    """Where the organ ends that a name begins: "French army", "Chad's new cabinet"; the name's own end elsewhere."""
    following = FOLLOWING.match(inventory.text, end)
    if following is None:
        return end
    words = list(re.finditer(r"[\w-]+", inventory.text[following.start(1) : following.end(1)]))
    for word in words:
        if word.group().lower() in FUNCTION_WORDS:
            return end
        if following.start(1) + word.end() in ends:
            return following.start(1) + word.end()
    return end
