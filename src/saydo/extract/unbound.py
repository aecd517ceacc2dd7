"""What sounds like a promise and binds nobody: prices, options, what is contrary to fact, what somebody only thinks.

Each rule looks at the word of the deed, the verb that carries its tense, and the force that it was read with; where one
answers, there is no promise.
"""

from collections.abc import Callable

from spacy.tokens import Token

from saydo.extract.binding import REPORTED_FUTURE, Force
from saydo.extract.checkable import is_decided
from saydo.extract.grammar import auxiliaries, children, is_negated, is_passive, is_time, particle, preposition, subject
from saydo.lexicon.binding_words import binding_words
from saydo.lexicon.cues import cues_of

SUMS = {"come", "amount", "add", "run", "work", "mount"}  # "comes to 400 million"
CONDITIONS = {"if", "unless"}


def binds_nobody(predicate: Token, verb: Token, force: Force) -> bool:
    """One of the rules knows it for something else than a promise."""
    return any(rule(predicate, verb, force) for rule in RULES)


def is_price(predicate: Token, verb: Token, force: Force) -> bool:
    """ "The dam is to cost two billion", "both ships will come to 400 million": what a thing comes to."""
    lemma = verb.lemma_.lower()
    if _is_decided(verb) or particle(verb) or any(c.lower_ in ("down", "up", "back") for c in verb.children):
        return False
    if lemma in binding_words("costing"):
        return True
    sums = [c for c in children(verb, "obl") if preposition(c) == "to" and (c.pos_ == "NUM" or children(c, "nummod"))]
    return lemma in SUMS and bool(sums) and not is_passive(verb)


def is_of_the_public(predicate: Token, verb: Token, force: Force) -> bool:
    """ "Households will pay a third more": what people at large bear of it, and nobody undertakes."""
    doer = subject(verb)
    if doer is None or not force.weak or is_passive(verb) or verb.lemma_.lower() not in binding_words("bearing"):
        return False
    return doer.lemma_.lower() in binding_words("the-public") and not (is_negated(verb) or _is_decided(verb))


def _is_decided(verb: Token) -> bool:
    """ "No more than eight billion", "…, the cabinet decided": a bound or a price that somebody gives his word for."""
    if is_decided(verb) or any(v.lemma_.lower() in binding_words("making-known") for v in children(verb, "parataxis")):
        return True
    return any(t.tag_ in ("JJR", "RBR") and t.nbor().lower_ == "than" for t in verb.subtree if t.i + 1 < len(t.doc))


def is_time_spent(predicate: Token, verb: Token, force: Force) -> bool:
    """ "Will spend the winter in jail"."""
    return predicate.lemma_.lower() == "spend" and any(is_time(c) for c in children(predicate, "obj"))


def is_option(predicate: Token, verb: Token, force: Force) -> bool:
    """ "Governments have until Saturday to opt out": a term for what one may do."""
    return force.rule == "commitment.deadline-given" and verb.lemma_.lower() in binding_words("option")


def is_contrary_to_fact(predicate: Token, verb: Token, force: Force) -> bool:
    """ "If he had lost, the firm would not be building here", "were it to fail, they would leave"."""
    if not {a.lower_ for a in auxiliaries(verb)} & REPORTED_FUTURE:
        return False
    saying = [v for v in (verb.head, *children(verb, "parataxis", "ccomp")) if v.lemma_.lower() in cues_of("verb")]
    for clause in (c for v in (verb, *saying) for c in children(v, "advcl")):
        words = {a.lower_: a for a in auxiliaries(clause)}
        marked = any(c.lower_ in CONDITIONS for c in children(clause, "mark"))
        past = "had" in words or "were" in words or clause.lower_ == "were"
        first = next(iter(clause.subtree)).lower_ in ("had", "were")
        if (marked and past) or first:
            return True
    return False


def is_opinion(predicate: Token, verb: Token, force: Force) -> bool:
    """ "The firm would finish it for a third, he believes", "by his reckoning it will be law by May"."""
    if not force.weak:
        return False
    opining = [v for v in children(verb, "parataxis") if v.lemma_.lower() in binding_words("opining")]
    if any(v.pos_ == "VERB" and not is_passive(v) and subject(v) != subject(verb) for v in opining):
        return True
    views = [c for c in children(verb, "obl") if c.lemma_.lower() in binding_words("reckoning")]
    return any(preposition(c) in ("by", "in", "on", "according to") and children(c, "nmod:poss") for c in views)


def is_described(predicate: Token, verb: Token, force: Force) -> bool:
    """ "The complex, which is to number seventeen plants", "what is to become a lake": what a thing is to be like."""
    if verb.lemma_.lower() in binding_words("describing"):
        return True
    doer = next(iter(children(verb, "nsubj")), None)
    return doer is not None and doer.lower_ == "what" and verb.lemma_.lower() in ("become", "be")


def is_oath_of_office(predicate: Token, verb: Token, force: Force) -> bool:
    """ "The winner was sworn in": an oath that promises nothing to be checked."""
    particles = {c.lower_ for c in verb.children if c.dep_ in ("compound:prt", "advmod", "case", "mark")}
    return predicate.lemma_.lower() == "swear" and force.rule == "commitment.promised-object" and "in" in particles


def is_done_of_need(predicate: Token, verb: Token, force: Force) -> bool:
    """ "An assembly had had to be called before he would sign": what had to be done and is told as done."""
    above = verb.head
    if verb.dep_ != "xcomp" or above.lemma_.lower() != "have" or force.rule == "commitment.has-to":
        return False
    return above.tag_ in ("VBD", "VBN")


def is_count_of_votes(predicate: Token, verb: Token, force: Force) -> bool:
    """ "By 333 votes to 298 the house agreed": how a vote went, and no vote to come."""
    votes = predicate.head if predicate.pos_ == "NUM" else predicate
    counted = any(c.dep_ == "nummod" or c.pos_ == "NUM" for c in votes.children)
    return votes.lemma_.lower() == "vote" and preposition(votes) in ("by", "with") and counted


def is_bound_by_another(predicate: Token, verb: Token, force: Force) -> bool:
    """ "The diplomats committed Russia to several things": who is bound is no thing that is sent."""
    if predicate.lemma_.lower() not in ("commit", "bind", "oblige") or force.rule != "commitment.promised-object":
        return False
    bound = [c for c in children(predicate, "obj") if c.pos_ in ("PROPN", "PRON")]
    counted = any(c.dep_ == "nummod" for n in children(predicate, "obl") for c in n.subtree)
    return bool(bound) and not counted


def is_reproach(predicate: Token, verb: Token, force: Force) -> bool:
    """ "A trial that should have been held years ago": what somebody finds wanting, with no day that was set for it."""
    words = {a.lower_ for a in auxiliaries(verb)}
    if not {"should", "have"} <= words or verb.dep_ not in ("acl:relcl", "acl"):
        return False
    return not any(is_time(t) and preposition(t) in ("by", "on", "before", "until") for t in verb.sent)


def is_of_the_hour(predicate: Token, verb: Token, force: Force) -> bool:
    """ "The metro is running every three minutes until three in the morning": what goes on in any case."""
    if force.rule != "commitment.arranged":
        return False
    if any(c.lower_ in ("every", "each") and is_time(c.head) for c in verb.subtree):
        return True
    begun = [c for c in children(verb, "obl") if c.lower_ in ("yesterday", "today")]
    return any(preposition(c) in ("from", "since", "") for c in begun)


def is_asked_for(predicate: Token, verb: Token, force: Force) -> bool:
    """ "He agreed to send on their application to join the pact": what somebody asks or wishes for, in a noun between
    the word that binds and the deed."""
    before = predicate.doc[max(predicate.i - 2, 0) : predicate.i]
    return len(before) == 2 and before[1].lower_ == "to" and before[0].lemma_.lower() in binding_words("asking-for")


def is_talked_of(predicate: Token, verb: Token, force: Force) -> bool:
    """ "They are to begin negotiations on the return of the prisoners": what the talks are on is not promised."""
    if predicate.pos_ != "NOUN" or preposition(predicate) not in ("on", "about", "over", "regarding", "concerning"):
        return False
    above = predicate.head
    nouns = [above, *(n for n in children(above, "obj", "nsubj", "nsubj:pass") if n.i < predicate.i)]
    return any(n.lemma_.lower() in binding_words("talking") for n in nouns if n.pos_ in ("NOUN", "PROPN"))


def is_a_landmark(predicate: Token, verb: Token, force: Force) -> bool:
    """ "He will swim there before the Games, which open on July 26": what only says when something else is to be."""
    return (
        verb.dep_ == "acl:relcl"
        and force.dated
        and preposition(verb.head) in ("before", "after", "until", "since", "during", "ahead of", "in time for", "by")
    )


RULES: tuple[Callable[[Token, Token, Force], bool], ...] = (
    is_price,
    is_of_the_public,
    is_time_spent,
    is_option,
    is_contrary_to_fact,
    is_opinion,
    is_described,
    is_oath_of_office,
    is_done_of_need,
    is_count_of_votes,
    is_bound_by_another,
    is_reproach,
    is_of_the_hour,
    is_asked_for,
    is_talked_of,
    is_a_landmark,
)
