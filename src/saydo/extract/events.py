"""Events."""

from spacy.tokens import Doc

from saydo.extract.factuality import Predicates
from saydo.records import Article, Event, Figure, Statement, When


def find_events(article: Article, doc: Doc, statements: tuple[Statement, ...], predicates: Predicates,
                dates: tuple[When, ...], figures: tuple[Figure, ...]) -> tuple[Event, ...]:
    return ()
