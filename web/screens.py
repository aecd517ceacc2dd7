"""Takes the pictures of docs/screens: every view of the desk, on a desktop and on a phone.

    python web/screens.py [--png FOLDER]

Needs chromium and playwright. The articles are those of examples/ and tests/audit, and two short stories that are made
up, so that something has changed this week and something falls due.
"""

import sys
import threading
import time
import tomllib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from playwright.sync_api import Browser, sync_playwright

import saydo
from saydo.records import Article, Judgement, Reading
from saydo.show.web import Limits, create_app
from saydo.store import Store, ask

ROOT = Path(__file__).parents[1]
SCREENS = ROOT / "docs" / "screens"
TODAY = date(2022, 1, 16)
EXAMPLE_DAYS = (date(2021, 7, 28), date(2021, 12, 11), date(2022, 1, 15))
OUTLETS = ("Harbour Post", "The Northern Mail", "Coast Radio")
SIZES = {"desktop": (1280, 900), "phone": (390, 780)}
QUALITY = 60
# Nothing of this happened.
MADE_UP = (
    {
        "name": "northern ferry",
        "as_of": date(2022, 1, 15),
        "articles": [
            ["2021-11-09", "Denmark to reopen ferry\n\nDenmark will reopen the ferry to Iceland by 31 January 2022, "
             "the Danish transport minister said on Monday."],
        ],
    },
    {
        "name": "patrol boats",
        "as_of": date(2022, 1, 15),
        "articles": [
            ["2021-12-14", "Denmark to deliver patrol boats\n\nDenmark will deliver 40 patrol boats to Iceland by 10 "
             "January 2022, the Danish defence minister said on Monday."],
            ["2022-01-13", "Patrol boats arrive\n\nDenmark delivered 40 patrol boats to Iceland on Wednesday, three "
             "days late, the coast guard of Iceland said."],
        ],
    },
)  # fmt: skip
DARK = ("commitment-phone", "article-desktop")
PORT = 8397
CHROMIUM = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")


def stored(path: Path) -> str:
    """A store with the example dossier and the storylines, audited as time went by. The id of the example's case."""
    example = [r for r in _read_example() if r.article.published]
    with Store(path) as store:
        for day in EXAMPLE_DAYS:
            _audit(store, example, day)
        told = tomllib.loads((ROOT / "tests/audit/storylines.toml").read_text(encoding="utf-8"))["storyline"]
        for story in (*told, *MADE_UP):
            readings = list(saydo.analyse_many(_articles(story)))
            for day in sorted({r.article.published + timedelta(days=1) for r in readings if r.article.published}):
                _audit(store, readings, day)
            _audit(store, readings, story["as_of"])
        case = ask.cases(store, who="USA").items[0].id
        other = ask.cases(store, who="NATO").items[0].id
        said = datetime(2022, 1, 16, 9, 30, tzinfo=UTC)
        store.judge(Judgement(case, "annotate", "Ada", said, note="Ask the coalition for the December headcount."))
        store.judge(Judgement(other, "follow", "Ada", said))
    return case


def _audit(store: Store, readings: Iterable[Reading], day: date) -> None:
    out = [r for r in readings if r.article.published and r.article.published <= day]
    store.keep(out, saydo.audit(out, as_of=day))


def _read_example() -> Iterator[Reading]:
    read = saydo.read(str(ROOT / "examples" / "iraq-2021" / "pages"))
    return saydo.analyse_many(item for item in read if isinstance(item, Article))


def _articles(story: dict[str, object]) -> list[Article]:
    told: list[tuple[str, str]] = story["articles"]  # type: ignore[assignment]
    place = str(story["name"]).replace(" ", "-")
    return [
        Article(
            text,
            title=text.partition("\n")[0],
            outlet=OUTLETS[number % len(OUTLETS)],
            url=f"https://{place}.example/{number}",
            published=date.fromisoformat(day),
        )
        for number, (day, text) in enumerate(told)
    ]


def views(path: Path, case: str) -> dict[str, str]:
    """The address of each view."""
    with Store(path) as store:
        evidence = ask.case(store, case).audit.evidence[-1]
        reading = ask.article(store, evidence.article).reading
        record = (*reading.commitments, *reading.events)[0]
    at = f"at={evidence.span.start}-{evidence.span.end}"
    return {
        "overview": "/",
        "commitments": "/cases",
        "commitment": f"/case/{case}",
        "article": f"/article/{evidence.article}?case={case}&{at}#r-{record.id}",
        "record": f"/record/{record.id}",
        "actors": "/actors",
        "actor": "/actor/USA",
        "places": "/places",
        "place": "/place/IRQ?what=troops",
        "search": "/search?q=troops",
        "review": "/review",
        "method": "/method",
    }


def take(browser: Browser, address: str, file: Path, size: tuple[int, int], *, dark: bool = False) -> None:
    """One picture of what a window shows first."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light"
    )
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.screenshot(path=file, **({"type": "jpeg", "quality": QUALITY} if file.suffix == ".jpg" else {}))
    context.close()


def main(folder: Path, suffix: str) -> None:
    """Make the store, serve it, take every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as temporary:
        path = Path(temporary) / "desk.db"
        shown = views(path, stored(path))
        app = create_app(path, tokens_required=False, user="Ada", today=lambda: TODAY, limits=Limits(burst=10_000))
        server = uvicorn.Server(uvicorn.Config(app, port=PORT, log_level="warning"))
        threading.Thread(target=server.run, daemon=True).start()
        while not server.started:
            time.sleep(0.05)
        with sync_playwright() as player:
            browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=list(CHROMIUM))
            for view, address in shown.items():
                for size, window in SIZES.items():
                    name = f"{view}-{size}"
                    take(browser, f"http://127.0.0.1:{PORT}{address}", folder / f"{name}{suffix}", window)
                    if name in DARK:
                        file = folder / f"{name}-dark{suffix}"
                        take(browser, f"http://127.0.0.1:{PORT}{address}", file, window, dark=True)
            browser.close()
        server.should_exit = True


if len(sys.argv) > 2 and sys.argv[1] == "--png":
    main(Path(sys.argv[2]), ".png")
else:
    main(SCREENS, ".jpg")
