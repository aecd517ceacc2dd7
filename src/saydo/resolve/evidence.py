"""Which state an office or organ belongs to that is named without one ("the foreign minister", "the army").

Every clue is a rule with a weight; the state with the most is taken if it is clear of the next, else none is.
"""

import re
from collections import Counter
from collections.abc import Callable
from functools import cache

from saydo.lexicon.actors import organisations
from saydo.lexicon.gazetteer import slug
from saydo.resolve.inventory import Inventory, code_of_sense

Clue = Callable[[Inventory, int], dict[str, float]]
NEAR_THE_START = 45
ENOUGH = 2.0
CLEAR = 1.5
ENOUGH_ACTING = 3
NOT_SUBJECT = re.compile(
    r"\b(?:of|in|with|from|to|against|over|on|at|near|for|by|between|like|via|into|across)\s+"
    r"(?:the\s+)?(?:[\w-]+\s+)?$"
)


TOWARDS = re.compile(r"\b(?:to|for|against|from|with|over|on|towards|into)\s+(?:the\s+)?$", re.IGNORECASE)


def states_in(inventory: Inventory, start: int, end: int) -> list[tuple[int, int, str]]:
    """(start, end, code) of every word between the offsets that names one state alone."""
    found = []
    for name in inventory.known_in(start, end):
        codes = {code for sense in name.meanings if (code := code_of_sense(sense))}
        if len(codes) == 1 and not name.meanings[0].supported:
            found.append((name.start, name.end, codes.pop()))
    return found


def subject_state(inventory: Inventory, start: int, end: int) -> str | None:
    """The first state in a stretch of text, if no preposition stands before it and it is not said of something else
    ("French soldiers were in Chad when its government …" is not about France's government)."""
    states = states_in(inventory, start, end)
    if not states or NOT_SUBJECT.search(inventory.text, max(start, states[0][0] - 30), states[0][0]):
        return None
    first = states[0]
    if first[0] - start > NEAR_THE_START:
        return None
    if re.match(r"[A-Z.]{2,4}$", inventory.text[first[0] : first[1]]) and re.match(
        r"\s(?!government|administration)[a-z]+s?\b(?<!will)(?<!has)(?<!is)(?<!said)", inventory.text[first[1] : end]
    ):
        return None
    if len(states) > 1 and re.fullmatch(r"(?:,|,? and) (?:the )?", inventory.text[first[1] : states[1][0]]):
        return None
    kinds = {sense.kind for name in inventory.known_in(first[0], first[1]) for sense in name.meanings}
    governs = any(
        o.start == first[1] + 1 and o.meanings[0].kind in ("government", "legislature") for o in inventory.organs
    )
    people = re.search(r"\bthe\s+$", inventory.text[max(0, first[0] - 5) : first[0]], re.IGNORECASE) and re.match(
        r",?\s+(?:have|had|are|were|will|would|said|say|too|\w+ed|meanwhile)\b|,", inventory.text[first[1] : end]
    )
    if kinds <= {"adjective", "people"} and not governs and not people:
        return None
    return first[2]


def own_sentence_subject(inventory: Inventory, offset: int) -> dict[str, float]:
    """The state with which the sentence begins."""
    sentence = inventory.sentence(offset)
    code = subject_state(inventory, sentence.span.start, offset) if sentence else None
    return {code: 3.0} if code else {}


def only_state_of_sentence(inventory: Inventory, offset: int) -> dict[str, float]:
    """The one state that the sentence names, if it is not the one to or against which something is done."""
    sentence = inventory.sentence(offset)
    if sentence is None:
        return {}
    found = states_in(inventory, sentence.span.start, sentence.span.end)
    codes = {code for start, _, code in found if not TOWARDS.search(inventory.text, max(0, start - 12), start)}
    return {codes.pop(): 1.5} if len(codes) == 1 else {}


def only_state_of_article(inventory: Inventory, _: int) -> dict[str, float]:
    """The one state that the article is about: named three times at least, four times as often as any other state or
    body, and twice without a preposition before it ("to Ukraine" makes no article about Ukraine's government)."""
    ranked = inventory.counts.most_common(2)
    second = max(
        ranked[1][1] if len(ranked) > 1 else 0,
        max((count for body, count in inventory.bodies.items() if body in _igos()), default=0),
    )
    if not ranked or ranked[0][1] < max(3 if second else 2, 4 * second):
        return {}
    free = [
        start
        for start, _, code in states_in(inventory, 0, len(inventory.text))
        if code == ranked[0][0] and not NOT_SUBJECT.search(inventory.text, max(0, start - 30), start)
    ]
    return {ranked[0][0]: 3.0} if len(free) > (1 if second else 0) else {}


def sentence_before(inventory: Inventory, offset: int) -> dict[str, float]:
    """The state with which the sentence before begins."""
    before = inventory.sentence_before(offset)
    code = subject_state(inventory, before.span.start, before.span.end) if before else None
    return {code: 2.0} if code else {}


def dateline(inventory: Inventory, _: int) -> dict[str, float]:
    """The state that the article was sent from."""
    return {code: 1.5 / len(inventory.dateline) for code in inventory.dateline}


@cache
def _igos() -> frozenset[str]:
    return frozenset(slug(body.name) for body in organisations() if body.kind == "igo")


def only_one_that_acts(inventory: Inventory) -> tuple[str, str] | None:
    """The state to which every organ and holder of office belongs that the article names, if it names three such and
    no state more often."""
    acting = [
        mark.actor.country
        for mark in inventory.landmarks
        if mark.actor.country
        and (
            mark.actor.kind in ("government", "military", "legislature")
            or (mark.actor.role and mark.actor.body is None)
        )
    ]
    most = inventory.counts.most_common(1)
    if inventory.home and inventory.counts.get(inventory.home) and inventory.home not in acting:
        return None
    if len(acting) < ENOUGH_ACTING or len(set(acting)) != 1 or not most or inventory.counts[acting[0]] < most[0][1]:
        return None
    return acting[0], f"no state beside it; every organ and office that the article names is of {acting[0]}"


def dominant(inventory: Inventory, _: int) -> dict[str, float]:
    """The state that the article names far more often than any other."""
    ranked = inventory.counts.most_common(2)
    if not ranked or ranked[0][1] < 3:
        return {}
    second = ranked[1][1] if len(ranked) > 1 else 0
    return {ranked[0][0]: 1.25} if ranked[0][1] >= 2 * second else {}


def headline(inventory: Inventory, _: int) -> dict[str, float]:
    """The state with which the headline begins."""
    end = inventory.text.find("\n")
    code = subject_state(inventory, 0, end if end > 0 else 0)
    return {code: 1.0} if code else {}


def home(inventory: Inventory, _: int) -> dict[str, float]:
    """The state that all articles of the dossier are about: where this one names no other more often, and half as much
    where it names it at all."""
    most = max(inventory.counts.values(), default=0)
    if inventory.home is None:
        return {}
    named = inventory.counts.get(inventory.home, 0)
    return {inventory.home: 2.0 if named >= most else 1.0} if named or not most else {}


NEAR: tuple[Clue, ...] = (own_sentence_subject, only_state_of_sentence, sentence_before, only_state_of_article)
FAR: tuple[Clue, ...] = (dateline, dominant, headline, home)


def state_at(inventory: Inventory, offset: int, *, near: bool = False) -> tuple[str, str] | None:
    """The state that an office or organ at the offset belongs to, with the clues that say so.

    At least one clue must stand in the sentence or in the one before, or else the state be by far the most named; near:
    that it is the most named is not enough.
    """
    weights: Counter[str] = Counter()
    said: dict[str, list[str]] = {}
    for clue in NEAR + FAR:
        for code, weight in clue(inventory, offset).items():
            weights[code] += weight  # type: ignore[assignment]
            said.setdefault(code, []).append(clue.__name__.replace("_", " "))
    ranked = weights.most_common(2)
    if not ranked or ranked[0][1] < ENOUGH or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < CLEAR):
        return None
    clues = NEAR if near else (*NEAR, dominant, home)
    if not any(ranked[0][0] in clue(inventory, offset) for clue in clues):
        return None
    return ranked[0][0], f"no state beside it; {ranked[0][0]} by: {', '.join(said[ranked[0][0]])}"
