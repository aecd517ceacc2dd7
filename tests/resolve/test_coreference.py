"""Coreference over twenty short articles of our own: links right, wrong and missed, pinned."""

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

from saydo.extract.dates import find_dates
from saydo.extract.names import find_names
from saydo.extract.sentences import find_sentences
from saydo.extract.statements import find_statements
from saydo.lexicon.actors import accountable_code
from saydo.parse import parse
from saydo.records import Article, Reading
from saydo.resolve.actors import actors_in
from saydo.resolve.inventory import surname_of

TABLE = Path(__file__).parent / "coreference.toml"
MARK = re.compile(r"\[([^\]=]+)=([^\]]+)\]")


def unmarked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without its marks, and (start, end, link) of every mention."""
    text, mentions, place = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[place : mark.start()]
        mentions.append((len(text), len(text) + len(mark[1]), mark[2]))
        text, place = text + mark[1], mark.end()
    return text + marked[place:], mentions


def judged(reading: Reading, start: int, end: int, link: str) -> str:
    """right, wrong, missed, or rightly unlinked; one party too many is wrong, one too few is missed.

    A person who stands for nobody but themselves, and an office of the right state without its holder, are missed.
    """
    found = {accountable_code(actor): actor.name for actor, _ in actors_in(reading, start, end)}
    wanted = dict(part.partition(": ")[::2] for part in link.split(" + ") if part != "-")
    if wanted and set(found) == set(found.values()) == set(wanted.values()):
        return "right" if set(found) == set(wanted) else "missed"
    if set(found) - set(wanted):
        return "wrong"
    if len(found) < len(wanted):
        return "missed"
    offices = {actor.name for actor, _ in actors_in(reading, start, end) if actor.kind != "person"}
    persons = [(found[code], name) for code, name in wanted.items() if name]
    if any(one in offices for one, _ in persons):
        return "missed"
    if any(surname_of(one) != surname_of(other) for one, other in persons if " " in one):
        return "wrong"
    return "right" if wanted else "rightly unlinked"


@cache
def verdicts() -> tuple[tuple[str, str], ...]:
    """(verdict, a line that shows it) for every marked mention."""
    lines = []
    for entry in tomllib.loads(TABLE.read_text(encoding="utf-8"))["article"]:
        text, mentions = unmarked(entry["text"].strip())
        article = Article(text=text, published=entry["published"])
        doc = parse(article)
        statements = find_statements(article, doc, find_dates(article, doc))
        names, sentences = find_names(article, doc), find_sentences(article, doc)
        reading = Reading(article=article, sentences=sentences, names=names, statements=statements)
        for start, end, link in mentions:
            verdict = judged(reading, start, end, link)
            found = [(accountable_code(a), a.name) for a, _ in actors_in(reading, start, end)]
            lines.append((verdict, f"{verdict}: {entry['name']}: {text[start:end]} = {link}, found {found}"))
    return tuple(lines)


def test_links_of_the_table() -> None:
    """Of the mentions that have a link at most one in a hundred gets a wrong one, and one in eight none."""
    counts = Counter(verdict for verdict, _ in verdicts())
    total = len(verdicts())
    report = "\n".join([str(counts), *(line for verdict, line in verdicts() if verdict in ("wrong", "missed"))])
    assert total >= 250
    assert counts["wrong"] <= 0.01 * total, report
    assert counts["missed"] <= 0.125 * total, report
