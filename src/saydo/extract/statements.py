"""Statements."""

from spacy.tokens import Doc

from saydo.records import Article, Statement, When


def find_statements(article: Article, doc: Doc, dates: tuple[When, ...]) -> tuple[Statement, ...]:
    return ()
