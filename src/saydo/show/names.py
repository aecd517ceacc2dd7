"""Names of actors and places as a reader knows them: "the United States" for USA, everything else as it stands."""

from collections.abc import Mapping
from functools import cache

TAKE_THE = ("United ", "Netherlands", "Philippines", "Gambia", "Bahamas", "Maldives", "Comoros", "Seychelles")
END_THE = ("Republic", "Islands", "Emirates", "Republic of the Congo")


def actor_name(code: str, name: str | None = None) -> str:
    """The name of a state by its ISO code; else the name given, else the code."""
    return with_article(state_names().get(code) or name or code)


def place_name(code: str) -> str:
    return with_article(state_names().get(code, code))


def with_article(name: str) -> str:
    """ "the United States", "the Central African Republic", "Iraq"."""
    takes = name.startswith(TAKE_THE) or name.endswith(END_THE)
    return f"the {name}" if takes else name


@cache
def state_names() -> Mapping[str, str]:
    """ISO 3166 alpha-3 -> English name."""
    return {}
