"""Words that point back, resolved in the order of the text. Unsure means unlinked."""

from saydo.records import Statement
from saydo.resolve.definite import RULES
from saydo.resolve.inventory import Inventory
from saydo.resolve.phrase import Link, phrase_of
from saydo.resolve.pronouns import HE_OR_SHE, antecedent, he_or_she, it_or_they


class Reference:
    """Resolves words that point back, in the order of the text; remembers what it has resolved."""

    def __init__(self, inventory: Inventory) -> None:
        self.inventory = inventory

    def resolve(self, start: int, end: int, speaker: Statement | None) -> list[Link]:
        """The first rule that answers."""
        phrase = phrase_of(self.inventory, start, end)
        words = self.inventory.text[start:end].strip(" \"“”'’,").lower()
        if speaker is not None and words in ("i", "we", "me", "us", "my", "our", "ourselves", "myself"):
            actor = speaker.speaker_actor
            return [(actor, f"“{words}” in the words of {actor.name}")] if actor else []
        if words in HE_OR_SHE:
            return _one(he_or_she(self.inventory, start, HE_OR_SHE[words]))
        if words in ("who", "which", "that", "whom"):
            return _one(antecedent(self.inventory, start))
        if words in ("it", "they", "them", "itself", "themselves"):
            return _one(it_or_they(self.inventory, start, plural=words.startswith("the")))
        for rule in RULES:
            found = rule(self.inventory, start, phrase)
            if found:
                return found
        return []


def _one(link: Link | None) -> list[Link]:
    return [link] if link else []
