"""Parsing: nothing of a text is lost, sentences keep to paragraphs, words have their dictionary form."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

import saydo.parse
from saydo.lexicon.load import load_tsv
from saydo.parse import BLANK_LINE, LONGEST_PIECE, SURROGATES, LemmaRule, lemma, parse, parse_many
from saydo.records import Article

PROSE = "The ministry said it would withdraw 2,500 troops by the end of the year. Nobody believed it.\n\n"
ODD = st.text(
    alphabet=st.one_of(
        st.sampled_from(" \n\t\r\x00\x1c\x85\xa0\u2028\u2029\u200b.,\"'“”’—-()$%aZ9é🙂"), st.characters()
    ),
    max_size=300,
)


@pytest.mark.parametrize("text", ["", " ", "\n\n", " \n \n\t", "\x00", "🙂", "a\r\n\r\nb", "\u2029x", "\xa0a\xa0"])
def test_odd_texts_come_back_to_the_character(text: str) -> None:
    """The text of the Doc is the text of the article, however little there is of it."""
    assert parse(Article(text=text)).text == text


@settings(max_examples=150, deadline=None)
@given(ODD)
@example("\n\nTitle\n\n \n\n")
@example("x\n \nY\n\n\n\nz. w")
def test_any_text_is_kept_and_cut_at_blank_lines(text: str) -> None:
    """Offsets are offsets into the article, no sentence holds a blank line within, none is white space alone."""
    doc = parse(Article(text=text))
    assert doc.text == SURROGATES.sub("\ufffd", text)
    assert all(doc.text[token.idx : token.idx + len(token.text)] == token.text for token in doc)
    for sentence in doc.sents:
        assert not BLANK_LINE.search(sentence.text.strip())
        assert not sentence.text.isspace() or doc.text.isspace()


@settings(max_examples=100, deadline=None)
@given(ODD)
@example(" " * 30 + "a b c d e f g h i j k l m n" + " " * 30)
@example("x" * 23 + " \n\n  " + "y")
def test_a_piece_boundary_loses_nothing(text: str) -> None:
    """However short the pieces, they join to the text, and none is white space alone unless the text is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(saydo.parse, "LONGEST_PIECE", 12)
        patch.setattr(saydo.parse, "LONGEST_RUN", re.compile(r"\S{9}\s*"))
        doc = parse(Article(text=text))
    assert doc.text == SURROGATES.sub("\ufffd", text)
    assert all(doc.text.startswith(token.text, token.idx) for token in doc)
    assert not text.strip() or all(sentence.text.strip() for sentence in doc.sents)


def test_half_a_surrogate_pair_is_replaced_in_place() -> None:
    """A lone surrogate is no character; offsets after it stay true."""
    assert parse(Article(text="a \ud800 b")).text == "a \ufffd b"


@pytest.mark.parametrize(
    "text",
    [
        PROSE * 350,
        PROSE.replace("\n\n", " ") * 350,
        "word " * 12_000,
        "x" * 50_000,
        "\n" * 45_000,
        PROSE + " " * 45_000 + PROSE,
        "(" * 21_000,
        "🙂" * 21_000,
    ],
    ids=["paragraphs", "no blank line", "no stop", "one word", "line feeds", "a gap", "brackets", "emoji"],
)
def test_a_long_text_is_parsed_in_pieces_without_loss(text: str) -> None:
    """Texts beyond one piece come back whole, with offsets into the whole."""
    assert len(text) > LONGEST_PIECE
    doc = parse(Article(text=text))
    assert doc.text == text
    assert all(text.startswith(token.text, token.idx) for token in doc[-20:])


def test_a_long_text_reads_as_its_parts_do() -> None:
    """Sentences of a long article are those of its paragraphs."""
    doc = parse(Article(text=PROSE * 300))
    assert len(list(doc.sents)) == 300 * len(list(parse(Article(text=PROSE)).sents))
    assert {token.tag_ for token in doc if token.text == "troops"} == {"NNS"}


def test_a_stream_keeps_its_order() -> None:
    """One Doc an article, in the order they came, over batches and pieces."""
    texts = [f"Report {number}.\n\n{PROSE * (300 if number == 9 else number % 3)}" for number in range(40)]
    assert [doc.text for doc in parse_many(Article(text=text) for text in texts)] == texts


def test_title_and_deck_are_sentences_of_their_own(parsed: Callable[[str], Doc]) -> None:
    """Lines without a full stop end where their paragraph ends, and a dateline ends before the story."""
    lines = [
        "Army to Leave Northern Bases by June",
        "Minister says the move is final",
        "KABUL, March 3 — The army will leave.",
    ]
    sentences = [sentence.text.strip() for sentence in parsed("\n\n".join(lines)).sents]
    assert sentences == [*lines[:2], "KABUL, March 3 —", "The army will leave."]


def test_a_hard_wrapped_line_does_not_end_a_sentence(parsed: Callable[[str], Doc]) -> None:
    """A single line feed is white space, not the end of a paragraph."""
    assert (
        len(list(parsed("The president said on Friday that the last\ntroops would leave the country by May.").sents))
        == 1
    )


@pytest.mark.parametrize(
    ("form", "pos", "tag", "expected"),
    [
        ("Withdrew", "VERB", "VBD", "withdraw"),
        ("pledges", "VERB", "VBZ", "pledge"),
        ("denied", "VERB", "VBN", "deny"),
        ("ceasing", "VERB", "VBG", "cease"),
        ("cancelled", "VERB", "VBD", "cancel"),
        ("canceled", "VERB", "VBD", "cancel"),
        ("lifting", "VERB", "VBG", "lift"),
        ("shipped", "VERB", "VBN", "ship"),
        ("agreed", "VERB", "VBD", "agree"),
        ("freed", "VERB", "VBN", "free"),
        ("lying", "VERB", "VBG", "lie"),
        ("left", "VERB", "VBN", "leave"),
        ("n’t", "PART", "RB", "not"),
        ("’ll", "AUX", "MD", "will"),
        ("wo", "AUX", "MD", "will"),
        ("them", "PRON", "PRP", "they"),
        ("troops", "NOUN", "NNS", "troop"),
        ("factories", "NOUN", "NNS", "factory"),
        ("wives", "NOUN", "NNS", "wife"),
        ("bases", "NOUN", "NNS", "base"),
        ("crises", "NOUN", "NNS", "crisis"),
        ("spokeswomen", "NOUN", "NNS", "spokeswoman"),
        ("Houses", "PROPN", "NNPS", "House"),
        ("STATES", "PROPN", "NNPS", "STATE"),
        ("Reuters", "PROPN", "NNP", "Reuters"),
        ("larger", "ADJ", "JJR", "large"),
        ("heaviest", "ADJ", "JJS", "heavy"),
        ("American", "ADJ", "JJ", "american"),
        ("1990s", "NOUN", "NNS", "1990s"),
        ("2,500", "NUM", "CD", "2,500"),
        ("meeting", "NOUN", "NN", "meeting"),
    ],
)
def test_lemmas(form: str, pos: str, tag: str, expected: str) -> None:
    """The dictionary form of a word in a given tag."""
    assert lemma(form, pos, tag) == expected


def test_every_ending_has_an_example_that_it_undoes() -> None:
    """The example of each row of lemma_rules.tsv comes out as the row says."""
    for rule in load_tsv("lemma_rules.tsv", LemmaRule, key=lambda rule: (rule.tags, rule.ending)):
        word, expected = rule.example.split()
        assert lemma(word, "X", rule.tags.split()[0]) == expected.lower(), rule


def test_every_word_of_a_text_has_a_lemma(parsed: Callable[[str], Doc]) -> None:
    """The parsed text carries lemmas on all words."""
    doc = parsed("The rebels' leaders promised they’d free the hostages.")
    assert [t.lemma_ for t in doc if t.pos_ in ("VERB", "NOUN")] == ["rebel", "leader", "promise", "free", "hostage"]


def test_company_changes_nothing(parsed: Callable[[str], Doc]) -> None:
    """A text reads alike alone and among others, though like words of a batch are reckoned together."""
    texts = [f"On day {number} the army left Port {name}, officials said." for number, name in enumerate("ABCDEFGH")]
    for text, doc in zip(texts, parse_many(Article(text=text) for text in texts), strict=True):
        assert [(t.tag_, t.dep_, t.head.i) for t in doc] == [(t.tag_, t.dep_, t.head.i) for t in parsed(text)]


def test_the_shipped_model_is_small_and_knows_its_sources() -> None:
    """At most 20 megabytes, credits for all its data, no path of the machine that made it."""
    files = [file for file in saydo.parse.MODEL.rglob("*") if file.is_file()]
    assert sum(file.stat().st_size for file in files) < 20_000_000
    meta = json.loads((saydo.parse.MODEL / "meta.json").read_text(encoding="utf-8"))
    assert meta["license"] == "CC BY-SA 4.0"
    assert [source["name"].split()[1] for source in meta["sources"]] == ["English", "English", "NER,"]
    home = str(Path(__file__).parents[1]).encode()
    assert not [file for file in files if home in file.read_bytes()]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The army withdrew its troops from the city.", ("troops", "obj", "withdrew")),
        ("The prisoners were released by the rebels.", ("prisoners", "nsubj:pass", "released")),
        ("Officials said the base would close in May.", ("close", "ccomp", "said")),
        ("The minister who signed the treaty resigned.", ("signed", "acl:relcl", "minister")),
        ("They agreed to lift the sanctions.", ("lift", "xcomp", "agreed")),
    ],
)
def test_universal_dependencies(text: str, relation: tuple[str, str, str], parsed: Callable[[str], Doc]) -> None:
    """The relations that the extractors ask for, on plain sentences."""
    assert relation in [(token.text, token.dep_, token.head.text) for token in parsed(text)]


@pytest.mark.parametrize(
    ("text", "form", "tag", "lemma"),
    [
        ("The rebels freed 12 nurses.", "freed", "VBD", "free"),
        ("Hungary vetoed the budget.", "vetoed", "VBD", "veto"),
        ("They need the money.", "need", "VBP", "need"),
        ("The rebels feed the nurses.", "feed", "VBP", "feed"),
    ],
)
def test_past_forms_of_rare_verbs(text: str, form: str, tag: str, lemma: str) -> None:
    """A predicate with the form of the past has its tag and lemma; bases that end in "ed" are let be."""
    token = next(token for token in parse(Article(text=text)) if token.text == form)
    assert (token.tag_, token.lemma_) == (tag, lemma)
