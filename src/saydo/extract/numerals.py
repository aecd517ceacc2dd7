"""Numbers of several words read as one: "twenty-four", "a hundred and fifty", "two and a half million", "2.5bn"."""

from collections.abc import Iterator

from saydo.extract.lexemes import Lexeme
from saydo.lexicon.quantities import number_words


def join_numerals(items: list[Lexeme]) -> Iterator[Lexeme]:
    """The same lexemes, with each number made one lexeme that has its value."""
    index = 0
    while index < len(items):
        item = items[index]
        if item.number is None and item.written != "word" and item.text not in ("a", "an", "A", "An"):
            yield item
            index += 1
            continue
        ordinal = _spelled_ordinal(items, index)
        if ordinal is not None:
            yield ordinal
            index += 3 if items[index + 1].text == "-" else 2
            continue
        found = _numeral(items, index)
        if found is None:
            yield item
            index += 1
            continue
        value, end = found
        yield _joined(items[index:end], value)
        index = end


def _spelled_ordinal(items: list[Lexeme], index: int) -> Lexeme | None:
    """ "twenty-first", "thirty first"."""
    tens = kinds(items[index]).get("tens")
    last = items[index + 1 : index + 3]
    if tens is None or not last:
        return None
    final = last[-1] if last[0].text == "-" and len(last) == 2 else last[0]
    value = kinds(final).get("ordinal", 10)
    if value >= 10:
        return None
    number = str(int(tens + value))
    classes = {"ordinal": number, "monthday": number} if tens + value <= 31 else {"ordinal": number}
    return Lexeme(items[index].start, final.end, f"{items[index].text}-{final.text}", classes, None, "ordinal")


def _joined(parts: list[Lexeme], value: float) -> Lexeme:
    first, last = parts[0], parts[-1]
    if len(parts) == 1 and first.written == "digits":
        return first
    text = " ".join(part.text for part in parts)
    if first.written == "digits":
        return Lexeme(first.start, last.end, text, {"number": text}, value, "both")
    classes = {"number": text, "spelled": text}
    if _is_spelled_year(parts):
        classes["year"] = str(int(value))
    elif value == 2000:
        classes["millennial"] = "2000"
    elif len(parts) == 1 and value <= 12:
        classes["hour"] = str(int(value))
    return Lexeme(first.start, last.end, text, classes, value, "words")


def _is_spelled_year(parts: list[Lexeme]) -> bool:
    return (
        len(parts) > 1
        and _simple(parts[0]) is not None
        and 13 <= (_simple(parts[0]) or 0) <= 20
        and ((_simple(parts[1]) or 0) >= 10)
    )


def kinds(item: Lexeme) -> dict[str, float]:
    return number_words().get(item.text.lower(), {}) if item.written == "word" else {}


def _simple(item: Lexeme) -> float | None:
    """The value of a word under a hundred."""
    words = kinds(item)
    return next((words[kind] for kind in ("unit", "teen", "tens") if kind in words), None)


def _numeral(items: list[Lexeme], index: int) -> tuple[float, int] | None:
    """The value of the numeral that begins here and the index after it."""
    item = items[index]
    if item.number is not None:
        return _after_digits(items, index)
    low = item.text.lower()
    if low in ("a", "an"):
        return _after_article(items, index)
    if "part" in kinds(item) and low == "half":
        return _half(items, index)
    if _simple(item) is None and "hundred" not in kinds(item):
        return None
    return _spelled(items, index)


def _after_digits(items: list[Lexeme], index: int) -> tuple[float, int]:
    value, end = items[index].number or 0.0, index + 1
    if _texts(items, end, 3)[1:2] == ["/"] and items[end].number is not None and items[end + 2].number:
        value, end = value + (items[end].number or 0) / (items[end + 2].number or 1), end + 3
    elif _texts(items, end, 3) == ["and", "a", "half"]:
        value, end = value + 0.5, end + 3
    return _scaled(items, value, end)


def _after_article(items: list[Lexeme], index: int) -> tuple[float, int] | None:
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None:
        return None
    if {"hundred", "scale", "dozen"} & set(kinds(following)):
        return _spelled(items, index + 1, start=1.0)
    if following.text.lower() == "half" and index + 2 < len(items):
        scale = items[index + 2] if items[index + 2].text != "-" else items[min(index + 3, len(items) - 1)]
        if {"scale", "dozen"} & set(kinds(scale)):
            return _half(items, index + 1)
    return None


def _half(items: list[Lexeme], index: int) -> tuple[float, int] | None:
    """ "half a million", "half a dozen", "half-million"."""
    end = index + 1
    if end < len(items) and items[end].text.lower() in ("a", "-"):
        end += 1
    if end < len(items) and {"scale", "dozen"} & set(kinds(items[end])):
        return _scaled(items, 0.5, end)
    return None


def _scaled(items: list[Lexeme], value: float, end: int) -> tuple[float, int]:
    """Multiply by the scales that follow: "2.5 million", "3bn", "40 thousand", "2 dozen"."""
    while end < len(items):
        words = kinds(items[end])
        hyphen = items[end].text == "-" and end + 1 < len(items) and {"scale"} & set(kinds(items[end + 1]))
        if hyphen and _touching(items, end):
            end += 1
            continue
        scale = words.get("scale") or words.get("hundred") or words.get("dozen")
        if scale is None and "short" in words and _is_short_scale(items, end):
            scale = words["short"]
        if scale is None:
            return value, end
        value, end = value * scale, end + 1
    return value, end


def _is_short_scale(items: list[Lexeme], index: int) -> bool:
    """ "3m", "1.5bn", "2.4 bn", not "3 m" (metres)."""
    touching = items[index - 1].end == items[index].start
    text = items[index].text
    if len(text) == 1:
        money = index >= 2 and items[index - 2].text in "$€£¥₹"
        return (touching and (money or text in ("k", "K"))) or (
            touching and text in ("m", "M", "b", "B") and (items[index - 1].number or 0) < 1000 and money
        )
    return touching or text.lower() in ("bn", "mn", "mln", "bln", "trn", "tn")


def _spelled(items: list[Lexeme], index: int, *, start: float = 0.0) -> tuple[float, int] | None:
    """Number words one after another, with hyphens and "and" between them."""
    total, current, end, seen = 0.0, start, index, bool(start)
    while end < len(items):
        if (
            seen
            and items[end].text == "-"
            and _touching(items, end)
            and end + 1 < len(items)
            and _continues(items[end + 1], current)
        ):
            end += 1
            continue
        if seen and items[end].text.lower() == "and":
            half = _texts(items, end, 3) == ["and", "a", "half"]
            if half:
                current, end = current + 0.5, end + 3
                continue
            if (
                end + 1 < len(items)
                and (total + current) >= 100
                and (_simple(items[end + 1]) is not None)
                and (current % 100 == 0)
            ):
                end += 1
                continue
            break
        words = kinds(items[end])
        simple = _simple(items[end])
        if simple is not None:
            if not _continues(items[end], current) and seen:
                break
            if seen and 13 <= current <= 20 and simple >= 10:
                current = current * 100
            current, seen = current + simple, True
        elif "hundred" in words and (seen or end == index):
            current, seen = (current or 1.0) * 100, True
        elif {"scale", "dozen"} & set(words) and (seen or end == index):
            total += (current or 1.0) * (words.get("scale") or words.get("dozen") or 1.0)
            current, seen = 0.0, True
        else:
            break
        end += 1
    return (total + current, end) if seen and end > index else None


def _continues(item: Lexeme, current: float) -> bool:
    """A word that may come next inside one numeral, given the value of the group so far."""
    simple = _simple(item)
    if simple is None:
        return bool({"hundred", "scale"} & set(kinds(item)))
    if current % 100 == 0:
        return True
    if current % 100 >= 20 and current % 10 == 0:
        return simple < 10 or (current == 20 and simple >= 10)
    return 13 <= current <= 19 and simple >= 10


def _touching(items: list[Lexeme], index: int) -> bool:
    """No white space around this lexeme."""
    return items[index - 1].end == items[index].start and (
        index + 1 < len(items) and items[index].end == items[index + 1].start
    )


def _texts(items: list[Lexeme], index: int, length: int) -> list[str]:
    return [item.text.lower() for item in items[index : index + length]]
