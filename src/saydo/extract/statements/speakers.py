"""Whose words: the subject of the cue, the noun after an inverted cue, the possessor of a nominal one."""

from spacy.tokens import Doc, Token

from saydo.extract.grammar import SUBJECTS, preposition
from saydo.extract.statements.spotting import Spotted

PEOPLE = {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"}
OBJECTIVE = {"him", "them", "me", "us"}
NOMINAL_TAGS = {"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "WP", "WDT", "DT", "JJ", "JJS", "JJR", "PRP$", "POS", "VBN",
                "HYPH"}  # fmt: skip
LEADING = {"CC", "IN", "RB", "WRB", "TO", "RP", "UH"}
APPROXIMATE = {"about", "only", "at", "nearly", "almost", "not", "more", "least"}
QUANTITIES = {"a", "all", "every", "any", "half", "everyone", "everybody", "one", "many"}
STOPS = {".", "?", "!", ";", ":"}
REACH = 60
NEAR_TO = {"close", "familiar", "acquainted", "briefed", "connected"}
INTERJECTIONS = {"however", "though", "too", "meanwhile", "for example", "for instance", "in turn", "of course",
                 "in fact", "instead", "then", "for one", "for his part", "for her part", "for its part",
                 "for their part",
                 "by contrast", "in contrast", "on the other hand", "therefore", "moreover", "nonetheless",
                 "nevertheless", "again", "at first", "in particular", "likewise", "as well",
                 "in response"}  # fmt: skip
BREAKS = {",", ".", ";", ":", "?", "!", "—", "–", "--", ")", "(", "”", '"', "''"}
TIMES = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "week", "month", "year", "today",
         "yesterday", "tomorrow", "morning", "afternoon", "evening", "night"}  # fmt: skip
ADJUNCT = {"IN", "VBG", "RB", "TO", "WRB"}


def speaker_of_verb(cue: Spotted) -> range | None:
    """The tokens of the subject; of a passive cue those of its "by" phrase."""
    if cue.stranded:
        return noun_range(cue.head.head, limit=cue)
    if cue.passive:
        by = next((c for c in cue.head.children if c.dep_.startswith("obl") and preposition(c) == "by"), None)
        return without_case(by) if by is not None else None
    noun = subject_of(cue.head)
    if noun is None or noun.lower_ in OBJECTIVE | TIMES:
        return nominal_before(cue) if cue.finite or cue.head.tag_ == "VBN" else None
    return noun_range(noun, limit=cue)


def subject_of(verb: Token) -> Token | None:
    """The word that stands as subject ("who" is not traded for its antecedent), through coordination and control."""
    own = next((c for c in verb.children if c.dep_ in SUBJECTS and c.pos_ in PEOPLE), None)
    if own is not None:
        return own
    if verb.dep_ in ("conj", "xcomp", "advcl", "parataxis") and verb.head.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
        if verb.dep_ == "advcl" and verb.tag_ not in ("VBG", "VBN", "VB"):
            return None
        return subject_of(verb.head) if verb.head is not verb else None
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return verb.head
    return None


def nominal_before(cue: Spotted) -> range | None:
    """Where the parse shows no subject: the nouns right before the verb group, or before their apposition."""
    doc, last = cue.head.doc, cue.first - 1
    start = _passage_start(doc, last)
    if last < start:
        return None
    last = _before_interjection(doc, start, last)
    if doc[last].text in (",", "—", ")"):
        return _before_apposition(doc, start, last)
    first = _nominal_run(doc, start, last)
    if first > last or not any(t.tag_.startswith(("NN", "PRP", "WP", "CD")) for t in doc[first : last + 1]):
        return None
    return range(first, last + 1)


def _passage_start(doc: Doc, last: int) -> int:
    """The token after the last stop or line end, at most REACH tokens back: sentence bounds may be wrong."""
    here = last
    while here > 0 and last - here < REACH and doc[here - 1].text not in STOPS and "\n" not in doc[here - 1].text:
        here -= 1
    return here


def _before_interjection(doc: Doc, start: int, last: int) -> int:
    """Back over ", however," and its like between subject and verb."""
    if doc[last].text != ",":
        return last
    for opening in range(last - 2, max(start, last - 5), -1):
        if doc[opening].text == "," and doc[opening + 1 : last].text.lower() in INTERJECTIONS:
            return opening - 1
    return last


def _nominal_run(doc: Doc, start: int, last: int) -> int:
    first = last + 1
    while first > start and (doc[first - 1].tag_ in NOMINAL_TAGS or doc[first - 1].lower_ == "of"):
        first -= 1
        if doc[first].tag_ in ("PRP", "WP", "DT") and doc[first].tag_ != "PRP$":
            break
    while first <= last and doc[first].lower_ == "of":
        first += 1
    return first


def _before_apposition(doc: Doc, start: int, comma: int) -> range | None:
    """ "Jane Roe, who heads the union, said": from the opening noun of the sentence to the comma before the cue."""
    here = start
    while here < comma and (doc[here].tag_ in LEADING or doc[here].is_punct or doc[here].is_space):
        here += 1
    opening = next((t.i for t in doc[here:comma] if t.text == ","), None)
    if opening is None or not all(t.tag_ in NOMINAL_TAGS or t.is_punct for t in doc[here:opening]):
        return None
    if not any(t.tag_ in ("NNP", "NNPS", "NN", "NNS") for t in doc[here:opening]):
        return None
    return range(here, comma + 1)


def noun_range(noun: Token, *, limit: Spotted | None = None) -> range:
    """The whole noun phrase with apposition and relative clause, without what leads into it."""
    doc = noun.doc
    before = limit is not None and noun.i < limit.first
    if noun.tag_ in ("PRP", "WP", "WDT", "EX") and doc[min(noun.i + 1, len(doc) - 1)].tag_ != "CC":
        return range(noun.i, noun.i + 1)
    first, last = noun.left_edge.i, noun.right_edge.i
    if limit is not None and before:
        last = grown_to(doc, min(last, limit.first - 1), limit.first)
    elif limit is not None:
        first = max(first, limit.last + 1)
    while (
        last + 1 < len(doc)
        and doc[last].tag_ == "NNP"
        and doc[last + 1].tag_ in ("NNP", "NNPS")
        and (limit is None or not before or last + 1 < limit.first)
    ):
        last += 1
    first = grown_back(doc, first, noun.sent.start) if limit is None or before else first
    found = trimmed(doc, *without_lead(doc, first, last, noun))
    return up_to_cue(doc, found.start, limit) if limit is not None and found.stop + 1 == limit.first else found


def grown_to(doc: Doc, last: int, cue: int) -> int:
    """Up to the cue, where only nouns, or "and" with nouns, stand between: the parse broke the phrase off."""
    rest = doc[last + 1 : cue]
    names = len(rest) <= 3 and all(t.tag_ in ("NNP", "NNPS", "NN", "NNS") for t in rest)
    joined = (
        len(rest) > 1 and rest[0].tag_ == "CC" and all(t.tag_ in NOMINAL_TAGS or t.lower_ == "of" for t in rest[1:])
    )
    return cue - 1 if names or joined else last


def grown_back(doc: Doc, first: int, start: int) -> int:
    """Back over the first half of a name, and over "reports from" where the parse kept what follows it alone."""
    while first > start and (
        (doc[first].tag_ == "NNP" and doc[first - 1].tag_ == "NNP") or "HYPH" in (doc[first].tag_, doc[first - 1].tag_)
    ):
        first -= 1
    if first - 3 >= start and doc[first - 2].lower_ in NEAR_TO and doc[first - 1].lower_ in ("to", "with", "on"):
        first -= 2
        while first > start and doc[first - 1].tag_ in NOMINAL_TAGS:
            first -= 1
        return first
    if (
        first - 2 >= start
        and doc[first - 1].lower_ in ("of", "from", "by", "for")
        and doc[first - 2].tag_ in ("NN", "NNS", "NNP", "CD", "DT")
    ):
        head = first - 2
        while head > start and doc[head - 1].tag_ in ("DT", "JJ", "NN", "NNP", "CD", "PRP$", "POS", "HYPH"):
            head -= 1
        return head
    return first


def without_lead(doc: Doc, first: int, last: int, noun: Token) -> tuple[int, int]:
    """Conjunctions and prepositions before the noun, and an adjunct with its comma: "In a letter, the union"."""
    if doc[first].tag_ in ADJUNCT and first < noun.i:
        comma = next((t.i for t in doc[first : noun.i + 1] if t.text == ","), None)
        if comma is not None and comma < last:
            first = comma + 1
    while first < last and doc[first].tag_ in LEADING and not _modifies(doc, first):
        first += 1
    return first, last


def _modifies(doc: Doc, first: int) -> bool:
    """ "About 20 people", "not one", "only three": a word that belongs to the number behind it."""
    following = doc[first + 1]
    return doc[first].lower_ in APPROXIMATE and (
        following.tag_ in ("CD", "JJS", "JJR") or following.lower_ in QUANTITIES
    )


def up_to_cue(doc: Doc, first: int, cue: Spotted) -> range:
    """The words before the cue, with the comma that closes an apposition: "Jane Roe, a lawyer, said"."""
    found = trimmed(doc, first, cue.first - 1)
    closing = found.stop
    apposed = any(token.text == "," for token in doc[found.start : closing])
    return (
        range(found.start, closing + 1) if apposed and closing + 1 == cue.first and doc[closing].text == "," else found
    )


def without_case(noun: Token) -> range:
    """A noun phrase without its preposition."""
    cases = [c.right_edge.i for c in noun.children if c.dep_ == "case" and c.i < noun.i]
    first = max(cases) + 1 if cases else noun.left_edge.i
    return trimmed(noun.doc, first, noun.right_edge.i)


def trimmed(doc: Doc, first: int, last: int) -> range:
    """Without punctuation and space at the edges."""
    while first < last and (doc[last].is_punct or doc[last].is_space) and doc[last].text not in (")", "]"):
        last -= 1
    while first < last and (doc[first].is_punct or doc[first].is_space):
        first += 1
    return range(first, last + 1)


def noun_after(cue: Spotted) -> range | None:
    """The noun phrase that follows an inverted cue: "said Jane Roe, who heads the union"."""
    doc = cue.head.doc
    here = cue.last + 1
    while here < len(doc) and doc[here].tag_ == "RB":
        here += 1
    if here >= len(doc) or doc[here].pos_ not in PEOPLE or doc[here].lower_ in OBJECTIVE | {"that", "what"}:
        return None
    head = doc[here]
    if head.tag_ in ("PRP", "WP"):
        return range(here, here + 1)
    while head.head.i > head.i and head.head.pos_ in PEOPLE and head.head.left_edge.i <= here:
        head = head.head
    found = noun_range(head, limit=cue)
    return range(here, with_apposition(doc, found.stop))


def with_apposition(doc: Doc, stop: int) -> int:
    """The end of what is told of a name after a comma: "Jane Roe, the head of the union in Leeds"."""
    if (
        stop + 1 >= len(doc)
        or doc[stop].text != ","
        or doc[stop + 1].tag_ not in ("DT", "WP", "NN", "NNP", "NNS", "JJ", "PRP$", "CD", "WP$")
    ):
        return stop
    for token in doc[stop:]:
        if token.text in (".", ";", ":", "?", "!") or token.is_space or token.is_quote:
            return token.i
        if token.text == "," and token.i > stop and doc[min(token.i + 1, len(doc) - 1)].tag_ in ADJUNCT | {"CC", "PRP"}:
            return token.i
    return stop


def noun_run(doc: Doc, first: int, end: int, *, apposition: bool) -> range:
    """A source from its first word to the comma, stop, date or verb that ends it; its apposition too if asked."""
    stop, relative = first, False
    while stop < end and doc[stop].text not in BREAKS and not doc[stop].is_space:
        token = doc[stop]
        relative = relative or token.tag_ in ("WP", "WDT")
        if token.tag_ in ("VBZ", "VBD", "VBP", "MD") and not relative:
            break
        if stop > first and (token.ent_type_ == "DATE" or token.lower_ in TIMES) and not relative:
            break
        stop += 1
    while stop > first and (doc[stop - 1].tag_ == "IN" or doc[stop - 1].lower_ in ("last", "this", "released")):
        stop -= 1
    return range(first, with_apposition(doc, stop) if apposition else stop)


def possessor(noun: Token) -> range | None:
    """Of "the mayor's claim" the mayor's, of "the claim by the mayor" the mayor."""
    for child in noun.children:
        if child.dep_ == "nmod:poss":
            return trimmed(noun.doc, child.left_edge.i, child.right_edge.i)
    by = next((c for c in noun.children if c.dep_ == "nmod" and preposition(c) in ("by", "from")), None)
    return without_case(by) if by is not None else None
