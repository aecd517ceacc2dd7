"""What of a commitment is compared with others, and asked when cases are built."""

from dataclasses import dataclass
from datetime import date

from saydo.audit.answerable import accountable
from saydo.audit.terms import terms
from saydo.lexicon.denials import denials
from saydo.records import Commitment, Reading


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a commitment is compared: codes of who, terms of the object, its deed, figure, dates and place; lemma is
    the word that names the deed; denied: somebody denies it beside the words that tell it."""

    commitment: Commitment
    published: date | None
    who: tuple[str, ...]
    terms: frozenset[str]
    names: frozenset[str]
    passage: frozenset[str]
    due: date | None
    place: str | None
    lemma: str | None
    denied: bool = False

    @property
    def deed(self) -> str:
        """The deed promised; not to do a thing is to keep to what is."""
        return "keep" if self.commitment.negative and "keep" in self.commitment.deeds else self.commitment.deed


def profile(commitment: Commitment, reading: Reading) -> Profile:
    what = commitment.what.text if commitment.what else ""
    figure = commitment.amount.span.text if commitment.amount else ""
    own = terms(what) - terms(figure) - terms(commitment.due.span.text if commitment.due else "")
    due = commitment.due.deadline if commitment.due is not None else None
    place = commitment.place.country if commitment.place is not None else None
    names = terms(" ".join([*(m.span.text for m in commitment.who), commitment.place.name if commitment.place else ""]))
    return Profile(
        commitment,
        reading.article.published,
        accountable(commitment, reading),
        own or terms(what),
        names,
        terms(commitment.span.text),
        due,
        place,
        next((e.lemma for e in reading.events if e.id == commitment.event), None),
        is_denied_beside(commitment),
    )


def end_of_words(told: Commitment) -> int:
    """Where the words of the promise end in its passage: behind its object and its figure."""
    inside = [*([told.what] if told.what else []), *([told.amount.span] if told.amount else [])]
    return max((span.end for span in inside if told.span.covers(span)), default=told.span.start)


def is_denied_beside(told: Commitment) -> bool:
    """ "…, which officials quickly denied": in the sentence that tells it."""
    start = end_of_words(told) - told.span.start
    return any(d.where == "beside" and d.denier(told.span.text, start) is not None for d in denials())
