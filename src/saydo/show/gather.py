"""From the paths of a command line to readings: what was read, what was left out, which paths gave nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

import saydo
from saydo.records import Article, Problem, Reading


@dataclass(frozen=True, slots=True)
class Gathered:
    """unread: the paths, as given, that gave no article at all."""

    readings: tuple[Reading, ...]
    problems: tuple[Problem, ...]
    unread: tuple[str, ...]

    @property
    def articles(self) -> dict[str, Article]:
        return {reading.article.id: reading.article for reading in self.readings}

    @property
    def latest(self) -> date | None:
        """The latest publication day among the articles: the day of an audit for which none is given."""
        return max((a.published for a in self.articles.values() if a.published), default=None)

    @property
    def undated(self) -> tuple[Article, ...]:
        """Articles without a date; teasers of other stories hardly ever have one, and are not meant."""
        return tuple(article for article in self.articles.values() if article.complete and article.published is None)


def gather(paths: Sequence[str], *, published: date | None, workers: int, watch: Console | None) -> Gathered:
    """Read every path and analyse every article once. With `watch`, a bar on that console says how far it is."""
    with progress_on(watch) as progress:
        step = progress.add_task("Reading", total=None)
        articles: dict[str, Article] = {}
        problems: list[Problem] = []
        unread: list[str] = []
        for path in paths:
            found = 0
            for item in _read(path, published):
                if isinstance(item, Problem):
                    problems.append(item)
                    continue
                found += 1
                if item.id in articles:
                    if item.complete and item.source != articles[item.id].source:
                        problems.append(Problem(item.source or path, f"the same article as {articles[item.id].source}"))
                    continue
                articles[item.id] = item
                progress.advance(step)
            if not found:
                unread.append(path)
        progress.update(step, description="Analysing", total=len(articles), completed=0)
        readings = []
        for reading in saydo.analyse_many(articles.values(), workers=workers) if articles else ():
            readings.append(reading)
            problems.extend(reading.problems)
            progress.advance(step)
    return Gathered(tuple(readings), tuple(dict.fromkeys(problems)), tuple(unread))


def _read(path: str, published: date | None) -> Iterator[Article | Problem]:
    some = False
    for item in saydo.read(path, published=published):
        some = True
        yield item
    if not some:
        yield Problem(path, "nothing to read there")


def progress_on(watch: Console | None) -> Progress:
    console = watch or Console(stderr=True, quiet=True)
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=watch is None,
    )
