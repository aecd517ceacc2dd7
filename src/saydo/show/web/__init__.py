"""The desk in a browser and under /api/v1: one FastAPI application over one store."""

from saydo.show.web.app import create_app
from saydo.show.web.limits import Limits
from saydo.show.web.serving import ServeError, serve

__all__ = ["Limits", "ServeError", "create_app", "serve"]
