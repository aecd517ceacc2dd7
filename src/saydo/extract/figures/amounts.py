"""Numbers, ranges, fractions and crowds ("dozens"), before it is known what they count."""

from collections.abc import Iterator
from dataclasses import dataclass

from saydo.extract.figures.passage import Passage
from saydo.extract.lexemes import Lexeme
from saydo.extract.numerals import kinds
from saydo.lexicon.quantities import money_signs, number_words, units

RANGE_VERBS = ("rang", "vari", "vary", "between", "estimat", "anywhere", "aged", "anything")
FRACTION_FOLLOWERS = {"of", "more", "less", "fewer", "higher", "lower", "larger", "smaller", "bigger"}


@dataclass(frozen=True, slots=True)
class Amount:
    """Lexemes [first, last] and the value they stand for. kind: number, range, fraction or crowd."""

    first: int
    last: int
    low: float
    high: float
    kind: str
    rule: str
    hyphenated: bool = False
    divider: int = 0


def amounts_in(passage: Passage) -> Iterator[Amount]:
    """Every amount, left to right; a range is one amount."""
    index = 0
    while index < len(passage.items):
        found = _amount(passage, index)
        if found is None:
            index += 1
            continue
        yield found
        index = found.last + 1


def _amount(passage: Passage, index: int) -> Amount | None:
    item = passage.items[index]
    if item.number is None and item.written != "word":
        return None
    if _in_date(passage, item):
        return None
    crowd = _crowd(passage, index)
    if crowd is not None:
        return crowd
    fraction = _fraction_range(passage, index) or _fraction(passage, index)
    if fraction is not None:
        return fraction
    if item.number is None:
        return None
    ranged = _range(passage, index)
    if ranged is not None:
        return ranged
    value = item.number
    if passage.word(index - 1) == "minus" or (passage.word(index - 1) in ("-", "−") and _is_minus(passage, index - 1)):
        value = -value
    return Amount(index, index, value, value, "number", "number")


def _in_date(passage: Passage, item: Lexeme) -> bool:
    """Numbers of calendar dates, clock times and rhythms; those of a stretch of time are figures."""
    when = passage.date_at(item.start)
    return when is not None and when.kind != "DURATION"


def _is_minus(passage: Passage, index: int) -> bool:
    return passage.touching(index + 1) and not passage.touching(index)


def _crowd(passage: Passage, index: int) -> Amount | None:
    """ "dozens", "hundreds of thousands", "several hundred", "a few dozen": at least two of them."""
    words = number_words().get(passage.word(index), {})
    if "crowd" in words and passage.items[index].number is None:
        value, last = 2 * words["crowd"], index
        following = number_words().get(passage.word(index + 2), {})
        if passage.word(index + 1) == "of" and "crowd" in following:
            value, last = value * following["crowd"], index + 2
        return Amount(index, last, value, value, "crowd", "crowd")
    item = passage.items[index]
    pair = _couple(passage, index)
    if pair is not None:
        return pair
    scale = kinds(item) or number_words().get(item.text.split()[0].lower(), {})
    big = scale.get("hundred") or scale.get("scale") or scale.get("dozen")
    if item.written in ("word", "words") and big and passage.word(index - 1) in ("several", "few", "many"):
        first = index - 2 if passage.word(index - 2) in ("a", "quite") else index - 1
        value = 2 * (item.number or big)
        return Amount(first, index, value, value, "crowd", "crowd")
    return None


def _couple(passage: Passage, index: int) -> Amount | None:
    """ "a couple of hundred": about two hundred."""
    item, before = passage.items[index], [passage.word(index - back) for back in (1, 2)]
    scale = kinds(item) or number_words().get(item.text.split()[0].lower(), {})
    big = scale.get("hundred") or scale.get("scale") or scale.get("dozen")
    if not big or before != ["of", "couple"] or (item.number or big) != big:
        return None
    first = index - 3 if passage.word(index - 3) in ("a", "the") else index - 2
    return Amount(first, index, 2 * big, 2 * big, "couple", "crowd")


def _fraction(passage: Passage, index: int) -> Amount | None:
    """ "half of", "a third", "two thirds", "one-fifth", "three quarters"."""
    item = passage.items[index]
    word = passage.word(index)
    if word == "half" and item.number is None:
        after = passage.word(index + 1)
        if _is_half_alone(passage, index):
            return Amount(index, index, 0.5, 0.5, "fraction", "fraction")
        if (
            after in ("of", "the", "a", "an", "all", "its", "their", "his", "her", "our", "that", "those", "these")
            or after in units()
        ):
            last = index
            if after in ("a", "an"):
                return (
                    Amount(index, index + 1, 0.5, 0.5, "fraction", "fraction")
                    if passage.word(index + 2) in units()
                    else None
                )
            return Amount(index, last, 0.5, 0.5, "fraction", "fraction")
        return None
    if item.number is not None:
        skip = 2 if passage.word(index + 1) == "-" else 1
        part = number_words().get(passage.word(index + skip), {}).get("part")
        plural = passage.word(index + skip).endswith("s")
        if (
            part
            and item.number < part
            and item.written == "words"
            and (plural or item.number == 1)
            and (plural or skip == 2 or part == 2 or passage.word(index + skip + 1) in FRACTION_FOLLOWERS)
        ):
            value = item.number / part
            return Amount(index, index + skip, value, value, "fraction", "fraction")
        return None
    part = number_words().get(word, {}).get("part")
    if part and part > 2 and passage.word(index - 1) in ("a", "by", "another") and _ends_fraction(passage, index):
        first = index - 1 if passage.word(index - 1) == "a" else index
        return Amount(first, index, 1 / part, 1 / part, "fraction", "fraction")
    return None


def _fraction_range(passage: Passage, index: int) -> Amount | None:
    """ "between a third and a half", "a quarter to a third of"."""
    parts = [number_words().get(passage.word(place), {}).get("part") for place in (index, index + 3)]
    if not parts[0] or not parts[1] or passage.word(index - 1) not in ("a", "one"):
        return None
    if passage.word(index + 1) not in ("and", "to", "or") or passage.word(index + 2) not in ("a", "one"):
        return None
    low, high = sorted((1 / parts[0], 1 / parts[1]))
    ends = passage.word(index - 2) == "between" or passage.word(index + 4) in FRACTION_FOLLOWERS
    return Amount(index - 1, index + 3, low, high, "fraction", "fraction") if ends and low < high else None


def _is_half_alone(passage: Passage, index: int) -> bool:
    """ "grow by half", "the other half": nothing follows that it could be half of, or a time."""
    before, after = passage.word(index - 1), passage.lexeme(index + 1)
    ends = after is None or not after.text[0].isalnum() or "break" in after.classes
    if before == "by":
        return ends or passage.word(index + 1) in ("in", "since", "over", "by", "from", "to")
    if (passage.word(index - 2), before) != ("the", "other"):
        return False
    return after is None or not {"unit", "units"} & set(after.classes)


def _ends_fraction(passage: Passage, index: int) -> bool:
    after = passage.lexeme(index + 1)
    if after is None or "stop" in after.classes or "comma" in after.classes:
        return passage.word(index - 2) in ("by", "than", "about", "nearly", "almost") or passage.word(index) != "second"
    if passage.word(index) == "quarter" and passage.word(index + 1) == "of":
        return passage.date_at(passage.items[index].start) is None
    return passage.word(index + 1) in FRACTION_FOLLOWERS or passage.word(index - 2) == "by"


def _range(passage: Passage, index: int) -> Amount | None:
    """ "30 to 40", "5,000-6,000", "between 3 and 5", "ranging from 300 to 500"."""
    middle = index + 1
    percent = passage.word(middle) == "%"
    middle += percent
    joint = passage.word(middle)
    if joint not in ("to", "and", "or", "-", "–", "—"):
        return None
    second = middle + 1
    if passage.word(second).upper() in money_signs():
        second += 1
    other = passage.lexeme(second)
    if other is None or other.number is None or _in_date(passage, other):
        return None
    if percent and passage.word(second + 1) != "%":
        return None
    before = passage.words_before(index, 6)
    between = "between" in before[-4:]
    if joint == "and" and not between:
        return None
    if joint == "to" and "from" in before[-3:] and not any(w.startswith(RANGE_VERBS) for w in before):
        return None
    low, high = _same_scale(passage.items[index], other)
    if not low < high or (joint == "or" and high - low > max(2.0, low)):
        return None
    if _is_step_and_level(passage, index, second):
        return None
    if joint in "-–—" and not _is_range_by_dash(passage, second):
        return None
    return Amount(index, second, low, high, "range", "range", joint == "-", middle)


def _is_step_and_level(passage: Passage, index: int, second: int) -> bool:
    """ "fell by $3bn to $11bn": how much, and to where; each has its own sign."""
    signs = [passage.word(place - 1).upper() in money_signs() for place in (index, second)]
    return all(signs) and passage.word(index - 2) in ("by", "rose", "fell", "dropped", "climbed", "jumped", "grew")


def _is_range_by_dash(passage: Passage, second: int) -> bool:
    return not passage.items[second].text.startswith("0") and passage.word(second + 1) != "-"


def _same_scale(left: Lexeme, right: Lexeme) -> tuple[float, float]:
    """The two values; a scale said once counts for both: "3 to 5 million"."""
    low, high = left.number or 0.0, right.number or 0.0
    last = right.text.split()[-1].lower()
    words = number_words().get(last, {})
    scale = words.get("scale") or words.get("short") or 0.0
    return (low * scale if scale and low * scale < high else low), high
