"""What spoke for and against in each judgement of an audit, in lines for a reader."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from saydo.records import Audit, Evidence, Share
from saydo.show.words import confidence_words

# In the order in which the judgements are made; {shows} is the outcome that the words are cited for.
JUDGEMENTS = {
    "near": "It speaks of the promise",
    "bears": "It tells what became of it",
    "shows": "It shows it {shows}",
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A judgement with what spoke for and against it, each with its share in log-odds: "it has a figure (+0.42)"."""

    judgement: str
    for_it: tuple[str, ...]
    against: tuple[str, ...]

    @property
    def line(self) -> str:
        """It shows it done: for, “reopened” (+0.42); against, it is a headline (-0.51)."""
        said = [("for", self.for_it), ("against", self.against)]
        return f"{self.judgement}: " + "; ".join(f"{side}, {', '.join(words)}" for side, words in said if words)


def weighed(item: Evidence) -> tuple[Weighed, ...]:
    """The judgements behind a cited sentence."""
    return tuple(_weighed(item.shares, JUDGEMENTS, item.shows))


def weighed_confidence(audit: Audit) -> tuple[Weighed, ...]:
    """What raised and lowered the confidence; nothing where the audit does not say."""
    return tuple(_weighed(audit.swayed, {"sure": f"Confidence {confidence_words(audit.confidence)}"}, ""))


def _weighed(shares: Iterable[Share], judgements: dict[str, str], shows: str) -> Iterator[Weighed]:
    told = list(shares)
    for on, judgement in judgements.items():
        for_it = tuple(_worded(share) for share in told if share.on == on and share.weight > 0)
        against = tuple(_worded(share) for share in told if share.on == on and share.weight < 0)
        if for_it or against:
            yield Weighed(judgement.replace("{shows}", shows), for_it, against)


def _worded(share: Share) -> str:
    return f"{share.words} ({share.weight:+.2f})"
