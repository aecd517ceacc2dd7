"""Who is held to a promise: an ordered list of rules over the words, the likelier first.

All that answer are kept, in this order: resolving comes later, and the first that turns out to be known answers
for it (audit/answerable.py). Who only receives is left out, for who is given something has promised nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from saydo.extract.binding import Force, carrier, clause_verb
from saydo.extract.events.participants import named_within, phrase
from saydo.extract.grammar import SUBJECTS, children, is_passive, is_time, preposition, span_of, subject, subtree
from saydo.extract.words import word_of
from saydo.lexicon.classes import members_of
from saydo.lexicon.commissives import commissives
from saydo.lexicon.cues import cues_of
from saydo.records import Event, Mention, Span, Statement

OF_OWN = {"withdraw", "deploy", "reduce", "deliver"}  # what moves is the mover's: "half of the Soviet troops"
RECEIVING = {"receive", "get", "obtain", "acquire", "gain", "inherit"}
GIVING = {"promise", "pledge", "offer", "give", "grant", "guarantee", "assure", "allot", "award", "lend", "allow"}
SAYING = {"say", "announce", "promise"}  # stances of cues that give one's own word
TERMS = {"law", "act", "constitution", "licence", "license", "rules", "terms", "bill", "statute", "text", "arrangement"}
TO_SOMEBODY = {"promise", "assure", "guarantee", "tell", "vow", "swear", "notify", "inform"}
OBLIGING = {"oblige", "bind", "commit", "require", "force", "compel", "obligate"}
SETTLING = {"settle", "agree", "sign", "seal", "strike", "reach", "clinch", "approve", "endorse", "back", "fix", "set"}
MOST_BEFORE_COLON = 4
PARTS = {"half", "third", "quarter", "fifth", "tenth", "most", "part", "some", "rest", "all", "majority", "bulk",
         "remainder", "last", "first", "number", "hundreds", "thousands", "dozens", "batch", "contingent"}  # fmt: skip
UNDER = {"under", "according to", "in line with", "in accordance with", "as part of", "in keeping with", "by"}


@dataclass(frozen=True, slots=True)
class Promise:
    """What the rules look at: the event, its word, what binds it, and the statement it stands in."""

    doc: Doc
    event: Event
    token: Token
    force: Force
    statement: Statement | None

    @property
    def verb(self) -> Token:
        return clause_verb(self.token)


def bound(promise: Promise) -> tuple[Mention, ...]:
    """All whom the rules name, the likeliest first, nobody twice."""
    found: list[Mention] = []
    out = recipients(promise) | promisees(promise)
    for rule in RULES:
        for mention in rule(promise):
            if mention.span in out or any(m.span.overlaps(mention.span) and m.span == mention.span for m in found):
                continue
            found.append(mention)
    return tuple(found)


def recipients(promise: Promise) -> set[Span]:
    """ "Ukraine will get", "Ukraine has been promised four batteries": the subject, which is to receive."""
    found = set()
    for verb in (promise.verb, promise.token, promise.force.governor):
        if verb is None or verb.pos_ not in ("VERB", "AUX"):
            continue
        given = is_passive(verb) and verb.lemma_.lower() in GIVING and bool(children(verb, "obj"))
        if given or verb.lemma_.lower() in RECEIVING:
            found |= {phrase(word_of(c)) for c in verb.children if c.dep_ in SUBJECTS}
            found |= {m.span for m in promise.event.actors if promise.event.lemma == verb.lemma_}
    return found


def promisees(promise: Promise) -> set[Span]:
    """To whom the word is given: "Oslo promised Rome to leave", "assured Rome that it would leave"."""
    word = promise.force.governor
    if word is None or word.pos_ != "VERB" or word.lemma_.lower() not in TO_SOMEBODY or is_passive(word):
        return set()
    return {phrase(word_of(c)) for c in children(word, "obj", "iobj") if c.dep_ in ("obj", "iobj")}


def obliged(promise: Promise) -> list[Mention]:
    """Whom a paper binds: "the contract obliges Oslo to deliver", "commits the firm to build"."""
    top = carrier(promise.verb)
    above = top.head if top.dep_ in ("xcomp", "ccomp", "advcl", "acl") else promise.force.governor
    if above is None or above.lemma_.lower() not in OBLIGING or is_passive(above):
        return []
    who = subject(above)
    paper = who is None or _is_paper(who)
    return [Mention(phrase(word_of(c))) for c in children(above, "obj") if c.dep_ == "obj"] if paper else []


def givers(promise: Promise) -> list[Mention]:
    """ "Four systems from Germany", "promised two frigates by Berlin": where what is received comes from."""
    if not recipients(promise):
        return []
    below = [t for t in promise.verb.subtree if t.dep_ in ("obl", "nmod", "obl:agent") and not is_time(t)]
    return [Mention(phrase(word_of(t))) for t in below if preposition(t) in ("from", "by")]


def doers(promise: Promise) -> list[Mention]:
    """Those who are to do the deed."""
    return list(promise.event.actors)


def in_headline(promise: Promise) -> list[Mention]:
    """ "Germany to send tanks": what stands before the infinitive, where nobody else does it."""
    word = promise.force.governor
    if promise.force.rule != "commitment.headline" or word is None:
        return []
    if any(m.span.start < word.idx for m in promise.event.actors):
        return []
    before = [t for t in promise.doc[word.sent.start : word.i] if not t.is_space and t.lower_ not in ("to", ":")]
    return [Mention(span_of(promise.doc, before))] if before else []


def before_comma(promise: Promise) -> list[Mention]:
    """ "Oslo, Rome agree to …": of two that a headline joins by a comma, the first, which stands before the subject."""
    who = subject(promise.force.governor or promise.verb) or subject(promise.verb)
    if who is None:
        return []
    before = [t for t in promise.doc[who.sent.start : who.left_edge.i] if not t.is_space]
    names = before[:-1]
    if not names or before[-1].text != "," or who.pos_ != "PROPN" or any(t.pos_ != "PROPN" for t in names):
        return []
    return [Mention(span_of(promise.doc, names)), Mention(phrase(word_of(who)))]


def before_colon(promise: Promise) -> list[Mention]:
    """ "Oslo: last soldiers out by May": who speaks in a headline."""
    sentence = promise.token.sent
    colon = next((t for t in sentence if t.text == ":"), None)
    before = [t for t in promise.doc[sentence.start : colon.i] if not t.is_space] if colon is not None else []
    if not 0 < len(before) <= MOST_BEFORE_COLON or not all(t.pos_ in ("PROPN", "ADJ", "NOUN") for t in before):
        return []
    return [Mention(span_of(promise.doc, before))] if before[0].text[:1].isupper() else []


def settlers(promise: Promise) -> list[Mention]:
    """Who agrees on the deed that a noun names: "Oslo and Rome settle on an exit by May", "the two sign a truce"."""
    top = promise.token.sent.root
    if promise.event.actors or top.lemma_.lower() not in SETTLING:
        return []
    who = next((c for c in children(top, "nsubj") if c.dep_ == "nsubj"), None)
    return [Mention(phrase(word_of(one))) for one in (who, *who.conjuncts)] if who is not None else []


def given_a_term(promise: Promise) -> list[Mention]:
    """ "Gives them 180 days to leave": those to whom the term is given."""
    if promise.force.rule != "commitment.deadline-given" or promise.force.governor is None:
        return []
    return [Mention(phrase(word_of(c))) for c in children(promise.force.governor, "iobj", "obj") if not is_time(c)]


def binder(promise: Promise) -> list[Mention]:
    """The subject of the verb that binds: "Oslo agreed", also of one that makes a noun of it: "gave his word"."""
    word = promise.force.governor
    if word is None:
        return []
    above = word
    if word.pos_ == "NOUN" and word.dep_ in ("obj", "obl", "nsubj:pass"):
        above = word.head
    if above.pos_ not in ("VERB", "AUX"):
        return []
    made = above == word or above.lemma_.lower() in members_of("support verb")
    who = (_agent(above) if is_passive(above) and above != word else subject(above)) if made else None
    return [Mention(_without_commas(promise.doc, who))] if who is not None and who != word else []


def promiser_named(promise: Promise) -> list[Mention]:
    """Whose the promise is: "Rome's pledge", "a commitment by Rome"."""
    word = promise.force.governor
    if word is None or word.pos_ != "NOUN":
        return []
    owned = [c for c in children(word, "nmod") if c.dep_ == "nmod:poss"]
    owned += [c for c in children(word, "nmod", "obl") if preposition(c) == "by" and not is_time(c)]
    return [Mention(span_of(promise.doc, subtree(c, without={"case"}))) for c in owned]


def promiser_told_of(promise: Promise) -> list[Mention]:
    """Whose promise the clause before makes known: "he was given a commitment by Oslo: every soldier is to go"."""
    top = carrier(promise.verb)
    before = [c for c in top.head.children if c.dep_ == "ccomp" and c.i < top.i] if top.dep_ == "ccomp" else []
    given = [n for verb in before for n in children(verb, "obj") if _is_word_given(n)]
    return [
        Mention(span_of(promise.doc, subtree(c, without={"case"})))
        for noun in given
        for c in (*children(noun, "nmod"), *children(noun.head, "obl", "obl:agent"))
        if preposition(c) == "by" and not is_time(c)
    ]


def speaker(promise: Promise) -> list[Mention]:
    """Who says it; papers say nothing of their own."""
    said = promise.statement
    if said is None or said.speaker is None or signers(promise):
        return []
    return [Mention(said.speaker, said.speaker_actor)]


def agent_further_off(promise: Promise) -> list[Mention]:
    """The agent of a passive that the parse has hung on a noun beside it: "sent to the coast by Oslo and Rome"."""
    verb = promise.verb
    if not is_passive(verb) or _agent(verb) is not None:
        return []
    beside = [t for c in children(verb, "obl", "nsubj") for t in c.subtree if t.dep_ in ("nmod", "obl", "obl:agent")]
    named = [t for t in beside if preposition(t) == "by" and t.pos_ == "PROPN" and not is_time(t) and t.i > verb.i]
    return [Mention(phrase(word_of(p))) for who in named for p in (who, *who.conjuncts)]


def sayer_beside(promise: Promise) -> list[Mention]:
    """The subject of a clause of saying or deciding that stands beside: "…, the cabinet decided on Friday"."""
    top = carrier(promise.verb)
    beside = [*children(top, "parataxis", "advcl"), *([top.head] if top.dep_ in ("ccomp", "parataxis") else [])]
    return [
        Mention(_without_commas(promise.doc, who))
        for verb in beside
        if verb.pos_ == "VERB"
        and _gives_word(verb.lemma_.lower())
        and (who := next((c for c in children(verb, "nsubj") if c.dep_ == "nsubj"), None)) is not None
    ]


def author_of_terms(promise: Promise) -> list[Mention]:
    """ "Under plans announced by Fiat", "according to a schedule that the ministry drew up": whose the plans are."""
    under = (t for t in promise.verb.subtree if t.dep_ in ("obl", "nmod") and preposition(t) in UNDER)
    return [mention for noun in under if _is_paper(noun) for mention in _authors(noun)]


def signers(promise: Promise) -> list[Mention]:
    """Those who signed or made the paper that says it: "an accord signed by Oslo and Rome says that …"."""
    top = carrier(promise.verb)
    saying = top.head if top.dep_ in ("ccomp", "parataxis") else None
    who = subject(saying) if saying is not None and saying.pos_ == "VERB" else None
    return _authors(who) if who is not None and _is_paper(who) else []


def between(promise: Promise) -> list[Mention]:
    """The parties: "a truce between Israel and Hamas", "a halt in the fighting between the two"."""
    home = promise.token if promise.token.pos_ in ("NOUN", "PROPN") else None
    if home is None or promise.event.actors:
        return []
    parties = [t for t in home.subtree if t.dep_ in ("nmod", "obl") and preposition(t) == "between"]
    return [Mention(phrase(word_of(p))) for party in parties for p in (party, *party.conjuncts)]


def owner_of_thing(promise: Promise) -> list[Mention]:
    """Whose the thing is: "half of the Soviet troops", "Finland's crossings"; of what is moved any name in it."""
    event = promise.event
    tokens = {t.idx: t for t in promise.doc}
    found = []
    thing = tokens.get(event.thing.start) if event.thing is not None else None
    if thing is not None and event.deed in OF_OWN:
        head = next((t for t in (thing, *thing.ancestors) if t.pos_ in ("NOUN", "NUM")), thing)
        parts = [head, *(c for c in children(head, "nmod") if head.lemma_.lower() in PARTS and preposition(c) == "of")]
        for part in parts:
            names = named_within(word_of(part))
            found += (
                [Mention(phrase(word_of(part)))] if any(c.dep_ in ("amod", "compound") for c in part.children) else []
            )
            found += [Mention(phrase(name)) for name in names]
    who = subject(promise.verb)
    owners = [c for c in children(who, "nmod") if c.dep_ == "nmod:poss"] if who is not None else []
    return found + [Mention(phrase(word_of(c))) for c in owners]


RULES: tuple[Callable[[Promise], list[Mention]], ...] = (
    in_headline,
    before_comma,
    obliged,
    doers,
    agent_further_off,
    givers,
    between,
    given_a_term,
    binder,
    promiser_named,
    promiser_told_of,
    speaker,
    signers,
    sayer_beside,
    settlers,
    author_of_terms,
    owner_of_thing,
    before_colon,
)


def said_by(promise: Promise, statements: tuple[Statement, ...]) -> str | None:
    """Who announced it, in the words of the passage."""
    said, word = promise.statement, promise.force.governor
    if said is not None and said.speaker is not None:
        return said.speaker.text
    if word is not None and word.pos_ == "VERB":
        who = subject(word)
        if who is not None:
            return span_of(promise.doc, subtree(who, without={"acl:relcl", "appos", "punct"})).text
    return next(
        (
            s.speaker.text
            for s in statements
            if s.speaker is not None and word is not None and s.cue.start <= word.idx < s.cue.end
        ),
        None,
    )


def _is_paper(noun: Token) -> bool:
    """A plan, a deal, a law: what holds the words of those who made it."""
    return (noun.lemma_.lower(), "NOUN") in commissives() or noun.lemma_.lower() in TERMS


def _authors(paper: Token) -> list[Mention]:
    """Whose a paper is: "its plan", "a deal by, between or signed by two", "the schedule that the ministry drew up"."""
    found = [c for c in children(paper, "nmod") if c.dep_ == "nmod:poss" or preposition(c) in ("by", "between")]
    for clause in children(paper, "acl", "acl:relcl"):
        who = _agent(clause) if is_passive(clause) else next(iter(children(clause, "nsubj")), None)
        found += [who] if who is not None and who.lower_ not in ("that", "which") else []
    return [Mention(phrase(word_of(one))) for who in found for one in (who, *who.conjuncts)]


def _is_word_given(noun: Token) -> bool:
    entry = commissives().get((noun.lemma_.lower(), "NOUN"))
    return entry is not None and entry.force == "promise"


def _gives_word(lemma: str) -> bool:
    cue = cues_of("verb").get(lemma)
    return (lemma, "VERB") in commissives() or (cue is not None and cue.stance in SAYING)


def _agent(verb: Token) -> Token | None:
    return next((c for c in children(verb, "obl") if preposition(c) == "by" and not is_time(c)), None)


def _without_commas(doc: Doc, word: Token) -> Span:
    return span_of(doc, [t for t in subtree(word) if t.dep_ != "punct"] or [word])
