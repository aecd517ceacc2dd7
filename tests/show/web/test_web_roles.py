"""Who may do what where everybody shows a token: roles, sessions, passwords of feed readers, revoked tokens."""

import re
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from saydo.show.web import Limits
from saydo.show.web.callers import SESSION_SECONDS, Sessions, digest_of, new_token, same
from saydo.show.web.entrance import local
from saydo.store import Store

API = "/api/v1"
Make = Callable[..., TestClient]


@pytest.fixture
def closed(filled_path: Path, tokens: dict[str, str], client_of: Make) -> TestClient:
    """A client of a desk with the storyline, where everybody must show a token."""
    assert filled_path.exists()
    assert tokens
    return client_of(tokens_required=True)


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def basic(token: str, name: str = "reader") -> dict[str, str]:
    return {"Authorization": "Basic " + b64encode(f"{name}:{token}".encode()).decode()}


def log_in(client: TestClient, token: str, wanted: str = "/") -> str:
    """Log in as a browser does; where it leads."""
    form = client.get("/login", params={"next": wanted}).text
    csrf = re.search(r'name="csrf" value="([0-9a-f]{64})"', form)
    assert csrf
    answer = client.post("/login", data={"csrf": csrf[1], "next": wanted, "token": token})
    assert answer.status_code in (303, 401)
    return answer.headers.get("Location", "")


NEEDED = [
    ("GET", "/about", "read"),
    ("GET", "/cases", "read"),
    ("GET", "/overview", "read"),
    ("GET", "/search?q=ships", "read"),
    ("POST", "/cases/0123456789ab/judgements", "review"),
    ("DELETE", "/cases/0123456789ab/judgements/0123456789ab", "review"),
    ("GET", "/tokens", "admin"),
    ("POST", "/tokens", "admin"),
    ("DELETE", "/tokens/somebody", "admin"),
    ("GET", "/webhooks", "admin"),
    ("POST", "/webhooks", "admin"),
    ("DELETE", "/webhooks/1", "admin"),
]
RANKS = ("none", "read", "review", "admin")


@pytest.mark.parametrize("shown", RANKS)
@pytest.mark.parametrize(("method", "path", "role"), NEEDED)
def test_roles(closed: TestClient, tokens: dict[str, str], method: str, path: str, role: str, shown: str) -> None:
    """Without a token 401, with one of too low a role 403, with one of the role or above neither."""
    headers = bearer(tokens[shown]) if shown != "none" else {}
    answer = closed.request(method, API + path, headers=headers, json={} if method == "POST" else None)
    if shown == "none":
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"] == 'Bearer realm="saydo"'
    elif RANKS.index(shown) < RANKS.index(role):
        assert answer.status_code == 403
        assert answer.json()["detail"] == f"this takes the role {role}; yours is {shown}"
    else:
        assert answer.status_code not in (401, 403, 500)


def test_every_route_takes_a_role(closed: TestClient) -> None:
    """No route of the OpenAPI document answers anybody who shows no token, except with 401."""
    paths = closed.get(f"{API}/openapi.json").json()["paths"]
    assert len(paths) > 15
    for path, methods in paths.items():
        for method in methods:
            address = path.replace("{id}", "0123456789ab").replace("{judgement}", "0123456789ab")
            answer = closed.request(method, re.sub(r"\{\w+\}", "1", address))
            assert answer.status_code == 401, (method, path)


@pytest.mark.parametrize(
    "authorization",
    [
        "Bearer",
        "Bearer ",
        "Bearer saydo_wrong",
        "Basic",
        "Basic !",
        "Basic YQ==",
        "Digest a=b",
        "x" * 600,
        "Bearer " + "é",
    ],
)
def test_tokens_that_are_not_known(closed: TestClient, authorization: str) -> None:
    """Whatever is shown that is no token in force is 401."""
    answer = closed.get(f"{API}/cases", headers={"Authorization": authorization.encode()})  # type: ignore[dict-item]
    assert answer.status_code == 401


def test_password_reads_alone(closed: TestClient, tokens: dict[str, str]) -> None:
    """Feed readers send a token as a password; a browser would send it unasked, so it reads, whatever its role."""
    assert closed.get(f"{API}/about", headers=basic(tokens["admin"])).json()["role"] == "read"
    assert closed.get(f"{API}/tokens", headers=basic(tokens["admin"])).status_code == 403
    assert closed.get("/feed.atom").headers["WWW-Authenticate"] == 'Basic realm="saydo"'
    assert closed.get("/feed.atom", headers=basic(tokens["read"])).status_code == 200


def test_guessing_is_slowed_down(client_of: Make, tokens: dict[str, str]) -> None:
    """After some tokens that are not known an address waits, even with one that is."""
    client = client_of(tokens_required=True, limits=Limits(failures=3, failures_a_second=0.01))
    statuses = [client.get(f"{API}/about", headers=bearer(f"saydo_{i}")).status_code for i in range(5)]
    assert statuses == [401, 401, 401, 429, 429]
    late = client.get(f"{API}/about", headers=bearer(tokens["admin"]))
    assert late.status_code == 429
    assert int(late.headers["Retry-After"]) > 60


def test_revoked_token(closed: TestClient, tokens: dict[str, str], store_path: Path) -> None:
    """A token that is revoked is not known from that moment on, and the sessions begun with it are over."""
    assert log_in(closed, tokens["review"]) == "/"
    assert closed.get(f"{API}/about").json() == {"version": "0.1.0", "by": "the reviewer", "role": "review"}
    with Store(store_path) as store:
        store.revoke_token("the reviewer", at=datetime.now(UTC))
    assert closed.get(f"{API}/about").status_code == 401
    assert closed.get(f"{API}/about", headers=bearer(tokens["review"])).status_code == 401


def test_login_leads_where_one_wanted_to_go(closed: TestClient, tokens: dict[str, str]) -> None:
    """A page asked for without a session leads to the login, and the login back to it."""
    sent = closed.get("/nowhere?a=b c", headers={"Accept": "text/html"})
    assert sent.status_code in (303, 404)
    assert log_in(closed, tokens["read"], "/case/0123456789ab?x=1") == "/case/0123456789ab?x=1"


@pytest.mark.parametrize(
    ("address", "led"),
    [
        ("/case/1", "/case/1"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nSet-Cookie: x", "/"),
        ("/a\tb", "/"),
        ("/é", "/"),
        ("", "/"),
    ],
)
def test_login_leads_nowhere_else(address: str, led: str) -> None:
    """A link to the login cannot send anybody to another site."""
    assert local(address) == led


def test_login_begins_a_new_session(closed: TestClient, tokens: dict[str, str]) -> None:
    """A session id that was there before the login is worth nothing after it, and none after the logout."""
    closed.get("/login")
    before = closed.cookies["saydo"]
    log_in(closed, tokens["admin"])
    during = closed.cookies["saydo"]
    assert during != before
    assert closed.get(f"{API}/about").json()["role"] == "admin"
    assert closed.get(f"{API}/about", headers={"Cookie": f"saydo={before}"}).status_code == 401
    form = closed.get("/login").text
    csrf = re.search(r'name="csrf" value="([0-9a-f]{64})"', form)
    assert csrf
    assert closed.post("/logout", data={"csrf": csrf[1]}).headers["Location"] == "/login"
    closed.cookies.clear()
    for session in (before, during):
        assert closed.get(f"{API}/about", headers={"Cookie": f"saydo={session}"}).status_code == 401


def test_wrong_token_at_the_login(closed: TestClient) -> None:
    """The login says that a token is not known, and repeats nothing of it."""
    form = closed.get("/login").text
    csrf = re.search(r'name="csrf" value="([0-9a-f]{64})"', form)
    assert csrf
    answer = closed.post("/login", data={"csrf": csrf[1], "token": "saydo_guess<script>"})
    assert answer.status_code == 401
    assert "guess" not in answer.text
    assert closed.get(f"{API}/about").status_code == 401


def test_script_of_ours_shows_the_csrf_token(closed: TestClient, tokens: dict[str, str]) -> None:
    """With a session a change takes the CSRF token in a header; another site's page cannot know it."""
    log_in(closed, tokens["review"])
    case = closed.get(f"{API}/cases").json()["items"][0]["id"]
    said = {"action": "follow"}
    where = f"{API}/cases/{case}/judgements"
    assert closed.post(where, json=said).status_code == 403
    assert closed.post(where, json=said, headers={"X-CSRF-Token": "0" * 64}).status_code == 403
    form = closed.get("/login").text
    csrf = re.search(r'name="csrf" value="([0-9a-f]{64})"', form)
    assert csrf
    right = {"X-CSRF-Token": csrf[1]}
    assert closed.post(where, json=said, headers=right | {"Origin": "http://evil.example"}).status_code == 403
    assert closed.post(where, json=said, headers=right | {"Origin": "http://localhost"}).status_code == 201


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 201),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "http://localhost"}, 403),
    ],
)
def test_open_desk_and_pages_of_others(filled: TestClient, headers: dict[str, str], status: int) -> None:
    """On an open desk programs need no token, but no page of another site changes it, nor one without its token."""
    case = filled.get(f"{API}/cases").json()["items"][0]["id"]
    answer = filled.post(f"{API}/cases/{case}/judgements", json={"action": "follow"}, headers=headers)
    assert answer.status_code == status


def test_token_is_made_and_kept_as_a_hash(closed: TestClient, tokens: dict[str, str], store_path: Path) -> None:
    """The secret of a new token is told once; the store holds its hash alone, and a name is given once."""
    admin = bearer(tokens["admin"])
    made = closed.post(f"{API}/tokens", json={"name": "Ines", "role": "review"}, headers=admin)
    assert made.status_code == 201
    secret = made.json()["token"]
    assert re.fullmatch(r"saydo_[\w-]{43}", secret)
    assert closed.get(f"{API}/about", headers=bearer(secret)).json()["by"] == "Ines"
    assert secret not in closed.get(f"{API}/tokens", headers=admin).text
    written = b"".join(path.read_bytes() for path in store_path.parent.glob("desk.db*"))
    assert secret.encode() not in written
    assert digest_of(secret).encode() in written
    assert closed.post(f"{API}/tokens", json={"name": "Ines", "role": "read"}, headers=admin).status_code == 409
    assert closed.delete(f"{API}/tokens/Ines", headers=admin).status_code == 204
    assert closed.get(f"{API}/about", headers=bearer(secret)).status_code == 401


def test_sessions_end() -> None:
    """A session ends after its time, and when it is ended."""
    now = [0.0]
    sessions = Sessions(clock=lambda: now[0])
    sessions.begin("one", "digest")
    assert sessions.token_of("one") == "digest"
    assert sessions.token_of("other") is None
    now[0] = SESSION_SECONDS + 1
    assert sessions.token_of("one") is None
    sessions.begin("one", "digest")
    sessions.end("one")
    assert sessions.token_of("one") is None
    assert "one" not in repr(sessions)


def test_tokens_are_compared_whole() -> None:
    """Comparing takes any text, and tokens are long and never the same."""
    assert same("a", "a")
    assert not same("a", "\ud800")
    assert len({new_token() for _ in range(100)}) == 100
