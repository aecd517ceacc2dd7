"""Logging in with a token, logging out, and the sign of life."""

from http import HTTPStatus

from fastapi import APIRouter, Depends, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from saydo.show.web.callers import digest_of
from saydo.show.web.desk import desk_of
from saydo.show.web.problems import NotKnown
from saydo.show.web.seam import FormDep, StoreDep, guarded_page, page

LONGEST_TOKEN = 200


def router() -> APIRouter:
    """The routes that ask for no role."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/login", login_page, methods=["GET"])
    made.add_api_route("/login", login, methods=["POST"], dependencies=[Depends(guarded_page)])
    made.add_api_route("/logout", logout, methods=["POST"], dependencies=[Depends(guarded_page)])
    made.add_api_route("/healthz", alive, methods=["GET"])
    return made


def login_page(request: Request, next: str = "/") -> Response:
    if not desk_of(request).tokens_required:
        return RedirectResponse(local(next), HTTPStatus.SEE_OTHER)
    return page(request, "login.html", next=local(next), wrong="")


def login(request: Request, form: FormDep) -> Response:
    """A known token begins a session under a new id: one that somebody else set for us is worth nothing."""
    desk = desk_of(request)
    wanted = local(form.get("next", "/"))
    token = form.get("token", "").strip()[:LONGEST_TOKEN]
    try:
        known = desk.gate.known(request, digest_of(token), desk.stores.tokens())
    except NotKnown as fault:
        return page(request, "login.html", status=HTTPStatus.UNAUTHORIZED, next=wanted, wrong=fault.detail)
    desk.gate.sessions.begin(desk.csrf.new_session(request), known.hashed)
    return RedirectResponse(wanted, HTTPStatus.SEE_OTHER)


def logout(request: Request, form: FormDep) -> Response:
    desk = desk_of(request)
    session = desk.csrf.session(request)
    if session is not None:
        desk.gate.sessions.end(session)
    desk.csrf.new_session(request)
    return RedirectResponse("/login" if desk.tokens_required else "/", HTTPStatus.SEE_OTHER)


def alive(store: StoreDep) -> Response:
    """The server answers and its store opens."""
    return PlainTextResponse("ok")


def local(address: str) -> str:
    """An address on this desk, else its first page: nobody is sent elsewhere by a link to us."""
    plain = address.isprintable() and "\\" not in address and address.isascii()
    return address if plain and address.startswith("/") and not address.startswith("//") else "/"
