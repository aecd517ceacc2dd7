"""One speaker for several cues: "…," she said, adding that …"."""

from dataclasses import replace

from spacy.tokens import Doc

from saydo.extract.statements.telling import Telling

REACH = 45


def with_shared_speakers(doc: Doc, tellings: list[Telling]) -> list[Telling]:
    """A cue in -ing behind a comma takes the speaker of the finite cue before it, where it has none of its own."""
    ordered = sorted(tellings, key=lambda t: t.cue.start)
    shared: list[Telling] = []
    for telling in ordered:
        before = shared[-1] if shared else None
        if before is not None and before.speaker and _follows(doc, before, telling) and _lost(doc, before, telling):
            telling = replace(telling, speaker=before.speaker)
        shared.append(telling)
    return shared


def _follows(doc: Doc, before: Telling, telling: Telling) -> bool:
    """In the same sentence, behind a comma, and itself a participle."""
    gap = doc[before.cue.stop : telling.cue.start]
    return (
        doc[telling.cue.stop - 1].tag_ == "VBG"
        and doc[before.cue.stop - 1].tag_ != "VBG"
        and telling.cue.start > 0
        and doc[telling.cue.start - 1].text in (",", "—", "–", "-")
        and len(gap) <= REACH
        and not any("\n" in token.text or token.text == "." for token in gap)
    )


def _lost(doc: Doc, before: Telling, telling: Telling) -> bool:
    """No speaker, or one that stands in what the speaker before says."""
    if not telling.speaker:
        return True
    offset = doc[telling.speaker.start].idx
    return any(start <= offset < end for start, end in before.contents)
