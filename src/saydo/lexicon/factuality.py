"""What words do to factuality: modes, signatures, closed-class words (factuality_modes, _signatures, _words .tsv)."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from saydo.lexicon.load import LexiconError, load_tsv

Status = Literal["", "done", "under way", "planned", "possible", "conditional", "demanded", "denied", "not done"]


def split_commas(cell: object) -> object:
    return tuple(part.strip() for part in cell.split(",")) if isinstance(cell, str) else cell


Words = Annotated[tuple[str, ...], BeforeValidator(split_commas)]


class Mode(BaseModel):
    """A way in which a predicate can be told; a status of "" is read from tense and aspect."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    mode: str
    rank: int
    status: Status
    not_status: Status
    most: float
    not_most: float
    personal: float
    not_personal: float
    example: str = ""

    def bound(self, *, negative: bool, personal: bool) -> float:
        """The highest value of a predicate told in this mode."""
        most = self.not_most if negative else self.most
        return min(most, self.not_personal if negative else self.personal) if personal else most


class WeightLine(BaseModel):
    """One line of factuality_weights.tsv; the file's head says what the columns mean."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    feature: str
    told: Literal["any", "fact", "open", "not"]
    answer: str
    weight: float


class Step(BaseModel):
    """One line of factuality_scale.tsv: what a sum of weights is worth."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    total: float
    value: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Sums of weights, rising, and the values they stand for; between two of them a straight line."""

    totals: tuple[float, ...]
    values: tuple[float, ...]

    def value(self, total: float) -> float:
        """The value of a sum, to two decimals."""
        place = bisect_right(self.totals, total)
        if place == 0:
            return self.values[0]
        if place == len(self.totals):
            return self.values[-1]
        below, above = self.totals[place - 1], self.totals[place]
        low, high = self.values[place - 1], self.values[place]
        return round(low + (high - low) * (total - below) / (above - below), 2)


class SignatureLine(BaseModel):
    """One line of factuality_signatures.tsv; the file's head says what the columns mean."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pos: Literal["verb", "noun", "adjective"]
    words: Words
    frames: Words
    positive: str
    negative: str
    example: str = ""


class WordLine(BaseModel):
    """One line of factuality_words.tsv."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: Words
    where: Literal["aux", "adverb", "mark", "preposition"]
    effect: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """What an operator makes of the context it meets: a mode (None keeps it), negated or not, or fact in any case."""

    mode: str | None = None
    negative: bool = False
    fact: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """The effects of a word on a complement where the word itself is affirmed and where it is negated."""

    word: str
    positive: Effect
    negative: Effect


@cache
def modes() -> Mapping[str, Mode]:
    return MappingProxyType({m.mode: m for m in load_tsv("factuality_modes.tsv", Mode, key=lambda line: line.mode)})


@cache
def effect_of(text: str) -> Effect:
    """ "+" keeps, "-" negates, "fact" holds in any case, else a mode, negated with "-" before it."""
    if text == "fact":
        return Effect(fact=True)
    name = text.lstrip("+-")
    return Effect(mode=name or None, negative=text.startswith("-"))


@cache
def signatures() -> Mapping[tuple[str, str, str], Signature]:
    """Signatures by part of speech, word and frame."""
    found: dict[tuple[str, str, str], Signature] = {}
    for line in load_tsv(
        "factuality_signatures.tsv", SignatureLine, key=lambda entry: (entry.pos, entry.words, entry.frames)
    ):
        _known(line.positive, line.negative)
        for word in line.words:
            for frame in line.frames:
                if (line.pos, word, frame) in found:
                    raise LexiconError(
                        f"factuality_signatures.tsv: {line.pos} {word!r} has two signatures for {frame!r}"
                    )
                found[line.pos, word, frame] = Signature(word, effect_of(line.positive), effect_of(line.negative))
    return MappingProxyType(found)


@cache
def closed_words(where: str) -> Mapping[str, Effect]:
    """Auxiliaries, adverbs, marks or prepositions, each with its effect."""
    found: dict[str, Effect] = {}
    for line in load_tsv("factuality_words.tsv", WordLine, key=lambda entry: (entry.where, entry.words)):
        _known(line.effect)
        if line.where == where:
            found.update(dict.fromkeys(line.words, effect_of(line.effect)))
    return MappingProxyType(found)


@cache
def weights() -> Mapping[str, dict[tuple[str, str], float]]:
    """The weights of (feature, answer) for predicates told as fact, as open or not, those for any told in each."""
    found: dict[str, dict[tuple[str, str], float]] = {"fact": {}, "open": {}, "not": {}}
    for line in load_tsv("factuality_weights.tsv", WeightLine, key=lambda row: (row.feature, row.told, row.answer)):
        for told in found if line.told == "any" else (line.told,):
            found[told][line.feature, line.answer] = found[told].get((line.feature, line.answer), 0.0) + line.weight
    return MappingProxyType(found)


@cache
def scale() -> Scale:
    """From sums of weights to values in [-3, 3]."""
    steps = load_tsv("factuality_scale.tsv", Step, key=lambda step: step.total)
    if [(s.total, s.value) for s in steps] != sorted((s.total, s.value) for s in steps):
        raise LexiconError("factuality_scale.tsv: totals and values must rise")
    return Scale(tuple(step.total for step in steps), tuple(step.value for step in steps))


def _known(*effects: str) -> None:
    for text in effects:
        effect = effect_of(text)
        if effect.mode is not None and effect.mode not in modes():
            raise LexiconError(f"factuality: no mode {effect.mode!r} in factuality_modes.tsv")
