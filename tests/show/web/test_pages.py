"""The pages over a hand-built storyline: what they show, that they link, and that people's word is kept."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
import storyline
from starlette.testclient import TestClient

from saydo.records import Reading
from saydo.store import Store, ask

RELABELLED = storyline.RELABELLED.id


@pytest.fixture
def desk(store_path: Path, client_of: Callable[..., TestClient]) -> TestClient:
    """An open desk over the storyline."""
    with Store(store_path) as store:
        store.keep(storyline.READINGS, storyline.AUDITS)
    return client_of(user="Ada", today=lambda: storyline.AS_OF)


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


def csrf_of(page: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found
    return found[1]


def send(desk: TestClient, address: str, page: str, **fields: str) -> str:
    """Fill in a form of the page and follow where it leads."""
    token = csrf_of(desk.get(page).text)
    answer = desk.post(address, data={"csrf": token, **fields}, headers={"Origin": "http://localhost"})
    assert answer.status_code == 303, answer.text
    return desk.get(answer.headers["location"]).text


PAGES = [
    ("/", ("Said and done", "relabelled", "kept", "its 40 patrol ships")),
    ("/cases", ("Denmark promised to withdraw its 40 patrol ships", "The mayor promised to open fish market")),
    ("/cases?verdict=kept", ("fish market",)),
    (f"/case/{RELABELLED}", ("The gap “relabelled” decides the case.", "later put off to 31 January 2031", "slipped")),
    (f"/article/{storyline.A1.id}", ("Minister sets date for ships to leave", "Commitments told of here")),
    (f"/record/{storyline.PROMISE.id}", ("Where it stands", "commitment.future")),
    (f"/record/{RELABELLED}", ("Where it stands", "verdict.relabelled")),
    ("/actors", ("Denmark", "the mayor")),
    ("/actor/DNK", ("Denmark", "Share of verdicts", "relabelled", "100% (21 to 100)")),
    ("/actor/the%20mayor", ("fish market",)),
    ("/places", ("Denmark",)),
    ("/place/DNK", ("Denmark", "withdraw")),
    ("/place/DNK?what=ships", ("Show over time",)),
    ("/search", ("All the words must stand in the article",)),
    ("/search?q=ships", ("Ships repainted, not moved", "Denmark promised")),
    ("/review", ("Accept", "the verdict is relabelled")),
    ("/method", ("Only the name changed", "a later date took the place of the first")),
]


@pytest.mark.parametrize(("address", "words"), PAGES)
def test_every_page_says_what_it_is_for(desk: TestClient, address: str, words: tuple[str, ...]) -> None:
    """Each view answers with what the store holds, in words."""
    answer = desk.get(address)
    assert answer.status_code == 200
    for said in words:
        assert said in text_of(answer.text)


@pytest.mark.parametrize("address", [address for address, _ in PAGES])
def test_no_page_needs_anything_inline_or_from_elsewhere(desk: TestClient, address: str) -> None:
    """The policy forbids inline script and style; no page holds any, nor names another host for what it loads."""
    page = desk.get(address).text
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", page)
    assert not re.search(r'(?:src|<link[^>]*href)="(?:https?:)?//', page)


def test_every_link_of_the_desk_leads_somewhere(desk: TestClient) -> None:
    """Following all links from the overview meets no page that is missing."""
    seen, waiting = {"/"}, ["/"]
    while waiting:
        answer = desk.get(waiting.pop())
        assert answer.status_code == 200, answer.url
        for address in re.findall(r'<a [^>]*href="(/[^"#]*)', answer.text):
            address = unescape(address)
            if address not in seen and not address.startswith(("/api/", "/feed")):
                seen.add(address)
                waiting.append(address)
    assert {f"/case/{RELABELLED}", "/actor/DNK", "/place/DNK"} <= seen


def test_every_mark_in_the_text_leads_to_its_note(desk: TestClient) -> None:
    """Whatever is marked in an article is explained on the same page."""
    page = desk.get(f"/article/{storyline.A1.id}").text
    targets = set(re.findall(r'href="#(r-[0-9a-f]+)"', page))
    assert targets
    assert targets <= set(re.findall(r'id="(r-[0-9a-f]+)"', page))
    assert {f"r-{storyline.PROMISE.id}", f"r-{storyline.SHIPS.id}", f"r-{storyline.LEAVE.id}"} <= targets


def test_evidence_leads_to_its_words(desk: TestClient) -> None:
    """The link of a quotation opens the article with exactly those words highlighted."""
    evidence = storyline.RELABELLED.evidence[0]
    case = unescape(desk.get(f"/case/{RELABELLED}").text)
    address = f"/article/{evidence.article}?case={RELABELLED}&at={evidence.span.start}-{evidence.span.end}#at"
    assert f'href="{address}"' in case
    page = desk.get(address).text
    here = re.findall(r'<(?:a|span) class="[^"]*\bhere"[^>]*>([^<]*)<', page)
    assert unescape("".join(here)) == evidence.span.text
    assert page.count('id="at"') == 1


def test_an_older_version_is_shown_to_who_comes_from_its_words(desk: TestClient, store_path: Path) -> None:
    """After the article was corrected the words quoted are still found, and none are shaded in their stead."""
    evidence = storyline.RELABELLED.evidence[0]
    mended = replace(storyline.A3, text=f"Corrected on Monday. {storyline.A3.text}", parts=())
    with Store(store_path) as store:
        store.keep([Reading(mended)])
    span = f"at={evidence.span.start}-{evidence.span.end}"
    older = desk.get(f"/article/{evidence.article}?case={RELABELLED}&{span}").text
    assert "older version" in older
    assert unescape("".join(re.findall(r'<(?:a|span) class="[^"]*\bhere"[^>]*>([^<]*)<', older))) == evidence.span.text
    newest = desk.get(f"/article/{evidence.article}").text
    assert "Corrected on Monday." in newest
    assert not re.search(r'class="read [^"]*evidence', newest)


@pytest.mark.parametrize("at", ["0-99999999", "7-3", "x", "-1-2", "1-2-3", "999999999-999999999"])
def test_a_link_to_no_words_is_harmless(desk: TestClient, at: str) -> None:
    """Offsets that a text has not are said to be gone, or passed over; the article is shown."""
    assert desk.get(f"/article/{storyline.A1.id}?at={at}").status_code == 200


def test_a_corrected_verdict_stands_beside_the_machines(desk: TestClient, store_path: Path) -> None:
    """A correction is shown first with its author, the machine's verdict beside it; a later run undoes nothing."""
    case = f"/case/{RELABELLED}"
    fields = {
        "about": "verdict",
        "action": "correct",
        "field": "verdict",
        "value": "broken",
        "note": "They stay.",
    }
    page = text_of(send(desk, f"{case}/judgement", case, **fields))
    assert "as Ada corrected it" in page
    assert "The machine says relabelled" in page
    assert "They stay." in page
    with Store(store_path) as store:
        store.keep(storyline.READINGS, storyline.AUDITS)
        assert ask.case(store, RELABELLED).row.standing == "broken"
    assert "as Ada corrected it" in text_of(desk.get(case).text)
    assert "broken" in text_of(desk.get("/cases?verdict=broken").text)


def test_a_rejected_gap_is_struck_out(desk: TestClient) -> None:
    """A quotation that somebody rejects stays in sight, struck out, with the name and the note."""
    gap, case = storyline.RELABELLED.gaps[0], f"/case/{RELABELLED}"
    span = {"article": gap.article, "start": str(gap.span.start), "end": str(gap.span.end), "quote": gap.span.text}
    page = send(desk, f"{case}/judgement", case, about="gap", action="reject", note="Another fleet.", **span)
    assert re.search(r'class="gap struck"', page)
    assert "Another fleet." in text_of(page)


def test_following_and_taking_back(desk: TestClient) -> None:
    """One can follow a commitment and stop, and take back what one said."""
    case = f"/case/{RELABELLED}"
    assert "Stop following" in send(desk, f"{case}/follow", case, follow="yes")
    assert "its 40 patrol ships" in text_of(desk.get("/cases?followed=yes").text)
    assert "Stop following" not in send(desk, f"{case}/follow", case, follow="no")
    page = send(desk, f"{case}/judgement", case, action="annotate", note="Ask the harbour master.")
    found = re.search(r'name="judgement" value="([0-9a-f]+)"', page)
    assert found
    assert "harbour master" not in send(desk, f"{case}/withdraw", case, judgement=found[1])


def test_the_queue_takes_judgements(desk: TestClient) -> None:
    """What was accepted in the queue leaves it."""
    page = send(desk, f"/case/{RELABELLED}/judgement", "/review", action="accept", back="/review")
    assert "Your judgement is kept." in page
    assert f"/case/{RELABELLED}" not in page


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/case/000000000000", 404),
        ("/case/%00", 404),
        ("/article/nothing", 404),
        ("/record/zzz", 404),
        ("/record/000000000000", 404),
        ("/actor/nobody", 404),
        ("/place/XXX", 404),
        ("/cases?verdict=splendid", 422),
        ("/cases?due_from=tomorrow", 422),
        ("/cases?after=nonsense", 422),
        ("/cases?due_from=2031-01-01&due_to=2030-01-01", 422),
        ("/nowhere", 404),
    ],
)
def test_what_is_not_there_is_said_in_a_line(desk: TestClient, address: str, status: int) -> None:
    """Unknown ids and unusable filters are told on a page of the desk, never as a server error."""
    answer = desk.get(address, headers={"Accept": "text/html"})
    assert answer.status_code == status
    assert "<h1>" in answer.text


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", ""]
)
def test_no_form_sends_anybody_elsewhere(desk: TestClient, back: str) -> None:
    """An address to return to that is none of the desk's is the overview."""
    token = csrf_of(desk.get("/").text)
    answer = desk.post(
        "/appearance", data={"csrf": token, "theme": "dark", "back": back}, headers={"Origin": "http://localhost"}
    )
    assert answer.headers["location"] == "/"
    assert 'data-theme="dark"' in desk.get("/").text


def test_empty_desk(client: TestClient) -> None:
    """A desk without articles says how to begin, on every page."""
    assert "Nothing is kept here yet" in client.get("/").text
    for address in ("/cases", "/actors", "/places", "/review", "/search?q=x"):
        assert client.get(address).status_code == 200


def test_a_reader_is_not_shown_what_it_may_not_send(
    store_path: Path, client_of: Callable[..., TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a token that only reads, no page offers a judgement, and one that is sent is refused."""
    from datetime import UTC, datetime

    from saydo.show.web.callers import digest_of, new_token

    secret = new_token()
    with Store(store_path) as store:
        store.keep(storyline.READINGS, storyline.AUDITS)
        store.add_token("eve", role="read", hashed=digest_of(secret), at=datetime.now(UTC))
    reader = client_of(tokens_required=True, today=lambda: storyline.AS_OF)
    token = csrf_of(reader.get("/login").text)
    origin = {"Origin": "http://localhost"}
    assert reader.post("/login", data={"csrf": token, "token": secret}, headers=origin).status_code == 303
    page = reader.get(f"/case/{RELABELLED}").text
    assert "eve (read)" in page
    assert f"/case/{RELABELLED}/judgement" not in page
    sent = {"csrf": csrf_of(page), "action": "accept"}
    assert reader.post(f"/case/{RELABELLED}/judgement", data=sent, headers=origin).status_code == 403
