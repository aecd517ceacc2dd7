"""Adding articles to the desk: what is known is passed over, the rest analysed, kept, and audited with its neighbours.

Articles are kept in small batches, each as a whole; what is kept and not yet audited is marked so in the store. A run
that breaks off loses no batch that was kept, and the next one goes on where it stopped.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from saydo.desk.auditing import Auditor
from saydo.pipeline import analyse_many
from saydo.records import Article, Problem, hash_of
from saydo.store import Store
from saydo.store.nearby import changes_after, last_change, latest_audit, latest_day

KEPT_AT_ONCE = 32
READ, ANALYSED, AUDITED, FALLEN_DUE = "Reading", "Analysing", "Auditing", "Fallen due"


@dataclass(slots=True)
class Added:
    """What came of it. new: ids of the articles that brought something; known: how many were there already.

    as_of is the day of the audits, None where no article has a day and none was given. changes: ids of the changes of
    verdict.
    """

    new: list[str] = field(default_factory=list)
    known: int = 0
    problems: list[Problem] = field(default_factory=list)
    audits: int = 0
    as_of: date | None = None
    changes: tuple[str, ...] = ()


def _say_nothing(_stage: str, _done: int, _total: int | None) -> None:
    """Nobody watches."""


def add(
    store: Store,
    items: Iterable[Article | Problem],
    *,
    today: date,
    as_of: date | None = None,
    dossier: str | None = None,
    again: bool = False,
    workers: int = 1,
    watch: Callable[[str, int, int | None], None] = _say_nothing,
) -> Added:
    """Keep and audit the articles of a stream, and audit what waits from a run that broke off.

    The day of the audits is `as_of`, else the latest on the desk, of publication or of an audit; a day after `today` is
    believed of no article. With `again` what is known is analysed anew. watch is told stage, how many are done, and of
    how many.
    """
    added, before = Added(), last_change(store)
    _keep(
        store, _unknown(store, items, added, dossier=dossier, again=again, watch=watch), added, dossier, workers, watch
    )
    days = _days(store, as_of, today)
    for day in days:
        auditor = Auditor(store, as_of=day)
        if dossier is not None:
            auditor.dossier(dossier)
        auditor.waiting(lambda done, total: watch(AUDITED, done, total), over=day == days[-1])
        auditor.fallen_due(lambda done, total: watch(FALLEN_DUE, done, total))
        added.audits += auditor.kept
    added.as_of = days[0] if days else None
    added.changes = changes_after(store, before)
    return added


def _days(store: Store, as_of: date | None, today: date) -> list[date]:
    """The days as of which is audited: the one asked for, and the latest on the desk, where that is later: the verdicts
    that stand are those of the latest day, and what comes late must not pass them by."""
    audited = latest_audit(store)
    if as_of is not None:
        return [as_of, audited] if audited is not None and audited > as_of else [as_of]
    known = [day for day in (latest_day(store, not_after=today), audited) if day is not None]
    return [max(known)] if known else []


def _unknown(
    store: Store,
    items: Iterable[Article | Problem],
    added: Added,
    *,
    dossier: str | None,
    again: bool,
    watch: Callable[[str, int, int | None], None],
) -> Iterator[Article]:
    """The articles that the store does not have in these words; the others are counted, and the problems collected."""
    seen: set[str] = set()
    for number, item in enumerate(items, start=1):
        watch(READ, number, None)
        if isinstance(item, Problem):
            added.problems.append(item)
        elif store.is_forgotten(item.id):
            added.problems.append(Problem(item.source or item.id, "was forgotten, and is not taken again"))
        elif (content := hash_of(item.id, item.text)) in seen:
            added.known += 1
        else:
            seen.add(content)
            if not again and store.knows(item):
                added.known += 1
                if dossier is not None:
                    store.add_to_dossier(dossier, [item.id])
            else:
                yield item


def _keep(
    store: Store,
    articles: Iterator[Article],
    added: Added,
    dossier: str | None,
    workers: int,
    watch: Callable[[str, int, int | None], None],
) -> None:
    """Analyse and keep, batch by batch."""
    readings = analyse_many(articles, workers=workers)
    while batch := list(islice(readings, KEPT_AT_ONCE)):
        store.keep(batch)
        names = [reading.article.id for reading in batch]
        if dossier is not None:
            store.add_to_dossier(dossier, names)
        added.new += names
        added.problems += [problem for reading in batch for problem in reading.problems]
        watch(ANALYSED, len(added.new), None)
