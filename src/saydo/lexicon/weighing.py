"""What each feature of a sentence weighs when it is judged what it shows of a commitment."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from saydo.lexicon.load import load_toml


class WeighedFeature(BaseModel):
    """A feature by its name in audit/weighing.py and its weights, in log-odds a unit, in the order of
    lexicon.tellings.OUTCOMES."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    weights: tuple[float, float, float, float, float, float]


@cache
def outcome_weights() -> dict[str, tuple[float, ...]]:
    """Name -> weights, in the order of the file; the feature "constant" is every sentence's."""
    return {f.name: f.weights for f in load_toml("weighing.toml", WeighedFeature, table="feature", key=lambda f: f.name)}
