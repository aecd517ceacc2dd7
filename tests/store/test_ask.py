"""The named questions: what they answer, page by page, and what they refuse."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from store_stories import (
    AGAIN,
    ARRIVED,
    BRIDGE,
    DONE,
    OTHER,
    PROMISE,
    REPEATED,
    SAID,
    audited,
    judged,
    told,
)

from saydo.records import Article, Reading
from saydo.store import AskError, Store, UnknownId, ask
from saydo.store.ask.coverage import pieces
from saydo.store.ask.paging import cursor

FERRIES = audited(
    (PROMISE, SAID),
    (AGAIN, REPEATED),
    verdict="kept",
    gaps=(("re-announced", AGAIN, REPEATED),),
    evidence=(("done", DONE, ARRIVED),),
)
BRIDGES = audited((OTHER, BRIDGE), deed="open", due="2030-02-20", who=("NOR", "DNK"), place=None, confidence=0.3)
DAY = date(2030, 2, 5)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("ask") / "saydo.db") as opened:
        opened.keep([PROMISE, AGAIN, DONE, OTHER], [FERRIES, BRIDGES])
        opened.add_to_dossier("Ferries", [PROMISE.article.id, AGAIN.article.id])
        opened.judge(judged(FERRIES.id, "follow"))
        yield opened


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["open", "deliver"]),
        ({"who": "NOR"}, ["open", "deliver"]),
        ({"who": "Denmark"}, ["open"]),
        ({"who": "dnk"}, ["open"]),
        ({"who": "SWE"}, []),
        ({"deed": "open"}, ["open"]),
        ({"place": "DNK"}, ["deliver"]),
        ({"place": "Denmark"}, ["deliver"]),
        ({"verdict": "kept"}, ["deliver"]),
        ({"gap": "re-announced"}, ["deliver"]),
        ({"gap": "slipped"}, []),
        ({"due_to": date(2030, 3, 1)}, ["open"]),
        ({"due_from": date(2030, 3, 1)}, ["deliver"]),
        ({"due_from": date(2030, 2, 20), "due_to": date(2030, 6, 30)}, ["open", "deliver"]),
        ({"text": "bridges"}, ["open"]),
        ({"text": "sending re-send U.S."}, []),
        ({"text": "to-Denmark send_ferries"}, ["deliver"]),
        ({"text": "§"}, []),
        ({"dossier": "ferries"}, ["deliver"]),
        ({"dossier": "none such"}, []),
        ({"followed": "ann"}, ["deliver"]),
        ({"order": "due"}, ["open", "deliver"]),
        ({"order": "announced"}, ["open", "deliver"]),
        ({"order": "confidence"}, ["open", "deliver"]),
        ({"who": "NOR", "verdict": "kept", "order": "due"}, ["deliver"]),
        ({"rejected": True}, []),
    ],
)
def test_commitments_by_what_is_asked(store: Store, filters: dict[str, object], expected: list[str]) -> None:
    """Every filter narrows the list, and filters hold together."""
    assert [row.deed for row in ask.cases(store, **filters).items] == expected  # type: ignore[arg-type]


def test_a_list_row_says_what_its_audit_says(store: Store) -> None:
    """The row of a case holds the audit's own values and its first telling."""
    (row,) = ask.cases(store, deed="deliver").items
    assert (row.id, row.who, row.what, row.verdict, row.gaps) == (
        FERRIES.id,
        ("NOR",),
        "ferries",
        "kept",
        ("re-announced",),
    )
    assert (row.article, row.quote, row.tellings, row.evidence) == (PROMISE.article.id, SAID, 2, 1)
    assert (row.due, row.as_of, row.changed, row.confidence) == (
        FERRIES.due,
        FERRIES.as_of,
        FERRIES.as_of,
        FERRIES.confidence,
    )


def test_a_case_shows_the_words_it_quotes_in_their_articles(store: Store) -> None:
    """Every quotation of the newest audit stands in the text that is handed out with it."""
    view = ask.case(store, FERRIES.id)
    texts = {quoted.article.id: quoted.text for quoted in view.articles}
    for quotation in (*view.audit.announced, *view.audit.gaps, *view.audit.evidence):
        assert texts[quotation.article][quotation.span.start : quotation.span.end] == quotation.span.text
    assert view.dossiers == ("Ferries",)
    assert view.commitments == store.members(FERRIES.id)


def test_a_changed_article_is_quoted_in_the_version_that_said_so(tmp_path: Path) -> None:
    """The page of a case shows the old words, and that of the article marks them where they stand now, if they do."""
    with Store(tmp_path / "saydo.db") as opened:
        opened.keep([PROMISE, AGAIN], [audited((PROMISE, SAID), (AGAIN, REPEATED))])
        moved = Article("Note.\n\n" + PROMISE.article.text, url=PROMISE.article.url)
        opened.keep([Reading(moved), Reading(Article("Withdrawn.", url=AGAIN.article.url))])
        (case,) = ask.cases(opened).items
        assert [(q.newest, q.text) for q in ask.case(opened, case.id).articles] == [
            (False, PROMISE.article.text),
            (False, AGAIN.article.text),
        ]
        (quoted,) = ask.article(opened, PROMISE.article.id).quoted
        assert moved.text[quoted.start : quoted.end] == SAID
        assert ask.article(opened, AGAIN.article.id).quoted == ()
        assert [v.newest for v in ask.article(opened, AGAIN.article.id).versions] == [True, False]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, 1),
        ({"speaker": "NOR"}, 1),
        ({"speaker": "Norway"}, 1),
        ({"speaker": "jonas teal"}, 1),
        ({"speaker": "Teal"}, 1),
        ({"speaker": "DNK"}, 0),
        ({"speaker": "nobody%"}, 0),
        ({"about": "ferry"}, 1),
        ({"about": "bridge"}, 0),
        ({"speaker": "NOR", "about": "June Denmark"}, 1),
        ({"stance": "promise"}, 1),
        ({"stance": "deny"}, 0),
        ({"first": date(2030, 1, 11)}, 0),
        ({"last": date(2030, 1, 10)}, 1),
    ],
)
def test_statements_of_somebody_about_something(store: Store, filters: dict[str, object], count: int) -> None:
    """Speakers are known by code, state, name or surname; what they speak of by its words."""
    found = ask.statements(store, **filters).items  # type: ignore[arg-type]
    assert len(found) == count
    assert all(row.text == f"Teal said {SAID}" and row.speaker == "Jonas Teal" for row in found)


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, 1),
        ({"actor": "NOR"}, 1),
        ({"actor": "Norway", "target": "Denmark"}, 1),
        ({"target": "DNK"}, 1),
        ({"actor": "DNK"}, 0),
        ({"actor": "NOR", "target": "NOR"}, 0),
        ({"deed": "deliver", "status": "done"}, 1),
        ({"status": "planned"}, 0),
        ({"place": "nor-oslo"}, 1),
        ({"place": "Norway"}, 1),
        ({"place": "DNK"}, 0),
        ({"actor": "NOR", "first": date(2030, 5, 1), "last": date(2030, 5, 31)}, 1),
        ({"actor": "NOR", "last": date(2030, 5, 1)}, 0),
    ],
)
def test_events_between_two(store: Store, filters: dict[str, object], count: int) -> None:
    """Events are found by who does what to whom, where and when."""
    found = ask.events(store, **filters).items  # type: ignore[arg-type]
    assert [(row.text, row.actors, row.targets, row.place) for row in found] == [
        ("delivers", ("NOR",), ("DNK",), "Oslo")
    ] * count


@pytest.mark.parametrize(
    ("what", "place", "count"),
    [("ferries", None, 1), ("ferry", "Oslo", 1), ("ferry", "Bergen", 0), ("trains", None, 0), ("Oslo", None, 0)],
)
def test_figures_for_a_thing_at_a_place(store: Store, what: str, place: str | None, count: int) -> None:
    """A figure is found by what it counts, and by where where that is asked."""
    assert [(row.text, row.low) for row in ask.figures(store, what=what, place=place).items] == [
        ("12 ferries", 12.0)
    ] * count


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("ferries arrive", ["Ferries arrive"]),
        ("bridge", ["Bridge"]),
        ("Norway NOT bridge", []),
        ('"ferries"', ["Ferries promised anew", "Ferries arrive", "Norway to send ferries"]),
        ("text:bridge", []),
        ("bridge*", ["Bridge"]),
    ],
)
def test_search_knows_words_alone(store: Store, words: str, titles: list[str]) -> None:
    """Signs of the query language have no force; stems do."""
    assert {hit.article.title for hit in ask.search(store, words).items} == set(titles)


def test_a_snippet_says_which_words_were_searched(store: Store) -> None:
    """Pieces are plain text, marked or not, and together they are the article's words."""
    (hit,) = ask.search(store, "autumn").items
    assert [text for text, marked in hit.snippet if marked] == ["autumn"]
    assert "".join(text for text, _ in hit.snippet) == "Bridge  Norway will open a bridge by autumn."


def test_an_article_cannot_forge_the_marks_of_a_snippet() -> None:
    """Whatever signs an article holds, pieces are text and nothing else."""
    assert pieces("a \x01b\x02 \x02c\x01d") == (("a ", False), ("b", True), (" \x02c", False), ("d", False))


def test_due_and_overview_agree(store: Store) -> None:
    """What falls due is what is open and dated within the days, and the overview shows the same."""
    assert [row.id for row in ask.due(store, DAY, date(2030, 3, 1)).items] == [BRIDGES.id]
    assert [row.id for row in ask.due(store, DAY, date(2030, 12, 31)).items] == [BRIDGES.id]
    assert [row.id for row in ask.due(store, DAY, date(2030, 12, 31), open_only=False).items] == [
        BRIDGES.id,
        FERRIES.id,
    ]
    view = ask.overview(store, DAY)
    assert [row.id for row in view.due] == [BRIDGES.id]
    assert (view.articles, view.statements, view.events, view.cases, view.to_review) == (4, 1, 1, 2, 1)
    assert [(share.verdict, share.count) for share in view.verdicts] == [("kept", 1), ("pending", 1)]
    assert len(view.changed) == 2
    assert [row.id for row in view.followed] == [FERRIES.id]
    assert view.dossiers == (("Ferries", 2),)


def test_an_actor_has_counts_with_intervals(store: Store) -> None:
    """Shares are of what the actor promised, each with its Wilson interval, under any of its names."""
    view = ask.actor(store, "Norway")
    assert view == ask.actor(store, "NOR")
    assert [(s.verdict, s.count, s.of) for s in view.shares] == [("kept", 1, 2), ("pending", 1, 2)]
    assert [round(bound, 3) for bound in (view.shares[0].low, view.shares[0].high)] == [0.095, 0.905]
    assert (view.row.cases, view.row.statements, view.row.name, view.row.kind) == (2, 1, "Norway", "state")
    assert [row.who for row in ask.actors(store).items] == ["NOR", "DNK"]


@pytest.mark.parametrize(
    ("count", "of", "low", "high"), [(0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (50, 100, 0.404, 0.596), (0, 0, 0, 1)]
)
def test_wilson_intervals(count: int, of: int, low: float, high: float) -> None:
    """Known values, among them those at which the plain interval fails."""
    assert [round(bound, 3) for bound in ask.wilson(count, of)] == [low, high]


def test_places_hold_commitments_and_events(store: Store) -> None:
    """A place of either kind is listed once, with its coordinates where they are known."""
    found = {place.id: place for place in ask.places(store)}
    assert (found["DNK"].cases, found["DNK"].verdicts, found["DNK"].name) == (1, (("kept", 1),), "Denmark")
    assert (found["nor-oslo"].events, found["nor-oslo"].latitude) == (1, 59.91)


def pages(question: Callable[..., ask.Page[object]], limit: int) -> list[list[object]]:
    """Every page that a question gives when its cursor is followed."""
    found, after = [], None
    while True:
        page = question(after=after, limit=limit)
        found.append(list(page.items))
        after = page.next
        if after is None:
            return found


@pytest.mark.parametrize("limit", [1, 2, 3, 7])
def test_pages_hold_everything_once(tmp_path: Path, limit: int) -> None:
    """Following the cursor gives all answers in the order of the whole, whatever the size of the page."""
    with Store(tmp_path / "saydo.db") as opened:
        readings = [
            told(n, f"Note {n}\n\nTeal said Norway would send 12 ferries.\n\nNorway delivers mail.", day)
            for n, day in enumerate(["2030-01-01", None, "2030-01-03", "2030-01-03", "2030-01-01"])
        ]
        audits = [
            audited((r, "Norway would send 12 ferries"), due=due, confidence=0.5)
            for r, due in zip(readings, [None, "2030-05-01", None, "2030-05-01", "2030-04-01"], strict=True)
        ]
        opened.keep(readings, audits)
        questions: list[Callable[..., ask.Page[object]]] = [
            *(lambda o=order, **page: ask.cases(opened, order=o, **page) for order in ask.ORDERS),
            lambda **page: ask.changes(opened, date.min, **page),
            lambda **page: ask.due(opened, date(2030, 1, 1), date(2031, 1, 1), **page),
            lambda **page: ask.statements(opened, **page),
            lambda **page: ask.statements(opened, speaker="NOR", about="ferries", **page),
            lambda **page: ask.events(opened, **page),
            lambda **page: ask.events(opened, actor="NOR", **page),
            lambda **page: ask.figures(opened, what="ferries", **page),
            lambda **page: ask.search(opened, "ferries", **page),
            lambda **page: ask.actors(opened, **page),
        ]
        for question in questions:
            whole = list(question(limit=100).items)
            assert len(whole) in (1, 3, 5)
            found = pages(question, limit)
            assert [item for page in found for item in page] == whole
            assert all(len(page) == limit for page in found[:-1])


@pytest.mark.parametrize(
    ("ask_so", "complaint"),
    [
        (lambda s: ask.cases(s, verdict="good"), "verdict: 'good' is none of relabelled"),
        (lambda s: ask.cases(s, deed="fly"), "deed: 'fly' is none of"),
        (lambda s: ask.cases(s, gap="wide"), "gap: 'wide' is none of"),
        (lambda s: ask.cases(s, order="size"), "order: 'size' is none of changed"),
        (lambda s: ask.cases(s, limit=0), "limit: 0 is not a number from 1 to 500"),
        (lambda s: ask.cases(s, limit=10**30), "is not a number from 1 to 500"),
        (lambda s: ask.cases(s, due_from=date(2031, 1, 1), due_to=DAY), "is before the first"),
        (lambda s: ask.cases(s, after="?"), "'\\?' is no cursor"),
        (lambda s: ask.cases(s, after="é"), "is no cursor"),
        (lambda s: ask.cases(s, after="W10"), "is no cursor"),
        (lambda s: ask.cases(s, after="A" * 100_000), "is no cursor"),
        (lambda s: ask.cases(s, after=cursor("another", ("2030-01-01", 1))), "belongs to another question"),
        (lambda s: ask.cases(s, after=cursor("x", ("2030-01-01", 10**30))), "is no cursor"),
        (lambda s: ask.cases(s, order="confidence", after=cursor("x", (float("nan"), 1))), "is no cursor"),
        (lambda s: ask.cases(s, after=cursor("x", (True, 1))), "is no cursor"),
        (lambda s: ask.cases(s, text=" ".join("word" for _ in range(65))), "65 words are more than the 64"),
        (lambda s: ask.changes(s, DAY, until=date(2030, 1, 1)), "is before the first"),
        (lambda s: ask.statements(s, stance="shout"), "stance: 'shout' is none of"),
        (lambda s: ask.statements(s, about="?!"), "about: no word"),
        (lambda s: ask.events(s, status="soon"), "status: 'soon' is none of"),
        (lambda s: ask.figures(s, what=""), "what: no word"),
        (lambda s: ask.figures(s, what="ferries", place="-"), "place: no word"),
        (lambda s: ask.search(s, " "), "search: no word"),
    ],
)
def test_malformed_questions_are_one_line(store: Store, ask_so: Callable[[Store], object], complaint: str) -> None:
    """A filter with a value that is none, or a cursor that is not of this question, is refused in one line."""
    with pytest.raises(AskError, match=complaint) as raised:
        ask_so(store)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("question", [ask.case, ask.article, ask.change, ask.actor])
@pytest.mark.parametrize("name", ["000000000000", "", "'; DROP TABLE cases", "\ud800", "\x00"])
def test_ids_that_do_not_exist(store: Store, question: Callable[[Store, str], object], name: str) -> None:
    """An id that nothing has is said to be so, whatever it is made of."""
    with pytest.raises(UnknownId):
        question(store, name)


@pytest.mark.parametrize(
    "words", ["\ud800", "a\x00b", '"', "NEAR(a z)", "^z", "{z a}", "z OR", "-", "a" * 10_000, "e\u0301", "²"]
)
def test_odd_words_break_nothing(store: Store, words: str) -> None:
    """Whatever is typed finds what it finds, or is refused as no word."""
    for question in (
        lambda: ask.search(store, words),
        lambda: ask.cases(store, text=words),
        lambda: ask.cases(store, who=words, place=words, dossier=words, followed=words),
        lambda: ask.statements(store, speaker=words, about=words),
        lambda: ask.events(store, actor=words, target=words, place=words),
        lambda: ask.figures(store, what=words, place=words),
    ):
        with suppress(AskError):
            assert question().items == ()
