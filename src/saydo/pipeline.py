"""The only wiring: the order of the stages."""

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import islice

from spacy.tokens import Doc

from saydo.audit import audit as audit_readings
from saydo.audit.history import histories
from saydo.extract.commitments import find_commitments
from saydo.extract.dates import find_dates
from saydo.extract.events import find_events
from saydo.extract.factuality import find_factuality
from saydo.extract.figures import find_figures
from saydo.extract.names import find_names
from saydo.extract.reference import find_references
from saydo.extract.sentences import find_sentences
from saydo.extract.statements import find_statements
from saydo.parse import BATCH, language_model, parse_many
from saydo.read import is_readable, merge_copies, not_readable
from saydo.records import Article, Audit, History, MergedEvent, Problem, Reading
from saydo.resolve.actors import resolve_actors
from saydo.resolve.dossier import link_across
from saydo.resolve.merge_events import merge_events as merge_tellings


def analyse(article: Article) -> Reading:
    """One Article -> one Reading."""
    return next(analyse_many([article]))


def analyse_many(articles: Iterable[Article], *, workers: int = 1) -> Iterator[Reading]:
    """A stream of articles -> their readings, in order. With more workers that many processes share the work."""
    if workers > 1:
        yield from _shared_out(articles, workers)
        return
    kept: deque[Article] = deque()

    def remembered() -> Iterator[Article]:
        for article in articles:
            kept.append(article)
            if is_readable(article):
                yield article

    for doc in parse_many(remembered()):
        yield from _left_out(kept)
        yield _extract_or_say_why_not(kept.popleft(), doc)
    yield from _left_out(kept)


def _left_out(kept: deque[Article]) -> Iterator[Reading]:
    """The next articles, as long as they are in a language that is not read: nothing is taken from them."""
    while kept and not is_readable(kept[0]):
        article = kept.popleft()
        yield Reading(article=article, problems=(not_readable(article),))


def _shared_out(articles: Iterable[Article], workers: int) -> Iterator[Reading]:
    """Batches to processes, two under way for each, so that a long stream is never held as a whole."""
    language_model()  # where processes are forked they have it from here
    source = iter(articles)
    under_way: deque[Future[list[Reading]]] = deque()
    pool = ProcessPoolExecutor(workers, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))
    try:
        while batch := list(islice(source, BATCH)):
            under_way.append(pool.submit(_analyse_batch, batch))
            if len(under_way) >= 2 * workers:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _analyse_batch(articles: list[Article]) -> list[Reading]:
    return list(analyse_many(articles))


def _extract_or_say_why_not(article: Article, doc: Doc) -> Reading:
    """A fault in one article must not lose its neighbours: it becomes that article's Problem, and the run goes on."""
    try:
        return extract(article, doc)
    except Exception as fault:
        problem = Problem(article.source or article.id, f"could not be analysed: {type(fault).__name__}: {fault}")
        return Reading(article=article, problems=(problem,))


def extract(article: Article, doc: Doc) -> Reading:
    """Every extractor in turn, each seeing what those before it found; then the resolution of actors."""
    dates = find_dates(article, doc)
    figures = find_figures(article, doc, dates)
    statements = find_statements(article, doc, dates)
    predicates = find_factuality(article, doc, statements)
    events = find_events(article, doc, statements, predicates, dates, figures)
    commitments = find_commitments(article, doc, statements, events, dates, figures)
    reading = Reading(
        article=article,
        sentences=find_sentences(article, doc),
        names=find_names(article, doc),
        references=find_references(article, doc),
        dates=dates,
        figures=figures,
        statements=statements,
        events=events,
        commitments=commitments,
        factuality=predicates.values,
        governors=predicates.governors,
        statuses=tuple(
            (doc[i].idx, doc[i].idx + len(doc[i].text), found.status)
            for i, found in sorted(predicates.by_token.items())
        ),
    )
    return resolve_actors(reading)


def audit(readings: Iterable[Reading], *, as_of: date) -> tuple[Audit, ...]:
    """Audit every commitment in the readings, taken together as one dossier, as of a day.

    A text that several outlets carry is one telling, and counts once.
    """
    return audit_readings(_as_dossier(readings), as_of=as_of)


def history(readings: Iterable[Reading], *, as_of: date) -> tuple[History, ...]:
    """As audit, each with the days on which its verdict became another one, and the articles that turned it."""
    return histories(_as_dossier(readings), audit_readings, as_of=as_of)


def merge_events(readings: Iterable[Reading]) -> tuple[MergedEvent, ...]:
    """The events of the readings, taken together as one dossier: each once, with all its tellings."""
    return merge_tellings(_as_dossier(readings))


def _as_dossier(readings: Iterable[Reading]) -> list[Reading]:
    """Readings of one dossier: copies of one text as one telling, persons of one article known in the others."""
    given = list(readings)
    tellings = merge_copies(reading.article for reading in given)
    return link_across([replace(given[telling.number], article=telling.article) for telling in tellings])
