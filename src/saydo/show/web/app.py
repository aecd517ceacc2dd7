"""The application: who may reach it, what every answer carries, and where everything is."""

import re
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from fastapi import APIRouter, Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

import saydo
from saydo.show.web import api, entrance, feed, pages
from saydo.show.web.callers import Csrf, Gate
from saydo.show.web.conditional import Conditional
from saydo.show.web.desk import Desk
from saydo.show.web.limits import Buckets, Limited, Limits
from saydo.show.web.problems import Faults, WebProblem, on_ask, on_http, on_invalid, on_problem, on_store
from saydo.show.web.seam import guarded_page, needs
from saydo.show.web.security import LOOPBACK, Secured, site_of
from saydo.show.web.stores import Stores
from saydo.store import AskError, StoreError

HASHED = re.compile(r"\.[0-9a-f]{8,}\.\w+$")
FOR_EVER = "public, max-age=31536000, immutable"
STATIC = Path(__file__).parent / "static"
TELEMETRY_OFF: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}


def create_app(
    store_path: Path,
    *,
    tokens_required: bool,
    user: str = "desk",
    public_address: str | None = None,
    hosts: Iterable[str] | None = LOOPBACK,
    limits: Limits | None = None,
    today: Callable[[], date] = date.today,
) -> FastAPI:
    """The desk over one store.

    Without tokens whoever reaches it may do everything, under the name `user`: for a loopback address alone. hosts are
    the names it answers to, None for any.
    """
    allowed = limits or Limits()
    site = site_of(public_address, hosts)
    csrf = Csrf(site)
    gate = Gate(tokens_required, user, csrf, Buckets(allowed.failures, allowed.failures_a_second))
    desk = Desk(Stores(store_path), gate, csrf, site, allowed, today)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        desk.stores.close()

    app = FastAPI(
        title="saydo",
        version=saydo.__version__,
        description=__doc__,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # the page that comes with it asks a CDN
        redoc_url=None,
        redirect_slashes=False,
        telemetry=TELEMETRY_OFF,
        lifespan=lifespan,
        middleware=[
            Middleware(Secured, site=site),
            Middleware(Limited, limits=allowed),
            Middleware(Conditional),
            Middleware(Faults),
        ],
        exception_handlers={
            WebProblem: on_problem,
            HTTPException: on_http,
            RequestValidationError: on_invalid,
            AskError: on_ask,
            StoreError: on_store,
        },
    )
    app.state.desk = desk
    app.include_router(entrance.router())
    app.include_router(api.router())
    app.include_router(feed.router())
    guards = [Depends(needs("read")), Depends(guarded_page)]
    for router in page_routers():
        app.include_router(router, include_in_schema=False, dependencies=guards)
    app.mount("/static", Static(directory=STATIC))
    return app


def page_routers() -> list[APIRouter]:
    """The routers of the pages that people read."""
    return [pages.router()]


class Static(StaticFiles):
    """Files of the package; one whose name holds a hash never changes and may be kept."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        answer = await super().get_response(path, scope)
        if answer.status_code < 400:
            answer.headers["Cache-Control"] = FOR_EVER if HASHED.search(path) else "public, no-cache"
        return answer
