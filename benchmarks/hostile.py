"""Sources made to break a reader: each writes its file, and says what must come of it.

The tests hold every case to its outcome; `python -m benchmarks.read` prints what each gave and how long it took.
"""

# ruff: noqa: E501 (a line a case)

import gzip
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HEADLINE = "Council votes to pave the market road by June"
SENTENCE = (
    "The council of Dell will pave the market road by June, its chair told reporters on Monday after a long debate."
)
STORY = f"<h1>{HEADLINE}</h1><p>{SENTENCE}</p><p>It will cost the town four million crowns, the treasurer said.</p>"
HEAD = "<!doctype html><html lang=en><head><meta name=date content=2022-05-02><title>Dell Echo</title></head><body>"
PAGE = f"{HEAD}{STORY}</body></html>"
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Hostile:
    """name of the file, what is in it, how many articles it gives, a piece of each Problem that it must give."""

    name: str
    what: str
    content: Callable[[], bytes]
    articles: int
    said: tuple[str, ...] = ()

    def write(self, folder: Path) -> Path:
        path = folder / self.name
        path.write_bytes(self.content())
        return path


def warc_record(
    address: str, body: bytes, *, kind: str = "text/html", extra: str = "", status: str = "200 OK"
) -> bytes:
    """A response as a crawler stores it."""
    block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2022-05-03T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789abc>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def pages_of_warc(count: int) -> list[bytes]:
    """Pages with texts of their own, none alike."""
    texts = [PAGE.replace("June", f"June {number}").replace("four", f"{number + 2}") for number in range(count)]
    return [warc_record(f"https://dell.example/{n}", text.encode()) for n, text in enumerate(texts)]


def page(body: str) -> Callable[[], bytes]:
    return lambda: (HEAD + body).encode()


def bomb(megabytes: int, *, start: bytes = b"") -> bytes:
    """Members of 25 MB each, of which each is packed in some kilobytes."""
    return gzip.compress(start) + gzip.compress(b" " * (25 * MEGABYTE), 6) * (megabytes // 25)


def noise(count: int) -> bytes:
    return random.Random(1).randbytes(count)


def _corrupt_middle(*, packed: bool) -> bytes:
    records = pages_of_warc(5)
    blocks = [gzip.compress(record) for record in records] if packed else records
    middle = bytearray(blocks[2])
    middle[20 : len(middle) - 40] = bytes(len(middle) - 60)
    return b"".join([*blocks[:2], bytes(middle), *blocks[3:]])


def _cut(*, packed: bool) -> bytes:
    records = pages_of_warc(3)
    if not packed:
        return b"".join(records)[:-200]
    last = gzip.compress(records[-1])
    return b"".join([*map(gzip.compress, records[:-1]), last[: len(last) * 2 // 3]])


def _feed(before: str, title: str) -> Callable[[], bytes]:
    item = f"<item><title>{title}</title><description>{SENTENCE}</description></item>"
    return lambda: f'<?xml version="1.0"?>{before}<rss version="2.0"><channel>{item}</channel></rss>'.encode()


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha" * 5}">' for n in range(12))
HOSTILE = (
    Hostile("paragraphs.html", "300,000 paragraphs", page(STORY + "<p>The road is paved.</p>" * 300_000), 0, ("tags",)),
    Hostile("attributes.html", "one tag with 200,000 attributes",
            lambda: (HEAD + "<p " + " ".join(f"a{n}=1" for n in range(200_000)) + f">{SENTENCE}</p>").encode(), 0,
            ("attributes",)),
    Hostile("long-attribute.html", "an attribute of 8 MB", page(f"<p title='{'x y ' * 2_000_000}'>{SENTENCE}</p>{STORY}"), 1),
    Hostile("nested.html", "200,000 nested elements", page("<div>" * 200_000 + STORY), 0, ("inside one another",)),
    Hostile("nested-inline.html", "200,000 nested <b>", page("<b>" * 200_000 + STORY), 0, ("inside one another",)),
    Hostile("tables.html", "4,000 nested tables", page("<table><tr><td>" * 4_000 + STORY), 0, ("inside one another",)),
    Hostile("links.html", "a 4 MB list of links",
            page("<ul>" + "".join(f"<li><a href=/story/{n}>{HEADLINE} {n}</a>" for n in range(50_000)) + "</ul>"), 0,
            ("elements",)),
    Hostile("some-links.html", "a list of 9,000 links and a story",
            page(STORY + "<ul>" + "".join(f"<li><a href=/{n}>{HEADLINE} {n}</a>" for n in range(9_000)) + "</ul>"), 1),
    Hostile("brackets.html", "2 million opening brackets", page("<" * 2_000_000), 0, ("tags",)),
    Hostile("open-comments.html", "100,000 comments that do not end", page(STORY + "<!-- " * 100_000), 1),
    Hostile("open-tags.html", "300,000 tags that do not end", page(STORY + "<a " * 300_000), 1),
    Hostile("entities.html", "a million entities", page(STORY + "<p>" + "&amp;" * 1_000_000), 1),
    Hostile("word.html", "a word of 5 MB", page(STORY + "<p>" + "a" * 5_000_000), 1),
    Hostile("spaces.html", "5 MB of spaces", page(STORY + "<p>" + " " * 5_000_000 + "."), 1),
    Hostile("picture.html", "a picture of 9 MB in the page", page(f"<img src='data:image/png;base64,{'A' * 9_000_000}'>{STORY}"), 1),
    Hostile("script.html", "8 MB of script", page("<script>" + "var x = '<p>';" * 500_000 + "</script>" + STORY), 0, ("tags",)),
    Hostile("json-ld.html", "JSON-LD nested 100,000 deep",
            page("<script type='application/ld+json'>" + "[" * 100_000 + "</script>" + STORY), 1),
    Hostile("json-ld-wide.html", "300,000 items of JSON-LD",
            page("<script type='application/ld+json'>[" + ",".join(['{"@type":"X"}'] * 300_000) + "]</script>" + STORY), 1),
    Hostile("lines.txt", "200,000 short lines", lambda: (f"{HEADLINE}\n\n{SENTENCE}\n" + "Home\n" * 200_000).encode(), 1, ("no date",)),
    Hostile("line.txt", "a line of 10 MB", lambda: (f"{HEADLINE}\n\n{SENTENCE} " + "word " * 2_000_000).encode(), 1, ("no date",)),
    Hostile("stars.md", "3 MB of Markdown marks", lambda: (f"# {HEADLINE}\n\n{SENTENCE}\n\n" + "*[_(" * 750_000).encode(), 1, ("no date",)),
    Hostile("bomb.html.gz", "a gzip bomb of 4 GB", lambda: bomb(4_000, start=PAGE.encode()), 0, ("unpacks to over",)),
    Hostile("cut.html.gz", "a gzip file cut short", lambda: gzip.compress(PAGE.encode())[:-40], 0, ("cut short",)),
    Hostile("damaged.html.gz", "a damaged gzip file", lambda: gzip.compress(PAGE.encode())[:60] + noise(400), 0, ("damaged",)),
    Hostile("pages.zip", "a ZIP archive", lambda: b"PK\x03\x04" + noise(2_000), 0, ("ZIP archive",)),
    Hostile("noise.html", "random bytes", lambda: noise(200_000), 0, ("binary",)),
    Hostile("utf-8.html", "UTF-8 with broken bytes", lambda: PAGE.replace("June", "J\u00fcne \u2014 \u201c").encode() + b"\xff\xfe\xc3", 1, ("not UTF-8",)),
    Hostile("utf-16.html", "UTF-16 cut in a letter", lambda: PAGE.encode("utf-16")[:-1], 1, ("not utf-16",)),
    Hostile("utf-7.html", "an encoding that runs code in browsers", lambda: PAGE.replace("<head>", "<head><meta charset=utf-7>").encode(), 1),
    Hostile("nuls.html", "NULs", lambda: PAGE.replace("council", "cou\0ncil").encode() + b"\0" * 50, 1, ("NUL",)),
    Hostile("cut.warc", "a WARC file cut short", lambda: _cut(packed=False), 2, ("cut short",)),
    Hostile("cut.warc.gz", "a packed WARC file cut short", lambda: _cut(packed=True), 2, ("cut short",)),
    Hostile("corrupt.warc", "a WARC file with a corrupt record", lambda: _corrupt_middle(packed=False), 4, ("damaged",)),
    Hostile("corrupt.warc.gz", "a packed WARC file with a corrupt block", lambda: _corrupt_middle(packed=True), 4, ("damaged",)),
    Hostile("bomb.warc", "a gzip bomb in a WARC record",
            lambda: warc_record("https://dell.example/b", bomb(300), extra="Content-Encoding: gzip\r\n") + pages_of_warc(1)[0],
            1, ("unpacks to over",)),
    Hostile("large.warc", "a WARC record of 60 MB",
            lambda: warc_record("https://dell.example/l", b" " * 60 * MEGABYTE) + pages_of_warc(1)[0], 1, ("over the limit",)),
    Hostile("noise.warc.gz", "a WARC file of noise", lambda: gzip.compress(b"WARC/1.0\r\n" + noise(50_000)), 0,
            ("damaged", "no pages")),
    Hostile("laughs.xml", "a feed with entities in entities", _feed(f"<!DOCTYPE rss [{LAUGHS}]>", "&l11;"), 1,
            ("entities of its own", "no date")),
    Hostile("outside.xml", "a feed with an outside entity",
            _feed('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>', f"{HEADLINE} &x;"), 1,
            ("entities of its own", "no date")),
    Hostile("items.xml", "a feed of 20,000 items",
            lambda: ("<rss version='2.0'><channel>" + f"<item><title>{HEADLINE}</title><description>{SENTENCE}</description>"
                     "<pubDate>Mon, 02 May 2022 08:00:00 GMT</pubDate></item>" * 20_000 + "</channel></rss>").encode(),
            500, ("over 500 items",)),
    Hostile("quote.csv", "a quotation mark that is never closed",
            lambda: f'title,text,date\nOne,"{SENTENCE}",2022-05-02\n"Two,broken\nThree,"{SENTENCE}",2022-05-03\n'.encode(), 2,
            ("cannot be read",)),
    Hostile("cell.csv", "a cell of 9 MB", lambda: f"title,text,date\nOne,{'word ' * 1_800_000},\nTwo,\"{SENTENCE}\",2022-05-03\n".encode(),
            1, ("cannot be read",)),
    Hostile("deep.jsonl", "JSON nested 200,000 deep", lambda: b"[" * 200_000 + f'\n{{"text": "{SENTENCE}", "date": "2022-05-02"}}\n'.encode(),
            1, ("not a JSON object",)),
)  # fmt: skip
