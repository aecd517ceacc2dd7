"""Words that came through somebody else: "quoted by the Gazette as saying", "the Gazette said, citing officials"."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from saydo.extract.grammar import is_passive
from saydo.extract.statements.contents import clause_complement, content_of
from saydo.extract.statements.provenance import head_of, role_of
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


def _beside(main: Telling, citing: Token, end: int) -> bool:
    """ "reported, citing X, that", "The Gazette, citing X, reported that", and "reported that …, citing X"."""
    after = 0 <= citing.i - main.cue.stop <= 1
    before = main.speaker is not None and 0 <= citing.i - main.speaker.stop <= 1 and 0 <= main.cue.start - end <= 1
    behind = bool(main.contents) and 0 < citing.idx - main.contents[-1][1] <= len(", ")
    return after or before or behind


def _without_relay(doc: Doc, telling: Telling) -> Telling:
    """Of "The Gazette, citing two officials, reported" the officials speak, and it came through the Gazette."""
    words = telling.speaker or range(0)
    place = next((i for i in words if doc[i].lower_ in ("citing", "quoting") and doc[i - 1].text == ","), None)
    if place is None or place - 1 <= words.start:
        return telling
    stop = words.stop - (doc[words.stop - 1].text == ",")
    if stop <= place + 1 or not role_of(head_of(doc[place + 1 : stop])):
        return telling
    outlet = doc[words.start : place - 1].text
    return replace(telling, speaker=range(place + 1, stop), via=(outlet, *telling.via))


def through(doc: Doc, tellings: list[Telling]) -> list[Telling]:
    """Of "the Gazette reported, citing two officials, that …" the officials speak, and it came through the Gazette."""
    kept = [_without_relay(doc, telling) for telling in tellings]
    speakers = {place for telling in kept if telling.via and telling.speaker for place in telling.speaker}
    kept = [t for t in kept if not (doc[t.cue.stop - 1].lemma_.lower() in RELAYS and t.cue.stop in speakers)]
    for telling in tuple(kept):
        head = doc[telling.cue.stop - 1]
        if head.lemma_.lower() not in RELAYS or head.tag_ != "VBG":
            continue
        cited = doc.char_span(*telling.contents[-1], alignment_mode="contract")
        if cited is None or not role_of(head_of(cited)):
            continue
        main = next((t for t in kept if t.speaker and t.stance in REPORTED and _beside(t, head, cited.end)), None)
        if main is not None and main.speaker is not None:
            outlet = doc[main.speaker.start : main.speaker.stop].text
            kept[kept.index(main)] = replace(main, speaker=range(cited.start, cited.end), via=(outlet, *main.via))
            kept.remove(telling)
    return kept
