"""Which language an article is in: by its own words, not by what the page says of itself."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from saydo.lexicon import load_tsv
from saydo.read.asked import Items
from saydo.records import Article, Problem

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

WORD = re.compile(r"[^\W\d_]+")
LOOKED_AT = 2_000
FEWEST_LETTERS = 60
SURELY_ENGLISH = 0.08
HARDLY_ENGLISH = 0.03
SURE = 0.5


class EnglishWord(BaseModel):
    """One line of page_english.tsv."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    word: str


class LanguageName(BaseModel):
    """One line of page_languages.tsv."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    code: str
    name: str


@cache
def english_words() -> frozenset[str]:
    entries = load_tsv("page_english.tsv", EnglishWord, key=lambda entry: entry.word)
    return frozenset(entry.word for entry in entries)


@cache
def language_names() -> dict[str, str]:
    entries = load_tsv("page_languages.tsv", LanguageName, key=lambda entry: entry.code)
    return {entry.code: entry.name for entry in entries}


def is_readable(article: Article) -> bool:
    """May it be analysed? What is known to be in another language than English may not."""
    return article.language in (None, "en")


def not_readable(article: Article) -> Problem:
    """What to say of an article that is left out for its language."""
    name = language_names().get(article.language or "", f"the language {article.language!r}")
    return Problem(article.source or article.id, f"is in {name}, not in English, and is left out of analysis")


def with_language(items: Items) -> Items:
    """Every article with the language of its own words; a Problem follows each that is not in English."""
    for item in items:
        if isinstance(item, Problem):
            yield item
            continue
        article = replace(item, language=language_of(item.text, stated=item.language))
        yield article
        if not is_readable(article):
            yield not_readable(article)


def language_of(text: str, *, stated: str | None = None) -> str | None:
    """ISO 639-1 code. Common English words decide at once; else the identifier; too few words leave what is stated."""
    start = text[:LOOKED_AT]
    words = WORD.findall(start.lower())
    if not words or len("".join(start.split())) < FEWEST_LETTERS:
        return stated
    share = sum(word in english_words() for word in words) / len(words)
    if share >= SURELY_ENGLISH or (stated == "en" and share >= HARDLY_ENGLISH):
        return "en"
    code, sureness = _identifier().classify(start)
    return str(code) if sureness >= SURE else stated


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # a second to load, needed for doubtful texts alone

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
