"""Named days in the text: "Christmas", "Ramadan", with the year where one is said."""

from collections.abc import Iterator

from saydo.extract.dates.rules import Rule
from saydo.extract.lexemes import Lexemes


def feasts_in(lexemes: Lexemes) -> Iterator[tuple[int, int, Rule, object]]:
    return iter(())
