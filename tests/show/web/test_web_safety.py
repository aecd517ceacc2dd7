"""What every answer carries, and which requests get none: headers, hosts, origins, rates, sizes."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from fastapi import APIRouter, Depends, FastAPI, Request
from starlette.responses import Response
from starlette.testclient import TestClient

from saydo.show.web import Limits, create_app
from saydo.show.web.limits import MOST_CALLERS, Buckets
from saydo.show.web.seam import CallerDep, FormDep, guarded_page, needs, page
from saydo.show.web.security import HEADERS, host_name

Make = Callable[..., TestClient]


def with_page(store_path: Any, **options: Any) -> FastAPI:
    """A desk with one page of ours that has a form, and one that fails."""
    app = create_app(store_path, **({"tokens_required": False, "today": lambda: date(2024, 6, 1)} | options))
    made = APIRouter()

    @made.get("/form")
    def form(request: Request) -> Response:
        return page(request, "login.html", next="/", wrong="")

    @made.post("/form")
    def sent(request: Request, form: FormDep, caller: CallerDep) -> dict[str, str]:
        return form | {"by": caller.by}

    @made.get("/broken")
    def broken() -> None:
        raise ValueError("secret words")

    app.include_router(made, dependencies=[Depends(needs("read")), Depends(guarded_page)])
    return app


def csrf_in(body: str) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', body)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("path", "status"),
    [("/healthz", 200), ("/nothing", 404), ("/api/v1/openapi.json", 200), ("/static/none.css", 404), ("/broken", 500)],
)
def test_headers_on_every_answer(client_of: Make, store_path: Any, path: str, status: int) -> None:
    """Every answer carries the security headers, whether it is a page, a file, a refusal or a fault."""
    answer = client_of(app=with_page(store_path)).get(path)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_policy_lets_no_inline_script_run() -> None:
    """The policy names nothing that lets words of an article run: no unsafe sources, no hosts, no data addresses."""
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert not re.search(r"unsafe|data:|blob:|https?:|\*", policy)


@pytest.mark.parametrize("host", ["localhost", "localhost:8321", "127.0.0.1:9", "[::1]:8321", "[::1]"])
def test_own_hosts_are_answered(client: TestClient, host: str) -> None:
    """The names of the loopback address are answered, on whatever port."""
    assert client.get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "[::1", "", "evil.example:8321"]
)
def test_foreign_hosts_are_refused(client: TestClient, host: str) -> None:
    """A name of another site that was pointed at this address gets a problem and nothing of the desk."""
    answer = client.get("/healthz", headers={"Host": host})
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_host_name_without_port() -> None:
    """The port is cut from a host, the colons of an address are not."""
    assert [host_name(h) for h in ("a:1", "a", "[::1]", "[::1]:80", "a:b")] == ["a", "a", "[::1]", "[::1]", "a:b"]


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/nothing", "GET", 404),
        ("/healthz", "POST", 405),
        ("/healthz", "BREW", 405),
        ("/form", "POST", 415),
        ("/broken", "GET", 500),
    ],
)
def test_every_error_is_a_problem(client_of: Make, store_path: Any, path: str, method: str, status: int) -> None:
    """Errors are problem+json with status, title and detail, and hold nothing of the fault's own words."""
    answer = client_of(app=with_page(store_path)).request(method, path)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    plain = answer.json()
    assert plain["status"] == status
    assert plain["title"]
    assert plain["detail"]
    assert "secret words" not in answer.text
    assert "Traceback" not in answer.text


def test_error_page_for_browsers(client: TestClient) -> None:
    """Who asks for a page gets a page, also of what is not there; words of the address are escaped."""
    answer = client.get("/<script>alert(1)</script>", headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "<script>" not in answer.text


def test_api_errors_are_never_pages(client: TestClient) -> None:
    """Under /api a problem is JSON, whatever is asked for."""
    answer = client.get("/api/v1/nothing", headers={"Accept": "text/html"})
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_form_with_its_token_is_taken(client_of: Make, store_path: Any) -> None:
    """A form that was loaded from the desk can be sent back to it."""
    client = client_of(app=with_page(store_path, user="ines"))
    token = csrf_in(client.get("/form").text)
    answer = client.post(
        "/form", data={"csrf": token, "note": "as seen\nby us"}, headers={"Origin": "http://localhost"}
    )
    assert answer.json() == {"note": "as seen\nby us", "by": "ines"}


@pytest.mark.parametrize(
    ("fields", "headers"),
    [
        ({"note": "x"}, {}),
        ({"csrf": ""}, {}),
        ({"csrf": "0" * 64}, {}),
        ({"csrf": "right"}, {"Origin": "http://evil.example"}),
        ({"csrf": "right"}, {"Origin": "null"}),
        ({"csrf": "right"}, {"Origin": "https://localhost"}),
        ({"csrf": "right"}, {"Sec-Fetch-Site": "cross-site"}),
        ({"csrf": "right"}, {"Sec-Fetch-Site": "same-site"}),
        ({"csrf": "right"}, {"Cookie": "saydo=abcdefghijklmnopqrstuvwxyz"}),
    ],
)
def test_forged_forms_are_refused(
    client_of: Make, store_path: Any, fields: dict[str, str], headers: dict[str, str]
) -> None:
    """A form without its token, with that of another session, or from another site's page changes nothing."""
    client = client_of(app=with_page(store_path))
    token = csrf_in(client.get("/form").text)
    if "Cookie" in headers:
        client.cookies.clear()
    sent = {name: token if value == "right" else value for name, value in fields.items()}
    answer = client.post("/form", data=sent, headers=headers)
    assert answer.status_code == 403


def test_forms_hold_text_alone(client_of: Make, store_path: Any) -> None:
    """Control characters and files have no place in a form."""
    client = client_of(app=with_page(store_path))
    token = csrf_in(client.get("/form").text)
    assert client.post("/form", data={"csrf": token, "note": "a\x00b"}).status_code == 422
    assert client.post("/form", data={"csrf": token}, files={"note": ("a.txt", b"x")}).status_code == 400


def test_session_cookie_is_out_of_reach_of_scripts(client_of: Make, store_path: Any) -> None:
    """The cookie is HttpOnly and not sent along from other sites; under https it is bound to host and transport."""
    plain = client_of(app=with_page(store_path)).get("/form").headers["Set-Cookie"]
    assert re.fullmatch(r"saydo=[\w-]{32}; Path=/; HttpOnly; SameSite=Lax", plain)
    app = with_page(store_path, public_address="https://desk.example")
    secure = client_of(app=app).get("/form", headers={"Host": "desk.example"}).headers
    assert re.fullmatch(r"__Host-saydo=[\w-]{32}; Path=/; HttpOnly; SameSite=Lax; Secure", secure["Set-Cookie"])
    assert secure["Strict-Transport-Security"] == "max-age=31536000"


def test_unchanged_answers_are_not_sent_again(client_of: Make, store_path: Any) -> None:
    """An answer has a mark; who shows it gets 304 without a body, and HEAD gets the headers alone."""
    client = client_of(app=with_page(store_path))
    client.get("/form")
    first = client.get("/form")
    mark = first.headers["ETag"]
    assert client.get("/form").headers["ETag"] == mark
    for shown in (mark, f'"other", W/{mark}', "*"):
        again = client.get("/form", headers={"If-None-Match": shown})
        assert (again.status_code, again.content) == (304, b"")
    assert client.get("/form", headers={"If-None-Match": '"other"'}).status_code == 200
    head = client.head("/form")
    assert (head.status_code, head.content, head.headers["ETag"]) == (200, b"", mark)
    assert head.headers["Content-Length"] == first.headers["Content-Length"]


def test_too_many_requests(client_of: Make) -> None:
    """Beyond the burst an address is told to wait, and for how long."""
    client = client_of(limits=Limits(burst=3, a_second=0.5))
    assert [client.get("/healthz").status_code for _ in range(4)] == [200, 200, 200, 429]
    answer = client.get("/healthz")
    assert 1 <= int(answer.headers["Retry-After"]) <= 2
    assert answer.json()["title"] == "Too Many Requests"


def test_buckets_fill_again_and_forget() -> None:
    """A bucket fills with time, never beyond its size, and the table of callers does not grow without end."""
    now = [0.0]
    buckets = Buckets(2, 1.0, clock=lambda: now[0])
    assert [buckets.take("a") for _ in range(3)] == [0.0, 0.0, 1.0]
    now[0] = 0.5
    assert buckets.wait("a") == 0.5
    now[0] = 1_000.0
    assert [buckets.take("a") for _ in range(3)] == [0.0, 0.0, 1.0]
    for caller in range(MOST_CALLERS + 5):
        buckets.take(str(caller))
    assert len(buckets._left) == MOST_CALLERS


@pytest.mark.parametrize("stated", ["999999", "99999999999999999999999", "-1", "1e3", "x"])
def test_stated_length_over_the_limit(client_of: Make, stated: str) -> None:
    """A body that is said to be too large, or of no length that can be, is refused before it is read."""
    answer = client_of().post("/login", content=b"a=b", headers={"Content-Length": stated})
    assert answer.status_code == 413
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_length_over_the_limit_in_pieces(client_of: Make) -> None:
    """A body that does not say how long it is, is read no further than the limit."""

    def pieces() -> Any:
        for _ in range(400):
            yield b"a" * 1_000

    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = client_of(limits=Limits(body=10_000)).post("/login", content=pieces(), headers=headers)
    assert answer.status_code == 413
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd", "/static/%00"]
)
def test_static_files_stay_in_their_folder(client: TestClient, path: str) -> None:
    """No address reaches a file outside the folder of static files."""
    assert client.get(path).status_code == 404
