"""The article reader, and the explanation of any record."""

import re

from fastapi import APIRouter, Request
from starlette.responses import Response

from saydo.records import Audit, Reading
from saydo.show.case_words import case_sentence
from saydo.show.explain import explain, quotations
from saydo.show.web.pages.asked import words_of
from saydo.show.web.seam import NotFound, StoreDep, page
from saydo.show.web.views.reader import NAMES, address_of, reader, span_asked
from saydo.store import Found, Store, ask

router = APIRouter()


@router.get("/article/{article}")
def article(request: Request, store: StoreDep, article: str) -> Response:
    """An article with every record in it, and the commitments that it tells of."""
    view = ask.article(store, article)
    cases = {name: ask.case(store, name).row for name in dict.fromkeys(item.case for item in view.quoted)}
    sentences = {name: case_sentence(row) for name, row in cases.items()}
    shown = reader(view.reading, view.quoted, sentences, span_asked(words_of(request, "at")))
    url = view.row.url or ""
    return page(
        request,
        "article.html",
        article=view.reading.article,
        shown=shown,
        link=url if re.match(r"https?://", url, re.IGNORECASE) else None,
        cases=[(name, row.standing, sentences[name]) for name, row in cases.items()],
        came_from=words_of(request, "case") or "",
    )


@router.get("/record/{record}")
def record(request: Request, store: StoreDep, record: str) -> Response:
    """Why a record says what it says: its words, the rule, the lines of the lexicon."""
    found = [item for item in store.find(record) if item.id == record] if re.fullmatch("[0-9a-f]{12}", record) else []
    if not found:
        raise NotFound(f"no record has the id {record[:40]!r}")
    explained = explain(found[0], _readings(store, found[0]))
    spans = _spans(found[0])
    passages = [(passage, address_of(*span)) for passage, span in zip(explained.passages, spans, strict=True)]
    name = NAMES.get(explained.kind, explained.kind.capitalize())
    return page(request, "record.html", explained=explained, passages=passages, heading=name)


def _readings(store: Store, found: Found) -> dict[str, Reading]:
    names = {name for name, _, _ in _spans(found)}
    read = {name: store.reading(name) for name in names}
    return {name: reading for name, reading in read.items() if reading is not None}


def _spans(found: Found) -> list[tuple[str, int, int]]:
    """(article, start, end) of each passage that an explanation shows, in its order."""
    item = found.record
    if isinstance(item, Audit):
        return [(quoted.article, quoted.span.start, quoted.span.end) for quoted in quotations(item)]
    span = getattr(item, "trigger", item.span)
    return [(item.article, span.start, span.end)]
