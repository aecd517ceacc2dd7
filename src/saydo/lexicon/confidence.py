"""How much each feature of an audit weighs for the chance that its verdict is right."""

from functools import cache

from saydo.lexicon.load import load_toml
from saydo.lexicon.nearness import Feature


@cache
def confidence_features() -> tuple[Feature, ...]:
    """In the order of the file, the constant among them."""
    return load_toml("confidence.toml", Feature, table="feature", key=lambda f: f.name)


@cache
def confidence_weights() -> dict[str, float]:
    """Name -> weight, in the order of the file."""
    return {f.name: f.weight for f in confidence_features()}
