"""Who does it, to whom, what is moved or given, and where."""

from spacy.tokens import Token

from saydo.extract.events.places import (
    CALENDAR,
    is_done_to,
    is_mistaken_participle,
    object_of,
    of_due,
    sentence_bounds,
    spoken_of,
    subject_of,
    under,
)
from saydo.extract.grammar import (
    NOMINAL,
    agent,
    antecedent,
    child,
    children,
    conjuncts,
    noun_phrase,
    preposition,
    span_of,
    subject,
)
from saydo.lexicon.classes import members_of
from saydo.lexicon.triggers import Trigger
from saydo.records import Mention, Place, Span

WHERE = (
    "in",
    "from",
    "to",
    "at",
    "near",
    "inside",
    "across",
    "into",
    "out of",
    "within",
    "around",
    "on",
    "along",
    "throughout",
    "outside",
    "over",
    "off",
    "toward",
    "towards",
    "through",
    "of",
)


MOVES = frozenset({"withdraw", "deploy"})
APPROXIMATORS = frozenset({("or", "so"), ("or", "more"), ("or", "thereabouts"), ("or", "fewer")})
EMPTY_OBJECTS = frozenset({"place", "effect", "way", "course", "end", "halt", "stop", "shape"})


def actors_of(token: Token, trigger: Trigger) -> list[Token]:
    """The heads of those who do it."""
    found = _doers_of_noun(token) if trigger.kind == "noun" else _doers_of_verb(token)
    return [head for doer in found for head in conjuncts(doer) if _may_act(head)]


def targets_of(token: Token, trigger: Trigger) -> list[Token]:
    """The heads of those it is done to: the first place of the trigger's frame that is filled."""
    for place in trigger.targets:
        found = _in_place(token, place, trigger)
        if found:
            return [head for target in found for head in conjuncts(target)]
    return []


def thing_moved(token: Token, trigger: Trigger) -> Token | None:
    """What is moved, given, built, counted or held."""
    if trigger.kind == "noun":
        of = [
            n for n in children(token, "nmod") if n.dep_ != "nmod:poss" and preposition(n) in ("of", "in", "on", "to")
        ]
        compound = [n for n in children(token, "compound") if n.ent_type_ not in ("LOC", "ORG", "PERSON")]
        return next(iter([*of, *compound]), None)
    if trigger.kind == "verb":
        given = under(token, "with") if "with:obj" in trigger.targets else []
        if given and not is_done_to(token) and child(token, "obj") is not None:
            return given[0]
        found = object_of(token)
        if found is None or found.lemma_.lower() in EMPTY_OBJECTS or _moves_itself(token, trigger, found):
            found = subject_of(token)
        return found if found is None else counted(found)
    return spoken_of(token)


def _moves_itself(verb: Token, trigger: Trigger, place: Token) -> bool:
    """The subject is what moves, the object where from or to: "the soldiers left Niger", "the convoy crossed it"."""
    if trigger.deed not in MOVES or is_done_to(verb):
        return False
    asked = any(c.role == "subject" and c.present and c.wanted for c in trigger.pattern.conditions)
    return asked or (is_place(place) and subject_of(verb) is not None)


def counted(noun: Token) -> Token:
    """The noun that a number counts where "or so" and the like part them ("the 1,500 or so soldiers")."""
    if noun.pos_ != "NUM" or noun.i + 2 >= len(noun.doc):
        return noun
    if (noun.nbor(1).lower_, noun.nbor(2).lower_) not in APPROXIMATORS:
        return noun
    behind = noun.doc[noun.i + 3 : min(noun.i + 8, sentence_bounds(noun)[1])]
    return next((t for t in behind if t.pos_ in ("NOUN", "PROPN")), noun)


def place_of(token: Token, thing: Token | None) -> Place | None:
    """Where: a name under a preposition of place, with the trigger, else the thing, else the verb above."""
    above = token.head if token.dep_ in ("obj", "xcomp", "nsubj", "nsubj:pass", "conj") else None
    for home in (token, thing, above):
        if home is None:
            continue
        for noun in children(home, "obl", "nmod"):
            if preposition(noun) in WHERE and is_place(noun):
                span = span_of(noun.doc, [noun, *children(noun, "flat", "compound")])
                return Place(id="", name=span.text, span=span, reason="named beside the trigger")
    found = object_of(token) if token.pos_ == "VERB" else None
    if found is not None and found.ent_type_ == "LOC":
        span = span_of(found.doc, [found, *children(found, "flat", "compound")])
        return Place(id="", name=span.text, span=span, reason="named as the object of the trigger")
    return None


def is_place(noun: Token) -> bool:
    """A name of a place, or a capitalised word that is no person and no day."""
    if noun.ent_type_:
        return noun.ent_type_ in ("LOC", "ORG", "FAC", "GPE") and noun.lower_ not in CALENDAR
    return noun.pos_ == "PROPN" and noun.text[:1].isupper() and noun.lower_ not in CALENDAR


def mention(head: Token) -> Mention:
    """The noun phrase of a head as a mention, not yet resolved."""
    return Mention(phrase(head))


def phrase(head: Token) -> Span:
    """The words of a noun phrase; of a head that is white space, as odd input has it, those next to it."""
    words = [token for token in noun_phrase(head) if not token.is_space]
    number = next((t for t in head.doc[max(0, head.i - 6) : head.i] if t.pos_ == "NUM" and counted(t) == head), None)
    return span_of(head.doc, words if number is None else [number.left_edge, *words]) if words else _beside(head)


def _beside(head: Token) -> Span:
    start = head.idx
    return Span(start, start + len(head.text), head.text)


def _doers_of_verb(verb: Token) -> list[Token]:
    found = agent(verb) or of_due(verb) if verb.pos_ in ("VERB", "AUX") else spoken_of(verb)
    if is_mistaken_participle(verb):
        found = verb.head
    if found is None and verb.dep_ in ("acl", "xcomp", "ccomp") and verb.head.pos_ == "NOUN":
        return _doers_of_noun(verb.head)
    if found is None and is_done_to(verb):
        patient = subject(verb)
        return named_within(patient) if patient is not None else []
    return [] if found is None else [antecedent(found) or found]


def _doers_of_noun(noun: Token) -> list[Token]:
    """Possessor, "by" phrase, sides of "between", a name compounded with it, else the subject of a support verb."""
    for found in (children(noun, "nmod:poss"), _under(noun, "by"), _under(noun, "between"), _named_before(noun)):
        if found:
            return [antecedent(n) or n for n in found]
    verb = noun.head
    if noun.dep_ in ("obj", "obl") and verb.pos_ == "VERB" and verb.lemma_.lower() in members_of("support verb"):
        return _doers_of_verb(verb)
    return []


def named_within(noun: Token) -> list[Token]:
    """The names in a noun phrase that say whose it is: "American troops", "NATO's mission", "the troops of Chad"."""
    inside = [*children(noun, "nmod:poss"), *_named_before(noun)]
    return inside or [n for n in children(noun, "nmod") if preposition(n) == "of" and n.pos_ == "PROPN"]


def _named_before(noun: Token) -> list[Token]:
    return [
        c
        for c in children(noun, "compound", "amod")
        if c.text[:1].isupper() and c.lower_ not in CALENDAR and (c.pos_ in ("PROPN", "ADJ") or c.ent_type_)
    ]


def _under(noun: Token, *prepositions: str) -> list[Token]:
    return [n for n in children(noun, "nmod", "obl") if n.dep_ != "nmod:poss" and preposition(n) in prepositions]


def _in_place(token: Token, place: str, trigger: Trigger) -> list[Token]:
    verbal = trigger.kind != "noun"
    if place == "obj":
        found = object_of(token) if verbal else None
        return [found] if found is not None else []
    if place == "with:obj":
        found = object_of(token) if verbal and under(token, "with") else None
        return [found] if found is not None else []
    if place == "iobj":
        return children(token, "iobj")
    if place == "place":
        return [n for n in (object_of(token),) if n is not None and is_place(n)] if verbal else []
    if place == "comp":
        return [n for clause in children(token, "xcomp", "ccomp") for n in _of_clause(clause)]
    return [n for n in under(token, place) if n.lower_ not in CALENDAR]


def _of_clause(clause: Token) -> list[Token]:
    """Whom the deed of a complement touches: its recipient or place, else its object."""
    for preposition_ in ("to", "with", "from", "on", "against", "into", "in", "for"):
        named = [n for n in under(clause, preposition_) if n.lower_ not in CALENDAR and n.ent_type_ != "DATE"]
        if named and (is_place(named[0]) or named[0].pos_ == "NOUN"):
            return named
    found = child(clause, "iobj") or object_of(clause)
    return [found] if found is not None else []


def _may_act(noun: Token) -> bool:
    return noun.pos_ in NOMINAL | {"ADJ", "DET"} and noun.lower_ not in CALENDAR
