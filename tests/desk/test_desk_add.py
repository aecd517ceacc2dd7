"""Adding to the desk: once is enough, what breaks off goes on, and a new article moves the cases that it bears on."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from saydo.desk import add as add_module
from saydo.desk.add import Added, add
from saydo.pipeline import analyse_many
from saydo.records import Article, Problem, Reading
from saydo.store import Store, ask

TODAY = date(2031, 6, 1)


def article(name: str, day: str | None, text: str) -> Article:
    return Article(
        text,
        title=text.split("\n")[0],
        outlet="Harbour Post",
        url=f"https://{name}.example/{name}",
        published=date.fromisoformat(day) if day else None,
    )


PROMISE = article(
    "promise",
    "2030-03-04",
    "Troops to leave Iceland\n\nDenmark will withdraw its 400 soldiers from Iceland by 31 December 2030, the Danish "
    "defence minister said on Monday.",
)
DEED = article(
    "deed",
    "2031-02-10",
    "Troops leave Iceland\n\nDenmark withdrew its 400 soldiers from Iceland on Sunday, its defence ministry said.",
)
OTHER = article(
    "other",
    "2031-03-01",
    "Spain opens school\n\nSpain opened a school for nurses in Toledo on Friday. The king spoke of roses and of bread.",
)
UNDATED = article("undated", None, "Roses\n\nThe roses of Toledo are red.")


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    """Each article analysed once for all tests."""
    return {reading.article.id: reading for reading in analyse_many([PROMISE, DEED, OTHER, UNDATED])}


@pytest.fixture
def analysed(monkeypatch: pytest.MonkeyPatch, readings: dict[str, Reading]) -> list[str]:
    """The ids of the articles that a run analysed, which gives what the real analysis gave."""
    seen: list[str] = []

    def analysing(articles: Iterable[Article], *, workers: int = 1) -> Iterator[Reading]:
        del workers
        for given in articles:
            seen.append(given.id)
            yield readings[given.id]

    monkeypatch.setattr(add_module, "analyse_many", analysing)
    return seen


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "saydo.db") as opened:
        yield opened


def added(store: Store, *items: Article | Problem, **options: object) -> Added:
    return add(store, items, **{"today": TODAY, **options})  # type: ignore[arg-type]


def verdicts(store: Store) -> dict[str, str]:
    return {row.deed: row.verdict for row in ask.cases(store).items}


@pytest.mark.usefixtures("analysed")
def test_a_later_article_moves_the_case_that_it_bears_on(store: Store) -> None:
    """The article that tells the deed changes the verdict of the case that was there, and the change is kept."""
    assert added(store, PROMISE, as_of=date(2030, 6, 1)).audits == 1
    (first,) = ask.cases(store).items
    assert (first.verdict, first.as_of) == ("pending", date(2030, 6, 1))
    done = added(store, DEED)
    assert done.as_of == date(2031, 2, 10)
    (later,) = ask.cases(store).items
    assert (later.id, later.verdict) == (first.id, "kept late")
    assert [(c.before, c.verdict) for c in ask.changes(store, date(2031, 1, 1)).items] == [("pending", "kept late")]


@pytest.mark.usefixtures("analysed")
def test_an_article_of_something_else_moves_nothing(store: Store) -> None:
    """An article that shares no words with a case leaves it with the audit that it had."""
    added(store, PROMISE, as_of=date(2030, 6, 1))
    added(store, OTHER, as_of=date(2030, 7, 1))
    assert [row.as_of for row in ask.cases(store, deed="withdraw").items] == [date(2030, 6, 1)]


@pytest.mark.usefixtures("analysed")
def test_a_date_that_passes_is_news(store: Store) -> None:
    """A case whose date has passed since its last audit is audited again, though no new article speaks of it."""
    added(store, PROMISE, as_of=date(2030, 6, 1))
    added(store, OTHER)
    assert verdicts(store)["withdraw"] == "unverified"
    assert [row.as_of for row in ask.cases(store, deed="withdraw").items] == [date(2031, 3, 1)]
    assert added(store).audits == 0


def test_what_is_known_is_passed_over(store: Store, analysed: list[str]) -> None:
    """The same articles again cost no analysis and change not one row, unless they are asked for again."""
    added(store, PROMISE, DEED)
    before = store.audits()
    second = added(store, PROMISE, DEED, PROMISE)
    assert (second.new, second.known, second.audits) == ([], 3, 0)
    assert (store.audits(), analysed) == (before, [PROMISE.id, DEED.id])
    added(store, PROMISE, again=True)
    assert analysed == [PROMISE.id, DEED.id, PROMISE.id]


def test_a_run_that_breaks_off_is_finished_by_the_next(
    store: Store, analysed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Batches that were kept stay; what was kept and not audited waits, and is audited by the next run."""
    monkeypatch.setattr(add_module, "KEPT_AT_ONCE", 1)

    def broken() -> Iterator[Article]:
        yield PROMISE
        yield DEED
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(store, broken(), today=TODAY)
    assert len(store.waiting()) == 2
    assert ask.cases(store).items == ()
    rest = added(store, PROMISE, DEED, OTHER)
    assert (rest.new, rest.known, rest.audits > 0) == ([OTHER.id], 2, True)
    assert (store.waiting(), verdicts(store)["withdraw"]) == ((), "kept late")
    assert analysed == [PROMISE.id, DEED.id, OTHER.id]


@pytest.mark.usefixtures("analysed")
def test_a_dossier_is_audited_as_a_whole(store: Store) -> None:
    """Articles of a dossier are audited together, also where one of them was known before."""
    added(store, DEED)
    put = added(store, DEED, PROMISE, OTHER, dossier="Ships")
    assert (len(put.new), put.known) == (2, 1)
    assert store.dossiers() == (("Ships", 3),)
    assert verdicts(store)["withdraw"] == "kept late"


@pytest.mark.usefixtures("analysed")
def test_the_day_is_that_of_the_articles_and_never_to_come(store: Store) -> None:
    """Where none is given it is the latest of publication that has come; without any day none is made up."""
    assert added(store, UNDATED).as_of is None
    assert store.waiting() == (UNDATED.id,)
    assert added(store, PROMISE, OTHER, today=date(2031, 2, 28)).as_of == date(2030, 3, 4)
    assert added(store, DEED).as_of == date(2031, 3, 1)


@pytest.mark.usefixtures("analysed")
def test_what_was_forgotten_stays_away(store: Store) -> None:
    """A forgotten article that a source gives again is named and not taken."""
    added(store, PROMISE, DEED)
    store.forget(str(DEED.url), at=datetime(2031, 6, 1, tzinfo=UTC))
    again = added(store, DEED)
    assert (again.new, [problem.message for problem in again.problems]) == (
        [],
        ["was forgotten, and is not taken again"],
    )


@pytest.mark.usefixtures("analysed")
def test_trouble_is_collected_and_progress_is_told(store: Store) -> None:
    """A problem in the stream stops nothing; whoever watches is told the stages in their order."""
    told: list[tuple[str, int, int | None]] = []
    result = added(store, Problem("a.html", "no text in it"), PROMISE, watch=lambda *step: told.append(step))
    assert [problem.message for problem in result.problems] == ["no text in it"]
    assert told[0] == ("Reading", 1, None)
    assert told[-1] == ("Auditing", 1, 1)


@pytest.mark.usefixtures("analysed")
def test_what_comes_late_moves_the_verdict_that_stands(store: Store) -> None:
    """What is added as of an earlier day also counts on the latest day as of which anything was audited."""
    added(store, PROMISE, as_of=date(2031, 5, 1))
    assert verdicts(store)["withdraw"] == "unverified"
    assert added(store, DEED, as_of=date(2031, 3, 1)).as_of == date(2031, 3, 1)
    (row,) = ask.cases(store).items
    assert (row.verdict, row.as_of) == ("kept late", date(2031, 5, 1))
    assert added(store, OTHER).as_of == date(2031, 5, 1)
    assert store.waiting() == ()
