"""A browser and a desk that it can reach, for the tests that look at pages as people do."""

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from saydo.show.web import Limits, create_app

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")
PLENTY = Limits(burst=1_000_000, a_second=1_000_000.0)
WAIT = 20.0


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium of the system; a test that needs one is passed over where there is none."""
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    if found is None:
        pytest.skip("needs chromium")
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def served(store: Path, *, today: date, user: str = "Ada") -> Iterator[str]:
    """The address of a desk over the store, on a port that was free."""
    app = create_app(store, tokens_required=False, user=user, today=lambda: today, limits=PLENTY)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    end = time.monotonic() + WAIT
    while not server.started and time.monotonic() < end:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(WAIT)
