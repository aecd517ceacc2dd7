"""A statement in the making, before its edges are trimmed."""

from dataclasses import dataclass

from spacy.tokens import Doc

from saydo.extract.statements.quotations import Quotation
from saydo.extract.statements.spotting import Spotted

Piece = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Telling:
    """Tokens of cue and speaker, characters of the contents; uses are further tokens that no later rule may take."""

    rule: str
    cue: range
    speaker: range | None
    contents: tuple[Piece, ...]
    stance: str
    negated: bool = False
    via: tuple[str, ...] = ()
    uses: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """What a rule may use: the cues that no rule before it took, and the quotations."""

    doc: Doc
    cues: tuple[Spotted, ...]
    quotations: tuple[Quotation, ...]


def pieces_of(doc: Doc, ranges: tuple[range, ...]) -> tuple[Piece, ...]:
    """Token ranges as characters."""
    return tuple((doc[r.start].idx, doc[r.stop - 1].idx + len(doc[r.stop - 1].text)) for r in ranges if len(r))
