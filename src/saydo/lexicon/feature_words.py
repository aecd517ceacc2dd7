"""What the features by which a sentence is weighed are, in words for a reader."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from saydo.lexicon.load import load_tsv


class FeatureWords(BaseModel):
    """A feature by its name, or by what stands before its colon, in words, and in those for less of it than usual."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    feature: str
    words: str
    less: str = ""


@cache
def known_words() -> dict[str, FeatureWords]:
    return {entry.feature: entry for entry in load_tsv("feature_words.tsv", FeatureWords, key=lambda e: e.feature)}


def feature_words(feature: str, *, less: bool = False) -> str:
    """ "phrase: done" as "a turn of phrase says that it is done"; a feature that has no words by its own name."""
    kind, _, shows = feature.partition(": ")
    entry = known_words().get(kind)
    if entry is None:
        return f"less than usual of “{feature}”" if less else feature
    if less:
        return entry.less or f"not so: {entry.words}"
    return entry.words.replace("{shows}", shows)
