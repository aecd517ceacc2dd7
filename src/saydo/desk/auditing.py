"""Auditing at the desk: what new articles bring or bear on, by neighbourhood, and named dossiers as a whole."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice

from saydo.desk.neighbourhood import (
    Group,
    Seed,
    bears_on,
    codes_in,
    content_words,
    grouped,
    seed_of_case,
    seed_of_commitment,
    terms_of,
)
from saydo.pipeline import audit as audit_together
from saydo.records import Audit, Reading
from saydo.store import Store
from saydo.store.nearby import Near, cases_near, cases_quoting, dossier_articles, dossiers_with, fallen_due

ARTICLES_AT_ONCE = 200
READINGS_IN_MEMORY, TERMS_IN_MEMORY = 600, 5_000
Tell = Callable[[int, int], None]


class Auditor:
    """Audits over one store as of one day. Each commitment is audited once."""

    def __init__(self, store: Store, *, as_of: date) -> None:
        self._store = store
        self._as_of = as_of
        self._audited: set[str] = set()
        self._dossiers: set[str] = set()
        self._reading = lru_cache(maxsize=READINGS_IN_MEMORY)(store.reading)
        self._terms = lru_cache(maxsize=TERMS_IN_MEMORY)(self._terms_in)
        self.kept = 0

    def waiting(self, tell: Tell) -> None:
        """All that the waiting articles bring or bear on. What is done is kept, and stays done if this breaks off.

        tell is told how many of how many articles are through.
        """
        names = iter(self._store.waiting())
        through, total = 0, len(self._store.waiting())
        tell(through, total)
        while chunk := list(islice(names, ARTICLES_AT_ONCE)):
            for dossier in dict.fromkeys(name for article in chunk for name in dossiers_with(self._store, article)):
                self.dossier(dossier)
            groups = grouped(self._store, self._seeds(chunk), self._terms)
            for number, group in enumerate(groups, start=1):
                self._audit(group)
                tell(through + number * len(chunk) // len(groups), total)
            self._store.keep_audited([], chunk)
            through += len(chunk)
            tell(through, total)

    def dossier(self, name: str) -> None:
        """All articles of a named dossier together; once is enough."""
        if name not in self._dossiers:
            self._dossiers.add(name)
            self._keep(dossier_articles(self._store, name), None)

    def fallen_due(self) -> None:
        """The cases whose date has passed since they were audited last."""
        self.cases(fallen_due(self._store, self._as_of))

    def cases(self, cases: Iterable[Near]) -> None:
        for group in grouped(self._store, [self._case(near) for near in cases], self._terms):
            self._audit(group)

    def _seeds(self, articles: Sequence[str]) -> Iterator[Seed]:
        """First the cases that the articles may bear on, then the commitments that they hold."""
        readings = [reading for name in articles if (reading := self._reading(name)) is not None]
        touched = {near.case: near for reading in readings for near in self._touched(reading)}
        for near in touched.values():
            yield self._case(near)
        for reading in readings:
            for commitment in reading.commitments:
                yield seed_of_commitment(commitment)

    def _touched(self, reading: Reading) -> Iterator[Near]:
        yield from cases_quoting(self._store, reading.article.id)
        words = content_words(_telling_texts(reading))
        for near in cases_near(self._store, words, who=codes_in(reading)):
            if bears_on(self._terms(reading.article.id), near.audit):
                yield near

    def _case(self, near: Near) -> Seed:
        """A case with the dossiers that its articles belong to: what somebody has put together stays together."""
        seed = seed_of_case(near, self._store.members(near.case))
        dossiers = {name for article in seed.own for name in dossiers_with(self._store, article)}
        more = {article for name in sorted(dossiers) for article in dossier_articles(self._store, name)}
        return Seed(seed.commitments, seed.words, seed.who, seed.own | more)

    def _terms_in(self, article: str) -> frozenset[str]:
        reading = self._reading(article)
        return terms_of(reading) if reading is not None else frozenset()

    def _audit(self, group: Group) -> None:
        wanted = group.commitments - self._audited
        if wanted:
            self._keep(group.articles, wanted)
            self._audited |= wanted

    def _keep(self, articles: Iterable[str], wanted: frozenset[str] | None) -> None:
        """Audit the articles together, and keep the audits that hold a wanted commitment; None wants all."""
        readings = [reading for name in sorted(articles) if (reading := self._reading(name)) is not None]
        found = [a for a in audit_together(readings, as_of=self._as_of) if wanted is None or told_in(a) & wanted]
        self.kept += self._store.keep_audited(found, ())
        self._audited.update(*(told_in(audit) for audit in found))


def told_in(audit: Audit) -> frozenset[str]:
    """Ids of the commitments that an audit takes for one."""
    return frozenset(announcement.commitment for announcement in audit.announced)


def _telling_texts(reading: Reading) -> Iterator[str]:
    """What an article is about: its title, and the things and words of its events."""
    yield reading.article.title or ""
    for event in reading.events:
        yield event.trigger.text
        if event.thing is not None:
            yield event.thing.text
