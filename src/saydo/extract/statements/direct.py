"""Quotations and the cues they belong to: before, after, in the middle, and running on without a cue of their own."""

from bisect import bisect_left
from dataclasses import dataclass, field

from spacy.tokens import Doc

from saydo.extract.statements.quotations import Quotation
from saydo.extract.statements.speakers import noun_after, speaker_of_verb, up_to_cue
from saydo.extract.statements.spotting import Spotted

REACH = 40
STOPS = {".", "?", "!", ";"}


@dataclass(slots=True)
class Attributed:
    """A cue with its quotations, as they are gathered."""

    cue: Spotted
    speaker: range | None
    quotations: list[Quotation] = field(default_factory=list)
    rule: str = "quotation"


class Layout:
    """Tokens by offset, cues by token, for one document."""

    def __init__(self, doc: Doc, cues: tuple[Spotted, ...]) -> None:
        self.doc = doc
        self.starts = [token.idx for token in doc]
        self.cues = {cue.head.i: cue for cue in cues if cue.entry.pos == "verb" and cue.entry.takes("quote")}

    def token_at(self, offset: int) -> int:
        """The first token that starts at the offset or after it."""
        return bisect_left(self.starts, offset)


def attribute(doc: Doc, quotations: tuple[Quotation, ...], cues: tuple[Spotted, ...]) -> list[Attributed]:
    """Every quotation that has a cue, grouped by cue, with those that run on from it."""
    layout = Layout(doc, cues)
    text = doc.text
    by_cue: dict[int, Attributed] = {}
    previous: tuple[Quotation, Attributed] | None = None
    for quotation in quotations:
        found = cue_before(layout, quotation, by_cue) or cue_after(layout, quotation)
        if found is not None:
            kept = by_cue.setdefault(found.cue.head.i, found)
            kept.quotations.append(quotation)
            previous = (quotation, kept)
        elif previous is not None and runs_on(text, previous, quotation):
            previous[1].quotations.append(quotation)
            previous = (quotation, previous[1])
        else:
            previous = None
    return sorted(by_cue.values(), key=lambda a: a.cue.head.i)


def cue_after(layout: Layout, quotation: Quotation) -> Attributed | None:
    """ "…," said X; "…," X said; "…," X, who was there, said."""
    doc, text = layout.doc, layout.doc.text
    inside = text[quotation.start : quotation.end].rstrip("”\"'’»` ")
    joined = inside[-1:] in ",?!—–-…" or text[quotation.end : quotation.end + 1] == ","
    if not quotation.closed or not joined:
        return None
    here = layout.token_at(quotation.end)
    while here < len(doc) and doc[here].is_punct and doc[here].text not in STOPS:
        here += 1
    first = here
    while here < len(doc) and here - first < REACH:
        token = doc[here]
        if token.text in STOPS or "\n" in token.text or token.is_quote:
            return None
        cue = layout.cues.get(here)
        if cue is not None and token.tag_ not in ("VBG", "VB") and not _in_relative(doc, first, here):
            speaker = noun_after(cue) if cue.first == first else None
            if speaker is None and cue.first > first:
                speaker = up_to_cue(doc, first, cue)
            if speaker is None:
                speaker = speaker_of_verb(cue)
            return Attributed(cue, speaker) if speaker is not None else None
        if (
            token.tag_ in ("VBD", "VBZ", "VBP")
            and cue is None
            and not _in_relative(doc, first, here)
            and token.pos_ != "AUX"
        ):
            return None
        here += 1
    return None


def _in_relative(doc: Doc, first: int, here: int) -> bool:
    """Whether a relative pronoun stands between, with no comma after it."""
    for token in reversed(doc[first:here]):
        if token.text in (",", "—"):
            return False
        if token.lower_ in ("who", "which", "that", "whose"):
            return True
    return False


def cue_before(layout: Layout, quotation: Quotation, by_cue: dict[int, Attributed]) -> Attributed | None:
    """X said, "…"; X told reporters: "…"; X said "…"; and the second half of "…," X said, "…"."""
    doc = layout.doc
    here = layout.token_at(quotation.start) - 1
    while here >= 0 and doc[here].is_space and "\n" not in doc[here].text:
        here -= 1
    if here < 0:
        return None
    joined = doc[here].text in (",", ":")
    first = here
    while here >= 0 and first - here < REACH:
        token = doc[here]
        if "\n" in token.text or (token.text in STOPS and here < first) or (token.is_quote and here < first):
            return None
        cue = layout.cues.get(here)
        if cue is not None and (joined or first == cue.last):
            if here in by_cue:
                return by_cue[here]
            speaker = speaker_of_verb(cue)
            return Attributed(cue, speaker) if speaker is not None or doc[first].text == ":" else None
        if not joined:
            return None
        here -= 1
    return None


def runs_on(text: str, previous: tuple[Quotation, Attributed], quotation: Quotation) -> bool:
    """The same speaker goes on: after the sentence of the cue, or in a new paragraph where the last was left open."""
    before, attributed = previous
    between = text[before.end : quotation.start]
    if "\n" in between:
        return not before.closed and not between.strip()
    if not between.strip():
        return True
    last = attributed.quotations[-1]
    cue = attributed.cue
    end = cue.head.idx
    if not (last.end <= end <= quotation.start):
        return False
    return between.rstrip().endswith((".", "?", "!", ";", ":")) and between.count(". ") <= 1 + _abbreviations(between)


def _abbreviations(words: str) -> int:
    return sum(words.count(short) for short in ("Mr. ", "Mrs. ", "Ms. ", "Dr. ", "Sen. ", "Rep. ", "Gov. ", "Gen. "))
