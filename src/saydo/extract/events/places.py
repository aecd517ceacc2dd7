"""Grammatical places: what stands as subject, as object, under a preposition, of a verb, a noun or a state.

Where the parse has no subject or object for a verb, the nearest noun on that side within the clause stands in for it:
headlines and long sentences are often parsed so. It serves to tell which sense of a word is meant.
"""

from functools import lru_cache

from saydo.extract.grammar import antecedent, child, children, is_passive, is_time, preposition, subject
from saydo.extract.words import Word
from saydo.lexicon.cues import cues_of

SAID_OF = frozenset({"of", "in", "on", "to", "for", "by", "against", "into", "over", "with"})
SKIPPED = frozenset({"AUX", "ADV", "PART", "PUNCT"})
CALENDAR = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "easter",
        "christmas",
        "ramadan",
        "yesterday",
        "today",
    ]
)
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
DUE = frozenset({"due", "set", "bound", "scheduled", "ready", "slated", "likely", "supposed", "able", "obliged"})
SUBJECT_RELATIONS = ("nsubj", "nsubj:pass")
BEYOND_THE_CLAUSE = frozenset({"VERB", "PUNCT", "SCONJ", "ADP"})


def is_done_to(verb: Word) -> bool:
    """Passive; but a sentence with a full stop whose only verb was taken for a participle is an active one."""
    if not is_passive(verb):
        return False
    return not is_mistaken_participle(verb)


def is_mistaken_participle(verb: Word) -> bool:
    """ "The rebels retreated.", parsed as "the rebels that were retreated"."""
    head = verb.head
    if verb.dep_ != "acl" or head.dep_ != "ROOT" or head.pos_ not in NOUNS or verb.tag_ != "VBN":
        return False
    if any(c.dep_ in ("aux", "aux:pass") or preposition(c) == "by" for c in verb.kids):
        return False
    start, end = verb.sentence.start, verb.sentence.end
    return end - start > 2 and any(t.text == "." for t in verb.doc[end - 2 : end])


def subject_of(token: Word) -> Word | None:
    """Who acts or is spoken of: the subject of an active verb or of a predicate, through control."""
    if token.pos_ == "VERB" or token.dep_ in ("advcl", "xcomp"):
        if is_done_to(token):
            return None
        return token.head if is_mistaken_participle(token) else subject(token) or of_due(token) or noun_before(token)
    own = next((c for c in token.kids if c.dep_ in SUBJECT_RELATIONS), None)
    if own is not None:
        return antecedent(own) or own
    if token.dep_ in ("acl", "amod"):
        return token.head
    return noun_before(token)


def of_due(verb: Word) -> Word | None:
    """ "The Senate is due to ratify it", where the parse hung the infinitive on "due" as its subject."""
    return child(verb.head, *SUBJECT_RELATIONS) if verb.dep_ in ("csubj", "advcl") and verb.head.lower_ in DUE else None


def spoken_of(token: Word) -> Word | None:
    """The subject of a state, whatever the parse took its predicate for ("are to be gone" is often a passive)."""
    own = next((c for c in token.kids if c.dep_ in SUBJECT_RELATIONS), None)
    if own is not None:
        return antecedent(own) or own
    if token.pos_ == "VERB":
        return subject(token) or noun_before(token)
    if token.dep_ in ("acl", "amod"):
        return token.head
    copula = child(token, "cop")
    above = subject(token) if token.dep_ in ("xcomp", "conj") else None
    return above or noun_before(copula if copula is not None else token)


def object_of(token: Word) -> Word | None:
    """What it is done to: the object, or the subject of a passive; for a reduced relative, the noun before it."""
    if is_done_to(token):
        return subject(token) or (token.head if token.dep_ in ("acl", "amod") else noun_before(token))
    found = [c for c in token.kids if c.dep_ == "obj" and c.i > token.i and c.pos_ != "ADV"]
    if found:
        return _given(found)
    moved = child(token, "obj")
    if moved is not None and moved.pos_ in NOUNS:
        return antecedent(moved) or moved
    after = _object_after_particle(token)
    if after is None and token.dep_ == "acl:relcl" and _is_gapped(token):
        return token.head
    if after is None and token.dep_ == "xcomp" and token.head.dep_ == "acl:relcl" and _is_relative_object(token.head):
        return token.head.head
    return after


def _given(objects: list[Word]) -> Word:
    """Of two objects the second: the parse takes who is given something for what is given ("lend Chad a ship")."""
    return next((c for c in objects[1:] if c.pos_ in NOUNS and not is_time(c)), objects[0])


def _is_relative_object(verb: Word) -> bool:
    """ "The vote which the cabinet agreed to hold": the object of the inner verb stands before the outer one."""
    return any(c.dep_ == "obj" and c.lower_ in ("which", "that", "whom") for c in verb.kids)


def thing_of(token: Word) -> Word | None:
    """The object, or where there is none the subject."""
    return object_of(token) or subject_of(token)


def noun_before(token: Word) -> Word | None:
    """The head of the noun phrase that ends right before the verb group."""
    doc, start = token.doc, token.sentence.start
    place = token.i - 1
    while place >= start and (doc[place].pos_ in SKIPPED or doc[place].tag_ == "MD"):
        if doc[place].is_punct and doc[place].text not in ('"', "“", "”"):
            return None
        place -= 1
    if place < start or not _is_nominal(doc[place]):
        return None
    noun = doc[place]
    while noun.head.pos_ in NOUNS and noun.head.i < token.i and noun.head != noun and noun.dep_ != "conj":
        noun = noun.head
    return antecedent(noun) or noun


def _is_nominal(word: Word) -> bool:
    """A noun, or an adjective used as one ("the French")."""
    return word.pos_ in NOUNS or (word.pos_ == "ADJ" and word.text[:1].isupper())


def noun_after(token: Word) -> Word | None:
    """The head of the noun phrase that begins right behind the verb or its particle."""
    doc, end = token.doc, min(token.sentence.end, token.i + 6)
    place = token.i + 1
    if place < end and (doc[place].tag_ == "RP" or doc[place].lower_ in PARTICLES):
        place += 1
    while place < end:
        word = doc[place]
        if word.pos_ in BEYOND_THE_CLAUSE and word.lower_ not in ("than", "about", "around", "over", "at"):
            return None
        if word.dep_ in ("obl", "nsubj", "nsubj:pass", "obl:unmarked"):
            return None
        if word.pos_ in NOUNS and (
            place + 1 >= end
            or doc[place + 1].pos_ not in NOUNS
            or doc[place + 1].lower_ in CALENDAR
            or doc[place + 1].lower_ == "home"
        ):
            return word
        place += 1
    return None


TAKEN_FOR_PREPOSITIONS = frozenset({"up", "down", "out", "off", "over", "back", "away"})
HANDING = frozenset({"hand", "turn"})
PARTICLES = frozenset({"up", "down", "out", "off", "over", "back", "away", "in", "on", "aside"})


def under(token: Word, role: str) -> list[Word]:
    """The nouns that stand under a preposition with a verb, its object, or a noun."""
    return [noun for noun, case in _with_case(token) if _case_is(noun, case, role)]


@lru_cache(maxsize=256)
def _with_case(token: Word) -> tuple[tuple[Word, str], ...]:
    """All nouns that may stand under a preposition with a word, and their prepositions: asked for one role after the
    other."""
    found = children(token, "obl", "nmod")
    if token.pos_ in ("VERB", "AUX"):
        for relation in ("obj", "nsubj:pass", "obl"):
            for thing in children(token, relation):
                found.extend(children(thing, "nmod", "obl"))
    return tuple((noun, preposition(noun)) for noun in found)


def in_order_of_words(token: Word, role: str) -> list[Word]:
    """What may stand in a place that the parse left empty, by the order of the words alone."""
    if role in ("object", "thing") and not is_done_to(token):
        after = noun_after(token)
        if after is not None or role == "object":
            return [after] if after is not None else []
    if role == "subject" and is_done_to(token):
        return []
    if role in ("subject", "object", "thing"):
        start = max(token.sentence.start, token.i - LEFT_REACH)
        return [
            w for w in (token.doc[n] for n in range(token.i - 1, start - 1, -1)) if w.pos_ != "PRON" and _is_nominal(w)
        ]
    if role == "of":
        return _after_of(token)
    return _under_next(token, role) if token.pos_ in ("VERB", "AUX") else []


def _after_of(noun: Word) -> list[Word]:
    """The nouns right behind "of", up to the next verb or stop."""
    if noun.i + 2 >= noun.sentence.end or noun.nbor(1).lower_ != "of":
        return []
    found = []
    for word in noun.doc[noun.i + 2 : min(noun.i + 9, noun.sentence.end)]:
        if word.pos_ in ("VERB", "AUX", "PUNCT") and word.text != "-":
            break
        if word.pos_ in ("NOUN", "PROPN"):
            found.append(word)
    return found


def _under_next(verb: Word, role: str) -> list[Word]:
    """The noun under the next such preposition in the clause, whatever the parse hung it on."""
    end = min(verb.sentence.end, verb.i + 14)
    for word in verb.doc[verb.i + 1 : end]:
        if word.lower_ == role and word.dep_ in ("case", "mark") and word.i + 1 < end:
            return [word.head] if word.head.pos_ in NOUNS else [word.nbor(1)]
        if word.tag_ in ("VBD", "VBZ", "VBP", "VB", "MD") or word.text in (";", ":", "."):
            return []
    return []


LEFT_REACH = 24


def said_of(noun: Word) -> list[Word]:
    """What a nominal trigger is about: "of" and other complements, compounds, adjectives, possessors."""
    found = [n for n in children(noun, "nmod", "obl") if n.dep_ == "nmod:poss" or preposition(n) in SAID_OF]
    return found + [c for c in noun.kids if c.dep_ in ("compound", "amod", "nmod:unmarked")]


def filler(token: Word, role: str, *, state: bool = False) -> list[Word]:
    """All that stands in a grammatical place of a trigger."""
    if role == "of":
        return said_of(token)
    if role in ("xcomp", "comp"):
        return children(token, "xcomp", "ccomp")
    if role == "head":
        return [token.head] if token.dep_ in ("amod", "nummod", "advmod") else []
    if role == "none":
        return [n for n in (spoken_of(token), object_of(token)) if n is not None and is_none(n)]
    if role == "iobj":
        return children(token, "iobj")
    if role == "subject":
        found = spoken_of(token) if state else subject_of(token)
    else:
        found = object_of(token) if role == "object" else thing_of(token) if role == "thing" else None
        if role not in ("object", "thing"):
            return under(token, role)
    return [] if found is None else [found]


def is_none(noun: Word) -> bool:
    """ "no soldiers", "none of them", "not one soldier"."""
    return (
        noun.lower_ in ("none", "nobody", "no-one")
        or any(c.lower_ in ("no", "not", "none") for c in noun.kids)
        or any(c.dep_ == "nummod" and any(n.lower_ == "not" for n in c.kids) for c in noun.kids)
    )


def words_after(token: Word, word: str) -> bool:
    """The word stands with the verb: right behind it, as its particle or adverb, or behind its object."""
    doc, end = token.doc, token.sentence.end
    if token.i + 1 < end and doc[token.i + 1].lower_ == word:
        return True
    for other in doc[token.i + 2 : min(token.i + 10, end)]:
        if other.lower_ == word:
            return (
                other.tag_ in ("RP", "RB", "JJ")
                or other.head == token
                or (other.i + 1 < end and doc[other.i + 1].lower_ in ("of", ".", ","))
            )
        if other.pos_ == "VERB" and other.dep_ not in ("amod", "acl"):
            return False
    return False


def _object_after_particle(token: Word) -> Word | None:
    """ "hand over 50 hostages", where the parse took the particle for a preposition."""
    end = token.sentence.end
    if token.i + 2 >= end:
        return None
    following, third = token.nbor(1), token.nbor(2)
    taken = following.lower_ in TAKEN_FOR_PREPOSITIONS or (following.lower_ == "in" and token.lemma_.lower() in HANDING)
    if not taken or third.lower_ in ("of", "to", "by", "from", "in", "on"):
        return None
    hung = following.dep_ in ("case", "advmod") and following.head.pos_ in NOUNS and following.head.i > following.i
    return following.head if hung else noun_after(token)


def _case_is(noun: Word, case: str, role: str) -> bool:
    if case == role:
        return True
    if " " in role:
        first, last = role.split()
        return case == last and any(t.lower_ == first for t in noun.doc[max(0, noun.i - 5) : noun.i])
    return " " in case and role in (case.split()[0], case.split()[-1])


def _is_gapped(verb: Word) -> bool:
    """A relative clause whose object is the noun before it, with no pronoun in between ("the troops it sent")."""
    words = {c.dep_ for c in verb.kids}
    return (
        "nsubj" in words
        and not words & {"obj", "xcomp", "ccomp", "nsubj:pass"}
        and not any(c.lower_ in ("who", "which", "that") and c.dep_ in SUBJECT_RELATIONS for c in verb.kids)
        and not (_is_told(verb.head) and any(c.lower_ == "that" and c.dep_ == "mark" for c in verb.kids))
    )


def _is_told(noun: Word) -> bool:
    """ "Told the crew that they would sail": the crew is who is told it, and no noun that the clause is said of."""
    return noun.dep_ in ("iobj", "obj") and noun.head.lemma_.lower() in cues_of("verb")
