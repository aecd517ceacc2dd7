"""Figures: a number or range with its unit or the noun it counts, how exact it is, and whether it is a rise or a fall.

`find_figures` is the whole face. Its words stand in lexicon/numbers.tsv, units.tsv, currencies.tsv, figure_words.tsv,
change_words.tsv and designators.tsv.
"""

from spacy.tokens import Doc

from saydo.extract.figures.amounts import Amount, amounts_in
from saydo.extract.figures.changes import limits
from saydo.extract.figures.counted import Counted, counted_by
from saydo.extract.figures.ellipsis import with_unit_of_last
from saydo.extract.figures.measures import measure_of
from saydo.extract.figures.names import is_name
from saydo.extract.figures.parts import with_wholes
from saydo.extract.figures.passage import Passage
from saydo.extract.figures.whose import holder_of, place_of
from saydo.extract.scan import cut
from saydo.records import Article, Figure, When


def find_figures(article: Article, doc: Doc, dates: tuple[When, ...]) -> tuple[Figure, ...]:
    """Every figure of the article, in order. Calendar dates, clock times and numbers in names are none."""
    passage = Passage(article, doc, cut(article.text), dates)
    found: list[Figure] = []
    last = Counted()
    for amount in amounts_in(passage):
        if last.covers(passage.items[amount.first].start):
            continue  # a number within the noun that the last figure counts: "18 Leopard 2A6 tanks"
        measure = measure_of(passage, amount)
        counted = counted_by(passage, amount, measure)
        if is_name(passage, amount, measure, counted):
            continue
        last = counted
        figure = _figure(passage, amount, measure.start, measure.end, measure.unit, counted)
        found.append(with_unit_of_last(passage, found, figure) if found and figure.unit is None else figure)
    return tuple(with_wholes(article.text, found))


def _figure(passage: Passage, amount: Amount, start: int, end: int, unit: str | None, counted: Counted) -> Figure:
    limit = limits(passage, amount, start, end, unit)
    low = None if limit.change == "<" else amount.low
    high = None if limit.change == ">" else amount.high
    change = limit.direction or limit.change
    span = passage.article.span(min(start, limit.start), max(end, limit.end))
    place, holder = None, None
    if counted.run and unit is None:
        place, holder = place_of(passage, counted.run[-1]), holder_of(counted.run[-1], list(counted.run))
    name = unit or counted.unit
    return Figure(passage.article.id, span, amount.rule, low, high, name, counted.what, change, place, holder)
