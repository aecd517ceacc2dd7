"""The store at the size of a newsroom, beside plain FTS5: `python -m benchmarks.store [--articles N] [--keep FILE]`.

The texts are our own: the storylines of tests/audit and the example dossier, a few told in each article, analysed and
audited once by the pipeline. Every further article is one of these with other words of the same length in its place
(so that offsets hold and the vocabulary grows), other states, another day and address; its audits likewise. Peer: one
FTS5 table with the same texts and tokenizer, asked for the same words in the same run.
"""

import argparse
import json
import random
import re
import resource
import statistics
import tempfile
import time
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import apsw
from starlette.testclient import TestClient

import saydo
from saydo.lexicon.actors import states_by_code
from saydo.records import Article, Audit, Reading, hash_of
from saydo.show.web import Limits, create_app
from saydo.store import Store, ask
from saydo.store.codec import from_plain, to_json
from saydo.store.compact import compact, expanded
from saydo.store.nearby import neighbours

ROOT = Path(__file__).parent.parent
STORYLINES = ("storylines.toml", "storylines_breadth.toml")
TOLD_TOGETHER = 9  # storylines in one article: as many statements as a news story has
BATCH = 200
AS_OF = date(2026, 1, 15)
CODE_OR_DAY = re.compile(r'"(?:([A-Z]{3})|(\d{4}-\d\d-\d\d))"')
WORD = re.compile(r"\b[a-z]{4,12}\b")
REPEATS = 200
NEAR = "railway bridge minister open railway line harbour summer parliament tunnel ferry budget".split()
Base = tuple[list[Reading], list[Audit]]


def dossiers() -> Iterator[tuple[list[Article], date]]:
    """Storylines as dossiers, each article of which goes on with paragraphs of others."""
    told = [s for name in STORYLINES for s in tomllib.loads((ROOT / "tests/audit" / name).read_text())["storyline"]]
    fillers = [text.partition("\n\n")[2] for storyline in told for _, text in storyline["articles"]]
    place = 0
    for number, storyline in enumerate(told):
        articles = []
        for day, text in storyline["articles"]:
            more = [fillers[(place + 17 * step) % len(fillers)] for step in range(1, TOLD_TOGETHER)]
            place += 1
            title, _, body = text.partition("\n\n")
            articles.append(
                Article(
                    "\n\n".join([title, body, *more]),
                    title=title,
                    outlet=f"Quay News {number % 40}",
                    url=f"https://quay{number % 40}.example/{place}",
                    published=date.fromisoformat(day),
                )
            )
        yield articles, storyline["as_of"]


def bases() -> list[Base]:
    """Every dossier analysed and audited."""
    found = []
    for articles, as_of in dossiers():
        readings = list(saydo.analyse_many(articles))
        found.append((readings, list(saydo.audit(readings, as_of=as_of))))
    example = [item for item in saydo.read(ROOT / "examples/iraq-2021/pages") if isinstance(item, Article)]
    readings = list(saydo.analyse_many(example))
    return [*found, (readings, list(saydo.audit(readings, as_of=date(2022, 1, 15))))]


class Variants:
    """Further dossiers after the pattern of one, the same for the same seed."""

    def __init__(self, found: list[Base]) -> None:
        self.bases = found
        self.codes = sorted(states_by_code())
        words: dict[int, set[str]] = defaultdict(set)
        for readings, _ in found:
            for reading in readings:
                for word in WORD.findall(reading.article.text):
                    words[len(word)].add(word)
        self.words = {length: sorted(known) for length, known in words.items()}
        self.lines = {
            reading.article.id: json.dumps(compact(reading, text=False))
            for readings, _ in found
            for reading in readings
        }

    def dossier(self, place: int, seed: int) -> Base:
        readings, audits = self.bases[place]
        chance = random.Random(f"{place} {seed}")
        codes = {code: chance.choice(self.codes) for code in self.codes}
        shift = timedelta(days=chance.randrange(-900, 900))
        replaced: dict[str, Reading] = {}
        for reading in readings:
            replaced[reading.article.id] = self._reading(reading, chance, codes, shift, seed)
        return list(replaced.values()), [_audit(audit, replaced, codes, shift) for audit in audits]

    def _reading(
        self, reading: Reading, chance: random.Random, codes: dict[str, str], shift: timedelta, seed: int
    ) -> Reading:
        article = reading.article

        def other(word: re.Match[str]) -> str:
            coined = chance.random() < 0.02
            if coined:  # a name or a slip that no other article has
                return "".join(chance.choice("abcdefghiklmnoprstuvw") for _ in word[0])
            return chance.choice(self.words[len(word[0])]) if chance.random() < 0.3 else word[0]

        text = WORD.sub(other, article.text)
        plain = json.loads(_moved(self.lines[article.id], codes, shift))
        url = f"{article.url or 'https://quay.example/'}?{seed}"
        plain["article"] |= {"url": url, "id": hash_of(url), "title": text.partition("\n")[0]}
        return expanded(plain, text)


def _moved(line: str, codes: dict[str, str], shift: timedelta) -> str:
    """JSON with other states and days."""

    def other(found: re.Match[str]) -> str:
        code, day = found.groups()
        return f'"{codes.get(code, code)}"' if code else f'"{date.fromisoformat(day) + shift}"'

    return CODE_OR_DAY.sub(other, line)


def _audit(audit: Audit, replaced: dict[str, Reading], codes: dict[str, str], shift: timedelta) -> Audit:
    """The audit of a variant: every quotation is of the variant's article."""

    def requoted(plain: Any) -> Any:
        if isinstance(plain, list):
            return [requoted(value) for value in plain]
        if not isinstance(plain, dict):
            return plain
        found = {name: requoted(value) for name, value in plain.items()}
        reading = replaced.get(found.get("article", ""))
        if reading is not None:
            found["article"] = reading.article.id
            span = found["span"]
            span["text"] = reading.article.text[span["start"] : span["end"]]
            if "commitment" in found:
                found["commitment"] = hash_of(reading.article.id, found["commitment"])
        return found

    return from_plain(Audit, requoted(json.loads(_moved(to_json(audit), codes, shift))))


def build(path: Path, articles: int) -> dict[str, float]:
    """Fill a store and a plain FTS5 table with the same articles."""
    variants = Variants(bases())
    plain = apsw.Connection(str(path.with_suffix(".plain.db")))
    plain.pragma("journal_mode", "wal")
    plain.execute("CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = 'porter unicode61 remove_diacritics 2')")
    kept, seed, seconds, plain_seconds = 0, 0, 0.0, 0.0
    with Store(path) as store:
        while kept < articles:
            readings: list[Reading] = []
            audits: list[Audit] = []
            while len(readings) < BATCH and kept + len(readings) < articles:
                place, seed = seed % len(variants.bases), seed + 1
                more, audited = variants.dossier(place, seed)
                readings, audits = readings + more, audits + audited
            began = time.perf_counter()
            store.keep(readings, audits)
            seconds += time.perf_counter() - began
            began = time.perf_counter()
            with plain:
                plain.executemany("INSERT INTO words (text) VALUES (?)", [(r.article.text,) for r in readings])
            plain_seconds += time.perf_counter() - began
            kept += len(readings)
        store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    plain.pragma("wal_checkpoint(TRUNCATE)")
    plain.close()
    return {"articles kept a second": round(kept / seconds), "rows of plain FTS5 a second": round(kept / plain_seconds)}


def timed(task: Callable[[], object], *, repeats: int = 15) -> str:
    """Median and worst of some calls, in milliseconds."""
    found = []
    for _ in range(repeats):
        began = time.perf_counter()
        task()
        found.append(1000 * (time.perf_counter() - began))
    return f"{statistics.median(found):.1f} (worst {max(found):.1f})"


def searched(store: Store) -> list[str]:
    """Words that somebody may search for: one or two of a title, rare and common alike."""
    chance = random.Random(1)
    titles = [row[0] for row in store.rows("SELECT title FROM articles WHERE number % 97 = 0")]
    found = []
    while len(found) < REPEATS:
        words = re.findall(r"\w{4,}", chance.choice(titles))
        if words:
            found.append(" ".join(chance.sample(words, min(len(words), chance.choice((1, 2, 2, 3))))))
    return found


def each(question: Callable[[str], object], values: list[str]) -> str:
    found = []
    for value in values:
        began = time.perf_counter()
        question(value)
        found.append(1000 * (time.perf_counter() - began))
    found.sort()
    return (
        f"{statistics.median(found):.1f} (95 in 100 under {found[int(len(found) * 0.95)]:.1f}, worst {found[-1]:.1f})"
    )


def served(path: Path, cases: list[str], articles: list[str]) -> dict[str, str]:
    """Pages and answers as the server makes them, from the request to the last byte."""
    limits = Limits(burst=1_000_000, a_second=1_000_000.0)
    app = create_app(path, tokens_required=False, limits=limits, today=lambda: AS_OF)
    with TestClient(app, base_url="http://localhost") as client:

        def page(address: str) -> None:
            client.get(address).raise_for_status()

        page("/")
        return {
            "page: overview": timed(lambda: page("/")),
            "page: commitment": each(lambda name: page(f"/case/{name}"), cases),
            "page: article": each(lambda name: page(f"/article/{name}"), articles[:30]),
            "page: search": timed(lambda: page("/search?q=railway+minister")),
            "API: overview": timed(lambda: page("/api/v1/overview")),
            "API: commitment": each(lambda name: page(f"/api/v1/cases/{name}"), cases),
        }


def measure(path: Path) -> dict[str, Any]:
    plain = apsw.Connection(str(path.with_suffix(".plain.db")))
    with Store(path, read_only=True) as store:
        counts = {
            name: store.rows(f"SELECT count(*) FROM {name}")[0][0]
            for name in ("articles", "statements", "events", "figures", "records", "cases", "audits")
        }
        ids = [row[0] for row in store.rows('SELECT id FROM cases WHERE "into" IS NULL ORDER BY id LIMIT 100')]
        named = [row[0] for row in store.rows("SELECT id FROM articles ORDER BY id LIMIT 100")]
        actors = [row.who for row in ask.actors(store, limit=50).items]
        words = searched(store)
        ranked = (
            "SELECT rowid, snippet(words, 0, '', '', '…', 32) FROM words WHERE words MATCH ? ORDER BY rank LIMIT 20"
        )
        size, plain_size = path.stat().st_size, path.with_suffix(".plain.db").stat().st_size
        return {
            "rows": counts,
            "MB on disk": round(size / 1e6),
            "bytes an article": round(size / counts["articles"]),
            "MB on disk, plain FTS5": round(plain_size / 1e6),
            "milliseconds": {
                "overview": timed(lambda: ask.overview(store, AS_OF)),
                "commitment": each(lambda name: ask.case(store, name), ids),
                "commitments, all": timed(lambda: ask.cases(store)),
                "commitments by actor": each(lambda who: ask.cases(store, who=who), actors),
                "commitments by words": timed(lambda: ask.cases(store, text="bridge")),
                "commitments by verdict, by due date": timed(lambda: ask.cases(store, verdict="pending", order="due")),
                "commitments by deed and gap": timed(lambda: ask.cases(store, deed="build", gap="slipped")),
                "changes": timed(lambda: ask.changes(store, AS_OF - timedelta(days=60))),
                "due": timed(lambda: ask.due(store, AS_OF, AS_OF + timedelta(days=30))),
                "statements of one": each(lambda who: ask.statements(store, speaker=who), actors),
                "statements of one about": each(lambda who: ask.statements(store, speaker=who, about="plan"), actors),
                "statements about": timed(lambda: ask.statements(store, about="government")),
                "events between two": each(lambda who: ask.events(store, actor=who, target=actors[0]), actors),
                "events of one": each(lambda who: ask.events(store, actor=who), actors),
                "figures": timed(lambda: ask.figures(store, what="troops", place="Iraq")),
                "actors": timed(lambda: ask.actors(store)),
                "actor": each(lambda who: ask.actor(store, who), actors),
                "places": timed(lambda: ask.places(store)),
                "review queue": timed(lambda: ask.review_queue(store)),
                "article": each(lambda name: ask.article(store, name), named),
                "neighbourhood": timed(lambda: neighbours(store, NEAR, who=actors[:2])),
                "search": each(lambda value: ask.search(store, value), words),
                "search, plain FTS5": each(
                    lambda value: list(plain.execute(ranked, (" ".join(f'"{word}"' for word in value.split()),))), words
                ),
                **served(path, ids, named),
            },
            "peak memory, MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        }


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--articles", type=int, default=30_000)
    arguments.add_argument("--keep", type=Path, help="keep the store in this file, and measure it where it is there")
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.keep or Path(folder) / "saydo.db"
        built = build(path, chosen.articles) if not path.exists() else {}
        print(json.dumps({**built, **measure(path)}, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
