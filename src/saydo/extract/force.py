"""With what force a passage commits somebody to a deed: an ordered list of rules over the words above a predicate.

Each rule looks at the predicate of the deed and its governors and answers with a Force, or None. The first that answers
decides. Commissive speech acts as in Searle, "A classification of illocutionary acts" (1976); here they count only when
the one who speaks, decides or agrees can be held to it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from saydo.extract.grammar import CLAUSE_HEADS, auxiliaries, children, is_negated, is_time, preposition, subject
from saydo.lexicon.commissives import Commissive, commissives

FUTURE_WORDS = {"will", "'ll", "’ll", "shall", "wo"}
REPORTED_FUTURE = {"would", "'d", "’d"}
OPEN_MODALS = {"may", "might", "could", "can", "should", "must", "ought", "ca"}
SCHEDULED = set(
    "due set scheduled slated bound supposed meant expected planned ready poised obliged required committed pledged "
    "determined booked timed intended designed earmarked billed projected".split()
)
CARRIERS = {"begin", "start", "commence", "continue", "help", "proceed", "go", "come", "let", "get", "resume", "cease"}
GIVERS = {"have", "give", "get", "allow", "grant", "set", "face", "leave", "offer"}
ORDERS = set("order decree law deal agreement resolution edict accord pact treaty ruling directive".split())
PARTS = set(
    "start beginning end opening resumption holding series number round date day total set half part rest kind sort "
    "form".split()
)
CALENDAR_VERBS = {"expire", "lapse", "open", "close"}
INTO_FORCE = {"take": "effect", "come": "into", "enter": "into", "go": "into"}
INSTRUMENTS = {"licence", "license", "law", "constitution", "rules", "plan", "terms", "act", "statute", "timetable"}
FINITE_BE = {"is", "are", "was", "were", "'s", "’s", "'re", "’re", "am"}
BINDING_PREPOSITIONS = {"", "to", "on", "for", "of", "about", "with", "in", "upon", "by", "'s", "’s"}
LINKS = set(
    "xcomp ccomp acl obj nmod obl nsubj nsubj:pass conj csubj csubj:pass acl:relcl appos parataxis advcl obl:agent "
    "nmod:poss".split()
)
DEMANDS = set(
    "urge demand call ask request press appeal beg plead insist warn accuse threaten exhort implore recommend "
    "advise suggest predict forecast hope wish doubt fear wonder estimate think believe imagine claim argue "
    "speculate".split()
)


@dataclass(frozen=True, slots=True)
class Force:
    """force as in Commitment; governor is the word that binds (None for a plain future, "to" in a headline); past says
    that it is recalled; weak and dated ask for something to check beside it, dated for the day on which it is due."""

    rule: str
    force: str
    governor: Token | None
    past: bool = False
    weak: bool = False
    dated: bool = False


def force_of(predicate: Token) -> Force | None:
    """The force of the first rule that answers, None where nobody is committed to anything."""
    verb = carrier(clause_verb(predicate))
    if _is_open(verb):
        return obliged(predicate, verb)
    if _is_demanded(predicate):
        return None
    return next((force for rule in RULES if (force := rule(predicate, verb)) is not None), None)


def clause_verb(token: Token) -> Token:
    """The verb of the clause: the token itself, or for a noun the verb it is subject or object of."""
    for candidate in (token, *token.ancestors):
        if candidate.pos_ in ("VERB", "AUX") or children(candidate, "cop"):
            return candidate
        if candidate.dep_ in CLAUSE_HEADS - {"conj"}:
            return candidate
    return token


def carrier(verb: Token) -> Token:
    """The verb that carries tense and modal for another: "begin" of "will begin to leave", the first of two."""
    current = verb
    for _ in range(4):
        above = current.head
        if (current.dep_ == "xcomp" and above.pos_ in ("VERB", "AUX") and above.lemma_.lower() in CARRIERS) or (
            current.dep_ == "conj"
            and above.pos_ == "VERB"
            and not auxiliaries(current)
            and above.tag_ == current.tag_
            and current.tag_ in ("VB", "VBN")
            and not any(c.dep_.startswith("nsubj") for c in current.children)
        ):
            current = above
        else:
            break
    return current


def obliged(predicate: Token, verb: Token) -> Force | None:
    """ "Under the licence the consortium must finish the dam by 2029": a law, contract or ruling binds, by a date."""
    if not {a.lower_ for a in auxiliaries(verb)} & {"must", "shall", "should"}:
        return None
    table = commissives()
    for word in verb.sent:
        entry = table.get((word.lemma_.lower(), "NOUN"))
        if entry is None or (entry.force not in ("agreement", "order", "decision") and word.lower_ not in INSTRUMENTS):
            continue
        under = word.dep_ in ("obl", "nmod") and preposition(word) in ("under", "according to", "by")
        if under or (word.dep_ in ("nsubj", "nsubj:pass") and word.head == verb):
            return Force("commitment.obliged", "order", word, weak=True, dated=True)
    return None


def deadline_given(predicate: Token, verb: Token) -> Force | None:
    """ "Has until May to leave", "gives them 180 days to leave", "have a month in which to report"."""
    above = verb.head
    if not _is_infinitive(verb) or verb.dep_ not in ("xcomp", "advcl", "acl", "ccomp", "acl:relcl"):
        return None
    if above.pos_ == "NOUN" and is_time(above):
        above = above.head
    if above.lemma_.lower() not in GIVERS or above.pos_ not in ("VERB", "AUX"):
        return None
    terms = [
        c for c in above.children if c.dep_.split(":")[0] in ("obj", "obl", "iobj", "nmod", "xcomp") and _is_term(c)
    ]
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
    if marked is not None and (marked.lower_ in ("was", "were") or "had" in {a.lower_ for a in auxiliaries(marked)}):
        return Force("commitment.recalled-future", "recalled", None, past=True)
    return None


def bound_by_word(predicate: Token, verb: Token) -> Force | None:
    """A commissive verb or noun governs the deed: "vowed to leave", "the order to leave", "the promised release"."""
    if is_told_as_past(verb) and verb == predicate:
        return None
    for governor, entry in _governors(predicate):
        if is_negated(governor) or any(c.lower_ == "no" for c in children(governor, "det")):
            return None
        past = governor.pos_ == "VERB" and any(a.lower_ == "had" for a in auxiliaries(governor))
        past = past or (governor.tag_ == "VBN" and governor.dep_ in ("acl", "amod"))
        if entry.strength == "weak" and predicate.pos_ in ("NOUN", "PROPN"):
            continue
        weak = entry.strength == "weak" or (governor.pos_ == "NOUN" and predicate.pos_ in ("NOUN", "PROPN"))
        return Force("commitment.bound-by-word", "recalled" if past else entry.force, governor, past=past, weak=weak)
    return None


def plain_future(predicate: Token, verb: Token) -> Force | None:
    """The future tense: "will leave", "is going to leave"."""
    words = {a.lower_ for a in auxiliaries(verb)}
    going = verb.dep_ == "xcomp" and verb.head.lower_ == "going" and bool(auxiliaries(verb.head))
    going = going or (verb.lower_ == "going" and predicate != verb and bool(words & FINITE_BE))
    if words & FUTURE_WORDS or going:
        return Force("commitment.future", "promise", None, weak=True)
    return None


def reported_future(predicate: Token, verb: Token) -> Force | None:
    """ "Would" in what somebody is reported to have said."""
    words = {a.lower_ for a in auxiliaries(verb)}
    if words & REPORTED_FUTURE and "have" not in words and _is_reported(verb):
        return Force("commitment.reported-future", "promise", None, weak=True)
    return None


def be_to(predicate: Token, verb: Token) -> Force | None:
    """ "Is to leave", "are due to leave", "is scheduled for release"."""
    marked = _governing_copula(verb)
    if marked is not None:
        return Force("commitment.be-to", "timetable", None, weak=True)
    return None


def headline_infinitive(predicate: Token, verb: Token) -> Force | None:
    """ "Germany to send tanks": an infinitive after a noun in a line without a finite verb, as headlines have it."""
    mark = next((m for m in [*children(verb, "mark"), *children(verb, "aux")] if m.lower_ == "to"), None)
    if not _is_infinitive(verb) or mark is None or mark.i == mark.sent.start:
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


RULES: tuple[Callable[[Token, Token], Force | None], ...] = (
    promised_object,
    recalled_future,
    deadline_given,
    bound_by_word,
    plain_future,
    reported_future,
    be_to,
    in_force_from,
    headline_infinitive,
)


def is_told_as_past(verb: Token) -> bool:
    """Finite and past or perfect, without a future: what is told is no promise any more."""
    words = {a.lower_ for a in auxiliaries(verb)}
    if words & (FUTURE_WORDS | REPORTED_FUTURE | {"to"}):
        return False
    perfect = bool(words & {"has", "have", "had", "'ve", "’ve"})
    passive_past = verb.tag_ == "VBN" and bool(words & {"was", "were"})
    return verb.tag_ == "VBD" or perfect or passive_past


def _is_open(verb: Token) -> bool:
    words = {a.lower_ for a in auxiliaries(verb)}
    return bool(words & OPEN_MODALS) and "have" not in words


def _is_demanded(predicate: Token) -> bool:
    """Somebody else wants it: the nearest governing verb is a demand, a guess or a warning."""
    current = predicate
    for _ in range(4):
        if current.dep_ not in LINKS:
            return False
        current = current.head
        if current.pos_ == "VERB" and current.lemma_.lower() in DEMANDS and not _asks_as_plan(current):
            return True
        if current.pos_ == "VERB" and (current.lemma_.lower(), "VERB") in commissives():
            return False
    return False


def _asks_as_plan(verb: Token) -> bool:
    """ "Plans call for", "the timetable suggests": what asks is a plan or a bargain, no outsider."""
    doer = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return doer is not None and (doer.lemma_.lower(), "NOUN") in commissives()


def _governors(predicate: Token) -> list[tuple[Token, Commissive]]:
    """Commissive words above the predicate, nearest first, at most five steps up."""
    found: list[tuple[Token, Commissive]] = []
    current, table = predicate, commissives()
    for prior in predicate.children:
        entry = table.get((prior.lemma_.lower(), "VERB"))
        if prior.dep_ == "amod" and prior.tag_ == "VBN" and entry is not None:
            found.append((prior, entry))
    for _ in range(5):
        if current.dep_ == "ROOT" or current.dep_ not in LINKS:
            break
        prior_link, link, current = current, current.dep_, current.head
        if link in ("acl:relcl", "acl", "advcl") and not (
            _is_infinitive(prior_link) or _is_gerund_of(prior_link, current)
        ):
            break
        if (
            link == "nmod"
            and current.pos_ == "NOUN"
            and (current.lemma_.lower(), "NOUN") not in table
            and _hangs_on_verb(current)
        ):
            break
        if (
            link in ("obl", "nmod")
            and prior_link.pos_ == "NOUN"
            and preposition(prior_link) not in BINDING_PREPOSITIONS
        ):
            break
        if link in ("nsubj", "csubj", "obl") and current.pos_ == "VERB" and current != clause_verb(predicate):
            break
        entry = table.get((current.lemma_.lower(), "VERB" if current.pos_ in ("VERB", "AUX") else "NOUN"))
        asking = (
            next((c for c in current.children if c.dep_ == "nsubj"), None) if current.lemma_ in ("call", "be") else None
        )
        if entry is None and asking is not None:
            entry = table.get((asking.lemma_.lower(), "NOUN"))
        if entry is not None and not (link == "nsubj" and not _is_passive_plan(current)):
            found.append((current, entry))
    return found


def _is_gerund_of(verb: Token, word: Token) -> bool:
    """ "An order closing the camp", "committed to publishing it"."""
    if verb.tag_ != "VBG" or auxiliaries(verb):
        return False
    to = any(c.lower_ in ("to", "of", "on") for c in children(verb, "mark", "case"))
    return to or (verb.dep_ == "acl" and word.lemma_.lower() in ORDERS)


def _hangs_on_verb(noun: Token) -> bool:
    """ "Confirmed the results of the election": what is confirmed is the results, whatever they are of."""
    return noun.dep_ in ("obj", "nsubj:pass", "obl") and noun.lemma_.lower() not in PARTS


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(m.lower_ == "to" for m in [*children(verb, "mark"), *children(verb, "aux")])


def _is_passive_plan(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj:pass", "aux:pass") for c in verb.children)


def _governing_copula(verb: Token) -> Token | None:
    """The "is" of "is to leave", "is due to leave", "is set for release" that stands over a verb."""
    mark = next((m for m in [*children(verb, "mark"), *children(verb, "aux")] if m.lower_ == "to"), None)
    own = [a for a in auxiliaries(verb) if a.lower_ in FINITE_BE and mark is not None and a.i < mark.i]
    if own:
        return own[0]
    due = [m for m in verb.children if m.lower_ == "due" and m.dep_ in ("mark", "case", "advmod")]
    if due:
        return next((a for a in auxiliaries(verb) if a.i < due[0].i), due[0])
    to = _is_infinitive(verb)
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
