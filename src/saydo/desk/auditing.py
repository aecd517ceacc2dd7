"""Auditing at the desk: what new articles bring or bear on, by neighbourhood, and named dossiers as a whole."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

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
from saydo.store.nearby import Near, cases_near, cases_quoting, dossier_articles, dossiers_with, fallen_due, near

ARTICLES_AT_ONCE, CASES_AT_ONCE = 100, 50
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

    def waiting(self, tell: Tell, *, over: bool = True) -> None:
        """All that the waiting articles bring or bear on, so many articles at a time; what is done stays done.

        tell is told how many of how many articles are through. They go on waiting unless it is `over`.
        """
        names = self._store.waiting()
        tell(0, len(names))
        for start in range(0, len(names), ARTICLES_AT_ONCE):
            chunk = names[start : start + ARTICLES_AT_ONCE]
            for dossier in dict.fromkeys(name for article in chunk for name in dossiers_with(self._store, article)):
                self.dossier(dossier)
            groups = grouped(self._store, self._seeds(chunk), self._terms)
            found: list[Audit] = []
            for number, group in enumerate(groups, start=1):
                found += self._audits(group)
                tell(start + number * len(chunk) // len(groups), len(names))
            self._keep(found, chunk if over else ())
            tell(start + len(chunk), len(names))

    def dossier(self, name: str) -> None:
        """All articles of a named dossier together; once is enough."""
        if name not in self._dossiers:
            self._dossiers.add(name)
            self._keep(self._together(dossier_articles(self._store, name)))

    def fallen_due(self, tell: Tell) -> None:
        """The cases whose date has passed since they were audited last, so many at a time; what is done stays done."""
        names = fallen_due(self._store, self._as_of)
        for start in range(0, len(names), CASES_AT_ONCE):
            tell(start, len(names))
            self.cases(near(self._store, names[start : start + CASES_AT_ONCE]))
        if names:
            tell(len(names), len(names))

    def cases(self, cases: Iterable[Near]) -> None:
        groups = grouped(self._store, [self._case(case) for case in cases], self._terms)
        self._keep([audit for group in groups for audit in self._audits(group)])

    def _seeds(self, articles: Sequence[str]) -> Iterator[Seed]:
        """First the cases that the articles may bear on, then the commitments that they hold."""
        readings = [reading for name in articles if (reading := self._reading(name)) is not None]
        touched = {found.case: found for reading in readings for found in self._touched(reading)}
        for case in touched.values():
            yield self._case(case)
        for reading in readings:
            for commitment in reading.commitments:
                yield seed_of_commitment(commitment)

    def _touched(self, reading: Reading) -> Iterator[Near]:
        yield from cases_quoting(self._store, reading.article.id)
        words = content_words(_telling_texts(reading))
        for found in cases_near(self._store, words, who=codes_in(reading)):
            if bears_on(self._terms(reading.article.id), found.audit):
                yield found

    def _case(self, near: Near) -> Seed:
        """A case with the dossiers that its articles belong to: what somebody has put together stays together."""
        seed = seed_of_case(near, self._store.members(near.case))
        dossiers = {name for article in seed.own for name in dossiers_with(self._store, article)}
        more = {article for name in sorted(dossiers) for article in dossier_articles(self._store, name)}
        return Seed(seed.commitments, seed.words, seed.who, seed.own | more)

    def _terms_in(self, article: str) -> frozenset[str]:
        reading = self._reading(article)
        return terms_of(reading) if reading is not None else frozenset()

    def _audits(self, group: Group) -> list[Audit]:
        """The audits of a group's neighbourhood that hold one of its commitments which was not audited yet."""
        wanted = group.commitments - self._audited
        if not wanted:
            return []
        found = [audit for audit in self._together(group.articles) if told_in(audit) & wanted]
        self._audited |= wanted.union(*(told_in(audit) for audit in found))
        return found

    def _together(self, articles: Iterable[str]) -> tuple[Audit, ...]:
        readings = [reading for name in sorted(articles) if (reading := self._reading(name)) is not None]
        return audit_together(readings, as_of=self._as_of)

    def _keep(self, audits: Sequence[Audit], articles: Iterable[str] = ()) -> None:
        self.kept += self._store.keep_audited(fullest(audits), articles)
        self._audited.update(*(told_in(audit) for audit in audits))


def fullest(audits: Sequence[Audit]) -> list[Audit]:
    """Without those of which another holds all the tellings: that one was made with more of what bears on them."""
    ranked = sorted(audits, key=lambda audit: (-len(told_in(audit)), -len(audit.evidence), audit.id))
    kept: list[Audit] = []
    for audit in ranked:
        if not any(told_in(audit) <= told_in(other) for other in kept):
            kept.append(audit)
    return kept


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
