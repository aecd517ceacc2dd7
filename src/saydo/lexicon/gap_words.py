"""How much words speak for a gap: numbers fitted by training/gaps.py on sentences that readers marked."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from saydo.lexicon.load import load_tsv

WORDED = ("slipped", "relabelled")  # the gaps that enough sentences are marked with


class GapTrait(BaseModel):
    """A trait of a sentence with its weights, in hundredths of a natural logarithm of odds, in the order of WORDED."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    trait: str
    weights: str


@cache
def gap_traits() -> dict[str, tuple[int, ...]]:
    """The weights of every trait; the trait "always" is every sentence's."""
    rows = load_tsv("gap_words.tsv", GapTrait, key=lambda row: row.trait)
    return {row.trait: tuple(map(int, row.weights.split())) for row in rows}
