"""The lexemes that a pattern matched, by the names of its groups."""

from dataclasses import dataclass
from re import Match

from saydo.extract.lexemes import Lexeme, Lexemes


@dataclass(frozen=True, slots=True)
class Words:
    """The lexemes that a pattern matched, by the names of its groups."""

    lexemes: Lexemes
    match: Match[str]
    rule: str
    bound: str | None

    @property
    def start(self) -> int:
        return self.lexemes.items[self.match.start()].start

    @property
    def end(self) -> int:
        return self.lexemes.items[self.match.end() - 1].end

    def has(self, group: str) -> bool:
        return group in self.match.re.groupindex and self.match.start(group) >= 0 and self.match[group] != ""

    def first(self, group: str) -> Lexeme:
        return self.lexemes.items[self.match.start(group)]

    def all(self, group: str) -> tuple[Lexeme, ...]:
        if not self.has(group):
            return ()
        return self.lexemes.items[self.match.start(group) : self.match.end(group)]

    def value(self, group: str, name: str | None = None) -> str:
        return self.first(group).classes[name or group]

    def unit(self) -> str:
        """The code of the calendar unit, whether said of one or of several."""
        classes = self.first("unit").classes
        return classes.get("unit") or classes["units"]

    def number(self, group: str, name: str | None = None) -> int:
        return int(self.value(group, name))

    def classes(self, group: str | None = None) -> set[str]:
        """All the classes of a group's words, or of the whole match."""
        items = self.all(group) if group else self.lexemes.items[self.match.start() : self.match.end()]
        return {name for item in items for name in item.classes}
