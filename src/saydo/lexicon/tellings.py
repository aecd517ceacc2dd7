"""How much each trait of a sentence speaks for an outcome or a gap: numbers fitted by training/tellings.py."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from saydo.lexicon.load import load_tsv

OUTCOMES = ("none", "done", "partly done", "under way", "not done", "reversed")
GAPS = (
    "no gap",
    "relabelled",
    "re-announced",
    "slipped",
    "shrunk",
    "contradicted",
    "disputed",
    "conditional",
    "undone",
)


class Trait(BaseModel):
    """A trait of a sentence with its weights, in hundredths of a natural logarithm of odds, in the order of OUTCOMES
    and of GAPS."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    trait: str
    outcomes: str
    gaps: str


@cache
def traits() -> dict[str, tuple[tuple[int, ...], tuple[int, ...]]]:
    """The weights of every trait, for outcomes and for gaps."""
    return {
        t.trait: (tuple(map(int, t.outcomes.split())), tuple(map(int, t.gaps.split())))
        for t in load_tsv("tellings.tsv", Trait, key=lambda t: t.trait)
    }
