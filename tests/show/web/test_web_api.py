"""/api/v1: the questions, their pages and marks, what is told of a question that cannot be put, and judgements."""

import json
from base64 import urlsafe_b64encode
from pathlib import Path
from typing import Any

import pytest
import storyline
from starlette.testclient import TestClient

from saydo.store import Store

API = "/api/v1"


def case_id(client: TestClient, **filters: str) -> str:
    """The id of the first commitment that the filters find."""
    found = client.get(f"{API}/cases", params=filters).json()["items"]
    return str(found[0]["id"])


@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("cases", 2),
        ("cases?who=DNK", 1),
        ("cases?who=FIN", 0),
        ("cases?deed=open", 1),
        ("cases?place=DNK", 1),
        ("cases?verdict=relabelled", 1),
        ("cases?gap=slipped", 1),
        ("cases?due_from=2031-01-31&due_to=2031-01-31", 1),
        ("cases?due_to=2031-01-30", 0),
        ("cases?text=patrol+ships", 1),
        ("cases?followed=*", 0),
        ("cases?rejected=true", 0),
        ("changes?since=2030-01-01", 3),
        ("changes?since=2030-01-01&until=2030-12-31", 1),
        ("changes", 2),
        ("due?first=2031-01-01&open_only=false", 1),
        ("due", 0),
        ("statements?speaker=DNK", 1),
        ("statements?about=harbour&stance=say", 1),
        ("statements?last=2000-01-01", 0),
        ("events?actor=Denmark&deed=withdraw", 1),
        ("events?target=DNK", 0),
        ("figures?what=ships", 1),
        ("search?q=ships", 3),
        ("search?q=ships+quay", 1),
        ("actors", 2),
    ],
)
def test_questions(filled: TestClient, path: str, count: int) -> None:
    """Every list of the store can be asked for, with its filters."""
    answer = filled.get(f"{API}/{path}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    assert len(answer.json()["items"]) == count
    assert answer.json()["next"] is None
    assert "Link" not in answer.headers


def test_one_commitment(filled: TestClient) -> None:
    """A commitment comes with its audits, the changes of its verdict, and every article that it quotes."""
    view = filled.get(f"{API}/cases/{case_id(filled, who='DNK')}").json()
    assert (view["audit"]["verdict"], view["earlier"][0]["verdict"]) == ("relabelled", "pending")
    assert [(c["before"], c["verdict"]) for c in view["changes"]] == [("pending", "relabelled"), (None, "pending")]
    texts = {quoted["article"]["id"]: quoted["text"] for quoted in view["articles"]}
    for quotation in (*view["audit"]["announced"], *view["audit"]["gaps"], *view["audit"]["evidence"]):
        span = quotation["span"]
        assert texts[quotation["article"]][span["start"] : span["end"]] == span["text"]


def test_one_article(filled: TestClient) -> None:
    """An article comes with every record that was read from it, each with its id and its words."""
    view = filled.get(f"{API}/articles/{storyline.A1.id}").json()
    text = view["reading"]["article"]["text"]
    assert text == storyline.A1.text
    assert view["reading"]["commitments"][0]["id"] == storyline.PROMISE.id
    for kind in ("dates", "figures", "statements", "events", "commitments"):
        for record in view["reading"][kind]:
            assert text[record["span"]["start"] : record["span"]["end"]] == record["span"]["text"]


def test_one_actor(filled: TestClient) -> None:
    """An actor is found by code and by name, with counts and intervals."""
    by_code, by_name = (filled.get(f"{API}/actors/{name}").json() for name in ("DNK", "Denmark"))
    assert by_code == by_name
    assert by_code["shares"][0] | {"low": 0, "high": 0} == {
        "verdict": "relabelled", "count": 1, "of": 1, "share": 1.0, "low": 0, "high": 0,
    }  # fmt: skip


@pytest.mark.parametrize("path", ["about", "overview", "places", "review", "tokens", "webhooks"])
def test_other_questions(filled: TestClient, path: str) -> None:
    """What is no list of pages answers too."""
    assert filled.get(f"{API}/{path}").status_code == 200


def test_pages_follow_each_other(filled: TestClient) -> None:
    """The Link header and `next` lead through all, each once, and keep the filters."""
    seen, address = [], f"{API}/search?q=ships&limit=1"
    while address:
        answer = filled.get(address)
        seen += [hit["article"]["id"] for hit in answer.json()["items"]]
        address = answer.links.get("next", {}).get("url", "")
        assert bool(address) == (answer.json()["next"] is not None)
    assert len(seen) == len(set(seen)) == 3


def forged(*key: object) -> str:
    return urlsafe_b64encode(json.dumps([*key]).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("cases?limit=0", "query.limit"),
        ("cases?limit=100000000000000000000", "query.limit"),
        ("cases?limit=x", "query.limit"),
        ("cases?due_from=01.02.2030", "query.due_from"),
        ("cases?due_from=1700000000", "query.due_from"),
        ("cases?due_from=2030-02-30", "query.due_from"),
        ("cases?verdict=splendid", None),
        ("cases?deed=fly", None),
        ("cases?order=random", None),
        ("cases?due_from=2031-01-01&due_to=2030-01-01", None),
        ("cases?after=nonsense", None),
        ("cases?after=%3Cscript%3E", "query.after"),
        (f"cases?after={forged('x', '', 1)}", None),
        ("search", "query.q"),
        ("search?q=", "query.q"),
        ("search?q=%00", "query.q"),
        ("search?q=%22%27%2A", None),
        (f"search?q={'a' * 201}", "query.q"),
        ("figures?place=here", "query.what"),
        ("cases/xyz", "path.id"),
        ("cases?verdit=kept", "query.verdit"),
        ("cases?verdict=kept&verdict=broken", "query.verdict"),
        ("places?limit=5", "query.limit"),
        ("cases?%3Cscript%3E=1", "query"),
    ],
)
def test_questions_that_cannot_be_put(filled: TestClient, path: str, place: str | None) -> None:
    """A filter that cannot be used is 422 with one line, and where it stands."""
    answer = filled.get(f"{API}/{path}")
    plain = answer.json()
    assert (answer.status_code, plain["status"], plain["title"]) == (422, 422, plain["title"])
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert "\n" not in plain["detail"]
    if place is not None:
        assert plain["errors"][0]["at"] == place


@pytest.mark.parametrize(
    "path",
    [
        "cases/0123456789ab",
        "cases/0123456789ab/judgements",
        "articles/0123456789ab",
        "actors/nobody at all",
        "no such question",
    ],
)
def test_what_there_is_not(filled: TestClient, path: str) -> None:
    """An id or a name that nothing has is 404."""
    answer = filled.get(f"{API}/{path}")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_unchanged_list_is_not_sent_again(filled: TestClient) -> None:
    """The mark of a list holds until something in it changes."""
    mark = filled.get(f"{API}/cases").headers["ETag"]
    assert filled.get(f"{API}/cases", headers={"If-None-Match": mark}).status_code == 304
    filled.post(f"{API}/cases/{case_id(filled)}/judgements", json={"action": "follow"})
    assert filled.get(f"{API}/cases", headers={"If-None-Match": mark}).status_code == 200


def test_judgement_is_kept_under_the_callers_name(filled: TestClient) -> None:
    """A correction is kept with who and when, shown beside the machine's verdict, and can be taken back."""
    where = f"{API}/cases/{case_id(filled, who='DNK')}"
    kept = filled.post(f"{where}/judgements", json={"action": "correct", "field": "verdict", "value": "broken"})
    assert kept.status_code == 201
    assert (kept.json()["by"], kept.json()["value"]) == ("ines", "broken")
    view = filled.get(where).json()
    assert (view["row"]["verdict"], view["row"]["said"]) == ("relabelled", "broken")
    taken = filled.delete(f"{where}/judgements/{kept.json()['id']}")
    assert (taken.status_code, taken.json()["action"]) == (200, "withdraw")
    assert filled.get(where).json()["row"]["said"] is None
    assert filled.get(f"{where}/judgements").json() == []
    assert len(filled.get(f"{where}/judgements?withdrawn=true").json()) == 2
    assert filled.delete(f"{where}/judgements/{kept.json()['id']}").status_code == 404


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"action": "accept"}, 201),
        ({"action": "reject", "note": "no promise,\nonly a wish"}, 201),
        ({"action": "annotate", "note": "seen at the quay"}, 201),
        ({"action": "follow"}, 201),
        ({}, 422),
        ({"action": "applaud"}, 422),
        ({"action": "withdraw", "value": "0123456789ab"}, 422),
        ({"action": "accept", "by": "somebody else"}, 422),
        ({"action": "annotate"}, 422),
        ({"action": "annotate", "note": "a\u0000b"}, 422),
        ({"action": "annotate", "note": "a\ud800b"}, 422),
        ({"action": "annotate", "note": "x" * 10_001}, 422),
        ({"action": "correct", "field": "verdict"}, 422),
        ({"action": "correct", "field": "colour", "value": "red"}, 422),
        ({"action": "merge", "value": "0123456789ab"}, 404),
        ({"action": "split", "commitments": ["0123456789ab"]}, 404),
        ({"action": "accept", "about": "evidence"}, 422),
        ({"action": "accept", "start": -1}, 422),
        ({"action": "accept", "start": 10**30}, 422),
        ([], 422),
    ],
)
def test_judgements(filled: TestClient, said: Any, status: int) -> None:
    """What says something of something is kept; all else is refused, with a problem and nothing kept."""
    where = f"{API}/cases/{case_id(filled, who='DNK')}/judgements"
    content = json.dumps(said).encode()
    answer = filled.post(where, content=content, headers={"Content-Type": "application/json"})
    assert answer.status_code == status
    assert len(filled.get(where).json()) == (1 if status == 201 else 0)


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b'{"action": "accept"}', "text/plain", 422),
        (b'{"action": "accept"}', "", 422),
        (b"{", "application/json", 422),
        (b"\xff\xfe", "application/json", 422),
        (b"[" * 100_000, "application/json", 400),
        (b'{"action": ' + b"9" * 5_000 + b"}", "application/json", 400),
    ],
)
def test_bodies_that_are_no_json(filled: TestClient, content: bytes, kind: str, status: int) -> None:
    """A body of another kind, as forms of other sites send it, and JSON that cannot be read are problems."""
    where = f"{API}/cases/{case_id(filled)}/judgements"
    answer = filled.post(where, content=content, headers={"Content-Type": kind} if kind else {})
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_merged_and_split(filled: TestClient) -> None:
    """A merge tells one commitment within another, until it is taken back."""
    one, other = case_id(filled, who="DNK"), case_id(filled, deed="open")
    merged = filled.post(f"{API}/cases/{other}/judgements", json={"action": "merge", "value": one}).json()
    assert [c["id"] for c in filled.get(f"{API}/cases").json()["items"]] == [one]
    assert filled.get(f"{API}/cases/{other}").json()["into"] == one
    filled.delete(f"{API}/cases/{other}/judgements/{merged['id']}")
    assert len(filled.get(f"{API}/cases").json()["items"]) == 2


@pytest.mark.parametrize("content", [b"no database, but words", b"SQLite format 3\x00" + bytes(500)])
def test_store_that_cannot_be_used(store_path: Path, client: TestClient, content: bytes) -> None:
    """A damaged store is 503 in one line that does not say where it lies."""
    store_path.write_bytes(content)
    answer = client.get(f"{API}/cases")
    assert answer.status_code == 503
    assert answer.json()["detail"] == "the store cannot be used at present; the log of the server says why"
    assert str(store_path.parent) not in answer.text


def test_store_of_a_later_version(filled_path: Path, client: TestClient) -> None:
    """A store that a later saydo made is 503, and is left as it is."""
    with Store(filled_path) as store:
        store._connection.pragma("user_version", 999)
    assert client.get(f"{API}/cases").status_code == 503


def test_surrogates_are_not_sent(filled_path: Path, client_of: Any) -> None:
    """A text with half a character is sent with the sign for none in its place, and its offsets hold."""
    odd = storyline.article("a9", "Odd Post", None, "Half a \ud800 character", "The ships are here.")
    with Store(filled_path) as store:
        store.keep([storyline.Reading(odd)])
    view = client_of().get(f"{API}/articles/{odd.id}").json()
    assert view["reading"]["article"]["text"] == odd.text.replace("\ud800", "\ufffd")
