"""How often, how much and how slowly may be asked."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network
from math import ceil

import anyio
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from saydo.show.web.problems import Slow, TooLarge, TooMany, WebProblem, problem_response

UPLOADS = frozenset({"/api/v1/articles"})
MOST_CALLERS = 10_000


@dataclass(frozen=True, slots=True)
class Limits:
    """burst requests of one address at once, then a_second; failures likewise for tokens that are not known.

    body: bytes of a form or a JSON body. upload: bytes of an uploaded page. seconds: the longest wait for the next
    piece of a body.
    """

    burst: int = 300
    a_second: float = 30.0
    failures: int = 10
    failures_a_second: float = 0.1
    body: int = 262_144
    upload: int = 20_000_000
    seconds: float = 20.0


@dataclass(slots=True)
class Buckets:
    """A token bucket for each caller: `size` at once, `a_second` from then on. The callers seen longest ago are
    forgotten first, so that many addresses cannot fill the memory."""

    size: int
    a_second: float
    clock: Callable[[], float] = time.monotonic
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def take(self, caller: str) -> float:
        """Take one. The seconds to wait where there is none left, else 0."""
        left = self._filled(caller)
        enough = left >= 1
        self._left[caller] = (left - 1 if enough else left, self.clock())
        self._left.move_to_end(caller)
        if len(self._left) > MOST_CALLERS:
            self._left.popitem(last=False)
        return 0.0 if enough else (1 - left) / self.a_second

    def wait(self, caller: str) -> float:
        """The seconds to wait until there is one to be had, without taking it."""
        left = self._filled(caller)
        return 0.0 if left >= 1 else (1 - left) / self.a_second

    def _filled(self, caller: str) -> float:
        left, then = self._left.get(caller, (float(self.size), self.clock()))
        return min(float(self.size), left + (self.clock() - then) * self.a_second)


def address_of(scope: Scope) -> str:
    """Whose requests are counted together: an address, of IPv6 the network of one customer (/64)."""
    host = (scope.get("client") or ("",))[0]
    try:
        found = ip_address(host)
    except ValueError:
        return str(host)
    return str(ip_network((found, 64), strict=False)) if found.version == 6 else str(found)


class Limited:
    """Requests over the rate, and bodies over the size or slower than the time, get a problem."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self.app = app
        self.limits = limits
        self.rate = Buckets(limits.burst, limits.a_second)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = self.limits.upload if scope["path"] in UPLOADS else self.limits.body
        problem = self._problem(scope, most)
        if problem is not None:
            await problem_response(Request(scope), problem)(scope, receive, send)
            return
        had = 0

        async def receiving() -> Message:
            nonlocal had
            message = await self._next(receive, scope)
            had += len(message.get("body", b""))
            if had > most:
                raise TooLarge(most)
            return message

        await self.app(scope, receiving, send)

    def _problem(self, scope: Scope, most: int) -> WebProblem | None:
        wait = self.rate.take(address_of(scope))
        if wait:
            return TooMany("too many requests from this address", ceil(wait))
        stated = Headers(scope=scope).get("content-length", "0")
        if not stated.isdecimal() or len(stated) > len(str(most)) + 1 or int(stated) > most:
            too_large = TooLarge(most)
            return WebProblem(too_large.detail, too_large.status_code, {"Connection": "close"})
        return None

    async def _next(self, receive: Receive, scope: Scope) -> Message:
        """The next piece of a body, while one is awaited; afterwards only the end of the connection is."""
        if scope.get("saydo.body_read"):
            return await receive()
        try:
            with anyio.fail_after(self.limits.seconds):
                message = await receive()
        except TimeoutError:
            raise Slow from None
        scope["saydo.body_read"] = message["type"] != "http.request" or not message.get("more_body", False)
        return message
