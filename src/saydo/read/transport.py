"""Connections for fetching: to checked addresses alone, and none beyond the deadline of the fetch it is made for."""

import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore2
import httpx2

from saydo.read.addresses import Network, checked_addresses

BLOCK = 65_536


class Deadline:
    """When the fetch under way has to be over. One stands for all connections of a fetcher: it fetches one by one."""

    def __init__(self) -> None:
        self._ends = 0.0

    def start(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left. Raises ReadTimeout where there are none."""
        left = self._ends - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("out of time")
        return left


class TimedStream(httpcore2.NetworkStream):
    """A connection whose every step is held to the deadline, so that a slow drip of bytes cannot pass it."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._time(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._time(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """A handshake is many reads in one step: at the deadline its socket is shut."""
        limit = self._time(timeout)
        sock: socket.socket = self._stream.get_extra_info("socket")
        guard = threading.Timer(limit, _shut, (sock,))
        guard.daemon = True
        guard.start()
        try:
            return TimedStream(self._stream.start_tls(ssl_context, server_hostname, limit), self._deadline)
        finally:
            guard.cancel()

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    def _time(self, timeout: float | None) -> float:
        left = self._deadline.left()
        return left if timeout is None else min(left, timeout)


def _shut(sock: socket.socket) -> None:
    if sock.fileno() >= 0:
        sock.shutdown(socket.SHUT_RDWR)


class CheckedBackend(httpcore2.NetworkBackend):
    """Looks the host up itself, refuses what is not public, and connects to the very address that was checked."""

    def __init__(self, deadline: Deadline, allowed: tuple[Network, ...]) -> None:
        self._deadline = deadline
        self._allowed = allowed
        self._plain = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        addresses = checked_addresses(host, port, seconds=self._deadline.left(), allowed=self._allowed)
        fault: Exception = httpcore2.ConnectError(f"{host} has no address")
        for address in addresses:
            left = self._deadline.left()
            limit = left if timeout is None else min(left, timeout)
            try:
                stream = self._plain.connect_tcp(address, port, limit, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as refused:
                fault = refused
                continue
            return TimedStream(stream, self._deadline)
        raise fault


class _Body(httpx2.SyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        self._stream.close()


class CheckedTransport(httpx2.BaseTransport):
    """What httpx2 sends its requests through. Faults are httpcore2's."""

    def __init__(self, deadline: Deadline, allowed: tuple[Network, ...] = ()) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(trust_env=False),
            max_connections=8,
            max_keepalive_connections=4,
            keepalive_expiry=10,
            network_backend=CheckedBackend(deadline, allowed),
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        answer = self._pool.handle_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Body(answer.stream),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        self._pool.close()
