"""The store: what is kept comes back, twice is once, and a file that cannot serve is one clear line."""

import multiprocessing
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import apsw
import pytest

from saydo.records import Announcement, Article, Audit, Figure, Problem, Reading, Sentence, Span, When
from saydo.store import Store, StoreError, ask

ARTICLE = Article(
    "Quay to close\n\nThe quay closes in May. Ferries go on.", title="Quay to close", url="https://a.example/1"
)
MAY = When(ARTICLE.id, Span(34, 37, "May"), "when.month", date(2031, 5, 1), date(2031, 5, 31), "2031-05", "DATE")
COUNT = Figure(ARTICLE.id, Span(0, 4, "Quay"), "figure.counted", 1.0, None, "quay", None, ">")
READING = Reading(
    ARTICLE,
    sentences=(Sentence(ARTICLE.id, Span(15, 38, "The quay closes in May."), "paragraph", ("quay", "close")),),
    dates=(MAY,),
    figures=(COUNT,),
    factuality=((24, 30, 1.5),),
    governors=((15, 24),),
    problems=(Problem("a", "odd"),),
)
AUDIT = Audit(
    ("port",),
    "close",
    "quay",
    None,
    None,
    None,
    None,
    None,
    (Announcement(ARTICLE.id, None, None, Span(15, 38, "The quay closes in May."), "0123456789ab"),),
    "pending",
    "no evidence",
    "",
    (),
    (),
    (),
    (),
    date(2031, 1, 1),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "saydo.db"


def test_a_reading_comes_back_whole(path: Path) -> None:
    """Article, sentences, records, factuality and problems are as they were, from a new connection too."""
    with Store(path) as store:
        store.keep([READING])
    with Store(path, create=False) as store:
        assert store.reading(ARTICLE.id) == READING
        assert list(store.readings()) == [READING]
        assert store.reading("nobody") is None


def test_twice_is_once(path: Path) -> None:
    """Keeping the same reading and audit again changes not one row."""
    with Store(path) as store:
        assert store.keep([READING], [AUDIT]) == 2
        assert store.keep([READING], [AUDIT]) == 0
        assert len(list(store.readings())) == 1
        assert store.audits() == (AUDIT,)


def test_a_second_copy_brings_nothing_new(path: Path) -> None:
    """The same text read from another file is the article that is known, under its first source."""
    first = replace(READING, article=replace(ARTICLE, source="a.html"))
    copy = replace(READING, article=replace(ARTICLE, source="copies/a.html"))
    with Store(path) as store:
        assert [store.keep([first]), store.keep([copy])] == [1, 0]
        assert store.reading(ARTICLE.id) == first


def test_a_later_audit_adds_a_row(path: Path) -> None:
    """An audit as of another day, or with another verdict, stands beside the first; its id finds the latest."""
    later = replace(AUDIT, as_of=date(2032, 1, 1), verdict="broken")
    with Store(path) as store:
        store.keep([READING], [later])
        store.keep([], [AUDIT])
        assert store.audits() == (later, AUDIT)
        (found,) = store.find(AUDIT.id)
        assert found.record == later
        assert found.reading == READING


def test_a_better_reading_takes_the_place_of_the_old_one(path: Path) -> None:
    """The same text read again with another result keeps the new records alone."""
    with Store(path) as store:
        store.keep([READING])
        better = replace(READING, figures=())
        assert store.keep([better]) == 1
        assert store.reading(ARTICLE.id) == better
        assert store.find(COUNT.id) == ()


def test_a_changed_article_is_a_new_version(path: Path) -> None:
    """The newest version of a text is the one that is shown, and what it no longer says is not found as if it did."""
    changed = Reading(replace(ARTICLE, text="Quay to stay\n\nThe quay stays open."), problems=READING.problems)
    with Store(path) as store:
        store.keep([READING])
        store.keep([changed])
        assert store.reading(ARTICLE.id) == changed
        assert list(store.readings()) == [changed]


@pytest.mark.parametrize(
    ("prefix", "kinds"),
    [
        (MAY.id, ["when"]),
        (MAY.id[:4], ["when"]),
        (COUNT.id[:6], ["figure"]),
        (AUDIT.id[:5], ["audit"]),
        ("zzzz", []),
        ("*", []),
        ("%", []),
        ("[0-9a-f]", []),
    ],
)
def test_ids_are_found_by_their_beginning(path: Path, prefix: str, kinds: list[str]) -> None:
    """A prefix finds the records and audits whose id begins so, and is never a pattern."""
    with Store(path) as store:
        store.keep([READING], [AUDIT])
        assert [found.kind for found in store.find(prefix)] == kinds


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("quay", 1),
        ("closing quays", 1),
        ("ferry", 1),
        ("bridge", 0),
        ("", 0),
        ('"', 0),
        ("quay OR bridge", 0),
        ("quay)", 1),
    ],
)
def test_search_takes_plain_words(path: Path, words: str, hits: int) -> None:
    """Words are searched by their stems; signs of the query language are no errors and have no force."""
    with Store(path) as store:
        store.keep([READING])
        assert len(store.search(words)) == hits


def test_text_that_sqlite_cannot_hold_comes_back(path: Path) -> None:
    """A lone surrogate and a NUL in a text and a title neither break the store nor change on the way."""
    odd = Reading(Article("odd \ud800 and \x00 quay", title="\udfff"))
    with Store(path) as store:
        store.keep([odd])
        assert store.reading(odd.article.id) == odd


def test_all_or_nothing(path: Path) -> None:
    """Where one reading cannot be kept, none of that call is, and the store goes on working."""

    def readings() -> Iterator[Reading]:
        yield READING
        raise RuntimeError("the reader broke off")

    with Store(path) as store:
        with pytest.raises(RuntimeError):
            store.keep(readings())
        assert list(store.readings()) == []
        assert store.keep([READING]) == 1


def _newer(path: Path) -> None:
    with Store(path):
        pass
    connection = apsw.Connection(str(path))
    connection.pragma("user_version", 99)
    connection.close()


def _foreign(path: Path) -> None:
    path.parent.mkdir(parents=True)
    connection = apsw.Connection(str(path))
    connection.execute("CREATE TABLE recipes (name)")
    connection.close()


def _garbage(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no database at all, but long enough to be taken for one " * 40)


def _cut_short(path: Path) -> None:
    with Store(path) as store:
        store.keep([READING])
    path.write_bytes(path.read_bytes()[:5000])


def _folder(path: Path) -> None:
    path.mkdir(parents=True)


def _under_a_file(path: Path) -> None:
    path.parent.write_text("in the way")


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (_newer, "of a later saydo"),
        (_foreign, "no saydo store"),
        (_garbage, "damaged, or no SQLite file"),
        (_cut_short, "damaged"),
        (_folder, "unable to open"),
        (_under_a_file, "exists|directory"),
    ],
)
def test_a_file_that_cannot_serve_is_one_line(path: Path, spoil: Callable[[Path], None], complaint: str) -> None:
    """A store that is newer, foreign, damaged or in the way of something is refused with its path in one line."""
    spoil(path)
    with pytest.raises(StoreError, match=complaint) as raised:
        _use(path)
    assert "\n" not in str(raised.value)
    assert str(path.parent) in str(raised.value)


def _use(path: Path) -> None:
    with Store(path) as store:
        store.keep([READING], [AUDIT])
        list(store.readings())


def test_a_missing_file_is_not_made_by_reading(path: Path) -> None:
    """Opening without leave to create leaves no file behind."""
    with pytest.raises(StoreError):
        Store(path, create=False)
    assert not path.exists()


def _write_many(path: Path, first: int) -> None:
    for number in range(first, first + 10):
        with Store(path) as store:
            store.keep([Reading(Article(f"article {number}"))])


def test_two_writers_take_turns(path: Path) -> None:
    """Two processes that make and fill one store at once lose nothing."""
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=_write_many, args=(path, first)) for first in (0, 10)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with Store(path) as store:
        assert len(list(store.readings())) == 20


def test_a_new_file_is_its_owners_alone(path: Path) -> None:
    """Nobody else on the machine reads what a newsroom follows, nor the secrets of its webhooks."""
    with Store(path) as store:
        store.keep([READING])
        modes = {found.name: found.stat().st_mode & 0o777 for found in path.parent.iterdir()}
    assert modes == dict.fromkeys(modes, 0o600)
    assert len(modes) == 3


@pytest.mark.parametrize(
    ("question", "index"),
    [
        (lambda s: ask.cases(s), "cases_by_change"),
        (lambda s: ask.cases(s, verdict="pending", order="due"), "cases_by_verdict"),
        (lambda s: ask.cases(s, order="confidence"), "cases_by_confidence"),
        (lambda s: ask.cases(s, order="announced"), "cases_by_announced"),
        (lambda s: ask.due(s, date(2030, 1, 1), date(2031, 1, 1), open_only=False), "cases_by_due"),
        (lambda s: ask.changes(s, date(2030, 1, 1)), "changes_by_day"),
        (lambda s: ask.review_queue(s), "cases_by_doubt"),
        (lambda s: ask.statements(s), "statements_by_day"),
        (lambda s: ask.statements(s, speaker="DNK"), "statements_by_who"),
        (lambda s: ask.events(s), "events_by_day"),
    ],
)
def test_lists_are_read_from_an_index(path: Path, question: Callable[[Store], object], index: str) -> None:
    """A list takes its rows in their order from the index made for it, and sorts nothing but what it shows."""
    with Store(path) as store:
        plans: list[str] = []
        asked: list[tuple[str, object]] = []
        store._connection.exec_trace = lambda *traced: asked.append(traced[1:]) or True
        question(store)
        store._connection.exec_trace = None
        for sql, values in asked:
            if "chosen AS MATERIALIZED" in sql:
                plan = [row[3] for row in store._connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
                chosen = plan[plan.index("MATERIALIZE chosen") + 1 :]
                plans += chosen[: next((i for i, step in enumerate(chosen) if step == "SCAN chosen"), None)]
        assert any(index in step for step in plans), plans
        assert not any("TEMP B-TREE FOR ORDER BY" in step for step in plans), plans
