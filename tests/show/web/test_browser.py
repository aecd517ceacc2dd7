"""The desk as people use it, in Chromium: every view, by keyboard and on a phone, with scripts and without."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
import storyline
from axe_playwright_python.sync_playwright import Axe
from browsing import chromium, served
from playwright.sync_api import Browser, Page, expect

from saydo.records import Actor, Announcement, Audit, Commitment, Evidence, Gap, Mention, Reading, Statement
from saydo.show.web.assets import MANIFEST
from saydo.store import Store

CASE = f"/case/{storyline.RELABELLED.id}"
VIEWS = {
    "overview": "/",
    "commitments": "/cases",
    "commitment": CASE,
    "article": f"/article/{storyline.A1.id}#r-{storyline.PROMISE.id}",
    "record": f"/record/{storyline.PROMISE.id}",
    "actors": "/actors",
    "actor": "/actor/DNK",
    "places": "/places",
    "place": "/place/DNK?what=ships",
    "search": "/search?q=ships",
    "review": "/review",
    "method": "/method",
    "missing": "/nowhere",
}
bundled = pytest.mark.skipif(not MANIFEST.exists(), reason="the bundle is not built: make web")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk over the hand-built storyline."""
    path = tmp_path_factory.mktemp("desk") / "desk.db"
    with Store(path) as store:
        store.keep(storyline.READINGS, storyline.AUDITS)
    with served(path, today=storyline.AS_OF) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of a desktop. What the browser complains of fails the test."""
    yield from _window(browser)


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    """A window in which no script runs."""
    yield from _window(browser, java_script_enabled=False)


def _window(browser: Browser, **options: object) -> Iterator[Page]:
    context = browser.new_context(**options)  # type: ignore[arg-type]
    window = context.new_page()
    complaints: list[str] = []
    window.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    window.on("pageerror", lambda fault: complaints.append(str(fault)))
    yield window
    context.close()
    assert [said for said in complaints if "404" not in said] == []


FAST = ("overview", "commitment", "article", "place", "review")  # a list, a case, a text, a table, a form


@pytest.mark.parametrize("view", [pytest.param(v, marks=() if v in FAST else pytest.mark.slow) for v in VIEWS])
def test_every_view_is_accessible(browser: Browser, desk: str, view: str) -> None:
    """axe finds nothing to complain of: in light on a desktop, in dark on a phone."""
    for width, scheme in ((1280, "light"), (390, "dark")):
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(desk + VIEWS[view])
        if MANIFEST.exists() and view in ("commitment", "places"):
            page.locator("main figure svg").first.wait_for()
        found = Axe().run(page).response["violations"]
        context.close()
        assert [(rule["id"], node["html"][:200]) for rule in found for node in rule["nodes"]] == []


@pytest.mark.parametrize(
    ("width", "fonts"),
    [
        (320, True),
        (320, False),
        (390, True),
        pytest.param(768, True, marks=pytest.mark.slow),
        pytest.param(1280, True, marks=pytest.mark.slow),
    ],
)
def test_no_view_scrolls_sideways(browser: Browser, desk: str, width: int, fonts: bool) -> None:
    """Every view fits its window, down to the narrowest phone, in its own letters and in those of the system."""
    context = browser.new_context(viewport={"width": width, "height": 700})
    page = context.new_page()
    if not fonts:
        page.route("**/*.woff2", lambda asked: asked.abort())
    for view in VIEWS.values():
        page.goto(desk + view)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, view
    context.close()


def test_the_keyboard_reaches_the_content_first(page: Page, desk: str) -> None:
    """The first stop of the Tab key is a link that skips to the content."""
    page.goto(desk)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_reader_explains_without_script(scriptless: Page, desk: str) -> None:
    """Marked words open a note on what was read from them, with its rule; closing puts it away."""
    scriptless.goto(f"{desk}/article/{storyline.A1.id}")
    note = scriptless.locator(f"#r-{storyline.SHIPS.id}")
    expect(note).to_be_hidden()
    scriptless.get_by_role("link", name="40 patrol ships", exact=True).click()
    expect(note).to_be_visible()
    expect(note).to_contain_text("figure.counted")
    note.get_by_role("link", name="Close").click()
    expect(note).to_be_hidden()


def test_kinds_of_marks_can_be_put_out(scriptless: Page, desk: str) -> None:
    """Unchecking a kind takes its underline away, without a script."""
    scriptless.goto(f"{desk}/article/{storyline.A1.id}")
    date = scriptless.locator(".prose a.read.date").first
    expect(date).to_have_css("text-decoration-line", "underline")
    scriptless.locator("#off-date").uncheck()
    expect(date).to_have_css("text-decoration-line", "none")


def test_the_timeline_is_drawn_without_script(scriptless: Page, desk: str) -> None:
    """The server's drawing leads to the rows it is drawn from."""
    scriptless.goto(desk + CASE)
    scriptless.locator("figure.timeline svg.wide a").first.click()
    assert re.search(r"#c1-[wd]\d+$", scriptless.url)


@bundled
def test_the_live_timeline_zooms_and_filters(page: Page, desk: str) -> None:
    """With scripts the drawing can be brought nearer, and kinds put out."""
    page.goto(desk + CASE)
    line = page.locator("svg.live")
    expect(line).to_be_visible()
    expect(page.locator("figure.timeline svg")).to_have_count(1)
    dots = line.locator(".dot")
    before = dots.count()
    assert before == len(storyline.RELABELLED.announced) + len(storyline.RELABELLED.evidence)
    page.get_by_label("words", exact=True).uncheck()
    expect(dots).to_have_count(before - len(storyline.RELABELLED.announced))
    ticks = line.locator(".live-axis").text_content()
    page.get_by_role("button", name="Nearer").click()
    assert line.locator(".live-axis").text_content() != ticks


@bundled
def test_the_map_shows_the_places_of_the_table(page: Page, desk: str) -> None:
    """Every place with a position stands on the map and leads to its page."""
    page.goto(f"{desk}/places")
    spot = page.get_by_role("link", name="Denmark: 1")
    expect(spot).to_be_visible()
    spot.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Denmark")


def test_colours_can_be_chosen(page: Page, desk: str) -> None:
    """Dark and light as the system has it, or as somebody chose."""
    page.emulate_media(color_scheme="light")
    page.goto(desk)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_label("Colours").select_option("dark")
    page.get_by_role("button", name="Set").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate(ground) != light


def test_print_leaves_the_desk_away(page: Page, desk: str) -> None:
    """On paper there are no menus and no forms, and the quotations stay."""
    page.goto(desk + CASE)
    page.emulate_media(media="print")
    expect(page.locator(".bar")).to_be_hidden()
    expect(page.get_by_role("button", name="Accept")).to_be_hidden()
    expect(page.locator("blockquote").first).to_be_visible()


HOSTILE = (
    "<script>window.hit=1</script><img src=x onerror=window.hit=1><svg onload=window.hit=1>",
    "\"'><iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
    "javascript:window.hit=1",
    "{{ caller }}{% raw %}</title></textarea></script><script>window.hit=1</script>",
    "\u202e\x00\ud800 onmouseover=window.hit=1 style=background:url(https://evil.example/)",
)


@pytest.mark.parametrize(
    "words",
    [pytest.param(words, marks=() if words in (HOSTILE[0], HOSTILE[-1]) else pytest.mark.slow) for words in HOSTILE],
)
def test_what_articles_say_is_never_run(browser: Browser, tmp_path: Path, words: str) -> None:
    """Markup and scripts in titles, texts, names, notes and searches are shown as they stand, and do nothing."""
    path = tmp_path / "hostile.db"
    reading, audit = _hostile(words)
    with Store(path) as store:
        store.keep([reading], [audit])
    with served(path, today=storyline.AS_OF) as desk:
        context = browser.new_context()
        page = context.new_page()
        strangers: list[str] = []
        page.on("request", lambda asked: None if asked.url.startswith(desk) else strangers.append(asked.url))
        page.on("dialog", lambda dialog: strangers.append(dialog.message))
        page.goto(f"{desk}/case/{audit.id}")
        if not re.search(r"[\x00-\x08]", words):
            page.get_by_label("Note", exact=True).first.fill(words)
            page.get_by_role("button", name="Only note").click()
            expect(page.get_by_role("status")).to_have_text("Your judgement is kept.")
        views = ("/", "/cases", f"/case/{audit.id}", f"/article/{reading.article.id}", "/review", "/actors")
        for view in (*views, f"/actor/{quote(words, safe='', errors='replace')}"):
            page.goto(desk + view)
            assert page.evaluate("window.hit") is None
        page.get_by_label("Search articles and commitments").fill(words.replace("\x00", "").replace("\ud800", ""))
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.evaluate("window.hit") is None
        assert "Caller(" not in page.content()
        context.close()
    assert strangers == []


def _hostile(words: str) -> tuple[Reading, Audit]:
    """An article, a commitment and an audit in which everything that is text is hostile."""
    article = storyline.article("a9", words, storyline.A1.published, words, f"He will open it, {words}, he said.")
    span = storyline.words(article, "He will open it")
    whole = article.span(0, len(words))
    actor = Actor("who", words, "person")
    cue = storyline.words(article, "said")
    statement = Statement(article.id, span, "statement.cue", span, cue, (whole,), "direct", "say", actor, words)
    promise = Commitment(
        article.id, span, "commitment.future", (Mention(span, actor, words),), "open", ("open",), whole, None, None,
        None, None, whole, "promise", False, None, words, statement.id, "0" * 12,
    )  # fmt: skip
    audit = replace(
        storyline.KEPT,
        who=(words,),
        deed=words,
        what=words,
        announced=(Announcement(article.id, None, words, span, promise.id),),
        evidence=(Evidence(article.id, None, whole, "done", "evidence.done", words),),
        gaps=(Gap("slipped", article.id, whole, "gap.slipped", words),),
        reasons=(words,),
        condition=words,
        says=words,
    )
    return Reading(article, statements=(statement,), commitments=(promise,)), audit
