"""Hostile words in articles, names, judgements and questions stay words: on every page, in the API, in the feed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import lxml.html
import pytest
import storyline
from starlette.testclient import TestClient

from saydo.records import Article, Audit, Judgement, Reading, Span
from saydo.store import Store, ask

CORPUS = Path(__file__).with_name("injections.txt")
SIGNS = {"{NUL}": "\x00", "{TAB}": "\t", "{LF}": "\n", "{LS}": "\u2028"}
NO_ELEMENTS = ("x-evil", "iframe", "object", "embed", "base", "frame", "applet", "animate", "plaintext", "template")
ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "xlink:href")
OUR_SITES = {"", "localhost"}
Make = Callable[..., TestClient]


def corpus() -> list[str]:
    lines = [line for line in CORPUS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    for name, sign in SIGNS.items():
        lines = [line.replace(name, sign) for line in lines]
    return lines


def told(number: int, words: str) -> tuple[Reading, Audit]:
    """An article whose every field holds the words, and an audit of a promise in it whose every field does."""
    text = f"{words}\n\nThe mayor of {words} said: {words} would open park {number}."
    article = Article(
        text,
        title=words,
        deck=words,
        outlet=words,
        author=words,
        url=f"{words}#{number}" if number % 2 else f"https://a{number}.example/{words}",
        published=date(2031, 1, 1),
        source=words,
        also_in=(words,),
    )
    span = Span(len(words) + 2, len(text), text[len(words) + 2 :])
    telling = replace(storyline.KEPT.announced[0], article=article.id, span=span, by=words, commitment=f"{number:012x}")
    shown = replace(storyline.KEPT.evidence[0], article=article.id, span=span, reason=words, rule=words)
    gap = replace(storyline.RELABELLED.gaps[0], article=article.id, span=span, reason=words, rule=words)
    audit = replace(
        storyline.KEPT,
        who=(words,),
        what=words,
        place=words,
        condition=words,
        announced=(telling,),
        gaps=(gap,),
        evidence=(shown,),
        reasons=(words,),
        rules=(words,),
        schedule=words,
        says=words,
        confidence=0.3,
    )
    return Reading(article), audit


@pytest.fixture(scope="module")
def hostile_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the storyline, in which every field of the articles and audits holds one of the corpus."""
    path = tmp_path_factory.mktemp("hostile") / "desk.db"
    pairs = [told(number, words) for number, words in enumerate(corpus())]
    with Store(path) as store:
        store.keep(storyline.READINGS, storyline.AUDITS)
        store.keep([reading for reading, _ in pairs], [audit for _, audit in pairs])
        store.add_to_dossier(corpus()[0], [pairs[0][0].article.id])
        for words, row in zip(corpus(), ask.cases(store, limit=ask.MOST).items, strict=False):
            at = datetime(2031, 2, 1, tzinfo=UTC)
            store.judge(Judgement(row.id, "annotate", words, at, note=words))
            store.judge(Judgement(row.id, "correct", words, at, field="what", value=words, note=words))
            store.judge(Judgement(row.id, "follow", words, at))
    return path


@pytest.fixture
def hostile(hostile_path: Path, client_of: Make) -> TestClient:
    return client_of(store_path=hostile_path)


def check_page(body: str, address: str) -> list[str]:
    """Fail where anything on a page would act. The addresses on this site that it links to."""
    page = lxml.html.document_fromstring(body)
    for element in page.iter():
        if not isinstance(element.tag, str):
            assert "evil" not in (element.text or ""), (address, element)
            continue
        assert element.tag not in NO_ELEMENTS, (address, element.tag)
        assert element.get("http-equiv") is None, address
        if element.tag in ("script", "style"):
            assert not (element.text or "").strip(), (address, element.tag)
            assert (element.get("src") or "").startswith("/static/"), address
        for name, value in element.attrib.items():
            assert not str(name).startswith("on"), (address, name)
            assert str(name) not in ("x-evil", "style", "srcdoc", "autofocus"), (address, name)
            if name in ADDRESSES:
                _check_address(element.tag, str(value), address)
    return [str(link) for link in page.xpath("//a/@href")]


def _check_address(tag: str, value: str, page: str) -> None:
    shown = re.sub(r"[\x00-\x20]", "", value)
    assert not re.match(r"(?i)(javascript|data|vbscript):", shown), (page, value)
    parts = urlsplit(urljoin("http://localhost/", shown))
    assert parts.scheme in ("http", "https"), (page, value)
    assert tag == "a" or parts.hostname in OUR_SITES, (page, tag, value)


def walk(client: TestClient, starts: list[str], most: int) -> Iterator[str]:
    """Every page that can be reached from some, each looked at once."""
    waiting, seen = list(starts), set(starts)
    while waiting and len(seen) < most:
        address = waiting.pop(0)
        answer = client.get(address, headers={"Accept": "text/html"})
        assert answer.status_code < 500, address
        if answer.headers["Content-Type"].startswith("text/html"):
            yield address
            for link in check_page(answer.text, address):
                parts = urlsplit(urljoin(f"http://localhost{address}", link))
                reached = parts.path + (f"?{parts.query}" if parts.query else "")
                if parts.hostname == "localhost" and reached not in seen and not reached.startswith("/static/"):
                    seen.add(reached)
                    waiting.append(reached)


@pytest.mark.slow
def test_every_page(hostile: TestClient) -> None:
    """Nothing that an article says acts on any page that can be reached."""
    walked = list(walk(hostile, ["/", "/search?q=evil"], most=700))
    kinds = {address.split("?")[0].split("/")[1] for address in walked}
    assert {"", "cases", "case", "article", "actor", "search", "review"} <= kinds
    assert len(walked) > 150


@pytest.mark.slow
@pytest.mark.parametrize(
    "place", ["/search?q={}", "/cases?text={}", "/cases?who={}", "/actor/{}", "/place/{}", "/{}", "/login?next={}"]
)
def test_hostile_questions(hostile: TestClient, place: str) -> None:
    """Nothing that is asked for acts on the page that answers, whether it is found or refused."""
    for words in corpus():
        answer = hostile.get(place.format(quote(words, safe="")), headers={"Accept": "text/html"})
        assert answer.status_code < 500, words
        if "location" in answer.headers:
            assert re.match(r"/(?![/\\])", answer.headers["location"]), words
        else:
            assert answer.headers["Content-Type"].startswith("text/html")
            check_page(answer.text, place)


def test_api_says_what_it_is(hostile: TestClient) -> None:
    """JSON is told as JSON, never to be taken for a page, and gives the words back as they were."""
    answer = hostile.get("/api/v1/cases?limit=500")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    told_by = {who for row in answer.json()["items"] for who in row["who"]}
    assert set(corpus()) <= told_by


def test_feed_holds_words_alone(hostile: TestClient) -> None:
    """The feed has no elements but those of Atom, and leads to this site alone."""
    root = lxml.etree.fromstring(hostile.get("/feed.atom").content)
    names = {lxml.etree.QName(element).localname for element in root.iter()}
    assert names == {"feed", "id", "title", "updated", "author", "name", "link", "entry", "category", "summary"}
    for link in root.iter("{http://www.w3.org/2005/Atom}link"):
        assert urlsplit(link.get("href")).hostname == "localhost"


def test_problems_repeat_nothing_hostile(hostile: TestClient) -> None:
    """What is wrong with a request is told without the words of the request, or with them as JSON text alone."""
    for words in corpus():
        answer = hostile.get(f"/api/v1/cases?order={quote(words, safe='')}")
        assert answer.status_code == 422
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert "<" not in answer.text or answer.json()["detail"]
