"""The drawing of an audit: everything on it, nothing over another thing."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saydo.show.timeline import RADIUS, ROWS, Point, draw

DAY = date(2031, 1, 1)


def point(number: int, day: date, lane: str = "words") -> Point:
    return Point(lane, day, number, f"{lane} {number}", f"c1-w{number}")


days = st.integers(-4000, 4000).map(lambda n: DAY + timedelta(days=n))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(days, st.sampled_from(["words", "deeds"])), max_size=60),
    st.lists(days, min_size=1, max_size=3),
    st.sampled_from([350, 860]),
)
def test_every_point_is_drawn_in_its_lane_and_none_over_another(
    where: list[tuple[date, str]], marks: list[date], width: int
) -> None:
    """Whatever the days, all points are inside, words above and deeds below the axis, apart, and none is lost."""
    points = [point(n, day, lane) for n, (day, lane) in enumerate(where, start=1)]
    line = draw(points, [("due", "due 31 Dec 2030", day) for day in marks], width=width)
    assert sum(dot.more if dot.point is None else 1 for dot in line.dots) == len(points)
    for dot in line.dots:
        assert 0 <= dot.x - RADIUS <= dot.x + RADIUS <= width
        assert (dot.y + RADIUS <= line.axis_top) if dot.lane == "words" else (dot.y - RADIUS >= line.axis_bottom)
        assert line.top <= dot.y - RADIUS <= dot.y + RADIUS <= line.height
    for one, other in combinations([d for d in line.dots if d.point], 2):
        assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= (2 * RADIUS) ** 2
    labels = sorted((mark.label_y, mark.label_x) for mark in line.markers)
    for (y, x), (other_y, other_x) in combinations(labels, 2):
        assert y != other_y or abs(x - other_x) > 80
    for tick, following in combinations(line.ticks, 2):
        assert abs(tick.x - following.x) > 20


def test_a_crowd_is_counted() -> None:
    """Of many points on one day a stack is drawn and the rest is one number."""
    line = draw([point(n, DAY) for n in range(1, 31)], [("as-of", "as of", DAY)], width=350)
    assert [dot.more for dot in line.dots if dot.point is None] == [30 - ROWS]


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        (DAY, DAY, "1 Jan 2031"),
        (DAY, date(2031, 12, 1), "Mar 2031"),
        (date(1990, 1, 1), date(2050, 1, 1), "2020"),
        (date(1, 1, 1), date(9999, 12, 31), "5000"),
    ],
)
def test_ticks_fit_the_time_they_divide(first: date, last: date, label: str) -> None:
    """Days for weeks, months for a year, years for decades, even at the ends of the calendar."""
    line = draw([point(1, first)], [("as-of", "as of", last)], width=860)
    assert label in [tick.label for tick in line.ticks]
