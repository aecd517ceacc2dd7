"""How much each feature of an audit weighs for the chance that its verdict is right."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from saydo.lexicon.load import load_toml


class ConfidenceFeature(BaseModel):
    """A feature by its name in audit/confidence.py, its weight in log-odds a unit, what it stands for, and what it
    usually is (its mean where the weights were fitted), against which its share in the confidence is told."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    weight: float
    meaning: str
    usual: float = 0.0


@cache
def confidence_features() -> tuple[ConfidenceFeature, ...]:
    """In the order of the file, the constant among them."""
    return load_toml("confidence.toml", ConfidenceFeature, table="feature", key=lambda f: f.name)


@cache
def confidence_weights() -> dict[str, float]:
    """Name -> weight, in the order of the file."""
    return {f.name: f.weight for f in confidence_features()}
