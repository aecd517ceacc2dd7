"""The PLOVER mode of an event: what its trigger or deed says, else the means, doer or thing named with it."""

from collections.abc import Iterable, Sequence

from saydo.extract.events.match import joined
from saydo.extract.events.places import under
from saydo.extract.grammar import children
from saydo.extract.words import Word
from saydo.lexicon.modes import mode_of

BROAD = "restrict"  # what a trigger says where it says no more than that something is restrained
MEANS = ("with", "by", "using")


def mode_named(
    token: Word,
    type_: str | None,
    given: str | None,
    *,
    doers: Sequence[Word],
    targets: Sequence[Word],
    thing: Word | None,
) -> str | None:
    """The mode by the means, else the one that the trigger gives, else by the word of the trigger.

    In an assault what it is done to says nothing of the means ("the gas pipeline was bombed").
    """
    if type_ is None:
        return given
    beside = [token, *doers, *(n for role in MEANS for n in under(token, role))]
    if thing is not None and (type_ != "ASSAULT" or thing not in targets):
        beside.append(thing)
    if type_ not in ("ASSAULT", "AID"):
        beside.extend(targets)
    names = frozenset(_names(beside)) - ({token.lemma_.lower()} if token.pos_ == "VERB" else set())
    by_means = mode_of(type_, "", names)
    by_word = mode_of(type_, joined(token), ())
    return by_means or (by_word if given in (None, BROAD) else None) or given


def _names(nouns: Iterable[Word]) -> Iterable[str]:
    """The lemma of each noun, of those compounded with it, and of both together ("tear gas")."""
    for noun in nouns:
        lemma = noun.lemma_.lower()
        yield lemma
        if noun.i and not noun.is_sent_start:
            yield f"{noun.nbor(-1).lower_} {lemma}"
        for part in children(noun, "compound"):
            yield part.lemma_.lower()
