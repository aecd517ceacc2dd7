"""Promises of a thing without a verb that says how it comes: "a pledge of 5,000 tents", "the target is 50 by 2030".

Each rule answers for one noun: is it promised, and by which word. What the promise comes to is told by the class of the
noun (lexicon/promised_things.tsv).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from saydo.extract.binding import FUTURE_WORDS, REPORTED_FUTURE, Force, carrier
from saydo.extract.events.kinds import classes_of, real_heads
from saydo.extract.grammar import auxiliaries, child, children, is_negated, is_time, preposition, subject
from saydo.extract.words import word_of
from saydo.lexicon.binding_words import binding_words
from saydo.lexicon.commissives import Commissive, commissives
from saydo.lexicon.promised_things import deeds_of_thing

RULE = "commitment.promised-thing"
AIMS = {
    "target",
    "goal",
    "aim",
    "objective",
    "plan",
    "promise",
    "pledge",
    "ambition",
    "commitment",
    "deadline",
    "limit",
}
PROMISING = {
    "promise",
    "pledge",
    "vow",
    "guarantee",
    "commit",
    "offer",
    "order",
    "plan",
    "budget",
    "schedule",
    "assure",
    "earmark",
    "target",
    "provide",
    "envisage",
    "foresee",
    "allot",
    "allocate",
    "announce",
    "seek",
}
HOLDING = {"have", "get", "receive", "see", "gain", "host", "contain", "comprise", "number", "total", "include"}
STANDING_BY = {("stand", "by"), ("stick", "to"), ("hold", "to"), ("keep", "to"), ("abide", "by"), ("adhere", "to")}
BINDING_PEOPLE = {"commit", "assure", "order", "offer", "provide"}
COUNTING_ONLY = {"announce", "seek", "provide", "foresee", "envisage", "order", "plan", "offer"}


@dataclass(frozen=True, slots=True)
class PromisedThing:
    """A noun that is promised, what binds to it, who is bound, and the deeds that it comes to."""

    noun: Token
    force: Force
    deeds: tuple[str, ...]
    doer: Token | None
    negative: bool = False


def promised_things(doc: Doc) -> Iterator[PromisedThing]:
    """Every noun that the words around it promise, in the order of the text; the first rule that answers decides."""
    for noun in doc:
        if noun.pos_ not in ("NOUN", "PROPN", "NUM") or is_time(noun):
            continue
        force = next((force for rule in RULES if (force := rule(noun)) is not None), None)
        if force is None:
            continue
        negative = _none_of(noun)
        deeds = deeds_of(noun, removed=negative)
        by = force.governor.lemma_.lower() if force.governor is not None else ""
        if "deliver" in deeds and by in binding_words("buying"):
            deeds = ("deliver",)
        if not deeds and force.governor is not None and force.governor == noun.head and noun.dep_ == "obj":
            deeds = ("other",) if noun.head.lemma_.lower() in ("promise", "pledge", "vow", "guarantee") else ()
        if deeds:
            yield PromisedThing(noun, force, deeds, _bound_by(noun, force), negative)


def is_there(one: PromisedThing) -> bool:
    """ "There will be an inquiry": a deed in a noun of which nothing is told but that it is to be."""
    governor = one.force.governor
    return governor is not None and governor.lemma_ == "be"


def of_promise(noun: Token) -> Force | None:
    """ "The pledge of forty hospitals", "a target of 300,000 troops", "plans for nine new prisons"."""
    entry = commissives().get((noun.head.lemma_.lower(), "NOUN")) if noun.dep_ in ("nmod", "obl") else None
    if entry is None or preposition(noun) not in ("of", "for", "on") or not _is_counted(noun):
        return None
    bought = preposition(noun) == "for" and bool({"arms", "goods"} & classes_of(word_of(noun)))
    if (entry.force == "order" and not bought) or is_negated(noun.head):
        return None
    recalled = any(c.text.isdigit() and len(c.text) == 4 for c in noun.head.children)
    return Force(RULE, "recalled" if recalled else entry.force, noun.head, past=recalled, weak=True)


def object_of_promise(noun: Token) -> Force | None:
    """ "Promised parliament two frigates", "committed itself to a fleet of 100 vans", "has been promised 600 tons"."""
    verb = noun.head
    entry = _promising(verb)
    if entry is None or noun.dep_ not in ("obj", "obl", "nsubj:pass", "iobj", "xcomp"):
        return None
    if (noun.dep_ == "obl" and preposition(noun) not in ("to", "for")) or is_negated(verb):
        return None
    if noun.dep_ == "obl" and preposition(noun) == "to" and verb.lemma_.lower() not in ("commit", "pledge"):
        return None
    if noun.dep_ == "obl" and preposition(noun) == "for" and verb.lemma_.lower() not in ("provide", "plan", "budget"):
        return None
    told = any(c.pos_ == "VERB" for c in children(verb, "xcomp", "ccomp", "advcl"))
    given = any(c.dep_ == "obj" and c.i > noun.i for c in verb.children) and not _is_counted(noun)
    if noun.dep_ in ("obj", "iobj") and (verb.lemma_.lower() == "assure" or given or (told and not _is_counted(noun))):
        return None  # who is told of it or given it
    if noun.dep_ == "nsubj:pass" and (told or child(verb, "obj") is not None or verb.lemma_.lower() in BINDING_PEOPLE):
        return None
    if verb.lemma_.lower() in COUNTING_ONLY and not _is_counted(noun):
        return None
    had = any(a.lower_ == "had" for a in auxiliaries(verb))
    return Force(RULE, "recalled" if had else entry.force, verb, past=had, weak=True)


def stood_by(noun: Token) -> Force | None:
    """ "The company stands by the 1,300 jobs", "Rome sticks to its target of 40 ships": the promise said again."""
    verb, word = noun.head, preposition(noun)
    if (
        noun.dep_ != "obl"
        or (verb.lemma_.lower(), word) not in STANDING_BY
        or is_negated(verb)
        or not _is_counted(noun)
    ):
        return None
    return Force(RULE, "promise", verb, weak=True)


def named_as_aim(noun: Token) -> Force | None:
    """ "The target is 50 gigawatts by 2030", "the goal remains net zero"."""
    doer = next((c for c in noun.children if c.dep_ == "nsubj"), None)
    if doer is None or doer.lemma_.lower() not in AIMS or not children(noun, "cop") or not _is_counted(noun):
        return None
    past = any(c.lower_ in ("was", "were", "had") for c in noun.children)
    return Force(RULE, "recalled" if past else "plan", doer, past=past, weak=True)


def there_will_be(noun: Token) -> Force | None:
    """ "There will be no coal plants by 2030", "every village will have broadband by 2027"."""
    verb = noun.head
    there = verb.lemma_ == "be" and noun.dep_ in ("nsubj", "nsubj:pass") and child(verb, "expl") is not None
    holding = verb.lemma_.lower() in HOLDING and noun.dep_ == "obj"
    if not there and not holding:
        return None
    words = {a.lower_ for a in auxiliaries(carrier(verb))}
    infinitive = any(m.lower_ == "to" for m in [*children(verb, "mark"), *children(verb, "aux")])
    if words & FUTURE_WORDS:
        plain = _none_of(noun) or _is_counted(noun) or (there and _is_told_of_what(noun))
        return Force(RULE, "promise", verb, weak=True, dated=not plain)
    if words & REPORTED_FUTURE and "have" not in words:
        return Force(RULE, "promise", verb, weak=True, dated=True)
    if infinitive and (words & {"is", "are", "was", "were"} or _promising(verb.head) is not None):
        return Force(RULE, "timetable", verb, past=bool(words & {"was", "were"}), weak=True)
    return None


def counted_by_a_day(noun: Token) -> Force | None:
    """ "Its first stage, 6,000 constables by March 2025": a number with a "by" date and no verb of its own."""
    if noun.dep_ not in ("appos", "ROOT", "parataxis", "conj", "nsubj", "dep") or not _has_number(noun):
        return None
    if any(c.dep_ in ("cop", "aux") for c in noun.children):
        return None
    dated = any(preposition(c) in ("by", "by the end of", "before") and is_time(c) for c in children(noun, "nmod"))
    return Force(RULE, "plan", noun, weak=True, dated=True) if dated else None


def promised_adjective(noun: Token) -> Force | None:
    """ "The promised second carrier": with something to check beside it."""
    word = next((c for c in children(noun, "amod") if c.lower_ in ("promised", "pledged")), None)
    return Force(RULE, "recalled", word, past=True, weak=True) if word is not None else None


RULES: tuple[Callable[[Token], Force | None], ...] = (
    object_of_promise,
    of_promise,
    stood_by,
    named_as_aim,
    there_will_be,
    counted_by_a_day,
    promised_adjective,
)


def _promising(verb: Token) -> Commissive | None:
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in PROMISING:
        return None
    return commissives().get((verb.lemma_.lower(), "VERB"))


def deeds_of(noun: Token, *, removed: bool = False) -> tuple[str, ...]:
    """The deeds that a promise of this thing comes to."""
    heads = real_heads(word_of(noun))
    if len(heads) > 1:
        heads = heads[1:]
    modifiers = [c.lemma_.lower() for head in heads for c in children(head, "compound", "amod")]
    classes = [name for head in heads for name in classes_of(head)]
    named = [n for head in heads if head.pos_ != "PROPN" for n in [head.lemma_.lower()]]
    found = deeds_of_thing(named, classes, removed=removed)
    inside = [n for head in heads for n in children(head, "nmod") if preposition(n) == "of"]
    if not found and inside:
        found = deeds_of_thing(
            [n.lemma_.lower() for n in inside], [c for n in inside for c in classes_of(n)], removed=removed
        )
    return found or (deeds_of_thing(modifiers, (), removed=removed) if modifiers else ())


def _bound_by(noun: Token, force: Force) -> Token | None:
    """Who is held to it: the subject of the promise, its possessor, or who has it."""
    word = force.governor
    if word is None or word == noun:
        return child(noun, "nmod:poss")
    if word.pos_ in ("VERB", "AUX"):
        doer = subject(word)
        return doer if doer is not None and doer != noun else None
    owner = next((c for c in word.children if c.dep_ == "nmod:poss"), None)
    if owner is None and word.dep_ == "obj":
        owner = subject(word.head)
    return owner


def _is_told_of_what(noun: Token) -> bool:
    """ "An inquiry into the fire", "a council of the seven towns": one known thing, that can be checked."""
    return any(
        preposition(c) in ("of", "into", "on", "between", "against") and not is_time(c) for c in children(noun, "nmod")
    )


def _is_counted(noun: Token) -> bool:
    return _has_number(noun) or any(_has_number(c) for c in children(noun, "nmod")) or noun.pos_ == "NUM"


def _has_number(noun: Token) -> bool:
    """Counted itself, or by a number that the parser hangs on a word before it ("48 light combat jets")."""
    before = [c for word in children(noun, "compound") for c in word.children if c.dep_ == "nummod"]
    if any(c.nbor().text != "-" for c in before):
        return True
    return any(
        c.dep_ == "nummod" or (c.pos_ == "NUM" and c.dep_ != "nmod:unmarked") for c in noun.children if not is_time(c)
    )


def _none_of(noun: Token) -> bool:
    return any(c.lower_ in ("no", "not") and c.dep_ in ("det", "advmod") for c in noun.children)
