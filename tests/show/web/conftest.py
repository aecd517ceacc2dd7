"""A desk for tests: a store in a temporary folder, and clients that ask its application."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from saydo.show.web import Limits, create_app

TODAY = date(2024, 6, 1)
PLENTY = Limits(burst=1_000_000, a_second=1_000_000.0)


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


@pytest.fixture
def client_of(store_path: Path) -> Iterator[Callable[..., TestClient]]:
    """A function that makes a client of a desk: client_of(tokens_required=True, limits=…)."""
    with ExitStack() as opened:

        def make(**options: Any) -> TestClient:
            options = {"tokens_required": False, "limits": PLENTY, "today": lambda: TODAY} | options
            app = options.pop("app", None) or create_app(options.pop("store_path", store_path), **options)
            client = TestClient(app, base_url="http://localhost", follow_redirects=False)
            return opened.enter_context(client)

        yield make


@pytest.fixture
def client(client_of: Callable[..., TestClient]) -> TestClient:
    """A client of an open desk."""
    return client_of()
