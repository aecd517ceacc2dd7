"""Factuality of every predicate."""

from dataclasses import dataclass, field

from spacy.tokens import Doc

from saydo.records import Article, Statement


@dataclass(frozen=True, slots=True)
class Factuality:
    """How far a predicate is told as fact. value in [-3, 3]; status as in Event; reasons name what moved the value."""

    value: float
    status: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Predicates:
    """The factuality of every predicate of a Doc, by token number, and for every other token its governing predicate."""

    by_token: dict[int, Factuality] = field(default_factory=dict)
    values: tuple[tuple[int, int, float], ...] = ()
    governors: tuple[tuple[int, int], ...] = ()

    def at(self, token_number: int) -> Factuality:
        return self.by_token.get(token_number, Factuality(0.0, "possible"))


def find_factuality(article: Article, doc: Doc, statements: tuple[Statement, ...]) -> Predicates:
    return Predicates()
