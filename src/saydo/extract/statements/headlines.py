"""Headlines whose verb was read as a noun: "Minister vows to resign", "Union rejects offer"."""

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from saydo.extract.statements.speakers import nominal_before
from saydo.extract.statements.spotting import Spotted
from saydo.extract.statements.telling import Material, Telling, pieces_of
from saydo.lexicon.cues import PREPOSITIONS, Cue, cues_of

FINITE = {"VBD", "VBZ", "VBP", "MD"}
NOUNS = {"NN", "NNS", "NNP", "NNPS"}
LONGEST = 24


def headline_verbs(material: Material) -> list[Telling]:
    """In a short sentence without a finite verb, the first noun in -s behind a noun that is a verb of the cues."""
    found = []
    for sent in material.doc.sents:
        words = [token for token in sent if not token.is_space]
        if not 3 <= len(words) <= LONGEST or any(token.tag_ in FINITE or token.is_quote for token in words):
            continue
        for token in words[1:-1]:
            entry = verb_in_disguise(token)
            if entry is not None:
                found.extend(_telling(Spotted(token, entry, token.i, token.i), sent))
                break
    return found


def verb_in_disguise(token: Token) -> Cue | None:
    """The verb of the cues that a word in -s may be, where a noun stands before it."""
    if token.tag_ not in NOUNS or not token.lower_.endswith("s") or token.nbor(-1).tag_ not in NOUNS:
        return None
    stem = token.lower_[:-1]
    endings = (stem, stem.removesuffix("e"), stem.removesuffix("ie") + "y")
    return next((entry for lemma in endings if (entry := cues_of("verb").get(lemma)) is not None), None)


def _telling(cue: Spotted, sent: Phrase) -> list[Telling]:
    doc = cue.head.doc
    first, last = cue.last + 1, sent.end
    word = doc[first]
    joined = word.lower_ in PREPOSITIONS and word.lower_ in cue.entry.frames
    fits = (
        joined
        or (word.lower_ == "to" and cue.entry.takes("to"))
        or (cue.entry.takes("np", "bare") and word.tag_ in NOUNS | {"DT", "JJ", "CD", "PRP$", "PRP", "VBG"})
    )
    speaker = nominal_before(cue)
    if not fits or speaker is None or speaker.start > sent.start + 1:
        return []
    content = range(first + joined, last)
    frame = "infinitive" if word.lower_ == "to" else "headline"
    stance = cue.entry.stance_with(frame, word.lower_)
    return [Telling("headline", range(cue.first, first + joined), speaker, pieces_of(doc, (content,)), stance)]
