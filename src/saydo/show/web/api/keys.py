"""Tokens and webhooks, for admins: who may come in, and who is told of changes."""

from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path
from pydantic import BaseModel, ConfigDict, StringConstraints
from starlette.responses import Response

from saydo.show.web.api.answers import answer, problems
from saydo.show.web.callers import digest_of, new_token
from saydo.show.web.plain import shape_of
from saydo.show.web.problems import Unusable
from saydo.show.web.seam import CallerDep, StoreDep, needs
from saydo.show.webhooks import WebhookError, check_address, new_secret

TOKEN_NAME = r"^[\w][\w.@ -]{0,63}$"
MOST_WEBHOOKS = 20


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A token by its name. The secret itself is kept nowhere."""

    name: str
    role: str
    made: datetime
    revoked: datetime | None


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token just made. This is the only time that its secret is shown."""

    name: str
    role: str
    token: str


@dataclass(frozen=True, slots=True)
class WebhookRow:
    """An address that is told of changes of verdict."""

    number: int
    url: str
    by: str
    made: datetime


@dataclass(frozen=True, slots=True)
class NewWebhook:
    """A webhook just made. This is the only time that the secret which signs what it is sent is shown."""

    number: int
    url: str
    secret: str


class TokenWanted(BaseModel):
    """A token that is to be made."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, StringConstraints(pattern=TOKEN_NAME)]
    role: Literal["read", "review", "admin"]


class WebhookWanted(BaseModel):
    """An address that is to be told."""

    model_config = ConfigDict(extra="forbid")

    url: Annotated[str, StringConstraints(pattern=r"^https?://[!-~]+$", max_length=2_000)]


def router() -> APIRouter:
    made = APIRouter(dependencies=[Depends(needs("admin"))])
    made.add_api_route(
        "/tokens",
        tokens,
        response_model=list[shape_of(TokenRow)],  # type: ignore[misc]
        responses=problems(),
    )
    made.add_api_route(
        "/tokens",
        add_token,
        methods=["POST"],
        status_code=HTTPStatus.CREATED,
        response_model=shape_of(NewToken),
        responses=problems(409, 413, 415),
    )
    made.add_api_route(
        "/tokens/{name}",
        revoke_token,
        methods=["DELETE"],
        status_code=HTTPStatus.NO_CONTENT,
        responses=problems(404),
    )
    made.add_api_route(
        "/webhooks",
        webhooks,
        response_model=list[shape_of(WebhookRow)],  # type: ignore[misc]
        responses=problems(),
    )
    made.add_api_route(
        "/webhooks",
        add_webhook,
        methods=["POST"],
        status_code=HTTPStatus.CREATED,
        response_model=shape_of(NewWebhook),
        responses=problems(409, 413, 415),
    )
    made.add_api_route(
        "/webhooks/{number}",
        remove_webhook,
        methods=["DELETE"],
        status_code=HTTPStatus.NO_CONTENT,
        responses=problems(404),
    )
    return made


def tokens(store: StoreDep) -> Response:
    """Every token by its name, those that were revoked too."""
    return answer([TokenRow(t.name, t.role, t.made, t.revoked) for t in store.tokens()])


def add_token(wanted: TokenWanted, store: StoreDep) -> Response:
    """Make a token. Its secret is in the answer and is not shown again."""
    secret = new_token()
    kept = store.add_token(wanted.name, role=wanted.role, hashed=digest_of(secret), at=datetime.now(UTC))
    return answer(NewToken(kept.name, kept.role, secret), status=HTTPStatus.CREATED)


def revoke_token(
    name: Annotated[str, Path(pattern=TOKEN_NAME, description="The name of a token.")], store: StoreDep
) -> Response:
    """Whoever shows it from now on is not known; sessions that were begun with it are over."""
    store.revoke_token(name, at=datetime.now(UTC))
    return Response(status_code=HTTPStatus.NO_CONTENT)


def webhooks(store: StoreDep) -> Response:
    """Every address that is told of changes of verdict."""
    return answer([WebhookRow(w.number, w.url, w.by, w.made) for w in store.webhooks()])


def add_webhook(wanted: WebhookWanted, store: StoreDep, caller: CallerDep) -> Response:
    """Tell an address of every change of verdict from now on. Only addresses of the public internet are told."""
    if len(store.webhooks()) >= MOST_WEBHOOKS:
        raise Unusable(f"there are {MOST_WEBHOOKS} webhooks already: remove one first", "body.url")
    try:
        check_address(wanted.url)
    except WebhookError as fault:
        raise Unusable(str(fault), "body.url") from None
    kept = store.add_webhook(wanted.url, secret=new_secret(), by=caller.by, at=datetime.now(UTC))
    return answer(NewWebhook(kept.number, kept.url, kept.secret), status=HTTPStatus.CREATED)


def remove_webhook(
    number: Annotated[int, Path(ge=1, le=2**53, description="The number of a webhook.")], store: StoreDep
) -> Response:
    """Tell it nothing more."""
    store.remove_webhook(number)
    return Response(status_code=HTTPStatus.NO_CONTENT)
