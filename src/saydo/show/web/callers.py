"""Who asks, and what they may do: bearer tokens for programs, sessions for people, everything on an open desk."""

import hashlib
import hmac
import secrets
import time
from base64 import b64decode
from binascii import Error as NotBase64
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from typing import Protocol

from starlette.requests import Request

from saydo.show.web.limits import Buckets, address_of
from saydo.show.web.problems import NotKnown, Refused, TooMany
from saydo.show.web.security import COOKIE_TO_SET, Site

ROLES = ("read", "review", "admin")
TOKEN_PREFIX = "saydo_"
SESSION_SECONDS = 12 * 3_600
MOST_SESSIONS = 10_000
LONGEST_CREDENTIAL = 512


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks. by is the name under which judgements are kept; how says what it is known from: open, token, password
    or session."""

    role: str
    by: str
    how: str

    def may(self, role: str) -> bool:
        return ROLES.index(self.role) >= ROLES.index(role)

    def must(self, role: str) -> None:
        if not self.may(role):
            raise Refused(f"this takes the role {role}; yours is {self.role}")


class TokenLike(Protocol):
    """What is known of a token: the name it was given, its role, the hash of it."""

    @property
    def name(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def hashed(self) -> str: ...


def new_token() -> str:
    """256 random bits. With so many a plain hash is enough to keep it by: there is nothing to guess."""
    return TOKEN_PREFIX + secrets.token_urlsafe(32)


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(slots=True)
class Sessions:
    """Who is logged in: the hash of a session's id -> the digest of the token it was opened with, and when it ends.

    In memory alone: a server that is started again asks for the token once more.
    """

    clock: Callable[[], float] = time.monotonic
    _open: OrderedDict[str, tuple[str, float]] = field(default_factory=OrderedDict)

    def begin(self, session: str, token_digest: str) -> None:
        self._open[digest_of(session)] = (token_digest, self.clock() + SESSION_SECONDS)
        if len(self._open) > MOST_SESSIONS:
            self._open.popitem(last=False)

    def token_of(self, session: str) -> str | None:
        """The digest of the session's token, None where it is over or never was."""
        found = self._open.get(digest_of(session))
        if found is None or found[1] < self.clock():
            return None
        return found[0]

    def end(self, session: str) -> None:
        self._open.pop(digest_of(session), None)


@dataclass(slots=True)
class Csrf:
    """The token of forms: it is made from the session's id, which the pages of other sites do not know."""

    site: Site
    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    @property
    def cookie(self) -> str:
        """The name of the session's cookie. "__Host-" binds it to the host and to https."""
        return "__Host-saydo" if self.site.secure else "saydo"

    def session(self, request: Request) -> str | None:
        """The id of the session that the request belongs to, if it belongs to one."""
        given = request.cookies.get(self.cookie, "")
        return given if 20 <= len(given) <= 64 and given.isascii() else None

    def token_for(self, request: Request) -> str:
        """The token for the forms of this answer. A request without a session is given one."""
        session = self.session(request) or getattr(request.state, "new_session", None)
        return self._token(session or self.new_session(request))

    def new_session(self, request: Request) -> str:
        """Begin another session with this answer."""
        session = secrets.token_urlsafe(24)
        secure = "; Secure" if self.site.secure else ""
        request.state.new_session = session
        setattr(request.state, COOKIE_TO_SET, f"{self.cookie}={session}; Path=/; HttpOnly; SameSite=Lax{secure}")
        return session

    def check(self, request: Request, token: str) -> None:
        session = self.session(request)
        if session is None or not same(self._token(session), token):
            raise Refused("the form is out of date: load the page anew and send it again")

    def _token(self, session: str) -> str:
        return hmac.new(self._key, session.encode(), hashlib.sha256).hexdigest()


def same(one: str, other: str) -> bool:
    """Compared in a time that does not tell where they differ."""
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))


@dataclass(slots=True)
class Gate:
    """Finds out who asks. tokens gives those that are in force; it is asked only where somebody shows one."""

    tokens_required: bool
    user: str
    csrf: Csrf
    failures: Buckets
    sessions: Sessions = field(default_factory=Sessions)

    def caller(self, request: Request, tokens: Callable[[], list[TokenLike]]) -> Caller:
        """Raises NotKnown, and TooMany where an address has tried too many tokens that are not known."""
        if not self.tokens_required:
            return Caller("admin", self.user, "open")
        shown = _credential(request)
        if shown is not None:
            token, how = shown
            return _called(self.known(request, digest_of(token), tokens()), how)
        session = self.csrf.session(request)
        digest = self.sessions.token_of(session) if session else None
        if digest is None:
            raise NotKnown("this takes a token", _scheme(request))
        return _called(self.known(request, digest, tokens()), "session")

    def known(self, request: Request, digest: str, tokens: list[TokenLike]) -> TokenLike:
        """The token with this digest. Every one is compared, so that the time does not tell which came close."""
        address = address_of(request.scope)
        wait = self.failures.wait(address)
        if wait:
            raise TooMany("too many tokens that are not known came from this address", ceil(wait))
        found = [token for token in tokens if same(token.hashed, digest)]
        if not found:
            self.failures.take(address)
            raise NotKnown("the token is not known, or no longer", _scheme(request))
        return found[0]


def _called(token: TokenLike, how: str) -> Caller:
    """A password is what feed readers send, and what a browser keeps sending unasked: it reads, whatever its role."""
    return Caller("read" if how == "password" else token.role, token.name, how)


def _scheme(request: Request) -> str:
    return "Basic" if request.url.path.startswith("/feed") else "Bearer"


def _credential(request: Request) -> tuple[str, str] | None:
    """The token that the Authorization header holds: Bearer, or Basic with the token for a password."""
    given = request.headers.get("authorization")
    if given is None:
        return None
    scheme, _, value = given.strip().partition(" ")
    value = value.strip()
    if len(value) > LONGEST_CREDENTIAL:
        raise NotKnown("the Authorization header is too long", _scheme(request))
    if scheme.lower() == "bearer" and value:
        return value, "token"
    if scheme.lower() == "basic":
        try:
            return b64decode(value, validate=True).decode().partition(":")[2], "password"
        except (NotBase64, UnicodeDecodeError, ValueError):
            raise NotKnown("the Authorization header cannot be read", _scheme(request)) from None
    raise NotKnown("the Authorization header must be Bearer and a token", _scheme(request))
