"""Names of actors and places as a reader knows them: "the United States" for USA, everything else as it stands."""

import re

from saydo.lexicon.actors import states_by_code

TAKE_THE = (
    "United ",
    "Netherlands",
    "Philippines",
    "Gambia",
    "Bahamas",
    "Maldives",
    "Comoros",
    "Seychelles",
    "Vatican",
    "Republic of",
    "Democratic Republic of",
    "British ",
    "U.S. ",
    "Soviet ",
    "Czech ",
    "Isle of ",
)
END_THE = ("Republic", "Islands")


def actor_name(code: str, name: str | None = None) -> str:
    """The name of a state by its ISO code; else the name given, else the code."""
    state = states_by_code().get(code)
    return with_article(state.name) if state else name or code


def place_name(code: str) -> str:
    return actor_name(code)


def with_article(name: str) -> str:
    """ "the United States", "the Central African Republic", "Iraq"."""
    return f"the {name}" if name.startswith(TAKE_THE) or name.endswith(END_THE) else name


def names_place(text: str, code: str) -> bool:
    """The text names the place already, by any of its names."""
    state = states_by_code().get(code)
    known = (state.name, *state.alternatives) if state else (code,)
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in known)
