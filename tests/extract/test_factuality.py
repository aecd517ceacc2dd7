"""Factuality: a table of sentences, each with a predicate, its status and the sign of its value."""

import pytest

from saydo.extract.factuality import Predicates, find_factuality
from saydo.extract.factuality_context import TOLD, Context, embed, meet
from saydo.extract.factuality_value import FEATURES
from saydo.lexicon.factuality import (
    Effect,
    Scale,
    Signature,
    closed_words,
    effect_of,
    modes,
    scale,
    signatures,
    weights,
)
from saydo.parse import parse
from saydo.records import Article

# (text, the word of the predicate (word#2 is its second occurrence), status, sign of the value: + - or ? for either)
TABLE = [
    # the verb group: tense, aspect, modals, negation
    ("The brigade has left the valley.", "left", "done", "+"),
    ("The brigade left the valley on Monday.", "left", "done", "+"),
    ("The brigade will leave the valley by December.", "leave", "planned", "+"),
    ("The brigade is leaving the valley.", "leaving", "under way", "+"),
    ("The guns are being withdrawn from the ridge.", "withdrawn", "under way", "+"),
    ("The guns were withdrawn from the ridge.", "withdrawn", "done", "+"),
    ("The guns have been withdrawn from the ridge.", "withdrawn", "done", "+"),
    ("The brigade did not leave the valley.", "leave", "not done", "-"),
    ("The brigade has not left the valley.", "left", "not done", "-"),
    ("The guns were never withdrawn.", "withdrawn", "not done", "-"),
    ("No soldiers left the valley.", "left", "not done", "-"),
    ("Neither side signed the accord.", "signed", "not done", "-"),
    ("The brigade may leave the valley.", "leave", "possible", "+"),
    ("The brigade might leave the valley.", "leave", "possible", "+"),
    ("The brigade could leave the valley within weeks.", "leave", "possible", "+"),
    ("The brigade should leave the valley.", "leave", "demanded", "+"),
    ("The brigade must leave the valley.", "leave", "demanded", "+"),
    ("The brigade has to leave the valley.", "leave", "demanded", "+"),
    ("The brigade will not leave the valley.", "leave", "not done", "-"),
    ("The brigade is to leave the valley in May.", "leave", "planned", "+"),
    ("The brigade is going to leave the valley.", "leave", "planned", "+"),
    ("The brigade has yet to leave the valley.", "leave", "not done", "-"),
    ("The brigade would have left the valley.", "left", "not done", "-"),
    ("The brigade was to have left the valley in May.", "left", "not done", "-"),
    ("The brigade could not leave the valley.", "leave", "not done", "-"),
    ("The brigade had left the valley before dawn.", "left", "done", "+"),
    ("The brigade is leaving the valley tomorrow.", "leaving", "planned", "+"),
    ("The brigade leaves the valley next week.", "leaves", "planned", "+"),
    ("The brigade has probably left the valley.", "left", "possible", "+"),
    ("Perhaps the brigade left the valley.", "left", "possible", "+"),
    ("The brigade reportedly left the valley.", "left", "done", "+"),
    ("The talks almost collapsed.", "collapsed", "not done", "-"),
    ("Open the crossing at once.", "Open", "demanded", "?"),
    ("Ministry to close the crossing", "close", "planned", "+"),
    ("Did the brigade leave the valley?", "leave", "possible", "?"),
    # implicatives, factives, aspect
    ("The crews managed to reach the coast.", "reach", "done", "+"),
    ("The crews did not manage to reach the coast.", "reach", "not done", "-"),
    ("The crews failed to reach the coast.", "reach", "not done", "-"),
    ("The crews did not fail to reach the coast.", "reach", "done", "+"),
    ("The guards refused to open the gate.", "open", "not done", "-"),
    ("The guards forgot to open the gate.", "open", "not done", "-"),
    ("The guards did not forget to open the gate.", "open", "done", "+"),
    ("The storm forced the crews to leave the camp.", "leave", "done", "+"),
    ("The storm prevented the crews from reaching the coast.", "reaching", "not done", "-"),
    ("The crews avoided using the bridge.", "using", "not done", "-"),
    ("The crews stopped using the bridge.", "using", "not done", "-"),
    ("The crews finished building the bridge.", "building", "done", "+"),
    ("The crews began building the bridge.", "building", "under way", "+"),
    ("The crews started to build the bridge.", "build", "under way", "+"),
    ("The crews continued to build the bridge.", "build", "under way", "+"),
    ("The mayor knew that the troops had left.", "left", "done", "+"),
    ("The mayor did not know that the troops had left.", "left", "done", "+"),
    ("The mayor regretted that the bridge had collapsed.", "collapsed", "done", "+"),
    ("The crews were unable to reach the coast.", "reach", "not done", "-"),
    ("The crews were too weak to reach the coast.", "reach", "not done", "-"),
    ("The crews succeeded in reaching the coast.", "reaching", "done", "+"),
    ("The crews helped to build the bridge.", "build", "done", "+"),
    ("The crews chose not to leave the camp.", "leave", "not done", "-"),
    # plans, wishes, orders, permission
    ("The army plans to leave the valley.", "leave", "planned", "+"),
    ("The army promised to leave the valley.", "leave", "planned", "+"),
    ("The army agreed to leave the valley.", "leave", "planned", "+"),
    ("The army decided to leave the valley.", "leave", "planned", "+"),
    ("The army has vowed to leave the valley.", "leave", "planned", "+"),
    ("The army is expected to leave the valley.", "leave", "planned", "+"),
    ("The army is scheduled to leave the valley.", "leave", "planned", "+"),
    ("The army is set to leave the valley.", "leave", "planned", "+"),
    ("The army is due to leave the valley in June.", "leave", "planned", "+"),
    ("The army offered to leave the valley.", "leave", "planned", "+"),
    ("The army threatened to shell the town.", "shell", "planned", "+"),
    ("The army does not plan to leave the valley.", "leave", "not done", "?"),
    ("The army tried to leave the valley.", "leave", "possible", "+"),
    ("The army hopes to leave the valley.", "leave", "possible", "+"),
    ("The army wants to leave the valley.", "leave", "possible", "+"),
    ("The envoy urged the army to leave the valley.", "leave", "demanded", "+"),
    ("The envoy ordered the army to leave the valley.", "leave", "demanded", "+"),
    ("The envoy demanded that the army leave the valley.", "leave", "demanded", "+"),
    ("The envoy called on the army to leave the valley.", "leave", "demanded", "+"),
    ("The court allowed the family to leave the country.", "leave", "possible", "+"),
    ("The army is unlikely to leave the valley.", "leave", "possible", "-"),
    ("The army is likely to leave the valley.", "leave", "possible", "+"),
    ("The army is supposed to leave the valley.", "leave", "demanded", "+"),
    ("There is a plan to close the camp.", "close", "planned", "+"),
    ("They regretted their refusal to close the camp.", "close", "not done", "-"),
    ("Their failure to close the camp angered the town.", "close", "not done", "-"),
    ("Their decision to close the camp angered the town.", "close", "planned", "+"),
    ("They repeated their demand to close the camp.", "close", "demanded", "+"),
    ("An attempt to close the camp angered the town.", "close", "possible", "+"),
    # speech and thought
    ("The ministry said the brigade had left the valley.", "left", "done", "+"),
    ("The ministry confirmed that the brigade had left.", "left", "done", "+"),
    ("The ministry said the brigade would leave the valley.", "leave", "planned", "+"),
    ("The ministry announced that the brigade would leave.", "leave", "planned", "+"),
    ("The ministry denied that the brigade had left.", "left", "denied", "-"),
    ("The mayor doubted that the brigade had left.", "left", "possible", "?"),
    ("The ministry asked whether the brigade had left.", "left", "possible", "?"),
    ("The brigade is said to have left the valley.", "left", "done", "+"),
    ("It seems that the brigade left the valley.", "left", "possible", "+"),
    ("The ministry said the brigade had not left.", "left", "not done", "-"),
    ("They pretended that the brigade had left.", "left", "not done", "-"),
    ("There is no evidence that the brigade left.", "left", "not done", "-"),
    ("The ministry insisted that the brigade leave the valley.", "leave", "demanded", "+"),
    # clauses beside
    ("If the rebels disarm, the brigade will leave.", "leave", "conditional", "+"),
    ("If the rebels disarm, the brigade will leave.", "disarm", "conditional", "?"),
    ("Unless the rebels attack the town, the brigade will leave.", "attack", "conditional", "?"),
    ("Unless the rebels attack the town, the brigade will leave.", "leave", "conditional", "+"),
    ("The brigade left without signing the accord.", "signing", "not done", "-"),
    ("They chose to stay instead of leaving the valley.", "leaving", "not done", "-"),
    ("The brigade stayed rather than leave.", "leave", "not done", "-"),
    ("The convoy set off to fetch the wounded.", "fetch", "planned", "+"),
    ("The convoy set off in order to fetch the wounded.", "fetch", "planned", "+"),
    ("They acted as if the brigade had left.", "left", "not done", "-"),
    ("The brigade left after the rebels disarmed.", "disarmed", "done", "+"),
    ("The brigade left because the rebels disarmed.", "disarmed", "done", "+"),
    ("The brigade will stay until the rebels sign the accord.", "sign", "planned", "?"),
    ("Once the rebels disarm, the brigade will leave.", "disarm", "planned", "?"),
    ("The brigade did not leave until the rebels disarmed.", "leave", "done", "+"),
    ("The brigade left the valley and handed over the base.", "handed", "done", "+"),
    ("The brigade will leave the valley and close the base.", "close", "planned", "+"),
    ("The brigade did not leave or close the base.", "close", "not done", "-"),
    ("The rebels, who had disarmed, went home.", "disarmed", "done", "+"),
    # nouns
    ("The army announced the withdrawal of its guns.", "withdrawal", "planned", "+"),
    ("The army completed the withdrawal of its guns.", "withdrawal", "done", "+"),
    ("The army began the withdrawal of its guns.", "withdrawal", "under way", "+"),
    ("The army called off the withdrawal of its guns.", "withdrawal", "not done", "?"),
    ("The army cancelled the withdrawal of its guns.", "withdrawal", "not done", "?"),
    ("The army postponed the withdrawal of its guns.", "withdrawal", "not done", "?"),
    ("The council rejected the withdrawal.", "withdrawal", "not done", "?"),
    ("The minister ruled out a withdrawal.", "withdrawal", "not done", "?"),
    ("The opposition demanded the withdrawal of the guns.", "withdrawal", "demanded", "+"),
    ("The opposition called for a withdrawal.", "withdrawal", "demanded", "+"),
    ("The minister denied the attack.", "attack", "denied", "-"),
    ("The guards averted an attack.", "attack", "not done", "?"),
    ("The ministry is considering a withdrawal.", "withdrawal", "possible", "+"),
    ("The withdrawal began on Friday.", "withdrawal", "under way", "+"),
    ("The withdrawal ended on Friday.", "withdrawal", "done", "+"),
    ("The withdrawal is under way.", "withdrawal", "under way", "+"),
    ("The withdrawal was completed on Friday.", "withdrawal", "done", "+"),
    ("The withdrawal was called off.", "withdrawal", "not done", "?"),
    ("The withdrawal has been postponed.", "withdrawal", "not done", "?"),
    ("The attack killed two guards.", "attack", "done", "+"),
    ("The army carried out an attack on the depot.", "attack", "done", "+"),
    ("The army did not carry out an attack on the depot.", "attack", "not done", "-"),
    ("The army will carry out an attack on the depot.", "attack", "planned", "+"),
    ("The planned withdrawal is popular.", "withdrawal", "planned", "+"),
    ("The alleged attack is under study.", "attack", "done", "+"),
    ("There was no attack on the depot.", "attack", "not done", "-"),
    ("There was an attack on the depot.", "attack", "done", "+"),
    ("The threat of an attack remains.", "attack", "possible", "+"),
    ("The completion of the withdrawal pleased the town.", "withdrawal", "done", "+"),
    ("The start of the withdrawal pleased the town.", "withdrawal", "under way", "+"),
    ("The council agreed to a ceasefire.", "ceasefire", "planned", "+"),
    ("They met after the attack.", "attack", "done", "+"),
    ("The guns are yet to be withdrawn.", "withdrawn", "not done", "-"),
    ("The company put off the launch.", "launch", "not done", "?"),
    ("The council pushed back the vote.", "vote", "not done", "?"),
    ("The ferry had been expected to sail in May.", "sail", "planned", "+"),
    ("He vowed never to return.", "return", "not done", "?"),
    ("The deal fell short of ending the siege.", "ending", "not done", "-"),
    ("The rebels claimed to have shot down a jet.", "shot", "done", "+"),
    ("The army was ordered to leave the valley.", "leave", "demanded", "+"),
    ("The crew has still not been released.", "released", "not done", "-"),
    ("The army warned that it would shell the town.", "shell", "planned", "+"),
    ("They fear an attack.", "attack", "possible", "+"),
    ("The attack was foiled.", "attack", "not done", "?"),
    ("The planned sale of the port was scrapped.", "sale", "not done", "?"),
    ("The bridge would be opened in June, the mayor said.", "opened", "planned", "+"),
    ("Should the truce hold, the army will leave.", "leave", "conditional", "+"),
    ("The army will leave as long as the truce holds.", "leave", "conditional", "+"),
    ("The army said it had no plans to leave.", "leave", "not done", "?"),
    ("The release of the crew was delayed.", "release", "not done", "?"),
    ("The release of the crew is scheduled for Friday.", "release", "planned", "+"),
    ("The release of the crew took place on Friday.", "release", "done", "+"),
    ("The release of the crew did not take place.", "release", "not done", "-"),
    ("The sides will hold talks in Oslo.", "talks", "planned", "+"),
    ("The sides have agreed on a ceasefire.", "ceasefire", "planned", "+"),
    ("None of the homes has been built.", "built", "not done", "-"),
    ("Nothing has been built.", "built", "not done", "-"),
    ("Only 40 homes have been built.", "built", "done", "+"),
    ("Had the truce held, the army would have left.", "left", "not done", "-"),
    ("The army should have left in May.", "left", "not done", "-"),
    ("The ceasefire is holding.", "holding", "under way", "+"),
    ("Sanctions will remain until the crew is released.", "released", "planned", "+"),
    ("Sanctions were lifted after the crew was released.", "released", "done", "+"),
    # clauses after prepositions, question words within a phrase, "any", infinitives that stand alone
    ("The council decided against closing the harbour.", "closing", "not done", "-"),
    ("The owners voted against selling the mill.", "selling", "not done", "-"),
    ("The tariff aims at reviving the yards.", "reviving", "planned", "+"),
    ("The price depends on how many crews enlist.", "enlist", "conditional", "+"),
    ("The yard will hire welders, depending on how many orders arrive.", "arrive", "conditional", "+"),
    ("Any withdrawal must be approved by the council.", "withdrawal", "demanded", "+"),
    ("The treaty covers any transfer of fuel.", "transfer", "possible", "+"),
    ("The army stopped without any attack.", "attack", "not done", "-"),
    ("To bring the crews home before the frost.", "bring", "planned", "+"),
    ("It was hard to reach the coast.", "reach", "possible", "?"),
    ("The guards saw the crews leaving the camp.", "leaving", "done", "+"),
    ("There is no agreement on the dam.", "agreement", "not done", "-"),
]


# (a predicate, one that is less sure)
VALUES = [
    (("The brigade left the valley.", "left"), ("The brigade may leave the valley.", "leave")),
    (("The brigade left the valley.", "left"), ("The brigade will leave the valley.", "leave")),
    (("The brigade will leave the valley.", "leave"), ("The brigade could leave the valley.", "leave")),
    (("The brigade will leave the valley.", "leave"), ("The brigade wants to leave the valley.", "leave")),
    (("The brigade is leaving the valley.", "leaving"), ("If the brigade leaves the valley, we stay.", "leaves")),
    (("A convoy set off to fetch them.", "set"), ("A convoy set off to fetch them.", "fetch")),
    (("They managed to reach the coast.", "reach"), ("They tried to reach the coast.", "reach")),
    (("The brigade left the valley.", "left"), ("The brigade did not leave the valley.", "leave")),
    (("The brigade may leave the valley.", "leave"), ("The brigade did not leave the valley.", "leave")),
    (("The ministry gave no reason.", "gave"), ("The brigade did not leave the valley.", "leave")),
    (("The attack killed two.", "attack"), ("They threatened an attack.", "attack")),
]


def predicates(text: str) -> Predicates:
    article = Article(text=text)
    return find_factuality(article, parse(article), ())


def token_number(text: str, word: str) -> int:
    word, _, nth = word.partition("#")
    places = [token.i for token in parse(Article(text=text)) if token.text == word]
    return places[int(nth or 1) - 1]


@pytest.mark.parametrize(("text", "word", "status", "sign"), TABLE)
def test_status_and_sign(text: str, word: str, status: str, sign: str) -> None:
    """A predicate has the status and the sign that a careful reader gives it."""
    found = predicates(text).at(token_number(text, word))
    assert (found.status, found.reasons if found.status != status else ()) == (status, ())
    assert sign == "?" or (found.value > 0) == (sign == "+")


def test_table_is_broad() -> None:
    """The table holds at least 120 sentences and every status."""
    assert len(TABLE) >= 120
    assert {status for _, _, status, _ in TABLE} == {
        "done", "under way", "planned", "possible", "conditional", "demanded", "denied", "not done"}  # fmt: skip


def test_two_sided_signatures() -> None:
    """An implicative turns with its negation, a factive does not: "did not fail to" and "did not know that" affirm."""
    fail = signatures()["verb", "fail", "to"]
    know = signatures()["verb", "know", "that"]
    denied = Context("told", True)
    assert embed(TOLD, fail, "fail").negative
    assert not embed(denied, fail, "fail").negative
    assert not embed(denied, know, "know").negative


def test_the_weaker_mode_is_kept() -> None:
    """A plan that may be made is possible, and a possibility within a condition is conditional."""
    possible = meet(Context("planned"), Effect("may"), "may")
    assert possible.mode == "may"
    assert meet(possible, Effect("planned"), "plan").mode == "may"
    assert meet(possible, Effect("conditional"), "if").mode == "conditional"


def test_two_negations_cancel() -> None:
    """What was not refused was done."""
    twice = meet(meet(TOLD, Effect(negative=True), "not"), Effect(negative=True), "not")
    assert (twice.mode, twice.negative) == ("told", False)


def test_values_and_governors_are_sorted_and_cover_the_words() -> None:
    """Every token that is no predicate has a governing one, and values and governors come in the order of the text."""
    text = "The ministry denied on Monday that the brigade had left the valley. It will leave in May."
    found = predicates(text)
    assert list(found.values) == sorted(found.values)
    assert list(found.governors) == sorted(found.governors)
    starts = {start for start, _, _ in found.values}
    assert all(governor in starts for _, governor in found.governors)
    words = {token.idx for token in parse(Article(text=text))}
    assert words == starts | {start for start, _ in found.governors}


@pytest.mark.parametrize("text", ["", "\n\n", "?!", "No.", "“", "Rain", "if if if", "not to to not", "Peace, at last."])
def test_scraps_raise_nothing(text: str) -> None:
    """Scraps of text are read without an exception, and every value stays in [-3, 3]."""
    assert all(-3 <= value <= 3 for _, _, value in predicates(text).values)


def test_reasons_name_the_words() -> None:
    """A value that was moved says by which words."""
    text = "The ministry denied that the brigade had left."
    assert any("deny" in reason for reason in predicates(text).at(token_number(text, "left")).reasons)


def test_lexicon_is_whole() -> None:
    """Every effect names a mode, bounds keep to [-3, 3], and what was not done may not lie above 0."""
    named = {e.mode for s in signatures().values() for e in (s.positive, s.negative) if e.mode}
    named |= {
        e.mode for where in ("aux", "adverb", "mark", "preposition") for e in closed_words(where).values() if e.mode
    }
    assert named <= set(modes())
    for mode in modes().values():
        assert all(-3 <= most <= 3 for most in (mode.most, mode.not_most, mode.personal, mode.not_personal))
        assert mode.not_status not in ("not done", "denied") or mode.not_most < 0


@pytest.mark.parametrize(("surer", "less_sure"), VALUES)
def test_values_part_what_readers_part(surer: tuple[str, str], less_sure: tuple[str, str]) -> None:
    """Of two predicates the one that readers are surer of has the higher value."""
    (first, word), (second, other) = surer, less_sure
    high, low = predicates(first).at(token_number(first, word)), predicates(second).at(token_number(second, other))
    assert high.value > low.value


def test_what_was_not_done_lies_below_zero_and_what_was_done_above() -> None:
    """A value never contradicts the status, though each is found by its own means."""
    for text, _, _, _ in TABLE:
        for found in predicates(text).by_token.values():
            if found.status in ("not done", "denied"):
                assert found.value < 0, (text, found)
            if found.status in ("done", "under way"):
                assert found.value > 0, (text, found)


def test_wishes_in_a_letter_tell_nothing() -> None:
    """In a sentence of "I" and "you" outside quotation marks a wish or plan is worth no more than no telling."""
    assert predicates("I hope you visit the museum.").at(4).value <= 0


def test_scale_rises_and_is_straight_between_its_steps() -> None:
    """A sum of weights beyond either end has the value of that end, one half-way between two steps half-way."""
    made = Scale((-1.0, 0.0, 2.0), (-3.0, 1.0, 3.0))
    assert [made.value(total) for total in (-5, -1, -0.5, 0, 1, 2, 9)] == [-3, -3, -1, 1, 2, 3, 3]
    assert list(scale().totals) == sorted(scale().totals)
    assert (scale().values[0], scale().values[-1]) == (-3, 3)


def test_weights_are_of_features_that_are_asked() -> None:
    """Every weight belongs to a feature, every feature has weights and says what it asks."""
    named = {feature.__name__ for feature in FEATURES}
    assert named == {name for table in weights().values() for name, _ in table}
    assert all(feature.__doc__ for feature in FEATURES)


def test_effects_are_read() -> None:
    """The four ways to write an effect."""
    assert effect_of("+") == Effect()
    assert effect_of("-") == Effect(negative=True)
    assert effect_of("fact") == Effect(fact=True)
    assert effect_of("-planned") == Effect("planned", negative=True)
    assert Signature("manage", effect_of("+"), effect_of("-")).negative.negative
