"""What of an event, as one passage tells it, is compared with other tellings."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from saydo.lexicon.actors import accountable_code, states
from saydo.lexicon.synonyms import families
from saydo.records import Event, Mention, Reading, Span

STATE = re.compile(r"[A-Z]{3}")
FORWARD = frozenset({"planned", "conditional", "demanded"})
DONE = frozenset({"done", "under way"})
UNDONE = frozenset({"denied", "not done"})
UP_TO = frozenset({"by", "before", "until", "within"})
ONWARDS = frozenset({"since", "from", "after"})
PORTION = re.compile(r"\b(?:first|second|third|fourth|fifth|last|final|remaining|other|another|rest)\b")
NAMED = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+")  # proper words, but the one that opens a phrase
COMMON = 0.2  # a word of so large a share of a dossier's sentences tells no event from another
FEW_SENTENCES = 20  # below this no word is common
PALE = frozenset(
    "a all an and another any be been by each every few first for from get give go have he her him his i in it its last"
    " least less make many more most much new next of on one only other our own say she some such take that the their"
    " them these they this those to two up was were which who whose will with year month week day time".split()
)


@dataclass(frozen=True, slots=True)
class Account:
    """An event of one article: who and whom as codes, words of the thing and of the sentence, the days it may fall on.

    part is title, deck, lead (the first paragraph) or the kind of part it stands in. earliest and latest are None where
    nothing limits them; dated says that the text itself gives the day.
    """

    event: Event
    published: date | None
    part: str
    sentence: Span
    who: frozenset[str]
    whom: frozenset[str]
    named: frozenset[str]
    thing: frozenset[str]
    portions: frozenset[str]
    called: frozenset[str]
    words: frozenset[str]
    earliest: date | None
    latest: date | None
    dated: bool

    @property
    def deeds(self) -> frozenset[str]:
        return frozenset(deed for deed in (self.event.deed, *self.event.deeds) if deed is not None and deed != "other")

    @property
    def outlook(self) -> str:
        """done, undone, forward or open (possible)."""
        status = self.event.status
        return (
            "done" if status in DONE else "undone" if status in UNDONE else "forward" if status in FORWARD else "open"
        )


def accounts(readings: Sequence[Reading]) -> list[Account]:
    """The accounts of all events, in the order of publication and of the text; a text given twice counts once."""
    told: dict[str, Reading] = {}
    for reading in sorted(readings, key=lambda r: (r.article.published or date.max, r.article.id)):
        told.setdefault(reading.article.text, reading)
    common = _common_words(told.values())
    return [account(event, reading, common) for reading in told.values() for event in reading.events]


def account(event: Event, reading: Reading, common: frozenset[str] = frozenset()) -> Account:
    sentence = reading.sentence_at(event.trigger.start)
    earliest, latest, dated = _days(event, reading.article.published)
    return Account(
        event,
        reading.article.published,
        _part(event, reading),
        sentence.span if sentence else event.span,
        _codes(event.actors),
        _codes(event.targets),
        frozenset().union(*(words_of(m.span.text) for m in event.actors)),
        words_of(event.thing.text) if event.thing is not None else frozenset(),
        frozenset(PORTION.findall(event.thing.text.lower())) if event.thing is not None else frozenset(),
        _called(event),
        frozenset(sentence.lemmas if sentence else ()) - common - PALE,
        earliest,
        latest,
        dated,
    )


def words_of(text: str) -> frozenset[str]:
    """The content words of a phrase; each stands for its family of synonyms."""
    known = families()
    found = {re.sub(r"['’]s?$", "", word) for word in re.findall(r"[^\W\d](?:[\w'’-]|\.(?=\w))+", text.lower())} - PALE
    return frozenset(known.get(word) or known.get(word.rstrip("s")) or word.rstrip("s") for word in found)


def _common_words(readings: Iterable[Reading]) -> frozenset[str]:
    sentences = [s for reading in readings for s in reading.sentences]
    counts = Counter(lemma for s in sentences for lemma in set(s.lemmas))
    most = max(COMMON * len(sentences), 2.0)
    return frozenset(w for w, n in counts.items() if n > most) if len(sentences) >= FEW_SENTENCES else frozenset()


def _part(event: Event, reading: Reading) -> str:
    first = next((p for p in reading.article.parts if p.kind == "paragraph"), None)
    for part in reading.article.parts:
        if part.start <= event.trigger.start < part.end:
            return "lead" if part is first else part.kind
    return "paragraph"


def _called(event: Event) -> frozenset[str]:
    """The proper words of the thing, without those that say whose it is."""
    names = NAMED.findall(event.thing.text) if event.thing is not None else []
    nations = {word for state in states() for word in (state.name, *state.adjectives)}
    return frozenset(name.rstrip("s") for name in names if name not in nations)


def _codes(mentions: Iterable[Mention]) -> frozenset[str]:
    """Whom the mentions bind, or for what does not bind a state, that state beside it ("French soldiers")."""
    actors = [m.actor for m in mentions if m.actor is not None]
    return frozenset(c for a in actors for c in (accountable_code(a), a.country) if c)


def _days(event: Event, published: date | None) -> tuple[date | None, date | None, bool]:
    """The days on which it may fall: those of its date, as far as what is told as done lies before the day of the
    telling, and what is told as to come behind it."""
    when = event.when
    dated = when is not None and when.resolved and when.kind != "SET"
    first = when.first if when is not None and dated else None
    last = when.last if when is not None and dated else None
    if when is not None and when.bound in UP_TO:
        first = None
    if when is not None and when.bound in ONWARDS:
        last = None
    if event.status in DONE and published is not None:
        last = min(last, published) if last is not None else published
    if event.status in FORWARD and first is None:
        first = published
    if first is not None and last is not None and last < first:
        first = last = None
        dated = False
    return first, last, dated
