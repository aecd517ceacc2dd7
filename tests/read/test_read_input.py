"""Bad input, kinds of source, encodings and folders: one clear Problem each, and the neighbours are read."""

import json
from datetime import date
from pathlib import Path

import pytest

import saydo
from saydo.read import READERS
from saydo.records import Article, Problem

STORY = "Council votes to pave the market road\n\nThe council of Dell will pave the market road by June, it said.\n"
PAGE = "<html><body><h1>Council votes to pave the market road</h1><p>The council of Dell will pave it by June.</p>"
ATTRIBUTES = " ".join(f"a{number}=1" for number in range(200_000))
UNDATED = "no date of publication; relative dates stay unresolved"

# name of the file, its content, a piece of the Problem
BAD = [
    ("empty.html", b"", "the file is empty"),
    ("blank.txt", b" \n\t\n", "the file is empty"),
    ("bytes.html", bytes(range(256)) * 64, "binary"),
    ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(900), "image"),
    ("paper.pdf", b"%PDF-1.7 ...", "PDF"),
    ("pages.txt.gz", b"\x1f\x8b\x08\0\0\0\0\0", "gzip"),
    ("letter.docx", b"PK\x03\x04" + bytes(90), "office"),
    ("feed.xml", b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "no items in this feed"),
    ("style.css", b"body { color: red }", ".css"),
    ("menu.html", b"<html><body><nav><a href=/>Home</a></nav></body></html>", "no article text"),
    ("comment.html", b"<!-- nothing", "no article text"),
    ("front.md", b"---\ntitle: A title alone\n---\n", "no article text"),
    ("list.jsonl", b"[1]\n", "holds no JSON object"),
    ("broken.jsonl", b'{"title": "A', "holds no JSON object"),
    ("deep.json", b"[" * 200_000, "holds no JSON object"),
    ("strings.json", b'["a",\n "b"]', "holds no JSON object"),
    ("deep.html", b"<html><body>" + b"<div>" * 200_000 + b"<p>Far down.</p>", "inside one another"),
    ("wide.html", f"<html><body><p {ATTRIBUTES}>A road will be paved by June.</p>".encode(), "attributes"),
    ("many.html", b"<html><body>" + b"<p>The road will be paved.</p>" * 40_000, "elements"),
    ("script.html", b"<html><script>" + b"x" * 1_000_000, "no article text"),
]


def _articles(items: list[Article | Problem]) -> list[Article]:
    return [item for item in items if isinstance(item, Article)]


def _messages(items: list[Article | Problem]) -> list[str]:
    return [item.message for item in items if isinstance(item, Problem)]


@pytest.mark.parametrize(("name", "content", "said"), BAD, ids=[case[0] for case in BAD])
def test_bad_file(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    """A file that holds no article is one Problem that names it and says why, and its neighbour is read."""
    (tmp_path / name).write_bytes(content)
    (tmp_path / "zz.txt").write_text(STORY)
    items = list(saydo.read(tmp_path, published=date(2021, 5, 4)))
    assert [type(item) for item in items] == [Problem, Article]
    assert isinstance(items[0], Problem)
    assert items[0].source.startswith(str(tmp_path / name))
    assert said in items[0].message


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("no/such/page.html", "no such file"),
        ("a\0b", "no such file"),
        ("x" * 5_000, "no such file"),
        ("ftp://quay.example/ferry", "neither http nor https"),
        ("/dev/null", "neither a file nor a folder"),
    ],
)
def test_bad_source(source: str, said: str) -> None:
    """A source that is not there, or cannot be read yet, is one Problem and no exception."""
    (problem,) = saydo.read(source)
    assert isinstance(problem, Problem)
    assert problem.source == source
    assert said in problem.message


def test_folders(tmp_path: Path) -> None:
    """An empty folder is a Problem; folders in it are read; hidden files and what goes with a saved page are not."""
    (tmp_path / ".hidden").write_text("x")
    assert _messages(list(saydo.read(tmp_path))) == ["the folder is empty"]
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / "a_files").mkdir()
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    (tmp_path / "a_files" / "x.js").write_text("x")
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "b" / "c" / "d.txt").write_text(STORY)
    items = list(saydo.read(str(tmp_path), published=date(2021, 5, 4)))
    assert [Path(a.source or "").name for a in _articles(items)] == ["a.html", "d.txt"]
    assert _messages(items) == []


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    """A folder is read in the order of names, and each article's source is the path of its file."""
    for name in ("c.txt", "a.html", "b.md"):
        (tmp_path / name).write_text(PAGE if name == "a.html" else STORY)
    assert [Path(a.source or "").name for a in _articles(list(saydo.read(tmp_path)))] == ["a.html", "b.md", "c.txt"]


def test_too_large(tmp_path: Path) -> None:
    """A file over the limit is not opened."""
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(20_000_001)
    assert "over the limit" in _messages(list(saydo.read(tmp_path / "a.txt")))[0]


@pytest.mark.parametrize(
    ("encoding", "page", "said"),
    [
        ("utf-8", "{}", []),
        ("utf-8-sig", "{}", []),
        ("utf-16", "{}", []),
        ("utf-16-le", "{}", []),
        ("latin-1", "<meta charset='iso-8859-1'>{}", []),
        ("cp1251", "<meta charset=windows-1251>{}", []),
        ("cp1252", "{}", ["is not UTF-8; read as Windows-1252"]),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, page: str, said: list[str]) -> None:
    """The mark, UTF-8 and what the page declares are read silently; a guess is said."""
    words = "Совет" if encoding == "cp1251" else "Café señor"
    body = (
        f"<html><head></head><body><h1>A road for the market town of Dell</h1><p>The {words} will be open by June.</p>"
    )
    (tmp_path / "a.html").write_bytes(page.format(body).encode(encoding))
    items = list(saydo.read(tmp_path / "a.html", published=date(2021, 5, 4)))
    assert _messages(items) == said
    assert words in _articles(items)[0].text


def test_stray_bytes_are_replaced_and_said(tmp_path: Path) -> None:
    """A few bytes that are not UTF-8, and NULs, cost themselves alone."""
    (tmp_path / "a.txt").write_bytes(
        STORY.encode().replace(b"June", "Júné — “June” is\0 \xff".encode().replace(b"\xc3\xbf", b"\xff"))
    )
    items = list(saydo.read(tmp_path / "a.txt", published=date(2021, 5, 4)))
    assert _messages(items) == ["bytes that are not UTF-8 were replaced: 1", "NUL characters were left out: 1"]
    assert "“June” is" in _articles(items)[0].text


def test_undated_article_is_read_and_said(tmp_path: Path) -> None:
    """An article without a date has none, and a Problem says what that means."""
    (tmp_path / "a.txt").write_text(STORY)
    article, problem = saydo.read(tmp_path / "a.txt")
    assert isinstance(article, Article)
    assert article.published is None
    assert isinstance(problem, Problem)
    assert problem.message == UNDATED


@pytest.mark.parametrize(
    ("stated", "day", "known_from", "said"),
    [
        ("2021-07-27", date(2021, 7, 27), "meta", []),
        ("", date(2022, 2, 2), "argument", []),
        ("1970-01-01T00:00:00Z", date(2022, 2, 2), "argument", ["clock at zero"]),
        ("1988-04-15", date(1988, 4, 15), "meta", ["before 1990"]),
    ],
)
def test_given_day_fills_in_only(tmp_path: Path, stated: str, day: date, known_from: str, said: list[str]) -> None:
    """`published` overrides nothing that the page states; days that cannot be right are not taken."""
    (tmp_path / "a.html").write_text(f"<meta name=date content='{stated}'>{PAGE}")
    items = list(saydo.read(tmp_path / "a.html", published=date(2022, 2, 2)))
    article = _articles(items)[0]
    assert (article.published, article.published_from) == (day, known_from)
    assert [piece for piece, message in zip(said, _messages(items), strict=True) if piece in message] == said


def test_markdown(tmp_path: Path) -> None:
    """Front matter gives the facts, and the marks of Markdown are taken from the words."""
    (tmp_path / "a.md").write_text(
        "---\ntitle: 'Council''s vote: a road'\noutlet: Dell Echo # weekly\nurl: https://dell.example/road\n"
        "published: 2021-07-27\nauthors:\n  - Ada Holm\n  - Ewan Teal\ndeck: >\n  It will be paved\n  by June.\n---\n"
        "The **council** will [pave](https://x.example/y_(z)) it.\n\n## Costs\n\n> “It is dear,” said *Holm*.\n\n"
        "- one road\n- snake_case_name stays\n\n![a picture](a.png)\n\n---\n\n2 * 3 * 4 is 24.\n"
    )
    (article,) = saydo.read(tmp_path / "a.md")
    assert isinstance(article, Article)
    assert (article.title, article.deck, article.outlet) == (
        "Council's vote: a road",
        "It will be paved by June.",
        "Dell Echo",
    )
    assert (article.author, article.published_from) == ("Ada Holm, Ewan Teal", "front matter")
    assert article.text.split("\n\n")[2:] == [
        "The council will pave it.",
        "Costs",
        "“It is dear,” said Holm.",
        "one road",
        "snake_case_name stays",
        "2 * 3 * 4 is 24.",
    ]


def test_markdown_heading_is_the_title(tmp_path: Path) -> None:
    """Without front matter the first heading is the title."""
    (tmp_path / "a.md").write_text("# Council votes\n\nThe road will be paved.\n")
    article = next(saydo.read(tmp_path / "a.md"))
    assert isinstance(article, Article)
    assert (article.title, article.text) == ("Council votes", "Council votes\n\nThe road will be paved.")


def test_json_lines(tmp_path: Path) -> None:
    """Each line is an article under whichever usual names; a broken line is a Problem with its number."""
    rows = [
        {
            "title": "T one",
            "text": "T one\n\nThe road will be paved. It is dear.",
            "date": "2021-07-27",
            "source": {"name": "Echo"},
        },
        {
            "headline": "T two",
            "paragraphs": ["The road is shut."],
            "published_at": "Tue, 27 Jul 2021 06:00:00 GMT",
            "authors": [{"name": "Ada Holm"}, "Ewan Teal"],
            "lang": "en-US",
        },
    ]
    lines = [json.dumps(rows[0]), "{broken", json.dumps(rows[1])]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    one, problem, two = saydo.read(tmp_path / "a.jsonl")
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert problem == Problem(f"{tmp_path / 'a.jsonl'}:2", "is not a JSON object")
    assert (one.text, one.outlet) == ("T one\n\nThe road will be paved. It is dear.", "Echo")
    assert (two.author, two.language, two.published) == ("Ada Holm, Ewan Teal", "en", date(2021, 7, 27))


def test_kind_is_known_by_content(tmp_path: Path) -> None:
    """A page named .txt is read as a page, front matter in any file as front matter, and all else as text."""
    (tmp_path / "a.txt").write_text("<!doctype html>" + PAGE)
    (tmp_path / "b").write_text("---\ntitle: Front\npublished: 2021-05-04\n---\nThe road is paved.\n")
    (tmp_path / "c.dat").write_text(STORY)
    assert [a.title for a in _articles(list(saydo.read(tmp_path)))] == [
        "Council votes to pave the market road",
        "Front",
        "Council votes to pave the market road",
    ]
    assert [reader.kind for reader in READERS] == [
        "warc",
        "feed",
        "other",
        "json lines",
        "table",
        "markdown",
        "html",
        "text",
    ]


def test_reading_twice_is_the_same(tmp_path: Path) -> None:
    """The same file gives the same records, ids and all; the id is of the url where there is one."""
    (tmp_path / "a.html").write_text(f"<link rel=canonical href='https://dell.example/road'>{PAGE}")
    first, second = _articles(list(saydo.read(tmp_path))), _articles(list(saydo.read(tmp_path)))
    assert first == second
    assert first[0].id == Article(text="other words", url="https://dell.example/road").id


@pytest.mark.parametrize("mark", ["\x01", "\x0b", "\ufffe", "&#1;", "&#x1f;", "&#xFFFE;", "&#11;"])
def test_characters_that_no_tree_may_hold(tmp_path: Path, mark: str) -> None:
    """Control characters, raw or as references, cost themselves alone, also beside a box that is taken out."""
    page = f"<h1>A road for Dell</h1><nav>x</nav>{mark}<p>The council of{mark} Dell will pave it by June.</p>"
    (tmp_path / "a.html").write_text(page)
    article = next(saydo.read(tmp_path / "a.html"))
    assert isinstance(article, Article)
    assert "The council of Dell will pave it by June." in article.text


@pytest.mark.parametrize(
    ("reference", "letter"), [("&#160;", " "), ("&#8217;", "’"), ("&#x2019;", "’"), ("&#233;", "é")]
)
def test_other_references_are_read(tmp_path: Path, reference: str, letter: str) -> None:
    """References to letters and marks stay what they are."""
    (tmp_path / "a.html").write_text(f"<h1>A road</h1><p>The council{reference}will pave it by June.</p>")
    article = next(saydo.read(tmp_path / "a.html"))
    assert isinstance(article, Article)
    assert f"The council{letter}will pave it" in article.text
