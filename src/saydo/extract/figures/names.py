"""Numbers that are part of a name and count nothing: aircraft, articles, flights, scores, telephone numbers, years."""

from saydo.extract.figures.amounts import Amount
from saydo.extract.figures.counted import Counted
from saydo.extract.figures.measures import Measure
from saydo.extract.figures.passage import Passage
from saydo.lexicon.quantities import designators

CALIBRES = {
    "gun",
    "guns",
    "shell",
    "shells",
    "howitzer",
    "howitzers",
    "round",
    "rounds",
    "artillery",
    "mortar",
    "mortars",
    "ammunition",
    "cannon",
    "calibre",
    "caliber",
    "munitions",
    "projectiles",
}


AGE_LIMITS = {
    (joint, word)
    for joint in ("and", "or")
    for word in ("over", "above", "under", "older", "younger", "upwards", "below", "up")
}


def is_name(passage: Passage, amount: Amount, measure: Measure, counted: Counted) -> bool:
    """Any of the tests in NAMES holds."""
    return any(test(passage, amount, measure, counted) for test in NAMES)


def joined_to_letters(passage: Passage, amount: Amount, measure: Measure, counted: Counted) -> bool:
    """F-16, AK-47, Covid-19, G20: letters stand right before the number."""
    index = amount.first
    before = passage.lexeme(index - 1)
    if before is None or before.end != passage.items[index].start:
        return False
    if before.text in "-–/":
        further = passage.lexeme(index - 2)
        return (
            further is not None
            and further.end == before.start
            and ((further.text.isalpha() and passage.items[index].written == "digits") or further.number is not None)
        )
    return before.text.isalpha() and passage.items[index].written == "digits" and measure.unit is None


def joined_by_letters(passage: Passage, amount: Amount, measure: Measure, counted: Counted) -> bool:
    """3D, 5G, the 10.5th: letters that are no unit stand right after the digits."""
    following = passage.lexeme(amount.last + 1)
    return (
        measure.unit is None
        and following is not None
        and passage.touching(amount.last + 1)
        and following.text.isalpha()
    )


def of_a_pair(passage: Passage, amount: Amount, measure: Measure, counted: Counted) -> bool:
    """Scores and telephone numbers: 3-1, 555-0134, 9/11."""
    index = amount.last + 1
    mark, following = passage.lexeme(index), passage.lexeme(index + 1)
    if mark is None or following is None or mark.text not in ("-", "–", "/") or not passage.touching(index + 1):
        return (
            amount.kind == "range"
            and amount.hyphenated
            and not measure.unit
            and counted.unit is None
            and (amount.high < 100)
        )
    return following.number is not None and passage.touching(index)


def by_designator(passage: Passage, amount: Amount, measure: Measure, counted: Counted) -> bool:
    """Article 5, Flight 370, Group of 20, Boeing 737, 10 Downing Street."""
    if measure.unit is not None or amount.kind != "number":
        return False
    before, index = passage.lexeme(amount.first - 1), amount.first
    two = f"{passage.word(index - 2)} {passage.word(index - 1)}"
    pair = two in designators("before")
    if pair or passage.word(index - 1) in designators("before"):
        singular = passage.token_at(passage.items[index - 1].start)
        capital = passage.items[index - 2 if pair else index - 1].text[0].isupper()
        if pair:
            return capital
        return capital or (singular is not None and singular.tag_ == "NN" and counted.unit is None)
    if counted.noun is not None and counted.noun.lower_ in designators("after") and counted.noun.text[0].isupper():
        return True
    return before is not None and _follows_name(passage, amount, counted)


def _follows_name(passage: Passage, amount: Amount, counted: Counted) -> bool:
    """A capitalised name right before a bare number, and no plural after it: "Apollo 11 landed"."""
    item = passage.items[amount.first]
    token = passage.token_at(passage.items[amount.first - 1].start)
    if token is None or item.written != "digits" or (counted.noun is not None and counted.noun.tag_ in ("NNS", "NNPS")):
        return False
    number = passage.token_at(item.start)
    return (token.tag_ == "NNP" and not token.is_sent_start and number is not None and number.head == token) or (
        token.tag_ == "NNP"
        and number is not None
        and number.dep_ in ("flat", "nummod", "nmod")
        and number.head == token
    )


def calibre(passage: Passage, amount: Amount, measure: Measure, counted: Counted) -> bool:
    """155-mm guns, 120 mm mortars."""
    return measure.unit == "millimetre" and any(passage.word(measure.after + i) in CALIBRES for i in range(3))


def year(passage: Passage, amount: Amount, measure: Measure, counted: Counted) -> bool:
    """A year that was not read as a date, with nothing that it counts."""
    item = passage.items[amount.first]
    return (
        "year" in item.classes
        and 1900 <= amount.low <= 2100
        and not measure.unit
        and (counted.noun is None or counted.noun.tag_ not in ("NNS", "NNPS"))
        and amount.kind == "number"
    )


def pronoun_one(passage: Passage, amount: Amount, measure: Measure, counted: Counted) -> bool:
    """ "one of them", "no one", "one day he": not a count. "one soldier", "one in five" are."""
    if passage.word(amount.first) != "one" or amount.kind != "number":
        return False
    before, after = passage.word(amount.first - 1), passage.word(amount.last + 1)
    if _of_a_number(passage, amount.last + 1) and before not in ("no", "any", "the", "every", "each"):
        return False
    if after in ("of", "another", "side", "thing", "way", "hand", "other") or before in (
        "no",
        "any",
        "every",
        "some",
        "the",
        "this",
        "that",
        "which",
        "each",
        "only",
        "another",
    ):
        return True
    if after == "day" and before not in ("for", "within", "in", "after", "than", "least"):
        return True
    return after != "in" and not measure.unit and counted.noun is None


def _of_a_number(passage: Passage, index: int) -> bool:
    """ "one in four", "one of the nine bridges", "one out of ten"."""
    if passage.word(index) not in ("in", "of", "out"):
        return False
    small = ("of", "the", "its", "their")
    lexeme = passage.lexeme(next((i for i in range(index + 1, index + 4) if passage.word(i) not in small), index))
    return lexeme is not None and lexeme.number is not None and lexeme.text.lower() != "one"


def limit_of_age(passage: Passage, amount: Amount, measure: Measure, counted: Counted) -> bool:
    """ "children of six and over", "under the age of five": says who is meant, and counts nothing."""
    if measure.unit or counted.unit or amount.high > 115:
        return False
    before = [passage.word(amount.first - back) for back in (1, 2)]
    if before[0] == "of" and before[1] in ("age", "ages"):
        return True
    after = (passage.word(amount.last + 1), passage.word(amount.last + 2))
    return after in AGE_LIMITS and before[0] in ("of", "aged", "children", "people", "adults", "those", "anyone")


NAMES = (joined_to_letters, joined_by_letters, of_a_pair, by_designator, calibre, year, pronoun_one, limit_of_age)
