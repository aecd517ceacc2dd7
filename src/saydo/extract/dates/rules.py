"""The rules for dates: the patterns of lexicon/date_patterns.toml in order, each with the function that reads it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from re import Pattern

from saydo.extract.dates import (
    calendar_rules,
    distance_rules,
    duration_rules,
    fiscal_rules,
    month_rules,
    other_rules,
    relative_rules,
)
from saydo.extract.dates.context import Context, Found
from saydo.extract.dates.words import Words
from saydo.extract.lexemes import pattern
from saydo.lexicon.date_patterns import date_patterns

Reader = Callable[[Context, Words], Found | None]

READERS: tuple[Reader, ...] = (
    calendar_rules.iso_day,
    calendar_rules.slashed_day,
    calendar_rules.day_range,
    calendar_rules.day_of_month,
    calendar_rules.another_day,
    calendar_rules.weekday_of_month,
    calendar_rules.lone_day,
    month_rules.day_of_this_month,
    month_rules.week_of_month,
    month_rules.that_day_in_a_year,
    calendar_rules.week_of,
    calendar_rules.month_range,
    calendar_rules.month_named,
    fiscal_rules.fiscal_year,
    calendar_rules.year_range,
    calendar_rules.year_named,
    calendar_rules.decade_named,
    calendar_rules.century_named,
    calendar_rules.season_named,
    calendar_rules.quarter_named,
    relative_rules.quarter_year_ago,
    relative_rules.the_quarter,
    relative_rules.unit_told,
    relative_rules.part_of_unit,
    relative_rules.weekend_told,
    relative_rules.weekday_told,
    relative_rules.today_told,
    relative_rules.part_of_today,
    relative_rules.tonight,
    distance_rules.ago,
    distance_rules.vague_ago,
    distance_rules.from_now,
    distance_rules.later,
    distance_rules.earlier,
    duration_rules.coming_stretch,
    duration_rules.past_stretch,
    duration_rules.stretch_of_unknown_place,
    duration_rules.duration,
    duration_rules.one_or_two,
    duration_rules.bare_units,
    duration_rules.every,
    duration_rules.every_named,
    duration_rules.frequency,
    duration_rules.rate,
    other_rules.feast,
    other_rules.clock_time,
    other_rules.present,
    other_rules.past,
    other_rules.recent,
    other_rules.future,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over the classes of lexemes and the function that reads its words."""

    name: str
    pattern: Pattern[str]
    read: Reader


@cache
def rules() -> tuple[Rule, ...]:
    """Where two rules match from the same word the longer wins, of equals the one that stands first."""
    readers = {reader.__name__: reader for reader in READERS}
    return tuple(Rule(row.rule, pattern(row.pattern), readers[row.reader]) for row in date_patterns())
