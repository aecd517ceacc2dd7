"""Names with the office beside them: tables of sentences and what is found in them."""

import itertools
from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from saydo.extract.names import find_names, surname
from saydo.records import Article, Name

OFFICES = [
    ("Prime Minister Mustafa al-Kadhimi arrived.", "Mustafa al-Kadhimi", "Prime Minister", None),
    ("Then Farouk al-Sharaa, the foreign minister, left.", "Farouk al-Sharaa", "the foreign minister", None),
    ("Iraq's foreign minister, Fuad Hussein, left.", "Fuad Hussein", "Iraq's foreign minister", "Iraq"),
    ("The French president Emmanuel Macron left.", "Emmanuel Macron", "French president", "French"),
    ("The president of Senegal, Moussa Ndoye, left.", "Moussa Ndoye", "The president of Senegal", "Senegal"),
    ("The Pentagon's spokesman, John Kirby, left.", "John Kirby", "The Pentagon's spokesman", "Pentagon"),
    ("The group's spokesman, Yahya Nasser, left.", "Yahya Nasser", "The group's spokesman", "The group's"),
    ("General Kenneth McKenzie, who runs the command, left.", "Kenneth McKenzie", "General", None),
    ("Its defence minister, Nils Holm, left.", "Nils Holm", "Its defence minister", "Its"),
    ("Defence Minister General Nils Holm left.", "Nils Holm", "Defence Minister General", None),
    ("Hamas spokesman Yahya Nasser left.", "Yahya Nasser", "Hamas spokesman", "Hamas"),
    ("The former prime minister Nils Holm left.", "Nils Holm", "former prime minister", None),
]

LABELS = [
    ("Iraq voted.", "Iraq", "LOC"),
    ("The U.S. voted.", "U.S.", "LOC"),
    ("It stands in Faya-Largeau.", "Faya-Largeau", "LOC"),
    ("The Pentagon agreed.", "Pentagon", "ORG"),
    ("He spoke to Hezbollah.", "Hezbollah", "ORG"),
    ("The European Union agreed.", "European Union", "ORG"),
    ("He met Foreign Minister Israel Katz.", "Israel Katz", "PERSON"),
    ("It was sent by Lockheed Martin.", "Lockheed Martin", "ORG"),
]

NO_PERSON = [
    "The Defence Ministry agreed.",
    "It closed on Monday.",
    "Roughly half of them left.",
    "The Paris Agreement stands.",
    "New Mexico voted.",
]


def names(text: str, parsed: Callable[[str], Doc]) -> tuple[Name, ...]:
    return find_names(Article(text=text), parsed(text))


@pytest.mark.parametrize(("text", "name", "title", "of"), OFFICES, ids=[case[0][:40] for case in OFFICES])
def test_office_beside_a_name(text: str, name: str, title: str, of: str | None, parsed: Callable[[str], Doc]) -> None:
    """A person's name carries the words of office around it, and those that say whose office it is."""
    found = next(n for n in names(text, parsed) if n.span.text == name)
    assert found.label == "PERSON"
    assert found.title is not None
    assert found.title.text.removeprefix("The ") == title.removeprefix("The ")
    assert (found.of.text if found.of else None) == of


@pytest.mark.parametrize(("text", "name", "label"), LABELS, ids=[case[1] for case in LABELS])
def test_label(text: str, name: str, label: str, parsed: Callable[[str], Doc]) -> None:
    """The lexicon's word for what a name is goes before the model's."""
    assert [n.label for n in names(text, parsed) if n.span.text == name] == [label]


@pytest.mark.parametrize("text", NO_PERSON)
def test_what_is_no_person(text: str, parsed: Callable[[str], Doc]) -> None:
    """Capitals alone make no person."""
    assert [n.span.text for n in names(text, parsed) if n.label == "PERSON"] == []


def test_names_stand_in_order_and_apart(parsed: Callable[[str], Doc]) -> None:
    """No name stands within another, and each is what the text has at its offsets."""
    text = (
        "Iraq's foreign minister, Fuad Hussein, met Emmanuel Macron of France, the Pentagon's guest, in New York City."
    )
    found = names(text, parsed)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert all(text[n.span.start : n.span.end] == n.span.text for n in found)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Mustafa al-Kadhimi", "al-Kadhimi"), ("Alexander De Croo", "De Croo"), ("Ursula von der Leyen", "von der Leyen")],
)
def test_surname(name: str, expected: str) -> None:
    """Particles belong to the surname."""
    assert surname(name) == expected
