"""Words that came through somebody else: "quoted by the Gazette as saying", "the Gazette reported, citing officials"."""

from dataclasses import replace

from spacy.tokens import Doc

from saydo.extract.grammar import is_passive
from saydo.extract.statements.contents import clause_complement, content_of
from saydo.extract.statements.provenance import head_of, roles
from saydo.extract.statements.quotations import Quotation
from saydo.extract.statements.speakers import noun_range, subject_of, trimmed
from saydo.extract.statements.spotting import Spotted
from saydo.extract.statements.telling import Telling, pieces_of

REACH = 14
RELAYS = {"quote", "cite"}
REPORTED = {"say", "report", "announce", "promise", "predict"}


def quoted_as_saying(doc: Doc, cues: list[Spotted], quotations: tuple[Quotation, ...],
                     taken: frozenset[int]) -> list[Telling]:
    """Somebody quoted as saying something: the words are of the one quoted, and came through the one who quotes."""
    found = []
    for cue in cues:
        if cue.head.tag_ != "VBG" or cue.head.i == 0 or doc[cue.first - 1].lower_ != "as":
            continue
        relay = next((t for t in reversed(doc[max(0, cue.first - REACH) : cue.first]) if t.lemma_.lower() in RELAYS), None)
        if relay is None or relay.sent.start > cue.first:
            continue
        subject = subject_of(relay)
        between = trimmed(doc, relay.i + 1, cue.first - 2) if cue.first - 2 > relay.i else None
        if is_passive(relay) or (between is not None and doc[between.start].lower_ == "by"):
            speaker = noun_range(subject) if subject is not None else None
            via = doc[between.start + 1 : between.stop].text if between is not None and doc[between.start].lower_ == "by" else ""
        else:
            speaker = between
            via = doc[noun_range(subject).start : noun_range(subject).stop].text if subject is not None else ""
        pieces = _pieces(doc, cue, quotations)
        if pieces:
            found.append(Telling("quoted as saying", range(cue.first, cue.last + 1), speaker, pieces, cue.entry.stance,
                                 False, (via,) if via else (), (relay.i,)))
    return found


def _pieces(doc: Doc, cue: Spotted, quotations: tuple[Quotation, ...]) -> tuple[tuple[int, int], ...]:
    end = doc[cue.last].idx + len(doc[cue.last])
    direct = next(((q.start, q.end) for q in quotations if 0 <= q.start - end <= 3), None)
    if direct is not None:
        return (direct,)
    content = clause_complement(cue) or content_of(cue)
    return pieces_of(doc, content.pieces) if content is not None else ()


def through(doc: Doc, tellings: list[Telling]) -> list[Telling]:
    """"The Gazette reported, citing two officials, that …": the officials speak, and the Gazette is what it came through."""
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
