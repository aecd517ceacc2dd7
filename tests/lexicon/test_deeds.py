"""The deeds, noun classes and triggers: what they hold, and that a fault is named with its file and line."""

from pathlib import Path

import pytest

from saydo.lexicon.classes import classes_of_label, classes_of_noun, load_classes, members_of
from saydo.lexicon.deeds import PLOVER, deeds, load_deeds
from saydo.lexicon.load import LexiconError
from saydo.lexicon.patterns import read_pattern
from saydo.lexicon.triggers import load_triggers, trigger_index

VOCABULARY = [
    "withdraw",
    "deploy",
    "release",
    "deliver",
    "spend",
    "lift",
    "impose",
    "open",
    "close",
    "build",
    "legislate",
    "hold",
    "join",
    "leave",
    "disarm",
    "reduce",
    "increase",
    "investigate",
    "resign",
    "end",
    "keep",
    "other",
]

DEED = """[[deed]]
name = "sing"
meaning = "make music with the voice"
opposite = "sing"
measure = "songs"
example = "They sang."
verbs = ["sing"]
"""

PATTERNS = [
    ("leave [subject force]", "verb", "leave", (), ()),
    ("pull out", "verb", "pull", (), ("out",)),
    ("general election", "noun", "election", ("general",), ()),
    ("entry into force", "noun", "entry", (), ("into", "force")),
    ("in force [subject law]", "state", "in", (), ("force",)),
    ("go [to 'poll']", "verb", "go", (), ()),
]

FAULTS = ["leave [subject nonsense]", "leave [nowhere force]", "leave [subject force", "", "go [to 'poll]"]


def test_the_vocabulary_of_deeds_is_whole() -> None:
    """Every deed of the contract is there, and no other."""
    assert set(deeds()) == {*VOCABULARY, "cease fire"}


def test_opposites_are_deeds() -> None:
    """An opposite is a deed itself."""
    assert all(deed.opposite in deeds() for deed in deeds().values())


def test_every_deed_is_named_in_many_ways() -> None:
    """A deed has at least thirty triggers over verbs, nouns and states, and an example."""
    for deed in deeds().values():
        assert len(deed.verbs) + len(deed.nouns) + len(deed.states) >= 30
        assert deed.example
        assert deed.measure


def test_a_promised_withdrawal_is_a_concession() -> None:
    """The rule of the PLOVER manual: announced it is CONCEDE, carried out RETREAT."""
    withdraw = deeds()["withdraw"]
    assert withdraw.promised is not None
    assert withdraw.promised.type == "CONCEDE"
    assert withdraw.done is not None
    assert withdraw.done.type == "RETREAT"


def test_triggers_cover_all_types_in_breadth() -> None:
    """All sixteen types have triggers, well over a thousand together."""
    rows = load_triggers()
    assert {row.type for row in rows} == PLOVER
    assert len(rows) > 1500


def test_the_index_puts_the_most_telling_first() -> None:
    """Of the triggers of a lemma those with more conditions come before those with fewer."""
    weights = [trigger.weight for trigger in trigger_index()["verb", "leave"]]
    assert weights == sorted(weights, reverse=True)


def test_classes() -> None:
    """A noun knows its classes, those that include its class too, and names are of the class of their label."""
    assert "force" in classes_of_noun()["battalion"]
    assert {"money", "aid"} <= classes_of_noun()["dollar"]
    assert "territory" in classes_of_label()["LOC"]
    assert "hostage" in members_of("captive")


@pytest.mark.parametrize(("text", "kind", "lemma", "before", "after"), PATTERNS)
def test_patterns(text: str, kind: str, lemma: str, before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """The notation gives the lemma and the words around it."""
    pattern = read_pattern(text, kind=kind)
    assert (pattern.lemma, pattern.before, pattern.after) == (lemma, before, after)


@pytest.mark.parametrize("text", FAULTS)
def test_patterns_that_cannot_be_read(text: str) -> None:
    """A bracket that means nothing is refused."""
    with pytest.raises(ValueError, match=r"."):
        read_pattern(text, kind="verb")


@pytest.mark.parametrize(
    ("addition", "message"),
    [
        ('colour = "red"\n', r"deeds\.toml:1: colour"),
        (DEED, r"deeds\.toml:8: 'sing' stands in line 1 already"),
        ('nouns = ["song [of nonsense]"]\n', r"deeds\.toml: deed 'sing': no class 'nonsense'"),
        ('nouns = ["song", "song"]\n', r"deeds\.toml: deed 'sing' has the noun 'song' twice"),
        ('done = {type = "SING"}\n', r"deeds\.toml: deed 'sing' has unknown PLOVER type 'SING'"),
    ],
)
def test_faults_in_deeds_are_named(tmp_path: Path, addition: str, message: str) -> None:
    """Unknown keys, types and classes, and what stands twice, are named with the file."""
    (tmp_path / "deeds.toml").write_text(DEED + addition)
    with pytest.raises(LexiconError, match=message):
        load_deeds(folder=tmp_path)


def test_an_unknown_opposite_is_named(tmp_path: Path) -> None:
    """An opposite that is no deed is a fault."""
    (tmp_path / "deeds.toml").write_text(DEED.replace('opposite = "sing"', 'opposite = "hum"'))
    with pytest.raises(LexiconError, match="unknown opposite 'hum'"):
        load_deeds(folder=tmp_path)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('members = ["a", "a"]', "has 'a' twice"),
        ('members = ["a"]\nincludes = ["none"]', "includes unknown 'none'"),
        ('members = ["a"]\nsize = 3', r"classes\.toml:1: size"),
    ],
)
def test_faults_in_classes_are_named(tmp_path: Path, entry: str, message: str) -> None:
    """A member given twice, an unknown class and an unknown key are named."""
    (tmp_path / "classes.toml").write_text(f'[[class]]\nname = "one"\nmeaning = "first"\n{entry}\n')
    with pytest.raises(LexiconError, match=message):
        load_classes(folder=tmp_path)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("sing\tverb\tSING\t\t", r"triggers\.tsv:2: type"),
        ("sing\tadverb\tAID\t\t", r"triggers\.tsv:2: kind"),
        ("sing [subject nonsense]\tverb\tAID\t\t", r"triggers\.tsv:2: .*nonsense"),
        ("sing\tverb\tAID\t\t\nsing\tverb\tAID\t\t", r"triggers\.tsv:3: .* stands in line 2 already"),
    ],
)
def test_faults_in_triggers_are_named(tmp_path: Path, row: str, message: str) -> None:
    """A row that cannot be used is named with its file and line."""
    (tmp_path / "triggers.tsv").write_text(f"trigger\tkind\ttype\tmode\ttargets\n{row}\n")
    with pytest.raises(LexiconError, match=message):
        load_triggers(folder=tmp_path)
