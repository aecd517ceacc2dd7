"""Commitments."""

from spacy.tokens import Doc

from saydo.records import Article, Commitment, Event, Figure, Statement, When


def find_commitments(article: Article, doc: Doc, statements: tuple[Statement, ...], events: tuple[Event, ...],
                     dates: tuple[When, ...], figures: tuple[Figure, ...]) -> tuple[Commitment, ...]:
    return ()
