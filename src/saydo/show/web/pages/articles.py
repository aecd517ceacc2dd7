"""The article reader, and the explanation of any record."""

import re
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import Response

from saydo.records import Article, Audit, Reading
from saydo.show.case_words import case_sentence
from saydo.show.explain import explain, quotations
from saydo.show.web.pages.asked import words_of
from saydo.show.web.seam import NotFound, StoreDep, page
from saydo.show.web.views.reader import NAMES, address_of, reader, span_asked
from saydo.store import Found, Store, ask

router = APIRouter()


@router.get("/article/{article}")
def article(request: Request, store: StoreDep, article: str) -> Response:
    """An article with every record in it, and the commitments that it tells of.

    Who comes from a commitment that quotes an older version is shown that version.
    """
    view = ask.article(store, article)
    came_from = words_of(request, "case") or ""
    reading, quoted, older = view.reading, view.quoted, False
    if len(view.versions) > 1:
        told = {name: ask.case(store, name) for name in dict.fromkeys(item.case for item in quoted)}
        text = _version_quoted(told.get(came_from), article)
        older = text is not None
        reading = Reading(replace(view.reading.article, text=text, parts=())) if text is not None else view.reading
        quoted = tuple(item for item in quoted if _stands(item, told[item.case], reading.article))
    cases = ask.cases_named(store, [item.case for item in view.quoted])
    sentences = {name: case_sentence(row) for name, row in cases.items()}
    url = view.row.url or ""
    return page(
        request,
        "article.html",
        article=reading.article,
        shown=reader(reading, quoted, sentences, span_asked(words_of(request, "at"))),
        link=url if re.match(r"https?://", url, re.IGNORECASE) else None,
        cases=[(name, row.standing, sentences[name]) for name, row in cases.items()],
        came_from=came_from,
        older=older,
    )


def _version_quoted(view: ask.CaseView | None, article: str) -> str | None:
    """The text that a case quotes, where that is an older version of the article."""
    found = (quoted for quoted in view.articles if quoted.article.id == article and not quoted.newest) if view else ()
    return next((quoted.text for quoted in found), None)


def _stands(item: ask.QuotedIn, view: ask.CaseView, article: Article) -> bool:
    """The words that the case quotes stand in this text where they are said to."""
    words = article.text[item.start : item.end]
    return any(
        (quoted.article, quoted.span.start, quoted.span.text) == (article.id, item.start, words)
        for quoted in quotations(view.audit)
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
