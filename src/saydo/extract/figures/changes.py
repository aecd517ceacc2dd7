"""How exact an amount is (about, at least, at most), and whether it is a rise or a fall."""

from dataclasses import dataclass

from saydo.extract.figures.amounts import Amount
from saydo.extract.figures.passage import Passage
from saydo.lexicon.quantities import change_words, figure_words

LONGEST = 6
SHARES = {"percent", "percentage point", "basis point", "point"}
ADVERBS = {
    "sharply",
    "further",
    "again",
    "another",
    "an",
    "a",
    "roughly",
    "about",
    "nearly",
    "almost",
    "some",
    "just",
    "only",
    "more",
    "than",
    "at",
    "least",
    "up",
    "to",
    "by",
    "between",
    "over",
    "around",
    "as",
    "much",
    "its",
    "steadily",
    "slightly",
    "in",
    "the",
    "under",
    "close",
    "less",
    "well",
    "full",
    "from",
    "prices",
    "output",
    "rates",
}


@dataclass(frozen=True, slots=True)
class Limit:
    """change is one of = ~ > <; direction up, down or None; start and end the offsets with the words of the limit."""

    change: str
    direction: str | None
    start: int
    end: int


def limits(passage: Passage, amount: Amount, start: int, end: int, unit: str | None) -> Limit:
    """The words before and after the figure that limit it; then its direction, which outranks them."""
    first = passage.lexemes.at_or_after(start)
    after = passage.lexemes.at_or_after(end)
    change, limit_start = _before(passage, first)
    limit_end = end
    said = _after(passage, amount.last + 1) or _after(passage, after)
    if said is not None and change in ("=", "~"):
        change, limit_end = said
    if amount.kind == "couple" and change == "=":
        change = "~"
    if amount.kind == "crowd" and change in ("=", "~"):
        change = ">"
    return Limit(change, _direction(passage, amount, first, after, unit), limit_start, limit_end)


def _before(passage: Passage, index: int) -> tuple[str, int]:
    """The longest limiting phrase right before the figure, articles apart, and where it begins."""
    start = passage.items[index].start if index < len(passage.items) else len(passage.text)
    words = passage.words_before(index, LONGEST + 2)
    phrases = figure_words("before")
    skipped = 0
    while (
        words and words[-1] in ("the", "a", "an", "another", "its", "their", "between", "from", "those") and skipped < 2
    ):
        if " ".join(words[-3:]) in phrases:
            break
        words, skipped = words[:-1], skipped + 1
    for length in range(min(LONGEST, len(words)), 0, -1):
        phrase = " ".join(words[-length:])
        if phrase not in phrases:
            continue
        if length == 1 and _is_particle(passage, index - 1 - skipped):
            return "=", start
        change = phrases[phrase]
        begin = passage.items[max(index - length - skipped, 0)].start
        return change, (begin if not skipped else start)
    return "=", start


def _is_particle(passage: Passage, index: int) -> bool:
    """ "hand over 50 prisoners": the word belongs to the verb."""
    token = passage.token_at(passage.items[index].start) if index >= 0 else None
    return token is not None and (token.dep_ == "compound:prt" or token.tag_ == "RP")


def _after(passage: Passage, index: int) -> tuple[str, int] | None:
    """ "or so", "or more", "-plus"."""
    phrases = figure_words("after")
    joined, found = "", None
    for place in range(index, min(index + 3, len(passage.items))):
        item = passage.items[place]
        space = "" if place == index or passage.touching(place) else " "
        joined += space + item.text.lower()
        if joined in phrases and not (place == index and passage.word(place) == "odd"):
            found = phrases[joined], item.end
    return found


def _direction(passage: Passage, amount: Amount, first: int, after: int, unit: str | None) -> str | None:
    """up or down where the figure is the size of a change, None where it is a level ("rose to 5 percent")."""
    words = passage.words_before(first, 8)
    compare = change_words("compare").get(passage.word(after))
    if compare and amount.kind == "fraction" and passage.word(after + 1) == "than":
        return compare
    noun = change_words("noun").get(passage.word(after))
    if noun and (unit in SHARES or amount.kind == "fraction"):
        return noun
    if (len(words) > 1 and words[-1] == "of") or (words and words[-1] in ADVERBS and "of" in words[-4:]):
        place = max(i for i, word in enumerate(words) if word == "of") if "of" in words else 0
        if place and words[place - 1] in change_words("noun"):
            return change_words("noun")[words[place - 1]]
    return _by_verb(words, unit, amount)


def _by_verb(words: list[str], unit: str | None, amount: Amount) -> str | None:
    is_share = unit in SHARES or amount.kind == "fraction"
    for back, word in enumerate(reversed(words)):
        if word in ("to", "from", "at") and words[len(words) - back - 2 : len(words) - back - 1] != ["up"]:
            return None
        by = "by" in words[len(words) - back :]
        pair = " ".join(words[max(len(words) - back - 2, 0) : len(words) - back])
        if word in change_words("adverb") and (is_share or by or back == 0) and back <= 3:
            return change_words("adverb")[word] if is_share or unit or by else None
        verb = change_words("verb").get(pair) or change_words("verb").get(word)
        if verb and (by or is_share):
            return verb
        if verb and back == 0 and unit:
            return verb
        share = change_words("share").get(word)
        if share and (is_share or by):
            return share
        if word not in ADVERBS and not by and back > 1:
            return None
    return None
