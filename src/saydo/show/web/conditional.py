"""ETag and If-None-Match for whatever is got, and HEAD wherever there is GET."""

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OK, NOT_MODIFIED = 200, 304


class Conditional:
    """Holds an answer until it is whole, and marks it with a hash of its bytes.

    Who shows that mark again is told that nothing has changed. Answers that have a mark already
    (files) keep it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self.app(scope, receive, send)
            return
        answer = _Held(Headers(scope=scope).get("if-none-match"), send, bodiless=scope["method"] == "HEAD")
        await self.app({**scope, "method": "GET"}, receive, answer.take)


class _Held:
    """One answer on its way."""

    def __init__(self, known: str | None, send: Send, *, bodiless: bool) -> None:
        self.known = known
        self.send = send
        self.bodiless = bodiless
        self.start: Message = {}
        self.body: list[bytes] = []

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            return
        self.body.append(message.get("body", b""))
        if not message.get("more_body", False):
            await self._finish()

    async def _finish(self) -> None:
        body = b"".join(self.body)
        headers = MutableHeaders(scope=self.start)
        if self.start["status"] == OK and "etag" not in headers:
            headers["ETag"] = etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
            if self.known is not None and matches(self.known, etag):
                self.start = {**self.start, "status": NOT_MODIFIED}
                headers = MutableHeaders(scope=self.start)
                body = b""
                del headers["content-length"]
                del headers["content-type"]
        if self.start["status"] not in {NOT_MODIFIED, 204}:
            headers["Content-Length"] = str(len(body))
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": b"" if self.bodiless else body})


def matches(known: str, etag: str) -> bool:
    """If-None-Match: a list of marks, compared weakly, or * for any."""
    if known.strip() == "*":
        return True
    return etag in {mark.strip().removeprefix("W/") for mark in known.split(",")}
