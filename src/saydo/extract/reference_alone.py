"""What speaks for and against a noun phrase pointing back at nothing that was named: features of that phrase alone.

Each feature is a short function; what it weighs stands in lexicon/reference.toml, fitted by training/reference.py.
"""

from collections.abc import Callable

from saydo.extract.nominals import Nominal, Passage
from saydo.extract.words import Word
from saydo.lexicon.reference import reference_words

SPECIFIC = frozenset({"facility", "mission", "infrastructure", "treaty", "law", "arms", "goods", "organisation"})

Single = Callable[[Nominal, Passage], float]


def nothing(back: Nominal, passage: Passage) -> float:
    """There is always the chance that no phrase before is meant."""
    return 1.0


def nothing_clause_behind(back: Nominal, passage: Passage) -> float:
    """A clause comes behind its verb: "it is clear that", "it took two years to build"."""
    return float(
        back.role == "subject"
        and any(c.relation in ("csubj", "ccomp", "xcomp", "acl", "advcl") and c.i > back.head.i for c in _above(back))
    )


def nothing_raising(back: Nominal, passage: Passage) -> float:
    """It is the subject of a verb or adjective that is said of clauses or of the weather."""
    return float(back.role == "subject" and back.governor.lemma_.lower() in reference_words("raising"))


def nothing_of_being(back: Nominal, passage: Passage) -> float:
    """It is said what it is: the subject of a noun or adjective with "be"."""
    return float(back.role == "subject" and any(c.relation == "cop" for c in _above(back)))


def nothing_it(back: Nominal, passage: Passage) -> float:
    """The word is "it"."""
    return float(back.head.lower_ == "it")


def nothing_they(back: Nominal, passage: Passage) -> float:
    """The word is "they", "them" or "their"."""
    return float(back.kind == "pronoun" and back.head.lower_.startswith("the") and back.head.lower_ != "these")


def nothing_this(back: Nominal, passage: Passage) -> float:
    """The word is "this" or "that", alone."""
    return float(back.kind == "pronoun" and back.head.lower_ in ("this", "that"))


def nothing_these(back: Nominal, passage: Passage) -> float:
    """The word is "these" or "those", alone."""
    return float(back.kind == "pronoun" and back.head.lower_ in ("these", "those"))


def nothing_owner(back: Nominal, passage: Passage) -> float:
    """It is a possessive."""
    return float(back.role == "owner")


def nothing_object(back: Nominal, passage: Passage) -> float:
    """It is the object of a verb."""
    return float(back.role == "object")


def nothing_oblique(back: Nominal, passage: Passage) -> float:
    """It stands under a preposition."""
    return float(back.role in ("oblique", "modifier"))


def nothing_opening(back: Nominal, passage: Passage) -> float:
    """It stands in the first sentences of the text."""
    return float(back.sentence <= passage.title)


def nothing_the(back: Nominal, passage: Passage) -> float:
    """The phrase begins with "the"."""
    return float(any(c.lower_ == "the" for c in back.head.kids))


def nothing_this_noun(back: Nominal, passage: Passage) -> float:
    """The phrase begins with "this" or "these"."""
    return float(back.kind == "phrase" and any(c.lower_ in ("this", "these") for c in back.head.kids))


def nothing_modified(back: Nominal, passage: Passage) -> float:
    """How many words modify the noun."""
    return float(len(back.words))


def nothing_person(back: Nominal, passage: Passage) -> float:
    """The noun is one for people."""
    return float(back.is_person)


def nothing_specific(back: Nominal, passage: Passage) -> float:
    """The noun is one for works, bodies, missions, papers and goods."""
    return float(bool(back.classes & SPECIFIC))


def nothing_many(back: Nominal, passage: Passage) -> float:
    """The noun is in the plural."""
    return float(back.kind == "phrase" and back.number == "many")


ALONE: tuple[Single, ...] = (
    nothing, nothing_clause_behind, nothing_raising, nothing_of_being, nothing_it, nothing_they, nothing_this,
    nothing_these, nothing_owner, nothing_object, nothing_oblique, nothing_opening, nothing_the, nothing_this_noun,
    nothing_modified, nothing_person, nothing_specific, nothing_many,
)  # fmt: skip


def _above(back: Nominal) -> list[Word]:
    return back.governor.kids
