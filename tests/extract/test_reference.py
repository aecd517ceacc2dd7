"""What the words stand for that do not say by themselves what they are of."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from saydo.extract.candidates import candidates
from saydo.extract.nominals import nominals
from saydo.extract.reference import find_references, passage_of, weighed
from saydo.extract.reference_alone import ALONE
from saydo.extract.reference_features import PAIRS
from saydo.extract.words import text_of
from saydo.lexicon.reference import reference_features
from saydo.records import Article, Part, Reading

LINKED = (
    ("The French troops came in January. They will leave by June.", "They", "The French troops", "pronoun"),
    ("The Kasta power station is old. The station will shut.", "The station", "The Kasta power station", "phrase"),
    ("The navy ordered six minehunters. Two of them have come.", "Two of them", "six minehunters", "part"),
    ("The new ferry needs a crew. It will sail in May.", "It", "The new ferry", "pronoun"),
    ("The council bought ten buses in May. Four more are to follow.", "Four more", "ten buses", "number"),
    ("The town bought 20 trams in May. The first six will come in June.", "The first six", "20 trams", "number"),
    ("Oresk promised 40 buses in May. The rest will follow in June.", "The rest", "40 buses", "number"),
    ("When they leave in May, the engineers will hand over the dam.", "they", "the engineers", "ahead"),
    ("The army sent engineers who were needed at the dam.", "who", "engineers", "relative"),
)  # fmt: skip
UNLINKED = (
    ("It is clear that nobody will pay for the bridge.", "It"),
    ("It rained in Lund. The mayor went home.", "It"),
    ("The mayor spoke. The weather was fine.", "The weather"),
    ("Those who stayed were paid.", "Those"),
    ("No one came to the bridge. No one ever does.", "No one"),
)


def stands_for(text: str, doc: Doc) -> dict[str, tuple[str, str]]:
    return {r.span.text: (r.stands_for.text, r.rule) for r in find_references(Article(text=text), doc)}


@pytest.mark.parametrize(("text", "words", "meant", "rule"), LINKED)
def test_words_that_point_back(parsed: Callable[[str], Doc], text: str, words: str, meant: str, rule: str) -> None:
    """Pronouns, numbers, parts and short phrases stand for the phrase before them that says what they are of."""
    assert stands_for(text, parsed(text))[words] == (meant, f"reference.{rule}")


@pytest.mark.parametrize(("text", "words"), UNLINKED)
def test_words_that_stand_for_nothing_named(parsed: Callable[[str], Doc], text: str, words: str) -> None:
    """What stands for a clause, for nothing, for what follows, or for something not named is left unlinked."""
    assert words not in stands_for(text, parsed(text))


def test_offsets_are_those_of_the_article(parsed: Callable[[str], Doc]) -> None:
    """Both spans are words of the article, what is meant does not contain what stands for it."""
    text = "Four new tugs came to Oresk.\n\nThey are to stay. The tugs need repair, and so does the dock, which is old."
    found = find_references(Article(text=text), parsed(text))
    assert found
    for one in found:
        assert text[one.span.start : one.span.end] == one.span.text
        assert text[one.stands_for.start : one.stands_for.end] == one.stands_for.text
        assert not one.span.overlaps(one.stands_for)
        assert 0 < one.chance <= 1


def test_chances_are_of_all_that_may_be_meant(parsed: Callable[[str], Doc]) -> None:
    """The chances of the candidates and of there being none add up to one, and "it" is no human being."""
    text = "The mayor opened the new bridge on Monday. It will be lit at night."
    article = Article(text=text, parts=(Part("paragraph", 0, len(text)),))
    passage = passage_of(article, text_of(parsed(text)))
    back = next(n for n in passage.nominals if n.head.text == "It")
    chances = weighed(back, passage)
    assert sum(chance for _, chance in chances) == pytest.approx(1.0)
    assert {one.head.text for one, _ in chances if one is not None} == {"bridge"}
    assert [one.head.text for one in candidates(back, passage)] == ["bridge"]


def test_what_and_joins_is_one_more_phrase(parsed: Callable[[str], Doc]) -> None:
    """Of two nouns joined by "and" there are three phrases: each of them, and both."""
    found = nominals(text_of(parsed("Tugs and dredgers left the harbour.")))
    assert [(n.head.text, n.joined) for n in found] == [
        ("Tugs", False), ("dredgers", False), ("Tugs", True), ("harbour", False),
    ]  # fmt: skip


def test_every_feature_has_its_weights() -> None:
    """The fitted table has a row for each feature, in their order, and no other."""
    assert list(reference_features()) == [feature.__name__ for feature in (*PAIRS, *ALONE)]


def test_a_reading_without_references_has_none() -> None:
    """Readings that were kept before there were references can still be had."""
    assert Reading(Article(text="a")).references == ()
