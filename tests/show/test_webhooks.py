"""Webhooks: what is sent, how it is signed, to whom never, and how often again."""

import hmac
import json
import threading
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest
import storyline

from saydo.show.webhooks import (
    MOST_ATTEMPTS,
    Sender,
    Sent,
    WebhookError,
    check_address,
    deliver,
    new_secret,
    signed,
)
from saydo.store import Store

LOOPBACK = ("127.0.0.1/32",)
NOW = datetime(2031, 2, 3, 12, tzinfo=UTC)
LATER = replace(storyline.KEPT, verdict="unverified", as_of=date(2031, 2, 3))


@dataclass
class Receiver:
    """A server on this machine that keeps what it is sent and answers with the statuses it is given."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    had: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            made.had.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(made.statuses.pop(0) if made.statuses else 204)
            self.send_header("Location", made.url)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is logged."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.url = f"http://127.0.0.1:{server.server_port}/told"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with the storyline."""
    with Store(tmp_path / "desk.db") as made:
        made.keep(storyline.READINGS, storyline.AUDITS)
        yield made


def told(store: Store, *, at: datetime = NOW) -> list[Sent]:
    sender = Sender(allow=LOOPBACK, seconds=3.0)
    found = list(deliver(store, now=lambda: at, sender=sender))
    sender.close()
    return found


def test_change_is_told_once_and_signed(store: Store, receiver: Receiver) -> None:
    """A change after the webhook was made is sent once, signed with its secret; changes before it are not."""
    secret = new_secret()
    store.add_webhook(receiver.url, secret=secret, by="ines", at=NOW)
    assert told(store) == []
    store.keep((), (LATER,))
    assert [(sent.status, sent.done) for sent in told(store)] == [(204, True)]
    assert told(store) == []
    (headers, body) = receiver.had[0]
    stamp = headers["webhook-timestamp"]
    key = b64decode(secret.removeprefix("whsec_"))
    right = hmac.new(key, f"{headers['webhook-id']}.{stamp}.".encode() + body, sha256).digest()
    assert headers["webhook-signature"] == "v1," + b64encode(right).decode()
    assert int(stamp) == int(NOW.timestamp())
    plain = json.loads(body)
    assert plain | {"id": "", "case": ""} == {
        "type": "verdict.changed",
        "id": "",
        "case": "",
        "day": "2031-02-03",
        "before": "kept",
        "verdict": "unverified",
        "who": ["the mayor"],
        "article": plain["article"],
        "title": "Unverified, was kept: the mayor, “he would reopen the fish market”",
    }
    assert plain["id"] == headers["webhook-id"]


def test_signature_of_a_known_message() -> None:
    """The signature is that of the Standard Webhooks specification, for its own example."""
    headers = signed(
        b'{"test": 2432232314}',
        name="msg_p5jXN8AQM9LWM0D4loKWxJek",
        secret="whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        now=datetime.fromtimestamp(1614265330, UTC),
    )
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.parametrize("status", [500, 404, 302])
def test_asked_again_later_and_later(store: Store, receiver: Receiver, status: int) -> None:
    """An address that does not take it is asked again after growing waits, and in the end no more."""
    receiver.statuses = [status] * 20
    store.add_webhook(receiver.url, secret=new_secret(), by="ines", at=NOW)
    store.keep((), (LATER,))
    moment, tried = NOW, []
    for _ in range(12_000):
        if told(store, at=moment):
            tried.append(round((moment - NOW) / timedelta(minutes=1)))
        if len(tried) == MOST_ATTEMPTS:
            break
        moment += timedelta(minutes=max(1, tried[-1] // 4 if tried else 1))
    assert len(receiver.had) == MOST_ATTEMPTS
    waits = [later - earlier for earlier, later in pairwise(tried)]
    assert waits == sorted(waits)
    assert waits[0] == 1
    assert told(store, at=NOW + timedelta(days=365)) == []


def test_silent_address_does_not_hold_up_the_others(store: Store, receiver: Receiver) -> None:
    """One that cannot be reached costs one attempt a run; the others are told all the same."""
    store.add_webhook("http://127.0.0.1:9/", secret=new_secret(), by="ines", at=NOW)
    store.add_webhook(receiver.url, secret=new_secret(), by="ines", at=NOW)
    store.keep((), (LATER, replace(storyline.RELABELLED, verdict="broken", as_of=date(2031, 2, 3))))
    sent = told(store)
    assert [item.done for item in sent if item.url == receiver.url] == [True, True]
    assert [item.done for item in sent if item.url != receiver.url] == [False]
    assert next(item.problem for item in sent if not item.done)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8000/",
        "http://localhost:8000/",
        "http://[::1]:8000/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://0x7f.1/",
        "https://user:secret@93.184.216.34/",
        "http://93.184.216.34:22/",
        "file:///etc/passwd",
        "gopher://93.184.216.34/",
        "//93.184.216.34/",
        "no address",
        "",
    ],
)
def test_addresses_that_are_told_nothing(store: Store, url: str) -> None:
    """Neither when a webhook is made nor when it is told is an address believed that is not of the public internet."""
    with pytest.raises(WebhookError):
        check_address(url)
    store.add_webhook(url, secret=new_secret(), by="ines", at=NOW)
    store.keep((), (LATER,))
    sent = list(deliver(store, now=lambda: NOW))
    assert [(item.status, item.done) for item in sent] == [(None, False)]


def test_redirect_is_not_followed(store: Store, receiver: Receiver) -> None:
    """Where an answer leads elsewhere nobody goes."""
    receiver.statuses = [307]
    store.add_webhook(receiver.url, secret=new_secret(), by="ines", at=NOW)
    store.keep((), (LATER,))
    assert [item.problem for item in told(store)] == ["the answer is 307"]
    assert len(receiver.had) == 1
