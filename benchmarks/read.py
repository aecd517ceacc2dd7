"""What reading gives and how fast: `python -m benchmarks.read`, or with the names of some tables after it.

Tables: designs, dossiers, dates, dump, speed, warc, copies, languages, hostile. The stories are the development dossiers where
those are at hand (../shared), else the example's pages.
"""

# ruff: noqa: E501 (rows of tables and sentences as they are written)

import argparse
import gzip
import io
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import saydo
from benchmarks.hostile import HOSTILE, warc_record
from benchmarks.page_designs import DESIGNS, Story
from saydo.read import merge_copies
from saydo.read.asked import Asked
from saydo.read.language import language_of
from saydo.read.supervised import SUPERVISED
from saydo.records import Article, Problem

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
HELD_OUT = ("4", "5")
STORIES = 60


def folders() -> list[Path]:
    """The development dossiers: never those held out."""
    return [d for d in sorted((SHARED / "dossiers").glob("*-*")) if not d.name.split("-")[0].endswith(HELD_OUT)]


def stories() -> list[Story]:
    """Stories with all that a page needs."""
    sources = [folder / "articles" for folder in folders()] or [ROOT / "examples" / "iraq-2021" / "pages"]
    found = (item for source in sources for item in saydo.read(source))
    return [
        Story(a.title, a.outlet or "Quay News", "Ewan Teal", a.published, tuple(parts(a, "paragraph")), a.deck)
        for a in found if isinstance(a, Article) and a.complete and a.title and a.published
    ]  # fmt: skip


def parts(article: Article, *kinds: str) -> list[str]:
    return [article.text[part.start : part.end] for part in article.parts if part.kind in kinds]


def token_f1(found: Iterable[str], expected: Iterable[str]) -> float:
    """Of the words as a bag."""
    left, right = (Counter(" ".join(texts).split()) for texts in (found, expected))
    same = sum((left & right).values())
    return 2 * same / (sum(left.values()) + sum(right.values())) if same else 0.0


def articles_of(source: Path) -> list[Article]:
    return [item for item in saydo.read(source, follow=False) if isinstance(item, Article)]


def designs() -> None:
    print(f"{'design':46} pages  body F1  worst  title  date")
    told = stories()
    every = max(1, len(told) // STORIES)
    with tempfile.TemporaryDirectory() as folder:
        for design in DESIGNS:
            path = Path(folder) / f"page{design.ending}"
            scores, titles, days = [], 0, 0
            for story in told[::every]:
                path.write_text(design.page(story), encoding="utf-8")
                article = next(iter(articles_of(path)), Article(text=""))
                scores.append(token_f1(parts(article, "paragraph"), design.expected(story)))
                titles += article.title == story.title
                days += article.published == story.published
            count = len(scores)
            print(
                f"{design.name:46} {count:5}  {sum(scores) / count:7.4f}  {min(scores):5.3f}  {titles / count:5.1%} {days / count:5.1%}"
            )


def dossiers() -> None:
    """Each page against the article it was made from."""
    scores, titles, days, teasers, wrong = [], 0, 0, 0, []
    for folder in folders():
        for page in sorted((folder / "pages").iterdir()):
            expected = articles_of(folder / "articles" / f"{page.stem}.md")[0]
            found = articles_of(page)
            main = next((a for a in found if a.complete), Article(text=""))
            scores.append(token_f1(parts(main, "paragraph"), parts(expected, "paragraph")))
            titles += main.title == expected.title
            days += main.published == expected.published
            teasers += len(found) - 1
            if scores[-1] < 1 or main.title != expected.title or main.published != expected.published:
                wrong.append(f"{folder.name}/{page.name}")
    count = max(1, len(scores))
    print(f"pages {count}, body F1 {sum(scores) / count:.4f}, worst {min(scores, default=0):.3f}, title exact {titles / count:.1%}, "
          f"date exact {days / count:.1%}, teasers {teasers}; not perfect: {', '.join(wrong) or 'none'}")  # fmt: skip


def dates() -> None:
    """Pages from which every day has been taken out: what is found on them is invented."""
    from htmldate import find_date

    told = stories()
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for story in told[:: max(1, len(told) // 20)]:
            for design in DESIGNS:
                page = design.page(story)
                for stated in (
                    story.long_day,
                    story.american_day,
                    str(story.published),
                    "2026-01-05",
                    "5 January 2026",
                ):
                    page = page.replace(stated, "")
                if design.ending == ".html":
                    path = Path(folder) / "page.html"
                    path.write_text(page, encoding="utf-8")
                    found["pages"] += 1
                    found["saydo"] += any(a.published is not None for a in articles_of(path))
                    found["htmldate"] += find_date(page) is not None
                    found["htmldate, not extensive"] += (
                        find_date(page, extensive_search=False, original_date=True) is not None
                    )
    print(", ".join(f"{name} {count}" for name, count in found.items()))


def dump() -> None:
    for path in sorted((SHARED / "pages").glob("*.txt")):
        for item in saydo.read(path):
            if isinstance(item, Article):
                print(
                    f"{path.name}: {'complete' if item.complete else 'teaser  '} {len(item.text.split()):5} words  {item.title}"
                )
            else:
                print(f"{path.name}: {item.message}")


def seconds(task: Callable[[], object]) -> float:
    """Processor seconds of one call, the better of two after one to warm up, with those of the child that reads pages."""
    task()
    return min(used(task), used(task))


def used(task: Callable[[], object]) -> float:
    began = time.process_time() + SUPERVISED.seconds_used()
    task()
    return time.process_time() + SUPERVISED.seconds_used() - began


def speed() -> None:
    from trafilatura import bare_extraction

    told = stories()[:STORIES]
    made = [design.page(story) for story in told for design in DESIGNS if design.ending == ".html"]
    saved = [p.read_text(encoding="utf-8") for folder in folders() for p in sorted((folder / "pages").glob("*.html"))]
    print(f"{'pages':22} count  KB each  bare trafilatura/s  saydo.read/s  ratio   (one core)")
    for name, pages in (("designs", made), ("dossiers' pages", saved)):
        if not pages:
            continue
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder) / f"{number:05}.html" for number in range(len(pages))]
            for path, page in zip(paths, pages, strict=True):
                path.write_text(page, encoding="utf-8")
            bare = seconds(
                lambda p=paths: [
                    bare_extraction(path.read_text(), with_metadata=True, include_comments=False) for path in p
                ]
            )
            ours = seconds(lambda f=folder: list(saydo.read(f)))
        size = sum(map(len, pages)) / len(pages) / 1_000
        print(
            f"{name:22} {len(pages):5}  {size:7.1f}  {len(pages) / bare:18.0f}  {len(pages) / ours:12.0f}  {bare / ours:5.2f}"
        )


def warc() -> None:
    from fastwarc import ArchiveIterator, WarcRecordType

    pages = [design.page(story).encode() for story in stories()[:20] for design in DESIGNS if design.ending == ".html"]
    records = []
    for number, page in enumerate(pages):
        address = f"https://quay.example/{number}"
        records += [warc_record(f"{address}.jpg", bytes(20_000), kind="image/jpeg"), warc_record(address, page)]
    whole = b"".join(map(gzip.compress, records))

    def alone() -> None:
        for record in ArchiveIterator(io.BytesIO(whole), record_types=WarcRecordType.response):
            record.reader.read()

    def ours() -> None:
        from saydo.read.load import opened
        from saydo.read.warc import read_warc

        list(read_warc(opened(io.BytesIO(whole), source="x.warc.gz", name="x.warc.gz"), asked=Asked()))

    def unread() -> None:
        from saydo.read.warc import _records

        list(_records(io.BytesIO(whole), Asked()))

    count = len(records)
    print(f"{count} records ({len(pages)} pages): fastwarc alone {count / seconds(alone):,.0f}/s, our reader without the pages "
          f"{count / seconds(unread):,.0f}/s, with every page read {count / seconds(ours):,.0f}/s")  # fmt: skip


def copies() -> None:
    """Each story in six papers, with their headlines, some cut; and pairs that only look alike."""
    told = stories()
    began = time.process_time()
    given, expected = [], 0
    for number, story in enumerate(told):
        words = story.paragraphs
        for paper, cut in enumerate((0, 0, 1, 1, 2, 0)):
            kept = words[: max(2, len(words) - cut)]
            text = "\n\n".join([f"{story.title} {'again' * (paper % 2)}", *kept])
            url = f"https://paper{paper}.example/{number}"
            given.append(
                Article(text=text, title=story.title, outlet=f"Paper {paper}", url=url, published=story.published)
            )
        expected += 1
    tellings = merge_copies(given)
    mixed = sum(len({a.title for a in (t.article, *t.copies)}) > 1 for t in tellings)
    print(f"{len(given)} articles of {expected} stories in six papers: {len(tellings)} tellings, {mixed} with two stories in one, "
          f"{time.process_time() - began:.2f} s")  # fmt: skip


def languages() -> None:
    paragraphs = [text for story in stories() for text in story.paragraphs]
    bodies = ["\n\n".join(story.paragraphs) for story in stories()]
    for name, texts in (("articles", bodies), ("single paragraphs", paragraphs)):
        began = time.process_time()
        foreign = [text for text in texts if language_of(text) not in (None, "en")]
        each = (time.process_time() - began) / max(1, len(texts)) * 1_000
        print(f"English {name}: {len(texts)}, taken for another language {len(foreign)}, {each:.2f} ms each")
    wrong = [(code, language_of(text)) for code, text in SAMPLES.items() if language_of(text) != code]
    print(f"other languages: {len(SAMPLES)} samples, wrong: {wrong or 'none'}")


def hostile() -> None:
    print(f"{'source':22} {'what':44} seconds  articles  said")
    for case in HOSTILE:
        with tempfile.TemporaryDirectory() as folder:
            path = case.write(Path(folder))
            began = time.perf_counter()
            items = list(saydo.read(path, follow=False))
            took = time.perf_counter() - began
        said = [item.message for item in items if isinstance(item, Problem)]
        print(f"{case.name:22} {case.what:44} {took:7.2f}  {len(items) - len(said):8}  {'; '.join(said)[:110]}")


SAMPLES = {
    "fr": "Le conseil municipal a promis mardi de réparer la route du marché avant la fin du mois de juin, selon son président.",
    "de": "Der Stadtrat hat am Dienstag versprochen, die Marktstraße bis Ende Juni zu erneuern, wie sein Vorsitzender sagte.",
    "es": "El ayuntamiento prometió el martes reparar la carretera del mercado antes de finales de junio, según su presidente.",
    "it": "Il consiglio comunale ha promesso martedì di riparare la strada del mercato entro la fine di giugno, ha detto il sindaco.",
    "pt": "A câmara municipal prometeu na terça-feira reparar a estrada do mercado até ao final de junho, disse o presidente.",
    "nl": "De gemeenteraad heeft dinsdag beloofd de marktweg voor eind juni te herstellen, zei de voorzitter van de raad.",
    "pl": "Rada miasta obiecała we wtorek naprawić drogę do targu przed końcem czerwca, powiedział jej przewodniczący.",
    "sv": "Kommunfullmäktige lovade på tisdagen att laga vägen till torget före slutet av juni, sade dess ordförande.",
    "ru": "Городской совет пообещал во вторник отремонтировать дорогу к рынку до конца июня, сообщил его председатель.",
    "uk": "Міська рада пообіцяла у вівторок відремонтувати дорогу до ринку до кінця червня, повідомив її голова.",
    "ar": "وعد مجلس المدينة يوم الثلاثاء بإصلاح طريق السوق قبل نهاية شهر يونيو، بحسب ما قال رئيس المجلس للصحفيين.",
    "fa": "شورای شهر روز سه‌شنبه قول داد که جاده بازار را تا پایان ماه ژوئن تعمیر کند، رئیس شورا به خبرنگاران گفت.",
    "tr": "Belediye meclisi salı günü pazar yolunu haziran sonuna kadar onaracağına söz verdi, dedi meclis başkanı.",
    "id": "Dewan kota berjanji pada hari Selasa untuk memperbaiki jalan pasar sebelum akhir Juni, kata ketuanya kepada wartawan.",
    "zh": "市议会星期二承诺在六月底之前修好通往市场的道路，议会主席对记者说。这条路已经封闭了三年，居民们一直在等待市政府兑现过去的承诺，但至今没有任何工程开工的迹象，商户们对此感到非常失望和不满。",
    "ja": "市議会は火曜日、六月末までに市場への道路を修理すると約束したと議長が記者団に語った。この道路は三年前から閉鎖されており、住民は過去の約束が果たされるのを待っているが、工事が始まる様子はない。",
    "hi": "नगर परिषद ने मंगलवार को वादा किया कि जून के अंत तक बाज़ार की सड़क की मरम्मत कर दी जाएगी, इसके अध्यक्ष ने कहा।",
    "sw": "Baraza la mji liliahidi siku ya Jumanne kukarabati barabara ya soko kabla ya mwisho wa mwezi Juni, mwenyekiti wake alisema.",
    "ro": "Consiliul local a promis marți să repare drumul pieței înainte de sfârșitul lunii iunie, a declarat președintele său.",
    "cs": "Městská rada v úterý slíbila, že do konce června opraví silnici k tržišti, řekl novinářům její předseda.",
}  # fmt: skip
TABLES = {
    "designs": designs, "dossiers": dossiers, "dates": dates, "dump": dump, "speed": speed, "warc": warc, "copies": copies,
    "languages": languages, "hostile": hostile,
}  # fmt: skip


def main(names: list[str] | None = None) -> None:
    """Print the tables named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", nargs="*", metavar="TABLE")
    wanted = parser.parse_args(names).tables or list(TABLES)
    if unknown := set(wanted) - set(TABLES):
        parser.error(f"no such table: {', '.join(sorted(unknown))}")
    for name in wanted:
        print(f"\n== {name}: {date.today()}", flush=True)
        TABLES[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
