"""Who is held to a commitment: the first of a list of rules that knows anybody, else who is presumed.

Papers and peoples bind nobody, and nobody is put in the place of another whom the words name.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from saydo.lexicon.actors import accountable_code
from saydo.lexicon.gazetteer import most_named
from saydo.records import Actor, Commitment, Mention, Reading, Span

JOINED = re.compile(r"(?:,|,? and|,? with) ")
NOT_ACCOUNTABLE = {"media", "people"}
BINDING = {"promise", "agreement", "decision", "order"}
PERSONAL_DEEDS = {"resign", "leave", "join", "keep"}
RECEIVING = {"receive", "get", "obtain", "acquire", "gain", "inherit"}  # who receives has promised nothing
MOVING = {"deliver", "deploy", "withdraw", "spend", "release"}
BOUND_BY_NAME = {"commitment.bound-by-word", "commitment.promised-object"}
PRONOUNS = {"it", "they", "he", "she", "we", "i", "who", "which", "that"}
UNLISTED = "organisation"
POLLS = "hold"
LEAVING = "withdraw"  # "the 370 Danes are coming home": its soldiers
VOTERS = {"voters", "citizens", "people", "electorate", "public"}
MOST_HELD = 6
ELSEWHERE = 0.25
ENOUGH = 2.5
SEVERAL = 2  # sentences in which an actor must act for an article to be about it
CLEAR = 1.2
CLEAR_OF_FIRM = 2.0  # a promise that names nobody is a state's rather than a firm's


def accountable(commitment: Commitment, reading: Reading) -> tuple[str, ...]:
    """Codes of who is held to it: the first of ANSWERABLE that knows anybody."""
    for rule in ANSWERABLE:
        known = [m for m in rule(commitment, reading) if m.actor is not None and may_answer(m.actor, commitment)]
        known = [m for m in known if not any(_lies_within(m.span, other.span) for other in known)]
        if known:
            return tuple(dict.fromkeys(_held(m, commitment) for m in known))[:MOST_HELD]
    return ()


def _lies_within(inner: Span, outer: Span) -> bool:
    return inner != outer and outer.covers(inner)


def names_who(commitment: Commitment) -> bool:
    """The words name somebody who binds himself, known or not: nobody else may be put in his place."""
    return bool(commitment.who) and commitment.force in BINDING


def may_answer(actor: Actor, commitment: Commitment) -> bool:
    """Papers and peoples bind nobody, but that a people votes is its state's to see to; a person who acts for no
    state or body binds only himself."""
    if actor.kind == "person" and actor.country is None and actor.body is None:
        return commitment.deed in PERSONAL_DEEDS
    if actor.kind == "people" and actor.country is not None:
        return (commitment.deed == POLLS and _votes(actor)) or (commitment.deed == LEAVING and " " not in actor.name)
    return actor.kind not in NOT_ACCOUNTABLE


def _votes(people: Actor) -> bool:
    """A whole people, or its voters: not a few of them."""
    *_, last = people.name.split()
    return last in VOTERS or people.name == last


def _held(mention: Mention, commitment: Commitment) -> str:
    """The code of who is held: of a people that will vote its state."""
    actor = mention.actor
    if (
        actor is not None
        and actor.kind == "people"
        and actor.country is not None
        and commitment.deed in (POLLS, LEAVING)
    ):
        return actor.country
    return _code(mention)


def doers(commitment: Commitment, reading: Reading) -> list[Mention]:
    """Those who are to do the deed."""
    event = next((e for e in reading.events if e.id == commitment.event), None)
    if event is None:
        return _with_joined(list(commitment.who[:1]), commitment, reading)
    if event.lemma in RECEIVING:
        return []
    starts = {m.span.start for m in event.actors}
    return _with_joined([m for m in commitment.who if m.span.start in starts], commitment, reading)


def binders(commitment: Commitment, reading: Reading) -> list[Mention]:
    """The first of those who promised, decided or announced it, with whom it is joined to ("Oslo and Rome agreed");
    never who is only to receive."""
    event = next((e for e in reading.events if e.id == commitment.event), None)
    receivers = {m.id for m in event.actors} if event is not None and event.lemma in RECEIVING else set()
    known = [m for m in commitment.who if m.actor is not None and m.id not in receivers]
    known = [m for m in known if m.actor is not None and may_answer(m.actor, commitment)]
    return _with_joined(known[:1], commitment, reading)


def _with_joined(held: list[Mention], commitment: Commitment, reading: Reading) -> list[Mention]:
    """Those, and who is named side by side with one of them: "Oslo and Rome", "Oslo, Rome"."""
    text, found = reading.article.text, list(held)
    for mention in commitment.who if held else ():
        if mention in found or mention.actor is None:
            continue
        if any(
            m.span == mention.span or _joins(text, m.span, mention.span) or _joins(text, mention.span, m.span)
            for m in found
        ):
            found.append(mention)
    return sorted(found, key=lambda m: m.span.start)


def _joins(text: str, one: Span, other: Span) -> bool:
    """The second is named right behind the first: "Oslo and Rome", "the Danes, the Swedes"."""
    return one.end <= other.start and JOINED.fullmatch(text, one.end, other.start) is not None


def speakers(commitment: Commitment, reading: Reading) -> list[Mention]:
    """Who speaks in the passage, if it is one alone."""
    found = [
        Mention(s.speaker, s.speaker_actor)
        for s in reading.statements
        if s.speaker is not None and s.speaker_actor is not None and commitment.span.covers(s.cue)
    ]
    return found if len({_code(m) for m in found}) == 1 else []


def others_in_the_passage(commitment: Commitment, reading: Reading) -> list[Mention]:
    """The actor of the other events of the passage, if it is one alone; not where another is named who binds itself."""
    if names_who(commitment):
        return []
    found = [m for e in reading.events if commitment.span.covers(e.trigger) for m in e.actors if m.actor is not None]
    return found if len({_code(m) for m in found}) == 1 else []


ANSWERABLE = (doers, binders, speakers, others_in_the_passage)


@dataclass(frozen=True, slots=True)
class Bench:
    """Who acts in each article of a dossier, and who is held to something there.

    small: firms and bodies that no list has, to whom nothing is put that they have not said; firms: those in the lists;
    home: the state that the articles name far more than others. spread: in how many sentences each acts.
    """

    acting: dict[str, Counter[str]]
    held: dict[str, Counter[str]]
    small: frozenset[str] = frozenset()
    firms: frozenset[str] = frozenset()
    home: str | None = None
    spread: Counter[str] = field(default_factory=Counter)

    def votes(self, articles: Iterable[str]) -> Counter[str]:
        """Each deed or word of an actor in these articles counts one, each promise two; a quarter of it elsewhere."""
        here = set(articles)
        found: Counter[str] = Counter()
        for article, codes in self.acting.items():
            share = 1.0 if article in here else ELSEWHERE
            for code, count in (codes + self.held[article] + self.held[article]).items():
                found[code] += share * count  # type: ignore[assignment]
        return found


def bench_of(readings: Sequence[Reading]) -> Bench:
    acts = {reading.article.id: Counter(acting(reading)) for reading in readings}
    held = {
        reading.article.id: Counter(code for c in reading.commitments for code in accountable(c, reading))
        for reading in readings
    }
    mentions = [
        m
        for r in readings
        for m in (*(m for e in r.events for m in e.actors), *(m for c in r.commitments for m in c.who))
    ]
    small = {m.actor.name for m in mentions if m.actor is not None and m.actor.kind == UNLISTED and not m.actor.country}
    firms = {m.actor.name for m in mentions if m.actor is not None and m.actor.kind == "company"}
    home = most_named(reading.article.text for reading in readings)
    spread = Counter(code for reading in readings for code, _ in sentences_of_actors(reading))
    return Bench(acts, held, frozenset(small), frozenset(firms), home, spread)


def sentences_of_actors(reading: Reading) -> set[tuple[str, int]]:
    """Each actor with the start of each sentence in which it acts or speaks."""
    homes = ((code, reading.sentence_at(place)) for code, place in _acting_at(reading))
    return {(code, home.span.start) for code, home in homes if home is not None}


def presumed(commitments: Sequence[Commitment], bench: Bench, place: str | None) -> tuple[str, ...]:
    """For a promise that names no actor: the one actor that its articles, and next the dossier, are about; where few or
    several act, the state that all articles are about if none acts more.

    Never where the words name somebody else, and never the place to which something is moved.
    """
    if any(names_another(c) for c in commitments):
        return ()
    moved = any(c.deed in MOVING for c in commitments)
    votes = bench.votes(c.article for c in commitments)
    ranked = [(code, count) for code, count in votes.most_common() if not (moved and code == place)]
    if ranked and ranked[0][0] in bench.small:
        return ()
    ranked = [(code, count) for code, count in ranked if code not in bench.small]
    clear = CLEAR_OF_FIRM if ranked and ranked[0][0] in bench.firms else CLEAR
    about = bool(ranked) and ranked[0][1] >= ENOUGH and bench.spread[ranked[0][0]] >= SEVERAL
    if about and (len(ranked) == 1 or ranked[0][1] >= clear * ranked[1][1]):
        return (ranked[0][0],)
    likeliest = ranked[0][0] if ranked else bench.home
    if bench.home is not None and likeliest == bench.home and not (moved and bench.home == place):
        return (bench.home,)
    return ()


def names_another(commitment: Commitment) -> bool:
    """The words name somebody who binds himself and who is a name that is not known, or a person who serves nobody."""
    named = [m for m in commitment.who if m.span.text.lower() not in PRONOUNS]
    return commitment.force in BINDING and any(
        _is_name(m.span, commitment) if m.actor is None else m.actor.kind == "person" and not _is_official(m.actor)
        for m in named[:1]
    )


def _is_name(words: Span, commitment: Commitment) -> bool:
    """A proper name: of a body by its owner ("Turku's harbour board"), or of one whom a word of promise binds; what
    begins a sentence is none for that."""
    first, *rest = words.text.split()
    if rest and first[:1].isupper() and first.endswith(("'s", "’s")):
        return True
    if commitment.rule not in BOUND_BY_NAME:
        return False
    return (first[:1].isupper() and words.start > commitment.span.start) or any(
        letter.isupper() for letter in first[1:] + "".join(rest)
    )


def _is_official(person: Actor) -> bool:
    return person.role is not None


def acting(reading: Reading) -> list[str]:
    """Codes of all that act or speak in an article, as often as they do; persons who serve nobody known left out."""
    return [code for code, _ in _acting_at(reading)]


def _acting_at(reading: Reading) -> list[tuple[str, int]]:
    """The same, each with the place of the words."""
    mentions = [m for e in reading.events for m in e.actors]
    mentions += [Mention(s.speaker, s.speaker_actor) for s in reading.statements if s.speaker is not None]
    known = [m for m in mentions if m.actor is not None and m.actor.kind not in NOT_ACCOUNTABLE]
    return [(_code(m), m.span.start) for m in known if m.actor is not None and not _serves_nobody(m.actor)]


def _serves_nobody(actor: Actor) -> bool:
    return actor.kind == "person" and actor.country is None and actor.body is None


def _code(mention: Mention) -> str:
    if mention.actor is None:
        raise ValueError("a mention without actor has no code")
    return accountable_code(mention.actor)
