"""All that was read from one article."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from saydo.records.extracted import Commitment, Event, Figure, Name, Reference, Sentence, Statement, When
from saydo.records.text import Article, Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one article. factuality is (start, end, value in [-3, 3]) a predicate, in order, and
    statuses is (start, end, status) likewise."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Name, ...] = ()
    dates: tuple[When, ...] = ()
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    factuality: tuple[tuple[int, int, float], ...] = ()
    governors: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    statuses: tuple[tuple[int, int, str], ...] = field(default=(), repr=False)
    problems: tuple[Problem, ...] = ()
    references: tuple[Reference, ...] = ()

    def statuses_in(self, start: int, end: int) -> tuple[str, ...]:
        """How the predicates between two offsets are told (status as in Event), in order."""
        return tuple(status for _, status in self.predicates_in(start, end))

    def predicates_in(self, start: int, end: int) -> list[tuple[str, str]]:
        """The predicates between two offsets, as they stand in the text, and how they are told, in order."""
        first = bisect_right(self.statuses, (start, start, ""))
        found = []
        for begins, ends, status in self.statuses[first:]:
            if begins >= end:
                break
            found.append((self.article.text[begins:ends], status))
        return found

    def factuality_at(self, offset: int) -> float:
        """Factuality in [-3, +3] of the predicate whose word covers the offset, else of the one that governs it.

        +3 it happened, -3 it did not, 0.0 no telling or no predicate there.
        """
        found = self._predicate_at(offset)
        if found is None:
            place = bisect_right(self.governors, (offset, len(self.article.text))) - 1
            found = self._predicate_at(self.governors[place][1]) if place >= 0 else None
        return found if found is not None else 0.0

    def _predicate_at(self, offset: int) -> float | None:
        place = bisect_right(self.factuality, (offset, len(self.article.text), 4.0)) - 1
        if place < 0:
            return None
        start, end, value = self.factuality[place]
        return value if start <= offset < end else None

    def sentence_at(self, offset: int) -> Sentence | None:
        place = bisect_right([s.span.start for s in self.sentences], offset) - 1
        return self.sentences[place] if place >= 0 else None

    def records(self) -> Iterable[When | Figure | Statement | Event | Commitment]:
        yield from self.dates
        yield from self.figures
        yield from self.statements
        yield from self.events
        yield from self.commitments
