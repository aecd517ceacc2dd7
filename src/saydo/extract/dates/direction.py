"""Which way a clause looks, from its tense and from words of planning: back, forward, or neither."""

from collections.abc import Iterable

from spacy.tokens import Token

from saydo.extract import grammar

FORWARD_BOUNDS = {"by", "until", "within"}
FUTURE = {"will", "'ll", "’ll", "shall", "wo", "would", "'d", "going"}
MODALS = {"may", "might", "could", "should", "must", "can"}
SMALL_WORDS = {"on", "in", "by", "at", "the", "late", "early", "until", "from", "since", "this", "next", "last"}
STATIVE = {
    "be",
    "have",
    "say",
    "show",
    "mean",
    "know",
    "think",
    "believe",
    "contain",
    "remain",
    "seem",
    "include",
    "want",
}
INSIDE_DATE = {"compound", "nummod", "nmod:unmarked", "flat"}
PROSPECTIVE = {
    "due",
    "slated",
    "schedule",
    "scheduled",
    "expect",
    "expected",
    "plan",
    "planned",
    "likely",
    "bind",
    "bound",
    "upcoming",
    "forthcoming",
    "promise",
    "pledge",
    "vow",
    "intend",
    "aim",
    "propose",
    "forecast",
    "foresee",
    "foreseen",
    "earmark",
    "earmarked",
    "slate",
    "project",
    "projected",
    "anticipate",
    "postpone",
    "postponed",
    "delay",
    "delayed",
    "deadline",
    "target",
    "expire",
    "await",
    "ready",
    "possible",
    "booked",
    "deferred",
    "payable",
    "effective",
    "extend",
}


def direction_at(token: Token | None, bound: str | None) -> int:
    """Below 0 where the clause around the word looks back, above 0 where it looks forward, 0 where it does not say;
    2 where the verb itself says so, 1 where it is only a noun or a bound on the way to it.

    The rules are those of HeidelTime (Strötgen and Gertz 2013) and TIMEN (Llorens et al. 2012): a past tense looks
    back, a future one forward; a bound such as "by" looks forward unless the verb is past.
    """
    if bound == "since":
        return -2
    if token is None:
        return 0
    beside = _verb_before(token)
    if beside is None and _opens_date(token) and token.head.head.pos_ == "VERB":
        ahead = _looks(token.head.head, direct=True)
        if ahead > 0:
            return ahead
    for number, head in enumerate([beside] if beside is not None else _governors(token)):
        said = _looks(head, direct=number == 0)
        if said:
            return 1 if said == -1 and bound in FORWARD_BOUNDS else said
    return 1 if bound in FORWARD_BOUNDS else 0


def _verb_before(token: Token) -> Token | None:
    """The verb that stands right before the expression, small words apart: parsers lose such dates."""
    index = token.i - 1
    while index > 0 and token.doc[index].lower_ in SMALL_WORDS and token.i - index < 4:
        index -= 1
    found = token.doc[index] if index >= 0 else None
    return found if found is not None and found.tag_ in ("VBD", "VBN") and found.sent == token.sent else None


def _opens_date(token: Token) -> bool:
    """The month of "January 1", which hangs on the number of the day."""
    return token.dep_ in INSIDE_DATE and token.head.i - token.i == 1 and token.head.pos_ == "NUM"


def _governors(token: Token) -> Iterable[Token]:
    """The words that the expression hangs on, up to the predicate of its clause."""
    for number, head in enumerate(token.ancestors):
        yield head
        if (
            head.tag_ in ("VBN", "VBG")
            and head.dep_ in ("xcomp", "advcl", "ccomp", "acl")
            and not grammar.auxiliaries(head)
        ):
            continue
        if head.pos_ in ("VERB", "AUX") or head.dep_ in ("ROOT", "ccomp", "parataxis", "advcl") or number > 8:
            return


def _looks(head: Token, *, direct: bool) -> int:
    words = {a.lower_ for a in grammar.auxiliaries(head)}
    if words & FUTURE:
        return 2
    strength = 2 if direct else 1
    prospective = head.lower_ in PROSPECTIVE or head.lemma_ in PROSPECTIVE
    if "had" in words or _under_past_perfect(head):
        return -strength
    if head.pos_ not in ("VERB", "AUX"):
        return strength if prospective or words & MODALS else -1 if words & {"was", "were"} else 0
    if words & MODALS:
        return 2 if direct and words & {"may", "must", "can"} and "have" not in words else 1
    if prospective and head.tag_ in ("VBN", "VBD"):
        return strength
    if head.tag_ in ("VBN", "VBG") and head.dep_ in ("xcomp", "ccomp") and not words:
        return 0
    tense = grammar.tense(head)
    if tense == "present":
        timetable = direct and head.tag_ in ("VBZ", "VBP") and not words and head.lemma_ not in STATIVE
        return strength if prospective or timetable else 0
    return strength if tense == "future" else -strength


def _under_past_perfect(head: Token) -> bool:
    """ "had been due to expire": what lay ahead then is past."""
    return head.dep_ == "xcomp" and any(a.lower_ == "had" for a in grammar.auxiliaries(head.head))
