"""Proper names with the office that stands beside them."""

from spacy.tokens import Doc

from saydo.records import Article, Name


def find_names(article: Article, doc: Doc) -> tuple[Name, ...]:
    return tuple(Name(article.id, article.span(e.start_char, e.end_char), "name.model", e.label_) for e in doc.ents)
