"""Statements: who said, promised, denied, demanded or thought what, in whose words."""

from bisect import bisect_right

from spacy.tokens import Doc

from saydo.extract.statements.assemble import assemble
from saydo.extract.statements.labels import labelled
from saydo.extract.statements.quotations import Quotation, find_quotations
from saydo.extract.statements.rules import RULES
from saydo.extract.statements.second_hand import through
from saydo.extract.statements.shared import with_shared_speakers
from saydo.extract.statements.spotting import Spotted, spot_cues
from saydo.extract.statements.telling import Material, Telling
from saydo.records import Article, Statement, When


def find_statements(article: Article, doc: Doc, dates: tuple[When, ...]) -> tuple[Statement, ...]:
    """Every statement of the article in the order of the cues; each cue is used by the first rule that takes it."""
    quotations = find_quotations(doc.text)
    cues = outside(quotations, spot_cues(doc))
    found = list(labelled(article, doc))
    for rule in RULES:
        taken = {token for telling in found for token in (*telling.cue, *telling.uses)}
        found += rule(Material(doc, tuple(cue for cue in cues if cue.head.i not in taken), quotations))
    found = with_shared_speakers(doc, through(doc, outermost(doc, found)))
    return assemble(article, doc, found, quotations, dates)


def outside(quotations: tuple[Quotation, ...], cues: tuple[Spotted, ...]) -> tuple[Spotted, ...]:
    """Cues that stand in no quotation: what somebody quotes or thinks aloud in one is left inside it."""
    starts = [quotation.start for quotation in quotations]
    kept = []
    for cue in cues:
        place = bisect_right(starts, cue.head.idx) - 1
        if place < 0 or cue.head.idx >= quotations[place].end:
            kept.append(cue)
    return tuple(kept)


def outermost(doc: Doc, tellings: list[Telling]) -> list[Telling]:
    """Tellings whose cue stands in no other telling's content: of "said that she hopes" the first is kept."""
    kept: list[Telling] = []
    for telling in sorted(tellings, key=lambda t: -sum(end - start for start, end in t.contents)):
        offset = doc[telling.cue.start].idx
        if not any(start <= offset < end for other in kept for start, end in other.contents):
            kept.append(telling)
    return kept
