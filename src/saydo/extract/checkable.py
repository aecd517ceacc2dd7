"""What makes of a passage with force a commitment: somebody's to keep, and with something in it that can be checked."""

from spacy.tokens import Token

from saydo.extract.binding import Force, clause_verb
from saydo.extract.grammar import children, is_negated, is_passive, is_time, patient, preposition, subject
from saydo.lexicon.binding_words import binding_words
from saydo.lexicon.classes import classes_of_noun
from saydo.lexicon.commissives import commissives
from saydo.lexicon.cues import cues_of
from saydo.records import Commitment, Event, Span, Statement, When

BY_ONESELF = {"resign", "cease fire", "disarm"}
OF_ITSELF = {"resign", "cease fire"}  # deeds that are known by themselves, whatever is said beside
SAID_TO_COME = {"commitment.bound-by-word", "commitment.future", "commitment.reported-future", "commitment.be-to"}
BINDING = {"order", "decision", "promise", "agreement", "plan"}
OUTSIDE_STANCES = {"predict", "accuse", "threaten", "demand"}
LOOKING_ON = {"expert", "witness"}  # kinds of source that can bind nobody
THEMSELVES = {
    "withdraw",
    "end",
    "close",
    "disarm",
    "cease fire",
    "keep",
}  # of the subject
MOVED = {"withdraw", "deploy", "release"}  # "U.S. troops would leave, officials said": who goes is the thing
DEFINITE = {"the", "its", "their", "his", "her", "our", "all", "every", "both", "whatever", "everything"}
PARTIES = {"side", "party", "signatory", "government", "cabinet", "ministry", "signer"}
WORD_GIVEN = {"say", "announce", "promise"}  # stances of statements in which somebody gives his word
ARTICLES = {"a", "an", "the", "this", "such", "some", "any"}
ASKING = {"when", "whether", "how", "why", "where"}


def is_bad_news(
    commitment: Commitment, force: Force, statement: Statement | None, verb: Token, dates: tuple[When, ...]
) -> bool:
    """ "The figure will not be reached": a failure foreseen, and no promise to refrain, unless somebody promises it,
    speaks of himself ("we will not raise taxes") or decides it ("the pact will not be renewed, the cabinet decided"),
    or sets a day after which a thing is no more done."""
    if not commitment.negative or not force.weak or (statement is not None and statement.stance == "promise"):
        return False
    if (force.governor is not None and force.force == "promise") or is_promised_beside(verb):
        return False
    if any(w.bound in ("after", "from") for w in dates):
        return False
    said = is_word_given(statement)
    lemma = verb.lemma_.lower()
    refrains = lemma in binding_words("refraining") and not is_passive(verb)
    if said and (refrains or _is_nobody(subject(verb))) and verb.dep_ != "acl:relcl":
        return _is_after_all(verb) or _is_silence(verb)
    if said and any(w.bound in ("before", "until", "by") for w in dates) and lemma in binding_words("staying"):
        return False
    could = lemma not in binding_words("failing") and not children(verb, "cop")
    if could and (is_decided(verb) or is_own(verb)):
        return _is_after_all(verb) or _is_silence(verb)
    doer = subject(verb)
    return doer is None or doer.lower_ not in ("we", "i") or is_passive(verb)


def _is_after_all(verb: Token) -> bool:
    """ "Will not, after all, bring them together": a promise given up, and none given."""
    return any(c.lower_ == "all" and any(m.lower_ == "after" for m in c.children) for c in verb.children)


def _is_silence(verb: Token) -> bool:
    """ "It will not say whether": what is kept back is no deed refrained from; what is not asked for is one."""
    lemma = verb.lemma_.lower()
    return lemma in cues_of("verb") and lemma not in binding_words("refraining")


def _is_nobody(doer: Token | None) -> bool:
    """ "No one will be worse off": said by who can see to it."""
    if doer is None:
        return False
    of_people = doer.lower_ == "one" or "people" in classes_of_noun().get(doer.lemma_.lower(), frozenset())
    none_of_them = of_people and any(c.lower_ == "no" and c.dep_ == "det" for c in doer.children)
    return doer.lower_ in ("nobody", "none") or none_of_them


def is_forgone(verb: Token, statement: Statement | None) -> bool:
    """ "Oslo will not ask for talks", "nobody will be worse off, ministers say": what one says will not be done, or
    what a party will not do, though nothing is named to which it would be done."""
    if is_word_given(statement):
        return not children(verb, "cop") or _is_nobody(subject(verb))
    return verb.lemma_.lower() in binding_words("refraining") and is_own(verb)


def is_promised_beside(verb: Token) -> bool:
    """ "…, the minister promised": beside the clause."""
    near = [v for v in children(verb, "parataxis", "advcl") if v.pos_ == "VERB"]
    entries = [commissives().get((v.lemma_.lower(), "VERB")) for v in near]
    return any(e is not None and e.force == "promise" for e in entries)


def is_decided(verb: Token) -> bool:
    """A clause of deciding stands beside or above: "…, the cabinet decided", "it was agreed that …"."""
    near = [*children(verb, "parataxis", "advcl"), verb.head]
    entries = [commissives().get((v.lemma_.lower(), "VERB")) for v in near if v != verb and v.pos_ == "VERB"]
    return any(e is not None and e.force in ("decision", "agreement", "promise", "order") for e in entries)


def is_own(verb: Token) -> bool:
    """ "Neither side will attack", "Oslo will no longer block it": a party says of itself what it will not do."""
    doer = subject(verb)
    if doer is None or is_passive(verb):
        return False
    named = doer.pos_ == "PROPN" and not any(c.lower_ == "no" for c in doer.children)
    stops = any(c.lower_ == "longer" for c in verb.children)
    return doer.lemma_.lower() in PARTIES or named or (stops and doer.pos_ == "PRON")


def is_outside(statement: Statement | None, force: Force) -> bool:
    """What somebody predicts, demands or threatens; but an order is asked by the word that binds."""
    if statement is not None and statement.source_type in LOOKING_ON and force.weak:
        return True
    if statement is None or statement.stance not in OUTSIDE_STANCES:
        return False
    governor = force.governor
    asked = governor is not None and statement.cue.start <= governor.idx < statement.cue.end
    return not (asked and force.force in BINDING)


def is_forecast(token: Token) -> bool:
    """What is to rise, fall or come to pass is in nobody's hands: "the economy will grow", "the sun will rise"."""
    doer = subject(clause_verb(token))
    return doer is not None and "uncontrolled" in classes_of_noun().get(doer.lemma_.lower(), frozenset())


def is_given(token: Token) -> bool:
    """Somebody's to give, and given: no forecast and no question."""
    return not is_forecast(token) and not is_left_open(clause_verb(token))


def is_checkable(commitment: Commitment, force: Force, event: Event, statement: Statement | None = None) -> bool:
    """An amount, a date (be it that of the promise), or an object that is named, stands at a place or is fully bound,
    or is told of with enough to know it by.

    Who does it is no object: "Ms. Lund would attend" has nothing to check.
    """
    if commitment.due is not None or (commitment.amount is not None and not force.dated):
        return True
    if force.dated:
        return False
    by_name = not force.weak or force.rule == "commitment.promised-object"
    if event.dates and by_name and force.force == "promise":
        return True
    what = commitment.what
    if not force.weak and event.deed in BY_ONESELF:
        return True
    promised = force.governor is not None and force.force == "promise"
    if event.deed in OF_ITSELF and force.rule in SAID_TO_COME:
        return True
    if commitment.negative and (promised or not force.weak):
        return True
    if what is None or any(mention.span.covers(what) for mention in event.actors):
        itself = what is not None and event.deed in THEMSELVES and is_definite(what)
        leaves = itself or (what is not None and event.deed in MOVED and is_told_with_enough(what, force, statement))
        return leaves or (commitment.place is not None and not force.weak)
    words = what.text.split()
    named = any(word[:1].isupper() for word in words[1:]) or commitment.place is not None
    if what.covers(event.trigger) and not named:  # "talks": the deed itself, of which nothing more is told
        return len(_content(what)) > 1 and is_told_with_enough(what, force, statement)
    return named or is_definite(what) or not force.weak or is_told_with_enough(what, force, statement)


def is_told_with_enough(what: Span, force: Force, statement: Statement | None) -> bool:
    """ "A fund for the widows will be set up", "it would free prisoners, the army said": somebody says it, and it is no
    bare pronoun; in the paper's own voice the thing has more to it than one word."""
    if force.rule not in SAID_TO_COME:
        return False
    if is_empty(what):
        return False
    if is_word_given(statement):
        return True
    own_voice = force.rule in ("commitment.future", "commitment.be-to")
    return own_voice and len(_content(what)) > 1


def _content(what: Span) -> list[str]:
    return [word for word in what.text.lower().split() if word not in ARTICLES]


def is_empty(what: Span) -> bool:
    """ "They", "what it promised": words that say nothing of the thing."""
    words = what.text.lower().split()
    return words[0] in binding_words("empty") or words[-1] in binding_words("empty")


def is_done_to(verb: Token, force: Force, statement: Statement | None) -> bool:
    """ "The statue will be moved, the mayor said": one thing, to which something is to be done by nobody named."""
    thing = patient(verb)
    if force.rule not in ("commitment.future", "commitment.be-to") or not is_passive(verb) or thing is None:
        return False
    by_nobody = not any(preposition(c) == "by" and not is_time(c) for c in children(verb, "obl"))
    more_to_it = any(c.dep_ not in ("punct", "case") for c in thing.children)
    more_to_it = more_to_it and thing.lower_ not in binding_words("empty")
    return by_nobody and more_to_it and verb.lemma_.lower() not in binding_words("failing") and is_word_given(statement)


def is_of_the_mind(verb: Token) -> bool:
    """ "She would like", "it will cost": what is felt or met with, and undertaken by nobody."""
    return verb.lemma_.lower() in binding_words("felt") and not is_negated(verb)


def is_word_given(statement: Statement | None) -> bool:
    """Somebody says, announces or promises it."""
    return statement is not None and statement.stance in WORD_GIVEN


def is_definite(what: Span) -> bool:
    """One known thing and no pronoun: "the ambassador", "its soldiers", "Mali's bases", "all foreign camps"."""
    words = what.text.split()
    return len(words) > 1 and (words[0].lower() in DEFINITE or words[0].endswith(("'s", "’s", "s'", "s’")))


def is_imagined(verb: Token, force: Force, statement: Statement | None) -> bool:
    """ "A smaller force, which would keep 300 men": "would" in a relative clause that nobody has said."""
    return force.rule == "commitment.reported-future" and verb.dep_ == "acl:relcl" and statement is None


def is_left_open(verb: Token) -> bool:
    """ "When they will leave was left open", "he did not say how many would go", "if it will": a question, no word
    given."""
    asks = {c.lower_ for c in verb.children if c.dep_ in ("advmod", "mark", "obl") and c.i < verb.i} & ASKING
    if asks and (verb.dep_ not in ("acl:relcl", "acl", "advcl") or (asks == {"when"} and verb.dep_ == "advcl")):
        return True
    who = any(c.lower_ in ("who", "what") and c.dep_ == "nsubj" for c in verb.children)
    who = who or any(next(iter(c.subtree)).lower_ in ("how", "which", "whose") for c in children(verb, "nsubj"))
    asked = verb.sent.text.rstrip().endswith("?") or (who and verb.dep_ in ("ROOT", "ccomp", "csubj", "advcl"))
    return asked or any(c.lower_ in ("if", "whether", "unless") and c.dep_ == "mark" for c in verb.children)


def one_a_clause(found: list[Commitment]) -> list[Commitment]:
    """Of several readings of the same words (same passage, same thing, same date) the one with most to check."""
    best: dict[tuple[object, ...], Commitment] = {}
    for commitment in found:
        key = (
            commitment.span.start,
            commitment.what.start if commitment.what else commitment.event,
            commitment.due.span.start if commitment.due else None,
        )
        other = best.get(key)
        if other is None or _weight(commitment) > _weight(other):
            best[key] = commitment
    kept = list(best.values())
    return [c for c in kept if c.what is not None or not any(_says_more(other, c) for other in kept)]


def _says_more(other: Commitment, bare: Commitment) -> bool:
    """The same passage and date, with a thing that the bare one lacks ("elections" beside "go to the polls")."""
    same_day = (other.due and other.due.span) == (bare.due and bare.due.span)
    return other.what is not None and other.span == bare.span and same_day


def _weight(commitment: Commitment) -> int:
    return sum(item is not None for item in (commitment.what, commitment.amount, commitment.due, commitment.place))
