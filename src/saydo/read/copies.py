"""The same article twice: one telling is kept, with the names of all the outlets that carry it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from difflib import SequenceMatcher
from urllib.parse import parse_qsl, urlencode, urlsplit

from rensa import RMinHash, RMinHashLSH

from saydo.read.clean import key
from saydo.records import Article

PERMUTATIONS, BANDS, SEED = 128, 64, 1
SHINGLE = 5
CANDIDATE = 0.2
ALIKE = 0.8
SHORTEST_SHARE = 0.4
FEWEST_WORDS = 40
NEWS_CYCLE = timedelta(days=7)
WORD = re.compile(r"\w+(?:[.,]\d+)*")
SENTENCE = 15
WEIGHTY = re.compile(
    r"\d.*|not|no|never|nor|neither|none|without|cannot|t|denied|denies|rejected|refused|cancelled|canceled|postponed|delayed"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|hundreds?|thousands?|millions?|billions?|half|quarter|third|dozens?|january|february|march|april|may|june|july"
    r"|august|september|october|november|december"
)
NOTES = re.compile(r"(?:utm_|fbclid|gclid|mc_|at_|ref$|cmp$|source$|ocid$|smid$)")


@dataclass(frozen=True, slots=True)
class Telling:
    """One text as one or more outlets carry it. article.also_in names the others; copies are the articles left out.

    number is the place of the one kept among those given.
    """

    number: int
    article: Article
    copies: tuple[Article, ...]


def merge_copies(articles: Iterable[Article]) -> tuple[Telling, ...]:
    """Copies known by address, by their exact words, or as near as a wire story in six papers; in order of arrival.

    Teasers are let be. Two texts with different figures or denials are two tellings, however alike.
    """
    given = tuple(articles)
    groups = _Groups(len(given))
    whole = [number for number, article in enumerate(given) if article.complete]
    for same in (_address_of, _words_of):
        first: dict[str, int] = {}
        for number in whole:
            mark = same(given[number])
            if mark:
                groups.join(first.setdefault(mark, number), number)
    _join_near(given, [n for n in whole if groups.first(n) == n], groups)
    return tuple(_telling(given, members) for members in groups.members())


class _Groups:
    """Which articles are one telling."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def first(self, number: int) -> int:
        while self._parents[number] != number:
            number = self._parents[number]
        return number

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.first(one), self.first(other)))
        self._parents[high] = low

    def members(self) -> list[list[int]]:
        found: dict[int, list[int]] = {}
        for number in range(len(self._parents)):
            found.setdefault(self.first(number), []).append(number)
        return list(found.values())


def _telling(given: Sequence[Article], members: list[int]) -> Telling:
    """The fullest dated one stands for all."""
    if len(members) == 1:
        return Telling(members[0], given[members[0]], ())
    best = min(members, key=lambda n: (given[n].published is None, -len(_body(given[n]).split()), n))
    kept = given[best]
    others = [outlet for n in members for outlet in (given[n].outlet, *given[n].also_in) if outlet]
    also = tuple(dict.fromkeys(outlet for outlet in (*kept.also_in, *others) if outlet != kept.outlet))
    return Telling(best, replace(kept, also_in=also), tuple(given[n] for n in members if n != best))


def _join_near(given: Sequence[Article], numbers: list[int], groups: _Groups) -> None:
    """Candidates by their MinHash signatures; each is then compared word for word."""
    index = RMinHashLSH(CANDIDATE, PERMUTATIONS, BANDS)
    words = {n: [word.lower() for word in WORD.findall(_body(given[n]))] for n in numbers}
    for number in numbers:
        if len(words[number]) < FEWEST_WORDS:
            continue
        sign = RMinHash(PERMUTATIONS, SEED)
        sign.update(sorted(_shingles(words[number])))
        for other in sorted(index.query(sign)):
            if _near(given[other], given[number], words[other], words[number]):
                groups.join(other, number)
                break
        index.insert(number, sign)


def _near(one: Article, other: Article, words: list[str], others: list[str]) -> bool:
    """Most of the shorter text stands in the longer one, with the same figures and denials, in one cycle of news."""
    if one.published and other.published and abs(one.published - other.published) > NEWS_CYCLE:
        return False
    shorter, longer = sorted((words, others), key=len)
    if len(shorter) < SHORTEST_SHARE * len(longer):
        return False
    less = _shingles(shorter)
    return len(less & _shingles(longer)) >= ALIKE * len(less) and not _differs(shorter, longer)


def _differs(words: list[str], others: list[str]) -> bool:
    """Does a change within a sentence touch a figure, a day or a denial? Sentences more or fewer are no such change."""
    changes = SequenceMatcher(None, words, others, autojunk=False).get_opcodes()
    for number, (kind, a, b, c, d) in enumerate(changes):
        at_edge = kind != "replace" and number in (0, len(changes) - 1)
        small = kind != "equal" and not at_edge and max(b - a, d - c) < SENTENCE
        if small and _weighty(words[a:b]) != _weighty(others[c:d]):
            return True
    return False


def _weighty(words: list[str]) -> Counter[str]:
    """The words in which two tellings must not differ: figures, months, and what turns a sentence into its opposite."""
    return Counter(word for word in words if WEIGHTY.fullmatch(word))


def _shingles(words: list[str]) -> set[str]:
    return {" ".join(words[n : n + SHINGLE]) for n in range(max(1, len(words) - SHINGLE + 1))}


def _body(article: Article) -> str:
    """The paragraphs alone: each outlet has its own headline over the same words."""
    found = [article.text[part.start : part.end] for part in article.parts if part.kind == "paragraph"]
    return "\n".join(found) or article.text


def _words_of(article: Article) -> str:
    """The exact words, whatever their case and marks."""
    return key(_body(article))


def _address_of(article: Article) -> str:
    """The address without what only says how the reader came to it; empty where there is none."""
    parts = urlsplit(article.url or "")
    query = urlencode([(name, value) for name, value in parse_qsl(parts.query) if not NOTES.match(name.lower())])
    path = parts.path.rstrip("/")
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{path}?{query}" if path or query else ""
