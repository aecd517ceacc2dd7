"""How much each feature of an audit weighs for the chance that its verdict is right."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from saydo.lexicon.load import load_toml


class ConfidenceFeature(BaseModel):
    """A feature by its name in audit/confidence.py, its weight in log-odds a unit, and what it stands for."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    weight: float
    meaning: str


@cache
def confidence_weights() -> dict[str, float]:
    """Name -> weight, in the order of the file."""
    return {
        f.name: f.weight for f in load_toml("confidence.toml", ConfidenceFeature, table="feature", key=lambda f: f.name)
    }
