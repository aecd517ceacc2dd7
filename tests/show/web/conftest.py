"""A desk for tests: a store in a temporary folder, and clients that ask its application."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import storyline
from starlette.testclient import TestClient

from saydo.show.web import Limits, create_app
from saydo.show.web.callers import digest_of, new_token
from saydo.store import Store

TODAY = date(2031, 2, 3)
MADE = datetime(2031, 1, 1, tzinfo=UTC)
PLENTY = Limits(burst=1_000_000, a_second=1_000_000.0)
EARLY = replace(
    storyline.RELABELLED,
    verdict="pending",
    outcome="no word",
    due_now=None,
    gaps=(),
    evidence=(),
    announced=storyline.RELABELLED.announced[:1],
    as_of=date(2030, 3, 5),
)


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    """Where a store is made when it is first asked for."""
    return tmp_path / "desk.db"


@pytest.fixture(scope="session")
def storyline_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the storyline: four articles, two commitments, one of them audited twice."""
    path = tmp_path_factory.mktemp("storyline") / "desk.db"
    with Store(path) as store:
        store.keep(storyline.READINGS)
        store.keep((), (EARLY,))
        store.keep((), storyline.AUDITS)
    return path


@pytest.fixture
def filled_path(storyline_path: Path, store_path: Path) -> Path:
    """A copy of that store which the test may change."""
    shutil.copy(storyline_path, store_path)
    return store_path


@pytest.fixture
def tokens(store_path: Path) -> dict[str, str]:
    """A token of each role, named after it."""
    made = {role: new_token() for role in ("read", "review", "admin")}
    with Store(store_path) as store:
        for role, token in made.items():
            store.add_token(f"the {role}er", role=role, hashed=digest_of(token), at=MADE)
    return made


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


@pytest.fixture
def filled(filled_path: Path, client_of: Callable[..., TestClient]) -> TestClient:
    """A client of an open desk with the storyline."""
    assert filled_path.exists()
    return client_of(user="ines")
