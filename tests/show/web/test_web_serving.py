"""saydo serve: on which socket, for whom, and what is said where it cannot be."""

import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx2
import pytest

from saydo.show.web import ServeError, serve

SERVED = """
import sys
from pathlib import Path
from saydo.show.web import serve
serve(Path(sys.argv[1]), port=0, ready=lambda address: print(address, flush=True))
"""


@pytest.fixture
def taken() -> Any:
    """A port that something else listens on."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_port_in_use(store_path: Path, taken: int) -> None:
    """A port that is taken is one line that says what to do, and no store is made for it."""
    with pytest.raises(ServeError, match=rf"^port {taken} is in use: give another with --port, or 0 for any"):
        serve(store_path, port=taken)
    assert not store_path.exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"port": 70_000}, "70000 is no port: 1 to 65535, or 0 for any that is free"),
        ({"port": -1}, "-1 is no port: 1 to 65535, or 0 for any that is free"),
        ({"host": "192.0.2.1"}, "'192.0.2.1' is no address of this machine"),
        ({"host": "no such host"}, "'no such host' is no address of this machine"),
        ({"host": "0.0.0.0"}, "nobody could log in: make a token first, with saydo tokens add NAME --role admin"),
        (
            {"host": "0.0.0.0", "tokens_required": False},
            "off this machine everybody must show a token: make one with saydo tokens add",
        ),
        (
            {"public_address": "https://desk.example", "tokens_required": False},
            "off this machine everybody must show a token: make one with saydo tokens add",
        ),
        ({"public_address": "desk.example"}, "'desk.example' is no address: give one as https://desk.example.org"),
        (
            {"public_address": "ftp://desk.example"},
            "'ftp://desk.example' is no address: give one as https://desk.example.org",
        ),
        ({"certificate": Path("/none.pem")}, "a certificate and its key go together: give both"),
        ({"certificate": Path("/none.pem"), "key": Path("/none.key")}, "/none.pem: no such file"),
    ],
)
def test_what_cannot_be_served(store_path: Path, options: dict[str, Any], said: str) -> None:
    """Each thing that is in the way is said in one line."""
    with pytest.raises(ServeError) as caught:
        serve(store_path, **({"port": 0} | options))
    assert str(caught.value) == said


@pytest.mark.parametrize("content", [b"no database, but words", b"SQLite format 3\x00" + bytes(500)])
def test_store_that_is_none(store_path: Path, content: bytes) -> None:
    """A file that is no store of ours is named, and left as it is."""
    store_path.write_bytes(content)
    with pytest.raises(ServeError, match=str(store_path)):
        serve(store_path, port=0)
    assert store_path.read_bytes() == content


@pytest.mark.slow
def test_serves_until_interrupted(store_path: Path) -> None:
    """The desk is served on loopback, answers, and ends with status 0 and no word when it is interrupted."""
    command = [sys.executable, "-c", SERVED, str(store_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as served:
        assert served.stdout
        assert served.stderr
        address = served.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        answer = httpx2.get(f"{address}healthz")
        assert (answer.status_code, answer.text) == (200, "ok")
        assert "server" not in answer.headers
        assert httpx2.get(f"{address}healthz", headers={"Host": "evil.example"}).status_code == 400
        served.send_signal(signal.SIGINT)
        assert served.wait(20) == 0
        assert served.stderr.read() == ""
