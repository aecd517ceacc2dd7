"""Articles that come over the network: files that are sent, addresses that are read; and forgetting one."""

import io
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import storyline
from starlette.testclient import TestClient

from saydo.desk.add import Added
from saydo.records import Article, Problem
from saydo.show.web import Limits
from saydo.show.web.api import intake
from saydo.show.web.api.intake import MOST_ARTICLES, plain_name
from saydo.store import Store

API = "/api/v1"
PAGE = (
    '<!doctype html><html lang="en"><head><title>Council promises park</title>'
    '<meta property="article:published_time" content="2024-01-10"></head><body><article>'
    "<h1>Council promises park</h1><p>Denmark will withdraw its 400 troops from Mali by "
    "1 June 2024, Defence Minister Ida Holm said on Friday. The troops have been there since the spring of last "
    "year, and the opposition has asked many times when they would go.</p></article></body></html>"
)
Make = Callable[..., TestClient]


@pytest.fixture
def added(monkeypatch: pytest.MonkeyPatch) -> list[Article | Problem]:
    """What would be analysed, without the language model."""
    seen: list[Article | Problem] = []

    def keep(_: Store, items: Iterable[Article | Problem], **options: Any) -> Added:
        made = Added()
        for item in items:
            seen.append(item)
            if isinstance(item, Problem):
                made.problems.append(item)
            else:
                made.new.append(item.id)
        return made

    monkeypatch.setattr(intake, "add", keep)
    return seen


def send(client: TestClient, content: bytes | str, name: str = "page.html", **fields: str) -> Any:
    data = content.encode() if isinstance(content, str) else content
    return client.post(f"{API}/articles", files={"file": (name, io.BytesIO(data))}, data=fields)


def test_page_is_read_from_its_bytes(client: TestClient, added: list[Article | Problem]) -> None:
    """A page that is sent becomes an article with its own facts, and those stated along with it."""
    answer = send(client, PAGE, url="https://harbour.example/park", dossier="ships")
    assert answer.status_code == 200
    article = added[0]
    assert isinstance(article, Article)
    assert (article.title, str(article.published), article.url) == (
        "Council promises park",
        "2024-01-10",
        "https://harbour.example/park",
    )
    assert answer.json()["new"] == [article.id]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("page.html", "page.html"),
        ("../../etc/passwd", "passwd"),
        ("C:\\pages\\page.html", "page.html"),
        ("/", "file"),
        ("..", ".."),
        ("", "file"),
        (None, "file"),
        ("a\x00b\n.html", "ab.html"),
        ("x" * 500 + ".html", "x" * 115 + ".html"),
    ],
)
def test_name_of_a_file_opens_nothing(name: str | None, shown: str) -> None:
    """Of the name that a file was sent under the last part is kept, as plain characters."""
    assert plain_name(name) == shown


def test_name_of_a_file_that_is_there(client: TestClient, added: list[Article | Problem], tmp_path: Path) -> None:
    """A name that is that of a file of the server brings what was sent, not that file."""
    there = tmp_path / "there.txt"
    there.write_text("The keys to the vault lie under the mat, the keeper told his wife.")
    answer = send(client, "The mayor said he would open the park by June.", name=str(there))
    assert answer.status_code == 200
    assert all("the park by June" in item.text for item in added if isinstance(item, Article))


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\x03", b"%PDF-1.7 words", b"PK\x03\x04" + bytes(50)])
def test_nothing_to_read(client: TestClient, added: list[Article | Problem], content: bytes) -> None:
    """What holds no article is 422, with the reason."""
    assert not added
    answer = send(client, content)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"] == "upload:page.html"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"url": "https://harbour.example/"}, 200),
        ({"url": ""}, 200),
        ({"url": "file:///etc/passwd"}, 422),
        ({"url": "javascript:alert(1)"}, 422),
        ({"published": "2031-01-10"}, 200),
        ({"published": "yesterday"}, 422),
        ({"dossier": "a\x07b"}, 422),
        ({"dossier": "d" * 101}, 422),
    ],
)
def test_what_is_stated_along(
    client: TestClient, added: list[Article | Problem], fields: dict[str, str], status: int
) -> None:
    """An address is one of the web, a day a day, the name of a dossier plain words."""
    assert send(client, PAGE, **fields).status_code == status
    assert bool(added) == (status == 200)


def test_file_over_the_limit(client_of: Make, added: list[Article | Problem]) -> None:
    """A file that is too large is 413 before it is read."""
    client = client_of(limits=Limits(upload=5_000))
    answer = send(client, PAGE + "x" * 5_000)
    assert answer.status_code == 413
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert not added


def test_no_file(client: TestClient) -> None:
    """Without a file, or with words in its place, it is 422 or 400, never a fault."""
    assert client.post(f"{API}/articles").status_code == 422
    assert client.post(f"{API}/articles", data={"file": "words"}).status_code == 422
    broken = {"Content-Type": "multipart/form-data; boundary=x"}
    assert client.post(f"{API}/articles", content=b"--x\r\nbroken", headers=broken).status_code in (400, 422)
    assert (
        client.post(f"{API}/articles", content=b"", headers={"Content-Type": "multipart/form-data"}).status_code == 400
    )


def test_more_than_at_once(client: TestClient, added: list[Article | Problem]) -> None:
    """Beyond the most that is taken at once the rest is left out, and said."""
    lines = "\n".join(
        f'{{"text": "The council of Dell will pave road number {i} by June, its chair told reporters."}}'
        for i in range(MOST_ARTICLES + 5)
    )
    answer = send(client, lines, name="articles.jsonl")
    assert len(answer.json()["new"]) == MOST_ARTICLES
    assert answer.json()["left_out"][-1] == {
        "source": "the rest",
        "message": f"is beyond {MOST_ARTICLES} articles at once: add it with saydo add",
    }
    assert sum(isinstance(item, Article) for item in added) == MOST_ARTICLES


@pytest.mark.parametrize(
    "url",
    [
        "/etc/passwd",
        "file:///etc/passwd",
        "pages",
        "-",
        "",
        "ftp://harbour.example/",
        "http://",
        "HTTP:/x",
        " http://a",
        7,
    ],
)
def test_addresses_that_are_none(client: TestClient, added: list[Article | Problem], url: Any) -> None:
    """A path of the server, or any address but one of the web, is refused and nothing is opened."""
    assert client.post(f"{API}/articles/from-address", json={"url": url}).status_code == 422
    assert not added


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://localhost/", "http://169.254.169.254/", "http://[::1]/", "http://10.1.2.3/"]
)
def test_addresses_of_this_network(client: TestClient, added: list[Article | Problem], url: str) -> None:
    """An address that is not of the public internet is not asked; the answer says so."""
    answer = client.post(f"{API}/articles/from-address", json={"url": url})
    assert answer.status_code == 422
    assert "no public one" in answer.json()["detail"]
    assert all(isinstance(item, Problem) for item in added)


def test_one_at_a_time(client: TestClient, added: list[Article | Problem], monkeypatch: pytest.MonkeyPatch) -> None:
    """While others are analysed one is told to come again."""
    monkeypatch.setattr(intake, "SECONDS_IN_LINE", 0.01)
    with intake.ANALYSING:
        answer = send(client, PAGE)
    assert answer.status_code == 503
    assert "Retry-After" in answer.headers
    assert not added


def test_forgotten_article(filled: TestClient) -> None:
    """An article that is forgotten is gone, with its records and what rested on it alone."""
    gone = filled.delete(f"{API}/articles/{storyline.A3.id}")
    assert gone.status_code == 200
    assert gone.json()["versions"] == 1
    assert filled.get(f"{API}/articles/{storyline.A3.id}").status_code == 404
    assert filled.get(f"{API}/search?q=repainted").json()["items"] == []
    assert filled.delete(f"{API}/articles/{storyline.A3.id}").status_code == 404


@pytest.mark.slow
def test_page_becomes_a_commitment(client: TestClient) -> None:
    """A page that is sent is analysed and audited: its promise can be asked for; sent twice it brings nothing."""
    first = send(client, PAGE).json()
    assert (len(first["new"]), first["known"], first["audits"]) == (1, 0, 1)
    case = client.get(f"{API}/cases?who=DNK").json()["items"][0]
    assert (case["deed"], case["due"]) == ("withdraw", "2024-06-01")
    again = send(client, PAGE).json()
    assert (again["new"], again["known"]) == ([], 1)
