"""What each feature of a sentence weighs in judging whether it bears on a commitment, and what it shows of it."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from saydo.lexicon.load import load_toml


class WeighedFeature(BaseModel):
    """A feature by its name in audit/weighing.py: its weight for bearing on the commitment, in log-odds a unit, and its
    weights for what is shown, in the order of lexicon.tellings.OUTCOMES without "none"."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    bears: float
    shows: tuple[float, float, float, float, float]


@cache
def feature_weights() -> dict[str, WeighedFeature]:
    """Name -> weights, in the order of the file; the feature "constant" is every sentence's."""
    return {f.name: f for f in load_toml("weighing.toml", WeighedFeature, table="feature", key=lambda f: f.name)}
