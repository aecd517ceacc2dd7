"""Sentences with the kind of part they stand in."""

from spacy.tokens import Doc

from saydo.extract.grammar import span_of
from saydo.records import Article, Sentence

CONTENT_WORDS = {"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"}


def find_sentences(article: Article, doc: Doc) -> tuple[Sentence, ...]:
    found = []
    for sent in doc.sents:
        words = [token for token in sent if not token.is_space]
        if words:
            span = span_of(doc, words)
            lemmas = tuple(t.lemma_.lower() for t in words if t.pos_ in CONTENT_WORDS)
            found.append(Sentence(article.id, span, part_at(article, span.start), lemmas))
    return tuple(found)


def part_at(article: Article, offset: int) -> str:
    """The kind of part an offset stands in; text without parts is all paragraph."""
    return next((part.kind for part in article.parts if part.start <= offset < part.end), "paragraph")
