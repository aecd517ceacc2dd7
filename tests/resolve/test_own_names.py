"""Names that act for themselves and that no lexicon has: tables of short texts and whom the words bind."""

from dataclasses import replace
from datetime import date

import pytest

from saydo.extract.names import find_names
from saydo.extract.sentences import find_sentences
from saydo.lexicon.actors import accountable_code
from saydo.parse import parse
from saydo.records import Article, Event, Mention, Reading
from saydo.resolve.actors import actors_in
from saydo.resolve.dossier import link_across
from saydo.resolve.own_names import own_names


def read(text: str) -> Reading:
    article = Article(text=text, published=date(2021, 7, 27))
    doc = parse(article)
    return Reading(article=article, sentences=find_sentences(article, doc), names=find_names(article, doc))


SHOWN = [
    ("Brackwater Ltd will hand over the tug in May. Brackwater is late.", {"Brackwater"}),
    ("The shipyard Tarnvik promised two hulls.", {"Tarnvik"}),
    ("The order went to Tarnvik, a small yard in the north.", {"Tarnvik"}),
    ("Lumeno's chief executive, Ida Holt, spoke.", {"Lumeno"}),
    ("KVLT announced that it would build a depot.", {"KVLT"}),
    ("A spokesman for Lumeno declined to comment.", {"Lumeno"}),
    ("Harrow Motors is to open a plant.", {"Harrow Motors"}),
    ("The governor of Michigan signed it.", {"Michigan"}),
    ("Ontario's energy minister promised a plan.", {"Ontario"}),
    ("Denver will build a second hall.", {"Denver"}),
    ("Japan Ferry Holdings promised a sale.", {"Japan Ferry Holdings"}),
    ("Unless it is paid, TfX will stop the work. Trains for TfX are late.", {"TfX"}),
    ("The Lumeno River rose by a metre.", set()),
    ("Ida Holt promised a plan. Holt's chairman agreed.", set()),
    ("Troops entered Michigan on Monday.", set()),
    ("Iraq's chairman of the joint chiefs spoke.", set()),
    ("The CEO said that it would build a depot.", set()),
]


@pytest.mark.parametrize(("text", "expected"), SHOWN)
def test_words_beside_a_name_show_that_it_acts_for_itself(text: str, expected: set[str]) -> None:
    """A firm or a province is told by what stands beside its name; persons, offices, states and rivers are none."""
    assert set(own_names([read(text)]).actors) == expected


ONE = [
    ("Tarnvik Marine is to build it. Tarnvik is late. Tarnvik has no steel.", "Tarnvik Marine", "Tarnvik"),
    ("Northern Ferry Assets Ltd (NFA) ordered it. NFA said so. NFA agreed.", "Northern Ferry Assets", "NFA"),
]


@pytest.mark.parametrize(("text", "name", "short"), ONE)
def test_the_forms_of_a_name_are_one_actor_under_the_commonest(text: str, name: str, short: str) -> None:
    """A full name, its first word and its initials stand for one actor."""
    assert own_names([read(text)]).actors[name].name == short


BOUND = [
    (
        "Aceh's governor spoke. Aceh is calm. Aceh voted. The interior minister promised troops.",
        "The interior minister",
        [],
    ),
    ("Labour promised a review in Britain.", "Labour", ["Labour"]),
    ("The carmaker Lumeno will close its plant.", "Lumeno", ["Lumeno"]),
    ("Lumeno's chief executive, Ida Holt, spoke. Holt promised it.", "Holt", ["Lumeno"]),
    ("Ontario's energy minister, Ida Holt, spoke. Holt promised it.", "Holt", ["Ontario"]),
    ("Canada's energy minister, Ida Holt, spoke in Ontario. Holt promised it.", "Holt", ["CAN"]),
    ("Denver will build a hall. Denver said so. Denver has the money. The city is to pay.", "The city", ["Denver"]),
    ("Denver agreed to pay. Mayor Ida Holt said so. Holt promised more.", "Holt", ["Denver"]),
]


@pytest.mark.parametrize(("text", "words", "expected"), BOUND)
def test_whom_the_words_bind(text: str, words: str, expected: list[str]) -> None:
    """Those who speak for a firm, a province or a city bind it and not the state it lies in."""
    start = text.rindex(words)
    found = actors_in(read(text), start, start + len(words))
    assert [accountable_code(actor) for actor, _ in found] == expected


def test_what_one_article_shows_holds_in_the_others() -> None:
    """A firm that one article of a dossier introduces is known by its bare name in another."""
    first = read("The carmaker Lumeno is late.")
    second = read("In the end Lumeno paid.")
    span = second.article.span(11, 17)
    paid = second.article.span(18, 22)
    event = Event(second.article.id, paid, "test", paid, "paid", "AID", None, None, "done", 3.0, (Mention(span),))
    second = replace(second, events=(event,))
    found = link_across([first, second])[1].events[0].actors[0].actor
    assert found is not None
    assert found.name == "Lumeno"
