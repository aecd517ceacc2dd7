"""Words of office in a text, with whose office it is: "Iraq's foreign minister", "president of Chad"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from saydo.lexicon.actors import CommonOrgan, Role, common_organs, office_modifiers, roles
from saydo.lexicon.gazetteer import Known, find_known
from saydo.lexicon.phrases import Found, PhraseIndex

POSSESSIVE = re.compile(r"['’]s?\s+$")
OF = re.compile(r"\s+(?:of|for|at|in|from)\s+(?:the\s+)?")
OF_AGAIN = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?")
IN_CHARGE = re.compile(
    r"(?:minister|chief|head|director|secretary|officer|coordinator|commissioner|adviser)$", re.IGNORECASE
)
REACH = 32
ANAPHOR = re.compile(
    r"\b(?:(?:its|his|her|their)(?: own)?|the (?:country|kingdom|republic|group|company|movement|alliance|mission|"
    r"agency|party|bloc|organisation|organization|union|emirate|coalition|militia|bank|body)['’]s)"
    r"\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Office:
    """Words of office. start to end holds all of them, core_start to core_end the office alone ("foreign minister").

    holder is the name that says whose office it is, organ the common noun that does ("foreign ministry"), anaphor the
    place of words that point back to it ("its", "the country's").
    """

    start: int
    end: int
    core_start: int
    core_end: int
    role: Role
    holder: Known | None = None
    organ: Found[CommonOrgan] | None = None
    former: bool = False
    anaphor: tuple[int, int] | None = None


@cache
def modifier_before() -> re.Pattern[str]:
    """A determiner, or a word that says how an office is held, at the end of a text."""
    words = ["the", "a", "an", "one", "another", *office_modifiers()["state"], *office_modifiers()["gone"]]
    return _ending_in(words)


@cache
def portfolio_before() -> re.Pattern[str]:
    """What a minister or a chief is in charge of, at the end of a text."""
    return _ending_in(office_modifiers()["portfolio"])


@cache
def held_no_more() -> re.Pattern[str]:
    """A word that says that an office is held no more."""
    return re.compile(r"\b(?:" + "|".join(map(re.escape, office_modifiers()["gone"])) + r")\b", re.IGNORECASE)


def _ending_in(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")[\s-]+$", re.IGNORECASE)


@cache
def role_words() -> PhraseIndex[Role]:
    return PhraseIndex([(word.lower(), role) for role in roles() for word in role.words], ignore_case=True)


@cache
def organ_words() -> PhraseIndex[CommonOrgan]:
    return PhraseIndex([(organ.word.lower(), organ) for organ in common_organs()], ignore_case=True)


@lru_cache(maxsize=64)
def find_organs(text: str) -> tuple[Found[CommonOrgan], ...]:
    """Every common word for an organ, a force or people in the text."""
    return organ_words().find(text)


@lru_cache(maxsize=64)
def find_offices(text: str) -> tuple[Office, ...]:
    """Every office in the text, in order."""
    names, cores = find_known(text), role_words().find(text)
    within = {place for core in cores for place in range(core.start, core.end)}
    organs = [organ for organ in find_organs(text) if organ.start not in within]
    name_ends = {name.end: name for name in names}
    name_starts = {name.start: name for name in names}
    organ_ends = {organ.end: organ for organ in organs}
    organ_starts = {organ.start: organ for organ in organs}
    return tuple(_office(text, core, (name_ends, name_starts, organ_ends, organ_starts)) for core in cores)


Around = tuple[dict[int, Known], dict[int, Known], dict[int, Found[CommonOrgan]], dict[int, Found[CommonOrgan]]]


def _office(text: str, core: Found[Role], around: Around) -> Office:
    name_ends, name_starts, organ_ends, organ_starts = around
    start, holder, organ, anaphor = core.start, None, None, None
    while True:
        edge = _edge_before(text, start)
        if (pointer := ANAPHOR.search(text, max(0, start - 22), start)) is not None:
            start, anaphor = pointer.start(), (pointer.start(), pointer.start() + len(pointer.group().rstrip()))
        elif edge < start and edge in name_ends:
            holder = holder or name_ends[edge]
            start = name_ends[edge].start
        elif edge < start and edge in organ_ends:
            organ = organ or organ_ends[edge]
            start = organ_ends[edge].start
        elif start == core.start and (charge := _charge_before(text, core)) is not None:
            start = charge.start()
        elif (modifier := _last_words(text, start, modifier_before())) is not None:
            start = modifier.start()
            if modifier.group().strip().lower() in ("the", "a", "an"):
                break
        else:
            break
    end, of_holder, of_organ = _after(text, core.end, name_starts, organ_starts)
    former = bool(held_no_more().search(text, start, core.start))
    return Office(
        start, end, core.start, core.end, core.meanings[0], holder or of_holder, organ or of_organ, former, anaphor
    )


def _charge_before(text: str, core: Found[Role]) -> re.Match[str] | None:
    """What the holder is in charge of: "the unification minister", "the company's manufacturing chief"."""
    return _last_words(text, core.start, portfolio_before()) if IN_CHARGE.search(core.text) else None


def _last_words(text: str, end: int, words: re.Pattern[str]) -> re.Match[str] | None:
    return words.search(text, max(0, end - REACH), end)


def _edge_before(text: str, start: int) -> int:
    """Where the word before ends, the possessive mark and the space left out."""
    possessed = POSSESSIVE.search(text, max(0, start - 4), start)
    if possessed is not None:
        return possessed.start()
    return start - 1 if start and text[start - 1] in " \u00a0" else start


def _after(
    text: str, end: int, names: dict[int, Known], organs: dict[int, Found[CommonOrgan]]
) -> tuple[int, Known | None, Found[CommonOrgan] | None]:
    """What follows an office: "of Chad", "for the foreign ministry of Chad", "of the French army"."""
    joined = OF.match(text, end)
    if joined is None:
        return end, None, None
    place = joined.end()
    if place in names:
        name = names[place]
        following = organs.get(name.end + 1)
        return (following.end if following else name.end), name, following
    if place in organs:
        organ = organs[place]
        further = OF_AGAIN.match(text, organ.end)
        name_after = names.get(further.end()) if further else None
        return (name_after.end if name_after else organ.end), name_after, organ
    return end, None, None
