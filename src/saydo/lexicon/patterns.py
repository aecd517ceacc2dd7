"""The notation of triggers: a lemma, its particle, then conditions in brackets ("leave [subject force]").

deeds.toml and triggers.tsv both write their triggers so; what the brackets mean stands at the head of deeds.toml.
"""

import re
from dataclasses import dataclass
from functools import cache

from saydo.lexicon.classes import class_names

ROLES = ("subject", "object", "thing", "of", "comp", "xcomp", "iobj", "none", "head")
PREPOSITIONS = frozenset(
    [
        "aboard",
        "about",
        "above",
        "across",
        "after",
        "against",
        "along",
        "among",
        "around",
        "as",
        "at",
        "before",
        "behind",
        "below",
        "beside",
        "between",
        "beyond",
        "by",
        "down",
        "for",
        "from",
        "in",
        "inside",
        "into",
        "like",
        "near",
        "of",
        "off",
        "on",
        "onto",
        "out",
        "outside",
        "over",
        "past",
        "through",
        "to",
        "toward",
        "towards",
        "under",
        "until",
        "up",
        "upon",
        "with",
        "within",
        "without",
    ]
) | {"out of", "away from", "due to"}
BRACKET = re.compile(r"\s*\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Condition:
    """One bracket. role: a grammatical place, a preposition, or "word" (these words stand with the trigger).

    present False: the place must be empty. classes and words name what may stand there (none: anything); wanted False
    turns that round. optional: an empty place is as good ("deliver [object !speech]").
    """

    role: str
    present: bool = True
    classes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    wanted: bool = True

    @property
    def weight(self) -> float:
        """How much a trigger that has it says beyond one that has not."""
        if not self.wanted or not self.present:
            return 0.5
        return 2.0 if self.words else 1.5 if self.classes else 1.0


@dataclass(frozen=True, slots=True)
class Pattern:
    """A trigger read: `before` are the words in front of the head ("general" of "general election"), `after` those that
    follow it or its object ("out" of "pull out")."""

    lemma: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()

    @property
    def weight(self) -> float:
        return 1 + 2 * len(self.before + self.after) + sum(condition.weight for condition in self.conditions)


def read_pattern(text: str, *, kind: str) -> Pattern:
    """A trigger of a kind: verb, noun or state. Raises ValueError where a bracket cannot be read."""
    conditions = tuple(_read_condition(bracket) for bracket in BRACKET.findall(text))
    words = BRACKET.sub("", text).split()
    if not words:
        raise ValueError(f"no word in {text!r}")
    if "[" in BRACKET.sub("", text) or "]" in BRACKET.sub("", text):
        raise ValueError(f"a bracket is not closed in {text!r}")
    if kind == "noun" and not any(word in PREPOSITIONS for word in words[1:]):
        return Pattern(words[-1], before=tuple(words[:-1]), conditions=conditions)
    return Pattern(words[0], after=tuple(words[1:]), conditions=conditions)


@cache
def _read_condition(bracket: str) -> Condition:
    # One Condition for all brackets that read the same: whether it is met is then looked up once a word.
    content = bracket.strip()
    if content.startswith("'"):
        return Condition("word", words=_quoted(content))
    if content.startswith("no "):
        return Condition(_known(content[3:]), present=False)
    if content in ROLES or content in PREPOSITIONS:
        return Condition(content)
    role, _, value = content.rpartition(" ")
    wanted = not value.startswith("!")
    value = value.removeprefix("!")
    classes: list[str] = []
    words: list[str] = []
    for part in value.split("|"):
        if part.startswith("'"):
            words.extend(_quoted(part))
        elif part.replace("_", " ") in class_names():
            classes.append(part.replace("_", " "))
        elif not wanted:
            words.append(part)
        else:
            raise ValueError(f"no class {part!r} in classes.toml")
    return Condition(_known(role), classes=tuple(classes), words=tuple(words), wanted=wanted)


def _quoted(text: str) -> tuple[str, ...]:
    if len(text) < 3 or not text.endswith("'"):
        raise ValueError(f"a quotation mark is missing in {text!r}")
    return (text[1:-1],)


def _known(role: str) -> str:
    if role not in ROLES and role not in PREPOSITIONS:
        raise ValueError(f"{role!r} is neither a grammatical place nor a preposition")
    return role
