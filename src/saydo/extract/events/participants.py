"""Who does it, to whom, and where."""

from saydo.extract.events.kinds import is_in
from saydo.extract.events.places import (
    CALENDAR,
    is_done_to,
    is_mistaken_participle,
    object_of,
    of_due,
    spoken_of,
    under,
)
from saydo.extract.events.theme import counted, is_place
from saydo.extract.grammar import (
    NOMINAL,
    agent,
    antecedent,
    child,
    children,
    conjuncts,
    is_time,
    noun_phrase,
    preposition,
    span_of,
    subject,
)
from saydo.extract.words import Word
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


ACTS = frozenset({"violence", "fighting", "wrong", "talk", "tie", "meeting", "asked", "mission"})
AIMED_AT = ("at", "against", "into", "on", "onto", "toward", "towards")
TOUCHING = ("against", "between", "at", "into", "to", "toward", "towards", "with", "upon", "on", "of", "over", "for")
# Deeds whose nouns name what moves or gives up a post as "of": "the withdrawal of French troops".
OF_THE_DOER = frozenset({"withdraw", "deploy", "resign", "join", "leave"})
OF_THE_PARTIES = frozenset({"hold"})


def actors_of(token: Word, trigger: Trigger, deed: str | None) -> list[Word]:
    """The heads of those who do it."""
    found = _doers_of_noun(token, deed) if trigger.kind == "noun" else _doers_of_verb(token)
    return [head for doer in found for head in conjuncts(doer) if _may_act(head)]


def targets_of(token: Word, trigger: Trigger) -> list[Word]:
    """The heads of those it is done to: the first place of the trigger's frame that is filled."""
    found = _under_object(token, trigger)
    for place in () if found else trigger.targets:
        found = _in_place(token, place, trigger)
        if found:
            break
    return [head for target in found for head in conjuncts(target)]


def _under_object(token: Word, trigger: Trigger) -> list[Word]:
    """Whom the deed of an object touches that is part of the trigger ("made threats against the mayor", "fired rockets
    at the town"): what stands under a preposition with it or with the verb."""
    asked = [c for c in trigger.pattern.conditions if c.role in ("object", "thing") and c.present and c.wanted]
    taken_up = any(c.words or set(c.classes) & ACTS for c in asked)
    thrown = trigger.type == "ASSAULT" and any("arms" in c.classes for c in asked)
    active = trigger.kind == "verb" and not is_done_to(token)
    thing = object_of(token) if active and (taken_up or thrown) else None
    if thing is None:
        return []
    for preposition_ in AIMED_AT if thrown and not taken_up else TOUCHING:
        named = [n for n in under(token, preposition_) if n.lower_ not in CALENDAR and n != thing and not is_time(n)]
        if named:
            return named
    return []


def place_of(token: Word, thing: Word | None) -> Place | None:
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


def mention(head: Word, *, without: Word | None = None) -> Mention:
    """The noun phrase of a head as a mention, not yet resolved."""
    return Mention(phrase(head, without=without))


def phrase(head: Word, *, without: Word | None = None) -> Span:
    """The words of a noun phrase; of a head that is white space, as odd input has it, those next to it. `without` is
    who does it, where the parse has hung that on what it is done to."""
    outside = set(without.subtree) if without is not None and without.head == head else set()
    words = [token for token in noun_phrase(head) if not token.is_space and token not in outside]
    number = next((t for t in head.doc[max(0, head.i - 6) : head.i] if t.pos_ == "NUM" and counted(t) == head), None)
    return span_of(head.doc, words if number is None else [number.left_edge, *words]) if words else _beside(head)


def _beside(head: Word) -> Span:
    start = head.idx
    return Span(start, start + len(head.text), head.text)


def _doers_of_verb(verb: Word) -> list[Word]:
    found = agent(verb) or of_due(verb) if verb.pos_ in ("VERB", "AUX") else spoken_of(verb)
    if is_mistaken_participle(verb):
        found = verb.head
    if found is None and verb.dep_ in ("acl", "xcomp", "ccomp") and verb.head.pos_ == "NOUN":
        return _doers_of_noun(verb.head, None)
    if found is None and is_done_to(verb):
        patient = subject(verb)
        return named_within(patient) if patient is not None else []
    return [] if found is None else [antecedent(found) or found]


def _doers_of_noun(noun: Word, deed: str | None) -> list[Word]:
    """Possessor, "by" phrase, sides of "between", a name compounded with it, the subject of a support verb; else, of a
    deed that one does with oneself, those it is a deed of."""
    by = by_phrase(noun)
    named = (children(noun, "nmod:poss"), [by] if by is not None else [], _under(noun, "between"), _named_before(noun))
    for found in named:
        if found:
            return [antecedent(n) or n for n in found]
    verb = noun.head
    if noun.dep_ in ("obj", "obl") and verb.pos_ == "VERB" and verb.lemma_.lower() in members_of("support verb"):
        return _doers_of_verb(verb)
    if deed in OF_THE_PARTIES:
        return [n for n in _under(noun, "of") if is_in(n, ("people",)) or n.ent_type_ == "PERSON"]
    return (
        [d for n in _under(noun, "of") for d in ([n] if deed == "resign" else named_within(n))]
        if (deed in OF_THE_DOER)
        else []
    )


def by_phrase(noun: Word) -> Word | None:
    """Who does what a noun names, where the parse may have hung it on the noun under it ("the release of 60 men by the
    militia")."""
    for home in (noun, *(n for n in _under(noun, "of", "in", "on", "into") if preposition(n))):
        found = [n for n in _under(home, "by") if n.i > noun.i and not is_time(n) and n.pos_ != "NUM"]
        if found:
            return found[0]
    return None


def named_within(noun: Word) -> list[Word]:
    """The names in a noun phrase that say whose it is: "American troops", "NATO's mission", "the troops of Chad"."""
    inside = [*children(noun, "nmod:poss"), *_named_before(noun)]
    return inside or [n for n in children(noun, "nmod") if preposition(n) == "of" and n.pos_ == "PROPN"]


def _named_before(noun: Word) -> list[Word]:
    return [
        c
        for c in children(noun, "compound", "amod")
        if c.text[:1].isupper() and c.lower_ not in CALENDAR and (c.pos_ in ("PROPN", "ADJ") or c.ent_type_)
    ]


def _under(noun: Word, *prepositions: str) -> list[Word]:
    return [n for n in children(noun, "nmod", "obl") if n.dep_ != "nmod:poss" and preposition(n) in prepositions]


def _in_place(token: Word, place: str, trigger: Trigger) -> list[Word]:
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


def _of_clause(clause: Word) -> list[Word]:
    """Whom the deed of a complement touches: its recipient or place, else its object."""
    for preposition_ in ("to", "with", "from", "on", "against", "into", "in", "for"):
        named = [n for n in under(clause, preposition_) if n.lower_ not in CALENDAR and n.ent_type_ != "DATE"]
        if named and (is_place(named[0]) or named[0].pos_ == "NOUN"):
            return named
    found = child(clause, "iobj") or object_of(clause)
    return [found] if found is not None else []


def _may_act(noun: Word) -> bool:
    return noun.pos_ in NOMINAL | {"ADJ", "DET"} and noun.lower_ not in CALENDAR
