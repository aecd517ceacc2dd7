"""Cleaning that every kind of source shares: spaces and odd characters, and which lines are furniture of a page."""

import re
import unicodedata
from functools import cache, lru_cache

from pydantic import BaseModel, ConfigDict

from saydo.lexicon import load_toml

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
SPACES = re.compile(r"\s+")
LONGEST_FURNITURE = 800
REMEMBERED = 16_384
NOT_LETTERS = re.compile(r"[\W_]+")
ABBREVIATED = re.compile(r"(?:\b(?:[A-Za-z]\.)+|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|Gov|Sen|Rep|Gen|Dr|Mr|Mrs|St|No|vs|etc)\.)$")
CLOSERS = "\"'”’»)]*"


class Furniture(BaseModel):
    """One pattern of page_furniture.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    kind: str
    pattern: str
    example: str
    never: str


@cache
def furniture() -> tuple[Furniture, ...]:
    return load_toml("page_furniture.toml", Furniture, table="furniture", key=lambda entry: entry.pattern)


@cache
def patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(entry.pattern, re.IGNORECASE) for entry in furniture() if entry.kind == kind)


def tidy(text: str) -> str:
    """One space between words, no control or invisible characters, composed letters. Quotes and dashes stay as set."""
    return SPACES.sub(" ", unicodedata.normalize("NFC", INVISIBLE.sub("", CONTROL.sub("", text)))).strip()


@lru_cache(maxsize=4_096)
def key(text: str) -> str:
    """Letters and digits in lower case: what two settings of the same words have in common."""
    return NOT_LETTERS.sub("", text.casefold())


@lru_cache(maxsize=REMEMBERED)
def is_kind(line: str, *kinds: str) -> bool:
    """Is the whole line furniture of one of the kinds of page_furniture.toml?"""
    if len(line) > LONGEST_FURNITURE:
        return False
    return any(pattern.fullmatch(line) for kind in kinds for pattern in patterns(kind))


def is_furniture(line: str) -> bool:
    """A line that is no part of any story, wherever it stands."""
    return is_kind(line, "line", "more", "tail", "teaser end", "maybe teaser end", "paywall")


def is_credit(line: str) -> bool:
    """The credit of a picture, the name of its file, or a caption that ends in a credit."""
    return is_kind(line, "credit")


def ends_a_sentence(line: str) -> bool:
    """Does it end as a sentence does? "U.S." and "Inc." at the end of a headline do not."""
    bare = line.rstrip(CLOSERS)
    return bare.endswith((".", "!", "?", "…", ":", ";")) and not ABBREVIATED.search(bare)


def is_headline(line: str) -> bool:
    """Shaped as a headline: not long, and without the full stop of a sentence."""
    bare = line.rstrip(CLOSERS)
    return len(line.split()) <= 32 and len(line) <= 220 and (bare.endswith(("?", "!")) or not ends_a_sentence(line))


def is_label(line: str) -> bool:
    """The name of a section ("World", "Analysis | Middle East"): a few words, no sentence."""
    words = [word for word in re.split(r"[\s|/·•>»&,-]+", line) if word]
    return 0 < len(words) <= (6 if "|" in line else 3) and not ends_a_sentence(line)


def is_sentence(line: str) -> bool:
    """Running text: it ends as a sentence, or it is too long for a headline."""
    return not is_headline(line) or (ends_a_sentence(line) and len(line.split()) > 20)
