"""What a site asks of programs, in its robots.txt."""

from dataclasses import dataclass

from protego import Protego

NAME = "saydo"
LONGEST = 500_000


@dataclass(frozen=True, slots=True)
class Rules:
    """pause is the seconds between two requests that the site asks for."""

    rules: Protego
    pause: float

    def allows(self, address: str) -> bool:
        return bool(self.rules.can_fetch(address, NAME))


def rules_of(content: bytes) -> Rules:
    """The rules in a robots.txt; an empty one allows everything."""
    rules = Protego.parse(content[:LONGEST].decode("utf-8", "replace").replace("\0", ""))
    return Rules(rules, float(rules.crawl_delay(NAME) or 0.0))
