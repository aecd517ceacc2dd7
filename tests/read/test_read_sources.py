"""The kinds of source beside pages: feeds, archives, tables, packed files, standard input."""

# ruff: noqa: E501 (feeds and tables as sites send them)

import gzip
import io
import json
import sys
import zlib
from datetime import date, timedelta
from pathlib import Path

import pytest
from benchmarks.hostile import HEADLINE, PAGE, SENTENCE, warc_record

import saydo
from saydo.read import is_readable
from saydo.records import Article, Problem

SECOND = "It will cost the town four million crowns, the treasurer said, and the work will be done by night."
HTML = f"&lt;p&gt;{SENTENCE}&lt;/p&gt;&lt;p&gt;Read more&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;"
RSS = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Dell Echo</title><language>en-gb</language><item>
<title>{HEADLINE}</title><link>https://dell.example/road</link><dc:creator>Ada Holm</dc:creator><description>A road.</description>
<pubDate>Mon, 02 May 2022 08:00:00 GMT</pubDate><content:encoded>{HTML}</content:encoded></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Dell Echo</title><entry><title type="html">{HEADLINE}</title>
<link rel="alternate" href="https://dell.example/road"/><author><name>Ada Holm</name></author>
<published>2022-05-02T08:00:00Z</published><updated>2022-05-06T08:00:00Z</updated><summary>A road.</summary>
<content type="html">{HTML}</content></entry></feed>"""
RDF = f"""<?xml version="1.0"?><!-- a feed --><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Dell Echo</title></channel><item><title>{HEADLINE}</title><link>https://dell.example/road</link>
<dc:creator>Ada Holm</dc:creator><dc:date>2022-05-02</dc:date><content:encoded>{HTML}</content:encoded></item></rdf:RDF>"""
JSON_FEED = json.dumps({
    "version": "https://jsonfeed.org/version/1.1", "title": "Dell Echo", "language": "en-GB",
    "items": [{"id": "1", "url": "https://dell.example/road", "title": HEADLINE, "authors": [{"name": "Ada Holm"}],
               "date_published": "2022-05-02T08:00:00Z", "date_modified": "2022-05-06T08:00:00Z",
               "content_html": f"<p>{SENTENCE}</p><p>{SECOND}</p>"}],
})  # fmt: skip


def _articles(items: list[Article | Problem]) -> list[Article]:
    return [item for item in items if isinstance(item, Article)]


def _messages(items: list[Article | Problem]) -> list[str]:
    return [item.message for item in items if isinstance(item, Problem)]


def _paragraphs(article: Article) -> list[str]:
    return [article.text[part.start : part.end] for part in article.parts if part.kind == "paragraph"]


@pytest.mark.parametrize(
    ("name", "feed", "modified"),
    [("rss.xml", RSS, None), ("atom", ATOM, date(2022, 5, 6)), ("rdf.rdf", RDF, None),
     ("feed.json", JSON_FEED, date(2022, 5, 6))],
)  # fmt: skip
def test_feeds(tmp_path: Path, name: str, feed: str, modified: date | None) -> None:
    """RSS, Atom, RDF and JSON feeds give the item's full text with its facts, and its day as the feed's."""
    (tmp_path / name).write_text(feed)
    (article,) = saydo.read(tmp_path / name, follow=False)
    assert isinstance(article, Article)
    assert (article.title, article.outlet, article.author) == (HEADLINE, "Dell Echo", "Ada Holm")
    assert (article.url, article.complete) == ("https://dell.example/road", True)
    assert (article.published, article.published_from) == (date(2022, 5, 2), "feed")
    assert article.modified == modified
    assert _paragraphs(article) == [SENTENCE, SECOND]


def test_reference_to_no_letter_costs_itself_alone(tmp_path: Path) -> None:
    """A number that stands for no letter does not lose the feed."""
    (tmp_path / "a.xml").write_text(RSS.replace("A road.", "A road&#x110000; or two&#9999999;."))
    (article,) = saydo.read(tmp_path / "a.xml", follow=False)
    assert isinstance(article, Article)
    assert _paragraphs(article) == [SENTENCE, SECOND]


def test_summary_of_a_feed_is_not_complete(tmp_path: Path) -> None:
    """An item that only holds a summary is an article that is not complete."""
    (tmp_path / "a.xml").write_text(RSS.replace("content:encoded", "x"))
    (article,) = saydo.read(tmp_path / "a.xml", follow=False)
    assert isinstance(article, Article)
    assert (article.complete, _paragraphs(article)) == (False, ["A road."])


CHUNKED = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode())
BARE = zlib.compressobj(wbits=-15)
WARC = [
    ("plain", warc_record("https://dell.example/a", PAGE.encode()), 1, []),
    ("packed", gzip.compress(warc_record("https://dell.example/a", PAGE.encode())), 1, []),
    ("gzip body", warc_record("https://dell.example/a", gzip.compress(PAGE.encode()), extra="Content-Encoding: gzip\r\n"), 1, []),
    ("gzip said but taken off", warc_record("https://dell.example/a", PAGE.encode(), extra="Content-Encoding: gzip\r\n"), 1, []),
    ("chunked", warc_record("https://dell.example/a", CHUNKED, extra="Transfer-Encoding: chunked\r\n"), 1, []),
    ("no date of the crawl", warc_record("https://dell.example/a", PAGE.encode()).replace(b"WARC-Date: 2022", b"WARC-Dote: x"), 1, []),
    ("missing page", warc_record("https://dell.example/a", PAGE.encode(), status="404 Not Found"), 0, ["no pages in this WARC file"]),
    ("picture", warc_record("https://dell.example/a", bytes(99), kind="image/png"), 0, ["no pages in this WARC file"]),
    ("windows-1251", warc_record("https://dell.example/a", PAGE.replace("Dell", "Дель").encode("cp1251"), kind="text/html; charset=windows-1251"), 1, []),
]  # fmt: skip


@pytest.mark.parametrize(("content", "count", "said"), [case[1:] for case in WARC], ids=[case[0] for case in WARC])
def test_warc(tmp_path: Path, content: bytes, count: int, said: list[str]) -> None:
    """Pages are read from archives however they were packed; what is no page is passed over."""
    (tmp_path / "crawl.bin").write_bytes(content)
    items = list(saydo.read(tmp_path / "crawl.bin"))
    assert _messages(items) == said
    articles = _articles(items)
    assert [a.title for a in articles] == [HEADLINE] * count
    assert all(
        a.url == "https://dell.example/a" and (a.source or "").endswith("crawl.bin:https://dell.example/a")
        for a in articles
    )


def test_date_later_than_the_crawl(tmp_path: Path) -> None:
    """A page that says it was published after it was fetched has no day, and that is said."""
    page = PAGE.replace("2022-05-02", "2023-01-02")
    (tmp_path / "a.warc").write_bytes(warc_record("https://dell.example/a", page.encode()))
    items = list(saydo.read(tmp_path / "a.warc"))
    assert _articles(items)[0].published is None
    assert "later than the fetch" in _messages(items)[0]


@pytest.mark.parametrize(("days", "kept"), [(1, True), (3, False)])
def test_date_later_than_today(tmp_path: Path, days: int, kept: bool) -> None:
    """Tomorrow may be a matter of the time zone, later days are not taken."""
    stated = date.today() + timedelta(days=days)
    (tmp_path / "a.html").write_text(PAGE.replace("2022-05-02", stated.isoformat()))
    article = _articles(list(saydo.read(tmp_path / "a.html")))[0]
    assert article.published == (stated if kept else None)


def test_modified_is_kept_apart(tmp_path: Path) -> None:
    """The day of the last change stands by itself, and never in for that of publication."""
    changed = PAGE.replace(
        "<meta name=date content=2022-05-02>", "<meta property=article:modified_time content=2022-06-09>"
    )
    (tmp_path / "a.html").write_text(PAGE.replace("<title>", "<meta name=last-modified content=2022-06-01><title>"))
    (tmp_path / "b.html").write_text(changed)
    one, other, problem = saydo.read(tmp_path)
    assert isinstance(one, Article)
    assert isinstance(other, Article)
    assert (one.published, one.modified) == (date(2022, 5, 2), date(2022, 6, 1))
    assert (other.published, other.modified) == (None, date(2022, 6, 9))
    assert isinstance(problem, Problem)


TABLES = [
    ("commas", f'title,date,source,text\n"{HEADLINE}",2022-05-02,Dell Echo,"{SENTENCE}\n\n{SECOND}"\n'),
    ("semicolons", f"Headline;Publication Date;Outlet;Full Text\n{HEADLINE};2022-05-02;Dell Echo;\"{SENTENCE}\n\n{SECOND}\"\n"),
    ("tabs", f"content\tpublisher\tpublished_at\ttitle\n{SENTENCE}\\n{SECOND}\tDell Echo\t2022-05-02\t{HEADLINE}\n".replace("\\n", " ")),
    ("mark and crlf", f'\ufefftitle,date,source,text\r\n"{HEADLINE}",2022-05-02,Dell Echo,"{SENTENCE}"\r\n'),
]  # fmt: skip


@pytest.mark.parametrize("table", [case[1] for case in TABLES], ids=[case[0] for case in TABLES])
@pytest.mark.parametrize("name", ["a.csv", "stored"])
def test_tables(tmp_path: Path, table: str, name: str) -> None:
    """Columns go by any of their usual names in any order, with any delimiter; the kind is known by content too."""
    (tmp_path / name).write_bytes(table.encode())
    (article,) = saydo.read(tmp_path / name)
    assert isinstance(article, Article)
    assert (article.title, article.outlet, article.published) == (HEADLINE, "Dell Echo", date(2022, 5, 2))
    assert SENTENCE in article.text
    assert (article.source or "").endswith(f"{name}:2")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("a,b\n1,2\n", "no column holds the text"),
        ("title,text\nOne,two,three\n", "has 3 cells for 2 columns"),
        ("title,text\nOne,\n", "no article text found"),
    ],
)
def test_bad_tables(tmp_path: Path, table: str, said: str) -> None:
    """A table without a text, and rows that do not fit it, are one Problem each, with the line."""
    (tmp_path / "a.csv").write_text(table)
    (problem,) = saydo.read(tmp_path / "a.csv")
    assert isinstance(problem, Problem)
    assert said in problem.message


@pytest.mark.parametrize(
    ("content", "title"),
    [(PAGE.encode(), HEADLINE), (gzip.compress(PAGE.encode()), HEADLINE), (RSS.encode(), HEADLINE),
     (warc_record("https://dell.example/a", PAGE.encode()), HEADLINE), (b"", None)],
    ids=["page", "packed page", "feed", "warc", "nothing"],
)  # fmt: skip
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: bytes, title: str | None) -> None:
    """Standard input may be any kind of source."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    items = list(saydo.read("-", follow=False))
    assert [a.title for a in _articles(items)] == ([title] if title else [])
    assert _messages(items) == ([] if title else ["the file is empty"])


def test_packed_files_are_known_by_what_is_in_them(tmp_path: Path) -> None:
    """A packed page is read as a page, a packed table as a table."""
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (tmp_path / "b.csv.gz").write_bytes(gzip.compress(TABLES[0][1].encode()))
    assert [a.title for a in _articles(list(saydo.read(tmp_path)))] == [HEADLINE, HEADLINE]


FRENCH = "Le conseil municipal a promis mardi de réparer la route du marché avant la fin du mois de juin, selon son président."
LANGUAGES = [
    ("en", SENTENCE, "en"),
    ("", SENTENCE, "en"),
    ("fr", SENTENCE, "en"),
    ("fr", FRENCH, "fr"),
    ("", FRENCH, "fr"),
    ("en", FRENCH, "fr"),
    ("", "Der Stadtrat hat am Dienstag versprochen, die Marktstraße bis Ende Juni zu erneuern, wie sein Vorsitzender sagte.", "de"),
    ("", "وعد مجلس المدينة يوم الثلاثاء بإصلاح طريق السوق قبل نهاية شهر يونيو، بحسب ما قال رئيس المجلس للصحفيين.", "ar"),
    ("en", "The road is shut until June, it says.", "en"),
]  # fmt: skip


@pytest.mark.parametrize(("stated", "text", "language"), LANGUAGES)
def test_language_is_that_of_the_words(tmp_path: Path, stated: str, text: str, language: str) -> None:
    """The words decide, whatever the page says of itself; an article that is not in English is given with a Problem."""
    (tmp_path / "a.html").write_text(
        f"<html lang='{stated}'><meta name=date content=2022-05-02><body><h1>{text[:20]}</h1><p>{text}</p>"
    )
    items = list(saydo.read(tmp_path / "a.html"))
    article = _articles(items)[0]
    assert article.language == language
    assert is_readable(article) == (language == "en")
    assert [("not in English" in said) for said in _messages(items)] == ([] if language == "en" else [True])


def test_other_languages_are_left_out_of_analysis() -> None:
    """Nothing is read from an article in another language; its neighbours are, and the order stays."""
    given = [
        Article(text=FRENCH, language="fr"),
        Article(text=SENTENCE, language="en"),
        Article(text=FRENCH, language="fr"),
    ]
    readings = list(saydo.analyse_many(given))
    assert [reading.article for reading in readings] == given
    assert [bool(reading.sentences) for reading in readings] == [False, True, False]
    assert [len(reading.problems) for reading in readings] == [1, 0, 1]
    assert "French" in readings[0].problems[0].message
