"""What the words of a sentence by themselves tell of the fate of an undertaking.

A linear model (multinomial logistic regression) over traits of the sentence: its words and pairs of words in common
form, with the thing promised and the figure promised replaced by marks, the phrases of lexicon/outcomes.toml in it, how
its predicates are told and whether its events are the deed, its kin or its opposite. The weights stand in
lexicon/tellings.tsv and were fitted on constructed sentences (training/tellings), so that "the turbines turned for the
last time" tells even where no rule foresees it. What weighed most can be shown: `because`.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from saydo.audit.case import Case
from saydo.audit.terms import STOP_WORDS, WORD, stem
from saydo.audit.told import Told
from saydo.lexicon.kin import kin, opposites
from saydo.lexicon.tellings import GAPS, OUTCOMES, traits

THING, NAME = "THING", "NAME"
MOST_WORDS = 80  # traits are taken from so many words of a sentence: lists and tables are no telling
CLOSE = 0.03
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december".split()
)
POLARITY = {"done": "+", "under way": "+", "not done": "-", "denied": "-"}  # how a predicate is told; else it is open


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What of a promise matters to how a sentence reads: terms of its object, its deed, its figure."""

    thing: frozenset[str]
    deed: str
    amount: float | None


@dataclass(frozen=True, slots=True)
class Telling:
    """Log odds of each outcome and each gap, relative to each other, as the words have it."""

    outcomes: dict[str, float]
    gaps: dict[str, float]


def undertaking_of(case: Case) -> Undertaking:
    amount = case.amount
    return Undertaking(case.terms, case.deed, amount.low if amount is not None else None)


def words_of(case: Case, one: Told) -> Telling:
    """What the words of a sentence tell of a case."""
    return telling(traits_of(one, undertaking_of(case)))


def telling(found: Iterable[str]) -> Telling:
    """Sum the weights of the traits."""
    outcomes, gaps = [0] * len(OUTCOMES), [0] * len(GAPS)
    known = traits()
    for trait in ("always", *found):
        for_outcomes, for_gaps = known.get(trait, ((), ()))
        for place, weight in enumerate(for_outcomes):
            outcomes[place] += weight
        for place, weight in enumerate(for_gaps):
            gaps[place] += weight
    return Telling(
        {name: weight / 100 for name, weight in zip(OUTCOMES, outcomes, strict=True)},
        {name: weight / 100 for name, weight in zip(GAPS, gaps, strict=True)},
    )


def tells(told: Telling) -> float:
    """Log odds, by the words alone, that the sentence shows any outcome."""
    return math.log(sum(math.exp(told.outcomes[outcome]) for outcome in OUTCOMES[1:])) - told.outcomes["none"]


def because(one: Told, undertaking: Undertaking, shows: str) -> tuple[str, ...]:
    """The words of the sentence that speak most for an outcome against its rivals, at most three, best first."""
    known, place = traits(), OUTCOMES.index(shows)
    weighed: dict[str, float] = {}
    for trait, words in worded(one, undertaking):
        weights = known.get(trait, ((), ()))[0]
        telling_words = any(word.lower() not in STOP_WORDS for word in words.split())
        if weights and telling_words:
            rivals = (sum(weights) - weights[place]) / (len(weights) - 1)
            weighed[words] = max(weights[place] - rivals, weighed.get(words, 0))
    best = sorted(weighed, key=lambda words: (-weighed[words], words))[:3]
    return tuple(words for words in best if weighed[words] > 0)


def worded(one: Told, undertaking: Undertaking) -> Iterator[tuple[str, str]]:
    """The traits of single words and of pairs, each with the words as they stand in the sentence."""
    words = _words(one)
    marks = _marks(words, undertaking)
    for word, mark in zip(words, marks, strict=True):
        yield f"w:{mark}", word
    yield from _told(one, undertaking)
    for n in range(len(words) - 1):
        yield f"b:{marks[n]}_{marks[n + 1]}", f"{words[n]} {words[n + 1]}"


def _told(one: Told, undertaking: Undertaking) -> Iterator[tuple[str, str]]:
    """The traits of the predicates: each in its common form, told as done, as not done or as open, with its word."""
    for word, status in one.predicates():
        yield f"p:{_mark(word, undertaking)}:{POLARITY.get(status, '?')}", word


def traits_of(one: Told, undertaking: Undertaking) -> tuple[str, ...]:
    """The traits of a sentence, each once, in order."""
    words = _marks(_words(one), undertaking)
    found = [f"w:{word}" for word in words]
    found += [f"b:{a}_{b}" for a, b in zip(["^", *words], [*words, "$"], strict=True)]
    found += [f"s:{a}_{b}" for a, b in zip(words, words[2:], strict=False)]
    for cue in one.cues:
        found += [f"cue:{cue.name}", f"shows:{cue.shows}:{cue.strength}"]
    found += [f"status:{status}" for status in sorted(one.statuses(0, len(one.sentence.span.text)))]
    found += [trait for trait, _ in _told(one, undertaking)]
    found += [f"deed:{_relation(e.deed, undertaking.deed)}:{e.status}" for e in one.events if e.deed is not None]
    if one.sentence.part == "title":
        found.append("title")
    return tuple(dict.fromkeys(found))


def _words(one: Told) -> list[str]:
    """The words of a sentence but the names of days and months: on which day it was says nothing of what it was."""
    return [word for word in WORD.findall(one.sentence.span.text) if word.lower().rstrip(".") not in DAYS][:MOST_WORDS]


def _marks(words: Sequence[str], undertaking: Undertaking) -> list[str]:
    """The marks of the words of a sentence."""
    return [_mark(word, undertaking, first=not n) for n, word in enumerate(words)]


def _mark(word: str, undertaking: Undertaking, *, first: bool = True) -> str:
    """The common form of a word; a mark for words of the thing promised, for names (none is told by
    its capital where it stands first) and for figures beside the one promised."""
    if not word[0].isdigit():
        common = stem(word)
        if common in undertaking.thing:
            return THING
        return NAME if word[0].isupper() and not first and word.lower() not in STOP_WORDS else common
    digits = word.replace(",", "")
    if undertaking.amount is None or not digits.replace(".", "", 1).isdigit():
        return "#"
    value = float(digits)
    if abs(value - undertaking.amount) <= CLOSE * undertaking.amount:
        return "#="
    return "#<" if value < undertaking.amount else "#>"


def _relation(deed: str, promised: str) -> str:
    if deed == promised:
        return "same"
    if deed in kin(promised):
        return "kin"
    return "opposite" if deed in opposites(promised) else "other"
