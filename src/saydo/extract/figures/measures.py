"""The unit of measure of an amount: percent, money, kilometres, years of age; and "a day", "per barrel" after it."""

from dataclasses import dataclass

from saydo.extract.figures.amounts import Amount
from saydo.extract.figures.passage import Passage
from saydo.lexicon.quantities import close_units, money_signs, units

ADJECTIVES = {"more", "other", "additional", "extra", "further", "full", "whole", "consecutive", "straight", "long"}
PERSONS = {
    "man",
    "woman",
    "boy",
    "girl",
    "driver",
    "teacher",
    "farmer",
    "son",
    "daughter",
    "mother",
    "father",
    "widow",
    "student",
    "soldier",
    "nurse",
    "journalist",
    "lawyer",
    "leader",
    "brother",
    "sister",
    "husband",
    "wife",
    "worker",
    "pensioner",
}
PER = {"a", "an", "per", "each", "every"}


@dataclass(frozen=True, slots=True)
class Measure:
    """The unit (None where nothing is measured), offsets with the unit, the index after the last lexeme."""

    unit: str | None
    start: int
    end: int
    after: int
    hyphen: bool = False


def measure_of(passage: Passage, amount: Amount) -> Measure:
    """Currency before, unit after, age; else none."""
    start, end = passage.items[amount.first].start, passage.items[amount.last].end
    money = _money_before(passage, amount)
    if money is not None:
        return _with_rate(passage, Measure(money[0], money[1], end, amount.last + 1))
    index = amount.last + 1
    hyphen = passage.word(index) == "-" and passage.touching(index) and passage.touching(index + 1)
    index += hyphen
    if not hyphen:
        while passage.word(index) in ADJECTIVES:
            index += 1
    unit, after = _unit_at(passage, index, amount)
    if unit is None and _is_age(passage, amount):
        return Measure("year of age", start, end, amount.last + 1)
    if unit is None:
        return Measure(None, start, end, amount.last + 1, hyphen)
    found = Measure(unit, start, passage.items[after - 1].end, after, hyphen)
    return _age(passage, found) or _with_rate(passage, found)


def _money_before(passage: Passage, amount: Amount) -> tuple[str, int] | None:
    """ "$5", "US$5", "EUR 5m", "Rs 500"."""
    for index in dict.fromkeys((amount.first - 1, amount.divider - 1 if amount.divider else amount.first - 1)):
        sign = passage.lexeme(index)
        if sign is None:
            continue
        letters = passage.lexeme(index - 1)
        if letters is not None and letters.end == sign.start and sign.text == "$":
            whole = (letters.text + sign.text).upper().replace(".", "")
            if whole in money_signs():
                return money_signs()[whole], letters.start
        for text in (sign.text, sign.text.removesuffix(".")):
            if text in money_signs():
                return money_signs()[text], sign.start
    return None


def _unit_at(passage: Passage, index: int, amount: Amount) -> tuple[str | None, int]:
    """The longest unit of up to four words that begins here, and the index after it."""
    words: list[str] = []
    pieces = [passage.items[i] for i in range(index, min(index + 4, len(passage.items)))]
    joined = ""
    best: tuple[str | None, int] = (None, index)
    for place, item in enumerate(pieces):
        space = "" if place == 0 or pieces[place - 1].end == item.start else " "
        joined += space + item.text.lower().replace("’", "'")
        words.append(item.text)
        name = units().get(joined)
        if name is not None:
            best = (name, index + place + 1)
    if (
        best[0] is None
        and pieces
        and passage.touching(index)
        and passage.items[amount.last].written in ("digits", "both")
    ):
        name = close_units().get(pieces[0].text.lower())
        if name is not None:
            return name, index + 1
    return best


def _age(passage: Passage, found: Measure) -> Measure | None:
    """ "54 years old", "13-year-old", "40 years of age"."""
    index = found.after
    if found.unit in ("year", "month", "week", "day"):
        skip = 1 if passage.word(index) == "-" else 0
        if passage.word(index + skip) == "old":
            end = passage.items[index + skip].end
            return Measure(f"{found.unit} of age", found.start, end, index + skip + 1, found.hyphen)
        if (passage.word(index), passage.word(index + 1)) == ("of", "age"):
            return Measure(f"{found.unit} of age", found.start, passage.items[index + 1].end, index + 2)
    return None


def _is_age(passage: Passage, amount: Amount) -> bool:
    """ "aged 9 and 11", "John Smith, 61, said"."""
    if not 0 < amount.low <= 115 or passage.items[amount.last].written not in ("digits", "words"):
        return False
    before = [passage.word(amount.first - back) for back in (1, 2, 3)]
    if before[0] == "aged" or (
        before[0] in ("and", "or", "between", ",") and "aged" in (*before[1:], passage.word(amount.first - 4))
    ):
        return True
    mark = passage.word(amount.last + 1)
    token = passage.token_at(passage.items[amount.first - 2].start) if amount.first > 1 else None
    return (
        before[0] == ","
        and mark in (",", ".")
        and token is not None
        and passage.items[amount.last].written == "digits"
        and ((token.pos_ == "PROPN" and mark == ",") or token.lower_ in PERSONS)
    )


def _with_rate(passage: Passage, found: Measure) -> Measure:
    """ "70 dollars a barrel", "3 euros per tonne"."""
    rate = rate_at(passage, found.after)
    if rate is None and passage.word(found.after) == "of":
        rate = rate_at(passage, found.after + 2) or rate_at(passage, found.after + 3)
    if rate is None or found.unit == "percent":
        return found
    name, after = rate
    return Measure(f"{found.unit} per {name}", found.start, passage.items[after - 1].end, after, found.hyphen)


def rate_at(passage: Passage, index: int) -> tuple[str, int] | None:
    """The unit or noun after "a", "per" or "/", and the index after it."""
    word = passage.word(index)
    if word not in PER and word != "/":
        return None
    name = units().get(passage.word(index + 1))
    if name is not None and name not in ("point", "mark", "real"):
        return name, index + 2
    token = passage.token_at(passage.items[index + 1].start) if index + 1 < len(passage.items) else None
    if (
        token is not None
        and word in ("per", "a", "an")
        and token.tag_ == "NN"
        and (
            word == "per"
            or passage.word(index + 1) in ("head", "share", "person", "piece", "unit", "pupil", "seat", "litre")
        )
    ):
        return token.lower_, index + 2
    return None
