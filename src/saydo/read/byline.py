"""Bylines and date lines as printed near a headline: "By Ana Ruiz, 27 July 2021", "The Harbour Post | Jul 27, 2021"."""

import re
from dataclasses import dataclass
from datetime import date

from saydo.read.clean import ends_a_sentence, is_kind, is_label
from saydo.read.published import printed_day

LONGEST_LINE = 200
SEPARATORS = re.compile(r"\s*[|•·;‧∙]\s*|\s+[–—-]\s+|\s*[–—]\s*|\n")
WORTH_A_LOOK = re.compile(r"\d{4}|\b(?:by|author|updated?|modified|revised|posted|published|ago)\b", re.IGNORECASE)
UPDATED = re.compile(r"(?:last |latest )?(?:updated?|modified|revised|edited|changed|amended)\b[^|•·;]*", re.IGNORECASE)
TIME = re.compile(
    r"(?:\bat\s+)?\b\d{1,2}(?:[:.h]\d{2}){1,2}\s*(?:[ap]\.?\s?m\b\.?)?\s*(?:\(?(?-i:[A-Z]{2,5}|UTC[+-]\d+|GMT[+-]\d+)\b\)?)?"
    r"|\b\d{1,2}\s*[ap]\.?m\b\.?|\b\d+ (?:hours?|days?|minutes?|weeks?) ago\b",
    re.IGNORECASE,
)
PUBLISHING = re.compile(
    r"\b(?:(?:first |originally )?(?:published|posted|issued|released|created|dated|filed)|publication date"
    r"|release date|date|last)\b\s*(?:on|at|in|:)?\s*",
    re.IGNORECASE,
)
BY = re.compile(
    r"^\W*(?:(?:written|words|story|text|report|reporting|analysis|commentary|opinion|posted) )?(?:by|author):?\s+"
    r"(?=[A-Z“\"'])",
    re.IGNORECASE,
)
LINKING_WORDS = {
    "and",
    "de",
    "van",
    "von",
    "der",
    "den",
    "del",
    "della",
    "di",
    "da",
    "do",
    "dos",
    "al",
    "el",
    "bin",
    "ibn",
    "la",
    "le",
    "du",
    "with",
    "for",
    "the",
    "in",
    "of",
    "at",
    "y",
    "e",
    "desk",
    "staff",
    "reporter",
    "reporters",
    "writer",
    "writers",
    "correspondent",
    "correspondents",
    "agencies",
    "team",
    "editor",
}
STATION = re.compile(r"\s+(?:in|at|for|from)\s+[A-Z][\w.'’-]*(?:[ -][A-Z][\w.'’-]*)*")
OUTLET = re.compile(
    r"\b(?:News|Times|Post|Press|Wire|Agency|Herald|Tribune|Journal|Gazette|Daily|Weekly|Review|Monitor|Observer|Standard"
    r"|Telegraph|Guardian|Chronicle|Dispatch|Ledger|Courier|Bulletin|Mail|Mirror|Star|Sun|Globe|Record|Magazine|Reuters"
    r"|AFP|BBC|CNN|Bloomberg|Xinhua|TASS|Staff|Editor|Correspondent|Reporter|Bureau|Desk|Service|Radio|TV)\b"
)
NOT_NAMES = re.compile(
    r"\d|\b(?:January|February|March|April|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)


@dataclass(frozen=True, slots=True)
class CreditLine:
    """What a line near the headline says of the article: its day, author and outlet, each or none."""

    published: date | None = None
    author: str | None = None
    outlet: str | None = None
    modified: date | None = None


def credit_line(line: str) -> CreditLine | None:
    """Read a line as byline, date line or both; None where it says anything else."""
    if len(line) > LONGEST_LINE or not WORTH_A_LOOK.search(line):
        return None
    bare = UPDATED.sub(" ", line)
    found = printed_day(bare)
    day = found[0] if found else None
    if found:
        bare = bare[: found[1]] + " | " + bare[found[2] :]
    changed = bool(found) or bare != line
    rest = PUBLISHING.sub(" ", TIME.sub(" ", bare)) if changed else TIME.sub(" ", bare)
    author, outlet, said = _pieces(rest, dated=bool(found))
    if not said or not (day or author or changed):
        return None
    update = UPDATED.search(line)
    changed_on = printed_day(update[0]) if update else None
    return CreditLine(day, author, outlet, changed_on[0] if changed_on else None)


def _pieces(rest: str, *, dated: bool) -> tuple[str | None, str | None, bool]:
    """Author, outlet, and whether every piece of the line was understood."""
    author = outlet = None
    for piece in (piece.strip(" ,.:()[]/\t") for piece in SEPARATORS.split(rest)):
        if not piece or piece.lower() in {"on", "at", "by", "and", "et"} or is_kind(piece, "line", "tail"):
            continue
        name = author_of(piece)
        if name and author is None:
            author, outlet = name, outlet or outlet_in(piece)
        elif dated and outlet is None and _is_name(piece):
            outlet = piece
        elif not ((dated or author) and (is_label(piece) or _is_name(piece))):
            return author, outlet, False
    return author, outlet, True


def author_of(piece: str) -> str | None:
    """The names in "By Ana Ruiz in Quito and Tom Beale", without the "By" and the places; None if it is no byline."""
    start = BY.match(piece)
    if not start:
        return None
    names = piece[start.end() :].strip(" ,.:")
    return names_only(names) if _is_name(names.split(",")[0]) else None


def names_only(names: str) -> str | None:
    """Names without "By", posts, places and addresses."""
    names = STATION.sub("", BY.sub("", names))
    kept = [part.strip() for part in names.split(",")]
    kept = [part for number, part in enumerate(kept) if part and (number == 0 or _is_person(part))]
    kept = kept[:1] + [part for part in kept[1:] if not OUTLET.search(part)]
    return ", ".join(kept).strip(" ,;|") or None


def outlet_in(names: str) -> str | None:
    """The outlet in "Ana Ruiz, Quay News": a part after the names that is called as news outlets are."""
    parts = [part.strip() for part in BY.sub("", names).split(",")]
    return next((part for part in parts[1:] if OUTLET.search(part) and _is_name(part)), None)


def _is_person(part: str) -> bool:
    words = part.split()
    return 2 <= len([w for w in words if w[0].isupper()]) <= 8 and _is_name(part)


def _is_name(piece: str) -> bool:
    """A few words with capitals, no date, no sentence."""
    words = piece.split()
    if not 1 <= len(words) <= 12 or (ends_a_sentence(piece) and len(words) > 4) or NOT_NAMES.search(piece):
        return False
    return words[0][0].isalnum() and all(
        w[0].isupper() or not w[0].isalpha() or w.lower() in LINKING_WORDS for w in words
    )
