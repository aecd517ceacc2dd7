"""Which noun phrases before it another may stand for, by number, kind, place and grammar alone."""

from collections.abc import Iterator

from saydo.extract.nominals import Nominal, Passage
from saydo.extract.words import Word
from saydo.lexicon.quantities import currency_names, units
from saydo.lexicon.reference import reference_words

BACK = 3  # sentences that a pronoun or number reaches back
MOST = 12  # phrases with the same noun that are looked at, the nearest
ARGUMENTS = frozenset({"subject", "object", "oblique"})
REFLEXIVE = frozenset({"itself", "themselves"})
CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis"})
ANY_NUMBER = frozenset(
    {"one", "another", "other", "second", "third", "first", "last", "latter", "former", "none", "ones"}
)


def candidates(back: Nominal, passage: Passage) -> list[Nominal]:
    """The nearest first; of pronouns also the subject of the main clause that follows theirs."""
    if back.kind == "phrase":
        return [one for one in _of_like_noun(back, passage) if _apart(back, one)]
    near = [one for one in _near(back, passage) if _fits(back, one) and _apart(back, one)]
    if back.kind == "bare" or _is_counted_of(back):
        return [one for one in near if _counted(one, back)] or near
    return near + [one for one in _ahead(back, passage) if back.kind == "pronoun" and _fits(back, one)]


def _near(back: Nominal, passage: Passage) -> Iterator[Nominal]:
    for place in range(back.place - 1, -1, -1):
        one = passage.nominals[place]
        if one.sentence < back.sentence - BACK:
            return
        yield one


def _of_like_noun(back: Nominal, passage: Passage) -> list[Nominal]:
    """Those with the same noun, one that stands for the same kind of thing, or the noun among their words."""
    found: list[Nominal] = []
    for one in reversed(passage.nominals[: back.place]):
        if one.family == back.family or back.lemma in one.words:
            if one.kind not in ("pronoun", "bare"):
                found.append(one)
            if len(found) == MOST:
                break
    return found


def _ahead(back: Nominal, passage: Passage) -> Iterator[Nominal]:
    """ "If they stay, the soldiers will …": the subject of the clause that the pronoun's clause hangs on."""
    clause = back.head
    while clause.relation != "advcl" and clause.head is not clause:
        clause = clause.head
    if clause.relation != "advcl" or clause.i > clause.head.i:
        return
    for one in passage.nominals[back.place + 1 :]:
        if one.sentence != back.sentence:
            return
        if one.role == "subject" and one.governor is clause.head and one.kind in ("name", "other", "phrase"):
            yield one


def _fits(back: Nominal, one: Nominal) -> bool:
    """In number and kind: "it" is no human being, a number counts no names."""
    if back.kind == "bare":
        if one.kind in ("name", "bare"):
            return False
        return not _is_measure(one) and (one.number == "many" or back.head.lower_ in ANY_NUMBER)
    if _is_counted_of(back) and one.number != "many" and back.number == "many":
        return False
    if "either" not in (back.number, one.number) and back.number != one.number:
        return one.is_person and back.number == "many"
    return not (back.number == "one" and one.is_person)


def _is_counted_of(back: Nominal) -> bool:
    """ "Two of them": the pronoun says what the number counts."""
    above = back.governor
    part = above.pos_ == "NUM" or above.lower_ in reference_words("part")
    return part and any(c.lower_ in ("of", "among") for c in back.head.kids)


def is_of_counted(back: Nominal, possible: list[Nominal]) -> bool:
    """ "Four more", "the rest", "the first six", "two of them", where things were counted before."""
    if back.kind != "bare" and not _is_counted_of(back):
        return False
    words = {back.head.lower_, *(c.lower_ for c in back.head.kids)}
    known = "the" in words or any(word.pos_ == "NUM" for word in (back.head, *back.head.kids))
    left = back.kind != "bare" or (known and bool(words & {*reference_words("remaining"), "the"}))
    return left and any(_counted(one, back) for one in possible)


def _is_measure(one: Nominal) -> bool:
    """What is measured or paid, or a number with nothing counted."""
    if one.head.pos_ == "NUM" and one.lemma == one.head.lemma_.lower():
        return True
    return one.lemma in units() or one.lemma in currency_names()


def _counted(one: Nominal, back: Nominal) -> bool:
    """ "Ten buses", "two of the buses", in this sentence or the one before."""
    if _is_measure(one) or one.sentence < back.sentence - 1:
        return False
    return one.head.pos_ == "NUM" or any(c.relation == "nummod" for c in one.head.kids)


def _apart(back: Nominal, one: Nominal) -> bool:
    """Neither is in the other, and they are not two parts of one clause: "they moved them"."""
    if one.sentence != back.sentence:
        return True
    if _is_within(back.head, one.head) or _is_within(one.head, back.head):
        return False
    if one.governor is not back.governor or back.head.lower_ in REFLEXIVE:
        return True
    return not (one.role in ARGUMENTS and back.role in ARGUMENTS)


def _is_within(word: Word, noun: Word) -> bool:
    """A part of the noun's phrase; what stands in a clause on the noun is apart from it."""
    while word.head is not word and word.relation not in CLAUSES:
        word = word.head
        if word is noun:
            return True
    return False
