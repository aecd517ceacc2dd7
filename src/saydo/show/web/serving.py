"""saydo serve: the application on a socket, to this machine alone unless it is told otherwise."""

import errno
import getpass
import ipaddress
import logging
import re
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from saydo.read.supervised import SUPERVISED
from saydo.show.web.app import create_app
from saydo.show.web.security import LOOPBACK
from saydo.store import Store, StoreError

PORT = 8321
BACKLOG = 128
SECONDS_TO_END = 10


def _say_nothing(_: str) -> None:
    """Where nobody waits to be told."""


class ServeError(Exception):
    """The desk cannot be served like this; the message is one line."""


def serve(
    store_path: Path,
    *,
    host: str = "127.0.0.1",
    port: int = PORT,
    tokens_required: bool | None = None,
    public_address: str | None = None,
    certificate: Path | None = None,
    key: Path | None = None,
    ready: Callable[[str], None] = _say_nothing,
) -> None:
    """Serve until interrupted. `ready` is told the address once it answers. Raises ServeError.

    Elsewhere than on a loopback address, and behind a public address, everybody must show a token.
    """
    _check_address(public_address)
    listening = _bound(host, port)
    with listening:
        here = _is_loopback(listening) and public_address is None
        if tokens_required is False and not here:
            raise ServeError("off this machine everybody must show a token: make one with saydo tokens add")
        asked = not here if tokens_required is None else tokens_required
        _check_store(store_path, asked)
        _check_files(certificate, key)
        app = create_app(
            store_path,
            tokens_required=asked,
            user=_user(),
            public_address=public_address,
            hosts=LOOPBACK if here else None,
        )
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=public_address is not None,
            ws="none",
            timeout_graceful_shutdown=SECONDS_TO_END,
            ssl_certfile=str(certificate) if certificate else None,
            ssl_keyfile=str(key) if key else None,
        )
        scheme = "https" if certificate else "http"
        SUPERVISED.ask(abs, 0)  # the child that reads pages is forked off before there are threads
        _run(config, listening, lambda: ready(public_address or f"{scheme}://{_name(listening)}/"))


def _run(config: uvicorn.Config, listening: socket.socket, ready: Callable[[], None]) -> None:
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    server = _Server(config)
    server.ready = ready
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        return


class _Server(uvicorn.Server):
    """uvicorn's server, which says when it answers."""

    ready: Callable[[], None]

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready()


def _bound(host: str, port: int) -> socket.socket:
    """A socket that listens, taken before anything is loaded, so that a port in use is said at once."""
    if not 0 <= port <= 65_535:
        raise ServeError(f"{port} is no port: 1 to 65535, or 0 for any that is free")
    try:
        family, kind, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except (OSError, UnicodeError):
        raise ServeError(f"{host!r} is no address of this machine") from None
    made = socket.socket(family, kind)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(where)
        made.listen(BACKLOG)
    except OSError as fault:
        made.close()
        raise ServeError(_why_not(fault, host, port)) from None
    return made


def _why_not(fault: OSError, host: str, port: int) -> str:
    if fault.errno == errno.EADDRINUSE:
        return f"port {port} is in use: give another with --port, or 0 for any that is free"
    if fault.errno == errno.EACCES:
        return f"port {port} may not be used by this user: give one from 1024 on"
    if fault.errno == errno.EADDRNOTAVAIL:
        return f"{host!r} is no address of this machine"
    return f"{host} port {port}: {fault.strerror}"


def _check_address(address: str | None) -> None:
    if address is None:
        return
    if not re.fullmatch(r"https?://[a-z0-9.-]+(:[0-9]+)?/?", address, re.IGNORECASE):
        raise ServeError(f"{address!r} is no address: give one as https://desk.example.org")


def _is_loopback(listening: socket.socket) -> bool:
    return ipaddress.ip_address(listening.getsockname()[0]).is_loopback


def _name(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _check_store(path: Path, tokens_asked: bool) -> None:
    """The store opens, and where tokens are asked for there is one."""
    try:
        with Store(path) as store:
            known = not tokens_asked or any(token.revoked is None for token in store.tokens())
    except StoreError as fault:
        raise ServeError(str(fault)) from None
    if not known:
        raise ServeError("nobody could log in: make a token first, with saydo tokens add NAME --role admin")


def _check_files(certificate: Path | None, key: Path | None) -> None:
    if (certificate is None) != (key is None):
        raise ServeError("a certificate and its key go together: give both")
    for path in (certificate, key):
        if path is not None and not path.is_file():
            raise ServeError(f"{path}: no such file")


def _user() -> str:
    """Under whose name judgements are kept where nobody logs in."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "desk"
