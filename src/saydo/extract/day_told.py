"""A day told for a thing, with no verb that does the deed: "it is down for March", "June 2024 is the date for it".

The rules of day_rules.py are tried on each date of a sentence; where the words name no thing, the promise before says
what it is of.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from saydo.extract.binding import DEMANDS
from saydo.extract.day_rules import GAPPED, RULES, Beside, Found, comes_then, segment, without_verb
from saydo.extract.due_roles import YEAR, forward, in_year, word_at
from saydo.extract.grammar import is_negated
from saydo.records import Article, When

RULE = "commitment.day-told"
VAGUE = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"}


@dataclass(frozen=True, slots=True)
class DayTold:
    """Whose day it is (None where the words do not say), the word that gives it, and whether it is recalled."""

    when: When
    word: Token
    noun: Token | None
    past: bool
    plain: bool = True  # the words say that a day is given, and not only a thing beside a day


def days_told(article: Article, doc: Doc, dates: Sequence[When], taken: set[int]) -> Iterator[DayTold]:
    """Every day that is told for a thing, in sentences where none of the dates in `taken` (their offsets) is used."""
    for sentence in doc.sents:
        here = [w for w in dates if sentence.start_char <= w.span.start < sentence.end_char]
        if not here or sentence.text.rstrip().endswith("?"):
            continue
        told = any(sentence.start_char <= offset < sentence.end_char for offset in taken)
        for when in here:
            if when.span.start in taken or when.kind not in ("DATE", "TIME") or when.value in VAGUE:
                continue
            word = word_at(doc, when)
            if word is None:
                continue
            before = article.text[sentence.start_char : when.span.start].lstrip()
            beside = Beside(when, word, sentence, before, article.text[when.span.end : sentence.end_char])
            one = _read(article, beside, GAPPED if told else RULES, _year_before(here, when))
            if one is not None:
                told = True
                yield one


def _year_before(dates: Sequence[When], when: When) -> int | None:
    """ "In 2025, the first in May": the year that stands before a month or day without one."""
    years = [w for w in dates if re.fullmatch(r"\d{4}", w.value) and w.span.end <= when.span.start]
    return int(years[-1].value) if years and not YEAR.search(when.span.text) else None


def _read(
    article: Article, beside: Beside, rules: Sequence[Callable[[Beside], Found | None]], year: int | None
) -> DayTold | None:
    """What the first rule that answers reads; nothing where the day has gone by and is not recalled, or is doubted."""
    for rule in rules:
        found = rule(beside)
        if found is None:
            continue
        word, noun, past = found
        when = forward(beside.when, article, recalled=past) if year is None else in_year(beside.when, year)
        late = when.last is None or (article.published is not None and when.last < article.published)
        if late and not (past and when.last is not None):
            return None
        plain = rule not in (without_verb, segment, comes_then)
        return None if _is_doubted(word) else DayTold(when, word, noun, past, plain)
    return None


def _is_doubted(word: Token) -> bool:
    """Under a word of demand or doubt, or in a question or condition."""
    for above in (word, *word.ancestors):
        if above.pos_ == "VERB" and above.lemma_.lower() in DEMANDS and above != word:
            return True
        if any(c.lower_ in ("if", "whether", "unless", "until") and c.dep_ == "mark" for c in above.children):
            return True
    return is_negated(word)
