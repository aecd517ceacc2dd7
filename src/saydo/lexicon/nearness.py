"""What each feature of a sentence, and of those around it, weighs when it is judged whether the sentence bears on a
commitment."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from saydo.lexicon.load import load_toml


class Feature(BaseModel):
    """A feature by its name in the module of audit/ that weighs it, its weight in log-odds a unit, what it stands for,
    and what it usually is (its mean where the weights were fitted), against which its share in a judgement is told."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    weight: float
    meaning: str
    usual: float = 0.0


@cache
def nearness_features() -> tuple[Feature, ...]:
    """In the order of the file, the constant among them."""
    return load_toml("nearness.toml", Feature, table="feature", key=lambda f: f.name)


@cache
def feature_weights() -> dict[str, float]:
    """Name -> weight, in the order of the file."""
    return {f.name: f.weight for f in nearness_features()}


@cache
def surroundings_features() -> tuple[Feature, ...]:
    """Those of audit/surroundings.py, in the order of the file, the constant among them."""
    return load_toml("surroundings.toml", Feature, table="feature", key=lambda f: f.name)


@cache
def surroundings_weights() -> dict[str, float]:
    """Name -> weight, in the order of the file."""
    return {f.name: f.weight for f in surroundings_features()}
