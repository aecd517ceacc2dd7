"""The cues of speech and thought by lemma (cues.tsv), and the words of sources without a name."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from saydo.lexicon.load import load_tsv

Stance = Literal["say", "announce", "promise", "deny", "reject", "accuse", "demand", "threaten", "predict", "report"]
Effect = Literal["fact", "report", "doubt", "negate", "future", "wish", "demand", "possible", "question"]
Frame = Literal["that", "bare", "quote", "wh", "np", "to", "ing", "person", "obj-to", "to-np", "clause",
                "about", "against", "at", "down", "for", "from", "in", "of", "on", "over", "with"]  # fmt: skip
PREPOSITIONS = frozenset({"about", "against", "at", "down", "for", "from", "in", "of", "on", "over", "with"})


def split_words(cell: object) -> object:
    return tuple(cell.split()) if isinstance(cell, str) else cell


class Cue(BaseModel):
    """One line of cues.tsv; the file's head says what the columns mean."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lemma: str
    pos: Literal["verb", "noun", "adjective", "adverb", "phrase"]
    frames: Annotated[tuple[Frame, ...], BeforeValidator(split_words)]
    stance: Stance
    effect: Effect
    effect_to: Effect | Literal[""] = ""
    example: str = ""

    def takes(self, *frames: str) -> bool:
        """Whether the cue stands in any of the frames."""
        return any(frame in self.frames for frame in frames)

    @property
    def effect_of_infinitive(self) -> str:
        """What the cue does to an infinitive: "announced that" reports, "announced to" looks ahead."""
        return self.effect_to or self.effect

    def stance_with(self, frame: str, joined_by: str) -> Stance:
        """The stance in a frame: "asked them to go" and "called for talks" demand, "agreed to go" promises."""
        if self.stance != "say":
            return self.stance
        if self.effect_to == "demand" and (frame == "infinitive" or joined_by in ("for", "on")):
            return "demand"
        return "promise" if self.effect_to == "future" and frame == "infinitive" else "say"


@cache
def cues() -> Mapping[str, tuple[Cue, ...]]:
    """Every cue by its lemma; a lemma may be a verb and a noun ("claim")."""
    found: dict[str, list[Cue]] = {}
    for cue in load_tsv("cues.tsv", Cue, key=lambda entry: (entry.lemma, entry.pos)):
        found.setdefault(cue.lemma, []).append(cue)
    return MappingProxyType({lemma: tuple(entries) for lemma, entries in found.items()})


@cache
def cues_of(pos: str) -> Mapping[str, Cue]:
    """The cues of one part of speech by lemma."""
    return MappingProxyType({e.lemma: e for entries in cues().values() for e in entries if e.pos == pos})


class Label(BaseModel):
    """One line of no_speakers.tsv."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    label: str


@cache
def no_speakers() -> frozenset[str]:
    """What stands before a colon and is no speaker: "Update: …"."""
    return frozenset(entry.label for entry in load_tsv("no_speakers.tsv", Label, key=lambda entry: entry.label))


class AnonymousSource(BaseModel):
    """One line of anonymous_sources.tsv; the file's head says what the columns mean."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: str
    used: Literal["marker", "role", "field"]
    kind: Literal["official", "insider", "witness", "expert", "military", "business", "person"]
    example: str = ""


@cache
def anonymous_sources() -> tuple[AnonymousSource, ...]:
    """The markers and roles of sources without a name, in the order of the file."""
    return load_tsv("anonymous_sources.tsv", AnonymousSource, key=lambda entry: (entry.words, entry.used))
