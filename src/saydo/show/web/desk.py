"""What all requests of one desk share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from starlette.requests import HTTPConnection

from saydo.show.web.callers import Csrf, Gate
from saydo.show.web.limits import Limits
from saydo.show.web.security import Site
from saydo.show.web.stores import Stores


@dataclass(frozen=True, slots=True)
class Desk:
    """The store, the gate, where it is reached, what it allows, and which day it is."""

    stores: Stores
    gate: Gate
    csrf: Csrf
    site: Site
    limits: Limits
    today: Callable[[], date]

    @property
    def tokens_required(self) -> bool:
        return self.gate.tokens_required


def desk_of(request: HTTPConnection) -> Desk:
    desk: Desk = request.app.state.desk
    return desk
