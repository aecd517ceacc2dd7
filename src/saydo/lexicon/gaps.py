"""What each feature of audit/gap_chance.py weighs in judging whether words and deeds part in one way."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from saydo.lexicon.load import load_toml


class GapWeights(BaseModel):
    """A gap with the weight of each feature, in log-odds a unit; the feature "constant" is every case's."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    gap: str
    weights: dict[str, float]


@cache
def gap_weights() -> dict[str, dict[str, float]]:
    """Gap -> feature -> weight."""
    return {row.gap: row.weights for row in load_toml("gaps.toml", GapWeights, table="gap", key=lambda row: row.gap)}
