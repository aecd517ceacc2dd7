"""Plain text: articles as typed, and pages copied out of a browser."""

import textwrap
from datetime import date
from pathlib import Path

import pytest

import saydo
from saydo.records import Article, Problem

SPECIMEN = Path(__file__).parents[3] / "shared" / "pages" / "iraq-analysis-dump.txt"
FIRST = (
    "The ministry of works will repair forty rural bridges before the rains, its secretary told parliament in Lomu on "
    "Tuesday, and will publish a list of them each month."
)
SECOND = "Eleven bridges have been closed since the floods of 2019, according to the roads agency, and two have fallen."
THIRD = "“We have heard of this list before,” said Abena Kuor, who drives a truck on the northern road."
TITLE = "Ministry pledges repair of forty bridges before the rains"
OTHER = "Cocoa price climbs to its highest in a decade"
OTHER_TEXT = "Traders in the port of Sekou said on Friday that buyers from three countries had doubled their orders."

# name, text, title, deck, paragraphs, teasers' titles
SHAPES = [
    ("typed", f"{TITLE}\n\n{FIRST}\n\n{SECOND}", TITLE, None, [FIRST, SECOND], []),
    ("one newline between", f"{TITLE}\n{FIRST}\n{SECOND}\n{THIRD}", TITLE, None, [FIRST, SECOND, THIRD], []),
    ("no title", FIRST, None, None, [FIRST], []),
    (
        "title with a stop",
        f"The bridges are mended.\n\n{FIRST}\n\n{SECOND}",
        "The bridges are mended.",
        None,
        [FIRST, SECOND],
        [],
    ),
    (
        "title ends in U.S.",
        f"Bridge firms look to the U.S.\n\n{FIRST}\n\n{SECOND}",
        "Bridge firms look to the U.S.",
        None,
        [FIRST, SECOND],
        [],
    ),
    (
        "title asks",
        f"Will forty bridges be mended in time?\n\n{FIRST}\n\n{SECOND}",
        "Will forty bridges be mended in time?",
        None,
        [FIRST, SECOND],
        [],
    ),
    (
        "menu before",
        f"Skip to main content\nHome\nNews\nSport\nLog in\n\n{TITLE}\n\n{FIRST}\n\n{SECOND}",
        TITLE,
        None,
        [FIRST, SECOND],
        [],
    ),
    (
        "deck before byline",
        f"{TITLE}\n\nThe list will be public, the secretary says.\n\nBy Kofi Ansa\n\n{FIRST}",
        TITLE,
        "The list will be public, the secretary says.",
        [FIRST],
        [],
    ),
    (
        "deck without a stop",
        f"{TITLE}\n\nA list of them is to come out each month\n\nLomu Post | May 4, 2021\n\n{FIRST}",
        TITLE,
        "A list of them is to come out each month",
        [FIRST],
        [],
    ),
    (
        "deck before section",
        f"{TITLE}\n\nThe list will be public, the secretary says.\n\nNews | West\n\n{FIRST}\n\n{SECOND}",
        TITLE,
        "The list will be public, the secretary says.",
        [FIRST, SECOND],
        [],
    ),
    (
        "title of the window above",
        f"{TITLE} - Lomu Post\n\n{TITLE}\n\n{FIRST}\n\n{SECOND}",
        TITLE,
        None,
        [FIRST, SECOND],
        [],
    ),
    (
        "notices above",
        "Rains close the coast road again\n\nListen live from six today to the debate of the leaders of all parties"
        f"\n\n{TITLE}\n\nBy Kofi Ansa\n\n{FIRST}",
        TITLE,
        None,
        [FIRST],
        [],
    ),
    (
        "pointer inside",
        f"{TITLE}\n\n{FIRST}\n\nREAD MORE: Five bridges that fell in a year\n\n{SECOND}",
        TITLE,
        None,
        [FIRST, SECOND],
        [],
    ),
    (
        "crosshead kept",
        f"{TITLE}\n\n{FIRST}\n\nA long list\n\n{SECOND}",
        TITLE,
        None,
        [FIRST, "A long list", SECOND],
        [],
    ),
    (
        "credits dropped",
        f"bridge_over_the_sena_2018\n\n{TITLE}\n\nTop image credit: Ama Boat\n\n{FIRST}\n\nThe bridge at Sena "
        f"in the rains of June 3, 2018. REUTERS/Ama Boat\n\n{SECOND}",
        TITLE,
        None,
        [FIRST, SECOND],
        [],
    ),
    (
        "teasers",
        f"{TITLE}\n\n{FIRST}\n\n{SECOND}\nBusiness\nCocoa sacks\nTop photo credit: Sacks on the quay, March 1, 2024. "
        f"AFP/Yao Tetteh\n\n{OTHER}\n\nBusiness\n\n{OTHER_TEXT}\n\nkeep readingShow less\n\nLatest\n\nNewsletter",
        TITLE,
        None,
        [FIRST, SECOND],
        [OTHER],
    ),
    (
        "teasers without credits",
        f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{OTHER}\n\n{OTHER_TEXT}\n\nContinue reading",
        TITLE,
        None,
        [FIRST, SECOND],
        [OTHER],
    ),
    (
        "read more twice",
        f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{OTHER}\n\n{OTHER_TEXT}\n\nRead more\n\nHerders agree on wells\n\n"
        f"{THIRD}\n\nRead more",
        TITLE,
        None,
        [FIRST, SECOND],
        [OTHER, "Herders agree on wells"],
    ),
    (
        "list of links at the end",
        f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\nMost read\n\n{OTHER}\n\nHerders agree on wells\n\n"
        "Subscribe now to our weekly letter and never miss a story from the north.",
        TITLE,
        None,
        [FIRST, SECOND],
        [],
    ),
    (
        "related box within",
        f"{TITLE}\n\n{FIRST}\n\nRelated\n\n{OTHER}\n\nHerders agree on wells\n\n{SECOND}\n\n{THIRD}",
        TITLE,
        None,
        [FIRST, SECOND, THIRD],
        [],
    ),
    (
        "note on the author",
        f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\nKofi Ansa is a reporter at the Lomu Post.",
        TITLE,
        None,
        [FIRST, SECOND],
        [],
    ),
    (
        "bullets",
        f"{TITLE}\n\n{FIRST}\n\n• the bridge at Sena\n\n• the bridge at Oti\n\n{SECOND}",
        TITLE,
        None,
        [FIRST, "the bridge at Sena", "the bridge at Oti", SECOND],
        [],
    ),
]

# lines under the title, day, outlet, author
DATE_LINES = [
    ("Lomu Post | Jul 27, 2021", date(2021, 7, 27), "Lomu Post", None),
    ("July 27, 2021", date(2021, 7, 27), None, None),
    ("By Kofi Ansa, 27 July 2021", date(2021, 7, 27), None, "Kofi Ansa"),
    (
        "By Kofi Ansa and Ama Boat in Lomu\nPublished 27 July 2021 at 10:14 GMT",
        date(2021, 7, 27),
        None,
        "Kofi Ansa and Ama Boat",
    ),
    ("Posted on 27.07.2021 | Updated 28.07.2021", date(2021, 7, 27), None, None),
    ("Updated 28 July 2021", None, None, None),
    ("03/04/2021", None, None, None),
    ("27/04/2021", date(2021, 4, 27), None, None),
    ("Tuesday, 27th July 2021 - 5 min read", date(2021, 7, 27), None, None),
    ("", None, None, None),
]


def _read(tmp_path: Path, text: str, published: date | None = None) -> list[Article | Problem]:
    (tmp_path / "page.txt").write_text(text, encoding="utf-8")
    return list(saydo.read(tmp_path / "page.txt", published=published))


def _paragraphs(article: Article) -> list[str]:
    return [article.text[part.start : part.end] for part in article.parts if part.kind == "paragraph"]


@pytest.mark.parametrize(("text", "expected"), [(s[1], s[2:]) for s in SHAPES], ids=[s[0] for s in SHAPES])
def test_shapes(tmp_path: Path, text: str, expected: tuple[object, ...]) -> None:
    """Title, deck and paragraphs are told apart by shape, and teasers are articles of their own after the story."""
    main, *teasers = [item for item in _read(tmp_path, text) if isinstance(item, Article)]
    assert main.complete
    assert (main.title, main.deck, _paragraphs(main), [teaser.title for teaser in teasers]) == expected
    assert not any(teaser.complete for teaser in teasers)


@pytest.mark.parametrize(("lines", "day", "outlet", "author"), DATE_LINES)
def test_date_lines(tmp_path: Path, lines: str, day: date | None, outlet: str | None, author: str | None) -> None:
    """A printed date line gives day, outlet and author; a day that could be two days, or one of change, gives none."""
    main = _read(tmp_path, f"{TITLE}\n\n{lines}\n\n{FIRST}\n\n{SECOND}")[0]
    assert isinstance(main, Article)
    assert (main.published, main.outlet, main.author, _paragraphs(main)) == (day, outlet, author, [FIRST, SECOND])
    assert main.published_from == ("printed" if day else None)


def test_dates_of_teasers_and_captions_are_nobodys(tmp_path: Path) -> None:
    """The day given for a page holds for its story alone; days in captions hold for nothing."""
    text = next(shape[1] for shape in SHAPES if shape[0] == "teasers")
    main, teaser = _read(tmp_path, text, date(2021, 5, 4))
    assert isinstance(main, Article)
    assert isinstance(teaser, Article)
    assert (main.published, main.published_from, teaser.published) == (date(2021, 5, 4), "argument", None)
    assert "2024" not in main.text + teaser.text


def test_wrapped_lines_are_joined(tmp_path: Path) -> None:
    """Text set in lines of one width is joined up to paragraphs again."""
    wrapped = (
        f"{TITLE}\n\n" + "The ministry of works will repair forty rural bridges before the\nrains, its secretary told "
        "parliament in Lomu on Tuesday, and will\npublish a list.\n\nEleven bridges have been closed since the floods "
        "of 2019,\naccording to the roads agency, and two of them have fallen.\n"
    )
    main = _read(tmp_path, wrapped)[0]
    assert isinstance(main, Article)
    assert [paragraph.split()[-1] for paragraph in _paragraphs(main)] == ["list.", "fallen."]
    assert "the rains, its secretary" in main.text


def test_named_fields_at_the_top(tmp_path: Path) -> None:
    """Lines such as "Source: ..." at the top are facts of the article, not text."""
    head = f"Title: {TITLE}\nSource: Lomu Post\nDate: 2021-05-04\nURL: https://lomu.example/a\nAuthor: Kofi Ansa\n\n"
    main = _read(tmp_path, head + FIRST)[0]
    assert isinstance(main, Article)
    assert (main.title, main.outlet, main.published, main.url, main.author) == (
        TITLE,
        "Lomu Post",
        date(2021, 5, 4),
        "https://lomu.example/a",
        "Kofi Ansa",
    )


def test_dateline_with_a_year(tmp_path: Path) -> None:
    """A dateline that has its year dates the article and stays in the text; one without a year dates nothing."""
    with_year = "LOMU, May 4, 2021 (Post) - " + FIRST
    main = _read(tmp_path, f"{TITLE}\n\n{with_year}\n\n{SECOND}")[0]
    assert isinstance(main, Article)
    assert (main.published, _paragraphs(main)[0]) == (date(2021, 5, 4), with_year)
    assert getattr(_read(tmp_path, f"{TITLE}\n\nLOMU, May 4 (Post) - {FIRST}")[0], "published", "") is None


@pytest.mark.skipif(not SPECIMEN.exists(), reason="the specimen is not here")
def test_specimen() -> None:
    """The page dump gives one complete story and three teasers, nothing of the one in the other, and no day."""
    main, problem, *teasers = list(saydo.read(SPECIMEN))
    assert isinstance(main, Article)
    assert isinstance(problem, Problem)
    assert (main.complete, main.published, main.title) == (True, None, "No, the U.S. military is not 'leaving' Iraq")
    assert (main.deck or "").startswith("Officials have announced an 'end'")
    assert len(_paragraphs(main)) == 13
    assert _paragraphs(main)[-1].startswith("“Iran is a bad actor")
    assert [(t.complete, t.published, len(_paragraphs(t))) for t in teasers if isinstance(t, Article)] == [
        (False, None, 2)
    ] * 3
    assert not any(word in main.text for word in ("Mali", "Sentinel", "Risch", "Tal Afar", "Subscribe"))


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_parts_have_their_places_in_the_dump(tmp_path: Path, ending: str) -> None:
    """Each part of the story and of its teasers knows at which character of the source it begins."""
    teasers = "".join(
        f"Top image credit: Pool\n\n{OTHER} {n}\n\n{OTHER_TEXT}\n\nkeep reading\nShow less\n\n" for n in (1, 2)
    )
    text = f"Home\n  Menu\n\n{TITLE}\n\nBy Kofi Ansa\n\n{FIRST}\n\n  {SECOND}\n\n{teasers}Latest\n".replace(
        "\n", ending
    )
    (tmp_path / "a.txt").write_bytes(text.encode())
    articles = [item for item in saydo.read(tmp_path / "a.txt") if isinstance(item, Article)]
    assert [article.complete for article in articles] == [True, False, False]
    seen = set()
    for article in articles:
        for part in article.parts:
            assert part.at is not None
            said = article.text[part.start : part.end]
            assert text[part.at : part.at + len(said)] == said
            seen.add(part.at)
    assert len(seen) == sum(len(article.parts) for article in articles)


def test_wrapped_lines_have_the_place_of_the_first(tmp_path: Path) -> None:
    """A paragraph set in lines of one width begins where its first line does."""
    wrapped = "\n".join(textwrap.wrap(FIRST, 60))
    text = f"{TITLE}\n\n{wrapped}\n\n{SECOND[:60]}\n{SECOND[61:]}\n"
    (tmp_path / "a.txt").write_text(text)
    article = next(saydo.read(tmp_path / "a.txt"))
    assert isinstance(article, Article)
    assert [part.at for part in article.parts][:2] == [0, text.index(FIRST[:40])]
