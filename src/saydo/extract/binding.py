"""The force of words that bind, and the questions that its rules share: which verb, which governors, who asks."""

from dataclasses import dataclass

from spacy.tokens import Token

from saydo.extract.grammar import CLAUSE_HEADS, auxiliaries, children, preposition
from saydo.lexicon.commissives import Commissive, commissives

FUTURE_WORDS = {"will", "'ll", "’ll", "shall", "wo"}
REPORTED_FUTURE = {"would", "'d", "’d"}
CARRIERS = {"begin", "start", "commence", "continue", "help", "proceed", "go", "come", "let", "get", "resume", "cease"}
ORDERS = set("order decree law deal agreement resolution edict accord pact treaty ruling directive".split())
PARTS = set(
    "start beginning end opening resumption holding series number round date day total set half part rest kind sort "
    "form".split()
)
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

BESIDE = {
    "before", "after", "since", "during", "despite", "because of", "following", "ahead of", "without", "against",
    "instead of", "than", "under", "according to", "as part of", "thanks to", "in line with", "in accordance with",
    "like", "until", "till", "amid", "in spite of", "pending", "due to", "owing to", "throughout",
}  # fmt: skip
EDGES = {"end", "start", "beginning", "close", "opening", "turn", "middle", "session"}


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


def is_told_as_past(verb: Token) -> bool:
    """Finite and past or perfect, without a future: what is told is no promise any more."""
    words = {a.lower_ for a in auxiliaries(verb)}
    if verb.dep_ == "conj" and verb.tag_ == "VBN" == verb.head.tag_ and words <= {"be", "been"}:
        words |= {a.lower_ for a in auxiliaries(verb.head)}  # "had kept its word and been dissolved"
    if words & (FUTURE_WORDS | REPORTED_FUTURE | {"to"}) or is_infinitive(verb):  # "means to have paid them by May"
        return False
    perfect = bool(words & {"has", "have", "had", "'ve", "’ve"})
    passive_past = verb.tag_ == "VBN" and bool(words & {"was", "were"})
    mistagged = verb.tag_ == "VBN" and not auxiliaries(verb) and any(c.dep_ == "nsubj" for c in verb.children)
    return verb.tag_ == "VBD" or perfect or passive_past or mistagged


def is_infinitive(verb: Token) -> bool:
    """ "To leave", "to be gone"."""
    bare = verb.tag_ == "VB" or any(c.lower_ in ("be", "have") for c in auxiliaries(verb))
    return bare and any(m.lower_ == "to" for m in [*children(verb, "mark"), *children(verb, "aux")])


def is_gapped(clause: Token) -> bool:
    """A relative clause whose object is the noun that it is said of: "the tanks (which) the minister promised"."""
    objects = [c for c in children(clause, "obj", "nsubj:pass") if c.lower_ not in ("which", "that", "whom")]
    return not objects and not children(clause, "xcomp", "ccomp")


def is_demanded(predicate: Token) -> bool:
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


def governors(predicate: Token) -> list[tuple[Token, Commissive]]:
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
            is_infinitive(prior_link) or _is_gerund_of(prior_link, current) or _is_content_of(prior_link, link)
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
        if link == "conj":
            continue  # what stands beside a word is not bound by it
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


def _is_content_of(verb: Token, link: str) -> bool:
    """ "An assurance that the road would be open": what the noun says, and no relative clause."""
    return (
        link == "acl"
        and any(c.lower_ == "that" for c in children(verb, "mark"))
        and (verb.tag_ != "VBN" or bool(auxiliaries(verb)))
    )


def _hangs_on_verb(noun: Token) -> bool:
    """ "Confirmed the results of the election": what is confirmed is the results, whatever they are of."""
    return noun.dep_ in ("obj", "nsubj:pass", "obl") and noun.lemma_.lower() not in PARTS


def _is_passive_plan(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj:pass", "aux:pass") for c in verb.children)


def stands_beside(noun: Token) -> bool:
    """ "Before the election", "despite the withdrawal", "by the end of this parliament": a noun that only says when or
    under which circumstances something else is to be."""
    if noun.pos_ != "NOUN" or noun.dep_ not in ("obl", "nmod", "advcl"):
        return False
    word = preposition(noun)
    return word in BESIDE or (noun.lemma_.lower() in EDGES and word in ("by", "at", "in", "from", "towards", "on"))
