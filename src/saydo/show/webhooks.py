"""Telling other programs of changes of verdict: signed as Standard Webhooks has it, to public addresses alone.

What is sent is one line of JSON. The receiver signs "<webhook-id>.<webhook-timestamp>.<body>" with the secret that it
was given (HMAC-SHA256, the key is the base64 after "whsec_") and compares that with webhook-signature ("v1," and the
signature in base64). It answers with any status from 200 to 299; otherwise it is asked again, later and later.
"""

import hmac
import ipaddress
import json
import secrets
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

import httpcore2
import httpx2

from saydo.read.addresses import AddressRefused, HostUnknown, checked_addresses
from saydo.read.fetch import FetchError, checked_url
from saydo.read.robots import NAME
from saydo.read.transport import CheckedTransport, Deadline
from saydo.show.change_words import change_title
from saydo.store import Delivery, Store, ask
from saydo.store.ask import ChangeRow

SECRET_PREFIX = "whsec_"
SECONDS = 8.0
MOST_ATTEMPTS = 6
FIRST_WAIT = timedelta(minutes=1)
AT_ONCE = 200
FAULTS = (
    FetchError,
    AddressRefused,
    HostUnknown,
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpx2.HTTPError,
    OSError,
)


class WebhookError(ValueError):
    """An address that may not be a webhook; the message is one line."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One attempt: to which address, of which change, the status of the answer, and what was in the way."""

    url: str
    change: str
    status: int | None
    problem: str | None

    @property
    def done(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


@dataclass(slots=True)
class Sender:
    """Sends to one address at a time. `allow` lets it connect to ranges that are not public: for tests alone."""

    allow: tuple[str, ...] = ()
    seconds: float = SECONDS
    _deadline: Deadline = field(default_factory=Deadline)
    _made: httpx2.Client | None = None

    def send(self, url: str, body: bytes, headers: dict[str, str]) -> tuple[int | None, str | None]:
        """The status of the answer, or why there is none. Redirects are not followed, the answer is not read."""
        self._deadline.start(self.seconds)
        try:
            with self._client().stream("POST", checked_url(url), content=body, headers=headers) as answer:
                return answer.status_code, None
        except httpcore2.TimeoutException:
            return None, f"no answer within {self.seconds:.0f} s"
        except FAULTS as fault:
            return None, str(fault) or type(fault).__name__

    def close(self) -> None:
        if self._made is not None:
            self._made.close()

    def _client(self) -> httpx2.Client:
        if self._made is None:
            allowed = tuple(ipaddress.ip_network(network) for network in self.allow)
            self._made = httpx2.Client(
                transport=CheckedTransport(self._deadline, allowed),
                trust_env=False,
                follow_redirects=False,
                timeout=self.seconds,
                headers={"User-Agent": NAME, "Content-Type": "application/json"},
            )
        self._made.cookies.clear()
        return self._made


def new_secret() -> str:
    """A secret that signs what a webhook is sent."""
    return SECRET_PREFIX + b64encode(secrets.token_bytes(32)).decode()


def check_address(url: str, *, allow: tuple[str, ...] = ()) -> None:
    """Raises WebhookError where the address is none that may be sent to: no web address, or not of the public internet.

    It is looked up anew for each delivery, for a name may come to mean another address.
    """
    try:
        checked = checked_url(url)
        allowed = tuple(ipaddress.ip_network(network) for network in allow)
        port = checked.port or (443 if checked.scheme == "https" else 80)
        checked_addresses(checked.host, port, seconds=SECONDS, allowed=allowed)
    except FetchError as fault:
        raise WebhookError(f"the address {fault}") from None
    except (AddressRefused, HostUnknown) as fault:
        raise WebhookError(str(fault)) from None


def signed(body: bytes, *, name: str, secret: str, now: datetime) -> dict[str, str]:
    """The headers by which the receiver knows that it was us, that this is whole, and that it is not old."""
    stamp = str(int(now.timestamp()))
    key = b64decode(secret.removeprefix(SECRET_PREFIX))
    signature = hmac.new(key, f"{name}.{stamp}.".encode() + body, sha256).digest()
    return {
        "webhook-id": name,
        "webhook-timestamp": stamp,
        "webhook-signature": f"v1,{b64encode(signature).decode()}",
    }


def deliver(store: Store, *, now: Callable[[], datetime], sender: Sender | None = None) -> Iterator[Sent]:
    """Send every change that a webhook has not been told of and that is due, and keep what came of it.

    One address that does not answer is not asked again in this run: the others do not wait for it.
    """
    sending = sender or Sender()
    silent: set[str] = set()
    try:
        for delivery in store.deliveries_due(attempts=MOST_ATTEMPTS, limit=AT_ONCE):
            url = delivery.webhook.url
            if url in silent or not is_due(delivery, now()):
                continue
            sent = _sent(delivery, store, sending, now())
            store.delivered(delivery, at=now(), status=sent.status, done=sent.done)
            if not sent.done:
                silent.add(url)
            yield sent
    finally:
        if sender is None:
            sending.close()


def _sent(delivery: Delivery, store: Store, sender: Sender, now: datetime) -> Sent:
    webhook = delivery.webhook
    body = body_of(ask.change(store, delivery.change))
    headers = signed(body, name=delivery.change, secret=webhook.secret, now=now)
    status, problem = sender.send(webhook.url, body, headers)
    if problem is None and status is not None and not 200 <= status < 300:
        problem = f"the answer is {status}"
    return Sent(webhook.url, delivery.change, status, problem)


def body_of(change: ChangeRow) -> bytes:
    """What a webhook is sent: names and numbers to ask the desk with, and the change in words."""
    told = {
        "type": "verdict.changed",
        "id": change.id,
        "case": change.case.id,
        "day": change.day.isoformat(),
        "before": change.before,
        "verdict": change.verdict,
        "who": change.case.who,
        "article": change.article.id if change.article else None,
        "title": change_title(change),
    }
    return json.dumps(told, separators=(",", ":")).encode()


def is_due(delivery: Delivery, now: datetime) -> bool:
    """At once; then after one minute, four, sixteen and so on."""
    return delivery.tried is None or now - delivery.tried >= FIRST_WAIT * 4 ** (delivery.attempts - 1)
