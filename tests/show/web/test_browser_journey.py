"""An analyst's day in Chromium: a dossier comes in, its evidence is read, its verdict corrected, its feed followed."""

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from browsing import chromium, served
from playwright.sync_api import expect

import saydo
from saydo.desk.add import add
from saydo.store import Store

EXAMPLE = Path(__file__).parents[3] / "examples" / "iraq-2021" / "pages"
FIRST_DAY, LAST_DAY, TODAY = date(2021, 12, 20), date(2022, 1, 15), date(2022, 1, 16)
ATOM = "{http://www.w3.org/2005/Atom}"


def _ingest(path: Path, as_of: date, *, again: bool = False) -> None:
    """Keep and audit the pages that were out by a day."""
    articles = [item for item in saydo.read(str(EXAMPLE)) if getattr(item, "published", None)]
    known = [article for article in articles if article.published <= as_of]
    with Store(path) as store:
        add(store, known, today=TODAY, as_of=as_of, dossier="iraq-2021", again=again)


def test_from_dossier_to_corrected_verdict(tmp_path: Path) -> None:
    """Open the commitment, click evidence, see it highlighted, correct the verdict, see it kept after re-analysis,
    follow the feed of changes back to the commitment."""
    store = tmp_path / "desk.db"
    _ingest(store, FIRST_DAY)
    _ingest(store, LAST_DAY)
    with chromium() as browser, served(store, today=TODAY, user="Ada") as desk:
        page = browser.new_page()
        page.goto(f"{desk}/cases?dossier=iraq-2021")
        page.get_by_role("link", name=re.compile("The United States promised to .*combat")).first.click()
        commitment = page.url
        machine = page.locator(".casehead .verdict").first.inner_text()

        evidence = page.locator("[data-lane=deeds] blockquote a").first
        words = evidence.inner_text()
        evidence.click()
        highlighted = "".join(page.locator(".prose .here").all_inner_texts())
        assert re.sub(r"\s+", " ", highlighted) == re.sub(r"\s+", " ", words)
        expect(page.locator(".prose #at")).to_be_in_viewport()

        page.goto(commitment)
        page.get_by_text("Correct the verdict").click()
        other = "disputed" if machine != "disputed" else "broken"
        page.locator("#correct").get_by_role("combobox").select_option(other)
        page.locator("#correct").get_by_label("Why").fill("Two ministries contradict each other.")
        page.locator("#correct").get_by_role("button", name="Correct").click()
        expect(page.get_by_role("status")).to_have_text("Your judgement is kept.")
        _ingest(store, LAST_DAY, again=True)
        page.goto(commitment)
        expect(page.locator(".casehead .verdict").first).to_have_text(other)
        expect(page.locator(".casehead")).to_contain_text("as Ada corrected it")
        expect(page.locator(".casehead")).to_contain_text(f"The machine says {machine}")

        feed = page.locator('link[type="application/atom+xml"]').get_attribute("href") or ""
        entries = ElementTree.fromstring(page.request.get(desk + feed).text()).findall(f"{ATOM}entry")
        links = [link.get("href", "") for entry in entries for link in entry.findall(f"{ATOM}link")]
        followed = next(link for link in links if commitment.rpartition("/")[2] in link)
        page.goto(followed)
        expect(page.get_by_role("heading", level=1)).to_contain_text("The United States promised")
