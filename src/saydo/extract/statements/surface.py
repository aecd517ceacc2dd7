"""What the order of words shows where a parse cannot be trusted: asides between commas, clauses up to the stop.

Only for cues that take a bare clause; a false aside is worse than a missed one, so each test is strict.
"""

from spacy.tokens import Doc

from saydo.extract.statements.speakers import nominal_before, noun_after
from saydo.extract.statements.spotting import Spotted

COMMAS = {",", "—", "–", "--", "-"}
STOPS = {".", "?", "!", ";"}
SKIPPED = {"IN", "NNP", "NN", "CD", "DT", "RB", "JJ", "NNS", "POS", "PRP$", "NNPS", "TO", "PRP"}
CLAUSE_OPENERS = {"DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "EX", "JJ", "CD"}
INTERROGATIVES = {"what", "how", "why", "whether", "when", "where", "which", "who", "if", "whom", "whose"}
VERBAL = {"VBD", "VBZ", "VBP", "MD"}


def aside(cue: Spotted) -> tuple[range | None, tuple[range, ...]] | None:
    """Speaker and pieces of a clause that the cue breaks into or ends: "The bridge, she said, is safe"."""
    if not cue.entry.takes("bare") or not cue.entry.takes("quote") or not cue.finite:
        return None
    doc, sent = cue.head.doc, cue.head.sent
    first, last, speaker = cue.first, cue.last, None
    if first - 1 > sent.start and doc[first - 1].text in COMMAS:
        speaker = noun_after(cue)
        if speaker is None:
            return None
        last = speaker.stop - 1
    else:
        speaker = nominal_before(cue)
        if speaker is None:
            return None
        first = speaker.start
    as_said = first > 0 and doc[first - 1].lower_ == "as"
    if as_said:
        first -= 1
    after = skip_time(doc, last + 1, sent.end)
    if as_said and _opens_sentence(doc, first) and after < sent.end and doc[after].text == ",":
        rest = range(after + 1, clause_stop(doc, after + 1, sent.end))
        return (speaker, (rest,)) if _has_verb(doc, rest) else None
    if first - 1 <= sent.start or doc[first - 1].text not in COMMAS:
        return None
    if after < sent.end and doc[after].text not in COMMAS | STOPS | {")"} and not doc[after].is_space:
        return None
    start = sent.start
    while start < first and (doc[start].is_space or doc[start].text in COMMAS):
        start += 1
    before = range(start, first - 1)
    if not _has_verb(doc, before) and not (after < sent.end and doc[after].text in COMMAS):
        return None
    pieces = [before]
    if after < sent.end and doc[after].text in COMMAS:
        rest = range(after + 1, clause_stop(doc, after + 1, sent.end))
        if not _has_verb(doc, rest) and not _has_verb(doc, before):
            return None
        if len(rest) and doc[rest.start].tag_ != "VBG" and doc[rest.start].lower_ not in ("and", "but", "while", "as"):
            pieces.append(rest)
    return speaker, tuple(pieces)


def _opens_sentence(doc: Doc, first: int) -> bool:
    return first == 0 or doc[first].is_sent_start is True or doc[first - 1].is_space or doc[first - 1].text in STOPS


def _has_verb(doc: Doc, tokens: range) -> bool:
    return any(doc[i].tag_ in VERBAL for i in tokens)


def skip_time(doc: Doc, here: int, end: int) -> int:
    """Past a short phrase of time or place after the cue: "said on Monday", "says in a statement"."""
    start = here
    while here < end and here - start < 7 and doc[here].tag_ in SKIPPED:
        here += 1
    return here


def running_clause(cue: Spotted) -> range | None:
    """A clause that the parse lost: from "that", or from a noun with a finite verb after it, to the stop."""
    doc, sent = cue.head.doc, cue.head.sent
    here = cue.last + 1
    if here >= sent.end:
        return None
    limit = min(sent.end, here + 14)
    if doc[here].text == "," and here + 1 < sent.end and doc[here + 1].lower_ in ("citing", "quoting"):
        here = next((i + 1 for i in range(here + 2, limit) if doc[i].text == ","), here)
        limit = min(sent.end, here + 14)
    for i in range(here, limit):
        token = doc[i]
        if token.lower_ == "that" and cue.entry.takes("that") and (i == here or not cue.entry.takes("np")):
            return range(i, clause_stop(doc, i + 1, sent.end))
        if token.tag_ in VERBAL or token.text in STOPS or token.is_quote or token.text == ":":
            break
    if here < sent.end and doc[here].lower_ in INTERROGATIVES and cue.entry.takes("wh"):
        return range(here, clause_stop(doc, here, sent.end, comma=doc[max(cue.first - 1, 0)].tag_ == "WRB"))
    if here >= sent.end or not cue.entry.takes("bare") or doc[here].tag_ not in CLAUSE_OPENERS:
        return None
    if cue.entry.takes("person", "np"):
        return None
    if any(doc[i].tag_ in VERBAL for i in range(here, min(sent.end, here + 10))):
        return range(here, clause_stop(doc, here, sent.end))
    return None


def clause_stop(doc: Doc, here: int, end: int, *, comma: bool = False) -> int:
    """Where the clause ends: at the stop, at the first comma if asked, or before what is joined (", adding that")."""
    for i in range(here, end):
        if doc[i].text in STOPS and doc[i].dep_ == "punct":
            return i
        if doc[i].is_space and "\n" in doc[i].text:
            return i
        if doc[i].text == "," and (comma or (i + 1 < end and doc[i + 1].tag_ == "VBG")):
            return i
        if doc[i].text == "," and i + 2 < end and doc[i + 1].lower_ == "according":
            return i
    return end
