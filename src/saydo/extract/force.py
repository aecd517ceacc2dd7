"""With what force a passage commits somebody to a deed: an ordered list of rules over the words above a predicate.

Each rule looks at the predicate of the deed and its governors and answers with a Force, or None. The first that answers
decides. Commissive speech acts as in Searle, "A classification of illocutionary acts" (1976); here they count only when
the one who speaks, decides or agrees can be held to it.
"""

from collections.abc import Callable

from spacy.tokens import Token

from saydo.extract.binding import (
    CARRIERS,
    FUTURE_WORDS,
    REPORTED_FUTURE,
    Force,
    carrier,
    clause_verb,
    governors,
    is_demanded,
    is_gapped,
    is_infinitive,
    is_told_as_past,
    stands_beside,
)
from saydo.extract.force_days import (
    arranged,
    day_moved,
    day_named,
    falls_due,
    has_to,
    not_before,
    once_wanted,
    scheduled_present,
    should_by,
    wants_by,
)
from saydo.extract.grammar import auxiliaries, children, is_negated, is_time, preposition, subject
from saydo.extract.unbound import binds_nobody
from saydo.lexicon.binding_words import binding_words
from saydo.lexicon.classes import members_of
from saydo.lexicon.commissives import commissives
from saydo.lexicon.day_verbs import day_verbs

OPEN_MODALS = {"may", "might", "could", "can", "should", "must", "ought", "ca"}
SCHEDULED = set(
    "due set scheduled slated bound supposed meant expected planned ready poised obliged required committed pledged "
    "determined booked timed intended designed earmarked billed projected".split()
)
GIVERS = {"have", "give", "get", "allow", "grant", "set", "face", "leave", "offer"}
CALENDAR_VERBS = {"expire", "lapse", "open", "close"}
MOTION = {"move"}  # it moved to lift the ban; not: it moved ahead with talks to lift the ban
LAPSING = {"lapse", "expire"}  # what ends of itself was promised by nobody
INTO_FORCE = {"take": "effect", "come": "into", "enter": "into", "go": "into"}
INSTRUMENTS = {"licence", "license", "law", "constitution", "rules", "plan", "terms", "act", "statute", "timetable"}
NAMING = {"provide", "announce", "offer", "confirm", "propose"}  # weak words that bind to a deed named with its day
IDIOMS = {
    "have",
    "see",
    "find",
    "hear",
    "expect",
    "blame",
    "fear",
    "hope",
    "believe",
    "know",
    "trust",
}  # "is to be had"
FINITE_BE = {"is", "are", "was", "were", "'s", "’s", "'re", "’re", "am"}


def force_of(predicate: Token) -> Force | None:
    """The force of the first rule that answers, None where nobody is committed to anything."""
    verb = carrier(clause_verb(predicate))
    if _is_open(verb) and not _is_mandative(verb):
        return obliged(predicate, verb) or should_by(predicate, verb)
    if is_demanded(predicate) or stands_beside(predicate) or _is_dealt_with(predicate):
        return None
    force = next((force for rule in RULES if (force := rule(predicate, verb)) is not None), None)
    return None if force is None or binds_nobody(predicate, verb, force) else force


def obliged(predicate: Token, verb: Token) -> Force | None:
    """ "Under the licence the consortium must finish the dam by 2029": a law, contract or ruling binds, by a date."""
    modals = {a.lower_ for a in auxiliaries(verb)}
    if not modals & {"must", "shall", "should"}:
        return None
    beside = children(verb, "obl", "nmod") if children(verb, "cop") else children(verb, "obl")  # "be out of the bay by"
    terms = [c for c in beside if is_time(c) and preposition(c) in ("by", "no later than", "within")]
    if "must" in modals and terms:
        return Force("commitment.obliged", "order", None, weak=True, dated=True)
    table = commissives()
    for word in verb.sent:
        entry = table.get((word.lemma_.lower(), "NOUN"))
        binding = entry is not None and entry.force in ("agreement", "order", "decision")
        if word.pos_ != "NOUN" or not (binding or word.lemma_.lower() in INSTRUMENTS):
            continue
        under = word.dep_ in ("obl", "nmod") and preposition(word) in ("under", "according to", "by")
        under = under or (verb.dep_ == "acl:relcl" and verb.head == word)
        if under or (word.dep_ in ("nsubj", "nsubj:pass") and word.head == verb):
            return Force("commitment.obliged", "order", word, weak=True, dated=True)
    return None


def deadline_given(predicate: Token, verb: Token) -> Force | None:
    """ "Has until May to leave", "gives them 180 days to leave", "have a month in which to report"."""
    above = verb.head
    if not is_infinitive(verb) or verb.dep_ not in ("xcomp", "advcl", "acl", "ccomp", "acl:relcl"):
        return None
    if above.pos_ == "NOUN" and is_time(above):
        above = above.head
    if above.lemma_.lower() not in GIVERS or above.pos_ not in ("VERB", "AUX"):
        return None
    terms = [
        c for c in above.children if c.dep_.split(":")[0] in ("obj", "obl", "iobj", "nmod", "xcomp") and _is_term(c)
    ]
    terms += [c for c in children(verb, "nsubj") if is_time(c) and preposition(c) in ("until", "till", "up to")]
    return Force("commitment.deadline-given", "agreement", above, weak=True, dated=True) if terms else None


def _is_term(noun: Token) -> bool:
    """A length of time, "until" with a date, or the word deadline itself."""
    if noun.lower_ in ("deadline", "ultimatum"):
        return True
    return is_time(noun) and (
        preposition(noun) in ("", "until", "till", "up to") or any(c.lower_ in ("until", "till") for c in noun.children)
    )


def in_force_from(predicate: Token, verb: Token) -> Force | None:
    """The present of decrees and calendars, with a day to come: "the law takes effect in 2035", "it ends in May"."""
    if verb.tag_ not in ("VBZ", "VBP") or auxiliaries(verb) or verb.pos_ != "VERB" or is_negated(verb):
        return None
    doer = subject(verb)
    entry = commissives().get((doer.lemma_.lower(), "NOUN")) if doer is not None else None
    word = INTO_FORCE.get(verb.lemma_.lower())
    follows = word is not None and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == word
    if (
        follows
        or verb.lemma_.lower() in CALENDAR_VERBS
        or (entry is not None and entry.force in ("order", "agreement", "decision"))
    ):
        return Force("commitment.in-force-from", "timetable", None, weak=True, dated=True)
    return None


def recalled_future(predicate: Token, verb: Token) -> Force | None:
    """A future seen from the past: "was to have opened", "should have closed", "had been due to leave"."""
    words = {a.lower_ for a in auxiliaries(verb)}
    marked = _governing_copula(verb)
    if "should" in words and "have" in words:
        return Force("commitment.recalled-future", "recalled", None, past=True)
    if verb.lemma_.lower() in LAPSING or _is_idiom(verb):
        return None
    if marked is not None and (marked.lower_ in ("was", "were") or "had" in {a.lower_ for a in auxiliaries(marked)}):
        return Force("commitment.recalled-future", "recalled", None, past=True)
    return None


def bound_by_word(predicate: Token, verb: Token) -> Force | None:
    """A commissive verb or noun governs the deed: "vowed to leave", "the order to leave", "the promised release"."""
    if is_told_as_past(verb) and verb == predicate:
        return None
    for governor, entry in governors(predicate):
        if is_negated(governor) or any(c.lower_ == "no" for c in children(governor, "det")):
            return None
        if governor.lemma_.lower() in MOTION and governor.pos_ == "VERB" and governor.nbor().lower_ != "to":
            continue
        past = governor.pos_ == "VERB" and any(a.lower_ == "had" for a in auxiliaries(governor))
        past = past or (governor.tag_ == "VBN" and governor.dep_ in ("acl", "amod"))
        named = entry.strength == "weak" and predicate.pos_ in ("NOUN", "PROPN")
        if named and governor.lemma_.lower() not in NAMING:
            continue
        weak = entry.strength == "weak" or (governor.pos_ == "NOUN" and predicate.pos_ in ("NOUN", "PROPN"))
        dated = named and not _is_made_known(governor)
        return Force("commitment.bound-by-word", "recalled" if past else entry.force, governor, past, weak, dated=dated)
    return None


def _is_made_known(governor: Token) -> bool:
    """ "The ministry announced a ban on trawling": a deed in a noun is promised by whoever makes it known."""
    return governor.lemma_.lower() in binding_words("making-known") and subject(governor) is not None


def announced_beside(predicate: Token, verb: Token) -> Force | None:
    """The present of what is made known beside it: "the embassy goes back to Tel Aviv, the minister announced"."""
    if verb.tag_ not in ("VBZ", "VBP") or auxiliaries(verb) or verb.pos_ != "VERB" or is_negated(verb):
        return None
    for word in children(verb, "parataxis"):
        if word.lemma_.lower() in binding_words("making-known") and is_told_as_past(word):
            return Force("commitment.announced-beside", "plan", word, weak=True)
    return None


def plain_future(predicate: Token, verb: Token) -> Force | None:
    """The future tense: "will leave", "is going to leave"."""
    words = {a.lower_ for a in auxiliaries(verb)}
    going = verb.dep_ == "xcomp" and verb.head.lower_ == "going" and bool(auxiliaries(verb.head))
    to_go_on = any(is_infinitive(c) for c in children(verb, "xcomp"))  # and not "is going over the works"
    going = going or (verb.lower_ == "going" and predicate != verb and bool(words & FINITE_BE) and to_go_on)
    if words & FUTURE_WORDS or going:
        return Force("commitment.future", "promise", None, weak=True, dated=verb.dep_ == "acl:relcl")
    return None


def reported_future(predicate: Token, verb: Token) -> Force | None:
    """ "Would" in what somebody is reported to have said."""
    words = {a.lower_ for a in auxiliaries(verb)}
    if words & REPORTED_FUTURE and "have" not in words and _is_reported(verb):
        alone = not any(a.pos_ == "VERB" for a in verb.ancestors) and not children(verb, "parataxis", "ccomp")
        return Force("commitment.reported-future", "promise", None, weak=True, dated=alone)
    return None


def be_to(predicate: Token, verb: Token) -> Force | None:
    """ "Is to leave", "are due to leave", "is scheduled for release"."""
    copula = _governing_copula(verb)
    if verb.lemma_.lower() in LAPSING and copula is not None and copula.lower_ not in ("is", "are"):
        return None
    if not _is_idiom(verb) and (copula is not None or _is_there_to_be(verb)):
        return Force("commitment.be-to", "timetable", None, weak=True, dated=verb.dep_ == "acl:relcl")
    return None


def _is_idiom(verb: Token) -> bool:
    """ "Is to be had", "was not to be found"."""
    return verb.tag_ == "VBN" and verb.lemma_.lower() in IDIOMS and any(a.lower_ == "be" for a in auxiliaries(verb))


def _is_there_to_be(verb: Token) -> bool:
    """ "There are to be no foreign soldiers"."""
    before = verb.doc[max(0, verb.i - 2) : verb.i]
    if verb.lower_ == "be":
        return [t.lower_ for t in before][-1:] == ["to"] and before[0].lower_ in FINITE_BE
    there = any(c.dep_ == "expl" for c in verb.children)
    return there and any(m.lower_ == "to" for c in children(verb, "nsubj") for m in children(c, "mark"))


def headline_infinitive(predicate: Token, verb: Token) -> Force | None:
    """ "Germany to send tanks": an infinitive after a noun in a line without a finite verb, as headlines have it."""
    mark = next((m for m in [*children(verb, "mark"), *children(verb, "aux")] if m.lower_ == "to"), None)
    if not is_infinitive(verb) or mark is None or mark.i == mark.sent.start:
        return None
    if verb.sent.text.rstrip().endswith((".", "?", "!")):
        return None
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.i < mark.i for t in verb.sent)
    after_noun = any(
        t.pos_ in ("NOUN", "PROPN", "NUM", "ADJ") or t.text[:1].isupper() for t in verb.sent if t.i < mark.i
    )
    return None if finite or not after_noun else Force("commitment.headline", "plan", mark, weak=True)


def promised_object(predicate: Token, verb: Token) -> Force | None:
    """The promise is the predicate itself: "promised 20,000 officers", "pledged two billion dollars"."""
    entry = commissives().get((predicate.lemma_.lower(), "VERB"))
    if entry is None or entry.force != "promise" or predicate.pos_ != "VERB" or is_negated(predicate):
        return None
    had = any(a.lower_ == "had" for a in auxiliaries(predicate))
    return Force("commitment.promised-object", "recalled" if had else "promise", predicate, past=had, weak=True)


def promised_before(predicate: Token, verb: Token) -> Force | None:
    """ "The talks that it announced for 10 March", "the release which the court ordered": bound before."""
    if predicate.pos_ not in ("NOUN", "PROPN"):
        return None
    for clause in children(predicate, "acl:relcl"):
        entry = commissives().get((clause.lemma_.lower(), "VERB"))
        if entry is None or is_negated(clause) or not is_gapped(clause):
            continue
        return Force("commitment.promised-before", "recalled", clause, past=True, weak=True, dated=True)
    return None


RULES: tuple[Callable[[Token, Token], Force | None], ...] = (
    promised_object,
    recalled_future,
    once_wanted,
    deadline_given,
    bound_by_word,
    promised_before,
    announced_beside,
    plain_future,
    reported_future,
    be_to,
    has_to,
    wants_by,
    falls_due,
    day_named,
    day_moved,
    not_before,
    should_by,
    arranged,
    scheduled_present,
    in_force_from,
    headline_infinitive,
)


def _is_dealt_with(noun: Token) -> bool:
    """ "Heed the vote", "discuss the withdrawal": the object of a verb that does something else to it."""
    verb = noun.head
    if noun.pos_ != "NOUN" or noun.dep_ != "obj" or verb.pos_ != "VERB":
        return False
    lemma = verb.lemma_.lower()
    known = lemma in members_of("support verb") or (lemma, "VERB") in commissives() or lemma in day_verbs()
    return not known and lemma not in CARRIERS


def _is_mandative(verb: Token) -> bool:
    """ "Ordered that the mission should be shut", "agreed that they must leave": what was ordered or agreed."""
    entry = commissives().get((verb.head.lemma_.lower(), "VERB" if verb.head.pos_ == "VERB" else "NOUN"))
    content = verb.dep_ in ("ccomp", "acl") and any(c.lower_ == "that" for c in children(verb, "mark"))
    return content and entry is not None and entry.strength == "full"


def _is_open(verb: Token) -> bool:
    words = {a.lower_ for a in auxiliaries(verb)}
    return bool(words & OPEN_MODALS) and "have" not in words


def _governing_copula(verb: Token) -> Token | None:
    """The "is" of "is to leave", "is due to leave", "is set for release" that stands over a verb."""
    mark = next((m for m in [*children(verb, "mark"), *children(verb, "aux")] if m.lower_ == "to"), None)
    own = [a for a in auxiliaries(verb) if a.lower_ in FINITE_BE and mark is not None and a.i < mark.i]
    if own:
        return own[0]
    due = [m for m in verb.children if m.lower_ == "due" and m.dep_ in ("mark", "case", "advmod")]
    if due:
        return next((a for a in auxiliaries(verb) if a.i < due[0].i), due[0])
    to = is_infinitive(verb)
    if to and verb.dep_ in ("xcomp", "advcl", "ccomp", "csubj") and verb.head.lower_ in SCHEDULED:
        copula = [a for a in auxiliaries(verb.head) if a.lemma_.lower() in ("be", "have")]
        return copula[-1] if copula else verb.head
    if to and verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_.lower() == "be":
        return verb.head
    return None


def _is_reported(verb: Token) -> bool:
    """Under a verb of saying, beside one ("…, the minister said"), or in a sentence whose clause is one."""
    for candidate in verb.ancestors:
        if candidate.pos_ == "VERB":
            return True
    return bool(children(verb, "parataxis", "ccomp")) or subject(verb) is not None
