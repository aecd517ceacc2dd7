"""Names that people type to the codes of actors, and back."""

from functools import cache

from saydo.lexicon.actors import states_by_code
from saydo.store.store import Store


def code_of(store: Store, name: str) -> str:
    """The code of an actor by its code or any name of it: a state's by the lexicon, else as articles speak of it.

    A name that nobody bears stays as it is, and finds nothing.
    """
    name = name.strip()
    if name in states_by_code() or store.rows("SELECT 1 FROM actor_names WHERE who = ? LIMIT 1", name):
        return name
    if name.casefold() in _states_by_name():
        return _states_by_name()[name.casefold()]
    rows = store.rows(
        "SELECT who FROM actor_names WHERE name = ? GROUP BY who ORDER BY count(*) DESC, who LIMIT 1", name
    )
    if not rows:
        rows = store.rows("SELECT who FROM case_actors WHERE who = ? COLLATE NOCASE LIMIT 1", name)
    return str(rows[0][0]) if rows else name


def spoken_by(store: Store, name: str) -> tuple[str, str]:
    """The condition for statements of somebody, and its value :speaker: of all who speak for a code or a state, else of
    the person of that name or surname, else of all who speak for the body that is known by it."""
    name = name.strip()
    if name in states_by_code() or name.casefold() in _states_by_name() or _speaks(store, "who = ?", name):
        return "s.who = :speaker", code_of(store, name)
    if _speaks(store, "speaker = ? COLLATE NOCASE", name):
        return "s.speaker = :speaker COLLATE NOCASE", name
    ends = store.rows(
        "SELECT name FROM actor_names WHERE kind = 'person' AND substr(name, -length(?1)) = ?1 COLLATE NOCASE "
        "GROUP BY name ORDER BY count(*) DESC, name LIMIT 1",
        f" {name}",
    )
    if ends:
        return "s.speaker = :speaker COLLATE NOCASE", str(ends[0][0])
    return "s.who = :speaker", code_of(store, name)


def _speaks(store: Store, condition: str, name: str) -> bool:
    return bool(store.rows(f"SELECT 1 FROM statements WHERE {condition} LIMIT 1", name))


def country_of(name: str) -> str:
    """The code of a country by its code or any name of it; any other name stays as it is, and finds nothing."""
    return _states_by_name().get(name.strip().casefold(), name.strip())


def name_of(code: str) -> str:
    """The name of a state by its code; any other code is a name already."""
    known = states_by_code().get(code)
    return known.name if known else code


@cache
def _states_by_name() -> dict[str, str]:
    names = ((name, state.code) for state in states_by_code().values() for name in (state.name, *state.alternatives))
    return {name.casefold(): code for name, code in names} | {code.casefold(): code for code in states_by_code()}
