"""The pages that people read: each asks the store a question or two, and none needs a script."""

from fastapi import APIRouter

from saydo.show.web.pages import actors, articles, commitments, desk, judging, places

PARTS = (desk, commitments, articles, actors, places, judging)


def router() -> APIRouter:
    """All pages. Whoever mounts it sees to it that callers may read and that forms are ours."""
    whole = APIRouter()
    for part in PARTS:
        whole.include_router(part.router)
    return whole
