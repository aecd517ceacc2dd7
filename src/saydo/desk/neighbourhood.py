"""What is audited together where thousands of articles are kept: a commitment with the articles that may bear on it.

A seed is a commitment of a new article, or a case that a new article may bear on. Its neighbourhood are the articles
that say most of its words, first those that speak of its actors, with those that it must not lose: the articles that it
was read from or that its last audit quotes. Seeds whose neighbourhoods are mostly the same are audited together.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from saydo.audit.terms import STOP_WORDS, WORD, terms
from saydo.lexicon.actors import accountable_code
from saydo.records import Audit, Commitment, Reading
from saydo.store.nearby import Near, neighbours
from saydo.store.store import Store

WITH_ACTORS = 45  # articles that speak of who is held to it
WITHOUT = 15  # best articles whoever they speak of
SHARE = 1 / 3  # of the terms sought that an article must have: of those with fewer most speak of something else
FEW_WORDS = 3  # with fewer words of its own a promise is also sought by those of its passage
TOGETHER = 0.6  # share of a neighbourhood that must be another's for the two to be audited together
MOST_TOGETHER = 90
TermsIn = Callable[[str], frozenset[str]]
BEARS_ON = 0.5  # share of the terms of a case's object that an article must have to bear on it


@dataclass(frozen=True, slots=True)
class Seed:
    """What is to be audited: the commitments that the audit must hold, the words and actors by which its neighbours are
    known, and the articles that belong to it whatever they say."""

    commitments: frozenset[str]
    words: tuple[str, ...]
    who: tuple[str, ...]
    own: frozenset[str]


@dataclass(slots=True)
class Group:
    """Seeds that are audited together, and the articles of all of them."""

    seeds: list[Seed] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)

    @property
    def commitments(self) -> frozenset[str]:
        return frozenset().union(*(seed.commitments for seed in self.seeds))


def seed_of_commitment(commitment: Commitment) -> Seed:
    """A promise by the words of its object and place, and where these are few by all of its passage."""
    said = [commitment.what.text if commitment.what else "", commitment.place.name if commitment.place else ""]
    own = content_words(said)
    words = own if len(own) >= FEW_WORDS else content_words([*said, commitment.span.text])
    who = tuple(dict.fromkeys(accountable_code(m.actor) for m in commitment.who if m.actor is not None))
    return Seed(frozenset({commitment.id}), words, who, frozenset({commitment.article}))


def seed_of_case(near: Near, members: Iterable[str]) -> Seed:
    """A case by the words of its object and, where these are few, of its tellings, with all that its audit quotes."""
    audit = near.audit
    own = content_words([audit.what or ""])
    words = own if len(own) >= FEW_WORDS else content_words([audit.what or "", *(a.span.text for a in audit.announced)])
    quoted = {
        *(a.article for a in audit.announced),
        *(g.article for g in audit.gaps),
        *(e.article for e in audit.evidence),
    }
    return Seed(frozenset(members), words, audit.who, frozenset(quoted))


def content_words(texts: Iterable[str]) -> tuple[str, ...]:
    """The words that tell something, each once, in order."""
    found = (word for text in texts for word in WORD.findall(text))
    return tuple(dict.fromkeys(w.lower() for w in found if len(w) > 1 and w.lower().rstrip(".") not in STOP_WORDS))


def neighbourhood(store: Store, seed: Seed, terms_in: TermsIn) -> frozenset[str]:
    """Ids of the articles to be audited with a seed; terms_in tells the terms of an article."""
    wanted = terms(" ".join(seed.words))
    with_actors = neighbours(store, seed.words, who=seed.who, limit=WITH_ACTORS) if seed.who else ()
    best = neighbours(store, seed.words, limit=WITHOUT)
    return seed.own.union(n for n in (*with_actors, *best) if len(wanted & terms_in(n)) >= SHARE * len(wanted))


def grouped(store: Store, seeds: Iterable[Seed], terms_in: TermsIn) -> list[Group]:
    """Seeds with their neighbourhoods, those together whose neighbourhoods are mostly the same."""
    groups: list[Group] = []
    at: dict[str, list[int]] = defaultdict(list)
    for seed in seeds:
        articles = neighbourhood(store, seed, terms_in)
        candidates = sorted({number for name in seed.own for number in at[name]})
        place = next((n for n in candidates if _fits(articles, groups[n].articles)), len(groups))
        if place == len(groups):
            groups.append(Group())
        new = articles - groups[place].articles
        groups[place].seeds.append(seed)
        groups[place].articles |= new
        for name in new:
            at[name].append(place)
    return groups


def _fits(articles: frozenset[str], others: set[str]) -> bool:
    shared = len(articles & others)
    return shared >= TOGETHER * len(articles) and len(articles) + len(others) - shared <= MOST_TOGETHER


def bears_on(words: frozenset[str], audit: Audit) -> bool:
    """May an article of these terms say something of the case? It has those of its object, or of a telling."""
    wanted = terms(audit.what or "") or terms(audit.announced[0].span.text)
    return len(wanted & words) >= BEARS_ON * len(wanted)


def terms_of(reading: Reading) -> frozenset[str]:
    return frozenset().union(*(terms(sentence.span.text) for sentence in reading.sentences))


def codes_in(reading: Reading) -> tuple[str, ...]:
    """The codes of all that act, are acted on or speak in an article, and of the countries of its places."""
    mentions = [m.actor for e in reading.events for m in (*e.actors, *e.targets)]
    speakers = [s.speaker_actor for s in reading.statements]
    bound = [m.actor for c in reading.commitments for m in c.who]
    codes = [accountable_code(actor) for actor in (*mentions, *speakers, *bound) if actor is not None]
    places = [e.place.country for e in reading.events if e.place is not None and e.place.country]
    return tuple(dict.fromkeys([*codes, *places]))
