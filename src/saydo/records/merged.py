"""One event with all its tellings."""

from dataclasses import dataclass
from datetime import date

from saydo.records.extracted import Event, Figure, Mention, Place, When
from saydo.records.text import Span, hash_of


@dataclass(frozen=True, slots=True)
class EventTelling:
    """One passage that tells of an event: as it was read there, when its article came out, which outlets carry it.

    span is the sentence. reason says why it was taken for the event of the tellings before it; None for the first.
    """

    article: str
    day: date | None
    outlets: tuple[str, ...]
    event: Event
    span: Span
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What tellings of one event differ in: `on` is figures, status or who.

    values are (what is told, ids of the events that tell it so), in the order of the tellings. excludes: they cannot
    all be right ("12 dead" and "14 dead"); otherwise they only differ ("at least 12" and "14").
    """

    on: str
    values: tuple[tuple[str, tuple[str, ...]], ...]
    excludes: bool


@dataclass(frozen=True, slots=True)
class MergedEvent:
    """One event as all its tellings together have it. Fields are as in Event; each is that of some telling.

    status is what most outlets tell, of the latest tellings that say what became of it. tellings are in the order of
    publication; contradictions hold what they differ in.
    """

    type: str | None
    mode: str | None
    deed: str | None
    actors: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    thing: Span | None
    place: Place | None
    when: When | None
    figures: tuple[Figure, ...]
    status: str
    tellings: tuple[EventTelling, ...]
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def id(self) -> str:
        return hash_of("merged", *(telling.event.id for telling in self.tellings[:1]))

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that tell of it, each once."""
        return tuple(dict.fromkeys(telling.article for telling in self.tellings))

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that tell of it, each once."""
        return tuple(dict.fromkeys(outlet for telling in self.tellings for outlet in telling.outlets))
