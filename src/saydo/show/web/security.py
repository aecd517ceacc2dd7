"""What every answer carries and what every request must: headers, a host that is ours, an origin that is ours."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from saydo.show.web.problems import Refused, WebProblem, problem_response

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": with that a browser sends "Origin: null" along with our own forms, and they would be refused.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex",
}
TRANSPORT = "max-age=31536000"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
COOKIE_TO_SET = "saydo_cookie"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


@dataclass(frozen=True, slots=True)
class Site:
    """Where the desk is reached. address is its public address where it has one, hosts the names it answers to: None
    for any, which is safe only where a token is asked for."""

    hosts: frozenset[str] | None
    address: str | None = None

    @property
    def secure(self) -> bool:
        return self.address is not None and self.address.startswith("https://")

    def knows(self, host: str) -> bool:
        return self.hosts is None or host.lower() in self.hosts


def site_of(address: str | None, hosts: Iterable[str] | None) -> Site:
    """The site with its names. A public address is one more name, and the only one where no others are given."""
    names = None if hosts is None else {host.lower() for host in hosts}
    if address is not None:
        host = urlsplit(address).hostname or ""
        names = (names or set()) | {f"[{host}]" if ":" in host else host}
    return Site(None if names is None else frozenset(names), address.rstrip("/") if address else None)


class Secured:
    """Headers on every answer, and no answer but a refusal to a host that is not ours.

    The second keeps a page of another site from reading the desk by giving its own name our address (DNS rebinding).
    """

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self.app = app
        self.site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        state = scope.setdefault("state", {})

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if COOKIE_TO_SET in state:
                    headers.append("Set-Cookie", state[COOKIE_TO_SET])
                headers.update(HEADERS)
                headers.setdefault("Cache-Control", "private, no-cache")
                headers.add_vary_header("Cookie, Authorization, Accept")
                if self.site.secure:
                    headers["Strict-Transport-Security"] = TRANSPORT
            await send(message)

        hosts = Headers(scope=scope).getlist("host")
        if len(hosts) != 1 or not self.site.knows(host_name(hosts[0])):
            problem = WebProblem("the Host that was asked for is not one of this desk's names")
            await problem_response(Request(scope), problem)(scope, receive, sending)
            return
        await self.app(scope, receive, sending)


def host_name(host: str) -> str:
    """The Host header without its port; an IPv6 address keeps its brackets."""
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host


def check_origin(request: Request, site: Site) -> None:
    """Refuse what another site's page sends. Programs send neither header, browsers send both with every POST."""
    came_from = request.headers.get("sec-fetch-site")
    if came_from is not None and came_from not in {"same-origin", "none"}:
        raise Refused("this was sent from a page of another site")
    origin = request.headers.get("origin")
    if origin is not None and origin != own_origin(request, site):
        raise Refused("this was sent from a page of another site")


def own_origin(request: Request, site: Site) -> str:
    if site.address is not None:
        parts = urlsplit(site.address)
        return f"{parts.scheme}://{parts.netloc}"
    return f"{request.url.scheme}://{request.headers.get('host', '')}"
