"""Figures."""

from spacy.tokens import Doc

from saydo.records import Article, Figure, When


def find_figures(article: Article, doc: Doc, dates: tuple[When, ...]) -> tuple[Figure, ...]:
    return ()
