"""Every rule for dates in order: where two match from the same word the longer wins, of equals the one that stands first.

A pattern is over the classes of lexemes (see `extract.lexemes.pattern`); the function reads what it matched.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from re import Pattern

from saydo.extract.dates import calendar_rules as calendar
from saydo.extract.dates import duration_rules as stretch
from saydo.extract.dates import other_rules as other
from saydo.extract.dates import relative_rules as relative
from saydo.extract.dates.context import Context, Found, Words
from saydo.extract.dates.fragments import ABOUT, PART, YEAR
from saydo.extract.lexemes import pattern


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the function that reads its words."""

    name: str
    pattern: str
    read: Callable[[Context, Words], Found | None]

    @property
    def compiled(self) -> Pattern[str]:
        return pattern(self.pattern)


AMOUNT = ("(?P<amount> (?: half a | half | a couple of? | a? half (?=unit) | the? couple of? | a? (?:vague|crowd) (?: of )?"
          " | a | number | another | one ) )")
KIND = "(?: more? adjective* more? )"
HALF = "(?P<and_half> and a half_word )?"
UNIT = "(?P<unit> unit | units )"
ROUGH = "(?: (?: at (?:least|most) | up to | no more than | not more than | about | more than )+ )?"
WHICH = """(?P<which> the? (?: last | next | coming | previous | current | past | latest | final )
    | this (?: past | coming )? | that same? | the (?: following | same ) )"""
NEAR = """(?P<which> (?:the)? (?: last | next | coming | previous | past ) | this (?: past | coming )? | that same?
    | the (?: following | same ) )?"""
NOT_AGE = "(?! hyphen? old | of age )"
OF_WEEK = "(?P<of_week> of? (?:the)? (?: this | last | next | coming | following | previous ) week_word )"
DAYPART = "(?P<daypart> part )"
WEEKDAY_BEFORE = "(?: (?P<named_weekday>weekday) comma? the? )?"
QUARTER_YEAR = """(?: (?: of? comma? (?: fiscal (?:year_word)? )? (?P<year> year | short_year ))
  | of? comma? (?:the)? (?:its)? (?P<year_word_said> this | last | next | that | same | following | previous | coming | current
  | past ) fiscal? year_word | of (?:the|its) fiscal? year_word )?"""
TIME_OF_DAY = """(?: (?P<clock>clock) | (?P<hour>hour) (?= meridiem | oclock_word | in the part | at night_word)
    | (?<=at)(?P<told_hour>hour) (?= on weekday part) )"""

RULES = (
    Rule("iso day", "(?P<iso>iso)", calendar.iso_day),
    Rule("figures day", "(?P<slashed>slashed)", calendar.slashed_day),
    Rule("range of days", f"(?P<month>month) (?P<low>monthday) (?:hyphen|dash|to|through|until) (?P<monthday>monthday) {YEAR}",
         calendar.day_range),
    Rule("range of days", f"the? (?P<low>monthday) (?:hyphen|dash|to|through|until) the? (?P<monthday>monthday) of? (?P<month>month) {YEAR}",
         calendar.day_range),
    Rule("range of days", f"(?<=between) (?P<low>monthday) and the? (?P<monthday>monthday) of? (?P<month>month) {YEAR}",
         calendar.day_range),
    Rule("range of days", f"(?<=between) (?P<month>month) (?P<low>monthday) and (?P<monthday>monthday) {YEAR}",
         calendar.day_range),
    Rule("day of a month", f"{PART} {WEEKDAY_BEFORE} {NEAR} (?P<month>month) the? (?P<monthday>monthday) (?!hyphen unit | percent_sign) {YEAR}",
         calendar.day_of_month),
    Rule("day of a month", f"{PART} {WEEKDAY_BEFORE} the? (?P<monthday>monthday) (?: day_word )? of? (?P<month>month) {YEAR}",
         calendar.day_of_month),
    Rule("another day", "(?<= month monthday and) the? (?P<monthday>monthday) (?! _ | percent_sign | unit )", calendar.another_day),
    Rule("week of a day", f"the? week_word of (?P<month>month) (?P<monthday>monthday) {YEAR}", calendar.week_of),
    Rule("range of months", f"the? (?P<low>month) (?:hyphen|dash|to|through) (?P<month>month) (?: quarter_word | period )? {YEAR}",
         calendar.month_range),
    Rule("month", f"{PART} {NEAR} (?P<month>month) {YEAR}",
         calendar.month_named),
    Rule("fiscal year", "the? (?: fiscal_year hyphen? | fiscal year_word? | calendar_kind year_word? ) (?P<year>year)", calendar.fiscal_year),
    Rule("fiscal year", "(?P<which> the? (?: this | last | next | coming | current | past | latest | previous )) fiscal year_word",
         calendar.fiscal_year),
    Rule("range of years", "(?P<year>year) (?:hyphen|dash|slash) (?P<high> year | minutes )", calendar.year_range),
    Rule("year", f"{PART} (?: the year_word (?:of)? )? (?P<year> year | short_year )", calendar.year_named),
    Rule("year", f"{PART} the year_word (?P<year>millennial)", calendar.year_named),
    Rule("year", "the (?P<year> year ) (?: period | quarter_word )", calendar.year_named),
    Rule("decade", f"{PART} the? (?:early|late|mid)? hyphen? (?: (?P<decade>decade) | (?<=the) (?P<spelled>decade_word) | (?P<spelled_mod>(?:early|late|mid) decade_word) )",
         calendar.decade_named),
    Rule("century", f"{PART} the? (?P<ordinal>ordinal) hyphen? century_word", calendar.century_named),
    Rule("season", f"{PART} (?P<which> the? (?:this|last|next|coming|past|previous|following|same)+ ) (?P<season>season) {YEAR}",
         calendar.season_named),
    Rule("season", f"(?: (?P<part> (?:the)? (?:end|beginning|middle) of | early (?:in)? | late (?:in)? | mid hyphen?) the? | (?<=in) the? | (?<=by) the? | (?<=until) the? | (?<=since) the? | (?<=during) the? | (?<=before) the? | (?<=for) the | the ) (?P<season>season) {YEAR}",
         calendar.season_named),
    Rule("season", "(?P<season>season) (?: of? (?P<year>year) | of? (?P<year_word_said>this|last|next) year_word )", calendar.season_named),
    Rule("quarter", f"{PART} (?: the | its | a )? (?:current|latest)? (?:fiscal hyphen?)? (?P<ordinal>ordinal) (?:hyphen? fiscal)? hyphen? (?P<unit>quarter_word | half_word) {QUARTER_YEAR}",
         calendar.quarter_named),
    Rule("quarter", f"(?P<code>quarter_code) {QUARTER_YEAR}", calendar.quarter_named),
    Rule("quarter", "the? (?: (?P<year_word_said> this | last | next ) year_word possessive | (?P<year>year) ) (?:fiscal)? (?P<ordinal>ordinal) hyphen? (?P<unit>quarter_word | half_word)",
         calendar.quarter_named),
    Rule("quarter", "the? corresponding? (?P<year_ago> year_word hyphen? (?:ago|earlier) ) (?P<ordinal>ordinal) hyphen? (?P<unit>quarter_word)",
         calendar.quarter_named),
    Rule("year-ago quarter", "(?:the|its|a)? corresponding? year_word (?: hyphen (?:ago|earlier) (?: quarter_word | period )? | (?:ago|earlier) (?: quarter_word | period ))", relative.quarter_year_ago),
    Rule("year-ago quarter", "the (?: corresponding | same | previous) (?:quarter_word | period ) (?: of? last year_word | a year_word (?:ago|earlier) )", relative.quarter_year_ago),
    Rule("the quarter", "the (?:latest | current_)? (?: quarter_word | (?<=latest) period )".replace("| current_", ""), relative.the_quarter),
    Rule("this unit", f"{PART} {WHICH} (?:fiscal)? (?P<unit>unit)", relative.unit_told),
    Rule("part of a unit", f"(?P<part> (?:the)? (?:ordinal half_word | end | beginning | middle | bulk | rest) of | (?:early|late|later|earlier|mid|middle) in) the {UNIT}",
         relative.part_of_unit),
    Rule("part of a unit", f"(?:the|about)* {UNIT} (?: possessive | hyphen )? (?P<year_end>end)", relative.part_of_unit),
    Rule("named day", f"{PART} {NEAR} (?P<feast>feast) {YEAR}", other.feast),
    Rule("unit that ends", "(?<=before) the (?P<unit>unit) (?= is out )", relative.part_of_unit),
    Rule("weekend", f"{PART} (?: (?P<which> the? (?:this|last|next|coming|past|previous|following)+ ) | the | a )? weekend", relative.weekend_told),
    Rule("weekday", f"(?P<part>early|late|earlier|later)? {NEAR} (?P<weekday>weekday) (?:early|late)? {DAYPART}? {OF_WEEK}?",
         relative.weekday_told),
    Rule("weekday", "(?P<daypart>part) (?:on|of) (?P<weekday>weekday)", relative.weekday_told),
    Rule("today", f"(?P<part>early|late|earlier|later)? (?P<today>today) (?:early|late)? {DAYPART}?", relative.today_told),
    Rule("today", "the day_word (?P<beyond> after | before ) (?P<today>today)", relative.today_told),
    Rule("part of today", f"(?P<part>early|late|earlier|later)? (?P<which> the? (?:this|last|next|following|previous|that|same)+ ) (?P<part_of>early|late|mid hyphen?)? {DAYPART}", relative.part_of_today),
    Rule("part of today", f"(?P<which>the) {DAYPART} (?! of)", relative.part_of_today),
    Rule("part of today", "(?P<part>later|late|early)? (?P<which> tonight ) (?P<daypart>)".replace("(?P<daypart>)", ""), relative.tonight),
    Rule("part of today", "(?P<daypart> overnight )", relative.tonight),
    Rule("ago", f"{ROUGH} {AMOUNT} {KIND}? {HALF} {UNIT} {HALF.replace('and_half', 'half_after')} (?: or so )? (?P<ago> ago | back (?=stop|comma) )", relative.ago),
    Rule("ago", "(?P<unit>units) ago", relative.vague_ago),
    Rule("from now", f"{ROUGH} {AMOUNT} {KIND}? {HALF} {UNIT} (?: hence | from (?:present | (?P<today>today)) | ahead (?!of) )", relative.from_now),
    Rule("later", f"{ROUGH} {AMOUNT} {KIND}? {UNIT} (?: later | on (?=comma|stop) | after that )", relative.later),
    Rule("later", f"the {UNIT} (?: after (?=comma|stop) )", relative.later),
    Rule("earlier", f"{ROUGH} {AMOUNT} {KIND}? {UNIT} (?: earlier | before (?=comma|stop) | previous (?=comma|stop) )", relative.earlier),
    Rule("earlier", f"the {UNIT} before (?=comma|stop)", relative.earlier),
    Rule("coming stretch", f"(?: the | its )? (?: next | coming | following ) (?P<amount> number | vague | a? couple of? | crowd of )? {KIND}? (?P<unit>units) (?: ahead )?", stretch.coming_stretch),
    Rule("coming stretch", "the (?P<unit>units) (?: ahead | to (?=_) )".replace("| to (?=_)", ""), stretch.coming_stretch),
    Rule("past stretch", f"{ROUGH} (?: the | these | those | its )? (?P<which> last | past | previous ) (?P<amount> number | vague | a? couple of? | crowd of )? {KIND}? (?P<unit>units)", stretch.past_stretch),
    Rule("past stretch", "the? (?P<which>past) (?P<unit>century_word|decade_unit)", stretch.past_stretch),
    Rule("stretch", f"the (?: ordinal | final | first | latest) (?P<amount> number | vague | a? couple of? )? {KIND}? (?P<unit>units)", stretch.stretch_of_unknown_place),
    Rule("stretch", f"(?: the | these | those | all | its)+ (?P<amount> number | vague ) {KIND}? (?P<unit>units)", stretch.duration),
    Rule("duration", f"{ROUGH} {AMOUNT} {KIND}? {HALF} {UNIT} (?:{HALF.replace('and_half', 'half_later')}) (?: or so | or more | or number )? {NOT_AGE}", stretch.duration),
    Rule("duration", f"(?P<amount>number) hyphen (?P<unit>unit) (?: hyphen long )? {NOT_AGE}", stretch.duration),
    Rule("duration", "(?P<amount> vague | couple | half ) hyphen (?P<unit>unit|units) (?! hyphen? old)", stretch.duration),
    Rule("duration", "(?P<unit>unit) hyphen long", stretch.duration),
    Rule("two counts", f"(?P<next> the? (?: next|coming|following) )? {ROUGH} (?P<low>a|number) (?:to|or|hyphen|dash|and) (?P<amount>number) {KIND}? (?P<unit>unit|units) {NOT_AGE}", stretch.one_or_two),
    Rule("bare units", "(?: vague )? (?P<unit>units) (?: (?:or | and) units )? (?! hyphen? old | ago)", stretch.bare_units),
    Rule("every", f"(?: each | every ) (?: other | (?P<amount>number | vague) )? (?P<unit>unit|units)", stretch.every),
    Rule("every", f"(?: each | every ) (?: (?P<weekday>weekday) (?P<daypart>part)? | (?P<month>month) )", stretch.every_named),
    Rule("every", f"(?: (?P<weekday>weekdays) | (?P<weekday_stem>weekday) (?P<daypart>parts) )", stretch.every_named),
    Rule("frequency", "(?P<frequency>frequency)", stretch.frequency),
    Rule("rate", "(?P<skip> times | once | twice ) (?P<article> a | each | every | per ) (?P<unit>unit)", stretch.rate),
    Rule("clock", f"(?:about)? {TIME_OF_DAY} (?: (?P<meridiem>meridiem) | oclock_word )? (?:zone | zone_word time)? (?P<daytime> in the part | at night_word | this part | tonight )? (?: comma? on? (?: (?P<weekday>weekday) | (?P<today>today) | (?P<month>month) (?P<monthday>monthday) | (?P<monthday_first>monthday) (?P<month_after>month)) {DAYPART}? )?", other.clock_time),
    Rule("clock", f"(?P<oclock>oclock) (?: comma? on? (?: (?P<weekday>weekday) | (?P<today>today)) )?", other.clock_time),
    Rule("present", "(?: right )? present | (?: these days_word | this moment | (?<=at) the moment )", other.present),
    Rule("present", "current", other.present),
    Rule("past", "(?: more )? past_reference | the past_noun (?!units|unit|number|vague|adjective|couple|half)", other.past),
    Rule("past", "recent (?P<unit>units) (?:and units)?", other.recent),
    Rule("future", "(?<!as) future_reference (?! after | before) | as future_reference as possible", other.future),
    Rule("future", "the (?: near | foreseeable | distant | immediate )? future_noun | the near term | a later date_word", other.future),
)


@cache
def compiled_rules() -> tuple[tuple[Rule, Pattern[str]], ...]:
    return tuple((rule, rule.compiled) for rule in RULES)
