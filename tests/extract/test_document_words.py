"""The plain copy of a Doc."""

import pytest
from spacy.tokens import Doc, Token

from saydo.extract.grammar import children, conjuncts, kids, preposition, span_of
from saydo.extract.words import Word, text_of, word_of
from saydo.parse import parse
from saydo.records import Article

TEXT = (
    "Ministers said on Friday that the 1,500 or so soldiers, engineers and medics will be flown out of Lower Bavia "
    "by the air force.  No date was set!\n\nThe pull-out, agreed in May, began late; it hasn't ended."
)


@pytest.fixture(scope="module")
def doc() -> Doc:
    return parse(Article(id="a", text=TEXT))


@pytest.mark.parametrize(
    "name",
    ["i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "whitespace_", "is_space",
     "is_punct", "is_alpha", "is_sent_start"],
)  # fmt: skip
def test_a_word_answers_as_its_token(doc: Doc, name: str) -> None:
    """Every attribute of a Word has the value that the Token gives."""
    assert [getattr(word, name) for word in text_of(doc)] == [getattr(token, name) for token in doc]


def below(token: Token) -> list[int]:
    return sorted(t.i for t in token.subtree)


def test_a_word_stands_where_its_token_stands(doc: Doc) -> None:
    """Heads, children, edges, all above and below, what is coordinated and the sentence are those of the Token."""
    for token, word in zip(doc, text_of(doc), strict=True):
        assert word.head.i == token.head.i
        assert [w.i for w in word.kids] == [t.i for t in token.children]
        assert [w.i for w in word.ancestors] == [t.i for t in token.ancestors]
        assert [w.i for w in word.subtree] == below(token)
        assert [w.i for w in word.conjuncts] == [t.i for t in token.conjuncts]
        assert (word.left_edge.i, word.right_edge.i) == (token.left_edge.i, token.right_edge.i)
        assert (word.sentence.start, word.sentence.end) == (token.sent.start, token.sent.end)
        assert word.sentence.root.i == token.sent.root.i
        assert word.relation == token.dep_.split(":")[0]


def test_questions_of_syntax_are_answered_alike(doc: Doc) -> None:
    """The questions of grammar.py have one answer for a Token and for the Word that stands for it."""
    for token in doc:
        word = word_of(token)
        assert [w.i for w in kids(word)] == [t.i for t in kids(token)]
        assert [w.i for w in children(word, "obl", "conj")] == [t.i for t in children(token, "obl", "conj")]
        assert [w.i for w in conjuncts(word)] == [t.i for t in conjuncts(token)]
        assert preposition(word) == preposition(token)
        if not token.is_space:
            assert span_of(text_of(doc), word.subtree) == span_of(doc, token.subtree)


def test_the_text_is_that_of_the_doc(doc: Doc) -> None:
    """Words and the white space after them make up the text again."""
    assert text_of(doc).text == doc.text == TEXT
    assert all(isinstance(word, Word) for word in text_of(doc))


def test_a_doc_without_words_has_no_sentences(doc: Doc) -> None:
    """Nothing is made of an empty text."""
    assert text_of(Doc(doc.vocab)).sentences == []
