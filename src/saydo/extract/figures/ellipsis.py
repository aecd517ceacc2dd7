"""A number whose noun was said with the number before it: "220 votes to 211", "30 people and wounded 70"."""

import re
from dataclasses import replace

from saydo.extract.figures.passage import Passage
from saydo.records import Figure

JOINTS = re.compile(
    r""",?\ *(?:(?:up|down)?\ *(?:to|in|from|against|compared\ with|versus|or|rather\ than|instead\ of|not)
    |and\ \w+(?:ed|t)|(?:and|but)\ (?:only|just|another|about|some)?|(?:of\ whom|of\ which|,)?)
    (?:\ +(?:about|at\ least|nearly|some|more\ than|only|the))?""",
    re.VERBOSE,
)
FROM_LEVEL = re.compile(r",?\ *(?:up|down)?\ *from", re.VERBOSE)


def with_unit_of_last(passage: Passage, last: Figure, figure: Figure) -> Figure:
    """The figure with the unit of the one before it, where only joining words stand between and nothing follows it."""
    between = passage.text[last.span.end : figure.span.start]
    between = between.removeprefix(" " + (last.what or "")) if last.what else between
    rate = last.unit is not None and JOINTS.fullmatch(between.strip()) is not None and bool(between.strip(" ,"))
    if not rate or (last.unit in ("percent", None) and not FROM_LEVEL.fullmatch(between.strip())):
        return figure
    return replace(figure, unit=last.unit, what=figure.what or last.what)
