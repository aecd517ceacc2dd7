"""A number whose noun was said with the number before it: "220 votes to 211", "48 of them", "pumped 5,000 more"."""

import re
from dataclasses import replace

from spacy.tokens import Token

from saydo.extract import grammar
from saydo.extract.figures.passage import Passage
from saydo.lexicon.quantities import currency_names, units
from saydo.records import Figure

JOINTS = re.compile(
    r""",?\ *(?:(?:up|down)?\ *(?:to|in|from|against|compared\ with|versus|or|rather\ than|instead\ of|not)
    |and\ \w+(?:ed|t)|(?:and|but)\ (?:only|just|another|about|some)?|(?:of\ whom|of\ which|,)?)
    (?:\ +(?:about|at\ least|nearly|some|more\ than|only|the))?""",
    re.VERBOSE,
)
FROM_LEVEL = re.compile(r",?\ *(?:up|down)?\ *from", re.VERBOSE)
OF_THEM = re.compile(r"\s+(?:of|among)\s+(?:them|whom|which|these|those)\b")
ANOTHER = re.compile(r"\b(?:the other|another|a further|an additional|an extra|the remaining|the rest,)\s+$")
MORE = re.compile(
    r"\s+(?:more|others|fewer|less)\b\s*(?:[.,;]|$|\w+(?:ed|ing)\b|(?:in|on|by|from|to|at|were|was|are|will)\b)"
)
SENTENCE_END = re.compile(r"[.!?;]\s|\n\n")


def with_unit_of_last(passage: Passage, found: list[Figure], figure: Figure) -> Figure:
    """The figure with the unit of the one before it, where only joining words stand between and nothing follows it, or
    where the number stands for the things counted last."""
    last = found[-1]
    between = passage.text[last.span.end : figure.span.start]
    between = between.removeprefix(" " + (last.what or "")) if last.what else between
    joined = last.unit is not None and JOINTS.fullmatch(between.strip()) is not None and bool(between.strip(" ,"))
    if joined and (last.unit not in ("percent", None) or _is_level(between)):
        return replace(figure, unit=last.unit, what=figure.what or last.what)
    said = _counted_last(passage, found, figure)
    return replace(figure, unit=said.unit, what=figure.what or said.what) if said is not None else figure


def _is_level(between: str) -> bool:
    return FROM_LEVEL.fullmatch(between.strip()) is not None or between.strip() == "to"


def _counted_last(passage: Passage, found: list[Figure], figure: Figure) -> Figure | None:
    """The last figure of the sentence with a noun, where this one stands for more or some of the same things."""
    text = passage.text
    last = next((one for one in reversed(found) if one.unit not in (None, "percent")), None)
    if last is None or SENTENCE_END.search(text[last.span.end : figure.span.start]):
        return None
    if OF_THEM.match(text, figure.span.end) or ANOTHER.search(text, max(0, figure.span.start - 24), figure.span.start):
        return last
    number = _number(passage, figure)
    before = passage.token_at(last.span.start)
    if number is None or before is None or figure.rule not in ("number", "crowd") or _has_noun(number):
        return None
    if MORE.match(text, figure.span.end) and not _is_money(last):
        return last
    same_verb = grammar.clause_head(number).lemma_ == grammar.clause_head(before).lemma_
    counts = last.unit not in units().values() and not _is_money(last)
    stands = number.dep_ in ("nsubj", "nsubj:pass") and number.i + 1 < len(number.doc)
    stands = stands and number.nbor(1).pos_ in ("VERB", "AUX")
    taken = number.dep_ == "obj" and number.head.pos_ == "VERB" and number.head != before.head
    return last if (counts and (stands or taken)) or (same_verb and number.dep_ == "obj") else None


def _number(passage: Passage, figure: Figure) -> Token | None:
    """The token of the number itself, behind words like "about"."""
    first = passage.token_at(figure.span.start)
    last = passage.token_at(figure.span.end - 1)
    return next((t for t in first.doc[first.i : last.i + 1] if t.pos_ == "NUM"), None) if first and last else None


def _has_noun(number: Token) -> bool:
    """The number hangs on a noun that it counts."""
    counted = number.dep_ in ("nummod", "compound", "amod") and number.head.i > number.i
    return counted and number.head.lower_ not in ("more", "others", "fewer", "less")


def _is_money(figure: Figure) -> bool:
    return figure.unit in currency_names()
