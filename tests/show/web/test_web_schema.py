"""The OpenAPI document: true to what is answered, for whatever may be sent, and without a server error."""

import shutil
import socket
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NoReturn

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from saydo.desk.add import Added
from saydo.records import Article, Problem
from saydo.show.web import Limits, create_app
from saydo.show.web.api import intake
from saydo.show.web.callers import digest_of, new_token
from saydo.store import Store

DOCUMENT = "/api/v1/openapi.json"
EXAMPLES = 40
PATHS = create_app(Path("no-store.db"), tokens_required=True).openapi()["paths"]
OPERATIONS = sorted((path, method.upper()) for path, methods in PATHS.items() for method in methods)
Schema = schemathesis.BaseSchema


def _kept(_: Store, items: Iterable[Article | Problem], **options: Any) -> Added:
    """What `add` does, without the language model."""
    found = list(items)
    return Added(
        new=[item.id for item in found if isinstance(item, Article)],
        problems=[item for item in found if isinstance(item, Problem)],
    )


def _no_network(*_: object, **options: object) -> NoReturn:
    raise socket.gaierror("there is no network in tests")


@pytest.fixture(scope="module")
def served(storyline_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Schema, dict[str, str]]]:
    """The document of a desk with the storyline where everybody must show a token, and the headers that show one."""
    path = tmp_path_factory.mktemp("schema") / "desk.db"
    shutil.copy(storyline_path, path)
    token = new_token()
    with Store(path) as store:
        store.add_token("the admin", role="admin", hashed=digest_of(token), at=datetime.now(UTC))
    plenty = Limits(burst=10_000_000, a_second=1e7)
    app = create_app(path, tokens_required=True, hosts=None, limits=plenty, today=lambda: date(2031, 2, 3))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(intake, "add", _kept)
        patched.setattr(socket, "getaddrinfo", _no_network)
        yield schemathesis.openapi.from_asgi(DOCUMENT, app), {"Authorization": f"Bearer {token}"}


@pytest.mark.slow
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_whatever_is_sent(served: tuple[Schema, dict[str, str]], path: str, method: str, mode: GenerationMode) -> None:
    """Whatever fits the document, and whatever does not, is answered as it says and without a server error."""
    schema, headers = served
    operation = schema[path][method]

    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def sent(case: Case) -> None:
        # A cursor, an address or a judgement may fit the document and still name nothing that there is.
        case.call_and_validate(headers=headers, excluded_checks=[positive_data_acceptance])

    sent()


def test_document_names_everything(served: tuple[Schema, dict[str, str]]) -> None:
    """Every route has a sentence, every parameter a description, and every error is a problem."""
    assert len(OPERATIONS) > 25
    for methods in PATHS.values():
        for operation in methods.values():
            assert operation["description"]
            assert all(parameter.get("description") for parameter in operation.get("parameters", ()))
            for status, answer in operation["responses"].items():
                if int(status) >= 400:
                    assert set(answer["content"]) == {"application/problem+json"}
