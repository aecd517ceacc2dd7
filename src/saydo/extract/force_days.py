"""The force that a day gives: a deed that falls due on it, for which it is named, to which it is moved.

Rules of the same shape as those of force.py; all ask for the day itself to be read.
"""

from spacy.tokens import Token

from saydo.extract.binding import Force, is_infinitive, is_told_as_past
from saydo.extract.grammar import auxiliaries, children, is_negated, is_passive, is_time, particle, preposition, subject
from saydo.lexicon.binding_words import binding_words
from saydo.lexicon.classes import classes_of_noun
from saydo.lexicon.day_verbs import day_verbs

BOUNDING = {"by", "before", "until", "till", "within", "no later than", "by the end of"}
CALENDAR = {"on", "in", "at", "until", "from", "by"}
TOWARDS = {"to", "until", "till", "into", "from", "for", "by"}
OUTWARD = {"leave", "quit"}  # "are leaving Gao"
WAYS = {"to", "into", "from", "out of", "for", "back to", "onto"}
ACTING = {"people", "organisation", "office", "force", "staff", "captive", "uncontrolled"}  # who may be asked to act
WISHES = {"want", "hope", "wish", "mean", "plan", "intend", "aim"}
STAYING = {"remain", "stay", "last", "continue", "keep", "hold"}
FIRST = {"first", "originally", "once", "initially", "earlier", "previously", "at first"}


def falls_due(predicate: Token, verb: Token) -> Force | None:
    """ "Elections are due by July", "the rest is due before the end of May", "elections, which are due in May"."""
    clauses = [verb, predicate.head, *children(predicate, "acl", "acl:relcl", "amod", "nmod")]
    for clause in clauses:
        due = clause if clause.lower_ == "due" else next((c for c in clause.children if c.lower_ == "due"), None)
        if due is None or (clause.lower_ != "due" and not is_time(clause)) or clause.pos_ == "VERB":
            continue
        if clause.lower_ == "due" and not any(is_time(c) for c in children(due, "obl", "nmod")):
            continue
        past = any(a.lower_ in ("was", "were", "had") for a in auxiliaries(due))
        force = "recalled" if past else "timetable"
        return Force("commitment.falls-due", force, due, past=past, weak=True, dated=True)
    return None


def day_named(predicate: Token, verb: Token) -> Force | None:
    """ "Named 1 July for the start", "settled on May for the vote", "names the day for leaving Lebanon"."""
    above = predicate.head
    if predicate.pos_ == "VERB" and _is_day_verb(predicate, "names"):
        thing = next(iter(children(predicate, "obj", "nsubj:pass")), None)
        beside = [c for n in (predicate, *([thing] if thing else [])) for c in children(n, "obl", "nmod")]
        joined = {"for"} if is_told_as_past(predicate) else {"for", "on", "in"}
        if any(is_time(c) and preposition(c) in joined for c in beside) and not is_negated(predicate):
            return Force("commitment.day-named", "plan", predicate, weak=True, dated=True)
    if above.pos_ == "VERB" and above.dep_ == "acl:relcl" and is_time(above.head) and _is_for(predicate):
        past = any(a.lower_ == "had" for a in auxiliaries(above))
        named = _is_day_verb(above, "names") and not is_negated(above)
        return Force("commitment.day-named", "plan", above, past=past, weak=True, dated=True) if named else None
    if above.pos_ == "NOUN" and is_time(above) and _is_for(predicate):
        above = above.head
    elif predicate.dep_ not in ("obj", "nsubj:pass") and not (predicate.dep_ in ("obl", "nmod") and _is_for(predicate)):
        return None
    if predicate.pos_ not in ("NOUN", "PROPN", "VERB") or not _is_day_verb(above, "names") or is_negated(above):
        return None
    times = [c for c in children(above, "obj", "obl") if is_time(c) and c != predicate]
    past = any(a.lower_ == "had" for a in auxiliaries(above))
    return Force("commitment.day-named", "plan", above, past=past, weak=True, dated=True) if times else None


def day_moved(predicate: Token, verb: Token) -> Force | None:
    """ "Postponed the vote to May", "the opening was put off until June", "puts off the exit to 11 September"."""
    above = predicate.head
    if predicate.pos_ == "VERB" and _is_day_verb(predicate, "moves") and children(predicate, "obj", "nsubj:pass"):
        return _moved(predicate)
    passive = predicate.dep_ in ("nsubj:pass", "nsubj", "obj", "nmod") or preposition(predicate) in ("off", "back")
    moves = predicate.pos_ in ("NOUN", "PROPN") and passive and _is_day_verb(above, "moves")
    return _moved(above) if moves else None


def _moved(verb: Token) -> Force | None:
    times = [c for c in children(verb, "obl", "xcomp") if is_time(c) and preposition(c) in TOWARDS]
    if not times or is_negated(verb):
        return None
    return Force("commitment.day-moved", "plan", verb, weak=True, dated=True)


def scheduled_present(predicate: Token, verb: Token) -> Force | None:
    """The present of calendars, with a day to come: "the country votes on 4 May", "the tax rises in April"."""
    if verb.tag_ not in ("VBZ", "VBP") or verb.pos_ != "VERB" or auxiliaries(verb) or is_negated(verb):
        return None
    times = [
        c for c in children(verb, "obl") if is_time(c) and preposition(c) in ("on", "in", "at", "until", "from", "by")
    ]
    if verb.lemma_.lower() in STAYING:
        times = [c for c in times if preposition(c) == "until"]
    told = verb != predicate or verb.lemma_.lower() in WISHES or verb.dep_ in ("acl:relcl", "advcl")
    return None if told or not times else Force("commitment.arranged", "timetable", None, weak=True, dated=True)


def not_before(predicate: Token, verb: Token) -> Force | None:
    """ "It will be 2031 before the runway is ready": a date in the place of an earlier one."""
    words = [t for t in verb.sent if not t.is_punct]
    for place, word in enumerate(words[:6]):
        if word.lower_ == "be" and place >= 2 and words[place - 2].lower_ == "it" and words[place - 1].tag_ == "MD":
            day = next((t for t in words[place + 1 : place + 5] if is_time(t)), None)
            before = next((t for t in words[place + 2 : place + 7] if t.lower_ == "before"), None)
            if day is not None and before is not None and day.i < before.i < predicate.i:
                return Force("commitment.not-before", "plan", day, weak=True, dated=True)
    return None


def arranged(predicate: Token, verb: Token) -> Force | None:
    """The present of arrangements, with a day to come: "the tanks are coming this month", "he is leaving in May"."""
    words = {a.lower_ for a in auxiliaries(verb)}
    if verb.tag_ != "VBG" or not words & {"is", "are", "'re", "’re", "am", "'m", "’m"} or is_negated(verb):
        return None
    if verb.dep_ == "acl:relcl":
        return None
    times = [c for c in children(verb, "obl") if is_time(c) and c.lower_ not in ("now", "today")]
    if not times and not _is_bound_for(verb):
        return None
    return Force("commitment.arranged", "plan", None, weak=True, dated=bool(times))


def _is_bound_for(verb: Token) -> bool:
    """ "Are coming home", "is leaving for Gabon", "are going to Haiti": on the move, with where to or where from."""
    if verb.lemma_.lower() not in binding_words("moving"):
        return False
    ways = {preposition(c) for c in children(verb, "obl", "advmod")}
    beside = {c.lower_ for c in children(verb, "advmod", "compound", "obl", "obj")}
    homeward = bool(beside & binding_words("homeward"))
    return bool(ways & WAYS) or homeward or (verb.lemma_.lower() in OUTWARD and bool(children(verb, "obj")))


def should_by(predicate: Token, verb: Token) -> Force | None:
    """What is down for a day: "the summit should take place by January", "the lock ought to open in 2027".

    Of a thing, not of somebody who is asked to do it ("the army should leave by May").
    """
    modals = {a.lower_ for a in auxiliaries(verb)}
    ought = verb.dep_ == "xcomp" and verb.head.lower_ == "ought"
    if not ("should" in modals or ought) or "have" in modals or is_negated(verb):
        return None
    if any(c.dep_ == "mark" and c.lower_ in ("if", "whether") for c in verb.children) or verb.dep_ == "acl:relcl":
        return None
    doer = subject(verb)
    if doer is None or doer.pos_ not in ("NOUN", "PRON"):
        return None
    of_itself = is_passive(verb) or verb.lemma_.lower() in binding_words("taking-place")
    if not of_itself and (doer.pos_ == "PRON" or ACTING & classes_of_noun().get(doer.lemma_.lower(), frozenset())):
        return None
    near = [*children(verb, "obl"), *(children(verb.head, "obl") if ought else [])]
    times = [c for c in near if is_time(c) and preposition(c) in BOUNDING | CALENDAR]
    return Force("commitment.should-by", "plan", None, weak=True, dated=True) if times else None


def once_wanted(predicate: Token, verb: Token) -> Force | None:
    """A plan recalled: "had wanted to be there by July", "had hoped to finish", "first wanted to open in May"."""
    wish = verb.head
    if not is_infinitive(verb) or verb.dep_ not in ("xcomp", "ccomp") or wish.lemma_.lower() not in WISHES:
        return None
    had = any(a.lower_ == "had" for a in auxiliaries(wish))
    first = is_told_as_past(wish) and any(c.lower_ in FIRST for c in wish.children)
    if not (had or first) or is_negated(wish):
        return None
    return Force("commitment.once-wanted", "recalled", wish, past=True, weak=True, dated=True)


def wants_by(predicate: Token, verb: Token) -> Force | None:
    """One's own aim, with a day: "the firm wants to start selling again on 1 October"."""
    wish = verb.head
    if not is_infinitive(verb) or verb.dep_ not in ("xcomp", "ccomp") or wish.lemma_.lower() not in ("want", "seek"):
        return None
    if wish.tag_ not in ("VBZ", "VBP") or is_negated(wish) or is_negated(verb) or auxiliaries(wish):
        return None
    times = [
        c for v in (verb, wish) for c in children(v, "obl") if is_time(c) and preposition(c) in BOUNDING | CALENDAR
    ]
    return Force("commitment.wants-by", "plan", wish, weak=True, dated=True) if times else None


def has_to(predicate: Token, verb: Token) -> Force | None:
    """Bound by a term: "the annex has to be laid before the assembly by May", "they have to be gone by Friday"."""
    above = verb.head
    if not is_infinitive(verb) or verb.dep_ != "xcomp" or above.lemma_.lower() != "have" or is_negated(above):
        return None
    times = [c for v in (verb, above) for c in children(v, "obl") if is_time(c) and preposition(c) in BOUNDING]
    return Force("commitment.has-to", "order", None, weak=True, dated=True) if times else None


def _is_for(word: Token) -> bool:
    return any(c.lower_ == "for" for c in children(word, "case", "mark"))


def _is_day_verb(verb: Token, kind: str) -> bool:
    """Of this kind, with the particle that the list asks for, if any."""
    beside = {c.lower_ for c in verb.children} | {m.lower_ for c in verb.children for m in children(c, "case")}
    entries = [e for e in day_verbs().get(verb.lemma_.lower(), ()) if e.kind == kind and verb.pos_ != "ADP"]
    if particle(verb):
        return any(e.particle in beside for e in entries if e.particle)
    return any(not e.particle or e.particle in beside for e in entries)
