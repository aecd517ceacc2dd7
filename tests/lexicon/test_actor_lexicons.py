"""The lexicons of actors and places: every line sound, nothing twice, and whose word binds whom."""

import pytest

from saydo.lexicon.actors import (
    accountable_code,
    armed_groups,
    companies,
    office_holders,
    organisations,
    organs,
    places,
    states,
    states_by_code,
)
from saydo.lexicon.gazetteer import find_known
from saydo.records import Actor


def test_breadth() -> None:
    """The gazetteers are as broad as the news."""
    assert len(states()) > 230
    assert len([body for body in organisations() if body.kind == "igo"]) > 120
    assert len(armed_groups()) > 150
    assert len(companies()) > 300
    assert len(places()) > 800


def test_every_country_is_a_known_code() -> None:
    """Organs, places, groups and holders of office belong to states and bodies that the lexicons have."""
    bodies = {b.name for b in organisations()} | {g.name for g in armed_groups()} | {c.name for c in companies()}
    assert {organ.country for organ in organs()} <= set(states_by_code())
    assert {place.country for place in places()} - {""} <= set(states_by_code())
    assert {group.home for group in armed_groups()} - {""} <= set(states_by_code())
    assert {body.home for body in organisations()} - {""} <= set(states_by_code())
    assert {holder.country for holder in office_holders()} <= set(states_by_code()) | bodies


def test_coordinates_are_on_the_globe() -> None:
    """Latitudes and longitudes are degrees."""
    for place in places():
        assert place.latitude is None or -90 <= place.latitude <= 90, place
        assert place.longitude is None or -180 <= place.longitude <= 180, place


def test_terms_of_office_run_forward() -> None:
    """Nobody leaves office before entering it."""
    assert all(holder.last is None or holder.first <= holder.last for holder in office_holders())


@pytest.mark.parametrize("state", states(), ids=lambda state: state.code)
def test_every_state_is_found_by_its_name(state: object) -> None:
    """A state's own name is found, and means it."""
    found = find_known(f"In {state.name} it rained.")  # type: ignore[attr-defined]
    assert any(s.actor is not None and s.actor.country == state.code for s in found[0].meanings)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("us and them", []),
        ("Who would say it", []),
        ("a turkey and some china", []),
        ("the US and the UK", ["US", "UK"]),
        ("South Sudan, not Sudan", ["South Sudan", "Sudan"]),
        ("Papua New Guinea and Guinea", ["Papua New Guinea", "Guinea"]),
        ("the Latin American states", ["Latin American"]),
        ("the Iraqis’ choice", ["Iraqis"]),
        ("Iraqiya", []),
    ],
)
def test_words_and_no_more(text: str, found: list[str]) -> None:
    """A name is found whole, with its capitals, the longest at each place."""
    assert [name.text for name in find_known(text)] == found


@pytest.mark.parametrize(
    ("actor", "code"),
    [
        (Actor("IRQ", "Iraq", "state", "IRQ"), "IRQ"),
        (Actor("pentagon", "Pentagon", "military", "USA"), "USA"),
        (Actor("joe-biden", "Joe Biden", "person", "USA", "president"), "USA"),
        (Actor("barack-obama", "Barack Obama", "person", "USA", "former president"), "Barack Obama"),
        (Actor("yahya-saree", "Yahya Saree", "person", None, "spokesman", "Houthis"), "Houthis"),
        (Actor("eu", "EU", "igo"), "EU"),
        (Actor("iraqis", "Iraqis", "people", "IRQ"), "Iraqis"),
        (Actor("jane-roe", "Jane Roe", "person"), "Jane Roe"),
    ],
)
def test_whom_a_word_binds(actor: Actor, code: str) -> None:
    """States bind by their code, bodies by their short name, people out of office nobody but themselves."""
    assert accountable_code(actor) == code


def test_no_holder_of_office_has_the_name_of_a_place_or_firm() -> None:
    """A place, firm or body that is named after somebody does not speak for him."""
    holders = {name for holder in office_holders() for name in (holder.name, *holder.alternatives)}
    others = [p.name for p in places()] + [c.name for c in companies()] + [b.name for b in organisations()]
    assert not [other for other in others for name in holders if f"{other} ".startswith(f"{name} ")]


def test_nobody_holds_offices_of_two_states_at_once() -> None:
    """Who acts for a state in a year acts for no other in it; the year of a change is shared."""
    terms = [(h.name, h.country, h.first, h.last or 9999) for h in office_holders() if h.country in states_by_code()]
    assert not [
        (name, country, other)
        for i, (name, country, first, last) in enumerate(terms)
        for same, other, begun, ended in terms[i + 1 :]
        if name == same and country != other and max(first, begun) < min(last, ended)
    ]
