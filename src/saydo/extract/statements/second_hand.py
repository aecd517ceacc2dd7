"""Words that came through somebody else: "quoted by the Gazette as saying", "the Gazette said, citing officials"."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from saydo.extract.grammar import is_passive
from saydo.extract.statements.contents import clause_complement, content_of
from saydo.extract.statements.provenance import head_of, roles
from saydo.extract.statements.quotations import Quotation
from saydo.extract.statements.speakers import noun_range, subject_of, trimmed
from saydo.extract.statements.spotting import Spotted
from saydo.extract.statements.telling import Material, Telling, pieces_of

REACH = 14
RELAYS = {"quote", "cite"}
REPORTED = {"say", "report", "announce", "promise", "predict"}


def quoted_as_saying(material: Material) -> list[Telling]:
    """Somebody quoted as saying something: the words are of the one quoted, and came through the one who quotes."""
    doc = material.doc
    found = []
    for cue in material.cues:
        if cue.head.tag_ != "VBG" or cue.first == 0 or doc[cue.first - 1].lower_ != "as":
            continue
        nearby = reversed(doc[max(0, cue.first - REACH) : cue.first])
        relay = next((t for t in nearby if t.lemma_.lower() in RELAYS and t.sent.start <= cue.first), None)
        pieces = _pieces(doc, cue, material.quotations) if relay is not None else ()
        if relay is None or not pieces:
            continue
        speaker, via = speaker_and_outlet(relay, cue.first - 1)
        found.append(
            Telling("quoted as saying", cue.tokens, speaker, pieces, cue.entry.stance, via=via, uses=(relay.i,))
        )
    return found


def speaker_and_outlet(relay: Token, stop: int) -> tuple[range | None, tuple[str, ...]]:
    """Of "X was quoted by Y as" and "Y quoted X as" the X, and the words of Y where there are any."""
    doc, subject = relay.doc, subject_of(relay)
    subject_range = noun_range(subject) if subject is not None else None
    between = trimmed(doc, relay.i + 1, stop - 1) if stop - 1 > relay.i else None
    by = between is not None and doc[between.start].lower_ == "by"
    speaker, outlet = (subject_range, between) if by or is_passive(relay) else (between, subject_range)
    if outlet is None or (outlet is between and not by):
        return speaker, ()
    return speaker, (doc[outlet.start + by : outlet.stop].text,)


def _pieces(doc: Doc, cue: Spotted, quotations: tuple[Quotation, ...]) -> tuple[tuple[int, int], ...]:
    end = doc[cue.last].idx + len(doc[cue.last])
    direct = next(((q.start, q.end) for q in quotations if 0 <= q.start - end <= 3), None)
    if direct is not None:
        return (direct,)
    content = clause_complement(cue) or content_of(cue)
    return pieces_of(doc, content.pieces) if content is not None else ()


def through(doc: Doc, tellings: list[Telling]) -> list[Telling]:
    """Of "the Gazette reported, citing two officials, that …" the officials speak, and it came through the Gazette."""
    kept = list(tellings)
    for telling in tellings:
        head = doc[telling.cue.stop - 1]
        if head.lemma_.lower() not in RELAYS or head.tag_ != "VBG":
            continue
        cited = doc.char_span(*telling.contents[-1], alignment_mode="contract")
        if cited is None or head_of(cited).lemma_.lower() not in roles():
            continue
        main = next((t for t in kept if t.speaker and t.stance in REPORTED and 0 <= head.i - t.cue.stop <= 1), None)
        if main is not None and main.speaker is not None:
            outlet = doc[main.speaker.start : main.speaker.stop].text
            kept[kept.index(main)] = replace(main, speaker=range(cited.start, cited.end), via=(outlet, *main.via))
            kept.remove(telling)
    return kept
